"""Names whose words hang apart, put together again."""

import pytest

from chancery.parsing import mend
from chancery.parsing.fake import FakeParser
from tests.rooms.parsing.pages import dispatch

CASES = {
    "a name whose last words were taken for others": (
        "Jan Van den Broek said so.",
        """
        Jan    Jan    PROPN  5  nsubj   _  PER
        Van    van    ADV    5  advmod  _  PER
        den    den    X      5  advmod  _  PER
        Broek  Broek  PROPN  5  obj     _  PER
        said   say    VERB   0  root    VerbForm=Fin|Tense=Past
        so     so     ADV    5  advmod
        .      .      PUNCT  5  punct
        """,
        {"Jan": ("said", "nsubj"), "Van": ("Jan", "flat"), "Broek": ("Jan", "flat")},
    ),
    "what hangs on a part hangs on the name": (
        "Maps of Jan Mohammed of Oslo vanished.",
        """
        Maps      map       NOUN   7  nsubj
        of        of        ADP    3  case
        Jan       Jan       PROPN  1  nmod   _  PER
        Mohammed  Mohammed  PROPN  7  nsubj  _  PER
        of        of        ADP    6  case
        Oslo      Oslo      PROPN  4  nmod   _  LOC
        vanished  vanish    VERB   0  root   VerbForm=Fin|Tense=Past
        .         .         PUNCT  7  punct
        """,
        {"Jan": ("Maps", "nmod"), "Mohammed": ("Jan", "flat"), "Oslo": ("Jan", "nmod")},
    ),
    "a name with one governor is left alone": (
        "Jan Lund spoke.",
        """
        Jan    Jan    PROPN  2  compound  _  PER
        Lund   Lund   PROPN  3  nsubj     _  PER
        spoke  speak  VERB   0  root      VerbForm=Fin|Tense=Past
        .      .      PUNCT  3  punct
        """,
        {"Jan": ("Lund", "compound"), "Lund": ("spoke", "nsubj")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_words_of_a_name_hang_together(name: str):
    text, table, expected = CASES[name]
    syntax = mend(FakeParser(table).parse(dispatch(text)), "en")
    found = {w.text: (syntax.words[w.head].text, w.deprel) for w in syntax.words}
    assert {form: found[form] for form in expected} == expected
