"""The language of a dispatch, and what is set aside for being in another one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from chancery.languages.identify import LETTERS, identify_language
from chancery.records.dispatch import Block, BlockKind, Dispatch

FEWEST_WORDS = 6
"""Shorter captions are mostly names, on which language identification is not reliable."""

SURE = 0.6
"""Setting words aside needs more than naming a language: a caption full of foreign names scores
around 0.4 for a language that it is not written in."""

FEWEST_WORDS_OF_TEXT = 15
SURE_OF_TEXT = 0.8
"""The same for the running text, where a mistake costs more: a paragraph of so many words scores
over 0.9 for its own language, lists of names far less for any."""

MOST_BLOCKS = 40
"""So many paragraphs tell the language of a dispatch."""

_BODY: frozenset[BlockKind] = frozenset({"headline", "lead", "paragraph"})
_TEXT: frozenset[BlockKind] = frozenset({"lead", "paragraph"})
_PICTURES: frozenset[BlockKind] = frozenset({"caption", "alt"})


def set_aside_foreign(dispatch: Dispatch, language: str | None = None) -> Dispatch:
    """The dispatch with its language, and with texts in another one noted ``foreign: …``.

    1. ``language`` is that of most of the running text, whatever menus and captions are written
       in, or the one that the caller gives
    2. a caption or alt text of six words or more in another language is set aside:
       ``foreign: written in en, the dispatch in fr``
    3. so is a paragraph or lead of fifteen words or more that is surely in another language: the
       notice on cookies above an English text, a version of the text in Arabic below it; not when
       the caller gives the language, who may know better

    A block that was already set aside keeps its first reason; headlines are never set aside here.
    """
    found = language or _language_of(dispatch)
    if found is None:
        return dispatch
    kinds = _PICTURES if language else _PICTURES | _TEXT
    blocks = tuple(
        _checked(block, dispatch, found) if block.kind in kinds and block.note is None else block
        for block in dispatch.blocks
    )
    return replace(dispatch, language=found, blocks=blocks)


def _language_of(dispatch: Dispatch) -> str | None:
    """The language that most letters of the longer paragraphs are in, or else of all the body."""
    letters: Counter[str] = Counter()
    for block in _body(dispatch)[:MOST_BLOCKS]:
        words = dispatch.text[block.span]
        found = identify_language(words, sure=SURE) if _is_long(words) else None
        if found:
            letters[found] += len(words)
    return max(letters, key=letters.__getitem__) if letters else identify_language(_text(dispatch))


def _is_long(words: str) -> bool:
    return len(words.split(maxsplit=FEWEST_WORDS)) >= FEWEST_WORDS


def _body(dispatch: Dispatch) -> list[Block]:
    """The blocks that tell the language: the paragraphs, then lead and headline."""
    return sorted(
        (b for b in dispatch.blocks if b.kind in _BODY and b.note is None),
        key=lambda block: block.kind != "paragraph",
    )


def _text(dispatch: Dispatch) -> str:
    return " ".join(dispatch.text[block.span][: 4 * LETTERS] for block in _body(dispatch)[:12])


def _checked(block: Block, dispatch: Dispatch, language: str) -> Block:
    words = dispatch.text[block.span]
    if block.kind in _TEXT:
        found = _surely(words, FEWEST_WORDS_OF_TEXT, SURE_OF_TEXT)
    else:
        found = _surely(words, FEWEST_WORDS, SURE)
    if found in {None, language}:
        return block
    return replace(block, note=f"foreign: written in {found}, the dispatch in {language}")


def _surely(words: str, fewest: int, sure: float) -> str | None:
    long = len(words.split(maxsplit=fewest)) >= fewest
    return identify_language(words, sure=sure) if long else None
