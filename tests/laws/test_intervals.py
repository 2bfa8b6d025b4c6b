"""Laws of intervals: what holds whatever the day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chancery.mentions.times_calendar import (
    date_near,
    one_day,
    one_month,
    one_season,
    one_year,
    open_after,
    open_before,
    part_of,
    shift,
    stretch,
    unit_of,
    weekday_near,
)
from chancery.mentions.times_lexer import read_roman

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31))
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade"])
EDTF = re.compile(r"(\.\.|\d{4}(-\d{2}(-\d{2})?)?)(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?))?")


@given(DAYS, UNITS)
def test_a_day_lies_in_its_unit_unless_the_unit_is_a_weekend(day, unit):
    held = unit_of(day, unit)
    assert held.first <= held.last
    assert unit == "weekend" or held.first <= day <= held.last


@given(DAYS, UNITS)
def test_every_interval_is_written_in_edtf(day, unit):
    held = unit_of(day, unit)
    for interval in (held, open_after(held), open_before(held)):
        assert EDTF.fullmatch(interval.edtf)


@given(DAYS, UNITS, st.sampled_from(["early", "mid", "late", "whole"]))
def test_a_part_lies_within_the_whole(day, unit, part):
    whole = unit_of(day, unit)
    some = part_of(whole, part)
    assert some is None or (whole.first <= some.first <= some.last <= whole.last)


@given(DAYS)
def test_the_three_parts_of_a_month_make_the_month(day):
    whole = one_month(day.year, day.month)
    early, mid, late = (part_of(whole, part) for part in ("early", "mid", "late"))
    assert (early.first, late.last) == (whole.first, whole.last)
    assert early.last + timedelta(1) == mid.first
    assert mid.last + timedelta(1) == late.first


@given(DAYS, st.integers(0, 6), st.sampled_from(["past", "future", "last", "next", None]))
def test_a_weekday_is_found_within_a_week_on_the_side_asked_for(day, weekday, toward):
    found = weekday_near(day, weekday, toward)
    assert found.weekday() == weekday
    assert abs((found - day).days) <= 7
    assert toward not in ("last", "past") or found <= day
    assert toward not in ("next", "future") or found >= day
    assert toward not in ("last", "next") or found != day


@given(DAYS, DAYS)
def test_a_date_without_its_year_is_never_further_than_half_a_year_off(day, other):
    found = date_near(day, other.month, other.day, None)
    leap = (other.month, other.day) == (2, 29)
    assert found is None or leap or abs((found - day).days) <= 183


@given(DAYS, st.integers(-500, 500), st.sampled_from(["day", "week"]))
def test_days_and_weeks_shift_there_and_back(day, count, unit):
    moved = shift(day, count, unit)
    assert moved is not None
    assert shift(moved, -count, unit) == day


@given(st.dates(), st.integers(-(10**12), 10**12), UNITS)
def test_no_shift_leaves_the_calendar(day, count, unit):
    moved = shift(day, count, unit)
    assert moved is None or date.min <= moved <= date.max


@given(DAYS, DAYS)
def test_before_is_never_mutual_and_excludes_overlap(one, other):
    first, second = one_day(one), one_day(other)
    assert not (first.surely_before(second) and second.surely_before(first))
    assert first.overlaps(second) != (first.surely_before(second) or second.surely_before(first))


@given(DAYS)
def test_open_ends_reach_as_far_as_needed(day):
    year = one_year(day.year)
    assert open_after(year).overlaps(one_day(date.max))
    assert open_before(year).overlaps(one_day(date.min))


@given(DAYS, DAYS)
def test_a_stretch_never_ends_before_it_begins(one, other):
    held = stretch(one, other)
    assert (held is None) == (other < one)


@given(DAYS)
def test_the_four_seasons_of_a_year_join(day):
    seasons = [one_season(day.year, month) for month in (3, 6, 9, 12)]
    for early, late in pairwise(seasons):
        assert early.last + timedelta(1) == late.first


def test_roman_numerals_of_centuries_are_read():
    assert [read_roman(x) for x in ("i", "iv", "ix", "xiv", "xix", "xx", "xxi")] == [
        1, 4, 9, 14, 19, 20, 21,
    ]  # fmt: skip
