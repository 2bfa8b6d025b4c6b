"""A reading as reviewers left it: what is shown, what stays, and that it still verifies."""

import json

import pytest

from chancery.checking import verify
from chancery.errors import UnreadableError
from chancery.exchange import machine_form, parse_readings, reviewed
from chancery.exchange.entries import entry_of
from chancery.records.identity import canonical
from chancery.records.review import Judgement, weigh
from tests.judging import AGENCY, EVENT, OBLIGATION, REBELS, RUSU, SOLHEIM
from tests.specimen import specimen

REPORT = specimen().statements[0].id
DISPATCH = json.loads(specimen().to_json())["dispatch"]["id"]


def raw():
    return json.loads(specimen().to_json())


def said(record, action, field=None, value=None):
    return Judgement(
        previous=None, at="2026-03-12T06:30:00.000000Z", reviewer="Nadia", action=action,
        kind=record.partition("-")[0], record=record, field=field, was=None,
        value=canonical(value).decode() if field else None, reason="see the wire",
    )  # fmt: skip


def judged(*judgements):
    records = {judgement.record for judgement in judgements}
    return {r: weigh(j for j in judgements if j.record == r) for r in records}


def shown(*judgements):
    return reviewed(raw(), judged(*judgements))


def check(reading):
    (saved,) = parse_readings(json.dumps(reading).encode())
    return verify(saved)


def date(edtf, first, last):
    return {"edtf": edtf, "first": first, "last": last, "precision": "month"}


EVERYTHING = (
    said(EVENT, "correct", "type", "ASSAULT"),
    said(EVENT, "correct", "date", date("2026-02", "2026-02-01", "2026-02-28")),
    said(EVENT, "correct", "place", {"name": "Bergen", "country": "NOR"}),
    said(EVENT, "correct", "actors", [AGENCY]),
    said(OBLIGATION, "correct", "status", "verified"),
    said(OBLIGATION, "correct", "due", None),
    said(SOLHEIM, "correct", "country", "SWE"),
    said(REPORT, "accept"),
    said(DISPATCH, "comment"),
)


def test_without_judgements_a_reading_is_as_it_was():
    assert reviewed(raw(), {}) == raw()


def test_a_correction_stands_in_place_and_the_machine_s_field_beside_it():
    event = shown(said(EVENT, "correct", "type", "ASSAULT"))["events"][0]
    assert (event["id"], event["type"], event["mode"]) == (EVENT, "ASSAULT", None)
    assert event["review"]["status"] == "corrected"
    assert event["review"]["machine"] == {"type": "CONSULT", "mode": "visit"}
    (judgement,) = event["review"]["judgements"]
    assert (judgement["reviewer"], judgement["value"]) == ("Nadia", "ASSAULT")
    assert machine_form(event) == raw()["events"][0]


def test_a_corrected_date_stands_on_the_words_of_the_machine_s():
    value = date("2026-02", "2026-02-01", "2026-02-28")
    event = shown(said(EVENT, "correct", "date", value))["events"][0]
    assert event["date"]["derived_by"] == "review"
    assert event["date"]["evidence"]["exact"] == "mardi"


def test_who_is_put_in_a_role_stands_there_with_the_words_that_name_him():
    event = shown(said(EVENT, "correct", "actors", [RUSU, AGENCY]))["events"][0]
    assert [role["evidence"]["exact"] for role in event["actors"]] == ["Ion Rusu", "Agence du Nord"]


def test_who_is_not_in_the_reading_is_put_in_no_role():
    event = shown(said(EVENT, "correct", "actors", ["entity-0000000000000000"]))["events"][0]
    assert event["actors"] == []


def test_a_rejected_event_is_gone_with_the_steps_that_it_made():
    found = shown(said(EVENT, "reject"))
    assert found["events"] == []
    assert found["agreements"][0]["obligations"][0]["steps"] == []
    (gone,) = found["review"]["rejected"]
    assert (gone["kind"], gone["id"], gone["status"]) == ("event", EVENT, "rejected")


def test_a_rejected_entity_has_no_role_and_tells_nothing():
    found = shown(said(AGENCY, "reject"), said(RUSU, "reject"))
    assert [entity["id"] for entity in found["entities"]] == [SOLHEIM, REBELS]
    assert [role["id"] for role in found["events"][0]["actors"]] == [SOLHEIM]
    assert found["events"][0]["told_by"][1]["id"] is None
    assert found["events"][0]["topics"][0]["told_by"][1]["id"] is None
    assert found["statements"][0]["speaker"] is None
    assert found["agreements"][0]["obligations"][0]["counterparty"] == []


def test_a_statement_in_a_rejected_one_stands_by_itself():
    found = shown(said(REPORT, "reject"))
    assert [statement["within"] for statement in found["statements"]] == [None]
    assert found["events"][0]["told_by"][1]["statement"] is None


def test_a_rejected_dispatch_says_nothing():
    found = shown(said(DISPATCH, "reject"))
    assert not any(found[name] for name in ("entities", "statements", "events", "agreements"))
    assert found["dispatch"]["review"]["status"] == "rejected"


def test_the_machine_s_reading_is_not_touched():
    before = raw()
    reviewed(before, judged(*EVERYTHING, said(RUSU, "reject")))
    assert before == raw()


@pytest.mark.parametrize("gone", [EVENT, AGENCY, RUSU, REBELS, REPORT, OBLIGATION, DISPATCH])
def test_a_reviewed_reading_verifies_whatever_was_rejected(gone):
    verification = check(shown(*EVERYTHING, said(gone, "reject")))
    assert verification.holds, [r.findings for r in verification.records if r.findings]


def test_verifying_says_which_records_are_not_as_the_machine_read_them():
    verification = check(shown(*EVERYTHING))
    told = {record.id: record.review for record in verification.records if record.review}
    assert verification.holds
    assert told[EVENT].startswith("corrected: not as the machine read it: type, mode")
    assert told[REPORT] == "accepted"
    assert told[DISPATCH] == "unreviewed"
    event = next(r for r in verification.to_json()["records"] if r["id"] == EVENT)
    assert "review" in event


def test_a_field_changed_beside_the_review_does_not_verify():
    reading = shown(said(EVENT, "accept"))
    reading["events"][0]["modality"] = "asserted"
    assert not check(reading).holds


def test_a_judgement_that_was_altered_or_moved_does_not_verify():
    for name, value in (("reviewer", "Somebody"), ("record", RUSU)):
        reading = shown(said(EVENT, "accept"))
        reading["events"][0]["review"]["judgements"][0][name] = value
        assert not check(reading).holds


def test_what_reviewers_said_is_not_taken_into_a_ledger_as_the_machine_s():
    for judgement in (said(EVENT, "accept"), said(EVENT, "reject"), said(OBLIGATION, "accept")):
        (saved,) = parse_readings(json.dumps(shown(judgement)).encode())
        with pytest.raises(UnreadableError, match="export --machine"):
            entry_of(saved)
