"""Explanations: the rule's entry as it is written, the words, and the record asked for."""

import pytest

from chancery.checking import explain
from chancery.checking.rules import find_entries
from chancery.errors import InputError, NotFoundError
from chancery.knowledge.load import read
from tests.specimen import specimen


def test_a_record_is_found_by_the_beginning_of_its_id():
    reading = specimen()
    event = reading.events[0].id
    for wanted in (event, event[:10], event.partition("-")[2][:6]):
        assert explain(reading, wanted).id == event


def test_an_abbreviation_that_fits_several_names_them():
    with pytest.raises(InputError, match="fits 4 records"):
        explain(specimen(), "entity-")


@pytest.mark.parametrize("wanted", ["event-ffffffffffffffff", "", "x"])
def test_an_id_of_nothing_is_not_found(wanted):
    with pytest.raises(NotFoundError, match="no such record"):
        explain(specimen(), wanted)


def test_an_explanation_lists_every_evidence_with_its_place_in_the_record():
    told = dict(explain(specimen(), specimen().events[0].id).evidence)
    assert told["anchor"].exact == "a rencontré"
    assert told["date.evidence"].exact == "mardi"
    assert told["actors[1].evidence"].exact == "Ion Rusu"


def test_an_entry_is_shown_as_it_is_written_with_its_line():
    (entry,) = find_entries("ontology/plover.yml#CONSULT")
    lines = read(entry.file).decode().splitlines()
    assert lines[entry.line - 1].strip().startswith("CONSULT:")
    assert entry.source == lines[entry.line - 1]


def test_a_rule_may_name_several_entries():
    keys = [
        e.key for e in find_entries("ontology/plover.yml#AID + ontology/plover.yml#types/ASSAULT")
    ]
    assert keys == ["AID", "types/ASSAULT"]


@pytest.mark.parametrize("rule", ["lexicons/fr/none.yml#x", "ontology/plover.yml#NOPE"])
def test_an_entry_that_this_version_does_not_have_is_empty(rule):
    (entry,) = find_entries(rule)
    assert (entry.line, entry.source) == (0, "")


@pytest.mark.parametrize("rule", ["", "no rule at all", "../../../etc/passwd#root"])
def test_what_is_no_rule_has_no_entries(rule):
    assert find_entries(rule) == ()


def test_a_rule_cannot_lead_out_of_the_data():
    for entry in find_entries("../../../../secret.yml#x /etc/x.yml#root"):
        assert entry.source == ""


def test_a_key_may_be_a_path_and_leads_as_far_as_it_can():
    for key in ("types/CONSULT", "types.CONSULT", "CONSULT.modes", "CONSULT.none"):
        (entry,) = find_entries(f"ontology/plover.yml#{key}")
        assert "CONSULT" in entry.source


def test_keys_joined_by_plus_are_entries_of_their_own():
    keys = [entry.key for entry in find_entries("ontology/plover.yml#AID+ASSAULT")]
    assert keys == ["AID", "ASSAULT"]


def test_a_form_that_code_reads_is_explained_by_its_reader():
    (entry,) = find_entries("checking/quotation.py#holds")
    assert entry.source.startswith("Does a text still say")


def test_a_key_of_several_words_is_found_and_no_shorter_one():
    (entry,) = find_entries("lexicons/fr/predicates/request.yml#appeler X à")
    assert entry.source.lstrip().startswith("appeler X à:")
