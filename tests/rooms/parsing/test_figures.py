"""Figures written with spaces are one word."""

import pytest

from chancery.parsing import load_parser
from tests.rooms.parsing.pages import dispatch


def words(text):
    return [word.text for word in load_parser("fr").parse(dispatch(text)).words]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_a_figure_with_spaces_is_one_word(space):
    figure = f"20{space}000"
    assert figure in words(f"Quelque {figure} soldats ont quitté Gao.")


def test_millions_are_one_word_too():
    assert "1 250 000" in words("Le camp abrite 1 250 000 réfugiés.")


def test_a_year_before_a_figure_is_a_word_of_its_own():
    assert "2015" in words("En 2015 300 soldats ont quitté Gao.")


def test_figures_with_a_comma_between_stay_apart():
    found = words("Il y a eu 120, 300 ou 500 morts.")
    assert {"120", "300", "500"} <= set(found)


def test_a_figure_is_a_numeral_and_its_own_lemma():
    syntax = load_parser("fr").parse(dispatch("Quelque 20 000 soldats ont quitté Gao."))
    (figure,) = [word for word in syntax.words if word.text == "20 000"]
    assert (figure.upos, figure.lemma) == ("NUM", "20 000")
    assert [word.i for word in syntax.words] == list(range(len(syntax.words)))
