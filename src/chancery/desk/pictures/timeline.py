"""A timeline: a lane for each thing, a dot for a day, a bar for several, each of them a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from chancery.desk.pictures.axis import ticks
from chancery.desk.pictures.lettering import cut, room
from chancery.desk.pictures.marks import Dated, Drawn, Joined, Mark, dated, recent, thinned
from chancery.desk.pictures.rows import DOT, LABELLED, ROW, Placed, Scale, placed, scale, stacked
from chancery.desk.pictures.states import look, state_class
from chancery.desk.pictures.svg import (
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

_AXIS = 28
"""Pixels above the lanes, for the axis."""

_LANE = 200
"""Pixels that the name of a lane takes at most."""

_TICK = 90
"""Pixels from one tick to the next, at least."""

_EDGE = 10


def timeline(
    marks: Iterable[Mark],
    *,
    title: str,
    wide: int = 960,
    name: str = "timeline",
    most: int = 400,
    joined: Joined | None = None,
    say: Say = as_written,
) -> Markup:
    """Draw marks along their days, in lanes in order of first appearance.

    Marks that would overlap are stacked. Of more than ``most``, those of one day and lane are drawn
    as one (of one week, month or more where that is not enough), and so are those of a crowded
    day: its label tells how many, and it leads where ``joined`` says, else where the first does.
    The description tells how many have no date, or lie long before the others and are not drawn.

    Raises:
        ValueError: an address is not a path of this site.
    """
    held = list(marks)
    for mark in held:
        site_path(mark.href)
    known = dated(held)
    shown, before = recent(known)
    drawn = thinned(shown, most, joined or _first, say)
    lanes = list(dict.fromkeys(mark.lane for mark in held))
    told = (title, _description(held, shown, drawn, before, say))
    body, high = _body(drawn, lanes, wide) if drawn else _empty(say)
    if before:
        body.append(writing(_EDGE, _AXIS / 2 - 3, _earlier(before, say), "earlier"))
    return picture("timeline", name, told, (wide, high), *body)


def _first(marks: Sequence[Mark]) -> str:
    return marks[0].href


def _description(
    held: Sequence[Mark], shown: Sequence[Dated], drawn: Sequence[Drawn],
    before: Sequence[Dated], say: Say,
) -> str:  # fmt: skip
    parts = [say("Marks along their days: %(count)d.") % {"count": len(shown)}]
    if len(drawn) < len(shown):
        parts.append(say("Some are drawn together; their label tells how many they are."))
    if before:
        parts.append(say("Long before, and not drawn: %(count)d.") % {"count": len(before)})
    undated = len(held) - len(shown) - len(before)
    if undated:
        parts.append(say("Without a date, and not drawn: %(count)d.") % {"count": undated})
    return " ".join(parts)


def _earlier(before: Sequence[Dated], say: Say) -> str:
    """``"2 earlier (2012, 2019)"``; of many, the first and the last year."""
    years = [str(date.fromordinal(one[0]).year) for one in before]
    ends = list(dict.fromkeys((years[0], years[-1])))
    told = {"count": len(before), "years": " … ".join(ends)}
    return say("%(count)d earlier (%(years)s)") % told


def _empty(say: Say) -> tuple[list[Markup], float]:
    words = say("There is nothing to draw here.")
    return [writing(_EDGE, ROW, words, "empty")], 2 * ROW


def _body(drawn: Sequence[Drawn], lanes: Sequence[str], wide: int) -> tuple[list[Markup], float]:
    longest = max(room(cut(lane, _LANE)) for lane in lanes)
    to = scale(drawn, 2 * _EDGE + longest, wide - _EDGE)
    top, rows = float(_AXIS), []
    for lane in lanes:
        places = [
            placed(one, to, labelled=len(drawn) <= LABELLED) for one in drawn if one.lane == lane
        ]
        if places:
            stack = list(stacked(places))
            rows.append(_lane(lane, stack, top, wide))
            top += ROW * (1 + max(row for row, _ in stack)) + _EDGE
    return [_axis(to, top), *rows], top


def _axis(to: Scale, high: float) -> Markup:
    most = int((to.right - to.left) / _TICK)
    shapes = (
        shape
        for day, words in ticks(to.first, to.last, most)
        for shape in _tick(to, day, words, high)
    )
    return group("axis", shapes, **{"aria-hidden": "true"})


def _tick(to: Scale, day: int, words: str, high: float) -> Iterator[Markup]:
    x = to.x(day)
    ends = {"x1": x, "x2": x, "y1": float(_AXIS - 6), "y2": high}
    paint = {"stroke": "currentColor", "stroke-opacity": "0.2"}
    yield element("line", {"class": "tick", **ends, **paint})
    half = room(words) / 2
    middle = min(max(x, half), to.right - half)
    yield writing(middle, _AXIS / 2 - 3, words, "tick-label", text_anchor="middle")


def _lane(lane: str, stack: Iterable[tuple[int, Placed]], top: float, wide: int) -> Markup:
    line = {"x1": 0, "x2": wide, "y1": top, "y2": top}
    paint = {"stroke": "currentColor", "stroke-opacity": "0.2"}
    name = element("title", {}, lane)
    shown = writing(_EDGE, top + _EDGE / 2 + ROW / 2, cut(lane, _LANE), "lane-label")
    marks = (_mark(one, top + _EDGE / 2 + ROW * (row + 0.5)) for row, one in stack)
    rule = element("line", {"class": "lane-line", **line, **paint})
    return group("lane", [rule, group("lane-name", [name, shown]), *marks])


def _mark(one: Placed, y: float) -> Markup:
    mark = one.mark
    shapes = [_shape(one, y)]
    if one.words:
        shapes.append(writing(one.words_x, y, one.words, "mark-label", text_anchor=one.anchor))
    elif mark.count > 1:
        middle = (one.left + one.right) / 2
        shapes.append(writing(middle, y, str(mark.count), "mark-count", text_anchor="middle"))
    joined = " joined" if mark.count > 1 else ""
    return link(mark.href, mark.words, f"mark {state_class(mark.state)}{joined}", *shapes)


def _shape(one: Placed, y: float) -> Markup:
    paint = look(one.mark.state)
    if one.mark.first == one.mark.last and one.mark.count == 1:
        at: Attributes = {"cx": (one.left + one.right) / 2, "cy": y, "r": number(DOT)}
        return element("circle", {"class": "dot", **at, **paint})
    high = ROW - 6.0
    box: Attributes = {
        "x": one.left,
        "y": y - high / 2,
        "width": one.right - one.left,
        "height": high,
        "rx": 4,
    }
    filled = {"fill-opacity": "0" if paint["fill-opacity"] == "0" else "0.2"}
    return element("rect", {"class": "bar", **box, **paint, **filled})
