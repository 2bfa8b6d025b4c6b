"""Verbs that may report, and how their words stand in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.knowledge.reporting import Verb
from chancery.records.syntax import Word
from chancery.statements.clauses import content_clause
from chancery.statements.scene import Scene, Speaker
from chancery.statements.speakers import clitic_of, quoter_of, speaker_behind, subject_before

GROUP = ("AUX", "PRON", "ADV")
"""What may stand between the first word of a verb group and the verb."""

HELPER = 4
"""How far before its verb an auxiliary may stand: "a, par ailleurs, soutenu"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that may report: its entry, its group of words and how the group stands.

    ``word`` is where the tree hangs its subject: "savoir" in "a fait savoir", which the parser
    takes for the main verb. ``first`` to ``last`` (exclusive) are its words: "l'a déjà rapporté".
    ``inverted``: the subject follows. ``opener`` is the number of "comme" before it, if any;
    ``lead`` where the subject before it begins, if a mark parts both from what stands before:
    "…, *the minister* said".
    """

    word: Word
    verb: Verb
    first: int
    last: int
    inverted: bool
    opener: int | None
    lead: int | None = None

    @property
    def begin(self) -> int:
        """Where the tag begins, "comme" and a subject before the verb included."""
        if self.opener is not None:
            return self.opener
        return self.first if self.lead is None else self.lead


def find_cues(scene: Scene) -> list[Cue]:
    """Every verb of the lexicon in the text that somebody may speak by."""
    verbs, phrases = scene.lexicon.verbs, scene.lexicon.phrases
    found = []
    for word in scene.syntax.words:
        if word.upos not in ("VERB", "AUX") or _cites(scene, word):
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


def _cites(scene: Scene, word: Word) -> bool:
    """Whether a word only names another speaker: "X reported, *citing* Y"."""
    return word.lower in scene.lexicon.words.citers and word.feats.get("VerbForm") != "Fin"


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
    quoter = quoter_of(scene, word)
    quoted = quoter is not None and not scene.syntax.child(quoter, "obj")
    first = _first(scene, quoter if quoter and quoted else word)
    last = word.i + 1
    if verb.follow:
        last = min(
            scope_last, word.i + 1 + len(verb.follow) + (words[word.i + 1].lower != verb.follow[0])
        )
    elif last < scope_last and scene.lexicon.is_clitic(words[last].lower):
        last += 1
    node = words[word.head] if word.i < word.head < last else word
    lead = _lead(scene, quoter or node, first, last)
    opener = _opener(scene, first if lead is None else lead, scope_first)
    opener = opener if quoter is None and "tag" in verb.takes else None
    if opener is not None and lead is not None and not _is_closed(scene, node, last):
        opener = None
    if lead is not None and opener is None and not _is_parted(scene, lead):
        lead = None
    inverted = lead is None and _is_inverted(scene, node, first, last)
    return Cue(node, verb, first, last, inverted, opener, lead)


def _first(scene: Scene, verb: Word) -> int:
    """Where the words of a verb group begin."""
    words, first = scene.syntax.words, verb.i
    begin, _ = scene.scope(verb)
    while (
        first - 1 >= begin and words[first - 1].upos in GROUP and _belongs(scene, words[first - 1])
    ):
        first -= 1
    for helper in scene.syntax.children(verb, "aux"):
        if verb.i - HELPER <= helper.i < first and helper.i >= begin:
            first = helper.i
    return first


def _lead(scene: Scene, verb: Word, first: int, last: int) -> int | None:
    """Where the subject before a verb begins: "…, *the minister* said"."""
    if not scene.lexicon.words.subject_first_tags or not scene.has_finite(first, last):
        return None
    subject = subject_before(scene, verb, first)
    return subject[0] if subject else None


def _is_parted(scene: Scene, lead: int) -> bool:
    """Whether a mark stands before a subject, or nothing at all in its sentence."""
    words = scene.syntax.words
    begin, _ = scene.scope(words[lead])
    return lead <= begin or words[lead - 1].upos == "PUNCT"


def _is_closed(scene: Scene, verb: Word, last: int) -> bool:
    """Whether nothing is told behind a verb: "as Reuters *reported*, …"."""
    told = scene.syntax.children(verb, "obj", "ccomp", "xcomp", "csubj")
    return not any(child.i >= last for child in told)


def _belongs(scene: Scene, before: Word) -> bool:
    objects = scene.lexicon.words.objects
    clitic = scene.lexicon.is_clitic(before.lower) or before.lower in objects
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
    parted = cue.begin > begin and words[cue.begin - 1].upos == "PUNCT"
    if cue.lead is not None:
        both = words[cue.begin].upos == "DET" and words[cue.begin].rel == "nsubj"
        parted = parted and not both  # "X and Y, *both* testified"
        return parted and content_clause(scene, cue.word, cue.last) is None
    return parted and cue.inverted and is_tensed(scene, cue.first, cue.last)


def tag_range(scene: Scene, cue: Cue) -> tuple[int, int]:
    """The words of a tag: verb, speaker and what follows up to the next comma."""
    _, last = scene.scope(cue.word)
    end = cue.last
    speaker = tag_speaker(scene, cue)
    if cue.lead is None and speaker.mention and speaker.mention.first >= cue.last:
        end = speaker.mention.last
    return cue.begin, scene.comma_from(min(end, last), last)


def tag_speaker(scene: Scene, cue: Cue) -> Speaker:
    """The speaker of a tag: the subject before its verb, or whoever stands behind it."""
    verb = quoter_of(scene, cue.word) or cue.word
    subject = subject_before(scene, verb, cue.first) if cue.lead is not None else None
    return subject[1] if subject else speaker_behind(scene, cue.word)


def is_passive(scene: Scene, verb: Word) -> bool:
    """Whether the subject is spoken of: never with "se", which parsers call passive too."""
    subject = scene.syntax.child(verb, "nsubj")
    reflexive = scene.syntax.child(verb, "expl")
    return bool(subject and subject.deprel == "nsubj:pass" and not reflexive)
