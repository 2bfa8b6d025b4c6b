"""Why nothing was read in a sentence."""

import pytest

import chancery
from chancery.checking import explain_silence
from chancery.errors import InputError, NotFoundError

TEXT = (
    "Une journée à Sofia\n\nLe ministre grec veut signer un accord avec la Bulgarie. "
    "La Bulgarie a signé un chèque. Le président a dormi.\n\n"
    "Le ministre grec a reçu le ministre serbe."
)


@pytest.fixture(scope="module")
def reading():
    return chancery.read(TEXT, language="fr")


@pytest.mark.parametrize(
    ("words", "kind", "lemma", "why"),
    [
        ("veut signer", "dropped", "signer", "state no fact"),
        ("a signé un chèque", "near", "signer", ""),
        ("a dormi", "unknown", "dormir", "no frame"),
        ("a reçu", "read", "recevoir", ""),
    ],
)
def test_each_predicate_says_what_became_of_it(reading, words, kind, lemma, why):
    found = [m for m in explain_silence(reading, words) if m.word.lemma == lemma]
    assert found
    assert {m.kind for m in found} == {kind}
    assert all(why in m.why for m in found)


def test_what_a_frame_lacks_is_told(reading):
    whys = [m.why for m in explain_silence(reading, "a signé un chèque") if m.kind == "near"]
    assert any(why.startswith(("needs ", "not with ")) for why in whys)


def test_words_that_are_not_read_are_named(reading):
    with pytest.raises(NotFoundError, match="Tirana"):
        explain_silence(reading, "Tirana")
    with pytest.raises(InputError, match="no words"):
        explain_silence(reading, " ")
