"""Golden dispatches: one file, one behaviour; expectations are quotations from the text.

Each ``<lang>/<behaviour>.yml`` gives a ``text`` and what must be read out of it. ``events`` lists
events, each found by ``type`` and ``anchor`` (a quotation that the event's anchor must contain, or
that must contain it); every other key is checked on the event found. ``only: true`` says that there
is no other event; ``events: []`` that there is none at all. A quotation that stands more than once
in the text is written ``before|exact|after``. ``agreements`` lists all agreements of a text, with
what is said of each: ``name``, ``kind``, ``parties``, ``signed``, ``place``, and what is ``owed``:
``action`` in exact words, ``bearers``, ``due`` (and the words that say so, ``told_due``),
``object``, ``condition``, ``status``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

import chancery
from chancery.records.event import Event, Role
from chancery.records.reading import Reading

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yml"))


@cache
def golden(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def reading_of(path: Path) -> Reading:
    said = golden(path)
    published = said.get("published")
    return chancery.read(
        said["text"] + "\n",
        language=path.parent.name,
        published=str(published) if published else None,
    )


def place_of(quote: str, text: str) -> tuple[int, int]:
    """Where a quotation stands; one that is not unique fails and says so."""
    before, exact, after = quote.split("|") if quote.count("|") == 2 else ("", quote, "")
    whole = before + exact + after
    assert text.count(whole) == 1, f"{whole!r} stands {text.count(whole)} times in the text"
    start = text.index(whole) + len(before)
    return start, start + len(exact)


def touches(evidence, quote: str, text: str) -> bool:
    start, end = place_of(quote, text)
    return evidence.start < end and start < evidence.end


def name_of(reading: Reading, role: Role) -> str:
    entity = next(e for e in reading.entities if e.id == role.entity)
    return f"{entity.name} {entity.role or ''} {role.evidence.exact}"


def country_of(reading: Reading, role: Role) -> str | None:
    return next(e.country for e in reading.entities if e.id == role.entity)


def find(reading: Reading, said: dict) -> Event:
    text = reading.dispatch.text.content
    found = [
        e for e in reading.events
        if e.type == said["type"] and touches(e.anchor, said["anchor"], text)
    ]  # fmt: skip
    shown = [(e.type, e.act, e.anchor.exact) for e in reading.events]
    assert len(found) == 1, f"{said['type']} at {said['anchor']!r}: {len(found)} found in {shown}"
    return found[0]


def is_event(event: Event, said: dict, reading: Reading) -> bool:
    text = reading.dispatch.text.content
    return event.type == said["type"] and touches(event.anchor, said["anchor"], text)


def check_people(reading: Reading, said: dict[str, str] | list, roles: tuple[Role, ...]) -> None:
    shown = [(country_of(reading, r), name_of(reading, r)) for r in roles]
    assert len(roles) == len(said), shown
    for country, name in said.items() if isinstance(said, dict) else ():
        fits = [
            (c, n) for c, n in shown if c == (None if country == "null" else country) and name in n
        ]
        assert fits, f"{country} {name!r} is not among {shown}"


def check_event(reading: Reading, said: dict) -> None:
    event, text = find(reading, said), reading.dispatch.text.content
    for key in ("act", "mode", "modality"):
        assert key not in said or getattr(event, key) == said[key], (key, getattr(event, key))
    for key in ("actors", "recipients"):
        if key in said:
            check_people(reading, said[key], getattr(event, key))
    check_circumstances(event, said)
    check_quotations(event, said, text)
    for name in said.get("told_by", []):
        assert any(name in (teller.name or "") for teller in event.told_by), event.told_by


def check_circumstances(event: Event, said: dict) -> None:
    if "date" in said:
        date = event.date.interval.edtf if event.date else None
        assert date == (str(said["date"]) if said["date"] else None)
    if "place" in said:
        assert (event.place.evidence.exact if event.place else None) == said["place"]
    if "condition" in said:
        assert (event.condition.exact if event.condition else None) == said["condition"]


def check_quotations(event: Event, said: dict, text: str) -> None:
    for quote in said.get("also", []):
        assert any(touches(e, quote, text) for e in event.also), [e.exact for e in event.also]
    for quote in said.get("topics", []):
        assert any(touches(t.evidence, quote, text) for t in event.topics), event.topics
    for quote, teller in said.get("topics_told_by", {}).items():
        topic = next(t for t in event.topics if touches(t.evidence, quote, text))
        assert teller in (topic.told_by[-1].name or ""), topic.told_by


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_events_are_read_as_the_file_says(path: Path):
    reading, said = reading_of(path), golden(path)
    for expected in said.get("events") or []:
        check_event(reading, expected)
    if said.get("only") or said.get("events") == []:
        extra = [
            (e.type, e.act, e.anchor.exact)
            for e in reading.events
            if not any(is_event(e, expected, reading) for expected in said["events"])
        ]  # fmt: skip
        assert not extra, f"not in the text: {extra}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_blocks_are_what_the_file_says(path: Path):
    reading, said = reading_of(path), golden(path)
    text = reading.dispatch.text.content
    for kind, quotes in said.get("blocks", {}).items():
        for quote in quotes:
            start, end = place_of(quote, text)
            block = reading.dispatch.block_at(start)
            assert block is not None
            assert (block.kind, block.span.end >= end) == (kind, True), quote
    for quote, reason in said.get("set_aside", {}).items():
        block = reading.dispatch.block_at(place_of(quote, text)[0])
        assert block is not None
        assert not block.is_read
        assert reason in (block.note or "")
    if "publisher" in said:
        assert reading.dispatch.value("publisher") == said["publisher"]


def obligation_lines(reading: Reading) -> list[str]:
    lines = []
    for agreement in reading.agreements:
        for owed in agreement.obligations:
            bearers = "+".join(sorted({country_of(reading, r) or "?" for r in owed.bearers}))
            steps = ",".join(step.status for step in owed.steps)
            lines.append(
                f"{agreement.kind}: {bearers} {owed.action.exact} [{owed.status}] {steps}".strip()
            )
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_obligations_are_read_as_the_file_says(path: Path):
    reading, said = reading_of(path), golden(path)
    if "obligations" in said:
        assert obligation_lines(reading) == said["obligations"]


def when_of(when) -> str | None:
    return when.interval.edtf if when else None


def exact_of(evidence) -> str | None:
    return evidence.exact if evidence else None


def countries_of(reading: Reading, roles: tuple[Role, ...]) -> list[str]:
    return sorted({country_of(reading, role) or "?" for role in roles})


def owed_of(reading: Reading, owed) -> dict:
    return {
        "action": owed.action.exact,
        "bearers": countries_of(reading, owed.bearers),
        "counterparties": countries_of(reading, owed.counterparties),
        "due": when_of(owed.due),
        "told_due": exact_of(owed.due.evidence) if owed.due else None,
        "object": exact_of(owed.thing),
        "condition": exact_of(owed.condition),
        "status": owed.status,
    }


def agreement_of(reading: Reading, one) -> dict:
    return {
        "name": one.name,
        "kind": one.kind,
        "parties": countries_of(reading, one.parties),
        "signed": when_of(one.signed),
        "place": one.place.name if one.place else None,
        "owed": [owed_of(reading, owed) for owed in one.obligations],
    }


def told(said: dict, found: dict) -> dict:
    """What was found, as far as the file speaks of it."""
    kept = {key: found[key] for key in said}
    if "owed" in said and len(said["owed"]) == len(found["owed"]):
        kept["owed"] = [told(s, f) for s, f in zip(said["owed"], found["owed"], strict=True)]
    return kept


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_agreements_are_read_as_the_file_says(path: Path):
    reading, said = reading_of(path), golden(path)
    if "agreements" in said:
        found = [agreement_of(reading, one) for one in reading.agreements]
        assert len(found) == len(said["agreements"]), found
        pairs = zip(said["agreements"], found, strict=True)
        assert [told(s, f) for s, f in pairs] == said["agreements"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_loaded_words_are_labels_and_never_names(path: Path):
    reading, said = reading_of(path), golden(path)
    for word in said.get("labels", []):
        assert any(word in label.evidence.exact for e in reading.entities for label in e.labels), (
            word
        )
        assert not any(word in entity.name for entity in reading.entities), word


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_everything_read_out_of_a_golden_dispatch_holds(path: Path):
    assert chancery.verify(reading_of(path)).holds
