"""Those who take part in an event, and places: by a code, an entry's key, or words of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Column, ColumnElement, Connection, FromClause, exists, select

from chancery.errors import QueryError
from chancery.knowledge.actors import state_codes
from chancery.knowledge.ontology import load_ontology
from chancery.knowledge.searching import searchable
from chancery.records.query import Query, shown
from chancery.store import schema
from chancery.store.finding.fulltext import matching, one_of
from chancery.store.finding.ways import Way
from chancery.store.terms import LONGEST, Term

_KEY = re.compile(r"[a-z]+:[\w-]+", re.ASCII)
_PARTS = {"actors": ("actor",), "recipients": ("recipient",), "parties": ("actor", "recipient")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """That somebody takes part."""

    asked: str
    parts: tuple[str, ...]

    def holds(self, roles: FromClause) -> ColumnElement[bool]:
        """Whether a row of roles says so."""
        part = one_of(roles.c.part, self.parts)
        if is_code(self.asked):
            return (roles.c.country == self.asked) & part
        if is_key(self.asked):
            return (roles.c.key == self.asked) & part
        return part & roles.c.entity_folded.contains(named("actor", self.asked), autoescape=True)

    def of(self, event: Column[int], *, by_code: bool = False) -> ColumnElement[bool]:
        """Whether it is so in an event; ``by_code``: looked up in the index of codes."""
        roles = schema.roles.alias()
        asked = select(roles.c.event).where(roles.c.event == event, self.holds(roles))
        if by_code and is_code(self.asked):
            asked = asked.with_hint(roles, "INDEXED BY ix_roles_country", "sqlite")
        return exists(asked)

    def way(self, connection: Connection, others: Sequence[Taking]) -> Way:
        """The way by this one; the others are looked for before events are looked up."""
        roles = schema.roles.alias()
        held = self.holds(roles)
        asked = select(roles.c.event).where(
            held, *(other.of(roles.c.event, by_code=True) for other in others)
        )
        if is_code(self.asked) or is_key(self.asked):
            rows = select(roles.c.event).where(held)
        else:
            words = tuple(named("actor", self.asked).split())
            rows = matching(connection, "names", [Term(words=words)])
            asked = asked.where(roles.c.event.in_(rows))
        return Way(condition=schema.events.c.seq.in_(asked), rows=rows)


def takings(query: Query) -> list[Taking]:
    """Who has to take part."""
    return [
        Taking(asked=asked, parts=parts)
        for name, parts in _PARTS.items()
        for asked in getattr(query, name)
    ]


@cache
def _codes() -> frozenset[str]:
    return state_codes() | load_ontology().supranational


def is_code(asked: str) -> bool:
    """Whether it is a country's code, or PLOVER's of an actor of no one state; ``ONU`` is not."""
    return asked in _codes()


def is_key(asked: str) -> bool:
    """Whether it is written like the key of an entry: ``bodies:irgc-qods``."""
    return bool(_KEY.fullmatch(asked))


def named(what: str, asked: str) -> str:
    """The folded words of a name between spaces. Raises ``QueryError`` when there is none."""
    found = searchable(asked)
    if not found.strip():
        message = f"{what} {shown(asked)}: no word in it; give a name, or a code like IRN"
        raise QueryError(message)
    if len(found) > LONGEST:
        message = f"{what} {shown(asked)}: too long; give a few words of the name"
        raise QueryError(message)
    return found
