"""Which days English time words mean; all texts are invented."""

from __future__ import annotations

import pytest

from chancery.knowledge.times import load_grammar
from chancery.mentions.times import find_times
from chancery.parsing.fake import FakeParser
from tests.rooms.mentions.flat import WEDNESDAY, a_dispatch, times, written

PAST = [
    ("Met on Monday.", "on Monday", "2025-05-12"),
    ("Met last Friday.", "last Friday", "2025-05-09"),
    ("Met late on Tuesday.", "late on Tuesday", "2025-05-13"),
    ("Met on May 14, 2025, in Oslo.", "on May 14, 2025", "2025-05-14"),
    ("Met on 14 May 2025.", "on 14 May 2025", "2025-05-14"),
    ("Met on the 14th of May.", "on the 14th of May", "2025-05-14"),
    ("Met on May 3rd.", "on May 3rd", "2025-05-03"),
    ("Met on Wed., May 14.", "on Wed., May 14", "2025-05-14"),
    ("Met on Sept. 11, 2001.", "on Sept. 11, 2001", "2001-09-11"),
    ("Met on 2025-05-14.", "on 2025-05-14", "2025-05-14"),
    ("Met on 05/14/2025.", "on 05/14/2025", "2025-05-14"),
    ("Met on 14/05/2025.", "on 14/05/2025", "2025-05-14"),
    ("Met on May 3 last year.", "on May 3 last year", "2024-05-03"),
    ("Met in March last year.", "in March last year", "2024-03"),
    ("Met in mid-May.", "in mid-May", "2025-05-11/2025-05-20"),
    ("Fell in mid-2024.", "in mid-2024", "2024-05/2024-08"),
    ("Met from 3 to 5 May.", "from 3 to 5 May", "2025-05-03/2025-05-05"),
    ("Met from May 3 through 5.", "from May 3 through 5", "2025-05-03/2025-05-05"),
    ("Met on 3–5 May.", "on 3–5 May", "2025-05-03/2025-05-05"),
    ("Fought in 2019–2021.", "in 2019–2021", "2019/2021"),
    ("Fought in 1980–88.", "in 1980–88", "1980/1988"),
    ("Fired overnight into Wednesday.", "overnight into Wednesday", "2025-05-13/2025-05-14"),
    ("Fought since dawn on Monday.", "since dawn on Monday", "2025-05-12/.."),
    ("Fought in the 1990s.", "in the 1990s", "1990/1999"),
    ("Fought in the early 1990s.", "in the early 1990s", "1990/1993"),
    ("Met earlier this year.", "earlier this year", "2025"),
    ("Met earlier this week.", "earlier this week", "2025-05-12/2025-05-14"),
    ("Met two days ago.", "two days ago", "2025-05-12"),
    ("Fought since Monday.", "since Monday", "2025-05-12/.."),
    ("Met on Monday at 10.30am.", "on Monday at 10.30am", "2025-05-12"),
    ("Met on Monday at 0900 GMT.", "on Monday at 0900 GMT", "2025-05-12"),
    ("Fired overnight.", "overnight", "2025-05-13/2025-05-14"),
    ("Met on the weekend.", "on the weekend", "2025-05-10/2025-05-11"),
    ("Denounced the October 7 attacks.", "October 7", "2023-10-07"),
    ("Denounced the October 7 Hamas-led attack.", "October 7", "2023-10-07"),
]

AHEAD = [
    ("Meets on Monday.", "on Monday", "2025-05-19"),
    ("Meets next week.", "next week", "2025-05-19/2025-05-25"),
    ("Meets later this week.", "later this week", "2025-05-14/2025-05-18"),
    ("Runs through Friday.", "through Friday", "../2025-05-16"),
    ("Runs until June 30.", "until June 30", "../2025-06-30"),
    ("Applies from June 1.", "from June 1", "2025-06-01/.."),
    ("Votes in three days.", "in three days", "2025-05-17"),
    ("Leaves within 48 hours.", "within 48 hours", "../2025-05-16"),
    ("Leaves by month's end.", "by month's end", "../2025-05-31"),
]


NO_TIMES = [
    "Joined the March 23 Movement.",
    "Fear that 14 may die.",
    "Watched protesters march on Oslo.",
    "Entered in 2000 villages.",
    "Met on Fridays.",
    "Extended it by 60 days.",
    "Orbits the sun.",
]


@pytest.mark.parametrize(("text", "exact", "edtf"), PAST)
def test_an_english_time_with_a_past_verb_lies_behind(text, exact, edtf):
    assert written(text, times(text, language="en")) == [(exact, edtf)]


@pytest.mark.parametrize(("text", "exact", "edtf"), AHEAD)
def test_an_english_time_with_a_future_verb_lies_ahead(text, exact, edtf):
    assert written(text, times(text, "future", language="en")) == [(exact, edtf)]


@pytest.mark.parametrize("text", NO_TIMES)
def test_english_names_and_counts_are_no_times(text):
    assert times(text, language="en") == []


def test_a_date_in_figures_that_can_be_misread_is_left_unread():
    found = times("Met on 05/06/2025.", language="en")[0]
    assert (found.interval, found.derived_by) == (None, "day_or_month_first")


def test_in_three_days_is_a_length_when_the_verb_looks_back():
    found = times("Took it in three days.", language="en")[0]
    assert (found.interval, found.kind) == (None, "duration")


def test_the_day_before_is_counted_from_the_last_day_named_but_not_from_an_event():
    text = "Held on May 10, freed the day before."
    assert times(text, language="en")[1].interval.edtf == "2025-05-09"
    assert times("Freed the day before the vote.", language="en")[0].kind == "vague"


@pytest.mark.parametrize("form", load_grammar("en").words.forms, ids=lambda form: form.name)
def test_the_example_of_an_english_form_fires_a_form(form):
    assert times(form.example, language="en")


WILL, MAY = "will will AUX 3 aux VerbForm=Fin", "may may AUX 3 aux VerbForm=Fin"
IS = "is be AUX 3 {} VerbForm=Fin|Tense=Pres"
WAS = "was be AUX 3 {} VerbForm=Fin|Tense=Past"
HAS = "has have AUX 3 aux VerbForm=Fin|Tense=Pres"

TENSES = [
    ("He will meet her Monday", "2025-05-19", WILL, "Inf"),
    ("He may meet her Monday", "2025-05-19", MAY, "Inf"),
    ("He is meeting her Monday", "2025-05-19", IS.format("aux"), "Ger"),
    ("He was meeting her Monday", "2025-05-12", WAS.format("aux"), "Ger"),
    ("He has met her Monday", "2025-05-12", HAS, "Part"),
    ("He was met there Monday", "2025-05-12", WAS.format("aux:pass"), "Part"),
    ("It is held there Monday", "2025-05-19", IS.format("aux:pass"), "Part"),
]


@pytest.mark.parametrize(("text", "edtf", "helper", "form"), TENSES)
def test_auxiliaries_put_an_english_weekday_before_or_after_publication(text, edtf, helper, form):
    subject, _, verb, other, _ = text.split()
    tense = "|Tense=Past" if form == "Part" else ""
    table = f"""
    {subject} he PRON 3 nsubj
    {helper}
    {verb} {verb} VERB 0 root VerbForm={form}{tense}
    {other} {other} ADV 3 advmod
    Monday Monday PROPN 3 obl"""
    assert read(text, table) == [("Monday", edtf)]


def test_what_may_have_been_lies_behind():
    table = """
    He he PRON 4 nsubj
    may may AUX 4 aux VerbForm=Fin
    have have AUX 4 aux VerbForm=Inf
    left leave VERB 0 root VerbForm=Part|Tense=Past
    Monday Monday PROPN 4 obl"""
    assert read("He may have left Monday", table) == [("Monday", "2025-05-12")]


def test_an_infinitive_that_somebody_agreed_to_lies_ahead_and_the_agreement_behind():
    ahead = """
    They they PRON 2 nsubj
    agreed agree VERB 0 root VerbForm=Fin|Tense=Past
    to to PART 4 mark
    meet meet VERB 2 xcomp VerbForm=Inf
    Monday Monday PROPN 4 obl"""
    behind = """
    They they PRON 2 nsubj
    agreed agree VERB 0 root VerbForm=Fin|Tense=Past
    Monday Monday PROPN 2 obl"""
    assert read("They agreed to meet Monday", ahead) == [("Monday", "2025-05-19")]
    assert read("They agreed Monday", behind) == [("Monday", "2025-05-12")]


def test_what_is_or_was_to_be_done_lies_ahead():
    table = """
    It it PRON 5 nsubj
    was be AUX 5 aux VerbForm=Fin|Tense=Past
    to to PART 5 mark
    be be AUX 5 aux:pass VerbForm=Inf
    held hold VERB 0 root VerbForm=Part|Tense=Past
    Monday Monday PROPN 5 obl"""
    assert read("It was to be held Monday", table) == [("Monday", "2025-05-19")]


def test_the_day_of_an_agent_is_no_deadline():
    table = """
    Killed kill VERB 0 root VerbForm=Part|Tense=Past
    by by ADP 5 case
    Monday Monday PROPN 5 nmod:poss
    's 's PART 3 case
    attack attack NOUN 1 obl:agent"""
    assert read("Killed by Monday's attack", table) == [("Monday", "2025-05-12")]


def test_a_year_tells_a_noun_that_has_an_article_and_counts_one_that_has_none():
    told = """
    Left leave VERB 0 root VerbForm=Fin|Tense=Past
    the the DET 4 det
    2015 2015 NUM 4 compound
    deal deal NOUN 1 obj"""
    counted = """
    Left leave VERB 0 root VerbForm=Fin|Tense=Past
    2015 2015 NUM 3 nummod
    tents tent NOUN 1 obj"""
    assert read("Left the 2015 deal", told) == [("2015", "2015")]
    assert read("Left 2015 tents", counted) == []


def test_a_visit_that_somebody_cancelled_lay_ahead():
    table = """
    He he PRON 2 nsubj
    cancelled cancel VERB 0 root VerbForm=Fin|Tense=Past
    Monday Monday PROPN 5 nmod:poss
    's 's PART 3 case
    visit visit NOUN 2 obj"""
    assert read("He cancelled Monday's visit", table) == [("Monday", "2025-05-19")]


def test_what_was_postponed_last_week_was_postponed_then():
    table = """
    He he PRON 2 nsubj
    postponed postpone VERB 0 root VerbForm=Fin|Tense=Past
    it it PRON 2 obj
    last last ADJ 5 amod
    Monday Monday NOUN 2 obl"""
    assert read("He postponed it last Monday", table) == [("last Monday", "2025-05-12")]


def test_from_begins_something_beside_a_verb_only():
    verb = """
    Starts start VERB 0 root VerbForm=Fin|Tense=Pres
    from from ADP 3 case
    Monday Monday PROPN 1 obl"""
    noun = """
    Video video NOUN 0 root
    from from ADP 3 case
    Monday Monday PROPN 1 nmod"""
    assert read("Starts from Monday", verb) == [("from Monday", "2025-05-19/..")]
    assert read("Video from Monday", noun) == [("from Monday", "2025-05-12")]


def read(text, table):
    dispatch = a_dispatch(text, WEDNESDAY, "en")
    lines = "\n".join(line.strip() for line in table.strip().splitlines())
    syntax = FakeParser(lines, language="en").parse(dispatch)
    return written(text, list(find_times(dispatch, syntax, "en")))
