"""What reviewers say changes what the desk says, at once for them, in a moment for everybody."""

import csv
import io

import pytest

from tests.desk.web.asking import JSON, USER, dispatch_of, events_of, signed_in

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def token(accounts):
    made, _ = accounts.create_api_token(USER, "test")
    return {"authorization": f"Bearer {made}"}


@pytest.fixture
def told(desk):
    """A dispatch that tells a signing, and its first event."""
    one = dispatch_of(desk, "Paix à Kampala")
    return one, events_of(desk, one["id"])[0]


def judge(desk, token, **said):
    answer = desk.post("/review", json=said, headers=token)
    assert answer.status_code == 200, answer.text
    return answer.json()["judgements"]


def event(desk, told, **extra):
    one, wanted = told
    held = desk.get(f"{one['url']}.json", **extra).json()["events"]
    return next((each for each in held if each["id"] == wanted["id"]), None)


def test_a_token_may_accept(desk, token, told):
    (made,) = judge(desk, token, action="accept", record=told[1]["id"], reason="read it")
    assert made["reviewer"] == USER
    assert event(desk, told)["review"]["status"] == "accepted"
    (row,) = desk.get("/corrections.json").json()["corrections"]
    assert row["id"] == made["id"]
    assert row["reason"] == "read it"


def test_a_correction_is_what_the_page_says_from_then_on(desk, token, told):
    before = event(desk, told)["modality"]
    judge(
        desk, token, action="correct", record=told[1]["id"], field="modality", value="planned",
        reason="it says so",
    )  # fmt: skip
    after = event(desk, told)
    assert before != "planned" == after["modality"]
    assert after["review"]["status"] == "corrected"
    assert desk.get("/corrections.json").json()["corrections"][0]["value"] == "planned"


def test_what_is_rejected_is_gone_and_told_among_deletions_until_it_is_undone(desk, token, told):
    name = told[1]["id"]
    (made,) = judge(desk, token, action="reject", record=name, reason="no such thing")
    gone = event(desk, told)
    assert gone is None or gone["review"]["status"] == "rejected"
    (grave,) = desk.get("/deletions.json").json()["deletions"]
    assert (grave["id"], grave["why"], grave["because"]) == (name, "rejected", made["id"])
    judge(desk, token, action="undo", record=name, undoes=made["id"], reason="it is")
    assert event(desk, told) is not None
    told_of = [one["why"] for one in desk.get("/deletions.json").json()["deletions"]]
    assert told_of == ["rejected", "restored"]


def test_a_form_of_the_session_is_taken_and_leads_back(desk, accounts, told):
    signed_in(desk)
    csrf = accounts.session_of(desk.cookies["chancery"]).csrf
    said = {"action": "accept", "record": told[1]["id"], "csrf": csrf, "back": told[0]["url"]}
    answer = desk.post("/review", data=said)
    assert answer.status_code == 303
    assert answer.headers["location"] == told[0]["url"]
    assert event(desk, told)["review"]["status"] == "accepted"


@pytest.mark.parametrize("csrf", [None, "", "0" * 64])
def test_a_form_without_the_token_of_its_session_writes_nothing(desk, told, csrf):
    signed_in(desk)
    said = {"action": "reject", "record": told[1]["id"], **({"csrf": csrf} if csrf else {})}
    answer = desk.post("/review", data=said, headers=JSON)
    assert answer.status_code == 403
    assert desk.get("/corrections.json").json()["corrections"] == []


def test_a_session_cannot_send_json_past_its_forms(desk, told):
    signed_in(desk)
    said = {"action": "reject", "record": told[1]["id"]}
    assert desk.post("/review", json=said, headers=JSON).status_code == 403
    assert (
        desk.post(
            "/review", content=b"{}", headers={**JSON, "content-type": "text/plain"}
        ).status_code
        == 403
    )


def test_nobody_judges_who_is_not_signed_in(desk, told):
    said = {"action": "reject", "record": told[1]["id"]}
    for answer in (desk.post("/review", json=said, headers=JSON),
                   desk.post("/review", data=said, headers=JSON)):  # fmt: skip
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b"[" * 50_000, b"\xff\xfe", b'{"action": "burn"}',
     b'{"action": "accept", "record": "event-0000"}', b'{"action": "accept", "record": "\\ud800"}',
     b'{"action": "comment", "record": "\\u0000", "reason": "\\u0000"}', b'{"action": {"a": 1}}',
     b'{"action": "correct", "record": "RECORD", "field": "nothing", "value": "x"}',
     b'{"action": "correct", "record": "RECORD", "field": "modality", "value": "\\ud800"}',
     b'{"action": "comment", "record": "RECORD", "reason": "\\ud800"}',
     b'{"action": "undo", "record": "RECORD", "undoes": "review-ffff"}',
     b'{"action": "accept", "record": 1e999}'],
)  # fmt: skip
def test_what_is_no_judgement_is_refused_with_a_reason(desk, token, told, body):
    body = body.replace(b"RECORD", told[1]["id"].encode())
    answer = desk.post(
        "/review", content=body, headers={**token, **JSON, "content-type": "application/json"}
    )
    assert answer.status_code in {400, 404, 422}, answer.text
    assert answer.json()["detail"]
    assert desk.get("/corrections.json").json()["corrections"] == []


def test_a_form_that_is_no_form_is_refused(desk):
    signed_in(desk)
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
    ):
        answer = desk.post(
            "/review", content=b"--x\r\n\xff\r\n\r\n", headers={**JSON, "content-type": kind}
        )
        assert answer.status_code in {400, 403}


def test_a_listing_of_judgements_shows_the_words_judged_and_is_a_table_too(desk, token, told):
    name = told[1]["id"]
    judge(desk, token, action="accept", record=name)
    judge(desk, token, action="correct", record=name, field="place", value="Kisumu")
    page = desk.get("/corrections").text
    assert 'class="proof"' in page
    table = list(csv.DictReader(io.StringIO(desk.get("/corrections.csv").text)))
    assert [row["action"] for row in table] == ["accept", "correct"]
    assert "Kisumu" in table[1]["value"]
    judge(desk, token, action="reject", record=name, reason="no such thing")
    assert len(desk.get("/deletions.csv").text.splitlines()) == 2
    assert desk.get("/deletions").status_code == 200


def test_what_dispatches_say_together_follows_a_judgement(desk, token, told):
    """Nobody need go through the ledger by hand."""
    before = together(desk)
    (made,) = judge(desk, token, action="reject", record=told[1]["id"], reason="no such thing")
    assert len(before - together(desk)) == 1
    judge(desk, token, action="undo", record=told[1]["id"], undoes=made["id"])
    assert together(desk) == before


def together(desk):
    stories = desk.get("/index.json?days=60").json()["stories"]
    return {one["id"] for story in stories for one in story["interactions"]}


def test_machines_are_told_of_errors_as_machines_are(desk, token):
    """A token or a body of JSON is sign enough, whatever it accepts."""
    for headers in (token, {"content-type": "application/json"}):
        answer = desk.post("/review", json={"action": "dance"}, headers=headers)
        assert answer.status_code in {401, 422}
        assert answer.headers["content-type"] == "application/problem+json"


def test_judging_and_listening_are_described(desk):
    paths = desk.get("/openapi.json").json()["paths"]
    assert "post" in paths["/review"]
    assert "get" in paths["/feed/live"]


def test_corrections_are_shown_as_people_read_them(desk, token, told):
    """No identifiers and no JSON: names, days, and "nothing" where there is nothing."""
    for field, value in (("actors", "null"), ("date", "2026-02-03"), ("place", "Oslo (NOR)")):
        judge(desk, token, action="correct", record=told[1]["id"], field=field, value=value)
    page = desk.get("/corrections").text
    assert "<ins><em>nothing</em></ins>" in page
    assert "2026-02-03" in page
    assert "Oslo" in page
    assert "entity-" not in page
    assert "&#34;edtf" not in page
