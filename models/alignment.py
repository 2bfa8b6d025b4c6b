"""Gold and system analyses as words over characters, and the figures of their comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from spacy.tokens import Doc, Token

from models.conllu import Sentence, Word
from models.corpus import load_yaml

# The features that the shared tasks compare; others are a treebank's own.
UNIVERSAL = frozenset(
    [
        "PronType",
        "NumType",
        "Poss",
        "Reflex",
        "Foreign",
        "Abbr",
        "Gender",
        "Animacy",
        "Number",
        "Case",
        "Definite",
        "Degree",
        "VerbForm",
        "Mood",
        "Tense",
        "Aspect",
        "Voice",
        "Evident",
        "Polarity",
        "Person",
        "Polite",
    ]
)
ROOT = -1

Score = dict[str, float]


class Key(NamedTuple):
    """Which characters a word covers, spaces not counted; words of a contraction add their form."""

    start: int
    end: int
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One word of an analysis; `head` is an index into the rows, `ROOT` for a root."""

    key: Key
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The words of a text, and where its sentences begin and end."""

    rows: tuple[Row, ...]
    sentences: frozenset[tuple[int, int]]


def analyse_gold(sentences: list[Sentence]) -> Analysis:
    """Lay the words of a treebank over its characters."""
    rows: list[Row] = []
    bounds, offset = set(), 0
    for sentence in sentences:
        keys, end = _gold_keys(sentence, offset)
        base = len(rows)
        rows += [_gold_row(word, key, base) for word, key in zip(sentence.words, keys, strict=True)]
        bounds.add((offset, end))
        offset = end
    return Analysis(rows=tuple(rows), sentences=frozenset(bounds))


def analyse_system(doc: Doc, language: str) -> Analysis:
    """Lay a model's reading over the same characters, contractions undone."""
    undo = load_yaml(language, "contractions")
    drafts: list[tuple[Row, int]] = []
    place: dict[int, int] = {}
    bounds, offset = set(), 0
    for sentence in doc.sents:
        begin = offset
        for token in sentence:
            start, offset = offset, offset + len("".join(token.text.split()))
            if offset > start:
                place[token.i] = len(drafts)
                parts = undo.get(token.lower_) if token.pos_ == "ADP" else None
                drafts += [(row, token.i) for row in _system_rows(token, Key(start, offset), parts)]
        bounds.add((begin, offset))
    rows = [_with_head(row, place, doc[number]) for row, number in drafts]
    return Analysis(rows=tuple(rows), sentences=frozenset(bounds))


def join(analyses: Iterable[Analysis]) -> Analysis:
    """Lay the analyses of paragraphs one behind the other."""
    rows: list[Row] = []
    bounds: set[tuple[int, int]] = set()
    offset = 0
    for analysis in analyses:
        base = len(rows)
        rows += [_moved(row, offset, base) for row in analysis.rows]
        bounds |= {(start + offset, end + offset) for start, end in analysis.sentences}
        offset = max(end for _, end in bounds)
    return Analysis(rows=tuple(rows), sentences=frozenset(bounds))


def _moved(row: Row, offset: int, base: int) -> Row:
    key = Key(row.key.start + offset, row.key.end + offset, row.key.part)
    return replace(row, key=key, head=row.head if row.head == ROOT else row.head + base)


def compare(gold: Analysis, system: Analysis) -> Score:
    """Score every column by F1."""
    places = {row.key: index for index, row in enumerate(gold.rows)}
    matched = {i: places[row.key] for i, row in enumerate(system.rows) if row.key in places}
    pairs = [(gold.rows[there], system.rows[here]) for here, there in matched.items()]
    heads = [_same_head(one, other, matched) for one, other in pairs]
    labels = [one.deprel == other.deprel for one, other in pairs]
    counts = {
        "words": len(pairs),
        "upos": sum(one.upos == other.upos for one, other in pairs),
        "ufeats": sum(one.feats == other.feats for one, other in pairs),
        "lemma": sum(one.lemma == other.lemma for one, other in pairs),
        "uas": sum(heads),
        "las": sum(head and label for head, label in zip(heads, labels, strict=True)),
    }
    sizes = len(gold.rows) + len(system.rows)
    score = {column: 200 * count / sizes for column, count in counts.items()}
    common = len(gold.sentences & system.sentences)
    score["sents"] = 200 * common / (len(gold.sentences) + len(system.sentences))
    return score


def _gold_keys(sentence: Sentence, offset: int) -> tuple[list[Key], int]:
    ranges = {
        number: item
        for item in sentence.ranges
        if not item.is_cut_by(sentence.words)
        for number in item.numbers
    }
    keys: list[Key] = []
    for number, word in enumerate(sentence.words, start=1):
        item = ranges.get(number)
        if item is None or item.first == number:
            start = offset
            offset += len("".join((item.form if item else word.form).split()))
        keys.append(Key(start, offset, word.form.lower() if item else ""))
    return keys, offset


def _gold_row(word: Word, key: Key, base: int) -> Row:
    head = base + word.head - 1 if word.head else ROOT
    return _row(key, word.lemma, word.upos, word.feats, head, word.deprel)


def _system_rows(token: Token, key: Key, parts: list[str] | None) -> list[Row]:
    lemma, upos, feats, deprel = token.lemma_, token.pos_, str(token.morph), token.dep_
    if parts is None:
        return [_row(key, lemma, upos, feats, ROOT, deprel)]
    first, second, second_lemma = parts
    second_upos = "DET" if second_lemma == "le" else "PRON"
    return [
        _row(Key(key.start, key.end, first), first, "ADP", "", ROOT, deprel),
        _row(Key(key.start, key.end, second), second_lemma, second_upos, feats, ROOT, "det"),
    ]


def _with_head(row: Row, place: dict[int, int], token: Token) -> Row:
    is_root = token.head.i == token.i
    return Row(
        key=row.key,
        lemma=row.lemma,
        upos=row.upos,
        feats=row.feats,
        head=ROOT if is_root else place[token.head.i],
        deprel="root" if is_root else row.deprel,
    )


def _row(key: Key, lemma: str, upos: str, feats: str, head: int, deprel: str) -> Row:
    universal = [pair for pair in feats.split("|") if pair.partition("=")[0] in UNIVERSAL]
    relation = deprel.partition(":")[0]
    return Row(
        key=key, lemma=lemma, upos=upos, feats="|".join(universal), head=head, deprel=relation
    )


def _same_head(gold: Row, system: Row, matched: dict[int, int]) -> bool:
    if ROOT in {system.head, gold.head}:
        return system.head == gold.head
    return matched.get(system.head) == gold.head
