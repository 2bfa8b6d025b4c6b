"""Names whose words a small parser gave to several governors, put together again.

"Foreign Minister Hans *Van den* Broek said": the name finder sees one name where the tree sees a
noun, an adverb and a subject. The word that stands for all is the first, but a subject where the
first has no preposition; the others hang on it, and what hung on them does too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chancery.parsing.forms import ancestors, children
from chancery.records.syntax import Named, Sentence, Word

_PERSON = "PER"


def join_names(words: list[Word], sentence: Sentence, names: Iterable[Named]) -> None:
    """Give each name of a person in a sentence one governor, in place."""
    for name in names:
        if name.kind == _PERSON and sentence.first <= name.first and name.last <= sentence.last:
            _join(words, sentence, name)


def _join(words: list[Word], sentence: Sentence, name: Named) -> None:
    inside = words[name.first : name.last]
    while inside and inside[0].text[:1].islower():
        inside = inside[1:]  # "*kirghiz* Nikolaï Tanaïev"
    held = {w.i for w in inside}
    tops = [w for w in inside if w.head == w.i or w.head not in held]
    top = _top(words, sentence, tops) if len(tops) > 1 else None
    if top is None or any(above.i in held for above in ancestors(words, top)):
        return
    for word in tops:
        if word.i != top.i:
            words[word.i] = replace(word, upos="PROPN", head=top.i, deprel="flat")
    for word in tops:
        for child in children(words, sentence, word.i):
            if word.i != top.i and child.i not in held and child.rel != "case":
                words[child.i] = replace(child, head=top.i)


def _top(words: list[Word], sentence: Sentence, tops: list[Word]) -> Word | None:
    roots = [w for w in tops if w.head == w.i]
    if roots:
        return roots[0]
    if any(w.rel == "case" for w in children(words, sentence, tops[0].i)):
        return tops[0]
    return next((w for w in tops if w.rel == "nsubj"), tops[0])
