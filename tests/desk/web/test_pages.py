"""Every page of the table answers, with one shape of error, sealed, row after row."""

from html import escape

import pytest

from chancery.desk.web.answering import KINDS
from chancery.desk.web.table import SPECS
from tests.desk.web.asking import JSON, PART, address, as_json, dispatch_of, named

NAMED = [spec for spec in SPECS if PART.search(spec.path)]


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_every_page_answers_as_json(still, spec):
    answer = still.get(as_json(address(still, spec)))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize(
    ("spec", "form"), [(spec, form) for spec in SPECS for form in spec.forms],
    ids=lambda one: one if isinstance(one, str) else one.name,
)  # fmt: skip
def test_every_page_answers_in_its_other_forms(still, spec, form):
    bare = as_json(address(still, spec)).removesuffix("json")
    answer = still.get(bare + form)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == KINDS[form]
    assert answer.content


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_every_page_says_not_modified_to_whoever_has_it(still, spec):
    path = as_json(address(still, spec))
    seal = still.get(path).headers["etag"]
    again = still.get(path, headers={"if-none-match": seal})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == seal
    assert "content-type" not in again.headers
    assert still.get(path, headers={"if-none-match": f'W/"other", {seal}'}).status_code == 304
    assert still.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("spec", NAMED, ids=named)
def test_what_is_not_there_is_a_problem_of_the_one_shape(still, spec):
    answer = still.get(as_json(PART.sub("dispatch-0000000000000000", spec.path)))
    is_problem(answer, 404)


def is_problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert set(said) == {"type", "title", "status", "detail"}
    assert said["status"] == status
    assert said["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/index.json?date=2026-02-30", "/index.json?days=0", "/index.json?days=367",
        f"/index.json?days={'9' * 5000}", "/feed.json?before=x", "/feed.json?before=²",
        "/search.json?after=nowhere", "/search.json?limit=201", "/search.json?since=soon",
        "/actors.json?after=²", "/actors.json?after=-1", "/corrections.json?after=%00",
        f"/deletions.json?after={'1' * 400}", "/dossiers/{}.json?as_of=never",
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_a_bad_request(still, path):
    given = still.get("/dossiers.json").json()["dossiers"][0]["id"]
    is_problem(still.get(path.replace("{}", given)), 400)


@pytest.mark.parametrize(
    "path",
    [
        "/index.json?date=0001-01-01&days=366", "/index.json?date=9999-12-31&days=366",
        "/places.json?date=9999-12-31", "/dossiers/{}.json?as_of=0001-01-01",
        "/dossiers/{}.json?as_of=9999-12-31", "/index.json?days=000000000000009",
        "/search.json?text=%00", "/search.json?text=%F0%28%8C%28", "/search.json?text=%22%2A(",
        "/actors.json?name=%00", "/search.json?text=" + "a" * 900,
    ],
)  # fmt: skip
def test_what_is_odd_is_no_fault_of_ours(still, path):
    given = still.get("/dossiers.json").json()["dossiers"][0]["id"]
    assert still.get(path.replace("{}", given)).status_code in {200, 400}


def test_other_methods_are_refused(still):
    is_problem(still.post("/feed", headers=JSON, content=b"x"), 405)
    is_problem(still.delete("/dispatches/dispatch-1", headers=JSON), 405)
    is_problem(still.get("/review", headers=JSON), 405)


def test_there_is_no_form_that_a_page_does_not_have(still):
    is_problem(still.get("/feed.ics"), 404)
    is_problem(still.get("/nowhere.json"), 404)


def test_a_body_too_large_is_refused_before_it_is_read(still):
    is_problem(still.post("/login", content=b"x" * 70_000), 413)
    is_problem(still.post("/login", content=iter([b"x"])), 413)
    is_problem(still.post("/login", headers={"content-length": "many"}), 413)


def test_a_fault_of_ours_says_nothing_of_what_it_was(still, monkeypatch):
    def broken(*_):
        message = "secret"
        raise RuntimeError(message)

    monkeypatch.setattr("chancery.desk.web.pages.feed.folded", broken)
    answer = still.get("/feed.json?before=77")
    monkeypatch.undo()
    is_problem(answer, 500)
    assert "secret" not in answer.text


def test_an_error_is_a_page_for_whoever_looks_at_pages(still):
    answer = still.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "no such page" in answer.text


def test_the_feed_goes_on_by_number(still, monkeypatch):
    monkeypatch.setattr("chancery.desk.web.pages.feed.LISTED", 2)
    seen, following = [], "/feed.json?before=1000"
    while following:
        told = still.get(following).json()
        for one in told["dispatches"]:
            seen += [one["seq"], *(each["seq"] for each in one["prints"])]
        following = told["next_url"]
    assert sorted(seen, reverse=True) == seen
    assert len(seen) == 7


def test_a_dispatch_says_where_its_records_were_gathered(still):
    told = dispatch_of(still, "Lusaka : le maïs au menu")
    said = still.get(f"{told['url']}.json").json()
    assert said["links"][told["id"]] == told["wire_url"]
    assert still.get(f"{told['wire_url']}.json").json()["outlets"] == 2


def test_what_is_asked_for_twice_is_answered_the_same(still):
    one, other = (still.get("/feed.json?before=900") for _ in range(2))
    assert one.content == other.content
    assert one.headers == other.headers


def test_the_language_asked_for_is_not_answered_from_another(still):
    path = "/places/KEN.json"
    english = still.get(path, headers={"accept-language": "en"}).json()["name"]
    french = still.get(path, headers={"accept-language": "fr"}).json()["name"]
    for _ in range(2):
        assert still.get(path, headers={"accept-language": "fr"}).json()["name"] == french
        assert still.get(path, headers={"accept-language": "en"}).json()["name"] == english


def test_openapi_has_every_page_in_every_form(still):
    paths = still.get("/openapi.json").json()["paths"]
    wanted = {
        ("/index" if spec.path == "/" else spec.path) + f".{form}"
        for spec in SPECS for form in ("json", *spec.forms)
    }  # fmt: skip
    assert set(paths) == {*wanted, "/review", "/feed/live"}


def test_a_story_goes_by_the_headline_of_its_widest_told_text(still):
    fronts = still.get("/index.json?days=60").json()["stories"]
    titles = {one["title"] for one in still.get("/feed.json").json()["dispatches"]}
    for told in fronts:
        page = still.get(told["url"])
        title = still.get(as_json(told["url"])).json()["title"]
        assert title in titles
        assert f"<h1><bdi>{escape(title)}</bdi></h1>" in page.text
