"""What tests of statements are staged with: trees told to a fake parser, a cast of the names."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from chancery.mentions.times import find_times
from chancery.parsing.fake import FakeParser
from chancery.records.dispatch import Block, Capture, Dispatch, Fact
from chancery.records.mention import Cast, Entity, Mention, Mentions
from chancery.records.statement import Statement, Statements
from chancery.records.syntax import Syntax
from chancery.records.text import Span, Text
from chancery.statements import find_statements

PHRASEBOOKS = {"fr": "phrasebook.yml", "en": "phrasebook_en.yml"}


def cases() -> list[dict]:
    """The phrasebooks: each text with its tree and the statements that are read out of it."""
    found = []
    for language, name in PHRASEBOOKS.items():
        text = Path(__file__).with_name(name).read_text(encoding="utf-8")
        found += [{**case, "language": language} for case in yaml.safe_load(text)]
    return found


def a_dispatch(text: str, *facts: Fact, language: str = "fr") -> Dispatch:
    start, blocks = 0, []
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="paragraph", span=Span(start, start + len(line))))
        start += len(line) + 1
    capture = Capture(sha256="0" * 64, media_type="text/plain", path="-")
    return Dispatch(
        capture=capture, text=Text(text), blocks=tuple(blocks), facts=facts, language=language
    )


def a_mention(i: int, name: str, span: Span, syntax: Syntax) -> Mention:
    words = syntax.words_in(span)
    first, last = words[0].i, words[-1].i + 1
    tops = [w for w in words if not first <= w.head < last or w.head == w.i]
    return Mention(
        i=i, span=span, named=span, head=tops[0].i, first=first, last=last, kind="name",
        schema="Person", name=name, rule="test",
    )  # fmt: skip


def the_mentions(text: str, syntax: Syntax, names: list[str]) -> tuple[Mention, ...]:
    found = [(m, name) for name in names for m in re.finditer(re.escape(name), text, re.IGNORECASE)]
    found.sort(key=lambda pair: pair[0].start())
    spans = ((name, Span(*match.span())) for match, name in found)
    return tuple(a_mention(i, name, span, syntax) for i, (name, span) in enumerate(spans))


def a_cast(mentions: tuple[Mention, ...]) -> Cast:
    entities = {m.name: Entity(name=m.name, schema=m.schema) for m in mentions}
    stands_for = {m.i: (entities[m.name].id,) for m in mentions}
    return Cast(entities=tuple(entities.values()), stands_for=stands_for)


def read(text: str, tree: str, names: list[str], language: str = "fr") -> tuple[Statements, Cast]:
    dispatch = a_dispatch(text, language=language)
    syntax = FakeParser(tree).parse(dispatch)
    actors = the_mentions(text, syntax, names)
    mentions = Mentions(actors=actors, times=find_times(dispatch, syntax, language))
    cast = a_cast(actors)
    return find_statements(dispatch, syntax, mentions, cast, language), cast


def spoken(statement: Statement, cast: Cast) -> dict:
    """A statement in the words of the phrasebook."""
    said: dict = {
        "speaker": cast[statement.speaker].name if statement.speaker else None,
        "cue": statement.cue.exact,
        "content": [evidence.exact for evidence in statement.content],
        "kind": statement.kind,
    }
    if statement.speaker_evidence and statement.speaker_evidence.exact != said["speaker"]:
        said["words"] = statement.speaker_evidence.exact
    if statement.hearsay:
        said["hearsay"] = True
    if statement.within:
        said["within"] = True
    if statement.backs:
        said["backs"] = statement.backs.exact
    return said
