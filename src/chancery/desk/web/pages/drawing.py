"""Pictures of interactions: a timeline, a map, who met whom. Every mark is a link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from markupsafe import Markup

from chancery.desk.across_lines import MOST
from chancery.desk.pictures import (
    Cell,
    Mark,
    Node,
    Spot,
    Tie,
    matrix,
    network,
    timeline,
    world_map,
)
from chancery.desk.web.addresses import address_of
from chancery.desk.web.codes import called, family
from chancery.desk.web.visit import Visit
from chancery.desk.web.wording import translations
from chancery.records.actor import Player
from chancery.records.telling import Interaction
from chancery.store.arrived import Spot as Place
from chancery.store.arrived import spots_of

Say = Callable[[str], str]

FEWEST = 2
"""Interactions, or actors, of which a picture is drawn at all."""

MOST_NAMES = 14
"""Actors of a matrix; of a network there may be more."""

_NOT_DONE = frozenset({"denied", "called_off", "announced"})
_MEETINGS = frozenset({"CONSULT", "COOPERATE"})
"""Types by which people met, for a matrix of who met whom."""

COARSE = ("point", "admin1", "country", "region")


def speech(visit: Visit) -> Say:
    """How the reader's language says something."""
    return translations(visit.language).gettext


def places_of(visit: Visit, held: Iterable[Interaction]) -> dict[str, Place]:
    """Interaction id → where it was, as far as coordinates are known."""
    some = list(held)
    events = {report.event: one.id for one in some for report in one.reports}
    with visit.ledger.reading() as connection:
        found = spots_of(connection, events)
    placed: dict[str, Place] = {}
    for event, spot in found.items():
        placed.setdefault(events[event], spot)
    known = {one.id for one in some if one.place_precision in COARSE}
    return {name: spot for name, spot in placed.items() if name in known}


def drawn_timeline(held: Sequence[Interaction], say: Say) -> list[Markup]:
    """Interactions by day, a lane for each type of event."""
    if len(held) < FEWEST:
        return []
    marks = [
        Mark(
            first=_first(one), last=_last(one), lane=family(one.type, say),
            label=f"{say(one.act.replace('_', ' '))}{say(': ')}{_who(one.players, say)}",
            href=address_of(one.id), state=one.state,
        )
        for one in sorted(held, key=lambda one: (one.first_day or "", one.id))
    ]  # fmt: skip
    return [timeline(marks, title=say("What happened when"), name="timeline", say=say)]


def _who(players: Iterable[Player], say: Say) -> str:
    """``Tchad, Front du Nord → Libye``, in the reader's language where nobody or more are meant."""
    held = list(players)
    acting = _some([one.name for one in held if one.part == "actor"], say)
    to_whom = _some([one.name for one in held if one.part == "recipient"], say)
    return f"{acting or say('(nobody named)')}{f' → {to_whom}' if to_whom else ''}"


def _some(names: Iterable[str], say: Say) -> str:
    held = list(dict.fromkeys(names))
    more = f" {say('and %(n)d more') % {'n': len(held) - MOST}}" if len(held) > MOST else ""
    return ", ".join(held[:MOST]) + more


def _first(one: Interaction) -> str | None:
    return one.when.first.isoformat() if one.when and one.when.first else None


def _last(one: Interaction) -> str | None:
    return one.when.last.isoformat() if one.when and one.when.last else None


def drawn_map(held: Sequence[Interaction], placed: Mapping[str, Place], say: Say) -> list[Markup]:
    """Where interactions were, coarse places as wide as they are."""
    spots = [
        Spot(
            lat=placed[one.id].lat, lon=placed[one.id].lon,
            precision=one.place_precision,  # type: ignore[arg-type]
            label=f"{one.place or ''}{say(': ')}{say(one.act.replace('_', ' '))}, "
            f"{_who(one.players, say)}",
            href=address_of(one.id), count=1,
        )
        for one in held if one.id in placed
    ]  # fmt: skip
    return [world_map(spots, title=say("Where it happened"), name="map", say=say)] if spots else []


def _known(one: Interaction) -> dict[str, Player]:
    return {player.actor: player for player in one.players if player.actor}


def drawn_people(held: Sequence[Interaction], language: str) -> list[Markup]:
    """Who takes part with whom: a network, and a matrix of those who do most."""
    say = translations(language).gettext
    together: defaultdict[tuple[str, str], list[Interaction]] = defaultdict(list)
    players: dict[str, Player] = {}
    weights: Counter[str] = Counter()
    for one in held:
        if one.state in _NOT_DONE:
            continue
        mine = _known(one)
        players |= mine
        weights.update(mine.keys())
        for pair in combinations(sorted(mine), 2):
            together[pair].append(one)
    if len(together) < FEWEST:
        return []
    tied = {name for pair in together for name in pair}
    names = {name: called(players[name].name, name, language) for name in tied}
    nodes = [
        Node(id=name, label=names[name], href=address_of(name), weight=weights[name],
             group=players[name].country or "")
        for name in tied
    ]  # fmt: skip
    ties = [
        Tie(one=a, other=b, weight=len(some), href=address_of(some[0].id),
            label=f"{names[a]} – {names[b]}{say(': ')}{len(some)}")
        for (a, b), some in together.items()
    ]  # fmt: skip
    drawn = network(nodes, ties, title=say("Who acts with whom"), name="network", say=say)
    top = [name for name, _ in weights.most_common() if name in tied][:MOST_NAMES]
    met = {pair: [one for one in some if one.type in _MEETINGS] for pair, some in together.items()}
    cells = [
        Cell(one=names[a], other=names[b], count=len(some),
             href=address_of(some[0].id))
        for (a, b), some in met.items() if some and a in top and b in top
    ]  # fmt: skip
    if not cells:
        return [drawn]
    who = {name for cell in cells for name in (cell.one, cell.other)}
    listed = [name for name in dict.fromkeys(names[name] for name in top) if name in who]
    return [drawn, matrix(listed, cells, title=say("Who met whom"), say=say)]
