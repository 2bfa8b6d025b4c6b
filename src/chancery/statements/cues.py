"""Verbs that may report, and how their words stand in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge.reporting import Verb
from chancery.records.syntax import Word
from chancery.statements.scene import Scene
from chancery.statements.speakers import clitic_of, speaker_behind

GROUP = ("AUX", "PRON", "ADV")
"""What may stand between the first word of a verb group and the verb."""

HELPER = 4
"""How far before its verb an auxiliary may stand: "a, par ailleurs, soutenu"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that may report: its entry, its group of words and how the group stands.

    ``word`` is where the tree hangs its subject: "savoir" in "a fait savoir", which the parser
    takes for the main verb. ``first`` to ``last`` (exclusive) are its words: "l'a déjà rapporté".
    ``inverted``: the subject follows. ``opener`` is the number of "comme" before it, if any.
    """

    word: Word
    verb: Verb
    first: int
    last: int
    inverted: bool
    opener: int | None

    @property
    def begin(self) -> int:
        """Where the tag begins, "comme" included."""
        return self.first if self.opener is None else self.opener


def find_cues(scene: Scene) -> list[Cue]:
    """Every verb of the lexicon in the text that somebody may speak by."""
    verbs, phrases = scene.lexicon.verbs, scene.lexicon.phrases
    found = []
    for word in scene.syntax.words:
        if word.upos not in ("VERB", "AUX"):
            continue
        lemma = word.lemma
        if lemma not in verbs and lemma not in phrases:
            lemma = scene.lexicon.infinitives.get(word.lower, lemma)
        verb = _phrase(scene, word, phrases[lemma]) if lemma in phrases else None
        if word.upos == "VERB":
            verb = verb or verbs.get(lemma)
        if verb is not None and not _is_helper(scene, word):
            found.append(_cue(scene, word, verb))
    return found


def _phrase(scene: Scene, word: Word, verbs: tuple[Verb, ...]) -> Verb | None:
    words = scene.syntax.words
    for verb in verbs:
        for start in (word.i + 1, word.i + 2):
            if tuple(w.lower for w in words[start : start + len(verb.follow)]) == verb.follow:
                return verb
    return None


def _is_helper(scene: Scene, word: Word) -> bool:
    """Read "A fait savoir": "savoir" is no cue of its own."""
    before = scene.syntax.words[word.i - 1] if word.i else None
    phrases = scene.lexicon.phrases.get(before.lemma, ()) if before else ()
    return any(verb.follow[0] == word.lower for verb in phrases)


def _cue(scene: Scene, word: Word, verb: Verb) -> Cue:
    words = scene.syntax.words
    scope_first, scope_last = scene.scope(word)
    first = word.i
    while (
        first - 1 >= scope_first
        and words[first - 1].upos in GROUP
        and _belongs(scene, words[first - 1])
    ):
        first -= 1
    for helper in scene.syntax.children(word, "aux"):
        if word.i - HELPER <= helper.i < first and helper.i >= scope_first:
            first = helper.i
    last = word.i + 1
    if verb.follow:
        last = min(
            scope_last, word.i + 1 + len(verb.follow) + (words[word.i + 1].lower != verb.follow[0])
        )
    elif last < scope_last and words[last].lower.startswith("-"):
        last += 1
    opener = _opener(scene, first, scope_first)
    node = words[word.head] if word.i < word.head < last else word
    inverted = _is_inverted(scene, node, first, last)
    return Cue(node, verb, first, last, inverted, opener)


def _belongs(scene: Scene, before: Word) -> bool:
    clitic = before.lower.startswith("-") or before.lower in scene.lexicon.words.objects
    subject = before.rel == "nsubj" and not clitic
    return not subject and before.feats.get("PronType") != "Rel"


def _opener(scene: Scene, first: int, begin: int) -> int | None:
    """Read "Comme l'a rapporté", "ainsi que l'a rapporté"."""
    words, opening = scene.syntax.words, scene.lexicon.words.conjunctions
    for i in (first - 1, first - 2):
        if i >= begin and words[i].lower in opening:
            return (
                i
                if i == first - 1 or words[first - 1].lower in scene.lexicon.words.clause_marks
                else None
            )
    return None


def _is_inverted(scene: Scene, verb: Word, first: int, last: int) -> bool:
    if clitic_of(scene, verb) or _is_inserted(scene, first, last):
        return True
    subjects = scene.subjects(verb)
    quoted = first and scene.syntax.words[first - 1].text in scene.lexicon.words.joints
    here = scene.quotation_of(verb)
    for subject in subjects:
        if subject.i < first and not (quoted and scene.quotation_of(subject) is not here):
            return False
    return bool(subjects) or is_tensed(scene, first, last)


def _is_inserted(scene: Scene, first: int, last: int) -> bool:
    """Whether commas part a group and its subject from the verb of their sentence.

    "Deux soldats, *a indiqué l'armée*, ont été tués": whatever the tree says, for the verb that
    goes on has no other subject than the words before the first comma.
    """
    words, joints = scene.syntax.words, scene.lexicon.words.joints
    if not first or words[first - 1].text not in joints or not is_tensed(scene, first, last):
        return False
    _, end = scene.scope(words[first])
    comma = scene.comma_from(last, end)
    goes_on = comma + 1 < end and words[comma].text in joints
    return goes_on and words[comma + 1].feats.get("VerbForm") == "Fin"


def is_tensed(scene: Scene, first: int, last: int) -> bool:
    """Whether a range of words holds a verb with a tense."""
    return any(word.feats.get("VerbForm") == "Fin" for word in scene.syntax.words[first:last])


def is_tag(scene: Scene, cue: Cue) -> bool:
    """Whether a verb group stands behind (or in the middle of) what it reports."""
    if cue.opener is not None:
        return "tag" in cue.verb.takes
    begin, _ = scene.scope(cue.word)
    words = scene.syntax.words
    parted = cue.first > begin and words[cue.first - 1].upos == "PUNCT"
    return parted and cue.inverted and is_tensed(scene, cue.first, cue.last)


def tag_range(scene: Scene, cue: Cue) -> tuple[int, int]:
    """The words of a tag: verb, speaker and what follows up to the next comma."""
    _, last = scene.scope(cue.word)
    end = cue.last
    speaker = speaker_behind(scene, cue.word)
    if speaker.mention and speaker.mention.first >= cue.last:
        end = speaker.mention.last
    return cue.begin, scene.comma_from(min(end, last), last)


def is_passive(scene: Scene, verb: Word) -> bool:
    """Whether the subject is spoken of: never with "se", which parsers call passive too."""
    subject = scene.syntax.child(verb, "nsubj")
    reflexive = scene.syntax.child(verb, "expl")
    return bool(subject and subject.deprel == "nsubj:pass" and not reflexive)
