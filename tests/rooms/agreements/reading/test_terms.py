"""Until when something is due, by the words and by the days that they are counted from."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.agreements.reading.terms import Days, Terms
from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.stipulations import load_stipulation_words
from chancery.knowledge.times import load_grammar
from chancery.parsing.fake import FakeParser
from chancery.records.edtf import read_edtf
from tests.rooms.statements.staging import a_dispatch

SIGNED = Days(
    signed=read_edtf("2031-03-01"), made=read_edtf("2031-03-20"), published=date(2031, 4, 2)
)
PROMISED = Days(made=read_edtf("2031-03-20"), published=date(2031, 4, 2))
UNKNOWN = Days(published=date(2031, 4, 2))
NOUNS = {
    "jours": "jour", "mois": "mois", "days": "day", "months": "month", "signature": "signature",
    "signing": "signing", "vote": "vote", "heures": "heure",
}  # fmt: skip


def due(text: str, language: str, days: Days, apart: tuple[Stretch, ...] = ()):
    """What is due by a text of a few words, every one of them of one part of speech or another."""
    words = text.split()
    lines = [
        f"{word} {NOUNS.get(word, word)} {'NOUN' if word in NOUNS else 'X'} 1 dep"
        for word in words
    ]  # fmt: skip
    lines[0] = lines[0].replace("1 dep", "0 root")
    dispatch = a_dispatch(text, language=language)
    syntax = FakeParser("\n".join(lines)).parse(dispatch)
    wording = Wording(dispatch.text, syntax)
    words_of = load_stipulation_words(language)
    terms = Terms(wording, (), words_of, load_grammar(language))
    return terms.due(Stretch(0, len(syntax.words)), days, apart)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("dans un délai de 60 jours", "fr"),
        ("sous 60 jours", "fr"),
        ("dans les soixante jours", "fr"),
        ("60 jours après la signature", "fr"),
        ("au plus tard 60 jours après la signature", "fr"),
        ("within 60 days", "en"),
        ("within sixty days", "en"),
        ("within 60 days of signing", "en"),
        ("60 days after the signing", "en"),
    ],
)
def test_a_term_is_counted_from_the_signing(text, language):
    found = due(text, language, SIGNED)
    assert (found.interval.edtf, found.derived_by) == ("../2031-04-30", "term_from_signing")
    assert found.evidence.exact == text


def test_a_term_of_a_promise_is_counted_from_its_own_day():
    found = due("within two months", "en", PROMISED)
    assert (found.interval.edtf, found.derived_by) == ("../2031-05-20", "term_from_promise")


@pytest.mark.parametrize(
    ("text", "language"),
    [("dans les 30 prochains jours", "fr"), ("within the next 30 days", "en")],
)
def test_only_words_that_say_so_count_from_the_day_of_publication(text, language):
    found = due(text, language, SIGNED)
    assert (found.interval.edtf, found.derived_by) == ("../2031-05-02", "term_from_publication")


@pytest.mark.parametrize(
    ("text", "language"),
    [("dans un délai de 60 jours", "fr"), ("within 60 days", "en")],
)
def test_a_term_from_no_known_day_is_due_on_none(text, language):
    assert due(text, language, UNKNOWN) is None


def test_a_term_said_to_run_from_the_signing_never_runs_from_the_promise():
    assert due("within 60 days of signing", "en", PROMISED) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("dans les 60 jours suivant le vote", "fr"), ("within 60 days after the vote", "en")],
)
def test_a_term_from_something_else_is_due_on_no_known_day(text, language):
    assert due(text, language, SIGNED) is None


@pytest.mark.parametrize(("text", "language"), [("60 jours de prison", "fr"), ("60 days", "en")])
def test_a_bare_length_is_no_term(text, language):
    assert due(text, language, SIGNED) is None


def test_hours_are_a_term_where_they_are_whole_days():
    assert due("dans les 48 heures", "fr", SIGNED).interval.edtf == "../2031-03-03"
    assert due("dans les 30 heures", "fr", SIGNED) is None


def test_a_term_in_a_condition_does_not_say_when_the_deed_is_due():
    assert due("within 60 days", "en", SIGNED, (Stretch(0, 3),)) is None


def test_months_keep_the_day_of_the_month_where_there_is_one():
    days = Days(signed=read_edtf("2031-12-31"))
    assert due("within two months", "en", days).interval.edtf == "../2032-02-29"


def test_a_signing_that_is_known_to_a_month_gives_no_day():
    assert due("within 60 days", "en", Days(signed=read_edtf("2031-03"))) is None
