"""One dispatch of a ledger: its body, its reading, its rows, and its page extracted again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec

from chancery.checking.answers import Checked, Finding
from chancery.checking.replay import check_page, replay
from chancery.checking.rows import check_rows
from chancery.checking.verify import verify
from chancery.errors import ChanceryError
from chancery.exchange import SavedReading, parse_readings
from chancery.exchange.entries import capture_of, digest_of, entry_of
from chancery.records.ledger import Entry
from chancery.store.held import HeldDispatch
from chancery.store.packing import unpack

Bytes = Callable[[str], bytes | None]
"""The packed bytes of a capture."""

NOT_OURS, NO_BYTES, DAMAGED = "read by another reader", "without bytes", "damaged"
"""Why an extraction was not done again."""


def check_dispatch(held: HeldDispatch) -> Iterator[Checked | SavedReading]:
    """Check a dispatch; its reading comes last, when there is one."""
    name = str(held.row["id"])
    try:
        body = unpack(_bytes(held.row["body"]))
    except ValueError as error:
        yield _broken(name, "body", f"does not unpack ({error})")
        return
    try:
        reading = _reading(body, held.text, name)
    except (ChanceryError, ValueError, KeyError, TypeError, RecursionError) as error:
        yield _broken(name, "body", " ".join(str(error).split()))
        return
    digest = digest_of(reading)
    if digest != held.row["digest"]:
        yield _broken(name, "digest", f"says {held.row['digest']}, the body makes {digest}")
    for record in verify(reading).records:
        yield replace(record, name=record.name or name)
    yield from _check_entry(held, reading, name)
    yield reading


def check_extraction(reading: SavedReading, reader: str, data_of: Bytes) -> Checked | str:
    """The page extracted again, against the reading; or why it was not."""
    if reading.typed.reader != reader:
        return NOT_OURS
    try:
        packed = data_of(reading.typed.dispatch.capture.sha256)
        if packed is None:
            return NO_BYTES
        data = unpack(packed)
    except ValueError:
        return DAMAGED
    name = reading.typed.dispatch.id
    try:
        found = check_page(reading, replay(reading, capture_of(reading), data))
    except Exception as error:  # noqa: BLE001 - one page never stops the check
        return _broken(name, "page", f"cannot be extracted again ({error})")
    return replace(found, id=name, name=found.id if found.id != "-" else "")


def _reading(body: bytes, text: str | None, name: str) -> SavedReading:
    raw = msgspec.json.decode(body)
    whole = {**raw, "dispatch": {**raw["dispatch"], "text": text or ""}}
    (found,) = parse_readings(msgspec.json.encode(whole), origin=name)
    return found


def _check_entry(held: HeldDispatch, reading: SavedReading, name: str) -> Iterator[Checked]:
    entry = _entry(reading)
    if isinstance(entry, Entry):
        yield from check_rows(held, entry)
    else:
        yield _broken(name, "rows", f"cannot be made from the reading ({entry})")


def _entry(reading: SavedReading) -> Entry | str:
    try:
        return entry_of(reading)
    except ChanceryError as error:
        return str(error)


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    message = "not bytes"
    raise ValueError(message)


def _broken(name: str, where: str, detail: str) -> Checked:
    finding = Finding(where=where, answer="changed", detail=detail)
    return Checked(kind="dispatch", id=name, name="", checks=1, findings=(finding,))
