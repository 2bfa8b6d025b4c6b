"""An agreement across dispatches: who owes what, and what has been reported done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.actor import Citation, Player
from chancery.records.agreement import Status
from chancery.records.time import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An obligation as one dispatch tells it; ``id`` is ``DISPATCH#OBLIGATION``.

    ``behind`` are the words of the sentence behind the action: "pay 3 million *to the families*".
    ``status`` is what the dispatch reports, ``assessed`` what a reviewer made of it.
    """

    id: str
    bearers: tuple[Player, ...]
    counterparties: tuple[Player, ...]
    action: str
    thing: str | None
    due: Interval | None
    condition: str | None
    status: Status
    cited: Citation
    behind: str = ""
    assessed: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """An agreement as one dispatch tells it; ``id`` is ``DISPATCH#AGREEMENT``.

    ``day`` is the day of publication; ``names`` are the words that name it, the longest first.
    ``wire`` is the text that the dispatch is a print of; ``named`` are the proper names in the
    sentences that name it, each as it sounds and as it is written; ``around`` the ids of actors
    that the dispatch names anywhere.
    """

    id: str
    dispatch: str
    day: str | None
    language: str | None
    name: str
    names: tuple[str, ...]
    kind: Literal["agreement", "decree", "promise"]
    parties: tuple[Player, ...]
    signed: Interval | None
    place: str | None
    place_country: str | None
    owed: tuple[Owed, ...]
    cited: Citation
    wire: str = ""
    named: tuple[tuple[str, str], ...] = ()
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStep:
    """A later event that bears on a stipulation, the state that it reports, and who claims it.

    ``telling`` is the first telling of the interaction; ``claimed_by`` the innermost of who tells
    it; ``why`` what tied it to the stipulation, in words.
    """

    interaction: str
    telling: str
    status: Status
    day: str | None
    claimed_by: str | None
    sources: tuple[str, ...]
    why: str
    cited: Citation

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "interaction": self.interaction,
            "telling": self.telling,
            "status": self.status,
            "day": self.day,
            "claimed_by": self.claimed_by,
            "sources": list(self.sources),
            "why": self.why,
            "cited": self.cited.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one interaction reports of what a dossier owes, whatever other interactions report.

    ``texts`` are those that tell the interaction; each of ``steps`` has the number of its
    stipulation.
    """

    dossier: str
    interaction: str
    texts: tuple[str, ...]
    steps: tuple[tuple[int, ReportedStep], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stipulation:
    """The smallest verifiable promise, merged across tellings.

    ``reported`` is the state that the dispatches report; ``assessment`` a reviewer's, or ``None``.
    ``codes`` are provision types of the Peace Accords Matrix (``PAM:…``) and disarmament steps of
    the IDDRS (``IDDRS:…``). ``lag`` is the days from promise to the first deed reported.
    ``provision`` is its kind, a key of ``knowledge/agreements/provisions.yml``; ``since`` the day
    from which it is owed: that of the signature where it is known, else of the first telling.
    ``laid_down`` is the state in which the agreement itself leaves it, before any step. ``words``
    are its actions as told, each with its language, by which a later deed is recognised; ``behind``
    the words behind them. ``known_as`` are, for each bearer, all that tellings call it; where
    none is told, the parties.
    """

    id: str
    bearers: tuple[Player, ...]
    counterparties: tuple[Player, ...]
    action: str
    thing: str | None
    due: Interval | None
    condition: str | None
    reported: Status
    assessment: Status | None
    codes: tuple[str, ...]
    steps: tuple[ReportedStep, ...]
    lag: int | None
    told: tuple[Citation, ...]
    owed: tuple[str, ...]
    provision: str | None = None
    since: str | None = None
    laid_down: Status = "promised"
    words: tuple[tuple[str | None, str], ...] = ()
    behind: tuple[tuple[str | None, str], ...] = ()
    known_as: tuple[tuple[Player, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An agreement of the world.

    ``accords`` are its tellings, in order of publication, ``wires`` the texts that they stand in.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: Literal["agreement", "decree", "promise"]
    parties: tuple[Player, ...]
    signed: Interval | None
    place: str | None
    stipulations: tuple[Stipulation, ...]
    accords: tuple[str, ...]
    told: tuple[Citation, ...]
    last_day: str | None
    wires: tuple[str, ...] = ()
