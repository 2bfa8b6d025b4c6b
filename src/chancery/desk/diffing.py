"""``chancery diff``: what the record says otherwise across dispatches than at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text as Line

from chancery.desk.across_lines import counted, deed, hung, show, some, when_where, width
from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import harmless_json, say, write_line
from chancery.records.actor import Actor
from chancery.records.clipping import Wire
from chancery.records.dossier import Dossier
from chancery.records.telling import Interaction
from chancery.rounds.across.asking import KINDS, Kind, Record
from chancery.rounds.across.differing import ORDER, Changed, Found, differing
from chancery.rounds.across.fields import Difference

FIELDS = 12
"""Fields of one record that are shown; the JSON has all."""

_LONGEST = 100
"""Characters of one value that are shown."""

_STYLES = {"new": "green", "changed": "yellow", "gone": "red"}
_SIGNS = {"new": "+", "changed": "~", "gone": "-"}
_SAYS = (
    "day", "status", "claimed_by", "publisher", "published", "bearing", "name", "action", "exact",
    "title", "field", "value", "edtf",
)  # fmt: skip
"""The fields that say what a thing in a list is, the first few that it has."""

_MOST = 3
"""So many of them are shown."""

_LABEL = 60
"""Characters that a thing in a list is called by."""

_QUIET = frozenset({"accords", "told", "owed", "words", "appearances"})
"""Fields that only say where something stands: they are counted, not shown."""

_NAMED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked for on the command line."""

    since: str
    kinds: tuple[Kind, ...] = ()
    limit: int = 50
    after: str | None = None
    as_json: bool = False


def run_diff(asked: Request, address: str | None) -> int:
    """Print what changed since a time."""
    with open_asked(address) as ledger:
        found = differing(
            ledger, asked.since, asked.kinds or KINDS, limit=asked.limit, after=asked.after
        )
    if asked.as_json:
        write_line(harmless_json(_json(found)))
        return 0
    show(page(found, width()))
    if found.next:
        say(f"more follows: the same with --after {found.next}")
    return 0


def _json(found: Found) -> dict[str, object]:
    counts: dict[str, dict[str, int]] = {}
    for (kind, what), number in found.counts.items():
        counts.setdefault(kind, {})[what] = number
    return {
        "schema": "chancery/diff/1",
        "since": found.since,
        "counts": counts,
        "changes": [one.to_json() for one in found.rows],
        "next": found.next,
    }


def page(found: Found, wide: int) -> Iterator[Line]:
    """The lines of a page of changes."""
    yield from hung("", f"since {found.since}: {_counts(found)}", wide, style="bold")
    for one in found.rows:
        yield Line("")
        left = f"{_SIGNS[one.what]} {one.kind}  "
        style = _STYLES[one.what]
        yield from hung(left, called(one.record), wide, style="bold", first=style)
        yield from hung("    ", f"{one.what} · {one.id}", wide, style="dim")
        if one.what == "gone":
            yield from hung("    now in: ", some(one.into) or "nothing", wide)
        yield from _fields(one, wide)


def _counts(found: Found) -> str:
    told = [
        f"{counted(sum(by.values()), kind)} ({', '.join(f'{n} {w}' for w, n in by.items())})"
        for kind in ORDER
        if (by := {what: n for (k, what), n in found.counts.items() if k == kind})
    ]
    return ", ".join(told) or "nothing changed"


def called(record: Record) -> str:
    """A record in one line."""
    match record:
        case Interaction():
            return f"{deed(record)} · {when_where(record)}"
        case Actor() | Dossier():
            return record.name
        case Wire(copies=copies, source=source):
            return f"{source or 'source not stated'}, {counted(len(copies), 'print')}"
        case _:
            about = some(record.topics) or "no matter named"
            days = f"{record.first_day or '?'} to {record.last_day or '?'}"
            return f"{about} · {days} · {counted(len(record.interactions), 'interaction')}"


def _fields(one: Changed, wide: int) -> Iterator[Line]:
    labels = _labels(one.record)
    told = [x for x in one.differences if x.where.rpartition(".")[2] not in _QUIET]
    for difference in told[:FIELDS]:
        where = _NAMED.sub(lambda found: _label(found[1], labels), difference.where)
        yield from hung("    ", f"{where}: {_change(difference)}", wide)
    more = len(one.differences) - len(told[:FIELDS])
    if more:
        yield from hung("    ", f"and {counted(more, 'more field')}: --json has all", wide)


def _labels(record: Record) -> dict[str, str]:
    """What the ids in a record stand for, in words."""
    match record:
        case Dossier(stipulations=stipulations):
            return {one.id: one.action for one in stipulations}
        case Interaction(reports=reports, players=players):
            names = {one.actor: one.name for one in players if one.actor}
            return names | {one.telling: one.publisher or "?" for one in reports}
        case Wire(copies=copies):
            return {one.dispatch: one.publisher or "?" for one in copies}
        case _:
            return {}


def _label(name: str, labels: Mapping[str, str]) -> str:
    words = labels.get(name, name)
    return f" “{words[:_LABEL]}{'…' if len(words) > _LABEL else ''}”"


def _change(one: Difference) -> str:
    if one.old is None:
        return f"+ {_shown(one.new)}"
    return f"- {_shown(one.old)}" if one.new is None else f"{_shown(one.old)} → {_shown(one.new)}"


def _shown(value: object) -> str:
    """A value in a few words: of a thing with many fields, the one that names it."""
    if isinstance(value, Mapping):
        said = [str(value[name]) for name in _SAYS if value.get(name)]
        cited = value.get("cited")
        quote = [f"“{cited['exact']}”"] if isinstance(cited, Mapping) and cited.get("exact") else []
        shown = " ".join([*said[:_MOST], *quote]) or json.dumps(value, ensure_ascii=False)
    elif isinstance(value, list):
        shown = ", ".join(map(_shown, value)) or "nothing"
    else:
        shown = str(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
