"""From files of names and from our own templates to the documents that training reads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from models.corpus import NamesCorpus, load_names_corpus, load_yaml
from models.marked import UNKNOWN, Marked, read_brackets
from models.prepare import save
from models.templates import Namer
from models.tokenizers import NEUTRAL, use_tokenizer

SEED = 7
# What a name may give way to when a real sentence is renamed.
KINDS = {"PER": ("PERSON",), "LOC": ("CITY", "COUNTRY", "REGION"), "ORG": ("BODY", "MEDIUM")}


def prepare_names(
    language: str, treebanks: Path, build: Path, corpus: NamesCorpus | None = None
) -> None:
    """Write `names-train.spacy` and `names-dev.spacy` for a language."""
    corpus = corpus or load_names_corpus(language)
    nlp = tokenizer(language)
    namer = Namer(load_yaml(language, "names"), load_yaml(language, "templates"), SEED)
    train = [portion.marked(treebanks) for portion in corpus.train]
    marked = [sentence for portion in train for sentence in portion]
    for _ in range(corpus.renamed):
        marked += [rename(sentence, namer) for sentence in train[0] if sentence.names]
    marked += namer.sentences(corpus.templates)
    random.Random(SEED).shuffle(marked)  # noqa: S311 - reproducible order, not a secret
    save(documents(nlp, marked), build / "names-train.spacy")
    dev = (sentence for portion in corpus.dev for sentence in portion.marked(treebanks))
    save(documents(nlp, dev), build / "names-dev.spacy")


def tokenizer(language: str) -> Language:
    """Build an empty pipeline that cuts words as the shipped model does."""
    nlp = spacy.blank(NEUTRAL)
    use_tokenizer(nlp, language)
    return nlp


def check_documents(language: str) -> list[Doc]:
    """Read the press-style check set of a language."""
    sentences = load_yaml(language, "names_check")["sentences"]
    return list(documents(tokenizer(language), map(read_brackets, sentences)))


def documents(nlp: Language, sentences: Iterable[Marked]) -> Iterator[Doc]:
    """Tokenise marked sentences; a name of unknown type is left open."""
    for sentence in sentences:
        doc = nlp.make_doc(sentence.text)
        spans = [_span(doc, *name) for name in sentence.names]
        known = spacy.util.filter_spans(
            span for span in spans if span is not None and span.label_ != UNKNOWN
        )
        inside = {token.i for span in known for token in span}
        unknown = spacy.util.filter_spans(
            span for span in spans
            if span is not None and span.label_ == UNKNOWN and inside.isdisjoint(t.i for t in span)
        )  # fmt: skip
        doc.set_ents(known, missing=unknown)
        yield doc


def rename(sentence: Marked, namer: Namer) -> Marked:
    """Copy a sentence with each name replaced by another of its type."""
    copy, end = Marked(), 0
    for start, stop, label in sentence.names:
        copy.add(sentence.text[end:start])
        kind = namer.pick(KINDS[label]) if label in KINDS else ""
        copy.add(namer.draw(kind)[1] if kind else sentence.text[start:stop], label)
        end = stop
    copy.add(sentence.text[end:])
    return copy


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")
