"""What the rules on heads share: how a verb takes its place, and what a word can be."""

from __future__ import annotations

from dataclasses import replace

from chancery.parsing.forms import CLAUSE, Known, children
from chancery.records.syntax import Sentence, Word

COMMAS = frozenset({",", "،", "”", '"', "»"})
PERFECT = {"Tense": "Past", "VerbForm": "Part"}
PRESENT = {"Mood": "Ind", "Number": "Sing", "Tense": "Pres", "VerbForm": "Fin"}
TOLD = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
_ENDS = frozenset({".", ","})
BEFORE_NOUN = frozenset({"compound", "amod", "det", "nummod", "nmod"})


def root_of(words: list[Word], sentence: Sentence) -> Word | None:
    """The first word that heads a sentence."""
    return next((w for w in words[sentence.first : sentence.last] if w.head == w.i), None)


def noun_root(words: list[Word], sentence: Sentence) -> Word | None:
    """The noun that heads a sentence, if one does."""
    root = root_of(words, sentence)
    return root if root is not None and root.upos in ("NOUN", "PROPN") else None


def cases_of(words: list[Word], sentence: Sentence, phrases: list[Word]) -> set[str]:
    """The prepositions of some phrases, in lower case."""
    return {w.lower for c in phrases for w in children(words, sentence, c.i) if w.rel == "case"}


def take_noun(words: list[Word], sentence: Sentence, i: int, noun: Word) -> None:
    """Let a verb stand where the noun behind it stood, with all that stands before it."""
    root = noun.head == noun.i
    words[i] = replace(words[i], head=i if root else noun.head, deprel=noun.deprel)
    words[noun.i] = replace(noun, head=i, deprel="obj")
    for child in children(words, sentence, noun.i):
        if child.i < i or (child.i > noun.i and child.rel in CLAUSE):
            deprel = "aux" if child.rel == "cop" else child.deprel
            words[child.i] = replace(child, head=i, deprel=deprel)


def stand_over(words: list[Word], sentence: Sentence, i: int, subject: Word) -> None:
    """Let a verb stand where its subject stood, with what marks the clause."""
    root = subject.head == subject.i
    words[i] = replace(words[i], head=i if root else subject.head, deprel=subject.deprel)
    words[subject.i] = replace(subject, head=i, deprel="nsubj")
    for child in children(words, sentence, subject.i):
        if child.rel in ("mark", "cc"):
            words[child.i] = replace(child, head=i)


def acts(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    """Whether what stands behind a past form shows that it is one of the active voice."""
    if not forms.grammar.past_is_participle or is_done_by(words, sentence, verb, forms):
        return False
    below = [w for w in children(words, sentence, verb.i) if w.i > verb.i]
    asked = forms.intransitive.get(verb.lemma, frozenset())
    cases = cases_of(words, sentence, below)
    active = any(c.rel in ("obj", "xcomp", "ccomp") for c in below) or asked & cases
    return bool(active) or verb.lemma in forms.alone


def verbless(words: list[Word], sentence: Sentence, forms: Known) -> Word | None:
    """The noun that heads a whole sentence and is no predicate: no copula, no tag."""
    root = noun_root(words, sentence)
    if root is None or words[sentence.last - 1].text not in _ENDS:
        return None
    below = children(words, sentence, root.i)
    below = [w for w in below if not _tells_before(words, sentence, w, forms)]
    if any(w.rel in ("cop", "aux", "parataxis", "ccomp", "case") for w in below):
        return None
    return root


def _tells_before(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    """Whether a verb only tells all that stands before it: "…, the army *said*."."""
    if verb.rel != "parataxis" or verb.lemma not in forms.saying:
        return False
    own = [w.i for w in children(words, sentence, verb.i) if w.rel == "nsubj"]
    own += [w.i for i in own for w in children(words, sentence, i)] + [verb.i]
    first = words[min(own) - 1] if min(own) > sentence.first else verb
    ends = all(w.upos == "PUNCT" for w in words[max(own) + 1 : sentence.last])
    return ends and first.text in COMMAS


def is_past(word: Word) -> bool:
    """A past form, finite or not."""
    return word.upos == "VERB" and word.feats.get("Tense") == "Past"


def is_done_by(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    """Whether somebody is named who did what a participle says: "militants *backed by* Iran"."""
    below = children(words, sentence, verb.i)
    cases = cases_of(words, sentence, below)
    return forms.grammar.agent in cases and not any(c.rel == "obj" for c in below)


def verb_of(word: Word, forms: Known) -> str | None:
    """The verb that a word taken for another part of speech may be a finite form of."""
    if word.upos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    if word.upos != "ADJ":
        for lemma in forms.grammar.bases_of(word.lower):
            if lemma in forms.predicates:
                return lemma
    unknown = word.upos == "ADJ" or (word.upos != "VERB" and word.lower not in forms.nominal)
    unknown = unknown and word.lower in forms.past
    return forms.past[word.lower] if unknown else None


def reroot(words: list[Word], sentence: Sentence, i: int) -> None:
    """Let a word head its sentence: what hung across it, or on it, hangs on it now."""
    _keep_left(words, sentence, i)
    inside = words[sentence.first : sentence.last]
    cased = {w.head for w in inside if w.rel in ("case", "mark")}
    tops = [w for w in inside if w.i != i and _crosses(w, i)]
    left = [w for w in tops if w.i < i]
    nouns = [w for w in left if w.upos in ("NOUN", "PROPN", "PRON") and w.i not in cased]
    words[i] = replace(words[i], head=i, deprel="root")
    subject = nouns[-1].i if nouns else None
    object_found = False
    for word in tops:
        if word.i == subject:
            deprel = "nsubj"
        elif word.upos in ("NOUN", "PROPN", "PRON") and word.i in cased:
            if subject is not None and subject < word.i < i:
                words[word.i] = replace(word, head=subject, deprel="nmod")
                continue
            deprel = "obl"
        elif word.i < i and subject is not None and word.rel in BEFORE_NOUN:
            words[word.i] = replace(word, head=subject)
            continue
        elif word.i > i and word.upos in ("NOUN", "PROPN", "PRON") and not object_found:
            deprel, object_found = "obj", True
        elif word.deprel == "acl:relcl" and word.i > i:
            deprel = "ccomp"  # "…, an engineer, testified that Oslo had left"
        elif word.upos == "VERB" and word.i in cased:
            deprel = "xcomp"
        else:
            deprel = word.deprel if word.rel != "root" else "parataxis"
        words[word.i] = replace(word, head=i, deprel=deprel)


def _keep_left(words: list[Word], sentence: Sentence, i: int) -> None:
    """A preposition before a verb is of a noun before it: "settlers *of* Riga set fire to …"."""
    for word in words[sentence.first : i]:
        if word.rel != "case" or word.head < i:
            continue
        noun = None
        for one in words[word.i + 1 : i]:
            if one.upos in ("ADP", "CCONJ", "SCONJ") or one.text in COMMAS:
                break
            if one.upos in ("NOUN", "PROPN") or (noun is None and one.text[:1].isupper()):
                noun = one
        if noun is not None:
            words[word.i] = replace(word, head=noun.i)


def _crosses(word: Word, i: int) -> bool:
    return word.head in {word.i, i} or (word.i - i) * (word.head - i) < 0


def is_finite(word: Word) -> bool:
    """A form with a tense."""
    return word.feats.get("VerbForm") == "Fin"
