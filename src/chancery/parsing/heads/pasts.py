"""Past forms that a small parser took for participles, or hung on the wrong noun.

1. ``past``: "the army recalled reservists", "Egypt called for restraint": a past form between a
   noun and its object, or before a preposition that it asks for, is no participle
2. ``active``: "jets *struck* a base, Oslo said": a past form with a subject before and an object
   behind is no participle, nor an adjective; with a subject it is no attribute of its object either
3. ``own subject``: "when *guards* shot at workers": a past form with a subject of its own is no
   participle
4. ``attribute``: "workers affiliated with the union stopped work": a past form before another one
   without a subject is the attribute of the subject
5. ``reduced``: "opened its borders to *men* driven out of Riga": a noun behind a preposition is
   no subject of the past form behind it
6. ``present``: 'said the plan "ignores decades of law"': a finite verb is no attribute of its
   object, nor is a gerund behind a comma: "has struck back, *imposing* tariffs"
7. ``owned``: "and *Berg doubled* fines on ships": a verb with a subject acts on the noun behind
   it
"""

from __future__ import annotations

from dataclasses import replace

from chancery.parsing.forms import CLAUSE, Known, ancestors, children
from chancery.parsing.heads.moves import (
    BEFORE_NOUN,
    COMMAS,
    PERFECT,
    TOLD,
    acts,
    cases_of,
    is_finite,
    is_past,
    reroot,
    stand_over,
    take_noun,
)
from chancery.parsing.heads.said import tag
from chancery.records.syntax import Sentence, Word, is_past_participle

_GOING_ON = {"Tense": "Pres", "VerbForm": "Part"}
_QUOTES = frozenset({'"', "“", "”", "«", "»"})
_JOINED = frozenset({"conj", "appos", "nmod", "dep"})


def active(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A past form with a subject before and an object behind is told."""
    verb, above = words[i], words[words[i].head]
    if verb.upos not in ("VERB", "ADJ") or verb.lower not in forms.past or is_finite(verb):
        return
    below = children(words, sentence, i)
    subject = any(w.deprel == "nsubj" and w.i < i for w in below)
    if not subject or any(w.rel in ("aux", "cop", "mark") for w in below):
        return
    attribute = verb.rel == "amod" and above.i > i and above.upos in ("NOUN", "PROPN")
    if attribute and verb.upos == "VERB":
        take_noun(words, sentence, i, above)
    elif not any(w.rel == "obj" and w.i > i for w in below):
        return
    lemma = verb.lemma if verb.upos == "VERB" else forms.past[verb.lower]
    words[i] = replace(words[i], upos="VERB", lemma=lemma, feats=TOLD)
    if words[i].rel == "advcl" and above.lemma in forms.saying and above.i > i:
        words[i] = replace(words[i], deprel="ccomp")


def past(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A past form between a noun and its object is no participle."""
    verb, noun = words[i], words[words[i].head]
    if not is_past(verb):
        return
    says = verb.deprel == "acl" and verb.lemma in forms.saying
    if (says and tag(words, sentence, verb, noun)) or verb.lemma not in forms.verbs:
        return
    if verb.deprel == "acl" and noun.rel == "root" and noun.i < i:
        if not any(is_finite(w) for w in words[sentence.first : sentence.last] if w.i != i):
            _lift(words, sentence, verb, noun, forms)
    elif verb.rel == "amod" and noun.i > i > sentence.first and noun.rel != "nsubj":
        before = words[i - 1]
        if before.upos == "CCONJ" and noun.rel == "conj" and noun.lemma in forms.objects_of(verb):
            _join_first(words, sentence, i, noun)
            return
        if before.upos in ("NOUN", "PROPN") and before.head in {i, noun.i}:
            if _is_behind_phrase(words, sentence, i, noun):
                words[i] = replace(verb, feats=TOLD)
                reroot(words, sentence, i)
            else:
                _stand_between(words, sentence, i, noun.i)
        elif noun.rel in _JOINED and _has_verb(words, words[noun.head], forms):
            _part_from_subject(words, sentence, i, noun)


def _is_behind_phrase(words: list[Word], sentence: Sentence, i: int, noun: Word) -> bool:
    """Whether what stands before a verb is its subject's place: "troops *in Riga* shelled Oslo"."""
    root = words[noun.head]
    if root.rel != "root" or root.i > i or root.upos not in ("NOUN", "PROPN"):
        return False
    return any(w.rel == "case" and w.i < i for w in children(words, sentence, noun.i))


def _has_verb(words: list[Word], noun: Word, forms: Known) -> bool:
    """Whether a noun is the subject of a verb, or stands before the tag that tells its clause."""
    verb = words[noun.head]
    told = verb.i > noun.i and verb.lemma in forms.saying and noun.rel in ("obl", "obj", "dep")
    return noun.rel == "nsubj" or told


def present(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A verb before its object that was taken for its attribute."""
    verb, noun = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel != "amod" or noun.i < i or verb.lemma not in forms.verbs:
        return
    top = words[noun.head]
    between = words[top.i + 1 : i]
    if not sentence.first <= top.i < i or noun.head == noun.i:
        return
    if is_finite(verb) and noun.rel in _JOINED and top.upos in ("NOUN", "PROPN"):
        if any(w.upos != "ADV" and w.text not in _QUOTES for w in between):
            return
        take_noun(words, sentence, i, noun)
        stand_over(words, sentence, i, top)
    elif verb.feats.get("VerbForm") == "Ger" and noun.rel == "obj" and top.upos == "VERB":
        before = next((w for w in reversed(between) if w.upos != "ADV"), None)
        if before is None or before.text != ",":
            return
        take_noun(words, sentence, i, noun)
        words[i] = replace(words[i], head=top.i, deprel="advcl", feats=_GOING_ON)
        for child in children(words, sentence, noun.i):
            if child.rel == "punct" and child.i < i:
                words[child.i] = replace(child, head=i)


def own_subject(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A past form with a subject of its own: "when *guards* shot at workers"."""
    verb = words[i]
    if not is_past_participle(verb) or verb.rel not in ("advcl", "ccomp"):
        return
    below = children(words, sentence, i)
    subject = next((w for w in below if w.deprel == "nsubj"), None)
    if subject is None or subject.i > i or any(w.rel in ("aux", "cop") for w in below):
        return
    if acts(words, sentence, verb, forms):
        words[i] = replace(verb, feats=TOLD)


def reduced(words: list[Word], sentence: Sentence, i: int) -> None:
    """Whom something was done to: "opened its borders to *men* driven out of Riga"."""
    noun, verb = words[i], words[words[i].head]
    if noun.rel != "nsubj" or noun.upos not in ("NOUN", "PROPN") or not i < verb.i:
        return
    if verb.upos != "VERB" or verb.rel != "advcl" or not verb.head < i:
        return
    past = verb.feats.get("Tense") == "Past" and verb.feats.get("Mood") == "Ind"
    below = children(words, sentence, verb.i)
    if not past or any(w.rel in ("aux", "cop", "mark", "obj", "expl") for w in below):
        return
    if not any(w.rel == "case" and w.upos == "ADP" for w in children(words, sentence, i)):
        return
    words[i] = replace(noun, head=verb.head, deprel="obl")
    feats = {"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"}
    words[verb.i] = replace(verb, head=i, deprel="acl", feats=feats)


def _join_first(words: list[Word], sentence: Sentence, i: int, noun: Word) -> None:
    """A second verb taken for an attribute: "suspended talks and *imposed* sanctions"."""
    first = next((w for w in ancestors(words, noun) if w.upos == "VERB" and w.i < i), None)
    if first is None or not is_finite(first):
        return
    words[i] = replace(words[i], head=first.i, deprel="conj", feats=TOLD)
    words[noun.i] = replace(noun, head=i, deprel="obj")
    for child in children(words, sentence, noun.i):
        if child.rel == "cc":
            words[child.i] = replace(child, head=i)
    for child in children(words, sentence, first.i):
        if child.i > noun.i and child.rel == "obl":
            words[child.i] = replace(child, head=i)


def _part_from_subject(words: list[Word], sentence: Sentence, i: int, noun: Word) -> None:
    """An object taken for a part of the subject: "police in Jericho *confiscated* weapons"."""
    subject = words[noun.head]
    between = words[subject.i + 1 : i]
    if subject.i > i or any(w.upos in ("PUNCT", "CCONJ", "VERB", "AUX") for w in between):
        return
    words[i] = replace(words[i], head=subject.head, deprel="ccomp")
    words[subject.i] = replace(subject, head=i, deprel="nsubj")
    words[noun.i] = replace(noun, head=i, deprel="obj")
    for child in children(words, sentence, subject.i):
        if child.i > i:
            words[child.i] = replace(child, head=i)


def _lift(words: list[Word], sentence: Sentence, verb: Word, noun: Word, forms: Known) -> None:
    """Let a participle behind the noun that heads its sentence be the verb of that sentence."""
    below = children(words, sentence, verb.i)
    asked = forms.intransitive.get(verb.lemma, frozenset())
    cases = cases_of(words, sentence, below)
    active = any(c.rel in ("obj", "xcomp", "ccomp") for c in below) or asked & cases
    if not active and (verb.lemma not in forms.objectless or forms.grammar.agent in cases):
        return
    words[verb.i] = replace(verb, head=verb.i, deprel="root")
    words[noun.i] = replace(noun, head=verb.i, deprel="nsubj")
    for child in children(words, sentence, noun.i):
        if child.i > verb.i or child.rel == "punct":
            words[child.i] = replace(child, head=verb.i)


def _stand_between(words: list[Word], sentence: Sentence, i: int, object_: int) -> None:
    """Let a word be the verb between what was taken for its noun and what stands before it."""
    noun = words[object_]
    root = noun.head == noun.i
    around = [w for w in children(words, sentence, object_) if w.i != i]
    beside = [w for w in children(words, sentence, i) if w.i < i and w.rel in BEFORE_NOUN]
    left = sorted([w for w in around if w.i < i] + beside, key=lambda w: w.i)
    own = [w for w in children(words, sentence, i) if w.rel == "nsubj"]
    words[i] = replace(words[i], head=i if root else noun.head, deprel=noun.deprel)
    words[object_] = replace(noun, head=i, deprel="obj")
    cased = {w.head for w in words[sentence.first : i] if w.rel == "case"}
    bare = [w for w in left if w.i not in cased]
    subject = own[0] if own else bare[-1] if bare else left[-1] if left else None
    if subject is not None:
        words[subject.i] = replace(subject, head=i, deprel="nsubj")
        for word in left:
            if word.i in cased and word.i > subject.i:
                words[word.i] = replace(word, head=i, deprel="obl")
            elif word.i != subject.i:
                words[word.i] = replace(word, head=subject.i)
    for word in around:
        owns = word.deprel == "nmod:poss"
        if word.i > i and (word.rel in CLAUSE or word.rel == "nmod") and not owns:
            words[word.i] = replace(
                word, head=i, deprel="obl" if word.rel == "nmod" else word.deprel
            )


def owned(words: list[Word], sentence: Sentence, i: int) -> None:
    """A finite verb with a subject of its own acts on the noun behind it.

    "Oslo imposed duties, and *Berg doubled* fines on ships".
    """
    verb, noun = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel != "amod" or not is_finite(verb) or noun.i < i:
        return
    first = words[noun.head]
    own = children(words, sentence, i)
    if first.upos != "VERB" or first.i > i or not any(w.rel == "nsubj" and w.i < i for w in own):
        return
    words[i] = replace(verb, head=first.i, deprel="conj")
    words[noun.i] = replace(noun, head=i, deprel="obj")


def attribute(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Let the second of two past forms be the verb: "the group *linked* to Riga *denied* it"."""
    verb, first = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel not in ("ccomp", "advcl") or first.i > i:
        return
    below, around = children(words, sentence, i), children(words, sentence, first.i)
    noun = next((w for w in around if w.rel == "nsubj" and w.i == first.i - 1), None)
    if (
        noun is None
        or not is_past(verb)
        or not is_past(first)
        or first.lemma in forms.saying
        or first.lemma in forms.governing
    ):
        return
    if any(w.rel in ("nsubj", "mark", "aux") for w in below) or words[i - 1].text in COMMAS:
        return
    if not any(w.rel in ("obj", "obl", "xcomp") for w in below):
        return
    if any(w.rel in ("obj", "aux", "mark") for w in around):
        return
    root = first.head == first.i
    words[i] = replace(verb, head=i if root else first.head, deprel=first.deprel)
    words[first.i] = replace(first, head=noun.i, deprel="acl", feats=PERFECT)
    words[noun.i] = replace(noun, head=i, deprel="nsubj")
    for word in around:
        if word.i > i or word.rel == "punct":
            words[word.i] = replace(word, head=i)
