"""``chancery verify``, ``explain`` and ``schema``: answers for a person, or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.checking import explain, explain_silence, verify
from chancery.desk.terminal import harmless, write_line, write_whole
from chancery.errors import InputError
from chancery.exchange import SavedReading, parse_readings, read_saved
from chancery.exchange.schema import shipped_schema
from chancery.records.text import Span

if TYPE_CHECKING:
    from chancery.checking import Explanation, Verification
    from chancery.checking.answers import Checked
    from chancery.events import Miss

KINDS = {"read": "green", "dropped": "yellow", "near": "", "unknown": "dim"}
STYLES = {"holds": "green", "moved": "yellow", "changed": "red", "not found": "bold red"}


def run_verify(name: str, page: Path | None, *, as_json: bool) -> int:
    """Verify every reading of a file; 0 if all hold."""
    readings = _load(name)
    if page is not None and len(readings) > 1:
        message = f"{name} holds {len(readings)} readings: a PAGE goes with one"
        raise InputError(message)
    good = True
    for reading in readings:
        verification = verify(reading, page)
        good = good and verification.holds
        if as_json:
            write_line(json.dumps(verification.to_json(), ensure_ascii=False))
        else:
            _print_verification(verification)
    return 0 if good else 1


def run_explain(name: str, record_id: str | None, at: str | None, *, as_json: bool) -> int:
    """Explain one record of a file of readings, or what became of a sentence."""
    if (record_id is None) == (at is None):
        message = "give an ID, or --at WORDS of a sentence"
        raise InputError(message)
    if at is not None:
        return _run_silence(name, at, as_json=as_json)
    explanation = _explain(_load(name), record_id or "")
    if as_json:
        write_line(json.dumps(explanation.to_json(), ensure_ascii=False, indent=2))
    else:
        _print_explanation(explanation)
    return 0


def _run_silence(name: str, at: str, *, as_json: bool) -> int:
    readings = _load(name)
    if len(readings) > 1:
        message = f"{name} holds {len(readings)} readings: --at goes with one"
        raise InputError(message)
    found = explain_silence(readings[0], at)
    if as_json:
        write_line(json.dumps([miss.to_json() for miss in found], ensure_ascii=False, indent=2))
    else:
        print_lines(_silence_lines(found))
    return 0


def _silence_lines(found: tuple[Miss, ...]) -> Iterator[tuple[str, str]]:
    for miss in found:
        rule = f"  {miss.rule}" if miss.rule else ""
        why = f"  ({miss.why})" if miss.why else ""
        yield f"{miss.kind:<8} {miss.word.text:<18}{rule}{why}", KINDS[miss.kind]
    if not found:
        yield "no verb here, and no noun that the lexicon knows as an act", ""


def run_schema() -> int:
    """Print the JSON Schema."""
    write_whole(shipped_schema())
    return 0


def _load(name: str) -> tuple[SavedReading, ...]:
    if name == "-":
        return parse_readings(sys.stdin.buffer.read())
    return read_saved(Path(name))


def _explain(readings: tuple[SavedReading, ...], record_id: str) -> Explanation:
    for reading in readings[:-1]:
        try:
            return explain(reading, record_id)
        except InputError:
            continue
    return explain(readings[-1], record_id)


def print_lines(lines: Iterator[tuple[str, str]]) -> None:
    """Print lines with their styles; nothing in them is read as markup."""
    from rich.text import Text  # noqa: PLC0415

    from chancery.desk.console import PlainConsole  # noqa: PLC0415 - JSON does not need it

    console = PlainConsole()
    for words, style in lines:
        console.print(Text(harmless(words), style=style), soft_wrap=True)


def _print_verification(verification: Verification) -> None:
    print_lines(_verification_lines(verification))


def _verification_lines(verification: Verification) -> Iterator[tuple[str, str]]:
    for record in verification.records:
        yield record_line(record), STYLES[record.answer]
        for line in finding_lines(record):
            yield f"           {line}", ""
    counts = {"hold" if a == "holds" else a: n for a, n in verification.counts.items()}
    counted = ", ".join(f"{count} {answer}" for answer, count in counts.items())
    judged = sum(record.review is not None for record in verification.records)
    reviewed = f", {judged} as reviewers left them" if judged else ""
    total = f"{len(verification.records)} records, {verification.checks} checks{reviewed}"
    yield f"{verification.origin}: {counted} ({total})", "bold"


def finding_lines(record: Checked) -> Iterator[str]:
    """Every finding, but quotations that moved together in one line."""
    moved = [finding for finding in record.findings if finding.answer == "moved"]
    for finding in record.findings:
        if finding.answer != "moved":
            yield f"{finding.answer}: {finding.where}: {finding.detail}"
    if moved:
        others = f" (and {len(moved) - 1} more)" if len(moved) > 1 else ""
        yield f"moved: {moved[0].where}: {moved[0].detail}{others}"


def record_line(record: Checked) -> str:
    """A record and its answer."""
    name = " ".join(record.name.split())
    review = f"  [{record.review}]" if record.review else ""
    return f"{record.answer:<9}  {record.id:<28}  {name}{review}"


def _print_explanation(explanation: Explanation) -> None:
    print_lines(_explanation_lines(explanation))


def _explanation_lines(explanation: Explanation) -> Iterator[tuple[str, str]]:
    yield f"{explanation.id}  {explanation.name}", "bold"
    yield "", ""
    yield f"rule      {explanation.rule or 'none named'}", ""
    for entry in explanation.entries:
        if not entry.source:
            yield f"          {entry.file} has no entry {entry.key} in this version", "red"
            continue
        yield f"          {entry.file}, line {entry.line}:", "dim"
        for line in entry.source.splitlines():
            yield f"          | {line}", "cyan"
    yield "", ""
    yield "evidence", "bold"
    width = max((len(where) for where, _ in explanation.evidence), default=0)
    for where, found in explanation.evidence:
        yield f"  {where:<{width}}  [{found.start}, {found.end})  “{found.exact}”", ""
    yield "", ""
    yield from _syntax_lines(explanation)


def _syntax_lines(explanation: Explanation) -> Iterator[tuple[str, str]]:
    if explanation.unparsed:
        yield f"syntax    not shown: {explanation.unparsed}", "dim"
        return
    yield "syntax    (> marks the words of the anchor)", "bold"
    first = explanation.words[0].i if explanation.words else 0
    forms = {word.i: word.text for word in explanation.words}
    wide = max((len(form) for form in forms.values()), default=0)
    for word in explanation.words:
        anchor = explanation.anchor
        fired = anchor is not None and word.span.overlaps(Span(anchor.start, anchor.end))
        head = forms.get(word.head, "") if word.head != word.i else "ROOT"
        line = f"{word.i - first + 1:>3} {word.text:<{wide}} {word.lemma:<{wide}} {word.upos:<6}"
        row = f"{'>' if fired else ' '}{line} {word.deprel:<12} ← {head}"
        yield row, "bold" if fired else ""
