"""Words of promises, of their progress and of what agreements are called."""

import pytest

from chancery.knowledge.accords import load_accord_words
from chancery.knowledge.frames import load_frames
from chancery.knowledge.load import languages
from chancery.knowledge.ontology import load_ontology
from chancery.knowledge.phrases import Phrases, running
from chancery.knowledge.provisions import (
    load_provision_words,
    load_provisions,
    load_step_words,
    provision_in,
)

EXAMPLES = [
    (language, key, example)
    for language in languages()
    for key, example in load_provision_words(language).examples.items()
]


@pytest.mark.parametrize(("language", "key", "example"), EXAMPLES)
def test_every_kind_of_promise_is_found_in_its_own_example(language, key, example):
    assert provision_in(example, language) == key


@pytest.mark.parametrize("language", languages())
def test_every_language_has_words_and_an_example_for_every_kind_of_promise(language):
    words = load_provision_words(language)
    assert set(words.words) == set(words.examples) == set(load_provisions().provisions)


@pytest.mark.parametrize("language", languages())
def test_every_act_that_bears_on_a_promise_is_one_of_the_language(language):
    known = load_provisions()
    acts = {act for one in known.provisions.values() for act in one.acts}
    told = {frame.act for frame in load_frames(language)}
    assert acts | set(known.bearing_acts) | known.received_acts <= told


def test_the_names_of_agreements_have_the_same_classes_in_every_language():
    found = [load_accord_words(language) for language in languages()]
    assert len({tuple(sorted(one.classes)) for one in found}) == 1
    assert len({tuple(sorted(one.subjects)) for one in found}) == 1


@pytest.mark.parametrize("language", languages())
def test_every_word_of_progress_is_found_in_its_own_example(language):
    words = load_step_words(language)
    assert set(words.examples) == set(words.words)
    for phase, example in words.examples.items():
        assert phase in Phrases(words.words).keys(running(example))


@pytest.mark.parametrize(
    "text", ["lever les sanctions", "les sanctions ont été levées", "la levée de ces sanctions"]
)
def test_the_parts_of_a_form_are_found_in_any_order(text):
    assert provision_in(text, "fr") == "lift_sanctions"


def test_parts_that_stand_far_apart_are_no_form():
    far = "lever le voile sur ce que le ministre avait dit un jour des sanctions"
    assert provision_in(far, "fr") is None


def test_a_language_without_files_has_no_promises():
    assert provision_in("lever las sanciones", "xx") is None


def test_words_that_follow_one_another_are_found_only_so():
    phrases = Phrases({"roadmap": ["feuille de route"]})
    assert phrases.keys(running("La feuille de route")) == {"roadmap"}
    assert not phrases.keys(running("la route de la feuille"))


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "évacuer Faya"), ("en", "pull out of the town of Faya"), ("en", "leave Faya by May")],
)
def test_a_proper_name_is_a_part_of_a_form(language, text):
    assert provision_in(text, language) == "withdraw"


@pytest.mark.parametrize(("language", "text"), [("fr", "évacuer en Mars"), ("en", "leave by May")])
def test_a_month_is_no_proper_name(language, text):
    assert provision_in(text, language) is None


def test_every_type_that_is_silent_is_one_of_plover():
    assert load_provisions().silent_types <= set(load_ontology().types)
