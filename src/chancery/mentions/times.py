"""From words to time expressions.

The words are classed (``times_lexer``), the forms of ``lexicons/<language>/time.yml`` are matched
over the classes, and the reader of the form that matched (``times_forms``) computes days. Forms:

1. dates written out: "mercredi 14 mai 2025", "le 19 mars 2023", "14/05/2025", "2025-05-14"
2. dates without a year: "le 14 mai", "ce mercredi 14 mai", "le 19 mars dernier"
3. weekdays: "jeudi", "ce vendredi", "lundi prochain", "mardi soir", "lundi à 15 heures"
4. from the day of publication: "hier", "demain", "ce matin", "cette semaine", "le mois dernier",
   "il y a deux ans", "dans trois jours", "en début de mois"
5. from the last day named: "la veille", "deux jours plus tôt", "le mois suivant"
6. months, seasons, quarters, years, decades, centuries: "en mars 2025", "mi-avril", "l'été
   dernier", "au premier trimestre 2024", "en 2012", "les années 1990", "au XIXe siècle"
7. ranges: "du 3 au 7 mai", "de 1970 à 1975", "dans la nuit de mardi à mercredi"
8. open ends and deadlines: "depuis 2015", "d'ici un mois", "avant le 30 juin", "jusqu'au 3 mai"
9. durations: "pendant trois jours", "en 48 heures"
10. words that fix no day, kept with no interval: "récemment", "ces derniers jours"

Refused: names ("place du 14-Juillet", "rue du 8 mai", "Mouvement du 23 mars"), counts ("10 000",
"2 %", "de 2000 soldats"), ages ("32 ans"), bare months and years.

The day of reference is the day of publication. When that is unknown, a day that the text writes out
in full and names again ("mercredi 14 mai 2025" … "ce mercredi 14 mai") takes its place, and
``derived_by`` ends in ``:day_of_reference_in_text``. There is no other: without one, an expression
that needs it has no interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from chancery.knowledge.times import Grammar, Relation, load_grammar
from chancery.mentions.times_calendar import Toward, one_day, to_date
from chancery.mentions.times_forms import READERS
from chancery.mentions.times_lexer import Lexeme, find_lexemes, read_figures
from chancery.mentions.times_pieces import Found, Pieces, relate
from chancery.mentions.times_tense import find_tense
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Expression
from chancery.records.syntax import Syntax
from chancery.records.text import Span

NAMING = ("day_and_month", "date_written_out")
"""Forms that streets, parties and stadiums are named in."""

YEARS = ("year", "numeric", "roman", "figure")
"""Classes of words that fix a year by themselves."""

UNREFERRED = ("same_day_written_out_elsewhere", "counted_from_a_day_named", "day_known_by_name")

ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def find_times(dispatch: Dispatch, syntax: Syntax, language: str) -> tuple[Expression, ...]:
    """All time expressions in text order; they never overlap.

    Raises ``KnowledgeError`` when there is no time lexicon for the language.
    """
    return _Search(dispatch, syntax, load_grammar(language)).run()


@dataclass(frozen=True, slots=True)
class _Match:
    form: str
    linked: tuple[Lexeme, ...]
    lexemes: tuple[Lexeme, ...]
    at: int
    until: int


class _Search:
    """One dispatch on its way: the matches, the days written out, the day named last."""

    def __init__(self, dispatch: Dispatch, syntax: Syntax, grammar: Grammar) -> None:
        self.syntax = syntax
        self.grammar = grammar
        self.lexemes = find_lexemes(syntax, grammar)
        self.matches = [match for match in self._match() if not self._is_name(match)]
        self.written = _written_out(self.matches)
        self.reference = _day(dispatch.value("published"))
        self.suffix = ""
        self.previous: date | None = None
        if self.reference is None:
            self.reference = self._day_in_text()
            self.suffix = ":day_of_reference_in_text" if self.reference else ""

    def run(self) -> tuple[Expression, ...]:
        return tuple(found for match in self.matches if (found := self._read(match)))

    def _match(self) -> Iterator[_Match]:
        code = self.grammar.code
        codes = "".join([code[lexeme.kind] for lexeme in self.lexemes])
        runs = (run.span() for run in self.grammar.run.finditer(codes))
        for found in (
            found for run in runs for found in self.grammar.pattern.finditer(codes, *run)
        ):
            form = found.lastgroup or ""
            start, middle, end = found.start(), found.start(form), found.end()
            linked, lexemes = self.lexemes[start:middle], self.lexemes[middle:end]
            yield _Match(form, tuple(linked), tuple(lexemes), start, end)

    def _is_name(self, match: _Match) -> bool:
        """As in "Rue du 8 mai", "chaque vendredi", "13-Mars": no time at all."""
        before = self.lexemes[match.at - 1] if match.at else None
        if before is None or before.kind == "break":
            return False
        words = self.grammar.words
        if match.form == "weekday" and self._lower(before) in words.habits:
            return True
        noun = self.lexemes[match.at - 2] if match.at > 1 and before.kind == "of_the" else before
        return match.form in NAMING and self._lower(noun) in words.named_after

    def _lower(self, lexeme: Lexeme) -> str:
        return self.syntax.words[lexeme.first].lower if lexeme.last > lexeme.first else ""

    def _day_in_text(self) -> date | None:
        """The day that "ce mercredi 14 mai" means when the text writes out its year elsewhere."""
        for match in self.matches:
            if match.form == "weekday_and_date" and match.lexemes[0].kind == "this":
                found = READERS[match.form](self._pieces(match, None))
                if found and found.interval and found.interval.precision == "day":
                    return found.interval.first
        return None

    def _read(self, match: _Match) -> Expression | None:
        found = READERS[match.form](self._pieces(match, self.reference))
        if found is None:
            return None
        pieces = match.linked + match.lexemes
        found = relate(found, _relation(match)) if match.form != "length" else found
        found = self._named_day(match) or found
        self._remember(match, found)
        return self._express(pieces, found)

    def _remember(self, match: _Match, found: Found) -> None:
        """The last day named; a dateline ("23 juin 2012. –") names the day of writing, no other."""
        opens = match.at == 0 or self.lexemes[match.at - 1].kind == "break"
        interval = found.interval
        dateline = opens and match.form == "date_written_out"
        if interval and interval.first and interval.precision == "day" and not dateline:
            self.previous = interval.first

    def _named_day(self, match: _Match) -> Found | None:
        """As in "Les attentats du 11 septembre", before any year is guessed."""
        before = [self._lower(lexeme) for lexeme in self.lexemes[max(0, match.at - 2) : match.at]]
        if match.form != "day_and_month" or not before:
            return None
        month, day = _value(match, "month"), _value(match, "day")
        for named in self.grammar.words.named_days:
            if (named.month, named.day) == (month, day) and not named.nouns.isdisjoint(before):
                return Found(one_day(named.date), "day_known_by_name")
        return None

    def _express(self, pieces: tuple[Lexeme, ...], found: Found) -> Expression:
        first, last = pieces[0].first, pieces[-1].last
        span = Span(pieces[0].span.start, pieces[-1].span.end)
        by = found.by
        if found.interval and not self._stands_alone(pieces, by):
            by += self.suffix
        return Expression(
            span=span,
            head=self._head(first, last),
            first=first,
            last=last,
            kind=found.kind,
            interval=found.interval,
            derived_by=by,
        )

    def _stands_alone(self, pieces: tuple[Lexeme, ...], by: str) -> bool:
        """Whether the day of reference had no part in it."""
        return by in UNREFERRED or any(lexeme.kind in YEARS for lexeme in pieces)

    def _head(self, first: int, last: int) -> int:
        """The word that hangs on something outside; a noun or numeral rather than a preposition."""
        words = self.syntax.words[first:last]
        tops = [word for word in words if not first <= word.head < last or word.head == word.i]
        full = (word for word in tops if word.upos not in ("ADP", "DET", "PUNCT"))
        return next(full, next(iter(tops), words[0])).i

    def _pieces(self, match: _Match, reference: date | None) -> Pieces:
        before = tuple(lexeme.kind for lexeme in self.lexemes[max(0, match.at - 2) : match.at])
        behind = self.lexemes[match.until : match.until + 1]
        first = (match.linked + match.lexemes)[0].first
        last = match.lexemes[-1].last
        following = self.syntax.following(self.syntax.words[last - 1]) if last > first else None

        def ask_tense() -> Toward:
            return find_tense(self.syntax, self._head(first, last), self.grammar)

        return Pieces(
            form=match.form,
            lexemes=match.lexemes,
            relation=_relation(match),
            reference=reference,
            previous=self.previous,
            written=self.written,
            ask_tense=ask_tense,
            before=before,
            after=behind[0].kind if behind else "",
            next_upos=following.upos if following else "",
        )


def _relation(match: _Match) -> Relation | None:
    return cast("Relation", match.linked[0].value) if match.linked else None


def _value(match: _Match, kind: str) -> object:
    return next((lexeme.value for lexeme in match.lexemes if lexeme.kind == kind), None)


def _day(published: str | None) -> date | None:
    """The day of an EDTF value; ``None`` when it is missing or no finer than a month."""
    found = ISO_DAY.match(published or "")
    return to_date(*map(int, found.groups())) if found else None


def _written_out(matches: list[_Match]) -> dict[tuple[int, int], date]:
    """Days written out with their year, by month and day, where the text gives but one year."""
    held: dict[tuple[int, int], set[date]] = {}
    for match in matches:
        if day := _full_date(match):
            held.setdefault((day.month, day.day), set()).add(day)
    return {key: days.pop() for key, days in held.items() if len(days) == 1}


def _full_date(match: _Match) -> date | None:
    if match.form == "date_in_figures":
        figures = read_figures(str(_value(match, "numeric")))
        return to_date(*figures) if figures else None
    year, month, day = (_value(match, kind) for kind in ("year", "month", "day"))
    full = match.form in ("date_written_out", "weekday_and_date")
    if full and isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
        return to_date(year, month, day)
    return None
