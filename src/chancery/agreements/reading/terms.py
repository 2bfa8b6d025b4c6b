"""Until when something is due.

Forms read:

1. a day or stretch: "d'ici le 30 avril", "avant le 1er mai", "au plus tard le 30 juin", "by the end
   of June", "no later than 30 June": the time expression itself, if it ends something
2. a length of time from the signing: "dans un délai de 60 jours", "within 60 days of signing",
   "60 jours après la signature": from the day of signing, else from that of the promise
3. a length of time from now: "dans les 60 prochains jours", "within the next 30 days", "d'ici deux
   mois": from the day of publication
4. a day to come: "libérera 50 détenus le 30 avril": that day

5. the time that somebody has: "a jusqu'au 30 avril pour", "has 60 days to"

Refused: how long ("jusqu'au 3 mai", "pendant un mois"), days gone by ("les soldats capturés le 3
mars"), times in a condition, and lengths from a day that is not known ("60 days after the vote").
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.stipulations import StipulationWords
from chancery.knowledge.times import Grammar
from chancery.records.edtf import read_edtf
from chancery.records.mention import Expression
from chancery.records.time import Interval, When

_HOURS_OF_A_DAY = 24
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MONTHS_OF_A_YEAR = 12

_NOT_DUE = ("until_", "since_", "from_", "after_", "within_length", "length")
"""Ways in which times are read that end no term, or that are counted here from another day."""

_COUNTED = ("within_length", "length")

Origin = Literal["signing", "made", "now", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length of time and the day that it is counted from."""

    stretch: Stretch
    count: int
    unit: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that terms are counted from, as far as they are known."""

    signed: Interval | None = None
    made: Interval | None = None
    published: date | None = None


class Terms:
    """Reads what is due when in the words of one dispatch."""

    def __init__(
        self, wording: Wording, times: tuple[Expression, ...], words: StipulationWords,
        grammar: Grammar,
    ) -> None:  # fmt: skip
        self._wording, self._times, self._words = wording, times, words
        self._grammar = grammar

    def due(self, stretch: Stretch, days: Days, apart: tuple[Stretch, ...] = ()) -> When | None:
        """When what a stretch tells is due; words that stand ``apart`` (conditions) do not say."""
        terms = [t for t in self.terms(stretch) if not any(t.stretch.overlaps(a) for a in apart)]
        for term in terms:
            return self._counted(term, days)
        told = [
            time for time in self._times
            if time.first in stretch and time.last <= stretch.last and time.interval is not None
            and not time.derived_by.startswith(_NOT_DUE)
            and not any(time.first in one for one in apart)
        ]  # fmt: skip
        ends = [t for t in told if t.kind == "deadline"]
        ahead = [t for t in told if t.kind == "date" and self._is_ahead(t, days)]
        return next((self._when(time) for time in (*ends, *ahead)), None)

    def marks(self, stretch: Stretch) -> list[Stretch]:
        """The words of a stretch that tell a time or a term, in text order."""
        times = (Stretch(t.first, t.last) for t in self._times if t.first in stretch)
        return sorted([*times, *(term.stretch for term in self.terms(stretch))])

    def has_end(self, stretch: Stretch) -> bool:
        """Whether a stretch says until when, or within what time."""
        told = any(t.first in stretch and t.kind == "deadline" for t in self._times)
        return told or next(self.terms(stretch), None) is not None

    def ends(self, stretch: Stretch, days: Days) -> list[Stretch]:
        """Those of them that tell a term or a day to come: they are no part of an object."""
        told = [
            Stretch(t.first, t.last) for t in self._times
            if t.first in stretch and (t.kind == "deadline" or self._is_ahead(t, days))
        ]  # fmt: skip
        return sorted([*told, *(term.stretch for term in self.terms(stretch))])

    def spans(self, stretch: Stretch) -> list[Stretch]:
        """All times and lengths of a stretch, whatever they say."""
        return sorted({*self.marks(stretch), *self.lengths(stretch)})

    def until(self, stretch: Stretch, days: Days) -> When | None:
        """When the time is up that somebody has: "*until 30 September*", "*60 jours*"."""
        for time in self._times:
            if stretch.first in (time.first, time.first - 1) and time.kind == "deadline":
                counted = time.derived_by.startswith(_COUNTED)
                return None if counted else self._when(time)
        _, count, unit, _ = self._length(stretch.first, stretch.last)
        if count is None or unit is None:
            return None
        return self._counted(Term(stretch=stretch, count=count, unit=unit, origin="made"), days)

    def lengths(self, stretch: Stretch) -> list[Stretch]:
        """Lengths of time, whatever they are counted from: "une phase de *42 jours*"."""
        found = ((i, self._length(i, stretch.last)[0]) for i in range(*stretch.bounds))
        return [Stretch(i, end) for i, end in found if end is not None]

    def terms(self, stretch: Stretch) -> Iterator[Term]:
        """The lengths of time of a stretch that are counted from some day."""
        i = stretch.first
        while i < stretch.last:
            term = self._term(i, stretch.last)
            if term is not None:
                yield term
            i = term.stretch.last if term is not None else i + 1

    # -- reading a term ----------------------------------------------------------------------------

    def _term(self, i: int, last: int) -> Term | None:
        opened = self._wording.behind(i, last, self._words.term_openers)
        now = self._wording.behind(i, last, self._words.from_now) is not None
        at, count, unit, coming = self._length(opened or i, last)
        if at is None or count is None or unit is None:
            return None
        origin, end = self._origin(at, last)
        if now or coming:
            return Term(stretch=Stretch(i, at), count=count, unit=unit, origin="now")
        if opened is None and origin != "signing":
            return None
        return Term(stretch=Stretch(i, end), count=count, unit=unit, origin=origin)

    def _length(self, i: int, last: int) -> tuple[int | None, int | None, str | None, bool]:
        """The word behind a length, how many of which unit, and whether they are the next ones."""
        count, coming = None, False
        for k in range(i, min(last, i + 4)):
            word = self._wording.words[k]
            entry = self._grammar.entries.get(word.lower)
            kind, value = (entry.kind, entry.value) if entry else ("", "")
            if count is None and word.lower.isdecimal():
                count = int(word.lower)
            elif kind == "next":
                coming = True
            elif count is not None and word.lower in self._words.hours:
                whole = count % _HOURS_OF_A_DAY == 0
                return (k + 1, count // _HOURS_OF_A_DAY, "day", coming) if whole else _NONE
            elif count is not None and kind in ("unit", "units"):
                return k + 1, count, str(value), coming
            elif count is None and kind == "word" and isinstance(value, int):
                count = value
            else:
                break
        return _NONE

    def _origin(self, at: int, last: int) -> tuple[Origin, int]:
        """What a length is said to be counted from, and the word behind that."""
        linked = self._wording.behind(at, last, self._words.counted_from)
        if linked is None:
            return "made", at
        for k in range(linked, min(last, linked + 4)):
            word = self._wording.words[k]
            if word.lemma in self._words.signings or word.lower in self._words.signings:
                return "signing", k + 1
            if word.upos in ("NOUN", "PROPN", "VERB", "PUNCT", "ADP"):
                break
        return "unknown", at

    # -- computing days ----------------------------------------------------------------------------

    def _counted(self, term: Term, days: Days) -> When | None:
        base = {
            "signing": _day(days.signed), "made": _day(days.signed) or _day(days.made),
            "now": days.published, "unknown": None,
        }[term.origin]  # fmt: skip
        end = _later(base, term.count, term.unit) if base else None
        found = read_edtf(f"../{end.isoformat()}") if end else None
        if found is None:
            return None
        signed = term.origin == "signing" or (term.origin == "made" and _day(days.signed))
        by = "signing" if signed else "promise" if term.origin == "made" else "publication"
        evidence = self._wording.text.cite(self._wording.span(term.stretch))
        return When(interval=found, derived_by=f"term_from_{by}", evidence=evidence)

    def _is_ahead(self, time: Expression, days: Days) -> bool:
        first = time.interval.first if time.interval else None
        last = time.interval.last if time.interval else None
        behind = _day(days.signed) or _day(days.made) or days.published
        return first is not None and last is not None and behind is not None and first > behind

    def _when(self, time: Expression) -> When | None:
        if time.interval is None:
            return None
        evidence = self._wording.text.cite(time.span)
        return When(interval=time.interval, derived_by=time.derived_by, evidence=evidence)


_NONE = (None, None, None, False)


def _day(interval: Interval | None) -> date | None:
    """The day that an interval is, where it is one."""
    one = interval is not None and interval.first == interval.last
    return interval.first if one and interval is not None else None


def _later(day: date, count: int, unit: str) -> date | None:
    """So many units later; the day of the month is kept if there is one."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        if unit not in _MONTHS:
            return None
        months = day.year * _MONTHS_OF_A_YEAR + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, _MONTHS_OF_A_YEAR)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
