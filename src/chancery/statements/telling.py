"""From statements to the chain of those who tell a stretch of text."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.knowledge.publishers import publisher_named
from chancery.knowledge.reporting import content_of
from chancery.records.dispatch import Dispatch, Fact
from chancery.records.mention import Cast
from chancery.records.statement import Statement, Statements, Teller
from chancery.records.text import Span

JOURNALISM = "JRN"


def told_by(
    dispatch: Dispatch, statements: Statements, cast: Cast, span: Span, *, backed: bool = False
) -> tuple[Teller, ...]:
    """Who tells a stretch: the publisher, the agencies, the speakers, outermost first.

    The publisher is always there, without a name when the page states none. An agency that signs
    the dispatch tells all of it. What somebody wishes, orders or judges is said, not told: such
    speakers are no links, unless the stretch is quoted in their own words. Whoever confirms it in
    the next sentence is one only if ``backed``, and nobody else is cited.
    """
    telling = [one for one in statements.telling(span) if _tells(one)]
    if backed and not telling:
        telling = list(statements.backing(span)[-1:])
    cited = [_teller(cast, one) for one in telling]
    signed = [_signed(dispatch, fact) for fact in dispatch.facts if fact.name == "agency"]
    agencies = [*signed, *(one for one in cited if one.kind == "agency")]
    speakers = [one for one in cited if one.kind == "speaker"]
    return (_publisher(dispatch), *_once(agencies), *_once(speakers))


def _tells(statement: Statement) -> bool:
    if statement.hearsay:
        return True
    return statement.kind == "direct" or content_of(statement.rule) == "report"


def _publisher(dispatch: Dispatch) -> Teller:
    fact = dispatch.fact("publisher")
    if fact is None:
        return Teller(kind="publisher", name=None)
    evidence = dispatch.text.cite(fact.span) if fact.span else None
    return Teller(kind="publisher", name=fact.value, evidence=evidence)


def _signed(dispatch: Dispatch, fact: Fact) -> Teller:
    evidence = dispatch.text.cite(fact.span) if fact.span else None
    return Teller(kind="agency", name=fact.value, evidence=evidence)


def _teller(cast: Cast, statement: Statement) -> Teller:
    entity = cast[statement.speaker] if statement.speaker else None
    words = statement.speaker_evidence
    name = entity.name if entity else words.exact if words else None
    journalism = entity is not None and entity.sector == JOURNALISM
    is_agency = journalism or (name is not None and publisher_named(name) is not None)
    return Teller(
        kind="agency" if is_agency else "speaker",
        name=name,
        entity=statement.speaker,
        evidence=words or statement.cue,
        statement=statement.id,
    )


def _once(tellers: list[Teller]) -> Iterator[Teller]:
    """Each teller once, by entity or by name: an agency that signs and is cited is one."""
    seen: set[str] = set()
    for teller in tellers:
        keys = {key for key in (teller.entity, (teller.name or "").lower()) if key}
        if not keys or keys.isdisjoint(seen):
            yield teller
        seen |= keys
