"""From the drafts of all readers to the statements of a dispatch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chancery.knowledge.reporting import load_reporting
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Cast, Mention, Mentions
from chancery.records.statement import Statement, Statements
from chancery.records.syntax import Syntax
from chancery.statements.citations import read_citations
from chancery.statements.cues import find_cues
from chancery.statements.quotations import find_quotations
from chancery.statements.quoted import Quoted
from chancery.statements.scene import Draft, Scene
from chancery.statements.sources import read_sources
from chancery.statements.verbs import read_cue

SPEAKERS = 4
"""Entities that one mention may speak for ("les deux pays"); one statement for each."""


def find_statements(
    dispatch: Dispatch, syntax: Syntax, mentions: Mentions, cast: Cast, language: str
) -> Statements:
    """Who said what, in text order, what is reported outside before what is reported in it.

    Forms: direct speech (``quoted``), verbs (``verbs``), prepositions and hearsay (``sources``),
    one speaker citing another (``citations``); each module lists its own. The outlet's own voice
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
    drafts = [one for one in drafts if not any(cue.overlaps(one.cue) for cue in heard)] + named
    drafts += read_citations(scene, drafts)
    drafts += quoted.left_over(tuple(drafts))
    kept = [draft for draft in drafts if draft.content and draft.cue not in draft.content]
    return sorted(kept, key=lambda draft: (draft.cue.start, draft.content[0].start))


def _with_pronouns(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """Read "A-t-il ajouté": where the cast does not know who "il" is, it is whoever spoke last."""
    found: list[Draft] = []
    last: Mention | None = None
    for draft in drafts:
        speaker = draft.speaker
        known = scene.cast.of(speaker.mention)
        clitic = speaker.words is not None and scene.dispatch.text[speaker.words].startswith("-")
        if clitic and not known and not draft.hearsay:
            speaker = replace(speaker, mention=last)
        if speaker.mention is not None:
            last = speaker.mention
        found.append(replace(draft, speaker=speaker))
    return found


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
        )
        for speaker in speakers or [None]
    ]
