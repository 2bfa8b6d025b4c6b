"""Judgements and what they make of events: a chain, and rows that follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from chancery.checking.answers import Checked, Finding
from chancery.records.review import Judgement, Verdict, weigh
from chancery.store.held import HeldDispatch, HeldEvent, HeldReview

Judgements = Callable[[str], Sequence[Judgement]]
"""The judgements of a record, in order."""

Correct = Callable[[HeldEvent, Verdict], HeldEvent]
"""The row that corrections make of a machine's event."""

_OWN = frozenset({"seq", "origin", "standing", "changed_at"})
"""Columns of a corrected event that are its own."""


def check_chain(held: Iterator[HeldReview]) -> Iterator[Checked]:
    """Every judgement: its id is made from its content, and it names the one before it."""
    before: str | None = None
    for review in held:
        found = []
        made = _made(review.judgement)
        if made != review.id:
            found.append(_changed("id", f"says {review.id}, the content makes {made}"))
        if review.judgement.previous != before:
            detail = f"names {review.judgement.previous}, and the one before it is {before}"
            found.append(_changed("previous", detail))
        before = review.id
        name = f"{review.judgement.action} {review.judgement.record}"
        yield Checked(kind="review", id=review.id, name=name, checks=2, findings=tuple(found))


def check_standing(
    held: HeldDispatch, judgements: Judgements, correct: Correct
) -> Iterator[Checked]:
    """Whether a dispatch stands as it should, and its events as their judgements say."""
    stands, due = bool(held.row["standing"]), held.stands
    found = () if stands == due else (_changed("standing", _should(stands=due)),)
    yield Checked(kind="dispatch", id=str(held.row["id"]), name="", checks=1, findings=found)
    for event in held.events:
        if event.row["origin"] != "machine":
            continue
        beside = [
            one
            for one in held.events
            if one.row["origin"] != "machine" and one.row["id"] == event.row["id"]
            and one.row["n"] == event.row["n"]
        ]  # fmt: skip
        name = str(event.row["id"])
        problems = _event_findings(due, event, beside, judgements(name), correct)
        yield Checked(kind="event", id=name, name="", checks=1, findings=tuple(problems))


def _event_findings(
    due: bool, event: HeldEvent, beside: Sequence[HeldEvent],  # noqa: FBT001 - whether it stands
    said: Sequence[Judgement], correct: Correct,
) -> Iterator[Finding]:  # fmt: skip
    verdict = _weighed(said)
    if verdict is None:
        yield _changed("judgements", "cannot be weighed: what one of them says is no JSON")
        return
    known = {judgement.id for judgement in said}
    for one in beside:
        if one.row["origin"] not in known:
            detail = f"{one.row['origin']} is no judgement of it"
            yield Finding(where="origin", answer="not found", detail=detail)
    corrected = due and bool(verdict.corrections) and not verdict.rejected
    should = due and not corrected and not verdict.rejected
    if bool(event.row["standing"]) != should:
        yield _changed("standing", _should(stands=should))
    standing = [one for one in beside if one.row["standing"]]
    if len(standing) != int(corrected):
        detail = f"{len(standing)} corrected rows stand, and {int(corrected)} should"
        yield _changed("standing", detail)
    elif corrected:
        yield from _corrected_findings(standing[0], correct(event, verdict))


def _corrected_findings(held: HeldEvent, wanted: HeldEvent) -> Iterator[Finding]:
    for name, value in wanted.row.items():
        if name not in _OWN and held.row[name] != value:
            detail = f"the ledger says {held.row[name]}, the judgements {value}"
            yield _changed(name, detail)
    if held.roles != wanted.roles:
        yield _changed("roles", "are not what the judgements make of them")
    if not held.named:
        detail = "full-text search does not have it"
        yield Finding(where="names", answer="not found", detail=detail)


def _weighed(said: Sequence[Judgement]) -> Verdict | None:
    try:
        return weigh(said)
    except ValueError:
        return None


def _made(judgement: Judgement) -> str:
    try:
        return judgement.id
    except ValueError:
        return "none: what it says is no JSON"


def _should(*, stands: bool) -> str:
    return "should stand, and does not" if stands else "should not stand, and does"


def _changed(where: str, detail: str) -> Finding:
    return Finding(where=where, answer="changed", detail=detail)
