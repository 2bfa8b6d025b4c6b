"""The parser that rooms test with."""

import pytest

from chancery.parsing.fake import FakeParser
from chancery.records.syntax import Named
from tests.rooms.parsing.pages import dispatch

TABLE = """
    Ingrid   Ingrid   PROPN  2  nsubj  _  PER
    a        avoir    AUX    3  aux
    cédé     céder    VERB   0  root   VerbForm=Part|Tense=Past
    .        .        PUNCT  3  punct

    Oslo     Oslo     PROPN  2  nsubj  _  LOC
    attend   attendre VERB   0  root
"""


def test_a_table_is_laid_over_the_text():
    page = dispatch("Ingrid a cédé.", "Oslo attend")
    syntax = FakeParser(TABLE).parse(page)
    assert all(page.text[word.span] == word.text for word in syntax.words)
    assert [sentence.block for sentence in syntax.sentences] == [0, 1]
    assert syntax.words[2].feats == {"VerbForm": "Part", "Tense": "Past"}
    assert syntax.words[5].head == 5
    assert syntax.names == (Named(first=0, last=1, kind="PER"), Named(first=4, last=5, kind="LOC"))


def test_many_dispatches_are_read_alike():
    page = dispatch("Ingrid a cédé.", "Oslo attend")
    parser = FakeParser(TABLE)
    assert list(parser.parse_many([page, page])) == [parser.parse(page)] * 2


def test_a_form_that_the_text_does_not_have_is_named():
    with pytest.raises(ValueError, match="'cédé'"):
        FakeParser(TABLE).parse(dispatch("Ingrid a dit."))
