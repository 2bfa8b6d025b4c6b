"""From the drafts of all readers to the statements of a dispatch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from chancery.knowledge.coreference import coreference
from chancery.knowledge.reporting import load_reporting
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Cast, Mention, Mentions
from chancery.records.statement import Statement, Statements
from chancery.records.syntax import Syntax
from chancery.records.text import Span
from chancery.statements.backing import with_backing
from chancery.statements.citations import read_citations, with_quoters
from chancery.statements.cues import find_cues
from chancery.statements.quotations import find_quotations
from chancery.statements.quoted import Quoted
from chancery.statements.scene import Draft, Scene, Speaker
from chancery.statements.sources import read_sources
from chancery.statements.verbs import read_cue

SPEAKERS = 4
"""Entities that one mention may speak for ("les deux pays"); one statement for each."""


def find_statements(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, language: str
) -> Statements:
    """Who said what, in text order, what is reported outside before what is reported in it.

    Forms: direct speech (``quoted``), verbs (``verbs``), prepositions and hearsay (``sources``),
    one speaker citing another (``citations``), nouns for what was told before (``backing``); each
    module lists its own. The outlet's own voice
    ("il est à noter que", "rappelons que") makes no statement.

    Raises ``KnowledgeError`` when there is no lexicon for the language.
    """
    lexicon = load_reporting(language)
    quotations = find_quotations(dispatch, lexicon.words)
    scene = Scene(dispatch, syntax, mentions, cast, lexicon, quotations)
    drafts = _with_pronouns(scene, _drafts(scene))
    return Statements(all=tuple(_nested(scene, drafts)))


def _drafts(scene: Scene) -> list[Draft]:
    cues = find_cues(scene)
    quoted = Quoted(scene, cues)
    drafts = quoted.attributed()
    for cue in cues:
        if cue.word.i not in quoted.used:
            drafts += read_cue(scene, cue)
    named = list(read_sources(scene))
    heard = [draft.cue for draft in named if draft.hearsay]
    drafts = [one for one in drafts if not _is_heard(scene, one, heard)] + named
    drafts = _untangled(with_quoters(scene, drafts))
    drafts += read_citations(scene, drafts)
    drafts += quoted.left_over(tuple(drafts))
    kept = [draft for draft in drafts if draft.content and draft.cue not in draft.content]
    return sorted(
        with_backing(scene, kept), key=lambda draft: (draft.cue.start, draft.content[0].start)
    )


def _untangled(drafts: Iterable[Draft]) -> list[Draft]:
    """Each statement as far as the tag behind it: "X said Y had left, *Z reported*"."""
    told = list(drafts)
    return [
        reduce(_within, [one for one in told if one.covers(draft.cue)], draft) for draft in told
    ]


def _within(inner: Draft, outer: Draft) -> Draft:
    """A statement without the tag of the one that it is reported in, and all behind that tag."""
    if not inner.covers(outer.cue):
        return inner
    part = next(part for part in outer.content if part.covers(inner.cue))
    kept = (one for one in inner.content if one.start < part.end)
    content = tuple(Span(one.start, min(one.end, part.end)) for one in kept)
    return replace(inner, content=content)


def _is_heard(scene: Scene, draft: Draft, heard: Sequence[Span]) -> bool:
    """Whether the verb of a statement belongs to a phrase of hearsay: "il *se dit* que"."""
    verb = scene.syntax.words[draft.at].span
    return any(cue.covers(verb) for cue in heard)


def _with_pronouns(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """Read "A-t-il ajouté", "he added": an unknown pronoun is whoever spoke last."""
    found: list[Draft] = []
    last: Mention | None = None
    for draft in drafts:
        speaker = draft.speaker
        known = scene.cast.of(speaker.mention)
        if not known and not draft.hearsay and last and _is_for(scene, speaker, last):
            speaker = replace(speaker, mention=last)
        if speaker.mention is not None:
            last = speaker.mention
        found.append(replace(draft, speaker=speaker))
    return found


def _is_for(scene: Scene, speaker: Speaker, last: Mention) -> bool:
    """Whether a speaker is a pronoun for whoever spoke last: a clitic, or "he" for a person."""
    if speaker.words is None:
        return False
    said, lexicon = scene.dispatch.text[speaker.words].lower(), scene.lexicon
    if lexicon.words.clitic_mark or said not in lexicon.words.pronouns:
        return lexicon.is_clitic(said)
    pronoun = coreference(lexicon.language).pronouns.get(said)
    return pronoun is not None and (last.schema == "Person") == (pronoun.gender is not None)


def _nested(scene: Scene, drafts: Sequence[Draft]) -> list[Statement]:
    """Statements with the id of the one that they are reported in; outer ones are minted first."""
    ids: dict[int, str] = {}
    minted: dict[int, list[Statement]] = {}
    for number in sorted(range(len(drafts)), key=lambda n: _depth(drafts[n])):
        outer = _outer(drafts, number)
        within = ids.get(outer) if outer is not None else None
        minted[number] = _mint(scene, drafts[number], within)
        ids[number] = minted[number][0].id
    ordered = [statement for number in range(len(drafts)) for statement in minted[number]]
    return list({statement.id: statement for statement in ordered}.values())


def _depth(draft: Draft) -> tuple[int, bool]:
    """Outer statements before those in them: the longer first, then those that cite."""
    return -draft.extent, draft.inside is not None


def _outer(drafts: Sequence[Draft], number: int) -> int | None:
    """The shortest longer statement in whose content the cue of this one stands."""
    mine = drafts[number]
    if mine.inside is not None:
        return next((n for n, one in enumerate(drafts) if one.cue == mine.inside), None)
    around = [
        n for n, one in enumerate(drafts) if one.extent > mine.extent and one.covers(mine.cue)
    ]
    return min(around, key=lambda n: drafts[n].extent, default=None)


def _mint(scene: Scene, draft: Draft, within: str | None) -> list[Statement]:
    cite = scene.dispatch.text.cite
    entities = scene.cast.of(draft.speaker.mention)[:SPEAKERS]
    speakers: list[str | None] = [entity.id for entity in entities]
    words = draft.speaker.words
    return [
        Statement(
            speaker=speaker,
            speaker_evidence=cite(words) if words else None,
            cue=cite(draft.cue),
            content=tuple(cite(part) for part in draft.content if len(part)),
            kind=draft.kind,
            rule=draft.rule,
            within=within,
            hearsay=draft.hearsay,
            backs=cite(draft.backs) if draft.backs else None,
        )
        for speaker in speakers or [None]
    ]
