"""From treebanks to the binary documents that training reads.

Sentences are joined into documents of several, so that the parser learns where
one ends; every second document is short, because a headline is a document too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from models.conllu import ROOT, Sentence, Token, surface
from models.corpus import Portion, load_parser_corpus

# Sentences per document. Longer documents gave no better splitting on the
# selection set and cost memory.
DOCUMENT_SIZES = (8, 3)


def prepare_parser(language: str, treebanks: Path, build: Path) -> None:
    """Write `parser-train.spacy` and `parser-dev.spacy` for a language."""
    corpus = load_parser_corpus(language)
    for name, portions in (("train", corpus.train), ("dev", corpus.dev)):
        save(
            (doc for portion in portions for doc in _portion_docs(portion, treebanks)),
            build / f"parser-{name}.spacy",
        )


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write documents as one spaCy DocBin."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def _portion_docs(portion: Portion, treebanks: Path) -> Iterator[Doc]:
    vocab = Vocab()
    docs = [_doc(group, vocab) for group in _documents(portion.sentences(treebanks))]
    for _ in range(portion.copies):
        yield from docs


def _documents(sentences: list[Sentence]) -> Iterator[list[list[Token]]]:
    rest = iter(sentences)
    for size in cycle(DOCUMENT_SIZES):
        group = [surface(sentence) for sentence in islice(rest, size)]
        if not group:
            return
        yield group


def _doc(sentences: list[list[Token]], vocab: Vocab) -> Doc:
    tokens = [token for sentence in sentences for token in sentence]
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=_spaces(sentences),
        lemmas=[token.lemma for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=[token.feats for token in tokens],
        heads=_heads(sentences),
        deps=["ROOT" if token.head == ROOT else token.deprel for token in tokens],
    )


def _spaces(sentences: list[list[Token]]) -> list[bool]:
    # The last token of a sentence is followed by a space whatever the file says:
    # joined sentences are running text.
    return [
        token.space_after or index == len(sentence) - 1
        for sentence in sentences
        for index, token in enumerate(sentence)
    ]


def _heads(sentences: list[list[Token]]) -> list[int]:
    heads: list[int] = []
    for sentence in sentences:
        start = len(heads)
        heads += [
            start + (index if token.head == ROOT else token.head)
            for index, token in enumerate(sentence)
        ]
    return heads
