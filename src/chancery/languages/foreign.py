"""Captions and alternative texts in another language than the dispatch are set aside."""

from __future__ import annotations

from dataclasses import replace

from chancery.languages.identify import identify_language
from chancery.records.dispatch import Block, BlockKind, Dispatch

FEWEST_WORDS = 6
"""Shorter captions are mostly names, on which language identification is not reliable."""

SURE = 0.6
"""Setting words aside needs more than naming a language: a caption full of foreign names scores
around 0.4 for a language that it is not written in."""

_BODY: frozenset[BlockKind] = frozenset({"headline", "lead", "paragraph"})
_PICTURES: frozenset[BlockKind] = frozenset({"caption", "alt"})


def set_aside_foreign(dispatch: Dispatch, language: str | None = None) -> Dispatch:
    """The dispatch with its language, and with foreign picture texts noted ``foreign: …``.

    1. ``language`` is that of headline, lead and paragraphs, or the one that the caller gives
    2. a caption or alt text of six words or more in another language is set aside:
       ``foreign: written in en, the dispatch in fr``

    A block that was already set aside keeps its first reason; paragraphs are never set aside here.
    """
    language = language or identify_language(body_of(dispatch))
    if language is None:
        return dispatch
    blocks = tuple(_checked(block, dispatch, language) for block in dispatch.blocks)
    return replace(dispatch, language=language, blocks=blocks)


def body_of(dispatch: Dispatch) -> str:
    """The text that tells the language: the paragraphs, then lead and headline."""
    ordered = sorted(
        (b for b in dispatch.blocks if b.kind in _BODY and b.note is None),
        key=lambda block: block.kind != "paragraph",
    )
    return " ".join(dispatch.text[block.span] for block in ordered[:12])


def _checked(block: Block, dispatch: Dispatch, language: str) -> Block:
    if block.kind not in _PICTURES or block.note is not None:
        return block
    words = dispatch.text[block.span]
    if len(words.split()) < FEWEST_WORDS:
        return block
    found = identify_language(words, sure=SURE)
    if found in {None, language}:
        return block
    return replace(block, note=f"foreign: written in {found}, the dispatch in {language}")
