"""Tellings made ready for being compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.knowledge.families import families_of, is_mutual, is_spoken, load_families, remembers
from chancery.knowledge.figures import class_of, people_of
from chancery.knowledge.folding import fold
from chancery.knowledge.matter import ACROSS, WITHIN, phase, stems
from chancery.records.actor import Part, Player
from chancery.records.event import Modality
from chancery.records.telling import Telling
from chancery.stories.cards import Cards
from chancery.stories.dates import Days, days_of
from chancery.stories.sides import Side, counted_side, side_of

_QUOTE = re.compile(r"[«“\"]\s*([^«»“”\"]{12,}?)\s*[»”\"]")
"""Quoted words; those of fewer than twelve characters are names and words held at a distance."""


@dataclass(frozen=True, slots=True, eq=False)
class TellingCard:
    """A telling as it is compared.

    ``stems`` and ``matter`` are the beginnings of words of its sentences and of its topics, within
    its language and across languages; the names of players and place are left out, as they are
    compared by themselves. ``topics``, ``contexts`` and ``numbers`` are as a person reads them.
    ``counts`` are all numbers of each class, of those counted as of what became of them ("Nine
    soldiers captured"); ``counted`` are the people counted, as sides.
    ``names`` are the other proper names of its sentences, as they sound, ``town`` those of its
    place.
    """

    telling: Telling
    families: frozenset[str]
    mutual: bool
    spoken: bool
    calls_off: bool
    refuses: bool
    modality: Modality
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    days: Days
    place: str | None
    text: str
    stems: frozenset[str]
    stems_across: frozenset[str]
    matter: frozenset[str]
    matter_across: frozenset[str]
    quotes: tuple[frozenset[str], ...]
    phase: str | None
    figures: dict[str, float]
    counts: dict[str, frozenset[float]]
    counted: tuple[Side, ...]
    topics: str
    contexts: str
    numbers: str
    names: frozenset[str]
    town: frozenset[str]
    around: frozenset[str]

    @property
    def everyone(self) -> tuple[Side, ...]:
        """Actors and recipients."""
        return self.actors + self.recipients


def _make(telling: Telling) -> TellingCard:
    known, act, kind = load_families(), telling.act, telling.type
    names = [player.name for player in telling.players] + [telling.place or ""]
    return TellingCard(
        telling=telling,
        families=families_of(act, kind),
        mutual=is_mutual(act, kind),
        spoken=is_spoken(act, kind),
        calls_off=act in known.calls_off,
        refuses=kind in known.refusals and act not in known.calls_off,
        modality=telling.modality,
        actors=_sides(telling.players, "actor"),
        recipients=_sides(telling.players, "recipient"),
        days=days_of(telling, calls_off=act in known.calls_off, remembered=remembers(act, kind)),
        place=fold(telling.place) if telling.place else None,
        text=" ".join(telling.text.split()),
        stems=_without([telling.text], names, WITHIN),
        stems_across=_without([telling.text], names, ACROSS),
        matter=_without(telling.topics, names, WITHIN),
        matter_across=_without(telling.topics, names, ACROSS),
        quotes=_quotes(telling.text),
        phase=phase(telling.text),
        figures=_figures(telling),
        counts=_counts(telling),
        counted=tuple(filter(None, dict.fromkeys(counted_side(x.exact) for x in telling.figures))),
        topics=", ".join(telling.topics),
        contexts=", ".join(telling.contexts),
        numbers=", ".join(figure.exact for figure in telling.figures),
        names=_names(telling),
        town=_town(telling),
        around=frozenset(telling.around),
    )


telling_card = Cards(_make)
"""The card of a telling."""


def _sides(players: tuple[Player, ...], part: Part) -> tuple[Side, ...]:
    return tuple(dict.fromkeys(side_of(player) for player in players if player.part == part))


def _without(texts: list[str] | tuple[str, ...], names: list[str], letters: int) -> frozenset[str]:
    return frozenset(stems(texts, letters)).difference(stems(names, letters))


def _names(telling: Telling) -> frozenset[str]:
    """Without those of players, which are compared by themselves."""
    said = {alike for player in telling.players for one in player.sounds for alike in one.split()}
    return frozenset(sound for sound, _ in telling.named if sound not in said)


def _town(telling: Telling) -> frozenset[str]:
    if telling.place is None or telling.place_precision != "point":
        return frozenset()
    words = set(fold(telling.place).split())
    return frozenset(sound for sound, written in telling.named if fold(written) in words)


def _quotes(text: str) -> tuple[frozenset[str], ...]:
    quoted = (frozenset(stems([quote], WITHIN)) for quote in _QUOTE.findall(text))
    return tuple(words for words in quoted if words)


def _figures(telling: Telling) -> dict[str, float]:
    """The largest number of each class: the others are parts of it ("dont trois enfants")."""
    found: dict[str, float] = {}
    for figure in telling.figures:
        name = class_of(figure.noun)
        found[name] = max(figure.value, found.get(name, figure.value))
    return found


def _counts(telling: Telling) -> dict[str, frozenset[float]]:
    found: dict[str, set[float]] = {}
    for figure in telling.figures:
        for name in {class_of(figure.noun), people_of(figure.exact)} - {None}:
            found.setdefault(name or "", set()).add(figure.value)
    return {name: frozenset(values) for name, values in found.items()}
