"""What reviewers answered of two pieces: the same, not the same, unsure; remembered and undoable.

An answer is a judgement in the one chain of judgements. The last one of a pair that was not taken
back is in force.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, get_args

from sqlalchemy import Connection, select

from chancery.errors import ReviewError
from chancery.records.identity import canonical
from chancery.records.match import Answer
from chancery.records.review import Judgement, PairKind, taken_back
from chancery.store import schema
from chancery.store.judged import judgement_of
from chancery.store.reviews import check_reviewer, write_judgements
from chancery.store.rows import Rows
from chancery.store.texts import check_text

PAIR_KINDS: tuple[PairKind, ...] = get_args(PairKind)

Pair = frozenset[str]


class Answered(NamedTuple):
    """What reviewers answered: in force, by kind; and the pieces of pairs judged since a number.

    ``last`` is the number of the last judgement of a pair.
    """

    answers: Mapping[str, Mapping[Pair, Answer]]
    reopened: Mapping[str, frozenset[str]]
    last: int


def answered(connection: Connection, since: int = 0) -> Answered:
    """The answers in force, and what was judged after the judgement of a number."""
    answers: defaultdict[str, dict[Pair, Answer]] = defaultdict(dict)
    reopened: defaultdict[str, set[str]] = defaultdict(set)
    last = since
    judgements = _judgements(connection)
    undone = taken_back((one.id, one.undoes) for _, one in judgements)
    for seq, one in judgements:
        pair = pair_of(one)
        if seq > since:
            reopened[one.kind] |= pair
            last = seq
        if one.action in get_args(Answer) and one.id not in undone:
            answers[one.kind][pair] = one.action  # type: ignore[assignment]
    return Answered(answers, {kind: frozenset(some) for kind, some in reopened.items()}, last)


def _judgements(connection: Connection) -> list[tuple[int, Judgement]]:
    table = schema.reviews
    asked = select(table).where(table.c.kind.in_(PAIR_KINDS)).order_by(table.c.seq)
    return [(row["seq"], judgement_of(row)) for row in connection.execute(asked).mappings()]


def pair_of(one: Judgement) -> Pair:
    """The two pieces that a judgement is of."""
    return frozenset({one.record, json.loads(one.value or "null")})


def answer(
    connection: Connection, at: str, kind: PairKind, pair: Pair, said: Answer, *,
    by: str, reason: str | None = None,
) -> Judgement:  # fmt: skip
    """Write an answer of a pair of pieces. Raises ``ReviewError``."""
    return _write(connection, at, kind, pair, said, by=by, reason=reason)


def take_back(
    connection: Connection, at: str, kind: PairKind, pair: Pair, *, by: str,
    reason: str | None = None,
) -> Judgement:  # fmt: skip
    """Take back the answer of a pair that is in force. Raises ``ReviewError`` for none."""
    judgements = _judgements(connection)
    undone = taken_back((one.id, one.undoes) for _, one in judgements)
    mine = [
        one
        for _, one in judgements
        if pair_of(one) == pair and one.action != "undo" and one.id not in undone
    ]
    if not mine:
        message = "no answer of a reviewer is in force for these two"
        raise ReviewError(message)
    return _write(connection, at, kind, pair, "undo", by=by, reason=reason, undoes=mine[-1].id)


def _write(
    connection: Connection, at: str, kind: PairKind, pair: Pair,
    action: Answer | str, *, by: str, reason: str | None, undoes: str | None = None,
) -> Judgement:  # fmt: skip
    if len(pair) != 2:  # noqa: PLR2004 - a pair
        message = "these two are one and the same already"
        raise ReviewError(message)
    one, other = sorted(pair)
    draft = Judgement(
        previous=None,
        at=at,
        reviewer=check_reviewer(by),
        action=action,  # type: ignore[arg-type]
        kind=kind,
        record=one,
        value=canonical(other).decode(),
        reason=check_text("the reason", reason or "").strip() or None,
        undoes=undoes,
    )
    return write_judgements(connection, Rows(connection), [draft])[0]
