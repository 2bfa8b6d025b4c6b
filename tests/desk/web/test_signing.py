"""Signing in and out, and who may read where reading is not public."""

import pytest
from starlette.testclient import TestClient

from chancery.desk.web.table import SPECS
from tests.desk.web.asking import (
    BASE,
    JSON,
    PASSWORD,
    USER,
    address,
    as_json,
    dispatch_of,
    named,
    opened,
    signed_in,
)

MANY = 5
"""Wrong passwords after which a name is closed."""


def csrf_of(accounts, client):
    return accounts.session_of(client.cookies["chancery"]).csrf


def test_signing_in_leads_back_and_sets_a_cookie_that_scripts_cannot_read(desk):
    answer = desk.post("/login", data={"name": USER, "password": PASSWORD, "back": "/feed?a=b"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/feed?a=b"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie


def test_a_desk_behind_https_sends_its_cookie_over_nothing_else(ledger, accounts):
    with opened(ledger, secure=True) as client:
        answer = client.post("/login", data={"name": USER, "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-chancery=")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie


def test_over_https_one_is_signed_in_by_that_cookie_alone(ledger, accounts):
    with opened(ledger, secure=True) as client:
        token = signed_in(client).cookies["__Host-chancery"]
        for name, is_in in (("__Host-chancery", True), ("chancery", False)):
            client.cookies.clear()
            told = client.get("/feed", headers={"cookie": f"{name}={token}"}).text
            assert (USER in told) is is_in


def test_signing_in_leads_nowhere_else(desk):
    for back in ("//evil.example", "https://evil.example", "/\\evil", "\t//evil"):
        answer = desk.post("/login", data={"name": USER, "password": PASSWORD, "back": back})
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "password"),
    [(USER, "wrong"), ("Nobody", PASSWORD), ("", ""), ("\x00", "\x00"), ("a" * 9000, "b" * 9000),
     (USER, "\ud800".encode("utf-8", "surrogatepass"))],
)  # fmt: skip
def test_a_wrong_password_and_no_such_name_are_told_alike(desk, name, password):
    answer = desk.post("/login", data={"name": name, "password": password}, headers=JSON)
    assert answer.status_code in {400, 401}
    assert "set-cookie" not in answer.headers
    if len(name) in range(1, 20) and name != "\x00":
        assert answer.json()["detail"] == "no such name and password"


def test_whoever_guesses_is_told_to_wait(desk):
    said = {"name": USER, "password": "wrong"}
    tried = [desk.post("/login", data=said, headers=JSON).status_code for _ in range(MANY)]
    assert set(tried) == {401}
    answer = desk.post("/login", data={**said, "password": PASSWORD}, headers=JSON)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert answer.json()["status"] == 429


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": "https://evil.example"}, {"origin": "null"}],
)  # fmt: skip
def test_nobody_is_signed_in_by_another_page(desk, headers):
    said = {"name": USER, "password": PASSWORD}
    answer = desk.post("/login", data=said, headers={**JSON, **headers})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_signing_out_ends_the_session(desk, accounts):
    signed_in(desk)
    token = desk.cookies["chancery"]
    answer = desk.post("/logout", data={"csrf": csrf_of(accounts, desk)})
    assert answer.status_code == 303
    assert accounts.session_of(token) is None
    assert "chancery" not in desk.cookies


@pytest.mark.parametrize("given", [{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "é"}])
def test_nobody_is_signed_out_by_another_page(desk, accounts, given):
    signed_in(desk)
    assert desk.post("/logout", data=given, headers=JSON).status_code == 403
    assert accounts.session_of(desk.cookies["chancery"]) is not None


def test_the_form_of_one_session_is_no_good_in_another(desk, accounts):
    signed_in(desk)
    other = accounts.check_login(USER, PASSWORD, "127.0.0.1")
    answer = desk.post("/logout", data={"csrf": other.csrf}, headers=JSON)
    assert answer.status_code == 403


def test_what_a_reader_who_is_signed_in_sees_is_private(desk):
    signed_in(desk)
    assert desk.get("/feed.json").headers["cache-control"] == "private, no-cache"
    desk.cookies.clear()
    assert desk.get("/feed.json").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_a_closed_desk_shows_no_page(closed, ledger, spec):
    with opened(ledger) as open_one:
        path = address(open_one, spec)
    for form in ("json", *spec.forms):
        bare = "/index" if path == "/" else path
        answer = closed.get(f"{bare}.{form}")
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
    page = closed.get(path)
    assert page.status_code == 303
    assert page.headers["location"].startswith("/login")
    assert page.content == b""


def test_a_closed_desk_tells_nothing_live(closed):
    for headers in ({}, {"last-event-id": "0"}, {"accept": "text/event-stream"}):
        assert closed.get("/feed/live", headers=headers).status_code == 401


@pytest.mark.parametrize(
    "shown",
    [{"cookie": "chancery=wrong"}, {"cookie": "chancery="}, {"cookie": "chancery=\x7f%00"},
     {"authorization": "Bearer wrong"}, {"authorization": "Basic eDp5"},
     {"authorization": "Bearer "}, {"authorization": b"Bearer \xff\xfe"}],
)  # fmt: skip
def test_a_closed_desk_takes_no_wrong_key(closed, shown):
    assert closed.get("/feed.json", headers=shown).status_code == 401


def test_a_closed_desk_is_read_with_a_session_or_a_token(closed, accounts):
    token, _ = accounts.create_api_token(USER, "test")
    bearer = {"authorization": f"Bearer {token}"}
    assert closed.get("/feed.json", headers=bearer).status_code == 200
    assert closed.get("/feed.json").status_code == 401
    signed_in(closed)
    assert closed.get("/feed.json").status_code == 200
    closed.cookies.clear()
    assert closed.get("/feed.json").status_code == 401


def test_a_token_that_was_revoked_opens_nothing(closed, accounts):
    token, _ = accounts.create_api_token(USER, "test")
    accounts.disable(USER)
    answer = closed.get("/feed.json", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_session_never_gets_what_is_kept_for_everybody(desk):
    paths = [as_json("/"), dispatch_of(desk, "Paix à Kampala")["url"] + ".json"]
    for path in paths:
        assert desk.get(path).status_code == 200
    with TestClient(desk.app, base_url=BASE) as other:
        signed_in_client = other
        signed_in_client.cookies.set("chancery", "no such session")
        for path in paths:
            assert signed_in_client.get(path).status_code == 200
