"""What becomes of agreements in a whole dispatch of the shipped English parser."""

from __future__ import annotations

import pytest

from chancery.errors import ChanceryError
from chancery.parsing import load_parser
from chancery.pipeline import read_text


@pytest.fixture(autouse=True)
def _needs_the_model():
    try:
        load_parser("en")
    except ChanceryError as error:
        pytest.skip(str(error))


def test_an_agreed_ceasefire_is_an_agreement_and_no_promise():
    (one,) = read_text("Israel and Hezbollah agreed to a ceasefire.", language="en").agreements
    assert (one.kind, one.name, one.obligations) == ("agreement", "ceasefire", ())


def test_what_an_agreement_requires_is_an_obligation_under_it():
    text = "The agreement requires Israel to withdraw from Gaza within 30 days."
    (one,) = read_text(text, language="en").agreements
    (owed,) = one.obligations
    assert (one.kind, one.parties, owed.status) == ("agreement", (), "ordered")
