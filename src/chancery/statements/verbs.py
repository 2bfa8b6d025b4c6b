"""Statements made by verbs: "X a affirmé que …", "…, a rapporté X", "il est indiqué que …"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.reporting import Kind
from chancery.records.syntax import Word, is_past_participle
from chancery.records.text import Span
from chancery.statements.clauses import complement, infinitive, noun_object, que_clause, rest_of
from chancery.statements.cues import Cue, is_passive, is_tag, is_tensed, tag_range, tag_speaker
from chancery.statements.scene import NOBODY, Draft, Scene, Speaker
from chancery.statements.speakers import (
    agent_of,
    is_voiceless,
    noun_phrase,
    quoter_of,
    speaker_of,
)

SHOWN: frozenset[Kind] = frozenset({"show"})


def read_cue(scene: Scene, cue: Cue) -> Iterator[Draft]:
    """Read the statement that a verb makes; of these forms the first that fits wins.

    1. "il est indiqué que …", "it is reported that …": nobody speaks, or the text it rests on does
    2. "X a affirmé que …", "affirmant que …", "X said (that) …", "X was quoted as saying that …"
    3. "X dit avoir …", "X se dit prêt à …", "X denied leaving", "X declared itself ready to …"
    4. "X is believed to have …": nobody speaks, the subject acts
    5. "comme l'a rapporté X, …"; "…, a rapporté X."; "…, a-t-il ajouté."; "…, X said on Monday.";
       "as X reported, …"; "Israel, X said, has …"
    6. "X a annoncé la libération de …"; "la libération de … a été annoncée par X"

    Refused: negated verbs, questions, the outlet's own voice ("rappelons que", "il est à noter
    que", "it should be noted that"), verbs in the first person, verbs that are neither inverted nor
    govern anything said.
    """
    if _is_negated(scene, cue) or is_voiceless(scene, cue.word) or _is_narrator(scene, cue):
        return
    drafts = (_impersonal(scene, cue), _clause(scene, cue), _tag(scene, cue), _object(scene, cue))
    found = next((draft for draft in drafts if draft), None)
    if found and not _is_own(scene, found.speaker):
        yield found


def _is_own(scene: Scene, speaker: Speaker) -> bool:
    words = scene.dispatch.text[speaker.words].lower() if speaker.words else ""
    return words.replace("’", "'") in scene.lexicon.words.own


def draft(scene: Scene, cue: Cue, speaker: Speaker, *content: Span, hearsay: bool = False) -> Draft:
    """The statement of a verb."""
    words = scene.syntax.words
    first = cue.begin if cue.opener is not None else cue.first
    return Draft(
        at=cue.word.i,
        cue=words[first].span.to(words[cue.last - 1].span),
        speaker=speaker,
        content=content,
        kind="indirect",
        rule=scene.lexicon.rule(cue.verb.key),
        hearsay=hearsay or _is_anyone(scene, speaker),
    )


def _is_anyone(scene: Scene, speaker: Speaker) -> bool:
    """Read "On indique", "dit-on": somebody, and nobody knows who."""
    if speaker.mention or not speaker.words:
        return False
    said = scene.dispatch.text[speaker.words].lower()
    return scene.lexicon.unclitic(said) in scene.lexicon.words.anyone


def _is_negated(scene: Scene, cue: Cue) -> bool:
    words = scene.syntax.words[cue.first : cue.last + 1]
    return any(word.lower in scene.lexicon.words.negation for word in words)


def _is_narrator(scene: Scene, cue: Cue) -> bool:
    """Read "Il est à noter que", "il convient de rappeler que", "à noter que"."""
    if cue.word.lemma not in scene.lexicon.words.narrator:
        return False
    if _is_told_by_helper(scene, cue.word):
        return True
    if cue.word.feats.get("VerbForm") != "Inf" or cue.verb.follow:
        return False
    governor = scene.syntax.head(cue.word)
    places = (cue.word, governor) if governor else (cue.word,)
    impersonal = any(scene.syntax.child(word, "expl") for word in places)
    bare = cue.first - 1 <= scene.scope(cue.word)[0]
    return impersonal or (bare and scene.syntax.is_infinitive(cue.word))


def _is_told_by_helper(scene: Scene, verb: Word) -> bool:
    """Read "It should be noted that"."""
    helpers = scene.syntax.children(verb, "aux")
    own = any(helper.lower in scene.lexicon.words.narrator_helpers for helper in helpers)
    return own and _is_impersonal(scene, verb)


def _is_impersonal(scene: Scene, verb: Word) -> bool:
    """Whether a verb is a passive with an empty subject: "il est indiqué", "it is reported"."""
    helpers = {child.lemma for child in scene.syntax.children(verb, "aux", "cop")}
    subject = next(iter(scene.syntax.children(verb, "expl", "nsubj")), None)
    empty = subject is not None and subject.lower in scene.lexicon.words.impersonal
    participle = verb.feats.get("Tense") != "Pres"
    return empty and participle and not helpers.isdisjoint(scene.lexicon.passive)


def _impersonal(scene: Scene, cue: Cue) -> Draft | None:
    passive = _is_impersonal(scene, cue.word)
    content = que_clause(scene, cue.word, cue.last) if passive else None
    if content is None:
        return None
    if agent := agent_of(scene, cue.word):
        return draft(scene, cue, agent, content)
    basis = _basis(scene, cue)
    return draft(scene, cue, basis or NOBODY, content, hearsay=basis is None)


def _basis(scene: Scene, cue: Cue) -> Speaker | None:
    """The text that an impersonal report rests on: "aux termes de *l'accord*, il est prévu que"."""
    first, _ = scene.scope(cue.word)
    for i in range(first, cue.first):
        if found := scene.phrase(scene.lexicon.bases, i):
            nouns = scene.syntax.words[i + found[1] : cue.first]
            media = [w for w in nouns if w.lemma in scene.lexicon.words.media]
            return noun_phrase(scene, media[-1]) if media else None
    return None


def _clause(scene: Scene, cue: Cue) -> Draft | None:
    if is_passive(scene, cue.word) and agent_of(scene, cue.word) is None:
        return _raised(scene, cue)
    if _is_spoken_to(scene, cue.word):
        return None
    takes = cue.verb.takes
    content = que_clause(scene, cue.word, cue.last) if "clause" in takes else None
    if content is None and "infinitive" in takes:
        content = infinitive(scene, cue.word, cue.last)
    reflexive = any(
        w.feats.get("Reflex") == "Yes"
        for w in scene.syntax.children(cue.word, "expl", "obj", "iobj")
    )
    if content is None and reflexive and cue.word.lemma in scene.lexicon.words.reflexives:
        content = complement(scene, cue.word, cue.last)
    speaker = speaker_of(scene, cue.word)
    return (
        draft(scene, cue, speaker, content) if content and _may_speak(scene, cue, speaker) else None
    )


def _is_spoken_to(scene: Scene, verb: Word) -> bool:
    """Whether a bare participle is a passive: "*asked* whether he would come, X said"."""
    bare = not scene.syntax.children(verb, "aux", "cop", "nsubj", "expl")
    return (
        is_past_participle(verb) and bare and verb.rel == "advcl" and agent_of(scene, verb) is None
    )


def _raised(scene: Scene, cue: Cue) -> Draft | None:
    """Read "The group is believed *to have killed three soldiers*"."""
    if cue.word.lemma not in scene.lexicon.words.raisers:
        return None
    content = infinitive(scene, cue.word, cue.last)
    return draft(scene, cue, NOBODY, content, hearsay=True) if content else None


def _may_speak(scene: Scene, cue: Cue, speaker: Speaker) -> bool:
    """An infinitive speaks only where a verb over it lets it: "a tenu à préciser que"."""
    if cue.verb.kinds == SHOWN:
        return _is_medium(scene, cue)
    quoted = quoter_of(scene, cue.word) is not None  # "was quoted as saying"
    if quoted or not scene.syntax.is_infinitive(cue.word) or cue.verb.follow:
        return speaker is not NOBODY or cue.inverted
    governor = scene.syntax.head(cue.word)
    return governor is not None and governor.lemma in scene.lexicon.words.carriers


def _is_medium(scene: Scene, cue: Cue) -> bool:
    subject = scene.syntax.child(cue.word, "nsubj")
    return bool(subject and subject.lemma in scene.lexicon.words.media)


def _tag(scene: Scene, cue: Cue) -> Draft | None:
    if "tag" not in cue.verb.takes or not is_tag(scene, cue):
        return None
    begin, end = tag_range(scene, cue)
    content = rest_of(scene, scene.scope(cue.word), (begin, end))
    speaker = tag_speaker(scene, cue)
    said = content and any(scene.has_finite(*_range(scene, part)) for part in content)
    return draft(scene, cue, speaker, *content) if said and speaker is not NOBODY else None


def _range(scene: Scene, span: Span) -> tuple[int, int]:
    return scene.word_from(span.start), scene.word_from(span.end)


def _object(scene: Scene, cue: Cue) -> Draft | None:
    if "object" not in cue.verb.takes:
        return None
    speaker = speaker_of(scene, cue.word)
    passive = scene.syntax.child(cue.word, "nsubj") if is_passive(scene, cue.word) else None
    if passive is not None:
        told = speaker.mention is not None and speaker.mention.first > cue.word.i
        return draft(scene, cue, speaker, scene.syntax.phrase(passive)) if told else None
    content = noun_object(scene, cue.word, cue.last)
    if content is None or not is_tensed(scene, cue.first, cue.last) or speaker.mention is None:
        return None
    return None if content.overlaps(speaker.mention.span) else draft(scene, cue, speaker, content)
