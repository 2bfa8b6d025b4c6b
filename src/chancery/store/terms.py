"""What is asked of full text, and how each database is asked it.

Forms read:

1. words, all of which must be there: ``accord Téhéran`` → ``accord`` and ``teheran``
2. words in one order: ``"affaires étrangères"``, also between ``« »`` and ``“ ”``
3. a beginning: ``négoci*``; of the last word of a phrase too: ``"affaires étrang*"``
4. what must not be there: ``accord -commerce``, ``-"libre échange"``
5. what has several words in it is a phrase: ``l’Iran`` → ``l iran``

Brackets and other marks mean nothing, ``AND`` is a word like any other. Refused, with
``QueryError``: no word to look for, a beginning of fewer than ``SHORTEST_BEGINNING`` letters, more
than ``MOST_WORDS`` words, a word of more than ``LONGEST`` letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chancery.errors import QueryError
from chancery.knowledge.searching import words

MOST_WORDS = 50

LONGEST = 200
"""Letters of a word; PostgreSQL takes 2,046 bytes."""

SHORTEST_BEGINNING = 3
"""Letters; two begin a tenth of all words, and finding them takes a fifth of a second."""

_PIECE = re.compile(r"(-?)(?:[\"“”«]([^\"“”»]*)[\"“”»]?|([^\s\"“”«»]+))(\*?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand one after the other; ``begins``: the last is only a beginning."""

    words: tuple[str, ...]
    begins: bool = False
    excluded: bool = False


def read_terms(text: str) -> tuple[Term, ...]:
    """The terms of a search, folded; see the forms above. Raises ``QueryError``."""
    terms = tuple(filter(None, map(_term, _PIECE.finditer(text))))
    if all(term.excluded for term in terms):
        message = "no word to look for; give at least one, like: accord"
        raise QueryError(message)
    found = [word for term in terms for word in term.words]
    if len(found) > MOST_WORDS or max(map(len, found)) > LONGEST:
        message = f"too long a search; give at most {MOST_WORDS} words"
        raise QueryError(message)
    return terms


def _term(match: re.Match[str]) -> Term | None:
    minus, quoted, bare, star = match.groups()
    said = quoted if quoted is not None else bare
    found = tuple(words(said))
    if not found:
        return None
    begins = bool(star) or said.rstrip().endswith("*")
    if begins and len(found[-1]) < SHORTEST_BEGINNING:
        message = f"{found[-1]}*: too short; give the first {SHORTEST_BEGINNING} letters or more"
        raise QueryError(message)
    return Term(words=found, begins=begins, excluded=bool(minus) or said.startswith("-"))


def as_fts5(terms: Iterable[Term]) -> str:
    """The terms for SQLite: words stand between quotes, so none is taken for an operator."""
    wanted = [_fts5(term) for term in terms if not term.excluded]
    refused = [_fts5(term) for term in terms if term.excluded]
    asked = " AND ".join(wanted)
    return f"({asked}) NOT ({' OR '.join(refused)})" if refused else asked


def as_tsquery(terms: Iterable[Term]) -> str:
    """The terms for PostgreSQL's ``to_tsquery``: a quoted lexeme of several words is a phrase."""
    return " & ".join(
        f"{'!' if term.excluded else ''}({_tsquery(term)})"
        for term in sorted(terms, key=lambda term: term.excluded)
    )


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" if term.begins else ""}'


def _tsquery(term: Term) -> str:
    *before, last = (f"'{word}'" for word in term.words)
    return " <-> ".join([*before, f"{last}:*" if term.begins else last])
