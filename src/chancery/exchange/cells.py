"""Cells of a table (RFC 4180), safe to open in a spreadsheet.

A spreadsheet takes a cell for a formula by its first sign. As OWASP advises against CSV injection,
such a cell is led by an apostrophe, as spreadsheets write text:

1. ``=`` ``+`` ``-`` ``@``: ``=1+1`` → ``'=1+1``
2. their full-width forms, which spreadsheets read alike: ``＝1+1`` → ``'＝1+1``
3. either behind a semicolon, where a spreadsheet of French or German begins the next cell:
   ``a;=1+1`` → ``a;'=1+1``
4. a tab or a line break before one of them: no cell has either, it stands on one line

A negative number stays a number: ``-33.9``. The exact words stand in the JSON.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from chancery.exchange.dossier_words import one_line

BETWEEN = " | "
"""Between several values in one cell."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BEHIND = re.compile(rf"(;[ \"']*)(?=[{re.escape(''.join(_FORMULA))}])")
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def cell(value: object) -> str:
    """A value on one line, and no formula; nothing where there is none."""
    seen = "" if value is None else one_line(str(value))
    seen = _BEHIND.sub(r"\1'", seen)
    number = _NUMBER.fullmatch(seen)
    return f"'{seen}" if seen.startswith(_FORMULA) and not number else seen


def several(values: Iterable[str | None]) -> str:
    """Several values in one cell, each in its place: ``"Tchad | Front du Nord"``."""
    return BETWEEN.join(value or "" for value in values)


def table_csv(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, ends: str = "\r\n"
) -> str:
    """The table with its head, comma-separated, every cell quoted; what a row lacks is empty."""
    written = io.StringIO()
    table = csv.DictWriter(written, columns, restval="", quoting=csv.QUOTE_ALL, lineterminator=ends)
    table.writeheader()
    for row in rows:
        table.writerow({name: cell(value) for name, value in row.items()})
    return written.getvalue()
