"""The parser of the house: spaCy with the model that is shipped for a language.

spaCy is imported when the first parser is loaded and not before: a command that reads no text
does not pay for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from chancery.parsing.assemble import Assembly
from chancery.parsing.pieces import Piece, cut
from chancery.records.dispatch import Dispatch
from chancery.records.syntax import Syntax

if TYPE_CHECKING:
    from spacy.language import Language

BATCH_PIECES = 256
"""Pieces read at once: 256 are read a tenth faster than 32, more no faster."""

BATCH_CHARACTERS = 50_000
"""Code points read at once: bounds the memory of a batch whatever the pages."""


class SpacyParser:
    """Reads dispatches with a spaCy pipeline. One object may be used by many threads."""

    def __init__(self, language: str, nlp: Language) -> None:
        self.language = language
        self._nlp = nlp
        self._lock = Lock()

    def parse(self, dispatch: Dispatch) -> Syntax:
        """Read the syntax of one dispatch."""
        return next(self.parse_many([dispatch]))

    def parse_many(self, dispatches: Iterable[Dispatch]) -> Iterator[Syntax]:
        """Read the syntax of many dispatches, lazily and in their order."""
        waiting: deque[Assembly] = deque()
        for batch in _batches(_work(dispatches, waiting)):
            self._read(batch)
            while waiting and waiting[0].complete:
                yield waiting.popleft().syntax()
        while waiting:
            yield waiting.popleft().syntax()

    def _read(self, batch: list[tuple[Assembly, Piece]]) -> None:
        # What the batch adds to the vocabulary is freed with the zone, so the documents must not
        # outlive it; zones of one pipeline must not overlap, hence the lock.
        with self._lock, self._nlp.memory_zone():
            docs = self._nlp.pipe((piece.text for _, piece in batch), batch_size=len(batch))
            for (assembly, piece), doc in zip(batch, docs, strict=True):
                assembly.add(piece, doc)


@lru_cache
def load_parser(language: str) -> SpacyParser:
    """Load the shipped model of a language, once per process.

    Raises:
        LanguageError: No model is shipped for this language.
        ModelError: There is one, but it is incomplete or broken.
    """
    from chancery.parsing.pipeline import load_pipeline  # noqa: PLC0415 - imports spaCy

    return SpacyParser(language, load_pipeline(language))


def _work(
    dispatches: Iterable[Dispatch], waiting: deque[Assembly]
) -> Iterator[tuple[Assembly, Piece]]:
    for dispatch in dispatches:
        pieces, skipped = cut(dispatch)
        assembly = Assembly(dispatch=dispatch, pieces=len(pieces), skipped=skipped)
        waiting.append(assembly)
        for piece in pieces:
            yield assembly, piece


def _batches(
    work: Iterator[tuple[Assembly, Piece]],
) -> Iterator[list[tuple[Assembly, Piece]]]:
    batch: list[tuple[Assembly, Piece]] = []
    size = 0
    for assembly, piece in work:
        if batch and (len(batch) == BATCH_PIECES or size + len(piece.text) > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append((assembly, piece))
        size += len(piece.text)
    if batch:
        yield batch
