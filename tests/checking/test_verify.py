"""Verification of saved readings: four answers, and what earns each."""

import json
from dataclasses import replace

import pytest

from chancery.checking import verify
from chancery.exchange import parse_readings
from chancery.records.identity import identify
from tests.specimen import specimen


def raw():
    return json.loads(specimen().to_json())


def check(reading):
    (saved,) = parse_readings(json.dumps(reading).encode())
    return verify(saved)


def the(verification, kind):
    return next(record for record in verification.records if record.kind == kind)


def test_a_reading_as_it_was_written_holds():
    verification = verify(specimen())
    assert verification.holds
    assert verification.counts == {"holds": 10, "moved": 0, "changed": 0, "not found": 0}
    assert verification.checks > 60


def test_one_letter_less_in_the_text_is_a_change_of_the_dispatch():
    reading = raw()
    reading["dispatch"]["text"] = reading["dispatch"]["text"].replace("rencontré", "rencontr")
    verification = check(reading)
    dispatch = the(verification, "dispatch")
    assert dispatch.answer == "changed"
    assert {finding.where for finding in dispatch.findings} == {"id", "text_sha256"}


def test_the_quotation_that_lost_a_letter_is_changed_and_says_what_stands_there_now():
    reading = raw()
    reading["dispatch"]["text"] = reading["dispatch"]["text"].replace("a rencontré", "a rencontr")
    event = the(check(reading), "event")
    assert event.answer == "changed"
    anchor = next(finding for finding in event.findings if finding.where == "anchor")
    assert anchor.answer == "changed"
    assert anchor.detail == "“a rencontré” now reads “a rencontr”"


def test_words_behind_an_insertion_have_moved():
    reading = raw()
    reading["dispatch"]["text"] = "Direct\n" + reading["dispatch"]["text"]
    verification = check(reading)
    assert the(verification, "statement").answer == "moved"
    assert verification.counts["not found"] == 0


def test_words_that_are_nowhere_are_not_found():
    reading = raw()
    reading["dispatch"]["text"] = "Tout autre chose."
    assert the(check(reading), "event").answer == "not found"


def test_a_field_changed_by_hand_changes_the_id():
    reading = raw()
    reading["events"][0]["modality"] = "asserted"
    event = the(check(reading), "event")
    assert event.answer == "changed"
    assert [finding.where for finding in event.findings] == ["id"]


def test_a_forged_quotation_does_not_hold_even_with_an_id_made_anew():
    reading = raw()
    event = reading["events"][0]
    event["anchor"]["exact"] = "a menacé"
    event["id"] = identify("event", event)
    findings = the(check(reading), "event").findings
    assert any(f.where == "anchor" and f.answer == "changed" for f in findings)


def test_a_reference_to_a_record_that_is_not_there_is_not_found():
    reading = raw()
    reading["entities"] = [e for e in reading["entities"] if e["name"] != "Ion Rusu"]
    event = the(check(reading), "event")
    assert [(f.where, f.answer) for f in event.findings] == [("actors[1].id", "not found")]


def test_evidence_in_a_field_that_this_version_does_not_know_is_checked_too():
    reading = raw()
    reading["events"][0]["weather_evidence"] = {
        "start": 0, "end": 5, "exact": "neige", "prefix": "", "suffix": "",
    }  # fmt: skip
    wheres = {finding.where for finding in the(check(reading), "event").findings}
    assert "weather_evidence" in wheres


def test_an_evidence_that_quotes_nothing_proves_nothing():
    reading = raw()
    reading["events"][0]["anchor"].update(start=3, end=3, exact="")
    answers = {f.where: f.answer for f in the(check(reading), "event").findings}
    assert answers["anchor"] == "not found"


def test_the_same_words_among_other_neighbours_are_a_change():
    reading = raw()
    reading["events"][0]["anchor"]["prefix"] = "n’"
    answers = {f.where: f.answer for f in the(check(reading), "event").findings}
    assert answers["anchor"] == "changed"


def test_blocks_that_overlap_or_leave_the_text_are_told():
    reading = raw()
    reading["dispatch"]["blocks"][1]["start"] = 0
    reading["dispatch"]["blocks"][2]["end"] = 10**6
    wheres = {finding.where for finding in the(check(reading), "dispatch").findings}
    assert {"blocks[1]", "blocks[2]"} <= wheres


def test_the_worst_answer_is_the_record_s():
    record = the(verify(specimen()), "event")
    assert record.answer == "holds"
    reading = raw()
    reading["events"][0]["actors"][0]["id"] = "entity-0000000000000000"
    record = the(check(reading), "event")
    assert {f.answer for f in record.findings} == {"changed", "not found"}
    assert record.answer == "not found"


def test_a_verification_is_written_as_json():
    told = verify(specimen()).to_json()
    assert told["holds"] is True
    assert told["counts"]["holds"] == len(told["records"])


def test_a_reading_without_any_record_holds():
    assert verify(replace(specimen(), entities=(), statements=(), events=(), agreements=())).holds


@pytest.mark.parametrize("words", ["\u202e", "🙂", "e\u0301"])
def test_positions_count_code_points_whatever_stands_before(words):
    reading = raw()
    reading["dispatch"]["text"] = words + reading["dispatch"]["text"]
    event = the(check(reading), "event")
    assert event.answer in {"moved", "changed"}
    anchor = next(f for f in event.findings if f.where == "anchor")
    assert f"stands at {specimen().events[0].anchor.start + len(words)}" in anchor.detail
