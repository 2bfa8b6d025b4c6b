"""What a noun of news stands for: "X met Y. *The report* was confirmed by an official"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.knowledge.coreference import coreference
from chancery.knowledge.roles import roles
from chancery.records.text import Span
from chancery.statements.scene import Draft, Scene

BODY = ("lead", "paragraph")


def with_backing(scene: Scene, told: Sequence[Draft]) -> Iterator[Draft]:
    """Each statement, and with it the sentence before where its content stands for that.

    1. "X aurait rencontré Y. L'information a été confirmée par un responsable."
    2. "X met Y. A senior official confirmed the report.", in the next paragraph too

    Refused: nouns that say of what they are ("l'information selon laquelle …"), indefinite ones
    ("confirmed reports"), denials, and sentences that somebody else tells already.
    """
    for draft in told:
        before = _before(scene, draft) if _confirms(scene, draft) else None
        if before is None or any(_meets(one, before) for one in told):
            yield draft
        else:
            yield replace(draft, backs=before)


def _confirms(scene: Scene, draft: Draft) -> bool:
    """Whether somebody says that what a noun of news stands for is so."""
    verb = scene.lexicon.verbs.get(scene.syntax.words[draft.at].lemma)
    reports = verb is not None and verb.content == "report" and "deny" not in verb.kinds
    return reports and len(draft.content) == 1 and _is_news(scene, draft.content[0])


def _is_news(scene: Scene, content: Span) -> bool:
    """Whether a stretch is a known piece of news, without a word on what it is of."""
    language = scene.lexicon.language
    known = roles(language).definite | coreference(language).demonstratives
    article, noun, *rest = (*scene.syntax.words_in(content), None, None)
    if article is None or noun is None or article.lower not in known:
        return False
    bare = rest[0] is None or rest[0].upos == "PUNCT"
    return bare and noun.lemma in scene.lexicon.words.news


def _before(scene: Scene, draft: Draft) -> Span | None:
    """The sentence before the one of a statement, if it tells something and is of the body."""
    here = scene.syntax.words[draft.at]
    first, _ = scene.scope(here)
    if first == 0:
        return None
    there = scene.syntax.words[first - 1]
    blocks = (scene.syntax.sentence(word).block for word in (there, here))
    if any(scene.dispatch.blocks[block].kind not in BODY for block in blocks):
        return None
    begin, end = scene.scope(there)
    return scene.cut(begin, end) if scene.has_finite(begin, end) else None


def _meets(draft: Draft, span: Span) -> bool:
    return draft.cue.overlaps(span) or any(part.overlaps(span) for part in draft.content)
