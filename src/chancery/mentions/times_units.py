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
    shift,
    stretch,
    to_date,
    unit_of,
)
from chancery.mentions.times_pieces import COUNTED, Found, Pieces, turned
from chancery.records.time import Interval

DECADES = range(1000, 2200, 10)
CENTURIES = range(1, 22)


def read_month_range(pieces: Pieces) -> Found | None:
    """Read "De janvier à mars 2024", "entre octobre 2023 et mai 2024"."""
    held, years = pieces.numbers("month"), pieces.numbers("year")
    last = years[-1] if years else _year_of(pieces, held[-1])
    if last is None:
        return pieces.say(None)
    first = years[0] if len(years) > 1 else last - (held[0] > held[1])
    count = 12 * (last - first) + held[1] - held[0] + 1
    return pieces.say(months(first, held[0], count)) if count > 0 else None


def read_year_range(pieces: Pieces) -> Found | None:
    """Read "De 1970 à 1975": refused when it runs backwards."""
    first, last = pieces.numbers("year")
    if last < first:
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
    """Read "En mars", "de mars", "depuis janvier", "en mai dernier"; a bare "mars" is refused."""
    if not (pieces.relation or turned(pieces) or pieces.kinds[0] != "month"):
        return None
    month = pieces.numbers("month")[0]
    year = _year_of(pieces, month)
    return pieces.say(one_month(year, month) if year else None)


def _year_of(pieces: Pieces, month: int) -> int | None:
    """The year of a month: the nearest that the words or the tense allow."""
    if pieces.reference is None:
        return None
    here = pieces.reference.replace(day=1)
    around = (to_date(here.year + step, month, 1) for step in (-1, 0, 1))
    found = nearest((day for day in around if day), here, pieces.toward)
    return found.year if found else None


def read_part_of_month(pieces: Pieces) -> Found | None:
    """Read "Début avril", "à la mi-septembre", "fin août 2024"."""
    month = pieces.numbers("month")[0]
    year = pieces.number("year") or _year_of(pieces, month)
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
        return pieces.say(_season_near(pieces, pieces.reference, list(years)))
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
    """Read "Ce mois-ci", "cette semaine"; "cette journée" is the last day named."""
    if pieces.unit is None:
        return None
    if pieces.unit == "day":
        here = pieces.previous
        return Found(one_day(here) if here else None, "counted_from_a_day_named")
    day = pieces.reference
    return pieces.say(unit_of(day, pieces.unit) if day else None)


def read_decade(pieces: Pieces) -> Found | None:
    """Read "Les années 1990", "les années 80"."""
    year = pieces.number("year", "figure")
    if pieces.unit != "year" or year is None:
        return None
    year += 0 if pieces.has("year") else 1900
    return pieces.say(decade(year)) if year in DECADES else None


def read_century(pieces: Pieces) -> Found | None:
    """Read "Au XIXe siècle"."""
    number = pieces.number("roman", "ordinal")
    if pieces.unit != "century" or number not in CENTURIES or number is None:
        return None
    return pieces.say(century(number))


def read_in_year(pieces: Pieces) -> Found:
    """Read "En 2012", "en l'an 2000"."""
    return pieces.say(one_year(pieces.numbers("year")[0]))


def read_year(pieces: Pieces) -> Found | None:
    """Read "Depuis 2015", "de 2015", "en 1904 et 1979"; "de 2000 soldats" is refused."""
    another = pieces.before == ("year", "and")
    if pieces.next_upos in COUNTED or not (pieces.relation or another or pieces.has("of")):
        return None
    return read_in_year(pieces)
