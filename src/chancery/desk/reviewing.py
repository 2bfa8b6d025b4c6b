"""``chancery review``, ``corrections``, ``deletions`` and ``export``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.desk.ledgers import open_asked
from chancery.desk.review_lines import (
    correction_line,
    history_lines,
    judgement_line,
    tombstone_line,
)
from chancery.desk.terminal import harmless, harmless_json, say, write_line
from chancery.errors import ReviewError
from chancery.records.review import Action, Asked, Judgement, Tombstone

if TYPE_CHECKING:
    from chancery.store import Ledger
    from chancery.store.history import Correction

COLUMNS = (
    "id", "at", "reviewer", "action", "kind", "record", "field", "was", "value", "reason",
    "undoes", "undone",
)  # fmt: skip
STONES = ("at", "kind", "id", "dispatch", "why", "because")
"""The columns of deletions."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the command line asks of a record."""

    record: str
    accept: bool = False
    reject: bool = False
    corrected: tuple[str, ...] = ()
    comment: bool = False
    undo: str | None = None
    by: str = ""
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Which corrections are listed, and how."""

    since: str | None = None
    record: str | None = None
    stale: bool = False
    form: str = "text"


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which deletions are listed, and how."""

    since: str | None = None
    after: int = 0
    limit: int = 1000
    form: str = "text"


def run_review(wanted: Wanted, ledger: str | None, *, as_json: bool) -> int:
    """Write a judgement and tell it; or, when nothing is asked, show the record."""
    asked = _asked(wanted)
    with open_asked(ledger) as opened:
        if asked is None:
            shown = opened.record(wanted.record)
            told = {"schema": "chancery/record/1", **shown.to_json()}
            _print([harmless_json(told)] if as_json else history_lines(shown))
            return 0
        written = _written(opened, asked)
        cast = opened.record(written[0].record).cast if asked.corrections else {}
    judgements = {"schema": "chancery/review/1", "judgements": [one.to_json() for one in written]}
    lines = (judgement_line(one, cast) for one in written)
    _print([harmless_json(judgements)] if as_json else lines)
    return 0


def _written(ledger: Ledger, asked: Asked) -> tuple[Judgement, ...]:
    """The judgements; of several corrections all are kept or none, and the error says so."""
    try:
        return ledger.review(asked)
    except ReviewError as error:
        if not asked.corrections:
            raise
        message = f"{error}; nothing was saved"
        raise ReviewError(message) from error


def run_corrections(asked: Listed, ledger: str | None) -> int:
    """List judgements."""
    with open_asked(ledger) as opened:
        found = opened.corrections(since=asked.since, record=asked.record, only_stale=asked.stale)
        if asked.form == "json":
            told = [one.to_json() for one in found]
            _print([harmless_json({"schema": "chancery/corrections/1", "corrections": told})])
        elif asked.form == "csv":
            _print(_csv_lines(found))
        else:
            _print(correction_line(one) for one in found)
    return 0


def run_deletions(asked: Page, ledger: str | None) -> int:
    """List tombstones; ``next`` is where the next page goes on, null when this was the last."""
    with open_asked(ledger) as opened:
        found = opened.deletions(since=asked.since, after=asked.after, limit=asked.limit)
    further = found[-1].number if len(found) == asked.limit else None
    if asked.form == "json":
        told = [one.to_json() for one in found]
        page = {"schema": "chancery/deletions/1", "deletions": told, "next": further}
        _print([harmless_json(page)])
        return 0
    _print(_stone_rows(found) if asked.form == "csv" else map(tombstone_line, found))
    if further is not None:
        say(f"there may be more: --after {further}")
    return 0


def run_export(ledger: str | None, *, machine: bool, since: str | None) -> int:
    """Print the readings that stand, one at a time."""
    from chancery.exchange import reviewed  # noqa: PLC0415 - the other commands do not need it

    count, latest = 0, since
    with open_asked(ledger) as opened:
        for kept in opened.readings(machine=machine, since=since):
            write_line(harmless_json(reviewed(kept.raw, kept.verdicts)))
            count, latest = count + 1, kept.changed_at
    further = f"; for what changes from now on: --updated-since {latest}" if latest else ""
    say(f"{count} reading{'' if count == 1 else 's'}{further}")
    return 0


def _asked(wanted: Wanted) -> Asked | None:
    """What is to be written; ``None`` when the record is only to be shown."""
    given: dict[Action, bool] = {
        "accept": wanted.accept, "reject": wanted.reject, "correct": bool(wanted.corrected),
        "comment": wanted.comment, "undo": wanted.undo is not None,
    }  # fmt: skip
    actions = [action for action, there in given.items() if there]
    if len(actions) > 1:
        message = "one judgement at a time: --accept, --reject, --set, --comment or --undo"
        raise ReviewError(message)
    if not actions and wanted.reason is None:
        return None
    if not actions:
        message = "--reason goes with --accept, --reject, --set, --comment or --undo"
        raise ReviewError(message)
    return Asked(
        action=actions[0],
        record=wanted.record,
        reviewer=wanted.by,
        corrections=dict(_corrections(wanted.corrected)),
        reason=wanted.reason,
        undoes=wanted.undo,
    )


def _corrections(given: Sequence[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for one in given:
        name, parted, value = one.partition("=")
        name = name.strip()
        if not parted or not name:
            message = f"--set {one}: give FIELD=VALUE, like --set type=CONSULT"
            raise ReviewError(message)
        if name in seen:
            message = f"--set {one}: {name} is given twice"
            raise ReviewError(message)
        seen.add(name)
        yield name, value


def _csv_lines(found: Iterable[Correction]) -> Iterator[str]:
    yield _csv(COLUMNS)
    for one in found:
        told = {
            **{name: getattr(one.judgement, name) for name in COLUMNS if name != "undone"},
            "undone": "yes" if one.undone else "",
        }
        yield _csv([harmless(str(told[name] or "")) for name in COLUMNS])


def _stone_rows(found: Iterable[Tombstone]) -> Iterator[str]:
    yield _csv(STONES)
    for one in found:
        told = one.to_json()
        yield _csv([harmless(str(told[name])) for name in STONES])


def _csv(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        write_line(line)
