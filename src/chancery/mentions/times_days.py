"""Dates, weekdays and nights: forms that name days."""

from __future__ import annotations

from datetime import date

from chancery.mentions.times_calendar import (
    Toward,
    date_near,
    nearest,
    one_day,
    shift,
    stretch,
    to_date,
    weekday_near,
)
from chancery.mentions.times_lexer import read_figures
from chancery.mentions.times_pieces import COUNTED, Found, Pieces, turned

HALF_A_YEAR = 183


def read_weekday_and_date(pieces: Pieces) -> Found:
    """Read "Mercredi 14 mai (2025)", "May 3 last year": the weekday must be that of the date."""
    year = pieces.year
    weekday = pieces.number("weekday")
    day, month = pieces.numbers("day")[0], pieces.numbers("month")[0]
    if year is not None:
        found = to_date(year, month, day)
        if found is not None and weekday is not None and found.weekday() != weekday:
            return pieces.say(None, by="weekday_contradicts_date")
        return pieces.say(one_day(found) if found else None, by=None if found else "no_such_day")
    return _without_year(pieces, month, day, weekday)


def _without_year(pieces: Pieces, month: int, day: int, weekday: int | None) -> Found:
    written = pieces.written.get((month, day))
    if written and weekday in (None, written.weekday()) and not pieces.has("last"):
        return Found(one_day(written), "same_day_written_out_elsewhere")
    if pieces.reference is None:
        return pieces.say(None)
    if weekday is None:
        toward = None if pieces.has("this") else pieces.toward_day
        found = date_near(pieces.reference, month, day, toward)
        return pieces.say(one_day(found) if found else None, by=None if found else "no_such_day")
    found = _agreeing(pieces.reference, month, day, weekday)
    by = None if found else "weekday_contradicts_date"
    return pieces.say(one_day(found) if found else None, by=by)


def _agreeing(here: date, month: int, day: int, weekday: int) -> date | None:
    """The nearest such date on that weekday that lies within half a year."""
    years = (to_date(here.year + step, month, day) for step in (-1, 0, 1))
    agreeing = (found for found in years if found and found.weekday() == weekday)
    found = nearest(agreeing, here, None)
    if found is None or abs((found - here).days) > HALF_A_YEAR:
        return None
    return found


def read_figures_date(pieces: Pieces) -> Found:
    """Read "14/05/2025", "05/14/2025", "2025-05-14", in the order that the language writes."""
    value = next(str(x.value) for x in pieces.lexemes if x.kind == "numeric")
    figures = read_figures(value, pieces.figures)
    if figures is None:
        return pieces.say(None, by="day_or_month_first")
    found = to_date(*figures)
    return pieces.say(one_day(found) if found else None, by=None if found else "no_such_day")


def read_weekday_and_day(pieces: Pieces) -> Found | None:
    """Read "Ce mercredi 14": the nearest such day; "lundi 14 soldats" is refused."""
    if pieces.next_upos in COUNTED and not pieces.has("this"):
        return None
    weekday, day = pieces.numbers("weekday")[0], pieces.numbers("day")[0]
    if pieces.reference is None:
        return pieces.say(None)
    around = (shift(pieces.reference, step, "month") for step in (-1, 0, 1))
    days = (to_date(near.year, near.month, day) for near in around if near)
    agreeing = (found for found in days if found and found.weekday() == weekday)
    found = nearest(agreeing, pieces.reference, None)
    by = None if found else "weekday_contradicts_date"
    return pieces.say(one_day(found) if found else None, by=by)


def read_day_range(pieces: Pieces) -> Found | None:
    """Read "Du 3 au 7 mai", "entre le 30 décembre 2024 et le 2 janvier", "les 16 et 17 juin"."""
    days, held, years = pieces.numbers("day"), pieces.numbers("month"), pieces.numbers("year")
    last = _end(pieces, held[-1], days[-1], years[-1] if years else None)
    if last is None:
        return pieces.say(None)
    month = held[0] if len(held) > 1 else last.month
    year = years[0] if len(years) > 1 else last.year
    first = to_date(year, month, days[0])
    if first is not None and first > last and len(years) <= 1:
        first = to_date(year - 1, month, days[0])
    return pieces.say(stretch(first, last) if first else None, by=None if first else "no_such_day")


def _end(pieces: Pieces, month: int, day: int, year: int | None) -> date | None:
    if year is not None:
        return to_date(year, month, day)
    if written := pieces.written.get((month, day)):
        return written
    if pieces.reference is None:
        return None
    toward = pieces.toward
    return date_near(pieces.reference, month, day, toward) or date_near(
        pieces.reference, month, day, None
    )


def read_weekday_range(pieces: Pieces) -> Found:
    """Read "De mardi à jeudi"."""
    first, last = pieces.numbers("weekday")
    if pieces.reference is None:
        return pieces.say(None)
    start = weekday_near(pieces.reference, first, pieces.toward_day)
    end = shift(start, (last - first) % 7 or 7, "day") if start else None
    return pieces.say(stretch(start, end) if start and end else None)


def read_night_of_weekday(pieces: Pieces) -> Found:
    """Read "Dans la nuit de samedi": the evening of that day or the morning after.

    "Overnight into Wednesday" is the night before that day.
    """
    if pieces.reference is None:
        return pieces.say(None)
    day = weekday_near(pieces.reference, pieces.numbers("weekday")[0], pieces.toward)
    start = shift(day, -1, "day") if day and pieces.has("to") else day
    end = shift(start, 1, "day") if start else None
    return pieces.say(stretch(start, end) if start and end else None)


def read_last_night(pieces: Pieces) -> Found:
    """Read "Cette nuit", "la nuit dernière": across midnight; "cette nuit" may also lie ahead."""
    if pieces.reference is None:
        return pieces.say(None)
    ahead = pieces.has("this") and pieces.toward == "future"
    other = shift(pieces.reference, 1 if ahead else -1, "day")
    if other is None:
        return pieces.say(None)
    return pieces.say(stretch(min(other, pieces.reference), max(other, pieces.reference)))


def read_deictic(pieces: Pieces) -> Found:
    """Read "Hier soir", "hier mardi", "demain (11 juillet)": a weekday named along must agree."""
    if pieces.reference is None:
        return pieces.say(None)
    found = shift(pieces.reference, pieces.numbers("deictic")[0], "day")
    weekday = pieces.number("weekday")
    if found and weekday is not None and found.weekday() != weekday:
        return pieces.say(None, by="weekday_contradicts_date")
    return pieces.say(one_day(found) if found else None)


def read_this_part_of_day(pieces: Pieces) -> Found:
    """Read "Ce matin"."""
    return pieces.say(one_day(pieces.reference) if pieces.reference else None)


def read_weekday(pieces: Pieces) -> Found | None:
    """Read "Jeudi", "ce vendredi", "lundi prochain"; "le vendredi" is a habit."""
    if pieces.kinds[0] == "the" and not turned(pieces):
        return Found(None, "habit", "vague")
    weekday = pieces.numbers("weekday")[0]
    if pieces.has("following") or pieces.has("previous"):
        toward: Toward = "next" if pieces.has("following") else "last"
        found = weekday_near(pieces.previous, weekday, toward) if pieces.previous else None
        return pieces.say(one_day(found) if found else None, by="weekday_after_a_day_named")
    if pieces.reference is None:
        return pieces.say(None)
    toward = pieces.toward_day
    found = weekday_near(pieces.reference, weekday, toward)
    side = {"past": "before", "last": "before", "future": "after", "next": "after", None: "near"}
    return pieces.say(
        one_day(found) if found else None, by=f"weekday_{side[toward]}_day_of_reference"
    )


def read_feast(pieces: Pieces) -> Found:
    """Read "À Noël"."""
    value = next(x.value for x in pieces.lexemes if x.kind == "feast")
    if pieces.reference is None or not isinstance(value, tuple):
        return pieces.say(None)
    found = date_near(pieces.reference, *value, pieces.toward)
    return pieces.say(one_day(found) if found else None)
