"""Dispatches written by whoever wants to run something in the reader's browser."""

import json
from html.parser import HTMLParser

import pytest

from chancery.desk.cli import run
from chancery.desk.web.table import SPECS
from chancery.store import open_ledger
from tests.desk.press import ACCORD, ATTACK, DEED, WIRE
from tests.desk.web.asking import PART, as_json, named, opened

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
TITLE = "</title><svg onload=alert(3)>"
QUOTES = "' onmouseover='alert(4)' x='"
TEMPLATE = "{{ 7777 * 7777 }}{% raw %}${7777*7777}"
PRODUCT = "60481729"
BACKWARDS = "\u202egpj.\u2066exe"
PAYLOADS = (SCRIPT, IMAGE, TITLE, QUOTES, TEMPLATE, BACKWARDS)
HARMLESS = ("/", "#", "http://", "https://", "mailto:?subject=")

BODIES = (WIRE, WIRE, ATTACK.format("douze"), ATTACK.format("quinze"), ACCORD, DEED)
PAGE = """<!doctype html><html lang="fr"><head><title>Paix {e}</title>
<meta name="author" content="{e}"><meta property="og:site_name" content="{e}">
<meta property="article:published_time" content="2026-03-12T18:00:00Z">
<link rel="canonical" href="javascript:alert(5)"></head><body><article><h1>Paix {e}</h1>
<p class="byline">Par {e}</p><figure><img src="javascript:alert(6)" alt="{e}">
<figcaption>Une photo {e} de la cérémonie de signature à Kampala.</figcaption></figure>
<p>{text}</p><p>« Le président {e} est arrivé à Lusaka », a déclaré jeudi 12 mars à la presse le
ministre kényan des Affaires étrangères, Daniel Otieno {e}.</p></article></body></html>"""


def hostile_rows():
    for n, (payload, body) in enumerate(zip(PAYLOADS, BODIES, strict=True)):
        said = f"{body}\n\nLe ministre kényan Daniel Otieno {payload} a salué l’accord. {payload}"
        row = {
            "id": f"x{n}{payload}", "url": f"https://example.org/{n}?q={payload}",
            "publisher": f"Le Fil {payload}", "published": f"2026-03-{12 + n}T18:00:00Z",
            "title": f"Lusaka {payload}", "text": said, "language": "fr",
            "author": payload, "byline": payload,
        }  # fmt: skip
        yield row


def escaped(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The path of a ledger of theirs."""
    folder = tmp_path_factory.mktemp("hostile")
    table = folder / "rows.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in hostile_rows()), encoding="utf-8")
    page = folder / "page.html"
    whole = escaped("".join(PAYLOADS))
    page.write_text(PAGE.format(e=whole, text=ACCORD), encoding="utf-8")
    assert run(["ingest", str(table), str(page), "--ledger", str(folder / "x.db")]) == 0
    with open_ledger(str(folder / "x.db")) as ledger, opened(ledger) as client:
        yield ledger, client


def ids(client, spec):
    """The addresses of a page, of all that the ledger has for it."""
    if not PART.search(spec.path):
        return [f"{spec.path}?days=60&text=Lusaka&limit=100"]
    kind = spec.path.strip("/").partition("/")[0]
    told = client.get("/feed.json").json()["dispatches"]
    every = [one for top in told for one in (top, *top["prints"])]
    front = client.get("/index.json?days=60").json()["stories"]
    found = {
        "dispatches": [one["id"] for one in every],
        "wires": [one["wire"] for one in every if one["wire"]],
        "stories": [one["id"] for one in front],
        "interactions": [i["id"] for one in front for i in one["interactions"]],
        "places": ["KEN", "ZMB", "MLI"],
    }.get(kind)
    if kind in {"actors", "dossiers"}:
        found = [one["id"] for one in client.get(f"/{kind}.json").json()[kind]]
    if kind == "records":
        raw = (client.get(f"{one['url']}.json").json() for one in every)
        found = [one["id"] for dispatch in raw for one in dispatch["events"]]
    assert found, f"the hostile ledger has nothing for {spec.path}"
    return [PART.sub(one, spec.path) for one in dict.fromkeys(found)]


class Seen(HTMLParser):
    """Every tag of a page with its attributes, as a browser reads it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def check(page):
    for payload in (SCRIPT, IMAGE, TITLE, QUOTES):
        assert payload not in page
    assert PRODUCT not in page
    for tag, attributes in Seen(page).tags:
        assert tag not in {"img", "iframe", "object", "embed", "base", "style"}, (tag, attributes)
        assert tag != "script" or attributes.get("src", "").startswith("/static/")
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, attributes)
            assert name != "style", (tag, attributes)
            if name in {"href", "src", "action", "formaction"} and not tag.startswith("use"):
                assert (value or "/").startswith(HARMLESS), (tag, attributes)


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_nothing_of_a_hostile_dispatch_runs_in_a_page(hostile, spec):
    _, client = hostile
    for path in ids(client, spec):
        bare, _, query = path.partition("?")
        answer = client.get(f"{bare}?{query}" if query else bare)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        check(answer.text)


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_what_a_machine_is_told_is_never_taken_for_a_page(hostile, spec):
    _, client = hostile
    for path in ids(client, spec):
        answer = client.get(as_json(path))
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        json.loads(answer.content)


def test_the_payloads_are_in_the_ledger_as_they_were_written(hostile):
    _, client = hostile
    told = client.get("/feed.json").json()["dispatches"]
    titles = " ".join(one["title"] or "" for top in told for one in (top, *top["prints"]))
    for payload in (SCRIPT, IMAGE, TITLE, QUOTES):
        assert payload in titles


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_asked_for_does_not_run_either(hostile, payload):
    _, client = hostile
    for path in ("/nowhere/", "/dispatches/", "/places/", "/actors/"):
        answer = client.get(path + payload.replace("/", "%2F").replace("?", "%3F"))
        assert answer.status_code in {400, 404}
        check(answer.text)
    for path in ("/search", "/", "/feed"):
        for name in ("text", "date", "before", "after"):
            answer = client.get(path, params={name: payload})
            if "TemplateNotFound" not in answer.text and answer.status_code < 500:
                check(answer.text)


def test_the_live_feed_keeps_a_hostile_title_on_its_line(hostile):
    from chancery.desk.web.live import _event  # noqa: PLC0415
    from chancery.store.arrived import arrived  # noqa: PLC0415

    ledger, _ = hostile
    with ledger.reading() as connection:
        for one in arrived(connection):
            *lines, last, end = _event(one._replace(title="a\n\nid: 9\r\rdata: x\u2028")).split(
                "\n"
            )
            assert [line.partition(":")[0] for line in (*lines, last)] == [
                "id",
                "event",
                "data",
                "",
            ]
            assert end == ""
