"""What each piece of one dispatch went into, in one question."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, null, select, union_all

from chancery.store import schema

_PIECES = schema.pieces
_FACES = schema.pieces.alias("faces")
_SAID = schema.gatherings
_LAST = select(func.max(_SAID.c.seq)).where(_SAID.c.id == _FACES.c.gathering).scalar_subquery()

_OF = (
    select(
        _PIECES.c.kind,
        _PIECES.c.name,
        func.coalesce(_FACES.c.gathering, _PIECES.c.gathering).label("into"),
        _LAST.label("told"),
    )
    .select_from(_PIECES)
    .join(
        _FACES,
        and_(
            _PIECES.c.kind == "appearance",
            _FACES.c.kind == "face",
            _FACES.c.name == _PIECES.c.component,
        ),
        isouter=True,
    )
    .where(_PIECES.c.dispatch == bindparam("dispatch"))
)
_ITSELF = select(_PIECES.c.kind, _PIECES.c.name, _PIECES.c.gathering, null()).where(
    _PIECES.c.kind == "print", _PIECES.c.name == bindparam("dispatch")
)
_ASKED = union_all(_OF, _ITSELF)
"""Two questions, each with an index of its own: asked as one with "or", SQLite reads it all."""


class Linked(NamedTuple):
    """A piece of a dispatch and the gathering that it is in.

    ``told`` is the number of what the ledger says of the actor now, of an appearance alone: another
    one whenever anything of it changes.
    """

    kind: str
    name: str
    into: str | None
    told: int | None


def linked(connection: Connection, dispatch: str) -> list[Linked]:
    """The pieces of a dispatch, by kind and name."""
    rows = connection.execute(_ASKED, {"dispatch": dispatch})
    return sorted({Linked._make(row) for row in rows}, key=lambda one: one[:2])
