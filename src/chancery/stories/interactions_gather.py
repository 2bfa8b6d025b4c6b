"""One event of the world, out of all that tell it.

A pure function of the set of tellings: they are put in order of publication first, and what is most
told is counted by texts, never by prints. Those that tell the event say what it was; where nobody
tells it, those that announce it, then those that deny or end it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from chancery.knowledge.families import load_families
from chancery.knowledge.folding import fold
from chancery.records.identity import identify
from chancery.records.telling import Bearing, Interaction, Report, Telling
from chancery.stories import interactions_most as most
from chancery.stories.interactions_sources import independent_sources
from chancery.stories.interactions_versions import Borne, contradictions
from chancery.stories.merged import merge_players

State = Literal["reported", "announced", "called_off", "denied", "contested"]

_BEARINGS: tuple[Bearing, ...] = ("tells", "announces", "denies", "calls_off")


def gather_tellings(
    tellings: Iterable[Telling], source_of_wire: Mapping[str, str | None]
) -> Interaction:
    """The interaction that some tellings are of; its id is made of the earliest.

    Raises ``ValueError`` when there is no telling.
    """
    held = sorted(tellings, key=most.order)
    if not held:
        message = "no tellings: an interaction is made of one at least"
        raise ValueError(message)
    borne = [(telling, bearing_of(telling)) for telling in held]
    chief = _chief(borne)
    act, kind = most.act_and_type(chief)
    when, place = most.when(chief) or most.when(held), most.place(chief) or most.place(held)
    days = [telling.day for telling in held if telling.day is not None]
    return Interaction(
        id=identify("interaction", {"telling": held[0].id}),
        type=kind,
        mode=most.mode(chief, kind),
        act=act,
        players=merge_players([telling for telling, _ in sorted(borne, key=_bears)]),
        when=when,
        place=place.place if place else None,
        place_country=place.place_country if place else None,
        topics=most.topics(held),
        state=_state(borne),
        first_seen=min(telling.seen for telling in held),
        first_day=min(days, default=None),
        reports=tuple(_report(*one) for one in borne),
        sources=independent_sources(_telling_it(borne), source_of_wire),
        outlets=len({fold(t.publisher) for t in held if t.publisher}),
        contradictions=contradictions(borne),
        geonameid=place.geonameid if place else None,
        place_precision=place.place_precision if place else None,
        pacts=most.pacts(held),
        named=most.names(held),
    )


def bearing_of(telling: Telling) -> Bearing:
    """How a telling bears on the event.

    What is denied before its day is called off ("ne se rendra pas mardi à Ankara"); what is not
    sure is announced before its day, and told after it ("aurait bombardé").
    """
    first = telling.when.first if telling.when else None
    ahead = first is not None and telling.day is not None and first.isoformat() > telling.day
    if telling.act in load_families().calls_off:
        return "calls_off"
    if telling.modality == "negated":
        return "calls_off" if ahead else "denies"
    announced = telling.modality == "planned" or (ahead and telling.modality == "conditional")
    return "announces" if announced else "tells"


def _chief(borne: Sequence[Borne]) -> list[Telling]:
    """Those that say what the event was."""
    best = min(map(_bears, borne))
    return [one[0] for one in borne if _bears(one) == best]


def _telling_it(borne: Sequence[Borne]) -> list[Telling]:
    """Those who do not deny it; all, where everybody does."""
    held = [telling for telling, bearing in borne if bearing != "denies"]
    return held or [telling for telling, _ in borne]


def _bears(one: Borne) -> int:
    return _BEARINGS.index(one[1])


def _state(borne: Sequence[Borne]) -> State:
    """What the reports add up to; what was called off and then told did happen."""
    bearings = [bearing for _, bearing in borne]
    if "tells" in bearings and "denies" in bearings:
        return "contested"
    if "denies" in bearings:
        return "denied"
    last = [bearing for bearing in bearings if bearing != "announces"]
    if not last:
        return "announced"
    return "called_off" if last[-1] == "calls_off" else "reported"


def _report(telling: Telling, bearing: Bearing) -> Report:
    return Report(
        telling=telling.id,
        dispatch=telling.dispatch,
        event=telling.event,
        publisher=telling.publisher,
        published=telling.published,
        seen=telling.seen,
        wire=telling.wire,
        bearing=bearing,
        modality=telling.modality,
        told_by=telling.told_by,
        cited=telling.cited,
    )
