"""The verb of a sentence behind what opens it, or behind what is said of its subject.

1. ``time first``: "last week, the minister, an engineer, said": a time heads no sentence
2. ``phrase first``: "*in a message*, the mayor denied it": a phrase before a comma heads nothing
3. ``aside``: "Jon Dahl, *the mayor*, praised the plan": behind what is said of a noun is its verb
4. ``dayed``: "Hamas on Tuesday *handed* over the bodies, Riga said": behind the day of a subject
   stands its verb
5. ``behind``: "Oslo, which rejoined the pact, *called* for calm", "the general, ousted in May,
   *fled*": behind the comma that closes what is said of the subject stands its verb
"""

from __future__ import annotations

from dataclasses import replace

from chancery.parsing.forms import Known, ancestors, children
from chancery.parsing.heads.moves import (
    COMMAS,
    PERFECT,
    TOLD,
    acts,
    is_past,
    noun_root,
    root_of,
    verbless,
)
from chancery.records.syntax import Sentence, Word, is_past_participle


def behind(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Behind what is said of its subject: "Oslo, which rejoined the pact, *called* for calm"."""
    _apart(words, sentence, forms)
    root = verbless(words, sentence, forms)
    if root is None:
        return
    below = children(words, sentence, root.i)
    relative = next((w for w in below if w.deprel == "acl:relcl" and w.i > root.i), None)
    if relative is None or any(w.rel in ("nsubj", "parataxis", "conj") and w.i > relative.i
                               for w in below):  # fmt: skip
        return
    commas = [w.i for w in words[root.i : sentence.last] if w.text == ","]
    within = [w for w in words[relative.i + 1 : sentence.last]
              if any(above.i == relative.i for above in ancestors(words, w))]  # fmt: skip
    for verb in within:
        opened = any(comma < relative.i for comma in commas)
        if not opened or verb.i - 1 not in commas or verb.i < relative.i:
            continue
        if verb.rel not in ("advcl", "conj", "ccomp", "acl") or not is_past(verb):
            continue
        around = children(words, sentence, verb.i)
        if any(w.rel in ("nsubj", "aux", "mark", "cc") for w in around):
            continue
        if verb.lemma in forms.verbs and acts(words, sentence, verb, forms):
            words[verb.i] = replace(verb, head=verb.i, deprel="root", feats=TOLD)
            words[root.i] = replace(root, head=verb.i, deprel="nsubj")
            for child in below:
                if child.rel == "punct":
                    words[child.i] = replace(child, head=verb.i)
            return


def time_first(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """A time before a comma stands beside the subject: "*last week*, the minister said"."""
    root = root_of(words, sentence)
    if root is None or root.lower not in forms.times or root.i + 2 >= sentence.last:
        return
    if words[root.i + 1].text != "," or root.i > sentence.first + 2:
        return
    below = children(words, sentence, root.i)
    noun = next((w for w in below if w.i > root.i and w.rel == "parataxis"), None)
    if noun is None or noun.upos not in ("NOUN", "PROPN"):
        return
    words[noun.i] = replace(noun, head=noun.i, deprel="root")
    words[root.i] = replace(root, head=noun.i, deprel="obl")
    for child in below:
        if child.i > root.i and child.i != noun.i and child.text != ",":
            words[child.i] = replace(child, head=noun.i)


def phrase_first(words: list[Word], sentence: Sentence) -> None:
    """A phrase before a comma stands beside the subject: "*in a message*, the mayor denied it"."""
    root = noun_root(words, sentence)
    if root is None:
        return
    below = children(words, sentence, root.i)
    cased = any(w.rel == "case" and w.i == sentence.first for w in below)
    comma = next((w for w in words[root.i + 1 : sentence.last] if w.text == ","), None)
    if not cased or comma is None or any(w.rel in ("cop", "aux", "nsubj") for w in below):
        return
    behind = ("appos", "parataxis", "conj", "dep")
    noun = next((w for w in below if w.i > comma.i and w.upos in ("NOUN", "PROPN")), None)
    if noun is None or noun.rel not in behind or "conj" in {w.rel for w in below if w.i < comma.i}:
        return
    if any(w.rel == "case" for w in children(words, sentence, noun.i)):
        return
    if any(w.upos in ("VERB", "AUX", "PUNCT") for w in words[comma.i + 1 : noun.i]):
        return
    words[noun.i] = replace(noun, head=noun.i, deprel="root")
    words[root.i] = replace(root, head=noun.i, deprel="obl")
    for child in below:
        if child.i > comma.i and child.i != noun.i:
            words[child.i] = replace(words[child.i], head=noun.i)


def aside(words: list[Word], sentence: Sentence) -> None:
    """Behind what is said of a noun stands its verb: "Jon Dahl, *the mayor*, praised the plan"."""
    root = noun_root(words, sentence)
    if root is None:
        return
    below = children(words, sentence, root.i)
    if any(w.rel in ("cop", "aux", "nsubj", "case", "ccomp") for w in below):
        return
    verb = next((w for w in below if _is_aside(words, sentence, root, w)), None)
    if verb is None:
        return
    words[verb.i] = replace(verb, head=verb.i, deprel="root")
    words[root.i] = replace(root, head=verb.i, deprel="nsubj")
    for child in children(words, sentence, verb.i):
        if child.rel == "nsubj" and child.i != root.i:
            words[child.i] = replace(child, head=root.i, deprel="appos")
    for child in below:
        if child.i > verb.i:
            words[child.i] = replace(child, head=verb.i)


def dayed(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Behind the day of a subject stands its verb: "Hamas on Tuesday *handed* over the bodies"."""
    root = noun_root(words, sentence)
    if root is None:
        return
    below = children(words, sentence, root.i)
    day = next((w for w in below if w.i > root.i and w.lower in forms.times), None)
    if day is None or any(w.rel in ("cop", "aux", "nsubj", "case") for w in below):
        return
    if sum(w.rel == "root" for w in words[sentence.first : sentence.last]) > 1:
        return
    verb = words[min(day.i + 1, sentence.last - 1)]
    if not is_past(verb) or verb.lemma not in forms.verbs or verb.rel == "amod":
        return
    if any(w.rel in ("nsubj", "aux", "mark") for w in children(words, sentence, verb.i)):
        return
    words[verb.i] = replace(verb, head=verb.i, deprel="root", feats=TOLD)
    words[root.i] = replace(root, head=verb.i, deprel="nsubj")
    words[day.i] = replace(day, head=verb.i, deprel="obl")
    for child in below:
        if child.i > verb.i:
            words[child.i] = replace(child, head=verb.i)


def _is_aside(words: list[Word], sentence: Sentence, root: Word, verb: Word) -> bool:
    """Whether two commas part a past form from its noun, whose second name is its only subject."""
    if not is_past(verb) or verb.rel != "parataxis" or verb.i < root.i:
        return False
    commas = [w.i for w in words[root.i : verb.i] if w.text in COMMAS]
    if len(commas) < len(("before", "after")):
        return False
    if any(w.upos not in ("ADV", "AUX") for w in words[commas[-1] + 1 : verb.i]):
        return False
    own = [w for w in children(words, sentence, verb.i) if w.rel == "nsubj"]
    return all(root.i < w.i < commas[-1] for w in own)


def _apart(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Behind a participle between commas: "the general, *ousted* in May, accused Riga"."""
    first = root_of(words, sentence)
    if first is None or not is_past_participle(first) or words[first.i - 1].text != ",":
        return
    below = children(words, sentence, first.i)
    subject = next((w for w in below if w.rel == "nsubj" and w.i < first.i), None)
    if subject is None or any(w.rel in ("aux", "cop", "ccomp") for w in below):
        return
    for comma in words[first.i : sentence.last - 1]:
        verb = words[comma.i + 1]
        past = is_past(verb) and (verb.lemma in forms.verbs or verb.lemma in forms.saying)
        if comma.text != "," or not past or verb.rel not in ("parataxis", "advcl", "amod", "conj"):
            continue
        around = children(words, sentence, verb.i)
        noun = words[verb.head]
        if any(w.rel in ("nsubj", "aux", "mark", "cc") for w in around):
            continue
        if verb.rel == "amod" and (noun.head != first.i or noun.rel not in ("obj", "obl")):
            continue
        if verb.rel != "amod" and (noun.i != first.i or not acts(words, sentence, verb, forms)):
            continue
        words[verb.i] = replace(verb, head=verb.i, deprel="root", feats=TOLD)
        words[first.i] = replace(first, head=subject.i, deprel="acl", feats=PERFECT)
        words[subject.i] = replace(subject, head=verb.i, deprel="nsubj")
        for child in below:
            if child.i > verb.i or (child.rel == "punct" and child.i == sentence.last - 1):
                deprel = "obj" if child.i == noun.i else child.deprel
                words[child.i] = replace(child, head=verb.i, deprel=deprel)
        return
