"""The table of lemmas that a model is shipped with, made from its training treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from models.conllu import Token, surface
from models.corpus import load_parser_corpus, load_yaml

Table = dict[str, dict[str, str]]


def lemma_data(language: str, treebanks: Path) -> dict[str, Any]:
    """Join the treebanks' table with the rules written for the language."""
    corpus = load_parser_corpus(language)
    tokens = (
        token
        for portion in corpus.train
        for sentence in portion.sentences(treebanks)
        for token in surface(sentence)
    )
    rules = load_yaml(language, "lemmas")
    forms = rules.pop("forms")
    table = lemma_table(tokens, rules["keep"])
    joined = {upos: {**table.get(upos, {}), **forms.get(upos, {})} for upos in {*forms, *table}}
    return {**rules, "table": joined}


def lemma_table(tokens: Iterable[Token], keep: list[str]) -> Table:
    """Count lemmas by part of speech and form in small letters; the commonest wins."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        counts[token.upos, _key(token, keep)][token.lemma] += 1
    table: Table = defaultdict(dict)
    for (upos, form), lemmas in sorted(counts.items()):
        lemma = lemmas.most_common(1)[0][0]
        if upos not in keep or lemma != form:
            table[upos][form] = lemma
    return dict(table)


def _key(token: Token, keep: list[str]) -> str:
    # A proper name is looked up as it is written, anything else in small letters with
    # straight apostrophes.
    return token.form if token.upos in keep else token.form.lower().replace("’", "'")
