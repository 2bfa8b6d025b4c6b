"""An agreement of one dispatch while its parts are being collected, and how it is sealed."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.agreements.reading.named import Named
from chancery.agreements.reading.recalled import Recalled
from chancery.records.agreement import Agreement, Obligation
from chancery.records.event import Event, Role
from chancery.records.mention import Place
from chancery.records.text import Evidence, Span, Text
from chancery.records.time import When


@dataclass(slots=True, kw_only=True)
class Opened:
    """What is known of an agreement: who it is, what made it, what its nouns recall."""

    named: Named
    made_by: list[Event] = field(default_factory=list)
    recalled: list[Recalled] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)

    @property
    def made(self) -> list[Event]:
        """The events that make it and are not denied."""
        return [event for event in self.made_by if event.modality != "negated"]

    @property
    def signed(self) -> When | None:
        """When it was made: by an event, else as its noun recalls."""
        told = (*(event.date for event in self.made), *(one.signed for one in self.recalled))
        return next((when for when in told if when), None)

    @property
    def place(self) -> Place | None:
        """Where it was made, in the same way."""
        told = (*(event.place for event in self.made), *(one.place for one in self.recalled))
        return next((place for place in told if place), None)

    @property
    def parties(self) -> tuple[Role, ...]:
        """Who made it, in the same way, wherever all are told; of a decree only who issued it."""
        if self.named.kind == "decree":
            return _once([role for event in self.made for role in event.actors])
        told = _once([role for e in self.made for role in (*e.actors, *e.recipients)])
        recalled: tuple[Role, ...] = max((r.parties for r in self.recalled), key=len, default=())
        whole = len(told) < len(recalled) and {r.entity for r in told} <= {
            r.entity for r in recalled
        }
        return recalled if whole else told

    def is_other(self, recalled: Recalled) -> bool:
        """Whether what a noun recalls cannot be of this one: another day, another town."""
        return any(_differ(one, recalled) for one in self.recalled)


def seal(one: Opened, text: Text, names: list[Span], language: str) -> Agreement | None:
    """The record; ``None`` for a noun of which the dispatch tells nothing.

    ``names`` are the words that name it.
    """
    rule = _rule(one, language)
    if rule is None:
        return None
    mentions = tuple(map(text.cite, names)) or tuple(event.anchor for event in one.made_by)
    return Agreement(
        name=_name(mentions) if names else one.obligations[0].action.exact,
        kind=one.named.kind,
        parties=one.parties,
        signed=one.signed,
        place=one.place,
        obligations=tuple(_distinct(one.obligations)),
        mentions=mentions,
        rule=rule,
    )


def _name(mentions: tuple[Evidence, ...]) -> str:
    return max((mention.exact for mention in mentions), key=len)


def _rule(one: Opened, language: str) -> str | None:
    """What the record rests on: an event, an obligation, or what a noun recalls."""
    if one.made:
        return one.made[0].rule
    if one.obligations:
        return one.obligations[0].rule
    told = (r for r in one.recalled if r.signed or len(r.parties) > 1)
    recalled = next(told, None) if one.named.kind == "agreement" else None
    return f"lexicons/{language}/stipulations.yml#{recalled.by}" if recalled else None


def _differ(one: Recalled, other: Recalled) -> bool:
    signed = one.signed and other.signed
    days = signed and not (
        one.signed and other.signed and one.signed.interval.overlaps(other.signed.interval)
    )
    towns = one.place and other.place and one.place.name != other.place.name
    return bool(days or towns)


def _once(roles: list[Role]) -> tuple[Role, ...]:
    return tuple({role.entity: role for role in reversed(roles)}.values())[::-1]


def _distinct(obligations: list[Obligation]) -> list[Obligation]:
    """Each once, as it was read first, in text order."""
    told = {(o.action.start, o.action.end): o for o in reversed(obligations)}
    return [told[where] for where in sorted(told)]
