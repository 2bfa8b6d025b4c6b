"""Headers, hosts, and where nobody is sent."""

import pytest

from chancery.desk.web.addresses import inward, outward
from chancery.desk.web.guard import HEADERS
from tests.desk.web.asking import JSON, opened


@pytest.mark.parametrize(
    "path", ["/", "/feed.json", "/nowhere", "/nowhere.json", "/static/desk.css", "/static/none.js",
             "/openapi.json", "/healthz", "/settings?back=/feed", "/login", "/feed.ics"],
)  # fmt: skip
def test_every_answer_has_the_headers(still, path):
    for _ in range(2):  # made, and kept
        answer = still.get(path)
        for name, value in HEADERS.items():
            assert answer.headers.get_list(name) == [value]


def test_refusals_have_the_headers_too(still):
    for answer in (
        still.get("/", headers={"host": "elsewhere.example"}),
        still.post("/login", content=b"x" * 70_000),
        still.put("/feed", headers=JSON),
    ):
        assert answer.status_code in {421, 413, 405}
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "desk.example.elsewhere.example", "", "[::1", "desk.example@x"]
)
def test_a_foreign_host_is_refused(still, host):
    for path in ("/", "/feed.json", "/static/desk.css", "/feed/live"):
        answer = still.get(path, headers={"host": host})
        assert answer.status_code == 421
        assert answer.json()["status"] == 421


def test_what_was_kept_for_one_host_is_not_told_to_a_foreign_one(still):
    assert still.get("/feed.json").status_code == 200
    assert still.get("/feed.json", headers={"host": "elsewhere.example"}).status_code == 421


def test_a_host_may_have_a_port_and_capitals(still):
    assert still.get("/healthz", headers={"host": "DESK.example:8642"}).status_code == 200


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "https:", "https://evil.example", "\\evil", "/\\evil", "\\\\evil", "/\tevil",
     "/\n//evil", "\t//evil", " //evil", "javascript:alert(1)",
     "/a\r\nSet-Cookie: x=1", "", "/\x00"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere(still, back):
    answer = still.get("/settings", params={"back": back, "language": "fr"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert inward(back) == "/"


def test_one_goes_back_to_where_one_was(still):
    answer = still.get("/settings", params={"back": "/search?text=accord", "look": "dark"})
    assert answer.headers["location"] == "/search?text=accord"
    assert "look=dark" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    still.cookies.clear()


def test_settings_take_only_what_they_know(still):
    answer = still.get("/settings", params={"language": "xx", "look": "<script>"})
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil", "http:", "https://", "ftp://a/b",
                "http://[", None, ""],
)  # fmt: skip
def test_only_addresses_of_the_web_are_linked_to(address):
    assert outward(address) is None


def test_a_desk_on_every_address_takes_any_host(press):
    from chancery.store import open_ledger  # noqa: PLC0415

    with open_ledger(str(press)) as ledger, opened(ledger, hosts=()) as client:
        assert client.get("/healthz", headers={"host": "any.example"}).status_code == 200
        for host in ("a b", "[::1", "x/y", "\x7f", "a@b", ":0"):
            assert client.get("/feed.json", headers={"host": host}).status_code < 500


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"],
)
def test_static_files_are_only_those(still, path):
    assert still.get(path).status_code == 404


def test_over_https_browsers_are_told_to_come_back_over_https(ledger, still):
    assert "strict-transport-security" not in still.get("/").headers
    with opened(ledger, secure=True) as client:
        assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"


def test_a_slash_too_many_leads_to_the_same_page(still):
    plain, slashed = still.get("/feed"), still.get("/feed/")
    assert slashed.status_code == 200
    assert slashed.text == plain.text
    assert still.get("/nowhere/").status_code == 404
    assert still.get("//").status_code == 200
