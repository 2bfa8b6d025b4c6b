"""Lemmas from what the treebanks say and, for words they do not contain, from rules with features.

1. a form that training saw with this part of speech has the lemma it had there  signées → signer
2. a verb may be a prefix before such a form                                     provient → provenir
3. else the language's rules are tried, and a known lemma is preferred           abolirait → abolir

Everything a language needs stands in the model's `lemmas.json`; how the rules are written is told
at the top of `models/<language>/lemmas.yml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from chancery.parsing.tables import read_table

FACTORY = "chancery_lemmas"
CACHED = 50_000
SHORTEST = 2
LONGEST_ACRONYM = 6


@Language.factory(FACTORY, assigns=["token.lemma"], requires=["token.pos", "token.morph"])
class Lemmas:
    """A spaCy component that sets the lemma of every word."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._nlp = nlp
        self.data: dict[str, Any] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a document that has its parts of speech and features."""
        lemma = self.lemma
        for token in doc:
            token.lemma_ = lemma(token.text, token.pos_, str(token.morph))
        return doc

    def lemma(self, form: str, upos: str, feats: str) -> str:
        """Find the lemma of a form."""
        return self._lemma(form, upos, feats)

    def use(self, data: dict[str, Any]) -> None:
        """Take over a language's table and rules."""
        self.data = data
        self._table = data["table"]
        self._known = {upos: frozenset(lemmas.values()) for upos, lemmas in self._table.items()}
        self._known["VERB"] |= frozenset(data["verbs"])
        self._rules = {upos: [_rule(one) for one in rules] for upos, rules in data["rules"].items()}
        self._guesses = {upos: _rule({"try": tries}) for upos, tries in data["guess"].items()}
        self._lemma = lru_cache(CACHED)(self._find)

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Write the data."""
        path.mkdir(exist_ok=True)
        text = json.dumps(self.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (path / "lemmas.json").write_text(text + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Lemmas:  # noqa: ARG002 - spaCy's signature
        """Read the data."""
        self.use(read_table(path / "lemmas.json"))
        return self

    def _find(self, form: str, upos: str, feats: str) -> str:
        low = form.lower().replace("’", "'")
        for table in self._tables(upos):
            if lemma := table.get(form) or table.get(low):
                return str(lemma)
        if upos in self.data["keep"] or _is_fixed(form):
            return form
        upos = self.data["as"].get(upos, upos)
        return self._derived(low, upos) or self._by_rule(low, upos, feats)

    def _tables(self, upos: str) -> Iterator[dict[str, str]]:
        yield self._table.get(upos, {})
        if upos in self.data["as"]:
            yield self._table.get(self.data["as"][upos], {})

    def _derived(self, form: str, upos: str) -> str | None:
        if upos != "VERB":
            return None
        for prefix in self.data["prefixes"]:
            base = self._table[upos].get(form.removeprefix(prefix))
            if base and form.startswith(prefix) and prefix + base in self._known[upos]:
                return str(prefix + base)
        return None

    def _by_rule(self, form: str, upos: str, feats: str) -> str:
        known = self._known.get(upos, frozenset())
        features = frozenset(feats.split("|"))
        fitting = list(self._fitting(form, upos, features))
        everything = (lemma for rule in self._rules.get(upos, ()) for lemma in rule.lemmas(form))
        for lemma in chain(fitting, everything):
            if lemma in known:
                return lemma
        guesses = self._guesses[upos].lemmas(form) if upos in self._guesses else iter(fitting)
        return next(guesses, form)

    def _fitting(self, form: str, upos: str, features: frozenset[str]) -> Iterator[str]:
        rules = self._rules.get(upos, [])
        rule = next((rule for rule in rules if rule.when <= features), None)
        if rule is None:
            return
        for lemma in rule.lemmas(form):
            # "irakiennes": first the number, then the gender.
            if rule.then and rule.then <= features:
                yield from self._fitting(lemma, upos, features - rule.when)
            yield lemma


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns that apply where the features are right."""

    when: frozenset[str]
    then: frozenset[str]
    tries: tuple[tuple[re.Pattern[str], str], ...]

    def lemmas(self, form: str) -> Iterator[str]:
        """Yield what the patterns make of a form."""
        for pattern, replacement in self.tries:
            lemma, count = pattern.subn(replacement, form, count=1)
            if count and len(lemma) >= SHORTEST:
                yield lemma


def _rule(data: dict[str, Any]) -> Rule:
    tries = tuple((re.compile(pattern), replacement) for pattern, replacement in data["try"])
    return Rule(_pairs(data.get("when")), _pairs(data.get("then")), tries)


def _pairs(features: dict[str, str] | None) -> frozenset[str]:
    return frozenset(f"{name}={value}" for name, value in (features or {}).items())


def _is_fixed(form: str) -> bool:
    """Tell figures, acronyms and Roman numerals, their own lemmas as written: 14e, ONU, XVIIe."""
    capitals = sum(char.isupper() for char in form)
    return any(char.isdigit() for char in form) or (capitals > 1 and len(form) <= LONGEST_ACRONYM)
