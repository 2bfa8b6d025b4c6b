"""From words to time expressions.

The words are classed (``times_lexer``), the forms of ``lexicons/<language>/time.yml`` are matched
over the classes, and the reader of the form that matched (``times_forms``) computes days. Forms:

1. dates written out: "mercredi 14 mai 2025", "le 19 mars 2023", "14/05/2025", "2025-05-14",
   "Wed., May 14, 2025", "the 14th of May 2025"
2. dates without a year: "le 14 mai", "ce mercredi 14 mai", "le 19 mars dernier", "May 3 last year"
3. weekdays: "jeudi", "ce vendredi", "lundi prochain", "mardi soir", "lundi à 15 heures",
   "late on Tuesday", "overnight into Wednesday", "at dawn on Sunday"
4. from the day of publication: "hier", "demain", "ce matin", "cette semaine", "le mois dernier",
   "il y a deux ans", "dans trois jours", "en début de mois", "earlier this week"
5. from the last day named: "la veille", "deux jours plus tôt", "le mois suivant", "a day earlier"
6. months, seasons, quarters, years, decades, centuries: "en mars 2025", "mi-avril", "l'été
   dernier", "au premier trimestre 2024", "en 2012", "les années 1990", "au XIXe siècle",
   "the early 1990s", "the 2015 deal"
7. ranges: "du 3 au 7 mai", "de 1970 à 1975", "dans la nuit de mardi à mercredi",
   "from May 3 through 5", "3–5 May", "2019–2021"
8. open ends and deadlines: "depuis 2015", "d'ici un mois", "avant le 30 juin", "jusqu'au 3 mai",
   "through Friday", "by month's end"
9. durations: "pendant trois jours", "en 48 heures"
10. words that fix no day, kept with no interval: "récemment", "ces derniers jours"

Refused: names ("place du 14-Juillet", "rue du 8 mai", "March 23 Movement"), counts ("10 000",
"2 %", "de 2000 soldats"), ages ("32 ans"), bare months and years, "14 may have died". Left without
an interval: "05/06/2025" in a language that writes either the day or the month first.

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

from chancery.knowledge import grammar as small_words
from chancery.knowledge.times import Figures, Relation, load_grammar
from chancery.mentions.times_calendar import one_day, to_date
from chancery.mentions.times_forms import READERS
from chancery.mentions.times_lexer import Lexeme, find_lexemes, read_figures
from chancery.mentions.times_pieces import Found, Pieces, relate
from chancery.mentions.times_tense import Tense, Tenses
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Expression
from chancery.records.syntax import Syntax
from chancery.records.text import Span

NAMING = ("day_and_month", "date_written_out")
"""Forms that streets, parties and stadiums are named in."""

BEHIND = 6
"""Words looked at behind a date for the noun that it tells: "October 7 Hamas-led attack"."""

YEARS = ("year", "numeric", "roman", "figure")
"""Classes of words that fix a year by themselves."""

UNREFERRED = ("same_day_written_out_elsewhere", "counted_from_a_day_named", "day_known_by_name")

ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def find_times(dispatch: Dispatch, syntax: Syntax, language: str) -> tuple[Expression, ...]:
    """All time expressions in text order; they never overlap.

    Raises ``KnowledgeError`` when there is no time lexicon for the language.
    """
    tenses = Tenses(syntax, load_grammar(language), small_words.load_grammar(language))
    return _Search(dispatch, syntax, tenses).run()


@dataclass(frozen=True, slots=True)
class _Match:
    form: str
    linked: tuple[Lexeme, ...]
    lexemes: tuple[Lexeme, ...]
    at: int
    until: int


class _Search:
    """One dispatch on its way: the matches, the days written out, the day named last."""

    def __init__(self, dispatch: Dispatch, syntax: Syntax, tenses: Tenses) -> None:
        self.syntax = syntax
        self.tenses = tenses
        self.grammar = grammar = tenses.times
        self.lexemes = find_lexemes(syntax, grammar)
        self.matches = [match for match in self._match() if not self._is_name(match)]
        self.written = _written_out(self.matches, grammar.words.figures)
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
            start = middle if self._links_a_noun_behind(start, middle, end) else start
            linked, lexemes = self.lexemes[start:middle], self.lexemes[middle:end]
            yield _Match(form, tuple(linked), tuple(lexemes), start, end)

    def _links_a_noun_behind(self, start: int, middle: int, end: int) -> bool:
        """As in "killed by Monday's attack", "back from Monday's talks": no deadline, no start."""
        words = self.syntax.words
        linking = words[self.lexemes[start].first]
        governed = words[linking.head]
        beyond = start < middle and governed.i >= self.lexemes[end - 1].last
        return beyond and (governed.deprel == "obl:agent" or self.lexemes[start].kind == "from")

    def _is_name(self, match: _Match) -> bool:
        """As in "Rue du 8 mai", "March 23 Movement", "chaque vendredi": no time at all."""
        words = self.grammar.words
        if match.form in NAMING and not words.named_after.isdisjoint(self._behind(match)):
            return True
        before = self.lexemes[match.at - 1] if match.at else None
        if before is None or before.kind == "break":
            return False
        if match.form == "weekday" and self._lower(before) in words.habits:
            return True
        noun = self.lexemes[match.at - 2] if match.at > 1 and before.kind == "of_the" else before
        return match.form in NAMING and self._lower(noun) in words.named_after

    def _behind(self, match: _Match) -> list[str]:
        """The words up to the noun that a date stands before, where dates stand before nouns."""
        found: list[str] = []
        word = self.syntax.words[match.lexemes[-1].last - 1]
        for count in range(1, BEHIND if self.grammar.words.nouns_follow else 0):
            following = self.syntax.following(word, count)
            joined = following and following.upos in ("NOUN", "PROPN", "ADJ", "VERB")
            if following is None or not (joined or following.lower == "-"):
                break
            if following.upos == "VERB" and found[-1:] != ["-"]:
                break
            found.append(following.lower)
        return found

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
        found = relate(found, self._relation(match)) if match.form != "length" else found
        found = self._named_day(match) or found
        self._remember(match, found)
        return self._express(pieces, found)

    def _remember(self, match: _Match, found: Found) -> None:
        """The last day named; a dateline ("23 juin 2012. –") names the day of writing, no other.

        Behind a month or year named since, nobody knows what is counted from: "seized Goma in
        January and took Bukavu *a month later*".
        """
        opens = match.at == 0 or self.lexemes[match.at - 1].kind == "break"
        interval = found.interval
        dateline = opens and match.form == "date_written_out"
        if interval and interval.first and interval.precision == "day" and not dateline:
            self.previous = interval.first
        elif interval and interval.precision in ("month", "year"):
            self.previous = None

    def _named_day(self, match: _Match) -> Found | None:
        """As in "Les attentats du 11 septembre", "October 7 attacks": no year need be guessed."""
        around = [self._lower(lexeme) for lexeme in self.lexemes[max(0, match.at - 2) : match.at]]
        around += self._behind(match)
        if match.form != "day_and_month":
            return None
        month, day = _value(match, "month"), _value(match, "day")
        for named in self.grammar.words.named_days:
            if (named.month, named.day) == (month, day) and not named.nouns.isdisjoint(around):
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

        starts = self._relation(match) == "from"

        def ask_tense() -> Tense:
            stretch = starts or match.form.endswith("_range")
            return self.tenses.find(self._head(first, last), stretch=stretch)

        return Pieces(
            form=match.form,
            lexemes=match.lexemes,
            relation=self._relation(match),
            reference=reference,
            previous=self.previous,
            written=self.written,
            ask_tense=ask_tense,
            before=before,
            after=behind[0].kind if behind else "",
            next_upos=following.upos if following else "",
            figures=self.grammar.words.figures,
            determined=self._is_determined(first, last),
        )

    def _is_determined(self, first: int, last: int) -> bool:
        words = self.syntax.words
        before = self.syntax.following(words[first], -1)
        if before and before.upos == "DET":
            return True
        noun = words[words[self._head(first, last)].head]
        return any(w.rel == "det" or w.deprel == "nmod:poss" for w in self.syntax.children(noun))

    def _relation(self, match: _Match) -> Relation | None:
        """What the link says; "from" begins something only beside a verb ("video from Tuesday")."""
        if not match.linked:
            return None
        words = self.syntax.words
        head = words[self._head(match.lexemes[0].first, match.lexemes[-1].last)]
        beside_a_verb = words[head.head].upos in ("VERB", "AUX") or head.head == head.i
        if match.linked[0].kind == "from" and not beside_a_verb:
            return "at"
        return cast("Relation", match.linked[0].value)


def _value(match: _Match, kind: str) -> object:
    return next((lexeme.value for lexeme in match.lexemes if lexeme.kind == kind), None)


def _day(published: str | None) -> date | None:
    """The day of an EDTF value; ``None`` when it is missing or no finer than a month."""
    found = ISO_DAY.match(published or "")
    return to_date(*map(int, found.groups())) if found else None


def _written_out(matches: list[_Match], figures: Figures) -> dict[tuple[int, int], date]:
    """Days written out with their year, by month and day, where the text gives but one year."""
    held: dict[tuple[int, int], set[date]] = {}
    for match in matches:
        if day := _full_date(match, figures):
            held.setdefault((day.month, day.day), set()).add(day)
    return {key: days.pop() for key, days in held.items() if len(days) == 1}


def _full_date(match: _Match, order: Figures) -> date | None:
    if match.form == "date_in_figures":
        figures = read_figures(str(_value(match, "numeric")), order)
        return to_date(*figures) if figures else None
    year, month, day = (_value(match, kind) for kind in ("year", "month", "day"))
    full = match.form in ("date_written_out", "weekday_and_date")
    if full and isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
        return to_date(year, month, day)
    return None
