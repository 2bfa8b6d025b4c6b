"""Every list goes on by key: each row once, whatever comes and goes between two pages."""

import pytest

from chancery.records.review import Asked
from chancery.rounds.across.drive import go_through
from tests.desk.web.asking import events_of
from tests.desk.web.test_pages import is_problem
from tests.ledgers import deposit_of

LISTS = (
    ("/actors.json", "actors"), ("/actors.json?name=daniel", "actors"),
    ("/dossiers.json", "dossiers"), ("/dossiers.json?as_of=2026-03-21", "dossiers"),
    ("/corrections.json", "corrections"),
    ("/deletions.json", "deletions"), ("/changes.json?since=2020-01-01", "changes"),
    ("/search.json?of=events", "rows"), ("/search.json?of=dispatches", "rows"),
)  # fmt: skip

PACT = (
    "Le Ghana et le Togo ont signé jeudi {} mars à Accra un accord de pêche. Aux termes de "
    "l’accord d’Accra, le Ghana s’engage à verser trois millions de dollars avant le 30 avril.\n\n"
    "Le ministre togolais des Affaires étrangères, Daniel Mensah, s’est rendu vendredi à Lomé.\n"
)


pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def grown(ledger, desk):
    """A desk on a ledger with another pact in it, and an event that was taken out."""
    more(ledger, 12)
    judge(ledger, desk, "reject", "accept", "accept")
    return desk


def more(ledger, day):
    """A pact more comes in."""
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, [deposit_of(PACT.format(day), f"{day}.txt", published=f"2026-03-{day}")])
    ledger.finish_run(run, {"new": 1})
    go_through(ledger)


def judge(ledger, desk, *actions):
    """Judge as many events of the dispatches that came last."""
    some = [
        event for one in desk.get("/feed.json").json()["dispatches"]
        for event in events_of(desk, one["id"])
    ]  # fmt: skip
    for one, action in zip(some, actions, strict=False):
        ledger.review(Asked(action=action, record=one["id"], reviewer="N", reason="read it"))


def asked(path, **more):
    told = "&".join(f"{name}={value}" for name, value in more.items())
    return f"{path}{'&' if '?' in path else '?'}{told}"


def ids(told, listed):
    """What tells rows apart; an event that two dispatches tell in the same words is two."""
    return [(row.get("number") or row["id"], str(row.get("dispatch"))) for row in told[listed]]


@pytest.mark.parametrize(("path", "listed"), LISTS)
@pytest.mark.parametrize("limit", [1, 2])
def test_going_on_by_next_url_gives_each_row_once(grown, path, listed, limit):
    whole = ids(grown.get(asked(path, limit=200)).json(), listed)
    seen, following = [], asked(path, limit=limit)
    while following:
        told = grown.get(following).json()
        assert len(told[listed]) <= limit
        seen += ids(told, listed)
        following = told["next_url"]
    assert seen == whole
    assert len(set(seen)) == len(seen) >= 1


@pytest.mark.parametrize(
    ("path", "listed"),
    [("/actors.json", "actors"), ("/dossiers.json", "dossiers"),
     ("/corrections.json", "corrections"), ("/deletions.json", "deletions"),
     ("/changes.json?since=2020-01-01", "changes"), ("/search.json?of=events", "rows")],
)  # fmt: skip
def test_what_comes_between_two_pages_moves_none_of_the_others(grown, ledger, path, listed):
    whole = ids(grown.get(asked(path, limit=200)).json(), listed)
    first = grown.get(asked(path, limit=1)).json()
    more(ledger, 19)
    judge(ledger, grown, "reject", "accept")
    rest = ids(grown.get(asked(path, limit=200)).json(), listed)
    seen, following = ids(first, listed), first["next_url"]
    while following:
        told = grown.get(following).json()
        seen += ids(told, listed)
        following = told["next_url"]
    assert len(set(seen)) == len(seen)
    assert set(seen) >= set(whole) & set(rest)


@pytest.mark.parametrize("path", ["/actors.json", "/actors.json?name=daniel", "/dossiers.json"])
@pytest.mark.parametrize(
    "word", ["x", "7", "1~~", "1~soon~actor-1", "-1~~actor-1", "1~~actor-1%00", "%C2%B2~~actor-1",
             "9999999999~~actor-1", f"1~~{'a' * 300}"],
)  # fmt: skip
def test_a_garbled_place_in_a_list_is_a_bad_request(still, path, word):
    answer = still.get(asked(path, after=word))
    is_problem(answer, 400)
    assert "no place in this list" in answer.json()["detail"]


@pytest.mark.parametrize(
    "word", ["x", "7", "dossier/new", "dossier/odd/dossier-1", "face/new/face-1", "wire/new/%00"]
)
def test_a_garbled_place_in_what_changed_is_a_bad_request(still, word):
    answer = still.get(asked("/changes.json", after=word))
    is_problem(answer, 400)
    assert "no place in what changed" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/corrections.json", "/deletions.json"])
@pytest.mark.parametrize("word", ["x", "-1", "1.5", "%C2%B2", "1%00", "9" * 16])
def test_a_garbled_number_is_a_bad_request(still, path, word):
    is_problem(still.get(asked(path, after=word)), 400)


def test_a_place_of_nothing_that_is_there_goes_on_where_it_would_be(still):
    every = ids(still.get("/actors.json").json(), "actors")
    assert ids(still.get("/actors.json?after=999999999~~actor-0").json(), "actors") == every
    assert ids(still.get("/actors.json?after=0~~zz").json(), "actors") == []
