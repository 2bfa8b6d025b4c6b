"""Laws of the whole way: whatever goes in, what comes out is a reading, and its evidence holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery
import chancery.errors
import chancery.pipeline
from chancery.exchange import parse_readings

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)

FRENCH = """
le la les l d ministre président accord a rencontré signé s’est engagé à ordonné de selon « » , .
mardi 14 mai 2025 Paris Téhéran Bagdad Iran Irak iranien qui que ne pas aurait devra avec son
homologue et l’agence rapporté entre deux pays Ghaani général <b> \u200f \u00a0 é e\u0301
"""
WORDS = st.sampled_from([*FRENCH.split(" "), "\n", "\n\n"])
frenchlike = st.lists(WORDS, max_size=60).map(" ".join)


def holds(reading):
    verification = chancery.verify(reading)
    assert verification.holds, [r.findings for r in verification.records if r.findings]


@given(anything)
@settings(max_examples=60)
def test_any_text_gives_a_reading_whose_evidence_holds(text):
    holds(chancery.pipeline.read_text(text, language="fr"))


@given(frenchlike)
@settings(max_examples=60)
def test_any_string_of_french_words_gives_a_reading_whose_evidence_holds(text):
    holds(chancery.pipeline.read_text(text, language="fr", published="2025-05-15"))


@given(st.binary(max_size=400))
@settings(max_examples=40)
def test_any_bytes_give_a_reading_or_an_error_of_ours(data):
    try:
        reading = chancery.pipeline.read_bytes(data)
    except chancery.errors.ChanceryError:
        return
    holds(reading)


@pytest.mark.parametrize("language", [None, "fr"])
def test_nothing_gives_an_empty_reading_that_says_why(language):
    reading = chancery.pipeline.read_text("", language=language)
    assert not reading.events
    assert reading.problems
    holds(reading)


def test_the_same_page_gives_the_same_reading_and_survives_saving():
    text = "Le ministre turc a rencontré son homologue grec mardi à Athènes, a rapporté l’AFP."
    one, other = (chancery.read(text, published="2025-05-15") for _ in range(2))
    assert one.to_json() == other.to_json()
    (saved,) = parse_readings(one.to_json().encode())
    assert chancery.verify(saved).holds
