"""Scores on the shared sets do not fall below the floors that were reached before.

A floor is raised when a score has risen; it is lowered only in a commit that says why.
"""

import re
from pathlib import Path

import pytest
import yaml

from tests.score import across
from tests.score import gold as scoring
from tests.score.press import press

FLOORS = yaml.safe_load(Path(__file__).with_name("floors.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("score")


@pytest.fixture(scope="module")
def dispatches(shared):
    return scoring.read_dispatches(shared / "gold")


@pytest.fixture(scope="module")
def sentences(shared, work):
    return {
        language: scoring.read_sentences(shared / "gold", language, work)
        for language in FLOORS["sentences"]
    }


@pytest.fixture(scope="module")
def gathered():
    return across.score(press())


@pytest.mark.parametrize("language", FLOORS["articles"])
def test_articles_are_read_no_worse_than_before(shared, dispatches, work, language, capsys):
    scores = scoring.score_dispatches(shared / "gold", dispatches, work, kind="article")[language]
    for name, floor in FLOORS["articles"][language].items():
        assert scores[name].get("f1", scores[name].get("accuracy", 0)) >= floor, name


def test_no_more_is_found_where_nothing_happens_than_before(shared, dispatches, work, capsys):
    scores = scoring.score_dispatches(shared / "gold", dispatches, work, kind="negative")
    assert scores["negatives"]["fp"] <= FLOORS["negatives"]["at_most"]


@pytest.mark.parametrize("language", FLOORS["sentences"])
def test_sentences_are_read_no_worse_than_before(shared, sentences, work, language):
    told = scoring.score_sentences(shared / "gold", sentences[language], language, work)
    for name, floor in FLOORS["sentences"][language].items():
        found = re.search(rf"^{re.escape(name)} .*F1 ([\d.]+)$", told, re.MULTILINE)
        assert float(found[1]) >= floor, name


@pytest.mark.parametrize("languages", FLOORS["pairs"])
def test_two_languages_agree_no_less_than_before(dispatches, sentences, languages):
    found = scoring.score_pairs(dispatches, sentences, *languages.split())
    for name, floor in FLOORS["pairs"][languages].items():
        assert found[name].share >= floor, name


def test_all_evidence_of_all_gold_readings_holds(dispatches, sentences):
    readings = [*dispatches, *(reading for each in sentences.values() for reading in each)]
    held = scoring.check_evidence(readings)
    assert held.readings == len(readings) > 0
    assert held.broken == ()


@pytest.mark.parametrize("kind", FLOORS["across"]["at_least"])
def test_what_many_dispatches_tell_is_gathered_no_worse_than_before(gathered, kind):
    for name, floor in FLOORS["across"]["at_least"][kind].items():
        assert gathered[kind][name].value >= floor, name


@pytest.mark.parametrize("kind", FLOORS["across"]["at_most"])
def test_no_more_is_gathered_wrongly_than_before(gathered, kind):
    for name, most in FLOORS["across"]["at_most"][kind].items():
        assert gathered[kind][name].value <= most, name


def test_errors_across_dispatches_are_told_with_their_words(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["across", "--errors", "1"])
    across.main()
    told = capsys.readouterr().out
    assert all(f"the invented press: {kind}" in told for kind in across.score(press()))
    assert "surest pair" in told
