"""Whether the words around a time expression look back or ahead.

The verb that governs the expression decides: its own tense, that of its auxiliary, or what the word
above it makes of an infinitive or a participle ("doit se rendre mardi", "prévue mardi").
"""

from __future__ import annotations

from itertools import islice
from typing import Literal

from chancery.knowledge.times import Grammar
from chancery.records.syntax import Syntax, Word

Tense = Literal["past", "future"] | None

DEPTH = 6
"""Governors looked at on the way to the root; a date hangs four deep at most in the trees seen."""


def find_tense(syntax: Syntax, head: int, grammar: Grammar) -> Tense:
    """``past``, ``future``, or ``None`` for a present, a bare noun and whatever is unclear."""
    word = syntax.words[head]
    for governor in islice(syntax.ancestors(word), DEPTH):
        if governor.lemma in grammar.words.future_words and _is_not_finite_past(governor, syntax):
            return "future"
        if governor.upos in ("VERB", "AUX") or syntax.child(governor, "cop"):
            tense, decided = _tense_of(governor, syntax, grammar)
            if decided:
                return tense
    return None


def _is_not_finite_past(word: Word, syntax: Syntax) -> bool:
    """As in "Prévue mardi" looks ahead, "a annoncé mardi" does not."""
    auxiliaries = syntax.children(word, "aux")
    return not any(aux.lemma == "avoir" for aux in auxiliaries) and not _is_past(word)


def _tense_of(verb: Word, syntax: Syntax, grammar: Grammar) -> tuple[Tense, bool]:
    """The tense of a verb and whether it settles the question."""
    helpers = [*syntax.children(verb, "aux", "cop"), verb]
    for word in helpers:
        if _is_future(word, grammar):
            return "future", True
    if any(word.feats.get("VerbForm") == "Fin" for word in helpers):
        return _finite(verb, helpers)
    form = verb.feats.get("VerbForm")
    if form == "Part" and verb.feats.get("Tense") == "Past":
        return "past", True
    return None, False


def _finite(verb: Word, helpers: list[Word]) -> tuple[Tense, bool]:
    compound = verb.feats.get("VerbForm") == "Part" and len(helpers) > 1
    if compound and verb.upos == "VERB" and any(word.rel == "aux" for word in helpers):
        passive = all(word.lemma == "être" and word.deprel == "aux:pass" for word in helpers[:-1])
        present = any(word.feats.get("Tense") == "Pres" for word in helpers[:-1])
        return (None if passive and present else "past"), True
    finite = next(word for word in helpers if word.feats.get("VerbForm") == "Fin")
    if finite.feats.get("Mood") == "Cnd":
        return "future", True
    return ("past" if _is_past(finite) else None), True


def _is_past(word: Word) -> bool:
    finite = word.feats.get("VerbForm") == "Fin"
    return finite and word.feats.get("Tense") in ("Past", "Imp")


def _is_future(word: Word, grammar: Grammar) -> bool:
    """The parser is not relied on alone: rare futures are often tagged participles."""
    if word.feats.get("Tense") == "Fut":
        return True
    ending = grammar.future_end.search(word.lower)
    if word.upos not in ("VERB", "AUX") or ending is None:
        return False
    stem = word.lower[: ending.start()]
    return stem == word.lemma.removesuffix("e") or bool(grammar.future.search(word.lower))
