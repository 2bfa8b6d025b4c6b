"""Names that nothing knows, looked into where nothing was found: a slip of the pen is no answer.

1. an act that no frame has: ``bogus``
2. a language that CLDR has no name for: ``xx``
3. an entry that ``knowledge/actors`` does not have: ``bodies:nope``
4. what is written like a code and is none: ``XXX``; but ``ONU`` may be a name

What the ledger has is known, too: another reader, or a reviewer, may have put it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from babel import Locale
from sqlalchemy import ColumnElement, Connection, func, select

from chancery.errors import QueryError
from chancery.knowledge.actors import bodies, state_codes
from chancery.knowledge.frames import load_frames
from chancery.knowledge.load import languages
from chancery.records.query import Query, shown
from chancery.store import schema
from chancery.store.finding.fulltext import matching, values_of
from chancery.store.finding.parties import is_code, is_key, named
from chancery.store.terms import Term

_CODE = re.compile(r"[A-Z]{3}", re.ASCII)
_NEAREST = 5


def check_names(connection: Connection, query: Query) -> None:
    """Raise ``QueryError`` for the first name that nothing knows."""
    for one in query.acts:
        _check_act(connection, one)
    for one in query.languages:
        _check_language(connection, one)
    for name in ("actors", "recipients", "parties"):
        part = {"parties": "party"}.get(name, name[:-1])
        for one in getattr(query, name):
            _check_party(connection, part, one)
    for one in query.places:
        _check_place(connection, one)


def _check_act(connection: Connection, act: str) -> None:
    known = {frame.act for code in languages() for frame in load_frames(code)}
    if act not in known and not _there(connection, schema.events.c.act, act):
        like = _nearest(act, known) or "an act is a word like meet, sign, accuse"
        _refuse("act", act, "there is none", like)


def _check_language(connection: Connection, code: str) -> None:
    table = schema.dispatches.c
    if code.partition("-")[0].lower() in Locale("en").languages:
        return
    if not _there(connection, func.lower(table.language), code.lower()):
        _refuse("language", code, "there is none", "give a code like fr")


def _check_party(connection: Connection, part: str, asked: str) -> None:
    if is_key(asked):
        known = {*bodies(), *(f"states:{code}" for code in state_codes())}
        if asked not in known and not _there(connection, schema.roles.c.key, asked):
            like = _nearest(asked, known) or "give words of the name"
            _refuse(part, asked, "no such entry", like)
    elif _is_like_a_code(asked):
        words = Term(words=tuple(named(part, asked).split()))
        named_so = matching(connection, "names", [words]).limit(1)
        if connection.scalar(named_so) is None:
            _refuse_code(part, asked)


def _check_place(connection: Connection, asked: str) -> None:
    if _is_like_a_code(asked):
        name = named("place", asked)
        if not any(name in one for one in values_of(connection, schema.events.c.place_folded)):
            _refuse_code("place", asked)


def _is_like_a_code(asked: str) -> bool:
    return bool(_CODE.fullmatch(asked)) and not is_code(asked)


def _there(connection: Connection, column: ColumnElement[str], value: str) -> bool:
    return connection.scalar(select(column).where(column == value).limit(1)) is not None


def _nearest(asked: str, known: Iterable[str]) -> str:
    found = get_close_matches(asked, sorted(known), _NEAREST)
    return f"the nearest are {', '.join(found)}" if found else ""


def _refuse_code(part: str, asked: str) -> NoReturn:
    like = "give a code like IRN, or words of the name"
    _refuse(part, asked, "no code of a country, and no such name in this ledger", like)


def _refuse(what: str, asked: str, why: str, like: str) -> NoReturn:
    message = f"{what} {shown(asked)}: {why}; {like}"
    raise QueryError(message)
