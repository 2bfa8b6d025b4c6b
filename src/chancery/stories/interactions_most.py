"""What is most told of an event: counted by texts, never by prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chancery.knowledge.folding import fold
from chancery.knowledge.ontology import load_ontology
from chancery.records.telling import Telling
from chancery.records.time import Interval

LAST = "9999"
"""Behind every date: what nobody dated founds nothing while something dated is there."""
_FINENESS = ("point", "admin1", "country", "region")
_ENDLESS = 10**6
_PACTS = 4
_NAMES, _SHORTEST = 8, 3
"""Pacts and names that are kept: what one telling of forty adds is no matter of all."""


def order(telling: Telling) -> tuple[str, str]:
    """By publication, then by id."""
    return telling.published or telling.day or LAST, telling.id


def by_text(tellings: Sequence[Telling]) -> list[Telling]:
    """Each act of each text once: forty prints say it no louder than one."""
    return list({(t.wire, t.act, t.type, t.text): t for t in reversed(tellings)}.values())[::-1]


def act_and_type(tellings: Sequence[Telling]) -> tuple[str, str]:
    """The act and type most told; of several the strongest, then the first by name."""
    types = load_ontology().types
    counts = Counter((t.act, t.type) for t in by_text(tellings))

    def rank(one: tuple[str, str]) -> tuple[int, float, tuple[str, str]]:
        known = types.get(one[1])
        return -counts[one], -abs(known.score) if known else 0, one

    return min(counts, key=rank)


def mode(tellings: Sequence[Telling], kind: str) -> str | None:
    """The mode most told with a type."""
    counts = Counter(t.mode for t in by_text(tellings) if t.type == kind and t.mode)
    return min(counts, key=lambda held: (-counts[held], held), default=None)


def when(tellings: Sequence[Telling]) -> Interval | None:
    """The narrowest date that agrees with most texts; of several the earliest."""
    dated = [(t.wire, t.when) for t in tellings if t.when is not None]
    told = Counter(held.edtf for _, held in dict.fromkeys(dated))

    def rank(one: Interval) -> tuple[int, int, int, str]:
        agreeing = len({wire for wire, other in dated if one.overlaps(other)})
        return -agreeing, _length(one), -told[one.edtf], one.edtf

    return min((held for _, held in dated), key=rank, default=None)


def _length(held: Interval) -> int:
    return _ENDLESS if held.first is None or held.last is None else (held.last - held.first).days


def place(tellings: Sequence[Telling]) -> Telling | None:
    """The telling that names the place most precisely; of several the place most told."""
    placed = [t for t in tellings if t.place is not None]
    told = Counter(fold(t.place or "") for t in by_text(placed))

    def rank(one: Telling) -> tuple[int, int, tuple[str, str]]:
        fine = one.place_precision
        fineness = _FINENESS.index(fine) if fine in _FINENESS else len(_FINENESS)
        return fineness, -told[fold(one.place or "")], order(one)

    return min(placed, key=rank, default=None)


def topics(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """What the act is about, the most told first, each once."""
    spelled: dict[str, str] = {}
    for telling in tellings:
        for topic in telling.topics:
            spelled.setdefault(fold(topic), topic)
    told = Counter(topic for t in by_text(tellings) for topic in {fold(x) for x in t.topics})
    return tuple(spelled[topic] for topic in sorted(spelled, key=lambda topic: -told[topic]))


def pacts(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """The dossiers that the tellings name, the most told first."""
    return _most(((t.pact,) if t.pact else ()) for t in by_text(tellings))[:_PACTS]


def names(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """The proper names in the tellings as they sound, but for those of players.

    What is shorter than three sounds ("Oman", "Bari") sounds like too much.
    """
    said = {x for t in tellings for who in t.players for one in who.sounds for x in one.split()}
    told = ({sound for sound, _ in t.named} - said for t in by_text(tellings))
    long = (sorted(one for one in sounds if len(one) >= _SHORTEST) for sounds in told)
    return _most(long)[:_NAMES]


def _most(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    counts = Counter(one for group in groups for one in group)
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))
