"""Months, seasons, years and their parts: forms that name longer stretches."""

from __future__ import annotations

from datetime import date

from chancery.knowledge.times import Unit
from chancery.mentions.times_calendar import (
    century,
    decade,
    months,
    nearest,
    one_day,
    one_month,
    one_season,
    one_year,
    part_of,
    part_of_decade,
    shift,
    stretch,
    to_date,
    unit_of,
)
from chancery.mentions.times_pieces import COUNTED, Found, Pieces, turned
from chancery.records.time import Interval

DECADES = range(1000, 2200, 10)
CENTURIES = range(1, 22)
SATURDAY = 5
ROUND = 100
LAST_OF_TWO_FIGURES = 100
YEARS_OF_NOUNS = range(1900, 2100)
"""Years that a noun is told by; other figures of four digits before a noun count things."""


def read_month_range(pieces: Pieces) -> Found | None:
    """Read "De janvier à mars 2024", "entre octobre 2023 et mai 2024"."""
    held, years = pieces.numbers("month"), pieces.numbers("year")
    last = years[-1] if years else _year_of(pieces, held[-1])
    if last is None:
        return pieces.say(None)
    first = years[0] if len(years) > 1 else last - (held[0] > held[1])
    count = 12 * (last - first) + held[1] - held[0] + 1
    return pieces.say(months(first, held[0], count)) if count > 0 and first > 0 else None


def read_year_range(pieces: Pieces) -> Found | None:
    """Read "De 1970 à 1975", "1980–88": refused when it runs backwards."""
    first, last = pieces.numbers("year", "day", "figure")
    last += first // 100 * 100 if last < LAST_OF_TWO_FIGURES else 0
    if not first <= last <= date.max.year:
        return None
    whole = stretch(date(first, 1, 1), date(last, 12, 31))
    if whole is None:
        return None
    edtf = f"{first}/{last}"
    return pieces.say(Interval(edtf=edtf, first=whole.first, last=whole.last, precision="interval"))


def read_month_of_year(pieces: Pieces) -> Found:
    """Read "En mars 2025"."""
    return pieces.say(one_month(pieces.numbers("year")[0], pieces.numbers("month")[0]))


def read_month(pieces: Pieces) -> Found | None:
    """Read "En mars", "de mars", "depuis janvier", "en mai dernier"; a bare "mars" is refused.

    "In March last year" is the March of that year, "last March" the nearest one behind.
    """
    if not (pieces.relation or turned(pieces) or pieces.kinds[0] != "month"):
        return None
    month = pieces.numbers("month")[0]
    year = _year_of(pieces, month)
    return pieces.say(one_month(year, month) if year else None)


def _year_of(pieces: Pieces, month: int) -> int | None:
    """The year of a month: the one named along, or the nearest that words and tense allow."""
    if pieces.year:
        return pieces.year
    if pieces.reference is None:
        return None
    here = pieces.reference.replace(day=1)
    around = (to_date(here.year + step, month, 1) for step in (-1, 0, 1))
    found = nearest((day for day in around if day), here, pieces.toward)
    return found.year if found else None


def read_part_of_month(pieces: Pieces) -> Found | None:
    """Read "Début avril", "à la mi-septembre", "fin août 2024"."""
    month = pieces.numbers("month")[0]
    year = _year_of(pieces, month)
    return pieces.say(part_of(one_month(year, month), pieces.part) if year else None)


def read_part_of_year(pieces: Pieces) -> Found:
    """Read "Début 2024", "à la fin de l'année 2023"."""
    return pieces.say(part_of(one_year(pieces.numbers("year")[0]), pieces.part))


def read_part_of_unit(pieces: Pieces) -> Found | None:
    """Read "En début de mois", "à la fin de la semaine dernière"."""
    if pieces.unit is None or pieces.unit == "day" or pieces.reference is None:
        return pieces.say(None)
    whole = _turned_unit(pieces, pieces.unit, pieces.reference)
    return pieces.say(part_of(whole, pieces.part) if whole else None)


def _turned_unit(pieces: Pieces, unit: Unit, day: date) -> Interval | None:
    step = 1 if pieces.has("next") else -1 if pieces.has("last") else 0
    moved = shift(day, step, unit)
    return unit_of(moved, unit) if moved else None


def read_quarter(pieces: Pieces) -> Found | None:
    """Read "Au premier trimestre (2024)", "au second semestre"."""
    number = pieces.number("ordinal", "day")
    size = {"quarter": 3, "half": 6}.get(pieces.unit or "")
    if size is None:
        return _ordinal_unit(pieces)
    if number is None or not 0 < number <= 12 // size:
        return None
    year = pieces.number("year") or (pieces.reference.year if pieces.reference else None)
    return pieces.say(months(year, size * (number - 1) + 1, size) if year else None)


def _ordinal_unit(pieces: Pieces) -> Found | None:
    """Read "Au deuxième jour" counts from a day that is not said; "19e siècle" is a century."""
    if pieces.unit == "century":
        return read_century(pieces)
    if pieces.kinds[0] == "at_the" and pieces.has("ordinal"):
        return Found(None, "counted_from_an_event", "vague")
    return None


def read_season(pieces: Pieces) -> Found | None:
    """Read "L'été dernier", "au printemps 2024", "cet hiver"; the "Printemps arabe" is refused."""
    month = pieces.numbers("season")[0]
    year = pieces.number("year")
    if year is None and pieces.next_upos in COUNTED:
        return None
    if year is None and pieces.reference is not None:
        years = (one_season(pieces.reference.year + step, month) for step in (-1, 0, 1))
        seasons = [season for season in years if season]
        return pieces.say(_season_near(pieces, pieces.reference, seasons))
    return pieces.say(one_season(year, month) if year else None)


def _season_near(pieces: Pieces, day: date, seasons: list[Interval]) -> Interval | None:
    past = [s for s in seasons if s.last and s.last < day]
    ahead = [s for s in seasons if s.first and s.first > day]
    now = [s for s in seasons if s not in past and s not in ahead]
    match pieces.toward:
        case "last":
            return past[-1] if past else None
        case "next":
            return ahead[0] if ahead else None
        case "past":
            return next(iter(now or past[-1:]), None)
        case "future":
            return next(iter(now or ahead), None)
    return now[0] if now else None


def read_units_around(pieces: Pieces) -> Found:
    """Read "Ces derniers jours", "dans les prochaines heures", "ces trois dernières années"."""
    counted = pieces.number("word", "day", "figure") is not None
    return Found(None, pieces.form, "duration" if counted else "vague")


def read_unit_turned(pieces: Pieces) -> Found | None:
    """Read "La semaine dernière", "l'an prochain", "le mois suivant" (after the last day named)."""
    if pieces.unit is None:
        return None
    if pieces.has("following") or pieces.has("previous"):
        step = 1 if pieces.has("following") else -1
        moved = shift(pieces.previous, step, pieces.unit) if pieces.previous else None
        found = unit_of(moved, pieces.unit) if moved else None
        return pieces.say(found, by="unit_after_a_day_named")
    day = pieces.reference
    return pieces.say(_turned_unit(pieces, pieces.unit, day) if day else None)


def read_this_unit(pieces: Pieces) -> Found | None:
    """Read "Ce mois-ci", "cette semaine", "ce week-end"; "cette journée" is the last day named.

    "Earlier this week" ends and "later this week" begins on the day of publication; "earlier this
    year" is somewhere in the year, no stretch of it, and stays the year.
    """
    if pieces.unit is None:
        return None
    if pieces.unit == "day":
        here = pieces.previous
        return Found(one_day(here) if here else None, "counted_from_a_day_named")
    if pieces.reference is None:
        return pieces.say(None)
    if pieces.unit == "weekend":
        return pieces.say(_weekend_near(pieces, pieces.reference))
    return None if pieces.has("the") else _cut(pieces, unit_of(pieces.reference, pieces.unit))


def _cut(pieces: Pieces, whole: Interval | None) -> Found:
    here = pieces.reference
    if whole is None or whole.first is None or whole.last is None or here is None:
        return pieces.say(whole)
    if pieces.unit != "week":
        return pieces.say(whole)
    if pieces.has("earlier"):
        return pieces.say(stretch(whole.first, here))
    return pieces.say(stretch(here, whole.last) if pieces.has("later") else whole)


def _weekend_near(pieces: Pieces, day: date) -> Interval | None:
    """On a Monday "this weekend" is the one behind when the verb looks back."""
    back = pieces.toward_day == "past" and day.weekday() < SATURDAY
    moved = shift(day, -1, "week") if back else day
    return unit_of(moved, "weekend") if moved else None


def read_decade(pieces: Pieces) -> Found | None:
    """Read "Les années 1990", "les années 80", "the 1990s", "the early '90s"."""
    if pieces.has("decade"):
        return pieces.say(part_of_decade(pieces.numbers("decade")[0], pieces.part))
    year = pieces.number("year", "figure")
    if pieces.unit != "year" or year is None:
        return None
    year += 0 if pieces.has("year") else 1900
    return pieces.say(decade(year)) if year in DECADES else None


def read_century(pieces: Pieces) -> Found | None:
    """Read "Au XIXe siècle", "in the 19th century"."""
    number = pieces.number("roman", "ordinal", "day")
    if pieces.unit != "century" or number not in CENTURIES or number is None:
        return None
    return pieces.say(century(number))


def read_in_year(pieces: Pieces) -> Found | None:
    """Read "En 2012", "en l'an 2000", "in 2024 elections"; "in 2000 villages" is refused."""
    year = pieces.numbers("year")[0]
    return None if _counts(pieces, year) else pieces.say(one_year(year))


def _counts(pieces: Pieces, year: int) -> bool:
    """Round figures before a noun count things."""
    return year % ROUND == 0 and pieces.next_upos == "NOUN" and not pieces.unit


def read_year_of_noun(pieces: Pieces) -> Found | None:
    """Read "The 2015 deal", where years stand before nouns; "2000 soldiers" is refused."""
    year = pieces.numbers("year")[0]
    named = (
        pieces.determined
        and pieces.next_upos in ("NOUN", "ADJ", "PROPN")
        and year in YEARS_OF_NOUNS
    )
    return pieces.say(one_year(year)) if named and not _counts(pieces, year) else None


def read_year(pieces: Pieces) -> Found | None:
    """Read "Depuis 2015", "de 2015", "en 1904 et 1979"; "de 2000 soldats" is refused."""
    another = pieces.before == ("year", "and")
    if pieces.next_upos in COUNTED or not (pieces.relation or another or pieces.has("of")):
        return None
    return pieces.say(one_year(pieces.numbers("year")[0]))
