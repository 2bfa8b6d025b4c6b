"""Statements made by verbs: "X a affirmé que …", "…, a rapporté X", "il est indiqué que …"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.reporting import Kind
from chancery.records.text import Span
from chancery.statements.clauses import complement, infinitive, noun_object, que_clause, rest_of
from chancery.statements.cues import Cue, is_passive, is_tag, is_tensed, tag_range
from chancery.statements.scene import NOBODY, Draft, Scene, Speaker
from chancery.statements.speakers import (
    agent_of,
    is_voiceless,
    noun_phrase,
    speaker_behind,
    speaker_of,
)

SHOWN: frozenset[Kind] = frozenset({"show"})


def read_cue(scene: Scene, cue: Cue) -> Iterator[Draft]:
    """Read the statement that a verb makes; of these forms the first that fits wins.

    1. "il est indiqué que …": nobody speaks, or the text that it rests on does
    2. "X a affirmé que …", "affirmant que …"
    3. "X dit avoir …", "X se dit prêt à …"
    4. "comme l'a rapporté X, …"; "…, a rapporté X."; "…, a-t-il ajouté."
    5. "X a annoncé la libération de …"; "la libération de … a été annoncée par X"

    Refused: negated verbs, questions, the outlet's own voice ("rappelons que", "il est à noter
    que"), verbs in the first person, verbs that are neither inverted nor govern anything said.
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
    return said.strip("-t ") in scene.lexicon.words.anyone


def _is_negated(scene: Scene, cue: Cue) -> bool:
    words = scene.syntax.words[cue.first : cue.last + 1]
    return any(word.lower in scene.lexicon.words.negation for word in words)


def _is_narrator(scene: Scene, cue: Cue) -> bool:
    """Read "Il est à noter que", "il convient de rappeler que", "à noter que"."""
    if cue.word.feats.get("VerbForm") != "Inf" or cue.verb.follow:
        return False
    if cue.word.lemma not in scene.lexicon.words.narrator:
        return False
    governor = scene.syntax.head(cue.word)
    places = (cue.word, governor) if governor else (cue.word,)
    impersonal = any(scene.syntax.child(word, "expl") for word in places)
    bare = cue.first - 1 <= scene.scope(cue.word)[0]
    return impersonal or bare


def _impersonal(scene: Scene, cue: Cue) -> Draft | None:
    helpers = [child.lemma for child in scene.syntax.children(cue.word, "aux", "cop")]
    subject = next(iter(scene.syntax.children(cue.word, "expl", "nsubj")), None)
    passive = "être" in helpers and subject and subject.lower in scene.lexicon.words.impersonal
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


def _may_speak(scene: Scene, cue: Cue, speaker: Speaker) -> bool:
    """An infinitive speaks only where a verb over it lets it: "a tenu à préciser que"."""
    if cue.verb.kinds == SHOWN:
        return _is_medium(scene, cue)
    if cue.word.feats.get("VerbForm") != "Inf" or cue.verb.follow:
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
    speaker = speaker_behind(scene, cue.word)
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
