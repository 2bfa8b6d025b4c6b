"""What is said, decided or told put under who says, decides or tells it.

1. ``tag``: "…, residents said": behind a comma a verb of saying right behind a noun speaks
2. ``content``: "a dit lundi qu'il partirait", "a rappelé à Oslo qu'elle devait payer": what is
   said hangs on who says it, not on when or to whom
3. ``told``: "Settlers in Riga set fire to a house, residents said.": what a tag at the end tells
   has a verb of its own
4. ``tellers``: "Troops shelled Riga, *residents and an official said*.": two who tell
5. ``decided``: "the decision to expel X followed": the infinitive is of the decision, and what
   stands behind it is its object, no second subject
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import Known, ancestors, children
from chancery.parsing.heads.clauses import clause
from chancery.parsing.heads.moves import COMMAS, TOLD, is_finite, is_past
from chancery.records.syntax import Sentence, Word

_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_CLOSING = 5
"""Words that may stand behind the verb of who tells a sentence: "said on Monday."."""


def decided(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """What was decided hangs on the decision: "Oslo's decision *to expel* the envoy followed"."""
    verb, marks = words[i], forms.grammar.infinitive
    below = children(words, sentence, i)
    mark = next((w for w in below if w.rel in ("mark", "case") and w.lower in marks), None)
    if verb.upos != "VERB" or mark is None or not sentence.first < mark.i < i:
        return
    noun = words[mark.i - 1]
    if any(w.upos not in ("ADV", "PRON", "PART") for w in words[mark.i + 1 : i]):
        return
    while noun.lemma not in forms.grammar.decisions and noun.rel in ("nmod", "flat"):
        noun = words[noun.head]  # "the decision of Oslo to expel"
    if noun.lemma not in forms.grammar.decisions or not noun.i < mark.i:
        return
    if noun.i == i or any(above.i == i for above in ancestors(words, noun)):
        return
    if (verb.head, verb.rel, mark.rel) != (noun.i, "acl", "mark"):
        words[i] = replace(verb, head=noun.i, deprel="acl")
        words[mark.i] = replace(words[mark.i], deprel="mark")
    if any(w.rel in ("obj", "ccomp") for w in below):
        return
    told = words[noun.head]
    for other in children(words, sentence, told.i):
        if noun.rel == other.rel == "nsubj" and i < other.i < told.i:
            words[other.i] = replace(other, head=i, deprel="obj")


def content(words: list[Word], i: int, forms: Known) -> None:
    """What is said hangs on who says it, not on when or to whom: "a dit lundi qu'il partirait"."""
    mark = words[i]
    clause = words[mark.head]
    while mark.rel == "obj" and clause.rel == "xcomp":
        clause = words[clause.head]
    noun = words[clause.head]
    says = words[noun.head]
    opens = mark.rel == "mark" or (mark.rel == "obj" and noun.upos == "PROPN")
    if not opens or mark.lower not in forms.grammar.clause or clause.rel != "acl":
        return
    if noun.upos not in ("NOUN", "PROPN", "ADV") or says.lemma not in forms.saying:
        return
    if says.i < noun.i < clause.i and says.upos == "VERB" and noun.rel in ("obj", "obl", "nmod"):
        words[clause.i] = replace(clause, head=says.i, deprel="ccomp")
        words[i] = replace(mark, head=clause.i, deprel="mark")


def _teller(words: list[Word], sentence: Sentence, verb: Word, noun: Word) -> Word | None:
    """Who speaks in a tag: the noun before its verb, or the one that this is said of.

    "…, sources *on both sides* reported."; only where nothing but a time is left to say.
    """
    if noun.i == verb.i - 1 and noun.rel != "nmod":
        return noun
    after = [w for w in children(words, sentence, verb.i) if w.i > verb.i]
    if any(w.rel not in ("obl", "punct") for w in after):
        return None
    above = words[noun.head]
    while noun.rel == "nmod" and above.upos in ("NOUN", "PROPN") and above.i < noun.i:
        if any(w.text in COMMAS for w in words[above.i : verb.i]):
            break
        noun, above = above, words[above.head]
    return noun


def tag(words: list[Word], sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Let "…, residents *said*" speak of what stands before the comma."""
    teller = _teller(words, sentence, verb, noun)
    if teller is None:
        return False
    noun = teller
    before = (w for w in children(words, sentence, noun.i) if w.i < noun.i and w.rel != "punct")
    start = min([noun.i, *(w.i for w in before)])
    told = words[noun.head]
    if noun.rel == "appos" and words[verb.i - 1].text in COMMAS and told.upos == "NOUN":
        return False  # "the mayor, Jon Dahl, called for calm"
    if noun.head == noun.i or start <= sentence.first or words[start - 1].text not in COMMAS:
        return False
    if told.i > noun.i or told.upos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return False
    told = next((w for w in ancestors(words, told) if w.upos == "VERB" and w.rel == "root"), told)
    if told.upos == "NOUN" and not any(w.i < start - 1 for w in children(words, sentence, told.i)):
        return False
    feats = {**verb.feats, "VerbForm": "Fin"}
    words[verb.i] = replace(verb, head=told.i, deprel="parataxis", feats=feats)
    words[noun.i] = replace(noun, head=verb.i, deprel="nsubj")
    return True


def tellers(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Two who tell a sentence to its end: "…, *residents and an official* said"."""
    says = words[i]
    after = words[i + 1 : sentence.last]
    if says.upos != "VERB" or says.lemma not in forms.saying or len(after) > _CLOSING:
        return
    if any(w.upos in ("VERB", "AUX", "PRON", "SCONJ", "PART") for w in after):
        return
    joiner = _phrase_start(words, sentence, i) - 1
    if joiner <= sentence.first or words[joiner].upos != "CCONJ":
        return
    comma = _phrase_start(words, sentence, joiner) - 1
    first, second = words[joiner - 1], words[i - 1]
    if comma <= sentence.first or words[comma].text != "," or comma == joiner - 1:
        return
    if not all(fold(noun.lower) in forms.offices for noun in (first, second)):
        return
    told = next((w for w in words[sentence.first : comma] if _is_told(w)), None)
    if told is None or first.head == i:
        return
    below = any(above.i == i for above in ancestors(words, told))
    if below:
        root = says.head == i
        words[told.i] = replace(
            told, head=told.i if root else says.head, deprel="root" if root else says.deprel
        )
    words[i] = replace(says, head=told.i, deprel="parataxis", feats={**says.feats, **TOLD})
    for child in children(words, sentence, i):
        if child.i < comma and child.i != told.i:
            deprel = "obl" if child.rel == "nsubj" else child.deprel
            words[child.i] = replace(child, head=told.i, deprel=deprel)
    _put_case(words, sentence, told.i)
    words[first.i] = replace(first, head=i, deprel="nsubj")
    words[second.i] = replace(second, head=first.i, deprel="conj")
    words[joiner] = replace(words[joiner], head=second.i, deprel="cc")


def _is_told(word: Word) -> bool:
    return word.upos == "VERB" and word.rel == "root" and (is_finite(word) or is_past(word))


def _put_case(words: list[Word], sentence: Sentence, verb: int) -> None:
    """What opened a clause that is none opens the noun behind it: "*after* two days of clashes"."""
    for mark in children(words, sentence, verb):
        if mark.rel == "mark" and mark.i > verb and mark.upos in ("SCONJ", "ADP"):
            noun = next(
                (w for w in children(words, sentence, verb) if w.i > mark.i and w.rel == "obl"),
                None,
            )
            if noun is not None:
                words[mark.i] = replace(mark, upos="ADP", head=noun.i, deprel="case")


def _phrase_start(words: list[Word], sentence: Sentence, end: int) -> int:
    """Where the nouns, adjectives and articles begin that stand right before a word."""
    start = end
    while start > sentence.first and words[start - 1].upos in _PHRASE:
        start -= 1
    return start


def told(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Find the verb of what a tag tells, where its subject was taken for another of the tag's."""
    inside = words[sentence.first : sentence.last]
    says = next((w for w in inside if w.head == w.i and w.lemma in forms.saying), None)
    if says is None or says.i == sentence.first or says.upos != "VERB":
        return
    subjects = [w for w in children(words, sentence, says.i) if w.rel == "nsubj" and w.i < says.i]
    if len(subjects) != len(("told", "teller")) or subjects[1].i != says.i - 1:
        return
    noun = subjects[0]
    commas = [w.i for w in words[noun.i : subjects[1].i] if w.text == ","]
    if not commas or any(w.upos in ("VERB", "AUX") for w in words[commas[-1] : says.i]):
        return
    told = replace(sentence, last=commas[-1] + 1)
    words[noun.i] = replace(noun, head=noun.i, deprel="root")
    clause(words, told, forms)
    top = next(w for w in words[told.first : told.last] if w.head == w.i)
    words[top.i] = replace(top, head=says.i, deprel="nsubj" if top.i == noun.i else "ccomp")
