"""What is asked of full text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import QueryError
from chancery.store.terms import LONGEST, MOST_WORDS, as_fts5, as_tsquery, read_terms


@pytest.mark.parametrize(
    ("asked", "fts5", "tsquery"),
    [
        ("accord Téhéran", '"accord" AND "teheran"', "('accord') & ('teheran')"),
        ('"Affaires étrangères"', '"affaires etrangeres"', "('affaires' <-> 'etrangeres')"),
        ("« libre échange »", '"libre echange"', "('libre' <-> 'echange')"),
        ("“libre échange”", '"libre echange"', "('libre' <-> 'echange')"),
        ("négoci*", '"negoci"*', "('negoci':*)"),
        ('"affaires étrang*"', '"affaires etrang"*', "('affaires' <-> 'etrang':*)"),
        ('"affaires étrang"*', '"affaires etrang"*', "('affaires' <-> 'etrang':*)"),
        ("-commerce accord", '("accord") NOT ("commerce")', "('accord') & !('commerce')"),
        ('a -"b c" -d', '("a") NOT ("b c" OR "d")', "('a') & !('b' <-> 'c') & !('d')"),
        ("l’Iran", '"l iran"', "('l' <-> 'iran')"),
        ('"never closed', '"never closed"', "('never' <-> 'closed')"),
        ("a AND (b)", '"a" AND "and" AND "b"', "('a') & ('and') & ('b')"),
        ("title:x ^y NEAR(z)", '"title x" AND "y" AND "near z"', None),
    ],
)
def test_what_is_asked_becomes_quoted_words_for_both_databases(asked, fts5, tsquery):
    terms = read_terms(asked)
    assert as_fts5(terms) == fts5
    if tsquery:
        assert as_tsquery(terms) == tsquery


@pytest.mark.parametrize("asked", ["", "   ", "-accord", "*", '""', "-", "?!", "-a -b", "«»", "\0"])
def test_a_search_without_a_word_to_look_for_is_refused(asked):
    with pytest.raises(QueryError, match="no word to look for"):
        read_terms(asked)


@pytest.mark.parametrize("asked", ["a*", "ab*", '"accord a*"'])
def test_a_beginning_of_too_few_letters_is_refused(asked):
    with pytest.raises(QueryError, match="too short"):
        read_terms(asked)


@pytest.mark.parametrize("asked", ["a " * (MOST_WORDS + 1), "a" * (LONGEST + 1)])
def test_a_search_that_is_too_long_is_refused(asked):
    with pytest.raises(QueryError, match="too long"):
        read_terms(asked)


@given(st.text())
def test_nothing_but_folded_words_reaches_a_database(asked):
    try:
        terms = read_terms(asked)
    except QueryError:
        return
    for term in terms:
        assert all(word.isalnum() for word in term.words)
