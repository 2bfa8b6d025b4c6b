"""Judgements and what they make of events: a chain, and rows that follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chancery.checking.answers import Checked, Finding
from chancery.records.review import Judgement
from chancery.store.corrected import Roles
from chancery.store.held import HeldDispatch, HeldEvent, HeldReview
from chancery.store.reviewed import Due

_OWN = frozenset({"seq", "standing", "changed_at"})
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


UNWEIGHED = Finding(
    where="judgements",
    answer="changed",
    detail="cannot be weighed: what one of them says is no JSON",
)


def check_standing(
    held: HeldDispatch, *, rejected: bool, due: Mapping[int, Due]
) -> Iterator[Checked]:
    """Whether a dispatch stands as it should, and its events as their judgements say.

    ``due`` are the events that judgements touch, by the number of the machine's row.
    """
    stands, should = bool(held.row["standing"]), held.stands and not rejected
    found = () if stands == should else (_changed("standing", _should(stands=should)),)
    yield Checked(kind="dispatch", id=str(held.row["id"]), name="", checks=1, findings=found)
    for event in held.events:
        if event.row["origin"] == "machine":
            problems = tuple(_findings(should, held.events, event, due))
            name = str(event.row["id"])
            yield Checked(kind="event", id=name, name="", checks=1, findings=problems)


def _findings(
    stands: bool, events: Sequence[HeldEvent], machine: HeldEvent,  # noqa: FBT001 - the dispatch
    due: Mapping[int, Due],
) -> Iterator[Finding]:  # fmt: skip
    key = ("id", "n")
    rows = [one for one in events if all(one.row[name] == machine.row[name] for name in key)]
    standing = [one for one in rows if one.row["standing"]]
    wanted = due.get(int(str(machine.row["seq"])))
    if not stands or (wanted and wanted.columns is None):
        if standing:
            yield _changed("standing", _should(stands=False))
    elif len(standing) != 1:
        yield _changed("standing", f"{len(standing)} rows of it stand, and one should")
    elif wanted is None or wanted.columns is None:
        if standing[0] is not machine:
            made = standing[0].row["origin"]
            yield _changed(
                "standing", f"{made} is no judgement in force, the machine's should stand"
            )
    else:
        yield from _corrected_findings(standing[0], wanted.columns, wanted.roles)


def _corrected_findings(
    held: HeldEvent, wanted: Mapping[str, object], roles: Roles
) -> Iterator[Finding]:
    for name, value in wanted.items():
        if name not in _OWN and held.row[name] != value:
            detail = f"the ledger says {held.row[name]}, the judgements {value}"
            yield _changed(name, detail)
    bare = tuple(
        tuple(value for name, value in role.items() if name not in {"event", "n"}) for role in roles
    )
    if tuple(role[1:] for role in held.roles) != bare:
        yield _changed("roles", "are not what the judgements make of them")
    if not held.named:
        detail = "full-text search does not have it"
        yield Finding(where="names", answer="not found", detail=detail)


def _made(judgement: Judgement) -> str:
    try:
        return judgement.id
    except ValueError:
        return "none: what it says is no JSON"


def _should(*, stands: bool) -> str:
    return "should stand, and does not" if stands else "should not stand, and does"


def _changed(where: str, detail: str) -> Finding:
    return Finding(where=where, answer="changed", detail=detail)
