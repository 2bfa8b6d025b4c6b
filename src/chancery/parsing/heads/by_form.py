"""Verbs put back at the head of their clause by what their form alone shows.

1. ``auxiliaries``: "have been pressuring workers": what stands behind auxiliaries is their verb
2. ``infinitive``: "threatened to close NGOs": a base form behind "to" and before a noun is a verb
3. ``possessor``: "praised Haiti's efforts": what stands before a mark of possession belongs to
   the noun behind it
4. ``adverb``: "has outright rejected": subject and auxiliary belong to the verb, not its adverb;
   ``gerund``: "resumed shelling positions": the object is of the gerund that a verb takes
5. ``title``: "Attorney General X ordered …": a title before a name heads no sentence
6. ``ousted``: "ousted president X fled": a bare participle before a noun is its attribute and
   nobody's subject
7. ``planned``: "called off a rally planned for Monday": a noun before its participle is the
   object
8. ``third``: "the army denies that it fled": a form that only a verb has in the present, taken
   for the noun that heads the sentence, is that verb
9. ``opening``: "fled after the *army* shot at it": what opens a clause is no preposition of its
   subject
10. ``numbered``: "*300* killed": a number before a verb counts who is meant
11. ``arrested``: "police *arrest* 53": a base form between who acts and a number is a verb
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import Known, ancestors, children
from chancery.parsing.heads.moves import (
    PERFECT,
    PRESENT,
    noun_root,
    reroot,
    take_noun,
    verb_of,
)
from chancery.records.syntax import Sentence, Word, is_past_participle

_BETWEEN = frozenset({"ADJ", "NUM", "ADV"})
_CLAUSAL = frozenset({"advcl", "conj", "parataxis", "acl", "ccomp"})
_REACH = 12
"""Words between a verb and its subject before it."""


def auxiliaries(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """What stands behind auxiliaries is their verb."""
    verb, noun = words[i], words[words[i].head]
    if verb.upos == "ADJ" and verb.lower in forms.past:
        verb = replace(verb, upos="VERB", lemma=forms.past[verb.lower], feats=PERFECT)
    if verb.upos != "VERB" or verb.rel not in ("amod", "compound") or noun.i < i:
        return
    before = words[i - 1] if i > sentence.first else verb
    if before.upos == "AUX" and before.head in {i, noun.i}:
        words[i] = verb
        take_noun(words, sentence, i, noun)
    elif (
        noun.rel == "obj" and noun.head == before.i and before.lemma in forms.grammar.perfect
        and verb.feats.get("VerbForm") == "Part"
    ):  # fmt: skip
        root = before.head == before.i
        words[i] = replace(verb, head=i if root else before.head, deprel=before.deprel)
        for child in children(words, sentence, before.i):
            if child.i != i:
                words[child.i] = replace(child, head=i)
        words[before.i] = replace(before, upos="AUX", head=i, deprel="aux")


def infinitive(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Behind "to" a base form before a noun is a verb: "threatened to *close* NGOs"."""
    word, noun = words[i], words[words[i].head]
    if noun.i <= i or word.rel not in ("amod", "compound") or noun.upos not in ("NOUN", "PROPN"):
        return
    if word.lower not in forms.verbs or word.upos not in ("VERB", "NOUN", "ADJ"):
        return
    opening = next(
        (
            w
            for w in reversed(words[sentence.first : i])
            if w.upos not in ("ADV", "PART") or w.rel in ("case", "mark")
        ),
        None,
    )
    if opening is None or opening.head != noun.i or opening.lower not in forms.grammar.purpose:
        return
    root = noun.head == noun.i
    words[i] = replace(
        word,
        upos="VERB",
        lemma=word.lower,
        feats={"VerbForm": "Inf"},
        head=i if root else noun.head,
        deprel="root" if root else "xcomp",
    )
    words[noun.i] = replace(noun, head=i, deprel="obj")
    words[opening.i] = replace(opening, head=i, deprel="mark")
    for child in children(words, sentence, noun.i):
        if opening.i < child.i < i:
            words[child.i] = replace(child, head=i)


def adverb(words: list[Word], sentence: Sentence, i: int) -> None:
    """An adverb has no subject of its own: "Oslo has *outright* rejected the plan"."""
    word = words[i]
    if word.rel != "advmod" or words[word.head].upos != "VERB" or word.head < i:
        return
    for child in children(words, sentence, i):
        if child.rel in ("nsubj", "aux"):
            words[child.i] = replace(child, head=word.head)


def gerund(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A gerund behind a verb that takes one has the object: "resumed *shelling* positions"."""
    gerund, noun = words[i], words[words[i].head]
    if gerund.upos != "VERB" or gerund.feats.get("VerbForm") != "Ger" or noun.i < i:
        return
    above = words[i - 1] if i > sentence.first else gerund
    if gerund.rel not in ("compound", "amod") or (noun.head, noun.rel) != (above.i, "obj"):
        return
    if above.lemma not in forms.governing or gerund.lemma not in forms.verbs:
        return
    words[i] = replace(gerund, head=above.i, deprel="xcomp")
    words[noun.i] = replace(noun, head=i)


def possessor(words: list[Word], sentence: Sentence, i: int) -> None:
    """What stands before a mark of possession belongs to the noun behind it."""
    mark, owner = words[i], words[words[i].head]
    if mark.upos != "PART" or mark.rel != "case" or owner.i >= i:
        return
    owned = next((w for w in words[i + 1 : sentence.last] if w.upos not in _BETWEEN), None)
    while owned is not None and owned.rel in ("compound", "nmod") and owned.head > owned.i:
        owned = words[owned.head]
    if owned is None or owned.upos not in ("NOUN", "PROPN") or owner.head == owned.i:
        return
    if owner.head == owner.i or any(above.i == owner.i for above in ancestors(words, owned)):
        return
    words[owner.i] = replace(owner, head=owned.i, deprel="nmod:poss")


def ousted(words: list[Word], sentence: Sentence, i: int) -> None:
    """A participle before a noun belongs to it: "*ousted* president X fled"."""
    word, below = words[i], children(words, sentence, i)
    if word.upos != "VERB" or word.rel not in ("nsubj", "obj", "obl") or word.head == i:
        return
    noun = next((w for w in below if w.rel == "obj" and w.i > i), None)
    if not is_past_participle(word) or noun is None or noun.upos not in ("NOUN", "PROPN"):
        return
    if any(w.rel in ("aux", "cop", "nsubj", "mark", "advcl", "ccomp", "xcomp") for w in below):
        return
    if any(w.upos in ("ADP", "DET", "PUNCT") for w in words[i + 1 : noun.i]):
        return
    words[noun.i] = replace(noun, head=word.head, deprel=word.deprel)
    words[i] = replace(word, head=noun.i, deprel="amod")
    for child in below:
        if child.i != noun.i:
            words[child.i] = replace(child, head=noun.i)


def planned(words: list[Word], sentence: Sentence, i: int) -> None:
    """A noun before its participle is what something is done to: "called off *a rally* planned"."""
    noun, verb = words[i], words[words[i].head]
    if noun.upos != "NOUN" or noun.rel != "compound" or verb.i != i + 1 or verb.upos != "VERB":
        return
    if verb.rel not in ("xcomp", "obj", "ccomp") or verb.feats.get("Tense") != "Past":
        return
    below = children(words, sentence, verb.i)
    before = [w for w in below if w.i < i]
    above = words[verb.head]
    if above.upos != "VERB" or not before or any(w.rel in ("aux", "nsubj") for w in below):
        return
    if any(w.rel == "obj" for w in children(words, sentence, above.i) if w.i != verb.i):
        return
    words[i] = replace(noun, head=above.i, deprel="obj")
    words[verb.i] = replace(verb, head=i, deprel="acl")
    for child in before:
        words[child.i] = replace(child, head=i)


def title(words: list[Word], sentence: Sentence) -> None:
    """A title before the name of the subject heads no sentence: "Attorney *General X ordered*"."""
    root = noun_root(words, sentence)
    if root is None:
        return
    for verb in children(words, sentence, root.i):
        if verb.upos != "VERB" or verb.rel != "parataxis" or verb.i < root.i:
            continue
        subject = next((w for w in children(words, sentence, verb.i) if w.rel == "nsubj"), None)
        if subject is None or not root.i < subject.i < verb.i:
            continue
        if any(w.upos == "PUNCT" or w.upos in ("VERB", "AUX") for w in words[root.i : subject.i]):
            continue
        words[verb.i] = replace(verb, head=verb.i, deprel="root")
        words[root.i] = replace(root, head=subject.i, deprel="compound")
        for child in children(words, sentence, root.i):
            if child.i != verb.i:
                head = subject.i if child.i < subject.i else verb.i
                words[child.i] = replace(child, head=head)
        return


def numbered(words: list[Word], sentence: Sentence, i: int) -> None:
    """A number before a verb counts who is meant: "*300* killed"."""
    number, verb = words[i], words[words[i].head]
    if number.upos != "NUM" or number.rel != "nummod" or verb.upos != "VERB" or verb.i != i + 1:
        return
    if not any(w.rel in ("nsubj", "csubj") for w in children(words, sentence, verb.i)):
        passive = verb.feats.get("VerbForm") == "Part"
        words[i] = replace(number, deprel="nsubj:pass" if passive else "nsubj")


def arrested(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A base form between who acts and a number is a verb: "police *arrest* 53"."""
    noun, behind = words[i], words[i + 1] if i + 1 < sentence.last else words[i]
    before = words[i - 1] if i > sentence.first else noun
    if noun.rel != "root" or noun.upos != "NOUN" or noun.lower not in forms.verbs:
        return
    if behind.upos != "NUM" or behind.head != i or before.head != i or before.rel != "compound":
        return
    if before.feats.get("Number") != "Plur" and fold(before.lower) not in forms.offices:
        return
    words[i] = replace(noun, upos="VERB", lemma=noun.lower, feats=PRESENT)
    reroot(words, sentence, i)
    words[behind.i] = replace(words[behind.i], deprel="obj")


def third(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A form that only a verb has in the present heads its sentence."""
    noun = words[i]
    if noun.rel != "root" or noun.upos != "NOUN" or i in (sentence.first, sentence.last - 1):
        return
    verb = verb_of(noun, forms)
    known = noun.lower in forms.nominal or noun.lower in forms.nouns or noun.lower in forms.past
    before = words[i - 1]
    if verb is None or known or before.head != i or before.upos not in ("NOUN", "PROPN"):
        return
    words[i] = replace(noun, upos="VERB", lemma=verb, feats=PRESENT)
    reroot(words, sentence, i)
    for child in children(words, sentence, i):
        if child.rel in ("acl", "xcomp") and child.upos == "VERB":
            words[child.i] = replace(
                child, deprel="ccomp" if _has_subject(words, child) else "xcomp"
            )


def _has_subject(words: list[Word], verb: Word) -> bool:
    return any(
        w.head == verb.i and w.rel == "nsubj" for w in words[max(verb.i - _REACH, 0) : verb.i]
    )


def opening(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """What opens a clause is no preposition of its subject."""
    case = words[i]
    taken = (
        case.rel == "case" if case.upos == "ADP" else case.upos == "SCONJ" and case.rel != "mark"
    )
    if not taken or case.lower not in forms.grammar.opening:
        return
    subject = words[case.head]
    verb = words[subject.head]
    if subject.rel != "nsubj" or not i < subject.i < verb.i:
        return
    if verb.rel not in _CLAUSAL and case.upos == "ADP":
        return
    words[i] = replace(case, upos="SCONJ", head=verb.i, deprel="mark")
    joined = any(w.rel == "cc" for w in children(words, sentence, verb.i))
    if verb.rel in ("conj", "parataxis") and not joined and verb.head < i:
        words[verb.i] = replace(verb, deprel="advcl")
