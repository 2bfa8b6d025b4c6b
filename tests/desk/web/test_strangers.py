"""Whoever asks to do harm: names made up, lengths that lie, other sites, patience without end."""

import asyncio
import resource
import threading

import pytest

from chancery.desk.web import keeping, live, serving, signing, stamping
from chancery.desk.web.guard import LARGEST, LONGEST
from chancery.desk.web.table import SPECS
from chancery.desk.web.visit import Visit
from chancery.errors import LedgerBusyError, LedgerError
from chancery.exchange.cells import cell
from chancery.settings import Settings
from tests.desk.web.asking import JSON, PART, USER, an_id, named, opened, signed_in
from tests.desk.web.test_live import Here, running


def keeper_of(client):
    return client.app._app._keeper  # below the guard


@pytest.mark.parametrize("length", ["0" * 12 + "90000000", "9" * 20, b"\xb2", "-1", "1e3", ""])
def test_a_length_that_lies_is_refused(still, length):
    head = {"content-type": "application/x-www-form-urlencoded", "content-length": length}
    answer = still.post("/login", content=b"", headers=head)
    assert answer.status_code == 413


def test_a_length_may_have_leading_zeros(still):
    head = {"content-type": "application/x-www-form-urlencoded", "content-length": "0" * 15 + "4"}
    assert still.post("/login", content=b"name", headers=head).status_code in {401, 429}
    head["content-length"] = "0" * 9 + str(LARGEST + 1)
    assert still.post("/login", content=b"", headers=head).status_code == 413


@pytest.mark.parametrize(
    "host",
    ["desk.example:8/feed?", "desk.example:1@evil.example", "desk.example:x", "desk.example:",
     "desk.example:123456", "desk.example:8#", "[::1]evil", "desk.example\\x"],
)  # fmt: skip
def test_a_host_with_more_than_a_port_behind_it_is_refused(still, host):
    assert still.get("/feed.json", headers={"host": host}).status_code == 421


def test_an_address_too_long_is_refused(still):
    assert still.get("/feed.json", params={"x": "a" * LONGEST}).status_code == 414
    assert still.get("/" + "a" * LONGEST, headers=JSON).status_code == 414


def test_what_no_page_reads_makes_no_other_answer(ledger):
    with opened(ledger) as client:
        first = client.get("/feed")
        held = len(keeper_of(client)._shelf._held)
        for n in range(20):
            answer = client.get("/feed", params={"x": "a" * n, "y": n})
            assert answer.headers["etag"] == first.headers["etag"]
        assert len(keeper_of(client)._shelf._held) == held


def test_a_name_is_short_whatever_is_asked(ledger):
    with opened(ledger) as client:
        for n in range(3):
            path = "/actors.json"
            assert client.get(path, params={"name": f"{n}" + "z" * 9000}).status_code == 200
        keys = [*keeper_of(client)._shelf._held]
        assert len(keys) == 3
        assert all(len(key) == 64 for key in keys)


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_every_page_tells_what_it_reads(spec, ledger, monkeypatch):
    asked = set()

    class Noting(dict):
        def get(self, name, *default):
            asked.add(name)
            return super().get(name, *default)

        def __contains__(self, name):
            asked.add(name)
            return super().__contains__(name)

    with opened(ledger) as client:
        part = PART.findall(spec.path)
        path = {part[0]: an_id(client, spec.path)} if part else {}
    monkeypatch.setattr(Visit, "query", property(lambda self: self.many))
    spec.page(Visit(ledger=ledger, settings=Settings(), path=path, many=Noting(), language="en"))
    assert asked <= {param.name for param in spec.params}


def test_small_answers_take_up_room_too():
    shelf = stamping.Shelf(most=10 * stamping.EACH)
    for n in range(100):
        shelf.put(n, stamping.Kept(b"", '"x"', "text/plain", ""))
    assert len(shelf._held) <= 10
    for n in range(100):
        shelf.drop(n)
    assert shelf._bytes == 0


def test_whoever_asks_for_nothing_special_waits_for_no_question(ledger):
    free = threading.Event()

    def slow(_):
        free.wait(10)
        return stamping.Kept(b"", '"x"', "text/plain", "")

    async def ask():
        keeper = keeping.Keeper(ledger)
        many = keeping.MOST_ASKED + 5
        asking = [
            asyncio.create_task(keeper.answer(n, keeping.Making(slow, asked=True)))
            for n in range(many)
        ]
        await asyncio.sleep(0.2)
        plain = keeping.Making(lambda _: stamping.Kept(b"front", '"x"', "text/plain", ""))
        async with asyncio.timeout(5):
            first = await keeper.answer("/", plain)
        free.set()
        return first.body, await asyncio.gather(*asking, return_exceptions=True)

    body, answers = asyncio.run(ask())
    assert body == b"front"
    assert sum(isinstance(one, LedgerBusyError) for one in answers) == 5


def test_there_is_room_for_readers_beside_all_who_listen():
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (512, before[1]))
    try:
        serving.make_room()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(serving.OPEN, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert 2 * live.MOST_LISTENERS < serving.OPEN


@pytest.mark.parametrize(
    "head", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
             {"origin": "https://evil.example"}, {"origin": "null"}],
)  # fmt: skip
def test_no_other_site_signs_a_reader_out(desk, head):
    answer = desk.post("/logout", headers={**head, **JSON})  # browsers send it no cookie
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_asking_for_the_head_of_the_form_is_no_try_to_sign_in(desk):
    for _ in range(25):
        assert desk.head("/login").status_code == 200
    signed_in(desk)


def test_a_form_says_where_it_comes_from_over_plain_http_too(still):
    """Under ``no-referrer`` browsers send ``Origin: null`` with the desk's own forms."""
    assert still.get("/login").headers["referrer-policy"] == "same-origin"


def test_few_passwords_are_tried_at_once(desk, monkeypatch):
    running_now, most, lock = [0], [0], threading.Lock()

    def slow(self, name, password, address):
        with lock:
            running_now[0] += 1
            most[0] = max(most[0], running_now[0])
        threading.Event().wait(0.05)
        with lock:
            running_now[0] -= 1

    monkeypatch.setattr("chancery.store.accounts.Accounts.check_login", slow)
    said = {"name": USER, "password": "x" * 12}
    threads = [threading.Thread(target=desk.post, args=("/login",), kwargs={"data": said})
               for _ in range(8)]  # fmt: skip
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert 1 <= most[0] <= signing.TRIED


def test_a_listener_is_let_go_after_a_while(ledger, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT", 0.05)
    monkeypatch.setattr(live, "LONGEST", 0.2)

    async def work(ticker):
        await asyncio.sleep(0.1)
        async with asyncio.timeout(5):
            lines = [line async for line in ticker.events(Here(), None)]
        assert ticker.listeners == 0
        return lines

    assert asyncio.run(running(work)(ledger))[0].startswith("retry: ")


def test_where_the_ledger_lies_is_told_to_nobody(ledger, monkeypatch):
    def broken(*_, **__):
        message = "/home/nadia/secret.db: database disk image is malformed"
        raise LedgerError(message)

    with opened(ledger) as client:
        monkeypatch.setattr("chancery.desk.web.pages.feed.arrived", broken)
        monkeypatch.setattr("chancery.store.accounts.Accounts.check_login", broken)
        for answer in (client.get("/feed"), client.get("/feed.json"),
                       client.post("/login", data={"name": "a", "password": "b"})):  # fmt: skip
            assert answer.status_code == 500
            assert "nadia" not in answer.text
            assert "ledger" in answer.text


def test_whoever_finds_the_ledger_busy_is_told_when_to_come_back(ledger, monkeypatch):
    def busy(*_, **__):
        raise LedgerBusyError

    with opened(ledger) as client:
        monkeypatch.setattr("chancery.desk.web.pages.feed.arrived", busy)
        for answer in (client.get("/feed"), client.get("/feed.json")):
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) > 0


def test_no_formula_begins_behind_a_semicolon():
    assert cell("Accord; =cmd|' /C calc'!A0") == "Accord; '=cmd|' /C calc'!A0"
    assert cell('a;"@x') == "a;\"'@x"
    assert cell("a; b = c") == "a; b = c"


def test_the_name_of_an_answer_has_all_that_it_depends_on(desk):
    texts = {
        desk.get("/feed", headers={"accept-language": language}).text for language in ("en", "fr")
    }
    assert len(texts) == 2
    signed_in(desk)
    assert desk.get("/feed").headers["cache-control"] == "private, no-cache"
