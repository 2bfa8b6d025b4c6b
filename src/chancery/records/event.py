"""An event: who did what to whom, when, where, how surely, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.identity import identify
from chancery.records.mention import Place
from chancery.records.statement import Teller
from chancery.records.text import Evidence
from chancery.records.time import When

Modality = Literal["asserted", "attributed", "planned", "conditional", "negated"]

STRENGTH: tuple[Modality, ...] = ("asserted", "attributed", "planned", "conditional", "negated")
"""One value is kept, the strongest: the later in this list, the stronger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An entity (by id) in a role, and the words that put it there.

    ``name`` says what an *other* is (victim, beneficiary, via …), and ``concerned`` of a recipient
    that was found in what is asked, refused or threatened: "menace de taxer les produits
    *allemands*".
    """

    entity: str
    evidence: Evidence
    name: str = ""

    def to_json(self) -> dict[str, object]:
        """The JSON form; ``role`` only where there is a name."""
        named = {"role": self.name} if self.name else {}
        return {**named, "id": self.entity, "evidence": self.evidence.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an act is about, in the page's words, and who says so (as ``told_by`` of an event)."""

    evidence: Evidence
    told_by: tuple[Teller, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The evidence's own fields, and ``told_by``."""
        told_by = [teller.to_json() for teller in self.told_by]
        return {**self.evidence.to_json(), "told_by": told_by}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event, told once per dispatch however often it is mentioned.

    ``act`` is the native speech or material act (meet, call, sign, undertake, order …); ``type``,
    ``mode`` and ``contexts`` are PLOVER's. ``anchor`` is the evidence for act and type: the words
    that evoke the event; ``also`` are its other mentions. ``modality_evidence`` are the words that
    make it other than asserted. ``condition`` are those on which the act depends ("en cas de
    refus"); a threat made under a condition was made, so it stays asserted. ``told_by`` runs from
    the publisher inwards. ``rule`` is the file and key of the entry that fired.
    """

    act: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    others: tuple[Role, ...]
    topics: tuple[Topic, ...]
    date: When | None
    place: Place | None
    modality: Modality
    modality_evidence: tuple[Evidence, ...]
    condition: Evidence | None
    told_by: tuple[Teller, ...]
    anchor: Evidence
    evidence: tuple[Evidence, ...]
    also: tuple[Evidence, ...]
    rule: str

    @property
    def id(self) -> str:
        """Made from the whole content of the event."""
        return identify("event", self._content())

    def _content(self) -> dict[str, object]:
        return {
            "act": self.act,
            "type": self.type,
            "mode": self.mode,
            "contexts": list(self.contexts),
            "actors": [role.to_json() for role in self.actors],
            "recipients": [role.to_json() for role in self.recipients],
            "others": [role.to_json() for role in self.others],
            "topics": [topic.to_json() for topic in self.topics],
            "date": self.date.to_json() if self.date else None,
            "place": self.place.to_json() if self.place else None,
            "modality": self.modality,
            "modality_evidence": [evidence.to_json() for evidence in self.modality_evidence],
            "condition": self.condition.to_json() if self.condition else None,
            "told_by": [teller.to_json() for teller in self.told_by],
            "anchor": self.anchor.to_json(),
            "evidence": [evidence.to_json() for evidence in self.evidence],
            "also": [evidence.to_json() for evidence in self.also],
            "rule": self.rule,
        }

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"id": self.id, **self._content()}
