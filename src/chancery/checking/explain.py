"""Why a record says what it says: the rule, its entry, the words, and the syntax it fired on."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.checking.rules import Entry, find_entries
from chancery.checking.walk import Saved, evidence_in, records_of
from chancery.errors import ChanceryError, InputError, NotFoundError
from chancery.exchange import SavedReading, saved
from chancery.exchange.shapes import Evidence
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.reading import Reading
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span, Text

ANCHORS = {"event": "anchor", "statement": "cue", "obligation": "action", "entity": "mentions[0]",
           "agreement": "mentions[0]"}  # fmt: skip
"""The evidence whose sentence is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The account of one record.

    ``evidence`` maps each place in the record to the words it rests on. ``sentence`` is that of
    the anchor, parsed again as ``words``; no words when ``unparsed`` says why.
    """

    kind: str
    id: str
    name: str
    rule: str
    entries: tuple[Entry, ...]
    evidence: tuple[tuple[str, Evidence], ...]
    anchor: Evidence | None
    sentence: Span | None
    words: tuple[Word, ...]
    unparsed: str = ""

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "rule": self.rule,
            "entries": [entry.to_json() for entry in self.entries],
            "evidence": [
                {"where": where, "start": e.start, "end": e.end, "exact": e.exact}
                for where, e in self.evidence
            ],
            "syntax": [_word_json(word) for word in self.words],
            "unparsed": self.unparsed or None,
        }


def explain(reading: Reading | SavedReading, record_id: str) -> Explanation:
    """Explain the record with this id, or with the only id that begins or goes on like this.

    ``"event-3f9c0a1b2c3d4e5f"``, ``"event-3f"`` and ``"3f9c"`` all do. Raises ``NotFoundError``
    when there is no such record, ``InputError`` when the abbreviation fits several.
    """
    known = saved(reading) if isinstance(reading, Reading) else reading
    record = _find(known, record_id)
    evidence = tuple(evidence_in(record.raw))
    anchor = dict(evidence).get(ANCHORS[record.kind])
    words, sentence, unparsed = _syntax(known, anchor)
    rule = str(record.raw.get("rule", ""))
    return Explanation(
        kind=record.kind,
        id=record.id,
        name=record.name,
        rule=rule,
        entries=find_entries(rule),
        evidence=evidence,
        anchor=anchor,
        sentence=sentence,
        words=words,
        unparsed=unparsed,
    )


def dispatch_again(reading: SavedReading, blocks: tuple[Block, ...]) -> Dispatch:
    """The dispatch of a saved reading, to be read again: some of its blocks, none of its facts."""
    said = reading.typed.dispatch
    capture = Capture(sha256=said.capture.sha256, media_type=said.capture.media_type)
    return Dispatch(capture=capture, text=Text(said.text), blocks=blocks, language=said.language)


def _find(reading: SavedReading, wanted: str) -> Saved:
    fits = {r.id: r for r in records_of(reading) if wanted and _fits(r.id, wanted)}
    if len(fits) == 1:
        return next(iter(fits.values()))
    if wanted in fits:
        return fits[wanted]
    if not fits:
        message = f"{wanted}: no such record in {reading.origin}"
        raise NotFoundError(message)
    message = f"{wanted}: fits {len(fits)} records: {', '.join(sorted(fits)[:6])}"
    raise InputError(message)


def _fits(record_id: str, wanted: str) -> bool:
    return record_id.startswith(wanted) or record_id.partition("-")[2].startswith(wanted)


def _syntax(
    reading: SavedReading, anchor: Evidence | None
) -> tuple[tuple[Word, ...], Span | None, str]:
    """The words of the anchor's sentence, its span, and why there are none when there are none."""
    block = _block_of(reading, anchor) if anchor else None
    if anchor is None or block is None:
        return (), None, "its words stand in no block that is read"
    try:
        syntax = _parse(reading, block)
    except ChanceryError as error:
        return (), None, str(error)
    for sentence in syntax.sentences:
        if sentence.span.start <= anchor.start < sentence.span.end:
            return syntax.words_of(sentence), sentence.span, ""
    return (), None, "the parser finds no sentence there"


def _block_of(reading: SavedReading, anchor: Evidence) -> Block | None:
    for block in reading.typed.dispatch.blocks:
        if block.start <= anchor.start < block.end:
            return Block(kind=block.kind, span=Span(block.start, block.end))
    return None


def _parse(reading: SavedReading, block: Block) -> Syntax:
    from chancery.parsing import load_parser, mend  # noqa: PLC0415 - only explain needs the parser

    dispatch = dispatch_again(reading, (block,))
    language = dispatch.language or ""
    return mend(load_parser(language).parse(dispatch), language)


def _word_json(word: Word) -> dict[str, object]:
    return {
        "i": word.i,
        "text": word.text,
        "lemma": word.lemma,
        "upos": word.upos,
        "head": word.head,
        "deprel": word.deprel,
        "start": word.span.start,
        "end": word.span.end,
    }
