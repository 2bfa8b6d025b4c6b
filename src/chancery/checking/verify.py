"""Verify a saved reading: everything in it is computed again and compared.

What is checked, record by record:

1. *page* (only when the page is at hand): the bytes have the digest they were sealed with, and
   extraction replayed on them gives the same text and the same blocks.
2. *dispatch*: the text has its digest; blocks and metadata lie in it, in order; the id is made from
   the content.
3. *every other record*: each quotation stands in the text to the letter, with its neighbours; the
   id is made from the content; every record it names is there.

A record that reviewers corrected differs from what its id was made from: the id is made of the
machine's fields, which its ``review`` keeps, and the answer says so. Each judgement's id is made
again, too.

With the page at hand, quotations are looked up in the page as it is now, not in the saved text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from chancery.checking.answers import Checked, Finding, Verification
from chancery.checking.identities import remake_id
from chancery.checking.quotation import check_quotation
from chancery.checking.replay import check_page, replay
from chancery.checking.reviews import check_judgements, review_of
from chancery.checking.walk import Saved, evidence_in, records_of, references_in
from chancery.exchange import SavedReading, machine_form, saved
from chancery.exchange.shapes import Block, Fact
from chancery.records.dispatch import Capture, Dispatch
from chancery.records.reading import Reading


def verify(reading: Reading | SavedReading, page: Path | str | None = None) -> Verification:
    """Check a reading against its own text, and against its page when ``page`` is given.

    ``page`` is the file that was read. Raises ``InputError`` when the page cannot be read; whatever
    is wrong with the reading itself is an answer, not an error.
    """
    known = saved(reading) if isinstance(reading, Reading) else reading
    return _verify(known, _opened_again(known, Path(page)) if page is not None else None)


def verify_bytes(reading: SavedReading, capture: Capture, data: bytes) -> Verification:
    """Check a reading against its page as it was received. Raises as ``verify``."""
    return _verify(reading, replay(reading, capture, data))


def _verify(known: SavedReading, replayed: Dispatch | None) -> Verification:
    text = replayed.text.content if replayed else known.typed.dispatch.text
    head = [check_page(known, replayed)] if replayed else []
    ids = {record.id for record in records_of(known)}
    body = [_check_record(record, text, ids) for record in records_of(known)]
    return Verification(origin=known.origin, records=(*head, _check_dispatch(known), *body))


def _opened_again(reading: SavedReading, page: Path) -> Dispatch:
    from chancery.sources import capture_file  # noqa: PLC0415 - only needed for a page

    return replay(reading, *capture_file(page))


def _check_dispatch(reading: SavedReading) -> Checked:
    said, raw = reading.typed.dispatch, _raw_dispatch(reading)
    found = [*_check_id("dispatch", said.id, machine_form(raw)), *check_judgements(raw)]
    found += [*_check_layout(said.blocks, len(said.text))]
    if hashlib.sha256(said.text.encode()).hexdigest() != said.text_sha256:
        found.append(_changed("text_sha256", "the text is not the one that was cited from"))
    found += _check_facts(said.metadata, len(said.text))
    checks = 2 + len(said.blocks) + len(said.metadata)
    name = said.title or ""
    return Checked(
        kind="dispatch", id=said.id, name=name, checks=checks, findings=tuple(found),
        review=review_of(raw),
    )  # fmt: skip


def _check_layout(blocks: tuple[Block, ...], length: int) -> Iterator[Finding]:
    at = 0
    for number, block in enumerate(blocks):
        if not at <= block.start <= block.end <= length:
            detail = f"[{block.start}, {block.end}) overlaps the block before or leaves the text"
            yield _changed(f"blocks[{number}]", detail)
        at = max(at, block.end)


def _check_facts(facts: tuple[Fact, ...], length: int) -> Iterator[Finding]:
    for number, fact in enumerate(facts):
        span = (fact.start, fact.end)
        if (
            isinstance(span[0], int)
            and isinstance(span[1], int)
            and not span[0] <= span[1] <= length
        ):
            yield _changed(f"metadata[{number}]", "its place lies outside the text")


def _check_record(record: Saved, text: str, ids: set[str]) -> Checked:
    shown = {name: value for name, value in record.raw.items() if name != "review"}
    quotations, references = list(evidence_in(record.raw)), list(references_in(shown))
    found = list(_check_id(record.kind, record.id, machine_form(record.raw)))
    found += check_judgements(record.raw)
    for where, evidence in quotations:
        answer, detail = check_quotation(evidence, text)
        if answer != "holds":
            found.append(Finding(where=where, answer=answer, detail=detail))
    for where, named in references:
        if named not in ids:
            detail = f"{named} is not in this reading"
            found.append(Finding(where=where, answer="not found", detail=detail))
    checks = 1 + len(quotations) + len(references)
    return Checked(
        kind=record.kind, id=record.id, name=record.name, checks=checks, findings=tuple(found),
        review=review_of(record.raw),
    )  # fmt: skip


def _check_id(kind: str, said: str, raw: dict[str, object]) -> Iterator[Finding]:
    made = remake_id(kind, raw)
    if made != said:
        yield _changed("id", f"says {said}, the content makes {made}")


def _raw_dispatch(reading: SavedReading) -> dict[str, object]:
    raw = reading.raw["dispatch"]
    return raw if isinstance(raw, dict) else {}


def _changed(where: str, detail: str) -> Finding:
    return Finding(where=where, answer="changed", detail=detail)
