"""Words that a small parser takes for another part of speech, put right by what the lexicon knows.

1. ``participle``: "ont kidnappé trois ingénieurs", "a évacué la base": what stands behind an
   auxiliary and has the form of a participle of a verb that we know is that verb, and heads the
   clause in the auxiliary's place
2. ``light``: "font pression sur les employés": "faire" is no auxiliary of a noun
3. ``helper``: "les rebelles ont de nouveau rejeté …", "*a* fait arrêter": subject and auxiliary are
   those of the verb, not of its auxiliary
4. ``stranded``: "l'Allemagne livrera dix chars": a finite verb read as a preposition is a verb
5. ``people``: "le ministre philippin", "l'armée tchadienne": an adjective of a country behind a
   noun belongs to that noun, whatever it was taken for ("philippin", a verb; "turc", an adverb),
   and to the thing, not to its kind ("des navires de guerre *russes*")
6. ``office``: "l'opposant Jean Petit", "des assaillants": the noun of an office behind a determiner
   is no verb, and the name behind it is its name
7. ``noun``: "son vif mécontentement": a noun that the lexicon asks for, behind a determiner, is no
   verb that nobody knows; the adjective before it is its adjective
   Nor is it an adjective that heads a phrase of its own, nor in small letters a name: "des
   *drones* russes", "un essaim de *drones*"
8. ``swapped``: "le blocus naval", "de violents combats": a noun is no attribute of the adjective
   beside it, nor a second noun behind one
9. ``personal``: "il s'est engagé", "a-t-il ajouté": the subject of a pronominal verb, or of one of
   saying that it stands behind, is somebody
10. ``after who``: "Oslo, which denies backing them, …": behind "which" stands its verb
11. ``only object``: "took Riga a month later": without another object an indirect one is the object
12. ``modal``: "will visit Beijing": behind a modal auxiliary a noun that is a verb too is that verb
13. ``code``: "un hélicoptère Mi-26": what has figures in it is no verb
14. ``done``: "no date was set for the talks": what a passive auxiliary belongs to is a verb
15. ``name``: "extradited him to *Oman*": a capital inside a sentence is no infinitive
16. ``attribute``: "accused *neighbouring* Chad": a gerund of no verb that we know, between a verb
   and its object, belongs to that object
17. ``infinitive``: "menacé d'*infliger* des sanctions", "asked them to *free* the men": behind "de"
   and without article, or behind "to" and before its object, stands an infinitive
18. ``told``: "*prirent* la caserne", "…, que les syndicats *refusèrent*": a past that no adverb,
   adjective or noun looks like is that verb, and behind its subject the verb of a clause
19. ``small``: "Oslo on Monday *vetoed* the plan": a past form in small letters is no name
20. ``telling``: "un communiqué condamnant les frappes": a present participle is no preposition
21. ``surname``: "Mrs *May* met Abe", "*May* will": a modal with a capital before a verb that is no
   infinitive is a name
22. ``capitals``: "a indiqué *NBC* News": a word in capitals before a name is part of the name
"""

from __future__ import annotations

from dataclasses import replace

from chancery.knowledge.folding import fold
from chancery.parsing.forms import CLAUSE, Known, ancestors, children
from chancery.records.syntax import Sentence, Word

_PRESENT = {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin"}
_NEAR = 4
"""Words between an auxiliary and its participle: "a, dans la soirée, évacué"."""

_FUNCTION = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ"})
_SMALL = frozenset({"case", "det", "mark", "cc", "punct", "fixed", "flat"})


def retag(words: list[Word], sentence: Sentence, forms: Known) -> None:
    """Put the words of one sentence right, in place."""
    for i in range(sentence.first, sentence.last):
        _office(words, sentence, i, forms)
        _noun(words, sentence, i, forms)
        _unseen(words, i, forms)
        _somebody(words, sentence, i, forms)
        _swapped(words, sentence, i)
        _ahead(words, sentence, i)
        _code(words, i)
        _done(words, sentence, i, forms)
        _place(words, sentence, i, forms)
        _beside(words, sentence, i, forms)
        _infinitive(words, sentence, i, forms)
        _told(words, sentence, i, forms)
        _small(words, sentence, i, forms)
        _personal(words, sentence, i, forms)
        _after_who(words, sentence, i, forms)
        _only_object(words, sentence, i)
        _modal(words, i, forms)
        _surname(words, sentence, i, forms)
        _capitals(words, sentence, i)
        _participle(words, sentence, i, forms)
        _apart(words, sentence, i, forms)
        _light(words, sentence, i, forms)
        _helper(words, sentence, i)
        _stranded(words, i)
        _telling(words, sentence, i, forms)
    for i in range(sentence.first + 1, sentence.last):
        _people(words, sentence, i, forms)


def _capitals(words: list[Word], sentence: Sentence, i: int) -> None:
    word, following = words[i], words[i + 1] if i + 1 < sentence.last else words[i]
    if not word.text.isupper() or len(word.text) < len("UN") or word.upos not in _FUNCTION:
        return
    inside = words[sentence.first : sentence.last]
    shouted = sum(w.text.isupper() for w in inside if len(w.text) > 1)
    if i == sentence.first or following.upos != "PROPN" or 2 * shouted > len(inside):
        return
    deprel = "compound" if word.head == following.i else word.deprel
    words[i] = replace(word, upos="PROPN", lemma=word.text, feats={}, deprel=deprel)


def _surname(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word, following = words[i], words[i + 1] if i + 1 < sentence.last else words[i]
    if not word.text[:1].isupper() or word.lower not in forms.modals:
        return
    auxiliary = word.upos == "AUX" or word.rel == "aux"
    told = following.feats.get("Tense") == "Past" or (
        following.upos == "AUX" and following.feats.get("VerbForm") == "Fin"
    )
    if not auxiliary or not told:
        return
    before = words[i - 1] if i > sentence.first else word
    verb = words[word.head]
    name = replace(word, upos="PROPN", lemma=word.text, feats={"Number": "Sing"})
    bare = all(child.rel != "nsubj" for child in children(words, sentence, verb.i))
    if before.upos == "PROPN" and (before.rel in ("nsubj", "flat", "compound") or not bare):
        top = before.head if before.rel in ("flat", "compound") else before.i
        words[i] = replace(name, head=top, deprel="flat")
    elif bare or word.rel == "nsubj":
        words[i] = replace(name, deprel="nsubj")


def _participle(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word = words[i]
    if word.upos in ("VERB", "AUX", "PROPN") or word.lower not in forms.participles:
        return
    auxiliary = _auxiliary(words, sentence, i, forms)
    if auxiliary is None:
        return
    feats = {"VerbForm": "Part", "Tense": "Past"}
    word = replace(word, upos="VERB", lemma=forms.participles[word.lower], feats=feats)
    if word.head == auxiliary.i:
        root = auxiliary.head == auxiliary.i
        word = replace(word, head=i if root else auxiliary.head, deprel=auxiliary.deprel)
        auxiliary = replace(auxiliary, head=i)
        for child in children(words, sentence, auxiliary.i):
            if child.i != i and child.rel in CLAUSE:
                words[child.i] = replace(child, head=i)
    if auxiliary.head == i:
        words[auxiliary.i] = replace(auxiliary, upos="AUX", deprel="aux:tense")
    words[i] = word


def _apart(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word, noun = words[i], words[words[i].head]
    auxiliary = words[noun.head]
    if word.upos != "VERB" or word.feats.get("VerbForm") != "Part" or word.rel != "acl":
        return
    if noun.i != i - 1 or not i - 1 - _NEAR <= auxiliary.i < noun.i:
        return
    if auxiliary.lemma not in forms.grammar.perfect or auxiliary.rel in ("aux", "cop"):
        return
    below = children(words, sentence, auxiliary.i)
    if any(w.i != noun.i and (w.upos == "VERB" or w.rel in ("obj", "xcomp")) for w in below):
        return
    if auxiliary.lemma in forms.grammar.passive and not any(w.rel == "expl" for w in below):
        return  # "est sous le choc provoqué par …"
    acts = any(w.rel in ("obj", "xcomp", "ccomp") for w in children(words, sentence, i))
    phrase = noun.rel == "obl" or (noun.rel == "obj" and acts)  # "a de l'argent caché"
    if words[auxiliary.i + 1].upos != "ADP" or not phrase:
        return
    root = auxiliary.head == auxiliary.i
    words[i] = replace(word, head=i if root else auxiliary.head, deprel=auxiliary.deprel)
    words[auxiliary.i] = replace(auxiliary, upos="AUX", head=i, deprel="aux:tense")
    for child in below:
        if child.i != i:
            deprel = "obl" if child.i == noun.i else child.deprel
            words[child.i] = replace(child, head=i, deprel=deprel)


def _office(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word, before = words[i], words[i - 1]
    if word.upos != "VERB" or i == sentence.first or fold(word.lower) not in forms.offices:
        return
    if before.head != i or before.lower not in forms.grammar.determiners:
        return
    words[i] = replace(word, upos="NOUN", lemma=word.lower, feats=_number(word))
    words[before.i] = replace(before, upos="DET", deprel="det")
    for child in children(words, sentence, i):
        if child.i == i + 1 and child.upos == "PROPN" and child.rel == "obj":
            words[child.i] = replace(child, deprel="flat:name")


def _noun(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word = words[i]
    if word.upos != "VERB" or word.lower not in forms.nouns or word.lemma in forms.verbs:
        return
    if fold(word.lower) in forms.people:
        return
    before = words[i - 1] if i > sentence.first else word
    opening = words[i - 2] if i > sentence.first + 1 else word
    if before.lower in forms.grammar.determiners and before.head == i:
        words[i] = replace(word, upos="NOUN", lemma=word.lower, feats=_number(word))
    elif word.rel == "acl" and word.head == before.i and word.feats.get("VerbForm") == "Part":
        return  # "a rally *planned* for Monday"
    elif opening.lower in forms.grammar.determiners and opening.head == before.i:
        _take_place(words, sentence, before.i, i)


def _unseen(words: list[Word], i: int, forms: Known) -> None:
    """A noun that training never saw: the lexicon asks for it, and it stands like one."""
    word = words[i]
    if word.upos not in ("ADJ", "PROPN") or not word.text.islower() or word.rel == "amod":
        return
    asked = next((one for one in forms.grammar.singulars_of(word.lower) if one in forms.nouns), "")
    if not asked or fold(word.lower) in forms.people or asked in forms.adjectives:
        return
    before = words[i - 1] if i else word
    stands = ("det", "nummod") if word.upos == "ADJ" else ("det", "nummod", "case")
    if before.head == i and before.rel in stands:
        words[i] = replace(word, upos="NOUN", lemma=asked, feats=_number(word))


def _somebody(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A participle behind a preposition that names people: "entre *insurgés* et soldats"."""
    word = words[i]
    before = words[i - 1] if i > sentence.first else word
    if word.upos != "VERB" or word.feats.get("VerbForm") != "Part":
        return
    if (before.rel, before.head) != ("case", i) or fold(word.lower) not in forms.offices:
        return
    if any(w.rel in CLAUSE and w.rel != "punct" for w in children(words, sentence, i)):
        return
    deprel = "obl" if word.rel in ("advcl", "xcomp", "ccomp") else "nmod"
    words[i] = replace(word, upos="NOUN", lemma=word.lower, deprel=deprel, feats=_number(word))


def _take_place(words: list[Word], sentence: Sentence, adjective: int, i: int) -> None:
    """Let a noun stand where the adjective before it was taken for the noun."""
    word, false = words[i], words[adjective]
    if false.head != i and any(above.i == i for above in ancestors(words, false)):
        return
    root = false.head == adjective
    head, deprel = (i, "root") if root or false.head == i else (false.head, false.deprel)
    words[i] = replace(
        word, upos="NOUN", lemma=word.lower, feats=_number(word), head=head, deprel=deprel
    )
    words[adjective] = replace(false, upos="ADJ", head=i, deprel="amod")
    for child in children(words, sentence, adjective):
        if child.i != i:
            words[child.i] = replace(child, head=i)


def _swapped(words: list[Word], sentence: Sentence, i: int) -> None:
    """A noun is no attribute of the adjective behind it: "le *blocus naval*"."""
    noun, adjective = words[i], words[words[i].head]
    if noun.upos != "NOUN" or noun.rel != "amod" or adjective.upos != "ADJ" or adjective.i != i + 1:
        return
    root = adjective.head == adjective.i
    head = i if root else adjective.head
    words[i] = replace(noun, head=head, deprel=adjective.deprel)
    words[adjective.i] = replace(adjective, head=i, deprel="amod")
    for child in children(words, sentence, adjective.i):
        if child.i != i:
            words[child.i] = replace(child, head=i)


def _ahead(words: list[Word], sentence: Sentence, i: int) -> None:
    """An adjective before its noun is no noun: "après de *violents combats*"."""
    adjective = words[i]
    if adjective.upos != "ADJ" or adjective.rel not in ("nmod", "obl") or i + 1 >= sentence.last:
        return
    noun, below = words[i + 1], children(words, sentence, i)
    if noun.upos != "NOUN" or noun.rel != "appos" or noun.head != adjective.head:
        return
    if not any(w.rel in ("case", "det") for w in below):
        return
    words[noun.i] = replace(noun, deprel=adjective.deprel)
    words[i] = replace(adjective, head=noun.i, deprel="amod")
    for child in below:
        words[child.i] = replace(child, head=noun.i)


def _code(words: list[Word], i: int) -> None:
    """What has figures in it is no verb: "un hélicoptère *Mi-26*"."""
    word = words[i]
    if word.upos == "VERB" and word.text[:1].isupper() and any(c.isdigit() for c in word.text):
        words[i] = replace(word, upos="PROPN", feats={}, lemma=word.text)


def _done(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """What a passive auxiliary belongs to is a verb: "no date was *set* for the talks"."""
    word = words[i]
    lemma = word.lemma if word.lemma in forms.verbs else forms.past.get(word.lower)
    if word.upos != "ADJ" or lemma is None:
        return
    below = children(words, sentence, i)
    feats = {"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"}
    if any(child.deprel == "aux:pass" for child in below) and word.lemma in forms.verbs:
        words[i] = replace(word, upos="VERB", feats=feats)
    elif word.lower not in forms.nominal and lemma in forms.verbs and lemma != word.lower:
        helper = next((w for w in below if w.rel == "cop"), None)
        if helper is None or helper.lemma not in forms.grammar.passive or helper.i > i:
            return
        words[i] = replace(word, upos="VERB", lemma=lemma, feats=feats)
        words[helper.i] = replace(helper, deprel="aux:pass")


def _place(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A capital inside a sentence is no infinitive: "extradited him to *Oman*"."""
    word, mark = words[i], words[i - 1] if i > sentence.first else words[i]
    if word.upos != "VERB" or not word.text[:1].isupper() or word.text.isupper():
        return
    if mark.lower not in forms.grammar.infinitive or word.lower in forms.verbs:
        return
    if (mark.head, mark.upos) != (i, "PART") or word.lower in forms.predicates:
        return
    if any(w.rel in ("obj", "nsubj", "xcomp") for w in children(words, sentence, i)):
        return
    deprel = "nmod" if word.rel == "acl" else "obl"
    words[i] = replace(word, upos="PROPN", lemma=word.text, feats={}, deprel=deprel)
    words[mark.i] = replace(mark, upos="ADP", deprel="case")


def _beside(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """What lies beside something: "accused *neighbouring* Chad"."""
    gerund, verb = words[i], words[words[i].head]
    if gerund.feats.get("VerbForm") != "Ger" or gerund.rel != "xcomp" or verb.i != i - 1:
        return
    if gerund.lemma in forms.predicates or i + 1 >= sentence.last:
        return
    noun = words[i + 1]
    if (noun.head, noun.rel) != (i, "obj") or noun.upos not in ("NOUN", "PROPN"):
        return
    words[noun.i] = replace(noun, head=verb.i)
    words[i] = replace(gerund, upos="ADJ", head=noun.i, deprel="amod")
    for child in children(words, sentence, i):
        if child.i > i:
            words[child.i] = replace(child, head=verb.i)


def _infinitive(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Behind "de" and without article: "menacé d'*infliger* des sanctions"."""
    word = words[i]
    mark = words[i - 1] if i > sentence.first else word
    if word.upos not in ("NOUN", "ADJ") or word.lower not in forms.verbs:
        return
    acts = any(w.rel == "obj" and w.i > i for w in children(words, sentence, i))
    if (mark.head, mark.lower in forms.grammar.infinitive) != (i, True):
        return
    ended = word.lower.endswith(tuple(forms.grammar.infinitive_endings))
    free = word.upos == "NOUN" and word.lower not in forms.nominal and mark.rel == "case" and ended
    if not free and not (acts and mark.rel == "mark"):
        return
    words[i] = replace(word, upos="VERB", lemma=word.lower, feats={"VerbForm": "Inf"},
                       deprel="acl" if word.rel == "nmod" else "xcomp")  # fmt: skip
    words[mark.i] = replace(mark, deprel="mark")
    for child in children(words, sentence, i):
        if child.rel == "nmod":
            words[child.i] = replace(child, deprel="obl:arg")


def _told(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A past that the parser does not know: "prirent la caserne", "les syndicats *refusèrent*"."""
    word, before = words[i], words[i - 1] if i > sentence.first else words[i]
    verb = forms.told.get(word.lower)
    feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
    if word.upos == "VERB" and word.feats.get("VerbForm") == "Fin":
        if verb is not None and word.lemma not in forms.predicates:
            words[i] = replace(word, lemma=verb, feats=feats)
        return
    if word.upos not in ("ADV", "ADJ", "NOUN") or not word.text.islower():
        return
    known = word.lower in forms.nominal or before.upos in ("DET", "ADP", "NUM")
    if verb is None and word.lower.endswith(tuple(forms.grammar.past_endings)):
        verb = forms.finite(word.lower)
    if known or verb is None:
        return
    words[i] = word = replace(word, upos="VERB", lemma=verb, feats=feats)
    subject = words[word.head]
    if subject.upos in ("NOUN", "PROPN") and subject.i < i and word.rel in ("amod", "advmod"):
        _stand_behind(words, sentence, i, subject, forms)


def _small(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A past form in small letters is no name: "Oslo on Monday *vetoed* the plan"."""
    word, time = words[i], words[i - 1] if i > sentence.first else words[i]
    if word.upos != "PROPN" or not word.text.islower() or word.lower not in forms.past:
        return
    if word.lower in forms.nominal or word.rel != "nmod" or words[word.head].i > i:
        return
    feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
    words[i] = replace(word, upos="VERB", lemma=forms.past[word.lower], feats=feats, deprel="acl")
    for child in children(words, sentence, word.head):
        if child.i > i and child.rel == "parataxis" and child.upos in ("NOUN", "PROPN"):
            words[child.i] = replace(child, head=i, deprel="obj")
    if time.head == i and time.lower in forms.times:
        words[time.i] = replace(time, head=word.head, deprel="nmod")
        for child in children(words, sentence, i):
            if child.rel == "case":
                words[child.i] = replace(child, head=time.i)


def _stand_behind(
    words: list[Word], sentence: Sentence, i: int, subject: Word, forms: Known
) -> None:
    """Let a verb head the clause of the noun before it, with what opens the clause."""
    opens = forms.grammar.clause | forms.grammar.relative_object
    marks = [w for w in children(words, sentence, subject.i) if w.lower in opens]
    root = subject.head == subject.i
    if not root and not marks:
        return
    words[i] = replace(words[i], head=i if root else subject.head,
                       deprel="root" if root else "advcl")  # fmt: skip
    words[subject.i] = replace(subject, head=i, deprel="nsubj")
    for mark in marks:
        words[mark.i] = replace(mark, upos="SCONJ", head=i, deprel="mark")


def _personal(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """The subject of a pronominal verb is somebody: "*il* s'est engagé", not "il s'agit"."""
    pronoun = words[i]
    verb = words[pronoun.head]
    if (
        pronoun.deprel != "expl:subj"
        or verb.upos != "VERB"
        or verb.lemma in forms.grammar.impersonal
    ):
        return
    told = verb.lemma in forms.saying and pronoun.text.startswith("-")
    if told or any(w.deprel == "expl:pv" for w in children(words, sentence, verb.i)):
        words[i] = replace(pronoun, deprel="nsubj")


def _after_who(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """Behind "who" or "which" stands its verb: "Oslo, which *denies* backing them, said …"."""
    word, pronoun = words[i], words[i - 1]
    if i < sentence.first + 2 or word.upos not in ("NOUN", "ADJ") or pronoun.upos != "PRON":
        return
    if pronoun.lower not in forms.grammar.relative_subject or pronoun.rel != "nsubj":
        return
    bases = forms.grammar.bases_of(word.lower)
    lemma = next((base for base in bases if base in forms.predicates), None)
    noun = words[i - 3] if words[i - 2].text == "," and i > sentence.first + 2 else words[i - 2]
    if lemma is None or noun.upos not in ("NOUN", "PROPN"):
        return
    above = words[word.head]
    words[i] = replace(word, upos="VERB", lemma=lemma, feats=_PRESENT, head=noun.i,
                       deprel="acl:relcl")  # fmt: skip
    words[i - 1] = replace(pronoun, head=i)
    if above.i == i + 1 and above.feats.get("VerbForm") == "Ger":
        _free_main_verb(words, sentence, i, noun, above)


def _free_main_verb(
    words: list[Word], sentence: Sentence, i: int, noun: Word, gerund: Word
) -> None:
    """What hung on the gerund behind a relative verb is the sentence's: its verb, its subject."""
    below = children(words, sentence, gerund.i)
    verbs = (w for w in below if w.rel == "conj" and w.feats.get("VerbForm") == "Fin")
    main = next(verbs, None)
    root = gerund.head == gerund.i
    if main is None or noun.head not in {gerund.i, i}:
        return
    head = main.i if root else gerund.head
    words[main.i] = replace(main, head=head, deprel=gerund.deprel)
    words[noun.i] = replace(noun, head=main.i, deprel="nsubj")
    words[gerund.i] = replace(gerund, head=i, deprel="xcomp")
    for child in below:
        if (child.i > main.i or child.i < i) and child.i not in {noun.i, main.i, i}:
            words[child.i] = replace(child, head=main.i)


def _only_object(words: list[Word], sentence: Sentence, i: int) -> None:
    """An indirect object without a direct one is the object: "took *Riga* a month later"."""
    word = words[i]
    if word.rel != "iobj" or word.upos not in ("NOUN", "PROPN") or words[word.head].i > i:
        return
    below = children(words, sentence, word.head)
    given = any(w.rel in ("obj", "ccomp", "xcomp") or w.deprel == "obl:unmarked" for w in below)
    if not given:
        words[i] = replace(word, deprel="obj")


def _number(word: Word) -> dict[str, str]:
    return {"Number": word.feats["Number"]} if "Number" in word.feats else {}


def _auxiliary(words: list[Word], sentence: Sentence, i: int, forms: Known) -> Word | None:
    """The auxiliary just before, with nothing but small words in between, tied to the word."""
    for j in range(i - 1, max(sentence.first, i - _NEAR) - 1, -1):
        word = words[j]
        if word.lemma in forms.grammar.perfect:
            tied = word.head == i or words[i].head == j
            return word if tied else None
        if word.upos not in ("ADV", "PRON"):
            return None
    return None


def _helper(words: list[Word], sentence: Sentence, i: int) -> None:
    """An auxiliary has no subject and no complements of its own: they are its verb's."""
    word = words[i]
    if word.rel != "aux" or word.head == i:
        return
    if word.upos == "VERB":
        words[i] = replace(word, upos="AUX")
    for child in children(words, sentence, i):
        if (child.rel in CLAUSE or child.rel == "aux") and child.i != word.head:
            words[child.i] = replace(child, head=word.head)


def _stranded(words: list[Word], i: int) -> None:
    """A finite verb is no preposition: it heads the clause between the nouns on its two sides."""
    verb = words[i]
    noun = words[verb.head]
    subject = words[noun.head]
    if verb.upos != "VERB" or verb.feats.get("VerbForm") != "Fin" or verb.rel not in _SMALL:
        return
    if not (subject.i < i < noun.i and subject.upos in ("NOUN", "PROPN")) or subject.i == noun.i:
        return
    root = subject.head == subject.i
    above = i if root else subject.head
    words[i] = replace(verb, head=above, deprel="root" if root else "parataxis")
    words[subject.i] = replace(subject, head=i, deprel="nsubj")
    words[noun.i] = replace(noun, head=i, deprel="obj")


def _modal(words: list[Word], i: int, forms: Known) -> None:
    word, noun = words[i], words[words[i].head]
    if word.lemma not in forms.modals or noun.upos not in ("NOUN", "ADJ") or noun.i <= i:
        return
    if noun.lower in forms.verbs and all(w.upos in ("ADV", "PART") for w in words[i + 1 : noun.i]):
        words[i] = replace(word, upos="AUX", deprel="aux")
        words[noun.i] = replace(noun, upos="VERB", lemma=noun.lower, feats={"VerbForm": "Inf"})


def _light(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word, noun = words[i], words[words[i].head]
    if word.upos != "AUX" or word.lemma not in forms.grammar.light:
        return
    if noun.upos != "NOUN" or noun.i <= i:
        return
    if any(w.i != i and (w.rel == "cop" or (i < w.i < noun.i and w.rel == "nsubj"))
           for w in children(words, sentence, noun.i)):  # fmt: skip
        return
    root = noun.head == noun.i
    words[i] = replace(word, upos="VERB", head=i if root else noun.head, deprel=noun.deprel)
    words[noun.i] = replace(noun, head=i, deprel="obj")
    for child in children(words, sentence, noun.i):
        if child.rel in CLAUSE and child.i != i:
            words[child.i] = replace(child, head=i)


def _kind(words: list[Word], sentence: Sentence, i: int) -> None:
    """A country is that of the thing, not of its kind: "des navires de guerre *russes*"."""
    word, kind = words[i], words[words[i].head]
    noun = words[kind.head]
    number, own = word.feats.get("Number"), kind.feats.get("Number")
    below = children(words, sentence, kind.i)
    marks = [w for w in below if w.i < kind.i]
    if kind.rel != "nmod" or kind.i != i - 1 or noun.upos != "NOUN" or len(marks) != 1:
        return
    plural = noun.feats.get("Number") == "Plur" and own != "Plur"
    alike = number == "Plur" or (number is None and word.lower.endswith(("s", "x")))
    if marks[0].rel == "case" and plural and alike:
        words[i] = replace(word, head=noun.i)


def _telling(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    """A present participle read as a preposition: "un communiqué *condamnant* les frappes"."""
    word, grammar = words[i], forms.grammar
    if word.upos != "ADP" or word.rel != "case" or word.lower in grammar.prepositions:
        return
    lemma, noun, before = grammar.infinitive_of(word.lower), words[word.head], words[i - 1]
    if lemma not in forms.verbs or i == sentence.first or noun.i < i or word.head == word.i:
        return
    if before.upos == "ADJ" and before.rel == "amod":
        before = words[before.head]
    if before.upos not in ("NOUN", "PROPN") or any(a.i == noun.i for a in ancestors(words, before)):
        return
    feats = {"Tense": "Pres", "VerbForm": "Part"}
    words[i] = replace(word, upos="VERB", lemma=lemma, feats=feats, head=before.i, deprel="acl")
    words[noun.i] = replace(noun, head=i, deprel="obj")


def _people(words: list[Word], sentence: Sentence, i: int, forms: Known) -> None:
    word, noun = words[i], words[i - 1]
    if fold(word.lower) not in forms.people or not word.text[:1].islower():
        return
    if word.upos == "ADJ" and word.rel == "amod":
        _kind(words, sentence, i)
        return
    if noun.upos == "ADJ" and noun.rel == "amod" and noun.head == i - 2:
        noun = words[i - 2]
    counted = any(w.rel in ("nummod", "det") for w in children(words, sentence, noun.i))
    if noun.upos == "ADV" and counted and fold(noun.lower) in forms.offices:
        words[noun.i] = noun = replace(noun, upos="NOUN", lemma=noun.lower, feats=_number(word))
    if noun.upos not in ("NOUN", "PROPN") or noun.i < sentence.first:
        return
    if noun.head == i and word.head != i and word.upos in ("VERB", "NOUN"):
        _give_place(words, sentence, i, noun)
        return
    if i in {word.head, noun.head} or any(above.i == i for above in ancestors(words, noun)):
        return
    words[i] = replace(word, upos="ADJ", feats={}, lemma=word.lower, head=noun.i, deprel="amod")
    for child in children(words, sentence, i):
        if child.i > i:
            words[child.i] = replace(child, head=noun.i)


def _give_place(words: list[Word], sentence: Sentence, i: int, noun: Word) -> None:
    """Let the noun before an adjective of a country stand where that was taken to stand."""
    word = words[i]
    words[noun.i] = replace(noun, head=word.head, deprel=word.deprel)
    words[i] = replace(word, upos="ADJ", feats={}, lemma=word.lower, head=noun.i, deprel="amod")
    for child in children(words, sentence, i):
        if child.i != noun.i:
            words[child.i] = replace(child, head=noun.i)
