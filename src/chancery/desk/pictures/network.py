"""A network: those who act on a circle, what is between them as lines, all of them links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import degrees, pi, sin, sqrt

from markupsafe import Markup

from chancery.desk.pictures.circle import (
    Node,
    Seat,
    Tie,
    between,
    heaviest,
    ordered,
    seats,
)
from chancery.desk.pictures.lettering import cut, room
from chancery.desk.pictures.svg import (
    SIZE,
    Attributes,
    Say,
    as_written,
    element,
    group,
    link,
    number,
    picture,
    site_path,
    writing,
)

GROUPS = 8
"""Classes ``group-1`` to ``group-8``, given to groups by weight; a ninth group begins again."""

UPRIGHT = 24
"""Nodes up to which names stand level; of more they would meet at the top, and are turned."""

_WORDS = 170
"""Pixels that a name takes at most."""

_LEAST, _MOST = 5.0, 14.0
"""Pixels of a node."""

_THIN, _THICK = 1.5, 6.0
"""Pixels of a tie."""

_TOUCH = 10
"""Pixels within which a tie is touched."""

_BEND = 0.6
"""How far a line between nodes far apart is drawn to the middle; others are straighter."""

_RADIUS = 250.0
_GAP = 6.0


def network(
    nodes: Iterable[Node],
    ties: Iterable[Tie],
    *,
    title: str,
    wide: int = 960,
    name: str = "network",
    most: int = 60,
    say: Say = as_written,
) -> Markup:
    """Draw the heaviest nodes on a circle, groups together, and the ties between them.

    The description tells how many nodes and ties are left out: a tie is when an end of it is, when
    it leads from a node to itself, or when there are far too many.

    Raises:
        ValueError: an address is not a path of this site.
    """
    given, drawable = list(nodes), list(ties)
    for href in (*(node.href for node in given), *(tie.href for tie in drawable)):
        site_path(href)
    kept = heaviest(given, most)
    drawn = between(drawable, {node.id for node in kept})
    left = (len(given) - len(kept), len(drawable) - len(drawn))
    told = (title, _description((len(kept), len(drawn)), left, say))
    if not kept:
        empty = writing(_GAP, 2 * SIZE, say("There is nothing to draw here."), "empty")
        return picture("network", name, told, (wide, 4 * SIZE), empty)
    body, high = _body(ordered(kept, drawn), drawn, wide)
    return picture("network", name, told, (wide, high), *body)


def _description(drawn: tuple[int, int], left: tuple[int, int], say: Say) -> str:
    parts = [
        say("Nodes on a circle: %(nodes)d. Ties between them: %(ties)d.")
        % {"nodes": drawn[0], "ties": drawn[1]}
    ]
    if left[0]:
        parts.append(say("Lighter nodes that are not drawn: %(count)d.") % {"count": left[0]})
    if left[1]:
        parts.append(say("Ties that are not drawn: %(count)d.") % {"count": left[1]})
    return " ".join(parts)


def _body(nodes: Sequence[Node], ties: Sequence[Tie], wide: int) -> tuple[list[Markup], float]:
    longest = max(room(cut(node.label, _WORDS)) for node in nodes)
    level = len(nodes) <= UPRIGHT
    edge = _MOST + 2 * _GAP
    radius = min(_RADIUS, wide / 2 - edge - longest)
    high = 2 * (radius + edge + (SIZE if level else longest))
    places = seats(len(nodes), (wide / 2, high / 2), radius)
    at = {node.id: seat for node, seat in zip(nodes, places, strict=True)}
    middle = (wide / 2, high / 2)
    lines = _ties(ties, at, middle)
    return [group("ties", lines), group("nodes", _nodes(nodes, at, level=level))], high


def _ties(ties: Sequence[Tie], at: Mapping[str, Seat], middle: tuple[float, float]) -> list[Markup]:
    heavy = max((tie.weight for tie in ties), default=1)
    return [_tie(tie, (at[tie.one], at[tie.other]), middle, heavy) for tie in reversed(ties)]


def _tie(tie: Tie, ends: tuple[Seat, Seat], middle: tuple[float, float], heavy: float) -> Markup:
    """A line bent towards the middle, and around it, unseen, what a finger may touch."""
    one, other = ends
    bend = _BEND * abs(sin((one.angle - other.angle) / 2))
    x = (one.x + other.x) / 2 * (1 - bend) + middle[0] * bend
    y = (one.y + other.y) / 2 * (1 - bend) + middle[1] * bend
    path = (
        f"M{number(one.x)} {number(one.y)}"
        f"Q{number(x)} {number(y)} {number(other.x)} {number(other.y)}"
    )
    width = max(_THIN, _THICK * _share(tie.weight, heavy))
    bare: Attributes = {"d": path, "fill": "none"}
    seen: Attributes = {"stroke": "currentColor", "stroke-opacity": "0.35", "stroke-width": width}
    touched: Attributes = {"stroke": "transparent", "stroke-width": _TOUCH}
    return link(
        tie.href,
        tie.label,
        "tie",
        element("path", {"class": "touch", **bare, **touched}),
        element("path", {"class": "line", **bare, **seen}),
    )


def _nodes(nodes: Sequence[Node], at: Mapping[str, Seat], *, level: bool) -> list[Markup]:
    heavy = max(node.weight for node in nodes)
    groups = list(dict.fromkeys(node.group for node in nodes))
    classes = {name: f"node group-{n % GROUPS + 1}" for n, name in enumerate(groups)}
    return [_node(node, at[node.id], heavy, classes[node.group], level=level) for node in nodes]


def _node(node: Node, seat: Seat, heavy: float, classes: str, *, level: bool) -> Markup:
    r = _LEAST + (_MOST - _LEAST) * sqrt(_share(node.weight, heavy))
    paint = {"fill": "currentColor", "stroke": "Canvas", "stroke-width": "1.5"}
    dot = element("circle", {"class": "dot", "cx": seat.x, "cy": seat.y, "r": r, **paint})
    words = f"{node.label} ({node.group})" if node.group else node.label
    return link(node.href, words, classes, dot, _name(node, seat, level=level))


def _name(node: Node, seat: Seat, *, level: bool) -> Markup:
    """Write the name outside the circle, along the ray if it is not level, never upside down."""
    right = seat.angle < pi
    away = _MOST + _GAP
    shown = cut(node.label, _WORDS)
    anchor = "start" if right else "end"
    x = seat.x + (away if right else -away)
    if level:
        return writing(x, seat.y, shown, "node-label", text_anchor=anchor)
    turned = number(degrees(seat.angle) - (90 if right else 270))
    around = f"rotate({turned} {number(seat.x)} {number(seat.y)})"
    return writing(x, seat.y, shown, "node-label", text_anchor=anchor, transform=around)


def _share(weight: float, heavy: float) -> float:
    return max(0.0, weight) / heavy if heavy > 0 else 0.0
