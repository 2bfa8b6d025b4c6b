r"""What each step of teaching names is worth: train the name finder without and with it, and score.

    python -m models.ablation --language fr --treebanks "$CHANCERY_TREEBANKS"

Four finders are trained, each with one step more: the marked texts alone; copies of them with other
names; sentences from templates; other spellings (capitals, lost accents, small letters). Each is
scored on the selection set, on the press sentences of `names_check.yml`, on the same sentences in
capitals without accents and in small letters, and on marked texts that nothing was trained or
selected on (`names: test` in `corpus.yml`). Five minutes a finder on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from chancery.parsing.openblas import openblas
from models import augment
from models.augment import respell
from models.corpus import NamesCorpus, Portion, load_names_corpus
from models.evaluate import score_names
from models.prepare_names import check_documents, documents, prepare_names, tokenizer
from models.train import BUILD, train_part

STEPS = ("marked texts", "+ renamed", "+ templates", "+ spellings (shipped)")


def steps(corpus: NamesCorpus) -> Iterator[tuple[str, NamesCorpus, bool]]:
    """Name each step, what is learned from, and whether spellings are varied."""
    plain = replace(corpus, renamed=0, templates=0)
    renamed = replace(corpus, templates=0)
    varied = (False, False, False, True)
    yield from zip(STEPS, (plain, renamed, corpus, corpus), varied, strict=True)


def tests(language: str, treebanks: Path) -> dict[str, list[Doc]]:
    """Gather the texts to score on, by name."""
    corpus, blank = load_names_corpus(language), tokenizer(language)
    press = check_documents(language)
    found = {
        "dev": list(_marked(blank, corpus.dev, treebanks)),
        "press": press,
        "press, CAPITALS": _respelled(press, augment.bare_capitals),
        "press, small": _respelled(press, augment.small_letters),
    }
    for name, portion in corpus.test.items():
        found[name] = list(_marked(blank, (portion,), treebanks))
    return found


def main() -> None:
    """Train and print one line per finder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", required=True)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--build", type=Path, default=BUILD)
    given = parser.parse_args()
    language, treebanks = given.language, given.treebanks
    sets = tests(language, treebanks)
    print("".join([f"{'F1 of all names':24}", *(f"{name:>18}" for name in sets)]), flush=True)
    for number, (name, corpus, varied) in enumerate(steps(load_names_corpus(language))):
        build = given.build / f"{language}-names-{number}"
        prepare_names(language, treebanks, build, corpus)
        with openblas():
            nlp = spacy.load(train_part(language, "names", build, respelling=varied))
            scores = [score_names(nlp, docs)["all"] for docs in sets.values()]
        print("".join([f"{name:24}", *(f"{100 * score:18.1f}" for score in scores)]), flush=True)


def _marked(blank: Language, portions: Iterable[Portion], treebanks: Path) -> Iterator[Doc]:
    for portion in portions:
        yield from documents(blank, portion.marked(treebanks))


def _respelled(docs: list[Doc], respelling: Callable[[str], str]) -> list[Doc]:
    copies = (respell(doc, respelling) for doc in docs)
    return [copy for copy in copies if copy is not None]


if __name__ == "__main__":
    main()
