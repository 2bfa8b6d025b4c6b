"""Verbs, subjects and clauses that are joined to others put where they belong.

1. ``joined``: "offered to help Riga and appealed to Oslo": a finite verb joins a finite one
2. ``both``: "la Corée du Sud et Oslo mèneront …": a noun before "and" that heads a sentence is
   the first subject of the verb in the plural behind it
3. ``lacking``: "two were hurt and *ten* arrested", "…, and *500 of them* rallied": a noun joined
   to a verb is the subject of a past form behind it
4. ``shared``: "a fait arrêter Berg, *imposé* un blocus", "a rejeté l'offre et *menacé* de partir":
   a participle with an object and without auxiliary has that of the verb before it
5. ``relative``: "sa médiation, que Riga a déclinée": a clause that lacks its object has it before
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import Known, ancestors, children
from chancery.parsing.heads.moves import COMMAS, PERFECT, TOLD, acts, is_finite, is_past
from chancery.records.syntax import Sentence, Word, is_infinitive, is_past_participle


def relative(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A clause behind a comma that lacks its object: "sa médiation, *que* Riga a déclinée"."""
    mark = words[i]
    clause = words[mark.head]
    if mark.rel != "mark" or mark.lower not in forms.grammar.relative_object or clause.i < i:
        return
    relative = clause.deprel == "acl:relcl"
    if mark.upos == "PRON" and relative:
        held = {w.rel for w in children(words, sentence, clause.i)}
        if "nsubj" in held and not held & {"obj", "ccomp", "xcomp", "cop"}:
            words[i] = replace(mark, deprel="obj")
        return
    if clause.rel != "advcl" and not relative:
        return
    if i < sentence.first + 2 or words[i - 1].text not in COMMAS:
        return
    noun, below = words[i - 2], children(words, sentence, clause.i)
    while noun.upos == "ADJ" and noun.rel in ("amod", "conj") and noun.head < noun.i:
        noun = words[noun.head]
    rels = {w.rel for w in below}
    if noun.upos not in ("NOUN", "PROPN") or "nsubj" not in rels or rels & {"obj", "ccomp", "cop"}:
        return
    if noun.i == clause.i or any(above.i == clause.i for above in ancestors(words, noun)):
        return
    words[i] = replace(mark, upos="PRON", deprel="obj")
    if not relative:
        words[clause.i] = replace(clause, head=noun.i, deprel="acl:relcl")


def both(words: list[Word], sentence: Sentence, i: int) -> None:
    """The first of two subjects taken for a sentence: "*Oslo* and Riga will meet"."""
    verb, root = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel != "conj" or root.head != root.i or not root.i < i:
        return
    below = children(words, sentence, i)
    joint = next((w for w in below if w.rel == "cc" and root.i < w.i < i), None)
    second = next((w for w in below if w.rel == "nsubj" and w.i < i), None)
    leading = next((w for w in (*below, verb) if is_finite(w)), None)
    if joint is None or second is None or joint.i > second.i or leading is None:
        return
    if root.upos not in ("NOUN", "PROPN") or leading.feats.get("Number") == "Sing":
        return
    if any(w.upos in ("PUNCT", "VERB", "AUX") for w in words[root.i : i] if w.head != i):
        return
    words[i] = replace(verb, head=i, deprel="root")
    for child in children(words, sentence, root.i):
        if child.i > i:
            words[child.i] = replace(child, head=i)
    words[root.i] = replace(root, head=i, deprel="nsubj")
    words[second.i] = replace(second, head=root.i, deprel="conj")
    words[joint.i] = replace(joint, head=second.i)


def joined(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A finite verb joins a finite one: "offered to help Riga and *appealed* to Oslo"."""
    verb = words[i]
    first = words[verb.head]
    if verb.upos != "VERB" or first.i >= i or first.upos not in ("VERB", "ADJ", "NOUN"):
        return
    below = children(words, sentence, i)
    if any(w.rel in ("nsubj", "mark") for w in below):
        return
    if any(w.rel == "aux" for w in below):
        above = _teller_of(words, sentence, verb, first, forms) if verb.rel == "conj" else None
        words[i] = verb if above is None else replace(verb, head=above.i)
        return
    listed = verb.deprel == "advcl" and words[i - 1].text == "," and is_finite(verb)
    if listed and first.upos == "VERB":
        words[i] = verb = replace(verb, deprel="conj")  # "has held X, *closed* its border …"
    if verb.rel != "conj":
        return
    above = (
        _joined_to(words, sentence, first)
        if is_finite(verb)
        else _completed(words, sentence, verb, first, forms)
    ) or _teller_of(words, sentence, verb, first, forms)
    if above is not None:
        words[i] = replace(verb, head=above.i)


def _joined_to(words: list[Word], sentence: Sentence, first: Word) -> Word | None:
    """The finite verb over one that is not."""
    if first.rel not in ("xcomp", "advcl", "acl") or is_finite(first) or first.upos != "VERB":
        return None
    if any(w.rel in ("aux", "nsubj") for w in children(words, sentence, first.i)):
        return None
    return next((w for w in ancestors(words, first) if w.upos == "VERB" and is_finite(w)), None)


def _completed(
    words: list[Word], sentence: Sentence, verb: Word, first: Word, forms: Known
) -> Word | None:
    """What has the auxiliary of a participle: "a accusé Riga de mentir et *rappelé* son envoyé"."""
    if (
        not is_past_participle(verb)
        or first.upos != "VERB"
        or first.rel not in ("xcomp", "advcl", "acl")
    ):
        return None
    if is_past_participle(first) or any(w.rel == "aux" for w in children(words, sentence, first.i)):
        return None
    for above in ancestors(words, first):
        helpers = [w for w in children(words, sentence, above.i) if w.rel == "aux"]
        if above.upos == "VERB" and above.i < first.i and helpers:
            had = any(w.lemma in forms.grammar.perfect for w in helpers)
            return above if had and is_past_participle(above) else None
    return None


def _teller_of(
    words: list[Word], sentence: Sentence, verb: Word, first: Word, forms: Known
) -> Word | None:
    """The verb of saying that a verb joins, not what is said.

    Whose time it has: "denies that it fired and *blames* Riga"; or where what is said is said of a
    thing, and the verb is one of speaking: "said the plan was a trap and *urged* Riga to leave";
    or "dément qu'un camp ait été pris et *a menacé* Riga".
    """
    says = words[first.head]
    if first.rel != "ccomp" or says.upos != "VERB" or says.i > first.i:
        return None
    if says.lemma not in forms.saying or verb.lemma not in forms.predicates:
        return None
    below = children(words, sentence, first.i)
    subject = next((w for w in below if w.rel == "nsubj"), None)
    if subject is None or subject.i < says.i:
        return None
    helpers = [w for w in below if w.rel in ("aux", "cop")]
    leading = helpers[0] if helpers else first
    if _is_now(verb) and _is_now(says) and not _is_now(leading):
        return says
    own = next((w for w in children(words, sentence, verb.i) if w.rel == "aux"), None)
    if own is not None:
        other = own.feats.get("Mood") == "Ind" and leading.feats.get("Mood") == "Sub"
        return says if other else None
    thing = subject.upos == "NOUN" and fold(subject.lower) not in forms.offices
    states = first.upos in ("ADJ", "NOUN") or subject.deprel == "nsubj:pass"
    alike = verb.feats.get("Tense") == says.feats.get("Tense")
    return says if thing and states and verb.lemma in forms.saying and alike else None


def _is_now(word: Word) -> bool:
    return (
        word.feats.get("Tense") == "Pres"
        and word.feats.get("VerbForm") == "Fin"
        and word.feats.get("Mood", "Ind") == "Ind"
    )


def lacking(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A noun joined to a verb has a verb of its own: "two were hurt and *ten* arrested"."""
    verb = words[i]
    below = children(words, sentence, i)
    if not is_past(verb) or verb.rel not in ("acl", "advcl") or verb.deprel == "acl:relcl":
        return
    if verb.lemma not in forms.verbs or any(w.rel in ("nsubj", "aux", "mark") for w in below):
        return
    noun = _joined_noun(words, sentence, i)
    if noun is None:
        return
    first, around = words[noun.head], children(words, sentence, noun.i)
    passive = any(w.deprel == "aux:pass" for w in children(words, sentence, first.i))
    active = forms.grammar.past_is_participle and verb.lemma in forms.objectless
    passive = passive and not active
    if not passive and not acts(words, sentence, verb, forms):
        return
    feats = PERFECT if passive else TOLD
    words[i] = replace(verb, head=first.i, deprel="conj", feats=feats)
    words[noun.i] = replace(noun, head=i, deprel="nsubj:pass" if passive else "nsubj")
    for child in around:
        if child.rel in ("cc", "punct") and child.i < i:
            words[child.i] = replace(child, head=i)


def _joined_noun(words: list[Word], sentence: Sentence, i: int) -> Word | None:
    """The noun behind "and" that is joined to a verb and stands right before another."""
    verb = words[i]
    noun = words[verb.head] if verb.rel == "acl" else words[i - 1]
    while noun.rel in ("nmod", "appos", "flat") and sentence.first <= noun.head < noun.i:
        noun = words[noun.head]
    first = words[noun.head]
    if noun.rel != "conj" or noun.upos not in ("NOUN", "PROPN", "NUM") or first.upos != "VERB":
        return None
    joined = any(w.rel == "cc" for w in children(words, sentence, noun.i))
    apart = any(w.upos in ("PUNCT", "VERB", "AUX", "CCONJ") for w in words[noun.i + 1 : i])
    return noun if joined and not apart and first.i < noun.i < i else None


def take_subject(words: list[Word], sentence: Sentence, i: int) -> None:
    """A noun before "and", joined to the verb that the one behind it is joined to."""
    verb, noun = words[i], words[i - 1]
    if i == sentence.first or (noun.rel, noun.head) != ("conj", verb.head) or verb.rel != "conj":
        return
    if any(w.rel in ("cc", "nsubj") for w in children(words, sentence, i)):
        return
    around = children(words, sentence, noun.i)
    if noun.upos in ("VERB", "AUX") or not any(w.rel == "cc" for w in around):
        return
    words[noun.i] = replace(noun, head=i, deprel="nsubj")
    for child in around:
        if child.rel in ("cc", "punct") and child.i < noun.i:
            words[child.i] = replace(child, head=i)


def shared(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Two participles of one auxiliary: "a convoqué le consul *et exigé* qu'il parte"."""
    verb, before, first = words[i], words[i - 1], words[words[i].head]
    if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Part" or not first.i < i:
        return
    if before.text != "," and before.lower not in forms.grammar.coordinators:
        return
    if verb.rel not in ("acl", "conj", "advcl", "amod") or first.upos == "VERB":
        return
    below = children(words, sentence, i)
    clause = _clause_behind(words, i, forms)
    held = any(w.rel in ("obj", "ccomp", "xcomp") and w.i > i for w in below)
    if any(w.rel in ("aux", "nsubj", "mark", "case") for w in below) or not (held or clause):
        return
    above = (w for w in ancestors(words, verb) if w.upos == "VERB" and w.i < i)
    anchor = next((w for w in above if _has_perfect(words, sentence, w, forms)), None)
    if anchor is None:
        return
    words[i] = replace(verb, head=anchor.i, deprel="conj")
    if clause is not None and not held:
        told = words[i + 1].lower in forms.grammar.clause
        words[clause.i] = replace(clause, head=i, deprel="ccomp" if told else "xcomp")
        for child in children(words, sentence, anchor.i):
            if child.i > clause.i and child.rel in ("advcl", "obl"):
                words[child.i] = replace(child, head=i)


def _clause_behind(words: list[Word], i: int, forms: Known) -> Word | None:
    """The clause or infinitive that opens right behind a verb, wherever it hangs."""
    mark = words[i + 1]
    clause = words[mark.head]
    opens = mark.lower in forms.grammar.clause and mark.rel in ("mark", "obj")
    if mark.lower in forms.grammar.infinitive and mark.rel == "mark":
        opens = clause.upos == "VERB" and is_infinitive(clause)
    return clause if opens and clause.i > i and clause.head < i else None


def _has_perfect(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    return any(
        w.rel == "aux" and w.lemma in forms.grammar.perfect and is_finite(w)
        for w in children(words, sentence, verb.i)
    )
