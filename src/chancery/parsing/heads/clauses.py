"""The verb of a clause that a noun heads in the tree.

1. ``headline``: "Israel strikes Gaza", "Putin plans to visit": where no verb is finite, a form
   that a verb we know has in the present, between a noun and what it acts on, is that verb
2. ``finite``: "la Grèce, comme ses voisins, prévoit d'imposer …": where a noun heads a whole
   sentence, a word that can only be a finite form of a verb we know is its verb
3. ``clause``: "Swiss doctors handed over drugs.", "A U.S. official praised Haiti and said …": the
   noun that heads a whole sentence is the subject of a past form behind it, not by anybody
4. ``to come``: "Putin to visit Beijing": without a finite verb an infinitive behind a name heads
   the headline
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import Known, children
from chancery.parsing.heads.moves import (
    COMMAS,
    PRESENT,
    TOLD,
    is_done_by,
    is_finite,
    is_past,
    reroot,
    root_of,
    verb_of,
    verbless,
)
from chancery.records.syntax import Sentence, Word

_TOLD_NOW = {"Mood": "Ind", "VerbForm": "Fin"}
_FULL_STOP = "."


def headline(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """A present between a noun and what it acts on, where no verb is finite."""
    inside = words[sentence.first : sentence.last]
    if any(is_finite(w) or w.rel in ("cop", "aux") for w in inside):
        return
    for i in range(sentence.first + 1, sentence.last - 1):
        word, before, after = words[i], words[i - 1], words[i + 1]
        verb = verb_of(word, forms)
        past = forms.past.get(word.lower, "")
        if after.lower in forms.particles.get(verb or past, ()) and i + 2 < sentence.last:
            verb, after = verb or past, words[i + 2]
        if verb is None or not _opens_object(after, forms):
            continue
        apart = before.text in COMMAS and _opens_infinitive(after, forms)
        if before.upos not in ("NOUN", "PROPN") and not apart:
            continue
        feats = TOLD if word.lower in forms.past else PRESENT
        words[i] = replace(word, upos="VERB", lemma=verb, feats=feats)
        reroot(words, sentence, i)
        return


def finite(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """A word that can only be a finite form of a verb we know."""
    inside = words[sentence.first : sentence.last]
    root = root_of(words, sentence)
    if root is None or root.upos in ("VERB", "AUX") or inside[-1].text != _FULL_STOP:
        return
    if any(w.rel in ("cop", "aux") for w in children(words, sentence, root.i)):
        return
    bare = verbless(words, sentence, forms)
    if bare is not None and _unrelated(words, sentence, bare, forms):
        return
    cased = any(w.rel == "case" for w in children(words, sentence, root.i))  # "… *dans* le nord."
    anywhere = bare is not None or cased
    places = range(sentence.first + 1, sentence.last - 1) if anywhere else [root.i]
    for i in places:
        word = words[i]
        if word.upos in ("VERB", "AUX", "PUNCT") or not word.text.islower():
            continue
        verb = forms.finite(word.lower)
        if verb is None or words[i - 1].upos in ("ADP", "NUM"):
            continue
        if words[i - 1].upos == "DET" and not _disagree(words[i - 1], word, forms):
            continue
        words[i] = replace(word, upos="VERB", lemma=verb, feats=_TOLD_NOW)
        before = words[i - 1]
        if before.upos == "DET":
            words[i - 1] = replace(before, upos="PRON", head=i, deprel="obj")
        if i != root.i:
            reroot(words, sentence, i)
        return


def _disagree(article: Word, word: Word, forms: Known) -> bool:
    """Whether an article is none: "Berg *les accuse* de fraude"."""
    numbers = article.feats.get("Number"), word.feats.get("Number")
    return article.lower in forms.grammar.clitics and numbers == ("Plur", "Sing")


def _unrelated(words: list[Word], sentence: Sentence, root: Word, forms: Known) -> bool:
    """A finite verb behind its noun that no relative pronoun ties to it: "Oslo *étendra* …"."""
    relative = forms.grammar.relative_subject | forms.grammar.relative_object
    for verb in children(words, sentence, root.i):
        if verb.upos != "VERB" or verb.rel != "acl" or not is_finite(verb) or verb.i < root.i:
            continue
        below = children(words, sentence, verb.i)
        if any(w.lower in relative or w.feats.get("PronType") == "Rel" for w in below):
            continue
        if any(w.rel in ("nsubj", "mark") for w in below):
            continue
        reroot(words, sentence, verb.i)
        for word in children(words, sentence, root.i):
            if word.i < root.i and word.rel == "obl" and word.lower in forms.times:
                words[word.i] = replace(word, head=verb.i)
        return True
    return False


def clause(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """A noun that heads a sentence is the subject of a past form behind it."""
    inside = words[sentence.first : sentence.last]
    root = verbless(words, sentence, forms)
    if root is None:
        return
    below = children(words, sentence, root.i)
    if any(w.rel == "nsubj" for w in below):
        return
    verb = next((w for w in inside if _may_tell(words, sentence, root, w, forms)), None)
    before = sentence.last if verb is None else verb.i
    if verb is None or verb.rel == "conj":
        misplaced = [w for w in inside if w.i < before and _is_misplaced(words, root, w, forms)]
        if misplaced:
            verb = misplaced[0]
            lemma = forms.past.get(verb.lower, verb.lemma)
            words[verb.i] = replace(verb, upos="VERB", lemma=lemma, feats=TOLD)
            reroot(words, sentence, verb.i)
            words[root.i] = replace(words[root.i], head=verb.i, deprel="nsubj")
            _take_told(words, sentence, verb.i, forms)
            return
    if verb is None:
        return
    words[verb.i] = replace(verb, head=verb.i, deprel="root", feats={**verb.feats, **TOLD})
    words[root.i] = replace(root, head=verb.i, deprel="nsubj")
    cased = {w.head for w in inside if w.rel == "case"}
    objects = any(w.rel == "obj" for w in children(words, sentence, verb.i))
    for word in below:
        if word.i < verb.i and word.rel != "punct":
            continue
        deprel = word.deprel
        if word.rel in ("nmod", "appos", "obl") and word.upos in ("NOUN", "PROPN"):
            deprel = "obl" if word.i in cased or objects else "obj"
            objects |= deprel == "obj"
        if word.i != verb.i:
            words[word.i] = replace(words[word.i], head=verb.i, deprel=deprel)


def _take_told(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """What a tag seemed to tell is what the verb before it acts on: "bombed *bases*, Oslo said"."""
    for word in words[i + 1 : sentence.last]:
        tag, noun = words[word.head], word.upos in ("NOUN", "PROPN")
        if word.rel == "ccomp" and noun and tag.i > word.i and tag.lemma in forms.saying:
            words[word.i] = replace(word, head=i, deprel="obj")


def _is_misplaced(words: list[Word], root: Word, word: Word, forms: Known) -> bool:
    """A past taken for an attribute of what it acts on.

    "settlers in Riga *set* fire to a house", "Oslo's president, Jon Dahl, *accused* Riga".
    """
    if word.i <= root.i or word.rel != "amod" or word.i + 1 >= len(words):
        return False
    if word.i == root.i + 1 and word.upos != "VERB":
        return False
    if not is_past(word) and (word.upos != "ADJ" or word.lower not in forms.past):
        return False
    before, after = words[word.i - 1], words[word.i + 1]
    if before.text in COMMAS:
        closed = sum(w.text in COMMAS for w in words[root.i : word.i]) > 1
    else:
        closed = before.upos in ("NOUN", "PROPN") or before.text[:1].isupper()
    return closed and after.upos in ("NOUN", "PROPN", "DET", "NUM", "ADJ")


def _may_tell(words: list[Word], sentence: Sentence, root: Word, verb: Word, forms: Known) -> bool:
    """Whether a past form behind the root, tied to it by nouns alone, may be what it did."""
    if verb.i <= root.i or not is_past(verb):
        return False
    if verb.rel not in ("acl", "conj") or verb.deprel == "acl:relcl":
        return False
    above = words[verb.head]
    while above.i != root.i:
        tied = {"nmod", "appos"} if words[verb.i - 1].text in COMMAS else {"nmod"}
        if above.i > verb.i or above.upos not in ("NOUN", "PROPN") or above.rel not in tied:
            return False
        above = words[above.head]
    commas = sum(w.text in COMMAS for w in words[root.i : verb.i])
    if words[verb.i - 1].text in COMMAS and commas < len(("before", "after")):
        return False
    return not is_done_by(words, sentence, verb, forms)


def to_come(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Somebody *to do* something, in a headline, will do it: "Putin to visit Beijing"."""
    inside = words[sentence.first : sentence.last]
    root = root_of(words, sentence)
    if root is None or not forms.infinitives_head or any(map(is_finite, inside)):
        return
    if root.upos != "PROPN" and fold(root.lower) not in forms.offices:
        return
    joined = [w for w in children(words, sentence, root.i) if w.rel in ("appos", "conj")]
    for noun in (root, *joined):
        for verb in children(words, sentence, noun.i):
            marks = [w.lower for w in children(words, sentence, verb.i) if w.rel == "mark"]
            if verb.rel == "acl" and forms.grammar.purpose & set(marks):
                words[verb.i] = replace(verb, head=verb.i, deprel="root")
                words[root.i] = replace(root, head=verb.i, deprel="nsubj")
                if noun.i != root.i:  # "Turkey, Greece to hold talks"
                    words[noun.i] = replace(noun, deprel="conj")
                return


def _opens_object(word: Word, forms: Known) -> bool:
    return _opens_infinitive(word, forms) or word.upos in (
        "DET",
        "PROPN",
        "ADJ",
        "NUM",
        "NOUN",
        "PRON",
    )


def _opens_infinitive(word: Word, forms: Known) -> bool:
    return word.lower in forms.grammar.infinitive and (word.upos == "PART" or word.rel == "mark")
