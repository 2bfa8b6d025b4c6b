"""What a lexicon knows of the predicates of any folder of texts: ``make lexicon-report TEXTS=…``.

Prints how many of the verbs that head a clause have a frame, the most frequent ones that have none,
the frames that fire most, and how many never fire. A verb without a frame need not be a gap: most
verbs are no act between actors.

Both may also be a file of sentences: CoNLL-U (``# text`` lines) or JSON lines (``text``). With
``BESIDE=…``, other texts, it prints too which of the frames that fire in the first do not fire in
the second: a lexicon that was fitted to some texts has many of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from chancery.events.match import Matcher
from chancery.events.slots import Clauses
from chancery.knowledge.frames import load_frames, participles
from chancery.knowledge.grammar import load_grammar
from chancery.parsing import load_parser, mend
from chancery.pipeline import open_dispatch
from chancery.records.dispatch import Dispatch
from chancery.records.syntax import Syntax
from chancery.sources import capture_bytes, capture_file, find_dispatches

SHOWN = 25
TOGETHER = 50
"""Sentences of a treebank that are read as one text."""


@dataclass(slots=True)
class Counts:
    """What was met in some texts."""

    texts: int = 0
    verbs: Counter[str] = field(default_factory=Counter)
    fired: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Read the texts and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--beside", type=Path, help="other texts: a folder or a CoNLL-U file")
    arguments = parser.parse_args()
    for path in (arguments.folder, arguments.beside):
        if path is not None and not path.exists():
            sys.exit(f"{path}: no such folder; say TEXTS=FOLDER, BESIDE=FOLDER")
    counts = count(arguments.folder, arguments.language)
    report(counts, arguments.language)
    if arguments.beside is not None:
        compare(counts, count(arguments.beside, arguments.language), arguments.language)


def count(path: Path, language: str) -> Counts:
    """Count predicates and frames over all texts of a language."""
    frames, counts = load_frames(language), Counts()
    for dispatch in dispatches(path, language):
        if dispatch.language != language or dispatch.problem:
            continue
        counts.texts += 1
        syntax = mend(load_parser(language).parse(dispatch), language)
        counts.verbs.update(_predicates(syntax))
        clauses = Clauses(syntax, load_grammar(language))
        matcher = Matcher(syntax, clauses, frames, participles(language))
        counts.fired.update(frame.rule for frame, _, _ in matcher.matches())
    return counts


def dispatches(path: Path, language: str) -> Iterator[Dispatch]:
    """Open each text of a folder; of a file of sentences fifty to a text."""
    sentences = _sentences(path)
    if sentences is None:
        for file in find_dispatches([path]):
            yield open_dispatch(*capture_file(file), language=None, published=None)
        return
    while group := list(islice(sentences, TOGETHER)):
        data = "\n\n".join(group).encode("utf-8")
        yield open_dispatch(*capture_bytes(data), language=language, published=None)


def _sentences(path: Path) -> Iterator[str] | None:
    """The sentences of a file: ``# text`` lines of CoNLL-U, ``text`` of JSON lines."""
    if path.suffix not in (".conllu", ".jsonl"):
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".jsonl":
        return (json.loads(line)["text"] for line in lines if line)
    return (line.partition("=")[2].strip() for line in lines if line.startswith("# text ="))


def report(counts: Counts, language: str) -> None:
    """Print what one set of texts shows."""
    frames = load_frames(language)
    known = {lemma for upos, lemma in frames.by_trigger if upos == "VERB"}
    verbs, fired = counts.verbs, counts.fired
    total, held = verbs.total(), sum(n for lemma, n in verbs.items() if lemma in known)
    print(f"{counts.texts} texts in {language}, {total} verbs that head a clause")
    print(f"{held} of them ({held / max(total, 1):.0%}) have a frame")
    unknown = [(lemma, n) for lemma, n in verbs.most_common() if lemma not in known][:SHOWN]
    print("most frequent without:", ", ".join(f"{lemma} {n}" for lemma, n in unknown))
    every = [frame.rule for frame in frames]
    silent = sum(rule not in fired for rule in every)
    print(f"{fired.total()} frames fire; {silent} of {len(every)} entries never do here")
    for rule, n in fired.most_common(SHOWN):
        print(f"  {n:4}  {rule}")


def compare(counts: Counts, other: Counts, language: str) -> None:
    """Print which frames fire in the first texts alone."""
    here, there = set(counts.fired), set(other.fired)
    alone = sorted(here - there)
    print(f"\nbeside {other.texts} other texts in {language}:")
    print(f"{len(there)} entries fire there, {len(here)} here, {len(here & there)} in both")
    print(f"{len(alone)} fire here alone:")
    for rule in alone:
        print(f"  {counts.fired[rule]:4}  {rule}")


def _predicates(syntax: Syntax) -> list[str]:
    return [w.lemma for w in syntax.words if w.upos == "VERB" and w.rel not in ("aux", "cop")]


if __name__ == "__main__":
    main()
