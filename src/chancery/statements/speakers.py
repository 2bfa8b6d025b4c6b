"""Who speaks: the subject of a verb, wherever the parser put it."""

from __future__ import annotations

from chancery.records.mention import Mention
from chancery.records.syntax import Word
from chancery.records.text import Span
from chancery.statements.scene import NOBODY, Scene, Speaker

ABOVE = ("conj", "xcomp", "advcl", "acl", "parataxis", "ccomp", "advmod")
CORE = ("nsubj", "obj")
NOUNS = ("NOUN", "PROPN", "PRON")
PHRASE = (*NOUNS, "DET", "ADJ", "NUM", "ADP", "ADV", "PART", "X")
"""What a noun phrase before a verb is made of."""
BEFORE = ("compound", "nmod:poss", "amod")
"""Relations of a noun that stands before its governor: "Iran's foreign ministry"."""
DEPTH = 4
"""How far up a subject is looked for: "a tenu à préciser en ajoutant que" is three deep."""


def speaker_of(scene: Scene, verb: Word) -> Speaker:
    """The speaker of a verb.

    1. the agent of a passive: "a été annoncé par le ministre"
    2. the subject: "le ministre a affirmé", "le ministre, qui a affirmé" (its antecedent)
    3. behind the verb, whatever the parser takes it for: "a rapporté l'agence"
    4. the subject of the verb that it hangs on: "a salué …, ajoutant que"
    5. the name that opens the clause, where the parser lost the subject

    Whoever is quoted "as saying" speaks, not whoever quotes.
    """
    if found := _quoted(scene, verb):
        return found
    for word in _chain(scene, verb):
        if found := agent_of(scene, word) or _subject(scene, word):
            return found
        if word is verb and _has_subject_behind(scene, verb) and (found := _behind(scene, verb)):
            return found
    return _opening(scene, verb) or NOBODY


def speaker_behind(scene: Scene, verb: Word) -> Speaker:
    """The speaker of a tag, behind the verb if at all possible: ", affirme *un manifestant*"."""
    return _behind(scene, verb, tag=True) or speaker_of(scene, verb)


def subject_before(scene: Scene, verb: Word, first: int) -> tuple[int, Speaker] | None:
    """The subject before a verb group, and the word it begins with.

    Where the tree has none, the words as far as the next mark, if they are a noun phrase:
    "…, *Houthi-run Al Masirah TV* reported".
    """
    subject = next((w for w in reversed(scene.subjects(verb)) if w.i < first), None)
    if subject is None:
        return _phrase_before(scene, first)
    if subject.feats.get("PronType") == "Rel" or subject.i in scene.in_time:
        return None
    held = {word.i for word in scene.syntax.subtree(subject)}
    words, begin = scene.syntax.words, subject.i
    ends = scene.edges | scene.lexicon.words.breaks
    while begin - 1 in held and words[begin - 1].text not in ends:
        begin -= 1
    speaker = noun_phrase(scene, subject)
    if speaker.mention is not None:
        begin = min(begin, speaker.mention.first)
    return begin, speaker


def _phrase_before(scene: Scene, first: int) -> tuple[int, Speaker] | None:
    words = scene.syntax.words
    begin, head = scene.scope(words[first])[0], None
    for i in range(first - 1, begin - 1, -1):
        if words[i].text in scene.lexicon.words.breaks or words[i].text in scene.edges:
            begin = i + 1
            break
        if words[i].upos not in PHRASE and words[i].text not in scene.lexicon.words.joints:
            return None
        head = words[i].i if words[i].upos in NOUNS and (head is None) else head
    if head is None or head in scene.in_time or words[begin].upos in ("ADP", "ADV", "PUNCT"):
        return None
    return begin, noun_phrase(scene, words[head])


def clitic_of(scene: Scene, verb: Word) -> Word | None:
    """The clitic subject behind a verb or its auxiliary: "a-t-il déclaré", "dit-elle"."""
    words, pronouns = scene.syntax.words, scene.lexicon.words.pronouns
    for word in words[max(0, verb.i - 3) : verb.i + 3]:
        near = word.head == verb.i or abs(word.i - verb.i) == 1
        clitic = near and scene.lexicon.is_clitic(word.lower)
        if clitic and scene.lexicon.unclitic(word.lower) in pronouns:
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


def quoter_of(scene: Scene, verb: Word) -> Word | None:
    """The verb by which somebody is quoted: "*quoted* X as saying", "was *quoted* as saying"."""
    before, head = scene.syntax.following(verb, -1), scene.syntax.head(verb)
    if before is None or head is None or before.lower not in scene.lexicon.words.conjunctions:
        return None
    return head if head.lemma in scene.lexicon.words.quoters else None


def _quoted(scene: Scene, verb: Word) -> Speaker | None:
    quoter = quoter_of(scene, verb)
    if quoter is None:
        return None
    subject = scene.syntax.child(quoter, "nsubj")
    if subject is None or subject.deprel != "nsubj:pass":
        subject = scene.syntax.child(quoter, "obj")
    if subject is None and quoter.rel == "acl":
        subject = scene.syntax.head(quoter)
    return noun_phrase(scene, subject) if subject else None


def head_noun(scene: Scene, word: Word, last: int) -> Word:
    """The noun that a word before it belongs to: "*Iran*'s foreign **ministry**"."""
    for above in scene.syntax.ancestors(word):
        if word.deprel not in BEFORE or not word.i < above.i < last:
            break
        word = above
    return word


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


def _has_subject_behind(scene: Scene, verb: Word) -> bool:
    """Infinitives and present participles have no subject of their own."""
    form, tense = verb.feats.get("VerbForm"), verb.feats.get("Tense")
    participle = form == "Part" and tense == "Pres"
    return not participle and not scene.syntax.is_infinitive(verb)


def _chain(scene: Scene, verb: Word) -> list[Word]:
    """The verb and the verbs that it shares its subject with."""
    found = [verb]
    for word in scene.syntax.ancestors(verb):
        below = found[-1]
        if below.rel not in ABOVE or len(found) > DEPTH:
            break
        if below.rel == "ccomp" and not scene.syntax.is_infinitive(below):
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
    subjects = [one for one in scene.subjects(verb) if one.i not in scene.in_time]
    nouns = (one for one in subjects if one.feats.get("PronType") != "Rel")
    subject = next(nouns, next(iter(subjects), None))
    if subject is None and verb.upos not in ("VERB", "AUX"):
        speaks = scene.mentions.headed_by(verb.i) or verb.lemma in scene.lexicon.words.media
        return noun_phrase(scene, verb) if speaks else None
    if subject is None:
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
        if _opens_content(scene, verb, scene.syntax.words[i]):
            break
        word = head_noun(scene, scene.syntax.words[i], last)
        nominal = word.upos in NOUNS or (tag and word.upos == "ADJ" and word.rel in CORE)
        if nominal and i not in scene.in_time:
            if mention := _unmarked(scene, word):
                return Speaker(mention, mention.span)
            if (tag or (word.rel in CORE and word.head == verb.i)) and not _marked(scene, word):
                return noun_phrase(scene, word)
    return None


def _opens_content(scene: Scene, verb: Word, word: Word) -> bool:
    """Whether what is said begins here: nobody behind it speaks."""
    if not scene.lexicon.words.bare_clauses:
        return False
    above = scene.syntax.words[word.head]
    return above.rel == "ccomp" and above.head == verb.i and above.i > verb.i


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
