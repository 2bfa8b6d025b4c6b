"""Who met whom, as a table: a row and a column for each, a linked count where the two meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chancery.desk.pictures.svg import Say, as_written, element, site_path

LEVELS = 5
"""Classes ``level-1`` to ``level-5``, by the share of the largest count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How often two are together, and the page that lists it. Which is first does not matter."""

    one: str
    other: str
    count: int
    href: str


def matrix(
    names: Iterable[str], cells: Iterable[Cell], *, title: str, say: Say = as_written
) -> Markup:
    """Write the table. Cells of one pair are added up and lead where the first of them does.

    The caption tells how many cells are of somebody who is not among the names, and are not shown.

    Raises:
        ValueError: an address is not a path of this site.
    """
    held, given = list(dict.fromkeys(names)), list(cells)
    for cell in given:
        site_path(cell.href)
    shown = [cell for cell in given if cell.one in held and cell.other in held]
    pairs = _pairs(shown)
    most = max((cell.count for cell in pairs.values()), default=1)
    caption = element("caption", {}, title, *_left(len(given) - len(shown), say))
    corner = element("td", {})
    columns = [element("th", {"scope": "col"}, name) for name in held]
    head = element("thead", {}, element("tr", {}, corner, *columns))
    rows = [_row(name, held, pairs, most) for name in held]
    return element("table", {"class": "matrix"}, caption, head, element("tbody", {}, *rows))


def _left(count: int, say: Say) -> list[Markup]:
    words = say("Pairs of which one is not in the table: %(count)d.") % {"count": count}
    return [Markup(" "), element("span", {"class": "left-out"}, words)] if count else []


def _pairs(cells: Iterable[Cell]) -> dict[frozenset[str], Cell]:
    found: dict[frozenset[str], Cell] = {}
    for cell in cells:
        pair = frozenset((cell.one, cell.other))
        before = found.get(pair)
        found[pair] = cell if before is None else _added(before, cell.count)
    return {pair: cell for pair, cell in found.items() if cell.count}


def _added(cell: Cell, count: int) -> Cell:
    return Cell(one=cell.one, other=cell.other, count=cell.count + count, href=cell.href)


def _row(
    name: str, names: Iterable[str], pairs: Mapping[frozenset[str], Cell], most: int
) -> Markup:
    cells = [_cell(name, other, pairs.get(frozenset((name, other))), most) for other in names]
    return element("tr", {}, element("th", {"scope": "row"}, name), *cells)


def _cell(name: str, other: str, cell: Cell | None, most: int) -> Markup:
    own = "self" if name == other else ""
    if cell is None:
        return element("td", {"class": own} if own else {})
    level = max(1, -(-cell.count * LEVELS // max(1, most)))
    to = {"href": site_path(cell.href), "aria-label": f"{name} – {other}: {cell.count}"}
    return element(
        "td", {"class": f"{own} level-{level}".strip()}, element("a", to, str(cell.count))
    )
