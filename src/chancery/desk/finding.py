"""``chancery find``: ask the ledger, print what it answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from chancery.desk.console import PlainConsole
from chancery.desk.found_page import print_found
from chancery.desk.found_table import table_of
from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import harmless_json, say, write_line, write_whole
from chancery.records.found import FoundDispatch, FoundEvent, Page
from chancery.records.query import Query

Found = Page[FoundEvent] | Page[FoundDispatch]


def run_find(asked: Mapping[str, object], kind: str | None, form: str, ledger: str | None) -> int:
    """Print a page of what was asked for; ``asked`` are the fields of a ``Query``."""
    query = query_of(asked)
    with open_asked(ledger) as opened:
        if kind_of(query, kind) == "events":
            found: Found = opened.find_events(query)
        else:
            found = opened.find_dispatches(query)
    _print(found, form, kind_of(query, kind))
    if found.next and form != "json":
        say(f"more follows: the same with --after {found.next}")
    elif not found.rows and form == "text":
        say("nothing found")
    return 0


def query_of(asked: Mapping[str, Any]) -> Query:
    """A query of what stands on the command line. Raises ``QueryError``."""
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in asked.items()
        if value is not None
    }
    return Query(**given)


def kind_of(query: Query, kind: str | None) -> str:
    """What is looked for: events, unless only dispatches are asked about."""
    if kind:
        return kind
    only = query.asks_of_dispatches and not query.asks_of_events
    return "dispatches" if only else "events"


def _print(found: Found, form: str, kind: str) -> None:
    if form == "json":
        write_line(harmless_json(found.to_json()))
    elif form == "jsonl":
        for row in found.rows:
            write_line(harmless_json(row.to_json()))
    elif form == "csv":
        lines = io.StringIO()
        csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
            table_of(kind, found.rows)
        )
        write_whole(lines.getvalue())
    else:
        print_found(found.rows, PlainConsole())
