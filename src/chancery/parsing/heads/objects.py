"""Objects that a small parser hung on what stands between them and their verb.

1. ``somebody``: "a rencontré à Sebha, dans le sud du pays, le *chef* rebelle": whom a verb is
   about is no apposition of a place
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import Known, ancestors, children
from chancery.records.syntax import Sentence, Word

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
