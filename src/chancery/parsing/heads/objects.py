"""Objects and subjects that a small parser hung on what stands before them.

1. ``somebody``: "a rencontré à Sebha, dans le sud du pays, le *chef* rebelle": whom a verb is
   about is no apposition of a place
2. ``gapped``: "Oslo s'engage à libérer des prisonniers et *Riga* à lever les sanctions": who stands
   between "et" and a second infinitive is its subject
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from chancery.knowledge.folding import fold
from chancery.parsing.forms import Known, ancestors, children
from chancery.records.syntax import Sentence, Word, is_infinitive

_NEAR = 9
"""Words between "et" and a second infinitive, about: those of a name and what qualifies it."""

_FILLED = frozenset({"obj", "iobj", "ccomp", "xcomp"})


def somebody(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """An office beside a thing behind a preposition is the object that its verb lacks."""
    word, thing = words[i], words[words[i].head]
    if word.rel != "appos" or thing.rel not in ("obl", "nmod") or thing.i > i:
        return
    if thing.upos != "NOUN" or fold(thing.lower) in forms.offices:
        return
    if fold(word.lower) not in forms.offices or words[i - 1].rel not in ("det", "amod"):
        return
    if not any(w.rel == "case" for w in children(words, sentence, thing.i)):
        return
    verb = next((w for w in ancestors(words, thing) if w.upos == "VERB"), thing)
    below = children(words, sentence, verb.i)
    passive = any(w.deprel in ("aux:pass", "nsubj:pass") for w in below)
    if verb.lemma not in forms.meeting or verb.i > thing.i or passive:
        return
    if not any(w.rel in _FILLED and w.lower not in forms.times for w in below):
        words[i] = replace(word, head=verb.i, deprel="obj")


def gapped(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """The second of two infinitives has a subject of its own, and shares the verb of the first."""
    verb = words[i]
    if verb.upos != "VERB" or not is_infinitive(verb) or i - 2 <= sentence.first:
        return
    mark = words[i - 1]
    if mark.lower not in forms.grammar.infinitive or mark.head != i:
        return
    stretch = list(takewhile(lambda w: w.text != "," and w.lower not in forms.grammar.coordinators,
                             reversed(words[max(sentence.first, i - _NEAR) : i - 1])))  # fmt: skip
    joiner = words[i - 2 - len(stretch)]
    tops = [
        w for w in stretch if w.upos in ("NOUN", "PROPN") and w.head not in {x.i for x in stretch}
    ]
    if (
        joiner.lower not in forms.grammar.coordinators
        or len(tops) != 1
        or _is_behind(tops[0], words)
    ):
        return
    ahead = (w for w in reversed(words[sentence.first : joiner.i]) if w.upos == "VERB")
    alike = (w for w in ahead if is_infinitive(w) and words[w.i - 1].lower == mark.lower)
    first = next(alike, None)
    if first is None or first.rel != "xcomp":
        return
    words[i] = replace(verb, head=first.i, deprel="conj")
    words[tops[0].i] = replace(tops[0], head=i, deprel="nsubj")
    words[joiner.i] = replace(joiner, head=i, deprel="cc")


def _is_behind(noun: Word, words: list[Word]) -> bool:
    """Whether a preposition stands before a noun: it is no subject."""
    return any(w.head == noun.i and w.rel == "case" for w in words[max(noun.i - _NEAR, 0) : noun.i])
