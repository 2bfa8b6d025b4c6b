"""Who speaks: the subject of a verb, wherever the parser put it."""

from __future__ import annotations

from chancery.records.mention import Mention
from chancery.records.syntax import Word
from chancery.records.text import Span
from chancery.statements.scene import NOBODY, Scene, Speaker

ABOVE = ("conj", "xcomp", "advcl", "acl", "parataxis", "ccomp", "advmod")
CORE = ("nsubj", "obj")
NOUNS = ("NOUN", "PROPN", "PRON")
DEPTH = 4
"""How far up a subject is looked for: "a tenu à préciser en ajoutant que" is three deep."""


def speaker_of(scene: Scene, verb: Word) -> Speaker:
    """The speaker of a verb.

    1. the agent of a passive: "a été annoncé par le ministre"
    2. the subject: "le ministre a affirmé", "le ministre, qui a affirmé" (its antecedent)
    3. behind the verb, whatever the parser takes it for: "a rapporté l'agence"
    4. the subject of the verb that it hangs on: "a salué …, ajoutant que"
    5. the name that opens the clause, where the parser lost the subject
    """
    for word in _chain(scene, verb):
        if found := agent_of(scene, word) or _subject(scene, word):
            return found
        if word is verb and _has_subject_behind(verb) and (found := _behind(scene, verb)):
            return found
    return _opening(scene, verb) or NOBODY


def speaker_behind(scene: Scene, verb: Word) -> Speaker:
    """The speaker of a tag, behind the verb if at all possible: ", affirme *un manifestant*"."""
    return _behind(scene, verb, tag=True) or speaker_of(scene, verb)


def clitic_of(scene: Scene, verb: Word) -> Word | None:
    """The clitic subject behind a verb or its auxiliary: "a-t-il déclaré", "dit-elle"."""
    words, pronouns = scene.syntax.words, scene.lexicon.words.pronouns
    for word in words[max(0, verb.i - 3) : verb.i + 3]:
        near = word.head == verb.i or abs(word.i - verb.i) == 1
        if near and word.lower.startswith("-") and word.lower.split("-")[-1] in pronouns:
            return word
    return None


def is_voiceless(scene: Scene, verb: Word) -> bool:
    """Whether none but the outlet speaks: "rappelons que", "cela montre que"."""
    found = (*scene.subjects(verb), *scene.syntax.children(verb, "csubj", "expl"))
    subject = next(iter(found), None)
    helpers = [verb, *scene.syntax.children(verb, "aux", "cop")]
    if any(word.feats.get("Person") in ("1", "2") for word in helpers):
        return True
    if any(word.feats.get("Mood") == "Imp" for word in helpers):
        return True
    if subject and subject.upos == "PRON" and subject.feats.get("Person") in ("1", "2"):
        return True
    return bool(subject and subject.lower in scene.lexicon.words.things)


def noun_phrase(scene: Scene, head: Word) -> Speaker:
    """The speaker that a noun stands for: its mention, or its words as far as a comma."""
    mention = scene.mentions.headed_by(head.i) or scene.mentions.at(head.i)
    if mention is not None:
        return Speaker(mention, mention.span)
    return Speaker(None, _words(scene, head))


def _words(scene: Scene, head: Word) -> Span:
    kept = scene.syntax.subtree(
        head, without=("acl", "advcl", "appos", "conj", "cc", "punct", "parataxis")
    )
    first = last = head.i
    held = {word.i for word in kept if word.rel != "case" or word.head != head.i}
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    words = scene.syntax.words
    while first < head.i and words[first].upos == "ADP":
        first += 1
    return words[first].span.to(words[last].span)


def _has_subject_behind(verb: Word) -> bool:
    """Infinitives and present participles have no subject of their own."""
    form, tense = verb.feats.get("VerbForm"), verb.feats.get("Tense")
    return form != "Inf" and not (form == "Part" and tense == "Pres")


def _chain(scene: Scene, verb: Word) -> list[Word]:
    """The verb and the verbs that it shares its subject with."""
    found = [verb]
    for word in scene.syntax.ancestors(verb):
        below = found[-1]
        if below.rel not in ABOVE or len(found) > DEPTH:
            break
        if below.rel == "ccomp" and below.feats.get("VerbForm") != "Inf":
            break
        found.append(word)
    return found


def agent_of(scene: Scene, verb: Word) -> Speaker | None:
    """The agent of a passive: "a été annoncé *par le ministre*"."""
    for child in scene.syntax.children(verb, "obl", "nmod"):
        marks = scene.syntax.children(child, "case")
        if any(mark.lower in scene.lexicon.words.agent_marks for mark in marks):
            found = noun_phrase(scene, child)
            return found if found.mention else None
    return None


def _subject(scene: Scene, verb: Word) -> Speaker | None:
    subjects = scene.subjects(verb)
    nouns = (one for one in subjects if one.feats.get("PronType") != "Rel")
    subject = next(nouns, next(iter(subjects), None))
    if subject is None and verb.upos not in ("VERB", "AUX"):
        speaks = scene.mentions.headed_by(verb.i) or verb.lemma in scene.lexicon.words.media
        return noun_phrase(scene, verb) if speaks else None
    if subject is None or subject.i in scene.in_time:
        return None
    if subject.feats.get("PronType") == "Rel":
        return _antecedent(scene, verb, subject)
    return noun_phrase(scene, subject)


def _antecedent(scene: Scene, verb: Word, pronoun: Word) -> Speaker:
    mention = scene.mentions.headed_by(pronoun.i)
    governor = scene.syntax.head(verb)
    if scene.cast.of(mention) or governor is None:
        return Speaker(mention, pronoun.span)
    return noun_phrase(scene, governor)


def _behind(scene: Scene, verb: Word, *, tag: bool = False) -> Speaker | None:
    """The first name or noun behind the verb that no preposition governs."""
    if clitic := clitic_of(scene, verb):
        return Speaker(scene.mentions.headed_by(clitic.i), clitic.span)
    _, last = scene.scope(verb)
    for i in range(verb.i + 1, min(scene.comma_from(verb.i + 1, last), last)):
        word = scene.syntax.words[i]
        nominal = word.upos in NOUNS or (tag and word.upos == "ADJ" and word.rel in CORE)
        if nominal and i not in scene.in_time:
            if mention := _unmarked(scene, word):
                return Speaker(mention, mention.span)
            if (tag or (word.rel in CORE and word.head == verb.i)) and not _marked(scene, word):
                return noun_phrase(scene, word)
    return None


def _opening(scene: Scene, verb: Word) -> Speaker | None:
    """The name that a clause opens with: nothing but its own additions before the verb."""
    first, _ = scene.scope(verb)
    for i in range(first, verb.i):
        word = scene.syntax.words[i]
        if word.feats.get("VerbForm") == "Fin" and i not in range(verb.i - 4, verb.i):
            return None
        mention = scene.mentions.headed_by(i) if word.upos in NOUNS else None
        if mention is not None and _unmarked(scene, word):
            return Speaker(mention, mention.span)
    return None


def _unmarked(scene: Scene, word: Word) -> Mention | None:
    mention = scene.mentions.headed_by(word.i)
    if mention is None or mention.kind == "pronoun":
        return None
    before = scene.syntax.words[mention.first - 1] if mention.first else None
    return None if _marked(scene, word) or (before and before.upos == "ADP") else mention


def _marked(scene: Scene, word: Word) -> bool:
    """Whether a preposition governs a noun; a verb taken for one does not."""
    return any(mark.upos == "ADP" for mark in scene.syntax.children(word, "case"))
