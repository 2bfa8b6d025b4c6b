"""What tests of the desk say to it, and what each address of the press is."""

import re
import warnings

from chancery.desk.web.app import Setup, make_app
from chancery.settings import Desk, Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks for httpx2; schemathesis has httpx
    from starlette.testclient import TestClient

BASE = "http://desk.example"
USER = "Nadia"
PASSWORD = "correct horse battery"  # noqa: S105 - of nobody
PART = re.compile(r"{(\w+)}")
JSON = {"accept": "application/json"}


def opened(ledger, *, public=True, hosts=("desk.example",), **told):
    """A client of a desk on a ledger, to be used in a ``with``."""
    settings = Settings(desk=Desk(public=public))
    setup = Setup(ledger=ledger, settings=settings, hosts=frozenset(hosts), **told)
    return TestClient(
        make_app(setup), base_url=BASE, follow_redirects=False, raise_server_exceptions=False
    )


def dispatch_of(client, title):
    """The dispatch of that title in the feed."""
    told = client.get("/feed.json").json()["dispatches"]
    return next(one for one in told if one["title"] == title)


def an_id(client, path):
    """The id of something that a page of the table shows, in the press."""
    kind = path.strip("/").partition("/")[0]
    if kind in {"actors", "dossiers"}:
        return client.get(f"/{kind}.json").json()[kind][0]["id"]
    story = client.get("/index.json?days=60").json()["stories"][0]
    accord = dispatch_of(client, "Paix à Kampala")["id"]
    return {
        "places": "KEN",
        "stories": story["id"],
        "interactions": story["interactions"][0]["id"],
        "dispatches": accord,
        "records": events_of(client, accord)[0]["id"],
        "wires": dispatch_of(client, "Lusaka : le maïs au menu")["wire"],
    }[kind]


def events_of(client, dispatch):
    return client.get(f"/dispatches/{dispatch}.json").json()["events"]


def address(client, spec):
    """The address of a page of the table, of something that is there."""
    if PART.search(spec.path):
        return PART.sub(an_id(client, spec.path), spec.path)
    return spec.path


def as_json(path):
    bare, mark, query = path.partition("?")
    return ("/index" if bare == "/" else bare) + ".json" + mark + query


def named(spec):
    return spec.name


def signed_in(client):
    """Sign in; what the forms of the session carry."""
    answer = client.post("/login", data={"name": USER, "password": PASSWORD, "back": "/"})
    assert answer.status_code == 303, answer.text
    return answer
