"""What a form of time is read from and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, cast

from chancery.knowledge.times import Figures, Part, Relation, Unit
from chancery.mentions.times_calendar import Toward, open_after, open_before
from chancery.mentions.times_lexer import Lexeme
from chancery.mentions.times_tense import Tense
from chancery.records.time import Interval

Kind = Literal["date", "duration", "deadline", "vague"]

COUNTED = ("NOUN", "ADJ", "PROPN", "NUM", "SYM")
"""What follows a number that counts things."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a form says. ``by`` names how, and becomes the expression's ``derived_by``."""

    interval: Interval | None
    by: str
    kind: Kind = "date"


@dataclass(frozen=True)
class Pieces:
    """The lexemes of a match, by class, and the day they are read from.

    ``reference`` is the day of publication, or the day that the text itself gives; ``previous`` the
    last day named before; ``written`` the days that are written out with their year somewhere in
    the text, by month and day. ``ask_tense`` is asked only when it is needed. ``before`` and
    ``after`` are the classes of the lexemes around the match, ``next_upos`` what part of speech
    follows in the sentence. ``figures`` is how the language writes days in figures,
    ``determined`` whether the noun that the time hangs on has an article or an owner.
    """

    form: str
    lexemes: tuple[Lexeme, ...]
    relation: Relation | None
    reference: date | None
    previous: date | None
    written: dict[tuple[int, int], date]
    ask_tense: Callable[[], Tense]
    figures: Figures = "day_first"
    determined: bool = False
    before: tuple[str, ...] = ()
    after: str = ""
    next_upos: str = ""

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The classes of the lexemes, in order."""
        return tuple(lexeme.kind for lexeme in self.lexemes)

    def has(self, kind: str) -> bool:
        """Whether a lexeme of the class is among them."""
        return kind in self.kinds

    def numbers(self, *kinds: str) -> list[int]:
        """The values of the lexemes of these classes that are numbers, in order."""
        return [x.value for x in self.lexemes if x.kind in kinds and isinstance(x.value, int)]

    def number(self, *kinds: str) -> int | None:
        """The first of them."""
        return next(iter(self.numbers(*kinds)), None)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of time that is spoken of."""
        found = next((x.value for x in self.lexemes if x.kind in ("unit", "units")), None)
        return cast("Unit | None", found)

    @cached_property
    def part(self) -> Part:
        """What part of it."""
        found = next((x.value for x in self.lexemes if x.kind == "part"), "whole")
        return cast("Part", found)

    @cached_property
    def year(self) -> int | None:
        """The year that is named: "2024", or "last year" behind a date."""
        if self.unit != "year" or self.reference is None:
            return self.number("year")
        step = 1 if self.has("next") else -1 if self.has("last") else 0
        return self.number("year") or self.reference.year + step

    @cached_property
    def toward(self) -> Toward:
        """Which way to look: the words themselves say so, or the tense of the verb does."""
        tense = self.tense
        return None if tense == "present_ahead" else tense

    @cached_property
    def toward_day(self) -> Toward:
        """The same for a day, which a present may put ahead ("talks start on Monday")."""
        tense = self.tense
        return "future" if tense == "present_ahead" else tense

    @cached_property
    def tense(self) -> Toward | Tense:
        """What the words say, or the verb."""
        if self.has("last"):
            return "last"
        if self.has("next"):
            return "next"
        if self.relation in ("since", "after"):
            return "past"
        if self.relation in ("by", "before", "until", "from"):
            return "future" if self.ask_tense() != "past" or self.relation == "by" else None
        return self.ask_tense()

    def say(self, interval: Interval | None, *, by: str | None = None) -> Found:
        """A date under the name of the form; ``by`` replaces the name where there is no date."""
        if interval is None and self.reference is None and by is None:
            by = "no_day_of_reference"
        return Found(interval, by or self.form)


def turned(pieces: Pieces) -> bool:
    """Whether the words turn to another one: "dernier", "prochain", "suivant", "précédent"."""
    return any(pieces.has(kind) for kind in ("last", "next", "following", "previous"))


Reader = Callable[[Pieces], Found | None]


def relate(found: Found, relation: Relation | None) -> Found:
    """What the word before a time makes of it: "depuis", "jusqu'à", "d'ici"."""
    if relation in (None, "at") or found.kind != "date":
        return found
    by = f"{relation}_{found.by}"
    if relation in ("until", "before", "by"):
        closed = open_before(found.interval) if found.interval else None
        return Found(closed, by, "deadline")
    return Found(open_after(found.interval) if found.interval else None, by)
