"""Score a model on raw text, the way of the CoNLL 2018 shared task.

    python -m models.evaluate --language fr --treebanks "$CHANCERY_TREEBANKS"

The test file is written as running text, in the paragraphs that it tells of; the model reads it
from scratch, and words are matched by the characters they cover. Every figure is F1 over all words
of either side, so a wrongly cut word costs in every column. Contractions are undone on both sides
("du" counts as "de" and "le"); only universal features count; relations are compared without their
subtypes. Below the treebanks stand the figures of the name finder: on its selection set, and on
sentences of ours (`names_check.yml`).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from chancery.parsing.pipeline import load_pipeline
from models.alignment import Analysis, Score, analyse_gold, analyse_system, compare, join
from models.conllu import Sentence, read_sentences, surface, with_spaces
from models.corpus import load_names_corpus, load_parser_corpus
from models.prepare_names import check_documents, documents, tokenizer

COLUMNS = ("words", "sents", "upos", "ufeats", "lemma", "uas", "las")


def score_treebank(nlp: Language, language: str, sentences: list[Sentence]) -> Score:
    """Score a model on the sentences of one treebank."""
    docs = nlp.pipe(map(running_text, paragraphs(sentences)))
    system: Analysis = join(analyse_system(doc, language) for doc in docs)
    return compare(analyse_gold(sentences), system)


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Cut a treebank where it says that a paragraph begins; a treebank that never does is one."""
    held: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens and held:
            yield held
            held = []
        held.append(sentence)
    if held:
        yield held


def running_text(sentences: Iterable[Sentence]) -> str:
    """Write a treebank as text, one space between sentences."""
    return " ".join(with_spaces(surface(sentence)).rstrip() for sentence in sentences)


def score_names(nlp: Language, gold: Iterable[Doc]) -> dict[str, float]:
    """Score the name finder: F1 over all names and for each type."""
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in gold]
    scores = nlp.evaluate(examples)
    per_type = {label: score["f"] for label, score in (scores["ents_per_type"] or {}).items()}
    return {"all": scores["ents_f"], **per_type}


def words_per_second(nlp: Language, sentences: list[Sentence]) -> float:
    """Measure reading speed in surface words per CPU second, three sentences to a text."""
    texts = [running_text(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return words / (time.process_time() - started)


def report(nlp: Language, language: str, treebanks: Path) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "".join([f"{'':12}", *(f"{column:>8}" for column in COLUMNS)])
    for name, path in load_parser_corpus(language).test.items():
        score = score_treebank(nlp, language, list(read_sentences(treebanks / path)))
        yield "".join([f"{name:12}", *(f"{score[column]:8.2f}" for column in COLUMNS)])
    selection = [
        marked
        for portion in load_names_corpus(language).dev
        for marked in portion.marked(treebanks)
    ]
    yield _names_line("names, dev", score_names(nlp, documents(tokenizer(language), selection)))
    yield _names_line("names, press", score_names(nlp, check_documents(language)))
    first = next(iter(load_parser_corpus(language).test.values()))
    speed = words_per_second(nlp, list(read_sentences(treebanks / first)))
    yield f"{speed:.0f} words per CPU second"


def _names_line(title: str, scores: dict[str, float]) -> str:
    figures = "  ".join(f"{label} {100 * score:.1f}" for label, score in sorted(scores.items()))
    return f"{title:14}{figures}"


def main() -> None:
    """Print the report for the shipped model, or for one in another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", required=True)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="a model folder; default: the shipped one")
    arguments = parser.parse_args()
    nlp = load_pipeline(arguments.language, folder=arguments.model)
    for line in report(nlp, arguments.language, arguments.treebanks):
        print(line, flush=True)


if __name__ == "__main__":
    main()
