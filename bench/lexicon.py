"""What a lexicon knows of the predicates of any folder of texts: ``make lexicon-report TEXTS=…``.

Prints how many of the verbs that head a clause have a frame, the most frequent ones that have none,
the frames that fire most, and how many never fire. A verb without a frame need not be a gap: most
verbs are no act between actors.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from chancery.events.match import Matcher
from chancery.events.slots import Clauses
from chancery.knowledge.frames import load_frames, participles
from chancery.knowledge.grammar import load_grammar
from chancery.parsing import load_parser, mend
from chancery.pipeline import open_dispatch
from chancery.records.syntax import Syntax
from chancery.sources import capture_file, find_dispatches

SHOWN = 25


def main() -> None:
    """Read the folder and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="fr")
    arguments = parser.parse_args()
    if not arguments.folder.exists():
        sys.exit(f"{arguments.folder}: no such folder; say TEXTS=FOLDER")
    report(arguments.folder, arguments.language)


def report(folder: Path, language: str) -> None:
    """Count predicates and frames over all texts of a language in a folder."""
    frames = load_frames(language)
    known = {lemma for upos, lemma in frames.by_trigger if upos == "VERB"}
    verbs, fired, texts = Counter[str](), Counter[str](), 0
    for path in find_dispatches([folder]):
        dispatch = open_dispatch(*capture_file(path), language=None, published=None)
        if dispatch.language != language or dispatch.problem:
            continue
        texts += 1
        syntax = mend(load_parser(language).parse(dispatch), language)
        verbs.update(_predicates(syntax))
        matcher = Matcher(
            syntax, Clauses(syntax, load_grammar(language)), frames, participles(language)
        )
        fired.update(frame.rule for frame, _, _ in matcher.matches())
    total, held = verbs.total(), sum(n for lemma, n in verbs.items() if lemma in known)
    print(f"{texts} texts in {language}, {total} verbs that head a clause")
    print(f"{held} of them ({held / max(total, 1):.0%}) have a frame")
    unknown = [(lemma, n) for lemma, n in verbs.most_common() if lemma not in known][:SHOWN]
    print("most frequent without:", ", ".join(f"{lemma} {n}" for lemma, n in unknown))
    every = [frame.rule for frame in frames]
    silent = sum(rule not in fired for rule in every)
    print(f"{fired.total()} frames fire; {silent} of {len(every)} entries never do here")
    for rule, n in fired.most_common(SHOWN):
        print(f"  {n:4}  {rule}")


def _predicates(syntax: Syntax) -> list[str]:
    return [w.lemma for w in syntax.words if w.upos == "VERB" and w.rel not in ("aux", "cop")]


if __name__ == "__main__":
    main()
