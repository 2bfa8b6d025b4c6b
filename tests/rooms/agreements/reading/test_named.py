"""Which nouns name an agreement, and what its name is."""

from __future__ import annotations

import pytest

from chancery.agreements.reading.named import Namer
from chancery.knowledge.agreements import load_agreement_words
from chancery.parsing.fake import FakeParser
from tests.rooms.statements.staging import a_dispatch

DEAL = """
Iran Iran PROPN 2 nsubj
signed sign VERB 0 root VerbForm=Fin
the the DET 6 det
2015 2015 NUM 6 compound
nuclear nuclear ADJ 6 amod
deal deal NOUN 2 obj
"""
NEW = """
They they PRON 2 nsubj
signed sign VERB 0 root VerbForm=Fin
a a DET 6 det
new new ADJ 6 amod
security security NOUN 6 compound
agreement agreement NOUN 2 obj
"""
UNDERSTANDING = """
They they PRON 2 nsubj
signed sign VERB 0 root VerbForm=Fin
a a DET 4 det
memorandum memorandum NOUN 2 obj
of of ADP 6 case
cooperation cooperation NOUN 4 nmod
"""
ORDER = """
Trump Trump PROPN 2 nsubj
signed sign VERB 0 root VerbForm=Fin
an a DET 5 det
executive executive ADJ 5 amod
order order NOUN 2 obj
"""
CEASEFIRE = """
They they PRON 2 nsubj
agreed agree VERB 0 root VerbForm=Fin
a a DET 6 det
cease cease NOUN 6 compound
- - PUNCT 4 punct
fire fire NOUN 2 obj
"""
MODIFIER = """
They they PRON 2 nsubj
reached reach VERB 0 root VerbForm=Fin
a a DET 5 det
ceasefire ceasefire NOUN 5 compound
deal deal NOUN 2 obj
"""
VIOLATION = """
They they PRON 2 nsubj
condemned condemn VERB 0 root VerbForm=Fin
the the DET 5 det
ceasefire ceasefire NOUN 5 compound
violation violation NOUN 2 obj
"""
PLAIN_ORDER = """
He he PRON 2 nsubj
gave give VERB 0 root VerbForm=Fin
an a DET 4 det
order order NOUN 2 obj
"""
SECURITE = """
Ils il PRON 3 nsubj
ont avoir AUX 3 aux VerbForm=Fin
signé signer VERB 0 root
un un DET 5 det
accord accord NOUN 3 obj
de de ADP 7 case
sécurité sécurité NOUN 5 nmod
"""


def names(tree: str, language: str) -> list[tuple[str, str]]:
    """The agreements that a sentence names, with their kinds."""
    text = " ".join(line.split(" ", 1)[0] for line in tree.strip().splitlines())
    dispatch = a_dispatch(text, language=language)
    namer = Namer(FakeParser(tree.strip()).parse(dispatch), load_agreement_words(language))
    return [(dispatch.text[namer.name(noun)], kind) for noun, kind in namer.nouns()]


@pytest.mark.parametrize(
    ("tree", "language", "expected"),
    [
        (DEAL, "en", [("2015 nuclear deal", "agreement")]),
        (NEW, "en", [("security agreement", "agreement")]),
        (UNDERSTANDING, "en", [("memorandum of cooperation", "agreement")]),
        (SECURITE, "fr", [("accord de sécurité", "agreement")]),
    ],
)
def test_a_name_holds_the_words_that_say_which_agreement_it_is(tree, language, expected):
    assert names(tree, language) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (ORDER, [("executive order", "decree")]),
        (CEASEFIRE, [("cease - fire", "agreement")]),
    ],
)
def test_a_kind_may_be_named_by_several_words(tree, expected):
    assert names(tree, "en") == expected


def test_an_agreement_named_by_two_nouns_is_one():
    assert names(MODIFIER, "en") == [("ceasefire deal", "agreement")]


def test_a_noun_that_only_says_which_thing_is_meant_names_no_agreement():
    assert names(VIOLATION, "en") == []


def test_a_general_word_that_points_back_to_nothing_names_no_agreement():
    assert names(PLAIN_ORDER, "en") == []
