"""Verbs that a small parser hung under a noun, put back at the head of their clause.

1. ``auxiliaries``: "have been pressuring workers": what stands behind auxiliaries is their verb
2. ``infinitive``: "threatened to close NGOs": a base form behind "to" and before a noun is a verb
3. ``possessor``: "praised Haiti's efforts": what stands before a mark of possession belongs to the
   noun behind it
4. ``adverb``: "has outright rejected": subject and auxiliary belong to the verb, not its adverb;
   ``gerund``: "resumed shelling positions": the object is of the gerund that a verb takes
5. ``title``: "Attorney General X ordered …": a title before a name heads no sentence
6. ``past``: "the army recalled reservists", "Egypt called for restraint": a past form between a
   noun and its object, or before a preposition that it asks for, is no participle
7. ``tag``: "…, residents said": behind a comma a verb of saying right behind a noun speaks
8. ``headline``: "Israel strikes Gaza", "Putin plans to visit": where no verb is finite, a form
   that a verb we know has in the present, between a noun and what it acts on, is that verb
9. ``finite``: "la Grèce, comme ses voisins, prévoit d'imposer …": where a noun heads a whole
   sentence, a word that can only be a finite form of a verb we know is its verb
10. ``clause``: "Swiss doctors handed over drugs.", "A U.S. official praised Haiti and said …": the
   noun that heads a whole sentence is the subject of a past form behind it, not by anybody
11. ``content``: "a dit lundi qu'il partirait", "a rappelé à Oslo qu'elle devait payer": what is
   said hangs on who says it, not on when or to whom
12. ``joined``: "offered to help Riga and appealed to Oslo": a finite verb joins a finite one
13. ``relative``: "sa médiation, que Riga a déclinée": a clause that lacks its object has it before
14. ``decided``: "the decision to expel X followed": the infinitive is of the decision, and what
   stands behind it is its object, no second subject
15. ``present``: 'said the plan "ignores decades of law"': a finite verb is no attribute of its
   object, nor is a gerund behind a comma: "has struck back, *imposing* tariffs"
16. ``time first``: "last week, the minister, an engineer, said": a time heads no sentence
17. ``to come``: "Putin to visit Beijing": without a finite verb an infinitive behind a name heads
   the headline
18. ``told``: "Settlers in Riga set fire to a house, residents said.": what a tag at the end tells
   has a verb of its own
19. ``attribute``: "workers affiliated with the union stopped work": a past form before another one
   without a subject is the attribute of the subject
20. ``ousted``: "ousted president X fled": a bare participle before a noun is its attribute and
   nobody's subject
21. ``planned``: "called off a rally planned for Monday": a noun before its participle is the object
22. ``both``: "la Corée du Sud et Oslo mèneront …": a noun before "and" that heads a sentence is the
   first subject of the verb in the plural behind it
23. ``reduced``: "opened its borders to *men* driven out of Riga": a noun behind a preposition is
   no subject of the past form behind it
24. ``third``: "the army denies that it fled": a form that only a verb has in the present, taken for
   the noun that heads the sentence, is that verb
25. ``opening``: "fled after the *army* shot at it": what opens a clause is no preposition of its
   subject
26. ``active``: "jets *struck* a base, Oslo said": a past form with a subject before and an object
   behind is no participle; with a subject it is no attribute of its object either
27. ``phrase first``: "*in a message*, the mayor denied it": a phrase before a comma heads nothing
28. ``aside``: "Jon Dahl, *the mayor*, praised the plan": behind what is said of a noun is its verb
29. ``owned``: "and *Berg doubled* fines on ships": a verb with a subject acts on the noun behind it
30. ``lacking``: "two were hurt and *ten* arrested", "…, and *500 of them* rallied": a noun joined
   to a verb is the subject of a past form behind it
31. ``own subject``: "when *guards* shot at workers": a past form with a subject of its own is no
   participle
32. ``behind``: "Oslo, which rejoined the pact, *called* for calm", "the general, ousted in May,
   *fled*": behind the comma that closes what is said of the subject stands its verb
33. ``tellers``: "Troops shelled Riga, *residents and an official said*.": two who tell
34. ``shared``: "a fait arrêter Berg, *imposé* un blocus": a participle with an object and without
   auxiliary has that of the verb before it
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import CLAUSE, Known, ancestors, children
from chancery.records.syntax import Sentence, Word

_COMMAS = frozenset({",", "،", "”", '"', "»"})
_PERFECT = {"Tense": "Past", "VerbForm": "Part"}
_PRESENT = {"Mood": "Ind", "Number": "Sing", "Tense": "Pres", "VerbForm": "Fin"}
_TOLD = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
_TOLD_NOW = {"Mood": "Ind", "VerbForm": "Fin"}
_GOING_ON = {"Tense": "Pres", "VerbForm": "Part"}
_QUOTES = frozenset({'"', "“", "”", "«", "»"})
_FULL_STOP = "."
_ENDS = frozenset({_FULL_STOP, ","})
_BETWEEN = frozenset({"ADJ", "NUM", "ADV"})
_JOINED = frozenset({"conj", "appos", "nmod", "dep"})
_CLAUSAL = frozenset({"advcl", "conj", "parataxis", "acl", "ccomp"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_CLOSING = 5
"""Words that may stand behind the verb of who tells a sentence: "said on Monday."."""
_REACH = 12
"""Words between a verb and its subject before it."""
_BEFORE_NOUN = frozenset({"compound", "amod", "det", "nummod", "nmod"})


def settle(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Put right, in place, what shows by its form alone: rules 1 to 5, 20, 21, 24 and 25."""
    for i in range(sentence.first, sentence.last):
        _auxiliaries(words, sentence, i, forms)
        _infinitive(words, sentence, i, forms)
        _possessor(words, sentence, i)
        _adverb(words, sentence, i)
        _planned(words, sentence, i)
        _gerund(words, sentence, i, forms)
        _ousted(words, sentence, i)
        _third(words, sentence, i, forms)
        _opening(words, sentence, i, forms)
    _title(words, sentence)


def lift(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Put right, in place, what shows once the tags are right: all other rules."""
    _time_first(words, sentence, forms)
    _phrase_first(words, sentence)
    _aside(words, sentence)
    for i in range(sentence.first, sentence.last):
        if forms.grammar.past_is_participle:
            _active(words, sentence, i, forms)
        _owned(words, sentence, i)
        _past(words, sentence, i, forms)
        _content(words, i, forms)
        _both(words, sentence, i)
        _joined(words, sentence, i, forms)
        _lacking(words, sentence, i, forms)
        _take_subject(words, sentence, i)
        _reduced(words, sentence, i)
        _relative(words, sentence, i, forms)
        _decided(words, sentence, i, forms)
        _present(words, sentence, i, forms)
    _headline(words, sentence, forms)
    _finite(words, sentence, forms)
    if forms.grammar.past_is_participle:
        _clause(words, sentence, forms)
        _behind(words, sentence, forms)
        _told(words, sentence, forms)
        for i in range(sentence.first, sentence.last):
            _own_subject(words, sentence, i, forms)
            _tellers(words, sentence, i, forms)
        for i in range(sentence.first, sentence.last):
            _attribute(words, sentence, i, forms)
    else:
        for i in range(sentence.first + 1, sentence.last - 1):
            _shared(words, sentence, i, forms)
    _to_come(words, sentence, forms)
    if forms.grammar.past_is_participle:
        for i in range(sentence.first, sentence.last):
            _active(words, sentence, i, forms)
    for i in range(sentence.first, sentence.last):
        _joined(words, sentence, i, forms)


def _auxiliaries(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    verb, noun = words[i], words[words[i].head]
    if verb.upos == "ADJ" and verb.lower in forms.past:
        verb = replace(verb, upos="VERB", lemma=forms.past[verb.lower], feats=_PERFECT)
    if verb.upos != "VERB" or verb.rel not in ("amod", "compound") or noun.i < i:
        return
    before = words[i - 1] if i > sentence.first else verb
    if before.upos == "AUX" and before.head in {i, noun.i}:
        words[i] = verb
        _take_noun(words, sentence, i, noun)
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


def _take_noun(words: list[Word], sentence: Sentence, i: int, noun: Word) -> None:
    """Let a verb stand where the noun behind it stood, with all that stands before it."""
    root = noun.head == noun.i
    words[i] = replace(words[i], head=i if root else noun.head, deprel=noun.deprel)
    words[noun.i] = replace(noun, head=i, deprel="obj")
    for child in children(words, sentence, noun.i):
        if child.i < i or (child.i > noun.i and child.rel in CLAUSE):
            deprel = "aux" if child.rel == "cop" else child.deprel
            words[child.i] = replace(child, head=i, deprel=deprel)


def _infinitive(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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


def _adverb(words: list[Word], sentence: Sentence, i: int) -> None:
    """An adverb has no subject of its own: "Oslo has *outright* rejected the plan"."""
    word = words[i]
    if word.rel != "advmod" or words[word.head].upos != "VERB" or word.head < i:
        return
    for child in children(words, sentence, i):
        if child.rel in ("nsubj", "aux"):
            words[child.i] = replace(child, head=word.head)


def _gerund(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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


def _possessor(words: list[Word], sentence: Sentence, i: int) -> None:
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


def _ousted(words: list[Word], sentence: Sentence, i: int) -> None:
    """A participle before a noun belongs to it: "*ousted* president X fled"."""
    word, below = words[i], children(words, sentence, i)
    if word.upos != "VERB" or word.rel not in ("nsubj", "obj", "obl") or word.head == i:
        return
    past = word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Past"
    noun = next((w for w in below if w.rel == "obj" and w.i > i), None)
    if not past or noun is None or noun.upos not in ("NOUN", "PROPN"):
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


def _planned(words: list[Word], sentence: Sentence, i: int) -> None:
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


def _title(words: list[Word], sentence: Sentence) -> None:
    """A title before the name of the subject heads no sentence: "Attorney *General X ordered*"."""
    root = next((w for w in words[sentence.first : sentence.last] if w.head == w.i), None)
    if root is None or root.upos not in ("NOUN", "PROPN"):
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


def _third(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    noun = words[i]
    if noun.rel != "root" or noun.upos != "NOUN" or i in (sentence.first, sentence.last - 1):
        return
    verb = _verb_of(noun, forms)
    known = noun.lower in forms.nominal or noun.lower in forms.nouns or noun.lower in forms.past
    before = words[i - 1]
    if verb is None or known or before.head != i or before.upos not in ("NOUN", "PROPN"):
        return
    words[i] = replace(noun, upos="VERB", lemma=verb, feats=_PRESENT)
    _reroot(words, sentence, i)
    for child in children(words, sentence, i):
        if child.rel in ("acl", "xcomp") and child.upos == "VERB":
            words[child.i] = replace(
                child, deprel="ccomp" if _has_subject(words, child) else "xcomp"
            )


def _has_subject(words: list[Word], verb: Word) -> bool:
    return any(
        w.head == verb.i and w.rel == "nsubj" for w in words[max(verb.i - _REACH, 0) : verb.i]
    )


def _opening(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    case = words[i]
    if case.rel != "case" or case.lower not in forms.grammar.opening or case.upos != "ADP":
        return
    subject = words[case.head]
    verb = words[subject.head]
    if subject.rel != "nsubj" or not i < subject.i < verb.i or verb.rel not in _CLAUSAL:
        return
    words[i] = replace(case, upos="SCONJ", head=verb.i, deprel="mark")
    joined = any(w.rel == "cc" for w in children(words, sentence, verb.i))
    if verb.rel in ("conj", "parataxis") and not joined and verb.head < i:
        words[verb.i] = replace(verb, deprel="advcl")


def _active(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    verb, above = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.lower not in forms.past or _is_finite(verb):
        return
    below = children(words, sentence, i)
    subject = any(w.deprel == "nsubj" and w.i < i for w in below)
    if not subject or any(w.rel in ("aux", "cop", "mark") for w in below):
        return
    if verb.rel == "amod" and above.i > i and above.upos in ("NOUN", "PROPN"):
        _take_noun(words, sentence, i, above)
    elif not any(w.rel == "obj" and w.i > i for w in below):
        return
    words[i] = replace(words[i], feats=_TOLD)
    if words[i].rel == "advcl" and above.lemma in forms.saying and above.i > i:
        words[i] = replace(words[i], deprel="ccomp")


def _past(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    verb, noun = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.feats.get("Tense") != "Past":
        return
    says = verb.deprel == "acl" and verb.lemma in forms.saying
    if (says and _tag(words, sentence, verb, noun)) or verb.lemma not in forms.verbs:
        return
    if verb.deprel == "acl" and noun.rel == "root" and noun.i < i:
        if not any(_is_finite(w) for w in words[sentence.first : sentence.last] if w.i != i):
            _lift(words, sentence, verb, noun, forms)
    elif verb.rel == "amod" and noun.i > i > sentence.first and noun.rel != "nsubj":
        before = words[i - 1]
        if before.upos == "CCONJ" and noun.rel == "conj" and noun.lemma in forms.objects_of(verb):
            _join_first(words, sentence, i, noun)
            return
        if before.upos in ("NOUN", "PROPN") and before.head in {i, noun.i}:
            if _is_behind_phrase(words, sentence, i, noun):
                words[i] = replace(verb, feats=_TOLD)
                _reroot(words, sentence, i)
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


def _relative(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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
    if i < sentence.first + 2 or words[i - 1].text not in _COMMAS:
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


def _both(words: list[Word], sentence: Sentence, i: int) -> None:
    """The first of two subjects taken for a sentence: "*Oslo* and Riga will meet"."""
    verb, root = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel != "conj" or root.head != root.i or not root.i < i:
        return
    below = children(words, sentence, i)
    joint = next((w for w in below if w.rel == "cc" and root.i < w.i < i), None)
    second = next((w for w in below if w.rel == "nsubj" and w.i < i), None)
    leading = next((w for w in (*below, verb) if _is_finite(w)), None)
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


def _present(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A verb before its object that was taken for its attribute."""
    verb, noun = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel != "amod" or noun.i < i or verb.lemma not in forms.verbs:
        return
    top = words[noun.head]
    between = words[top.i + 1 : i]
    if not sentence.first <= top.i < i or noun.head == noun.i:
        return
    if _is_finite(verb) and noun.rel in _JOINED and top.upos in ("NOUN", "PROPN"):
        if any(w.upos != "ADV" and w.text not in _QUOTES for w in between):
            return
        _take_noun(words, sentence, i, noun)
        _stand_over(words, sentence, i, top)
    elif verb.feats.get("VerbForm") == "Ger" and noun.rel == "obj" and top.upos == "VERB":
        before = next((w for w in reversed(between) if w.upos != "ADV"), None)
        if before is None or before.text != ",":
            return
        _take_noun(words, sentence, i, noun)
        words[i] = replace(words[i], head=top.i, deprel="advcl", feats=_GOING_ON)
        for child in children(words, sentence, noun.i):
            if child.rel == "punct" and child.i < i:
                words[child.i] = replace(child, head=i)


def _stand_over(words: list[Word], sentence: Sentence, i: int, subject: Word) -> None:
    """Let a verb stand where its subject stood, with what marks the clause."""
    root = subject.head == subject.i
    words[i] = replace(words[i], head=i if root else subject.head, deprel=subject.deprel)
    words[subject.i] = replace(subject, head=i, deprel="nsubj")
    for child in children(words, sentence, subject.i):
        if child.rel in ("mark", "cc"):
            words[child.i] = replace(child, head=i)


def _decided(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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


def _joined(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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
    listed = verb.deprel == "advcl" and words[i - 1].text == "," and _is_finite(verb)
    if listed and first.upos == "VERB":
        words[i] = verb = replace(verb, deprel="conj")  # "has held X, *closed* its border …"
    if verb.rel != "conj":
        return
    above = (
        _joined_to(words, sentence, first)
        if _is_finite(verb)
        else _completed(words, sentence, verb, first, forms)
    ) or _teller_of(words, sentence, verb, first, forms)
    if above is not None:
        words[i] = replace(verb, head=above.i)


def _joined_to(words: list[Word], sentence: Sentence, first: Word) -> Word | None:
    """The finite verb over one that is not."""
    if first.rel not in ("xcomp", "advcl", "acl") or _is_finite(first) or first.upos != "VERB":
        return None
    if any(w.rel in ("aux", "nsubj") for w in children(words, sentence, first.i)):
        return None
    return next((w for w in ancestors(words, first) if w.upos == "VERB" and _is_finite(w)), None)


def _completed(
    words: list[Word], sentence: Sentence, verb: Word, first: Word, forms: Known
) -> Word | None:
    """What has the auxiliary of a participle: "a accusé Riga de mentir et *rappelé* son envoyé"."""
    if not _is_perfect(verb) or first.upos != "VERB" or first.rel not in ("xcomp", "advcl", "acl"):
        return None
    if _is_perfect(first) or any(w.rel == "aux" for w in children(words, sentence, first.i)):
        return None
    for above in ancestors(words, first):
        helpers = [w for w in children(words, sentence, above.i) if w.rel == "aux"]
        if above.upos == "VERB" and above.i < first.i and helpers:
            had = any(w.lemma in forms.grammar.perfect for w in helpers)
            return above if had and _is_perfect(above) else None
    return None


def _is_perfect(word: Word) -> bool:
    return word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Past"


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


def _lacking(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A noun joined to a verb has a verb of its own: "two were hurt and *ten* arrested"."""
    verb = words[i]
    below = children(words, sentence, i)
    if not _is_past(verb) or verb.rel not in ("acl", "advcl") or verb.deprel == "acl:relcl":
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
    if not passive and not _acts(words, sentence, verb, forms):
        return
    feats = _PERFECT if passive else _TOLD
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


def _take_subject(words: list[Word], sentence: Sentence, i: int) -> None:
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


def _acts(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    """Whether what stands behind a past form shows that it is one of the active voice."""
    if not forms.grammar.past_is_participle or _is_done_by(words, sentence, verb, forms):
        return False
    below = [w for w in children(words, sentence, verb.i) if w.i > verb.i]
    asked = forms.intransitive.get(verb.lemma, frozenset())
    cases = {w.lower for c in below for w in children(words, sentence, c.i) if w.rel == "case"}
    active = any(c.rel in ("obj", "xcomp", "ccomp") for c in below) or asked & cases
    return bool(active) or verb.lemma in forms.alone


def _own_subject(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A past form with a subject of its own: "when *guards* shot at workers"."""
    verb = words[i]
    if not _is_perfect(verb) or verb.rel not in ("advcl", "ccomp"):
        return
    below = children(words, sentence, i)
    subject = next((w for w in below if w.deprel == "nsubj"), None)
    if subject is None or subject.i > i or any(w.rel in ("aux", "cop") for w in below):
        return
    if _acts(words, sentence, verb, forms):
        words[i] = replace(verb, feats=_TOLD)


def _behind(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Behind what is said of its subject: "Oslo, which rejoined the pact, *called* for calm"."""
    _apart(words, sentence, forms)
    root = _verbless(words, sentence, forms)
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
        if verb.rel not in ("advcl", "conj", "ccomp", "acl") or not _is_past(verb):
            continue
        around = children(words, sentence, verb.i)
        if any(w.rel in ("nsubj", "aux", "mark", "cc") for w in around):
            continue
        if verb.lemma in forms.verbs and _acts(words, sentence, verb, forms):
            words[verb.i] = replace(verb, head=verb.i, deprel="root", feats=_TOLD)
            words[root.i] = replace(root, head=verb.i, deprel="nsubj")
            for child in below:
                if child.rel == "punct":
                    words[child.i] = replace(child, head=verb.i)
            return


def _reduced(words: list[Word], sentence: Sentence, i: int) -> None:
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


def _content(words: list[Word], i: int, forms: Known) -> None:
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


def _join_first(words: list[Word], sentence: Sentence, i: int, noun: Word) -> None:
    """A second verb taken for an attribute: "suspended talks and *imposed* sanctions"."""
    first = next((w for w in ancestors(words, noun) if w.upos == "VERB" and w.i < i), None)
    if first is None or not _is_finite(first):
        return
    words[i] = replace(words[i], head=first.i, deprel="conj", feats=_TOLD)
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
        if any(w.text in _COMMAS for w in words[above.i : verb.i]):
            break
        noun, above = above, words[above.head]
    return noun


def _tag(words: list[Word], sentence: Sentence, verb: Word, noun: Word) -> bool:
    """Let "…, residents *said*" speak of what stands before the comma."""
    teller = _teller(words, sentence, verb, noun)
    if teller is None:
        return False
    noun = teller
    before = (w for w in children(words, sentence, noun.i) if w.i < noun.i and w.rel != "punct")
    start = min([noun.i, *(w.i for w in before)])
    told = words[noun.head]
    if noun.rel == "appos" and words[verb.i - 1].text in _COMMAS and told.upos == "NOUN":
        return False  # "the mayor, Jon Dahl, called for calm"
    if noun.head == noun.i or start <= sentence.first or words[start - 1].text not in _COMMAS:
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


def _tellers(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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
    words[i] = replace(says, head=told.i, deprel="parataxis", feats={**says.feats, **_TOLD})
    for child in children(words, sentence, i):
        if child.i < comma and child.i != told.i:
            deprel = "obl" if child.rel == "nsubj" else child.deprel
            words[child.i] = replace(child, head=told.i, deprel=deprel)
    _put_case(words, sentence, told.i)
    words[first.i] = replace(first, head=i, deprel="nsubj")
    words[second.i] = replace(second, head=first.i, deprel="conj")
    words[joiner] = replace(words[joiner], head=second.i, deprel="cc")


def _is_told(word: Word) -> bool:
    return word.upos == "VERB" and word.rel == "root" and (_is_finite(word) or _is_past(word))


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


def _lift(words: list[Word], sentence: Sentence, verb: Word, noun: Word, forms: Known) -> None:
    """Let a participle behind the noun that heads its sentence be the verb of that sentence."""
    below = children(words, sentence, verb.i)
    asked = forms.intransitive.get(verb.lemma, frozenset())
    cases = {w.lower for c in below for w in children(words, sentence, c.i) if w.rel == "case"}
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
    beside = [w for w in children(words, sentence, i) if w.i < i and w.rel in _BEFORE_NOUN]
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


def _time_first(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """A time before a comma stands beside the subject: "*last week*, the minister said"."""
    root = next((w for w in words[sentence.first : sentence.last] if w.head == w.i), None)
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


def _phrase_first(words: list[Word], sentence: Sentence) -> None:
    """A phrase before a comma stands beside the subject: "*in a message*, the mayor denied it"."""
    root = _heading(words, sentence)
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


def _heading(words: list[Word], sentence: Sentence) -> Word | None:
    """The noun that heads a sentence, if one does."""
    root = next((w for w in words[sentence.first : sentence.last] if w.head == w.i), None)
    return root if root is not None and root.upos in ("NOUN", "PROPN") else None


def _aside(words: list[Word], sentence: Sentence) -> None:
    """Behind what is said of a noun stands its verb: "Jon Dahl, *the mayor*, praised the plan"."""
    root = _heading(words, sentence)
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


def _is_aside(words: list[Word], sentence: Sentence, root: Word, verb: Word) -> bool:
    """Whether two commas part a past form from its noun, whose second name is its only subject."""
    if not _is_past(verb) or verb.rel != "parataxis" or verb.i < root.i:
        return False
    commas = [w.i for w in words[root.i : verb.i] if w.text in _COMMAS]
    if len(commas) < len(("before", "after")):
        return False
    if any(w.upos not in ("ADV", "AUX") for w in words[commas[-1] + 1 : verb.i]):
        return False
    own = [w for w in children(words, sentence, verb.i) if w.rel == "nsubj"]
    return all(root.i < w.i < commas[-1] for w in own)


def _owned(words: list[Word], sentence: Sentence, i: int) -> None:
    """A finite verb with a subject of its own acts on the noun behind it.

    "Oslo imposed duties, and *Berg doubled* fines on ships".
    """
    verb, noun = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel != "amod" or not _is_finite(verb) or noun.i < i:
        return
    first = words[noun.head]
    own = children(words, sentence, i)
    if first.upos != "VERB" or first.i > i or not any(w.rel == "nsubj" and w.i < i for w in own):
        return
    words[i] = replace(verb, head=first.i, deprel="conj")
    words[noun.i] = replace(noun, head=i, deprel="obj")


def _shared(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
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
        words[clause.i] = replace(clause, head=i, deprel="ccomp")


def _clause_behind(words: list[Word], i: int, forms: Known) -> Word | None:
    """The clause that opens right behind a verb, wherever it hangs."""
    mark = words[i + 1]
    clause = words[mark.head]
    opens = mark.lower in forms.grammar.clause and mark.rel in ("mark", "obj")
    return clause if opens and clause.i > i and clause.head < i else None


def _has_perfect(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    return any(
        w.rel == "aux" and w.lemma in forms.grammar.perfect and _is_finite(w)
        for w in children(words, sentence, verb.i)
    )


def _headline(words: list[Word], sentence: Sentence, forms: Known) -> None:
    inside = words[sentence.first : sentence.last]
    if any(_is_finite(w) or w.rel in ("cop", "aux") for w in inside):
        return
    for i in range(sentence.first + 1, sentence.last - 1):
        word, before, after = words[i], words[i - 1], words[i + 1]
        verb = _verb_of(word, forms)
        past = forms.past.get(word.lower, "")
        if after.lower in forms.particles.get(verb or past, ()) and i + 2 < sentence.last:
            verb, after = verb or past, words[i + 2]
        if verb is None or not _opens_object(after, forms):
            continue
        apart = before.text in _COMMAS and _opens_infinitive(after, forms)
        if before.upos not in ("NOUN", "PROPN") and not apart:
            continue
        feats = _TOLD if word.lower in forms.past else _PRESENT
        words[i] = replace(word, upos="VERB", lemma=verb, feats=feats)
        _reroot(words, sentence, i)
        return


def _verbless(words: list[Word], sentence: Sentence, forms: Known) -> Word | None:
    """The noun that heads a whole sentence and is no predicate: no copula, no tag."""
    inside = words[sentence.first : sentence.last]
    root = next((w for w in inside if w.head == w.i), None)
    if root is None or root.upos not in ("NOUN", "PROPN") or inside[-1].text not in _ENDS:
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
    return ends and first.text in _COMMAS


def _finite(words: list[Word], sentence: Sentence, forms: Known) -> None:
    inside = words[sentence.first : sentence.last]
    root = next((w for w in inside if w.head == w.i), None)
    if root is None or root.upos in ("VERB", "AUX") or inside[-1].text != _FULL_STOP:
        return
    if any(w.rel in ("cop", "aux") for w in children(words, sentence, root.i)):
        return
    bare = _verbless(words, sentence, forms)
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
            _reroot(words, sentence, i)
        return


def _disagree(article: Word, word: Word, forms: Known) -> bool:
    """Whether an article is none: "Berg *les accuse* de fraude"."""
    numbers = article.feats.get("Number"), word.feats.get("Number")
    return article.lower in forms.grammar.clitics and numbers == ("Plur", "Sing")


def _unrelated(words: list[Word], sentence: Sentence, root: Word, forms: Known) -> bool:
    """A finite verb behind its noun that no relative pronoun ties to it: "Oslo *étendra* …"."""
    relative = forms.grammar.relative_subject | forms.grammar.relative_object
    for verb in children(words, sentence, root.i):
        if verb.upos != "VERB" or verb.rel != "acl" or not _is_finite(verb) or verb.i < root.i:
            continue
        below = children(words, sentence, verb.i)
        if any(w.lower in relative or w.feats.get("PronType") == "Rel" for w in below):
            continue
        if any(w.rel in ("nsubj", "mark") for w in below):
            continue
        _reroot(words, sentence, verb.i)
        for word in children(words, sentence, root.i):
            if word.i < root.i and word.rel == "obl" and word.lower in forms.times:
                words[word.i] = replace(word, head=verb.i)
        return True
    return False


def _clause(words: list[Word], sentence: Sentence, forms: Known) -> None:
    inside = words[sentence.first : sentence.last]
    root = _verbless(words, sentence, forms)
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
            words[verb.i] = replace(verb, upos="VERB", lemma=lemma, feats=_TOLD)
            _reroot(words, sentence, verb.i)
            words[root.i] = replace(words[root.i], head=verb.i, deprel="nsubj")
            _take_told(words, sentence, verb.i, forms)
            return
    if verb is None:
        return
    words[verb.i] = replace(verb, head=verb.i, deprel="root", feats={**verb.feats, **_TOLD})
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


def _told(words: list[Word], sentence: Sentence, forms: Known) -> None:
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
    _clause(words, told, forms)
    top = next(w for w in words[told.first : told.last] if w.head == w.i)
    words[top.i] = replace(top, head=says.i, deprel="nsubj" if top.i == noun.i else "ccomp")


def _apart(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Behind a participle between commas: "the general, *ousted* in May, accused Riga"."""
    first = next((w for w in words[sentence.first : sentence.last] if w.head == w.i), None)
    if first is None or not _is_perfect(first) or words[first.i - 1].text != ",":
        return
    below = children(words, sentence, first.i)
    subject = next((w for w in below if w.rel == "nsubj" and w.i < first.i), None)
    if subject is None or any(w.rel in ("aux", "cop", "ccomp") for w in below):
        return
    for comma in words[first.i : sentence.last - 1]:
        verb = words[comma.i + 1]
        past = _is_past(verb) and (verb.lemma in forms.verbs or verb.lemma in forms.saying)
        if comma.text != "," or not past or verb.rel not in ("parataxis", "advcl", "amod", "conj"):
            continue
        around = children(words, sentence, verb.i)
        noun = words[verb.head]
        if any(w.rel in ("nsubj", "aux", "mark", "cc") for w in around):
            continue
        if verb.rel == "amod" and (noun.head != first.i or noun.rel not in ("obj", "obl")):
            continue
        if verb.rel != "amod" and (noun.i != first.i or not _acts(words, sentence, verb, forms)):
            continue
        words[verb.i] = replace(verb, head=verb.i, deprel="root", feats=_TOLD)
        words[first.i] = replace(first, head=subject.i, deprel="acl", feats=_PERFECT)
        words[subject.i] = replace(subject, head=verb.i, deprel="nsubj")
        for child in below:
            if child.i > verb.i or (child.rel == "punct" and child.i == sentence.last - 1):
                deprel = "obj" if child.i == noun.i else child.deprel
                words[child.i] = replace(child, head=verb.i, deprel=deprel)
        return


def _attribute(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Let the second of two past forms be the verb: "the group *linked* to Riga *denied* it"."""
    verb, first = words[i], words[words[i].head]
    if verb.upos != "VERB" or verb.rel not in ("ccomp", "advcl") or first.i > i:
        return
    below, around = children(words, sentence, i), children(words, sentence, first.i)
    noun = next((w for w in around if w.rel == "nsubj" and w.i == first.i - 1), None)
    if (
        noun is None
        or not _is_past(verb)
        or not _is_past(first)
        or first.lemma in forms.saying
        or first.lemma in forms.governing
    ):
        return
    if any(w.rel in ("nsubj", "mark", "aux") for w in below) or words[i - 1].text in _COMMAS:
        return
    if not any(w.rel in ("obj", "obl", "xcomp") for w in below):
        return
    if any(w.rel in ("obj", "aux", "mark") for w in around):
        return
    root = first.head == first.i
    words[i] = replace(verb, head=i if root else first.head, deprel=first.deprel)
    words[first.i] = replace(first, head=noun.i, deprel="acl", feats=_PERFECT)
    words[noun.i] = replace(noun, head=i, deprel="nsubj")
    for word in around:
        if word.i > i or word.rel == "punct":
            words[word.i] = replace(word, head=i)


def _is_past(word: Word) -> bool:
    return word.upos == "VERB" and word.feats.get("Tense") == "Past"


def _is_misplaced(words: list[Word], root: Word, word: Word, forms: Known) -> bool:
    """A past taken for an attribute of what it acts on.

    "settlers in Riga *set* fire to a house", "Oslo's president, Jon Dahl, *accused* Riga".
    """
    if word.i <= root.i or word.rel != "amod" or word.i + 1 >= len(words):
        return False
    if word.i == root.i + 1 and word.upos != "VERB":
        return False
    past = word.upos == "VERB" and word.feats.get("Tense") == "Past"
    if not past and (word.upos != "ADJ" or word.lower not in forms.past):
        return False
    before, after = words[word.i - 1], words[word.i + 1]
    if before.text in _COMMAS:
        closed = sum(w.text in _COMMAS for w in words[root.i : word.i]) > 1
    else:
        closed = before.upos in ("NOUN", "PROPN") or before.text[:1].isupper()
    return closed and after.upos in ("NOUN", "PROPN", "DET", "NUM", "ADJ")


def _may_tell(words: list[Word], sentence: Sentence, root: Word, verb: Word, forms: Known) -> bool:
    """Whether a past form behind the root, tied to it by nouns alone, may be what it did."""
    if verb.i <= root.i or verb.upos != "VERB" or verb.feats.get("Tense") != "Past":
        return False
    if verb.rel not in ("acl", "conj") or verb.deprel == "acl:relcl":
        return False
    above = words[verb.head]
    while above.i != root.i:
        tied = {"nmod", "appos"} if words[verb.i - 1].text in _COMMAS else {"nmod"}
        if above.i > verb.i or above.upos not in ("NOUN", "PROPN") or above.rel not in tied:
            return False
        above = words[above.head]
    commas = sum(w.text in _COMMAS for w in words[root.i : verb.i])
    if words[verb.i - 1].text in _COMMAS and commas < len(("before", "after")):
        return False
    return not _is_done_by(words, sentence, verb, forms)


def _is_done_by(words: list[Word], sentence: Sentence, verb: Word, forms: Known) -> bool:
    """Whether somebody is named who did what a participle says: "militants *backed by* Iran"."""
    below = children(words, sentence, verb.i)
    cases = {w.lower for c in below for w in children(words, sentence, c.i) if w.rel == "case"}
    return forms.grammar.agent in cases and not any(c.rel == "obj" for c in below)


def _to_come(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Somebody *to do* something, in a headline, will do it: "Putin to visit Beijing"."""
    inside = words[sentence.first : sentence.last]
    root = next((w for w in inside if w.head == w.i), None)
    if root is None or not forms.infinitives_head or any(map(_is_finite, inside)):
        return
    if root.upos != "PROPN" and fold(root.lower) not in forms.offices:
        return
    for verb in children(words, sentence, root.i):
        marks = [w.lower for w in children(words, sentence, verb.i) if w.rel == "mark"]
        if verb.rel == "acl" and forms.grammar.purpose & set(marks):
            words[verb.i] = replace(verb, head=verb.i, deprel="root")
            words[root.i] = replace(root, head=verb.i, deprel="nsubj")
            return


def _verb_of(word: Word, forms: Known) -> str | None:
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


def _reroot(words: list[Word], sentence: Sentence, i: int) -> None:
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
        elif word.i < i and subject is not None and word.rel in _BEFORE_NOUN:
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
            if one.upos in ("ADP", "CCONJ", "SCONJ") or one.text in _COMMAS:
                break
            if one.upos in ("NOUN", "PROPN") or (noun is None and one.text[:1].isupper()):
                noun = one
        if noun is not None:
            words[word.i] = replace(word, head=noun.i)


def _crosses(word: Word, i: int) -> bool:
    return word.head in {word.i, i} or (word.i - i) * (word.head - i) < 0


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


def _is_finite(word: Word) -> bool:
    return word.feats.get("VerbForm") == "Fin"
