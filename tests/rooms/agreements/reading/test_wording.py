"""Listed phrases are found however a parser cuts them."""

from __future__ import annotations

from chancery.agreements.reading.conditions import find_conditions
from chancery.agreements.reading.wording import Stretch, Wording
from chancery.parsing.fake import FakeParser
from tests.rooms.statements.staging import a_dispatch

TREE = """
d' de ADP 2 case
ici ici ADV 4 advmod
la le DET 4 det
fin fin NOUN 0 root
, , PUNCT 4 punct
si si SCONJ 8 mark
Oslo Oslo PROPN 8 nsubj
part partir VERB 4 advcl VerbForm=Fin
, , PUNCT 4 punct
demain demain ADV 4 advmod
"""


def a_wording() -> Wording:
    dispatch = a_dispatch("d'ici la fin, si Oslo part, demain", language="fr")
    return Wording(dispatch.text, FakeParser(TREE.strip()).parse(dispatch))


def test_a_phrase_is_found_though_it_is_cut_into_words():
    assert a_wording().behind(0, 10, ("d'ici",)) == 2


def test_the_longest_of_several_phrases_counts():
    assert a_wording().behind(0, 10, ("d'ici", "d'ici la")) == 3


def test_a_phrase_does_not_begin_a_longer_word():
    assert a_wording().behind(2, 10, ("la f",)) is None


def test_a_span_leaves_out_the_punctuation_around_it():
    wording = a_wording()
    assert wording.text[wording.span(Stretch(4, 9))] == "si Oslo part"


def test_a_condition_runs_to_the_next_comma():
    assert find_conditions(a_wording(), Stretch(0, 10), ("si",)) == [Stretch(5, 8)]
