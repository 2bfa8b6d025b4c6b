"""The trees that a peer without a parser of its own is given: CoNLL-U, ten columns, one sentence.

1. UDPipe's, if ``PETRARCH_UDPIPE_MODEL`` names a model and the peer's interpreter has
   ``ufal.udpipe``.
2. Else those of the English model that Chancery ships, as it gives them, not mended.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from bench.peers.process import PeerError, Terms, run
from chancery.parsing import load_parser
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.syntax import Syntax, Word
from chancery.records.text import Span, Text

SCRIPT = Path(__file__).with_name("udpipe.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A tree for each text, who made them, and in how many seconds once all was loaded."""

    parser: str
    seconds: float
    trees: tuple[str, ...]


def parse(texts: Sequence[str], python: str, terms: Terms) -> Parsed:
    """Parse with UDPipe where the user has it, else with Chancery's model, which says why."""
    model = os.environ.get("PETRARCH_UDPIPE_MODEL")
    if not model:
        return parse_ourselves(texts, terms.rounds)
    command = [python, str(SCRIPT), str(Path(model).absolute()), str(terms.rounds)]
    try:
        found = json.loads(run(command, terms, given=json.dumps(list(texts))))
    except PeerError as error:
        ours = parse_ourselves(texts, terms.rounds)
        return replace(ours, parser=f"{ours.parser} (not UDPipe: {error})")
    trees = tuple(map(_plain, found["trees"]))
    return Parsed(parser="UDPipe", seconds=found["seconds"], trees=trees)


def parse_ourselves(texts: Sequence[str], rounds: int) -> Parsed:
    """Parse with the English model that is shipped."""
    parser, dispatches = load_parser("en"), [_dispatch(text) for text in texts]
    trees: list[str] = []
    best = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        trees = [conllu(syntax) for syntax in parser.parse_many(dispatches)]
        best = min(best, perf_counter() - start)
    return Parsed(parser="Chancery's English model", seconds=best, trees=tuple(trees))


def conllu(syntax: Syntax) -> str:
    """Write syntax as one tree of CoNLL-U; several sentences become one with several roots."""
    return "\n".join(map(_line, syntax.words))


def _line(word: Word) -> str:
    head = 0 if word.head == word.i else word.head + 1
    feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items()))
    columns = (
        str(word.i + 1), word.text, word.lemma, word.upos, "", feats,
        str(head), word.deprel, "", "",
    )  # fmt: skip
    return "\t".join("_".join(column.split()) or "_" for column in columns)


def _plain(tree: str) -> str:
    """Words alone: no comments, no ranges (``2-3``), no empty nodes (``2.1``)."""
    return "\n".join(line for line in tree.splitlines() if line.partition("\t")[0].isdecimal())


def _dispatch(text: str) -> Dispatch:
    span = Span(0, len(text))
    return Dispatch(
        capture=Capture(sha256="", media_type="text/plain"),
        text=Text(text),
        blocks=(Block(kind="paragraph", span=span),),
        language="en",
    )
