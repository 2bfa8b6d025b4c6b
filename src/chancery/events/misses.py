"""Why nothing (more) was read in a sentence: unknown predicates, near misses, and what was dropped.

For each verb, and each noun or adjective that the lexicon knows:

1. ``read``: it is an event, by this rule
2. ``dropped``: a frame fired, but the words state no fact, name no actor, or are the content of
   another act ("demande de *libérer* X")
3. ``near``: there are frames for the word, each with what it lacks ("needs object: accord, …")
4. ``unknown``: a verb that the lexicon does not have
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from chancery.events.coding import Coder, Tellers
from chancery.events.draft import Draft
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span

_MOST_FRAMES = 6
"""Near misses told of one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """What became of one word; ``rule`` is empty for an unknown verb."""

    word: Word
    kind: Literal["read", "dropped", "near", "unknown"]
    rule: str
    why: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "start": self.word.span.start,
            "end": self.word.span.end,
            "exact": self.word.text,
            "lemma": self.word.lemma,
            "kind": self.kind,
            "rule": self.rule or None,
            "why": self.why or None,
        }


def find_misses(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, tellers: Tellers,
    language: str, within: Span,
) -> tuple[Miss, ...]:  # fmt: skip
    """What became of each possible predicate of the sentences that ``within`` touches."""
    coder = Coder(dispatch, syntax, mentions, cast, tellers, language)
    verdicts = {draft.word.i: (draft, why) for draft, why in coder.verdicts()}
    found: list[Miss] = []
    for sentence in syntax.sentences:
        if sentence.span.start < within.end and within.start < sentence.span.end:
            for word in syntax.words_of(sentence):
                found += _of(word, coder, verdicts.get(word.i))
    return tuple(found)


def _of(word: Word, coder: Coder, verdict: tuple[Draft, str] | None) -> Iterator[Miss]:
    if verdict is not None:
        draft, why = verdict
        kind: Literal["dropped", "read"] = "dropped" if why else "read"
        yield Miss(word=word, kind=kind, rule=draft.frame.rule, why=why)
        return
    if word.rel in ("aux", "cop"):
        return
    gaps = coder.gaps(word)
    for rule, why in gaps[:_MOST_FRAMES]:
        yield Miss(word=word, kind="near", rule=rule, why=why)
    if not gaps and word.upos == "VERB":
        yield Miss(word=word, kind="unknown", rule="", why="no frame for this verb")
