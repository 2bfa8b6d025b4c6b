"""One speaker citing another: "a rapporté X, citant Y"; "a déclaré Y, cité par X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.records.syntax import Word
from chancery.statements.scene import Draft, Scene, Speaker
from chancery.statements.speakers import agent_of, head_noun, noun_phrase, quoter_of


def read_citations(scene: Scene, told: Sequence[Draft]) -> Iterator[Draft]:
    """The statement inside ("citant Y"), or the one outside ("cité par X"), of one already told.

    1. "…, a rapporté l'agence, citant le ministre": the minister says what the agency reports
    2. "…, a déclaré le ministre, cité par l'agence": the agency reports all that stands before
    3. "citing the minister, the agency reported that …", "the agency, citing …, reported that …"
    4. "the minister, quoted by the agency, said that …"
    """
    citers = scene.lexicon.words.citers
    for word in scene.syntax.words:
        if word.lower in citers and not _is_noun(scene, word):
            first, last = scene.scope(word)
            near = [
                draft
                for draft in told
                if first <= draft.at < last or _touches(scene, draft, first, last)
            ]
            earlier = [draft for draft in near if draft.at < word.i]
            if earlier:
                yield from _cited(scene, word, earlier[-1])
            elif later := _later(scene, word, near):
                yield from _cited_ahead(scene, word, later)


def _is_noun(scene: Scene, word: Word) -> bool:
    """Whether this is "la cité", a town: parsers mistake the participle, the article tells."""
    before = scene.syntax.following(word, -1)
    return before is not None and before.upos == "DET"


def _touches(scene: Scene, draft: Draft, first: int, last: int) -> bool:
    return first <= scene.word_from(draft.cue.start) < last


def _cited(scene: Scene, word: Word, told: Draft) -> Iterator[Draft]:
    rule = scene.lexicon.rule(word.lower)
    if agent := _agent(scene, word):
        first, _ = scene.scope(word)
        before = scene.cut(first, word.i)
        content = tuple(part for part in told.content if before is None or not before.covers(part))
        if before is not None:
            yield replace(
                told,
                at=word.i,
                cue=word.span,
                speaker=agent,
                content=(*content, before),
                kind="indirect",
                rule=rule,
            )
    elif word.feats.get("Tense") == "Pres" and (speaker := _named(scene, word)):
        cited = replace(told, at=word.i, cue=word.span, speaker=speaker, rule=rule, kind="indirect")
        yield replace(cited, inside=told.cue)


def _later(scene: Scene, word: Word, near: Sequence[Draft]) -> Draft | None:
    """The statement of the verb, or of the subject, that a participle before it belongs to."""
    above = {one.i for one in scene.syntax.ancestors(word)}
    return next((draft for draft in near if draft.at in above), None)


def _cited_ahead(scene: Scene, word: Word, told: Draft) -> Iterator[Draft]:
    rule = scene.lexicon.rule(word.lower)
    if agent := _agent(scene, word):
        yield replace(told, cue=word.span, speaker=agent, kind="indirect", rule=rule)
    elif word.feats.get("Tense") == "Pres" and (speaker := _named(scene, word)):
        cited = replace(told, cue=word.span, speaker=speaker, rule=rule, kind="indirect")
        yield replace(cited, inside=told.cue)


def _agent(scene: Scene, word: Word) -> Speaker | None:
    following = scene.syntax.following(word)
    if following is None or following.lower not in scene.lexicon.words.agent_marks:
        return None
    return _named(scene, following)


def _named(scene: Scene, word: Word) -> Speaker | None:
    """Whoever is named right behind a word."""
    _, last = scene.scope(word)
    behind = scene.syntax.words[word.i + 1 : min(last, word.i + 5)]
    first = next((w for w in behind if w.upos in ("NOUN", "PROPN")), None)
    return noun_phrase(scene, head_noun(scene, first, last)) if first else None


def with_quoters(scene: Scene, told: Sequence[Draft]) -> Iterator[Draft]:
    """All that was told, and round what was told through another what that one tells.

    "State media quoted X as saying that …", "X was quoted as saying by state media that …".
    """
    for draft in told:
        outer = _quoting(scene, draft)
        if outer is not None:
            yield outer
        yield replace(draft, inside=outer.cue) if outer else draft


def _quoting(scene: Scene, told: Draft) -> Draft | None:
    verb = scene.syntax.words[told.at]
    quoter = quoter_of(scene, verb)
    if quoter is None:
        return None
    subject = scene.syntax.child(quoter, "nsubj")
    active = subject is not None and subject.deprel == "nsubj"
    agent = agent_of(scene, quoter) or agent_of(scene, verb)
    speaker = noun_phrase(scene, subject) if subject and active else agent
    if speaker is None or speaker.mention == told.speaker.mention:
        return None
    rule = scene.lexicon.rule(quoter.lemma)
    return replace(told, speaker=speaker, cue=quoter.span, kind="indirect", rule=rule)
