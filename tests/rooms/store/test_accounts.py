"""Accounts: who may log in, for how long, and that no secret is ever kept."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import argon2
import pytest
from sqlalchemy import func, select

from chancery import keeping
from chancery.checking.ledger import verify_ledger
from chancery.errors import AccountError, NotFoundError, TooManyLoginsError
from chancery.store import open_ledger, passwords, schema_accounts
from chancery.store.accounts import Accounts, is_csrf
from chancery.store.fingerprint import fingerprint

PASSWORD = "correct horse battery"  # noqa: S105 - of nobody
OTHER = "staple and some more"
HOME = "192.0.2.7"


class Hand:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.time = datetime(2026, 3, 12, 6, 30, tzinfo=UTC)

    def __call__(self):
        return self.time

    def wait(self, **some):
        self.time += timedelta(**some)


@pytest.fixture(autouse=True)
def fast(request, monkeypatch):
    """Hashes that take no time, but where their time is what is tested."""
    if "slow" in request.node.name:
        return
    passwords._dummy.cache_clear()
    quick = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
    request.addfinalizer(passwords._dummy.cache_clear)  # noqa: PT021 - only where it was set


@pytest.fixture
def clock():
    return Hand()


@pytest.fixture
def ledger(ledger_address, clock):
    with open_ledger(ledger_address, clock=clock) as opened:
        yield opened


@pytest.fixture
def accounts(ledger):
    found = Accounts(ledger)
    found.add_user("Nadia", PASSWORD)
    return found


def count(ledger, table):
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def fail(accounts, times, name="Nadia", address=HOME):
    for _ in range(times):
        assert accounts.check_login(name, "wrong, quite wrong", address) is None


def test_who_knows_the_password_gets_a_session(accounts):
    session = accounts.check_login("Nadia", PASSWORD, HOME)
    assert session.user == accounts.user("Nadia")
    assert (session.user.name, session.user.role) == ("Nadia", "reviewer")
    assert accounts.session_of(session.token) == session
    accounts.end_session(session.token)
    assert accounts.session_of(session.token) is None
    accounts.end_session(session.token)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Nadia", OTHER), ("Nadia", ""), ("Nadia", PASSWORD[:-1]), ("Nadia", PASSWORD * 1000),
        ("Nadia", "\udcff" * 12), ("Nadia", "\0" * 12), ("nobody", PASSWORD), ("", PASSWORD),
        ("\0", PASSWORD), ("\ud800", PASSWORD), ("N" * 10_000, PASSWORD), ("Nadia ", PASSWORD),
    ],
)  # fmt: skip
def test_everybody_else_gets_nothing_and_hears_no_more_than_that(accounts, name, password):
    assert accounts.check_login(name, password, HOME) is None


def test_names_are_compared_without_case_and_unseen_letters(accounts):
    for name in ("nadia", "NADIA", "Na\u200cdia", "Ｎａｄｉａ"):
        assert accounts.user(name).name == "Nadia"
        with pytest.raises(AccountError, match="Nadia: there is such a user already"):
            accounts.add_user(name, PASSWORD)
    assert accounts.check_login("nadia", PASSWORD, HOME).user.name == "Nadia"
    accounts.add_user("Nádia", PASSWORD, "admin")
    accounts.add_user("می\u200cنا", PASSWORD)
    assert [user.name for user in accounts.users()] == ["Nadia", "Nádia", "می\u200cنا"]


@pytest.mark.parametrize(
    "name",
    ["", " ", "a ", "\u00a0a", "a\nb", "a\x1b[31m", "a\u202eb", "a\u2028b", "\u200c",
     "a\0", "a\ud800", "a" * 65, "a" * 10_000],
)  # fmt: skip
def test_a_name_that_nobody_can_read_is_refused(accounts, name):
    with pytest.raises(AccountError, match=r"^the name: "):
        accounts.add_user(name, PASSWORD)
    with pytest.raises(AccountError, match=r"^the label: "):
        accounts.create_api_token("Nadia", name)


def test_only_the_length_of_a_password_counts(accounts):
    for short in ("", "a" * 11, "e\u0301" * 11):
        with pytest.raises(AccountError, match="too short: give at least 12 characters"):
            accounts.add_user("Ali", short)
    with pytest.raises(AccountError, match="too long: give at most 1,024 characters"):
        accounts.add_user("Ali", "a" * 1025)
    with pytest.raises(AccountError, match="no UTF-8"):
        accounts.add_user("Ali", "\udcff" * 12)
    for n, fine in enumerate(("a" * 12, "a" * 1024, " " * 12, "مرور عبور طولاني")):
        accounts.add_user(f"Ali {n}", fine)
        assert accounts.check_login(f"Ali {n}", fine, HOME)


def test_a_password_is_the_same_however_its_accents_are_typed(accounts):
    accounts.set_password("Nadia", "é" * 1000)
    assert accounts.check_login("Nadia", "e\u0301" * 1000, HOME)


def test_a_role_that_there_is_not_is_refused(accounts):
    with pytest.raises(AccountError, match="king: no such role; give one of reviewer, admin"):
        accounts.add_user("Ali", PASSWORD, "king")


def test_whoever_is_disabled_is_out_at_once_and_may_be_let_in_again(accounts, clock):
    session = accounts.check_login("Nadia", PASSWORD, HOME)
    clear, _ = accounts.create_api_token("Nadia", "archive")
    assert accounts.disable("nadia").disabled_at == "2026-03-12T06:30:00.000000Z"
    clock.wait(hours=1)
    assert accounts.disable("Nadia").disabled_at == "2026-03-12T06:30:00.000000Z"
    assert accounts.session_of(session.token) is None
    assert accounts.user_of_api_token(clear) is None
    assert accounts.check_login("Nadia", PASSWORD, HOME) is None
    assert accounts.enable("Nadia").disabled_at is None
    assert accounts.session_of(session.token) is None
    assert accounts.user_of_api_token(clear).name == "Nadia"
    assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_another_password_ends_every_session_of_the_user_and_of_nobody_else(accounts):
    accounts.add_user("Ali", PASSWORD)
    ali = accounts.check_login("Ali", PASSWORD, HOME)
    hers = [accounts.check_login("Nadia", PASSWORD, HOME) for _ in range(2)]
    accounts.set_password("Nadia", OTHER)
    assert [accounts.session_of(one.token) for one in hers] == [None, None]
    assert accounts.session_of(ali.token) == ali
    assert accounts.check_login("Nadia", PASSWORD, HOME) is None
    assert accounts.check_login("Nadia", OTHER, HOME)


def test_nobody_that_there_is_not_can_be_changed(accounts):
    for work in (accounts.user, accounts.disable, accounts.enable, accounts.api_tokens):
        with pytest.raises(NotFoundError, match="Ali: no such user; `chancery user list`"):
            work("Ali")
    for work in (accounts.set_password, accounts.create_api_token):
        with pytest.raises(NotFoundError, match="Ali: no such user"):
            work("Ali", PASSWORD)


def test_the_fifth_failure_closes_a_name_at_its_address_for_a_quarter_of_an_hour(accounts, clock):
    fail(accounts, 5)
    with pytest.raises(TooManyLoginsError, match="try again in 15 minutes") as caught:
        accounts.check_login("nadia", PASSWORD, HOME)
    assert caught.value.wait == 900
    clock.wait(minutes=14, seconds=30)
    with pytest.raises(TooManyLoginsError, match=r"try again in 1 minute$"):
        accounts.check_login("Nadia", PASSWORD, HOME)
    clock.wait(seconds=30)
    assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_whoever_guesses_does_not_shut_out_the_owner_of_the_name(accounts):
    fail(accounts, 5, "Nadia", "198.51.100.1")
    assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_the_fiftieth_failure_closes_a_name_wherever_it_is_tried(accounts):
    for n in range(50):
        fail(accounts, 1, "Nadia", f"198.51.100.{n}")
    with pytest.raises(TooManyLoginsError, match="try again in 15 minutes"):
        accounts.check_login("Nadia", PASSWORD, HOME)


def test_names_that_there_are_not_are_closed_like_those_that_there_are(accounts):
    said = []
    for name in ("Nadia", "nobody"):
        fail(accounts, 5, name)
        with pytest.raises(TooManyLoginsError) as caught:
            accounts.check_login(name, PASSWORD, HOME)
        said.append((str(caught.value), caught.value.wait))
    assert said[0] == said[1]


def test_failures_that_are_a_quarter_of_an_hour_old_do_not_count(accounts, clock):
    fail(accounts, 4)
    clock.wait(minutes=15)
    fail(accounts, 4)
    assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_whoever_gets_in_begins_anew(accounts):
    for _ in range(3):
        fail(accounts, 4)
        assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_the_twentieth_failure_closes_an_address_and_only_that(accounts):
    for n in range(20):
        fail(accounts, 1, f"somebody {n}")
    with pytest.raises(TooManyLoginsError):
        accounts.check_login("Nadia", PASSWORD, HOME)
    assert accounts.check_login("Nadia", PASSWORD, "192.0.2.8")


def test_getting_in_does_not_wipe_out_what_else_failed_at_an_address(accounts):
    for n in range(19):
        fail(accounts, 1, f"somebody {n}")
        assert accounts.check_login("Nadia", PASSWORD, HOME)
    fail(accounts, 1, "somebody else")
    with pytest.raises(TooManyLoginsError):
        accounts.check_login("Nadia", PASSWORD, HOME)


def test_an_address_of_ipv6_counts_with_its_network(accounts):
    for n in range(20):
        fail(accounts, 1, f"somebody {n}", f"2001:db8::{n:x}")
    with pytest.raises(TooManyLoginsError):
        accounts.check_login("Nadia", PASSWORD, "2001:db8::ffff")
    for elsewhere in ("2001:db8:0:1::1", "::ffff:192.0.2.9", "a socket", ""):
        assert accounts.check_login("Nadia", PASSWORD, elsewhere)


def test_a_clock_that_was_put_back_closes_nobody_for_long(accounts, clock):
    clock.wait(days=400)
    fail(accounts, 5)
    clock.wait(days=-400)
    assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_what_is_counted_is_forgotten(accounts, ledger, clock):
    fail(accounts, 5)
    assert count(ledger, schema_accounts.attempts) == 3
    clock.wait(minutes=15)
    fail(accounts, 1, "other", "192.0.2.9")
    assert count(ledger, schema_accounts.attempts) == 3


def test_a_session_ends_twelve_hours_after_the_last_page(accounts, clock):
    token = accounts.check_login("Nadia", PASSWORD, HOME).token
    for _ in range(3):
        clock.wait(hours=11, minutes=59)
        assert accounts.session_of(token)
    clock.wait(hours=12)
    assert accounts.session_of(token) is None


def test_a_session_ends_after_fourteen_days_whatever_is_read(accounts, clock):
    session = accounts.check_login("Nadia", PASSWORD, HOME)
    assert session.expires_at == "2026-03-26T06:30:00.000000Z"
    for _ in range(14 * 3 - 1):
        clock.wait(hours=8)
        assert accounts.session_of(session.token) == session
    clock.wait(hours=8)
    assert accounts.session_of(session.token) is None


def test_reading_pages_writes_at_most_once_a_minute(accounts, clock, monkeypatch):
    token = accounts.check_login("Nadia", PASSWORD, HOME).token
    clear, _ = accounts.create_api_token("Nadia", "archive")
    assert accounts.user_of_api_token(clear)
    written, note = [], accounts._note
    monkeypatch.setattr(accounts, "_note", lambda write: (written.append(1), note(write)))
    for _ in range(119):
        clock.wait(seconds=1)
        assert accounts.session_of(token)
        assert accounts.user_of_api_token(clear)
    assert len(written) == 2


def test_sessions_that_are_over_are_dropped_at_the_next_login(accounts, ledger, clock):
    for _ in range(3):
        accounts.check_login("Nadia", PASSWORD, HOME)
    clock.wait(hours=13)
    accounts.check_login("Nadia", PASSWORD, HOME)
    assert count(ledger, schema_accounts.sessions) == 1


@pytest.mark.parametrize("token", ["", "x", "\0", "\udcff", "é" * 100, "' OR 1=1 --"])
def test_a_token_that_nobody_was_given_is_nobodys(accounts, token):
    assert accounts.session_of(token) is None
    assert accounts.user_of_api_token(token) is None


def test_a_form_counts_only_with_what_its_own_session_gave_it(accounts):
    one, two = (accounts.check_login("Nadia", PASSWORD, HOME) for _ in range(2))
    assert accounts.session_of(one.token).csrf == one.csrf
    assert is_csrf(one, one.csrf)
    for wrong in (two.csrf, one.token, "", "\udcff", "é"):
        assert not is_csrf(one, wrong)


def test_a_program_writes_in_a_users_name_until_its_token_is_revoked(accounts, clock):
    clear, made = accounts.create_api_token("nadia", "the archive")
    assert clear.startswith("chancery_")
    assert accounts.user_of_api_token(clear).name == "Nadia"
    assert accounts.session_of(clear) is None
    (listed,) = accounts.api_tokens("Nadia")
    assert (listed.id, listed.label, listed.user) == (made.id, "the archive", "Nadia")
    assert listed.last_used == "2026-03-12T06:30:00.000000Z"
    clock.wait(hours=1)
    revoked = accounts.revoke(made.id[:10])
    assert revoked.revoked_at == "2026-03-12T07:30:00.000000Z"
    clock.wait(hours=1)
    assert accounts.revoke(made.id) == revoked
    assert accounts.user_of_api_token(clear) is None
    assert accounts.api_tokens("Nadia") == [revoked]


@pytest.mark.parametrize(
    "wanted", ["", "token-", "token-%", "token-zzzz", "token-00", "chancery_x"]
)
def test_a_token_that_there_is_not_cannot_be_revoked(accounts, wanted):
    accounts.create_api_token("Nadia", "one")
    with pytest.raises(NotFoundError, match="no such token"):
        accounts.revoke(wanted)


def test_a_hash_of_older_parameters_is_made_again_at_the_next_login(accounts, ledger, monkeypatch):
    def kept():
        with ledger.reading() as connection:
            return connection.scalar(select(schema_accounts.users.c.hash))

    before = kept()
    accounts.check_login("Nadia", PASSWORD, HOME)
    assert kept() == before
    now = argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", now)
    assert accounts.check_login("Nadia", PASSWORD, HOME)
    assert "m=16,t=2,p=1" in kept()
    assert accounts.check_login("Nadia", PASSWORD, HOME)


def test_a_user_who_is_disabled_while_the_password_is_tried_gets_nothing(accounts, monkeypatch):
    def meanwhile(kept, password):
        accounts.disable("Nadia")
        return True

    monkeypatch.setattr(passwords, "is_right", meanwhile)
    assert accounts.check_login("Nadia", PASSWORD, HOME) is None


def test_nothing_that_is_secret_is_in_the_file_a_backup_or_what_is_printed(tmp_path, clock):
    path = tmp_path / "chancery.db"
    with open_ledger(str(path), clock=clock) as ledger:
        accounts = Accounts(ledger)
        accounts.add_user("Nadia", PASSWORD)
        session = accounts.check_login("Nadia", PASSWORD, HOME)
        accounts.check_login(OTHER, "typed into the wrong field", HOME)
        clear, made = accounts.create_api_token("Nadia", "archive")
        assert accounts.user_of_api_token(clear)
        keeping.backup(ledger, tmp_path / "one")
        files = [one for one in tmp_path.iterdir() if one.is_file()]
        assert {path.name, f"{path.name}-wal", "one"} <= {one.name for one in files}
        data = b"".join(Path(one).read_bytes() for one in files)
    data += path.read_bytes()
    assert b"$argon2id$" in data
    for hidden in (PASSWORD, OTHER, "wrong field", session.token, session.csrf, clear, HOME):
        assert hidden.encode() not in data
        assert hidden not in f"{session!r} {made!r} {accounts.users()!r}"


def test_a_backup_brings_users_and_tokens_back_but_no_login(accounts, ledger, tmp_path):
    session = accounts.check_login("Nadia", PASSWORD, HOME)
    clear, _ = accounts.create_api_token("Nadia", "archive")
    fail(accounts, 3)
    header = keeping.backup(ledger, tmp_path / "one")
    assert (header.counts["users"], header.counts["tokens"]) == (1, 1)
    assert not {"sessions", "attempts"} & set(header.counts)
    keeping.restore(tmp_path / "one", str(tmp_path / "two.db"))
    with open_ledger(str(tmp_path / "two.db"), clock=ledger.clock) as restored:
        again = Accounts(restored)
        assert again.users() == accounts.users()
        assert again.user_of_api_token(clear).name == "Nadia"
        assert again.session_of(session.token) is None
        assert again.check_login("Nadia", PASSWORD, HOME)


def test_the_record_does_not_know_of_accounts(accounts, ledger):
    before = fingerprint(ledger), ledger.time()
    accounts.create_api_token("Nadia", "archive")
    accounts.check_login("Nadia", PASSWORD, HOME)
    assert (fingerprint(ledger), ledger.time()) == before
    checked = verify_ledger(ledger)
    assert checked.holds
    assert not {"users", "tokens", "sessions", "attempts"} & set(checked.counts)


def test_slow_hashes_take_the_same_time_for_a_name_that_there_is_not(tmp_path):
    with open_ledger(str(tmp_path / "chancery.db")) as ledger:
        accounts = Accounts(ledger)
        accounts.add_user("Nadia", PASSWORD)
        accounts.add_user("Ali", PASSWORD)
        accounts.disable("Ali")
        took = {"Nadia": [], "nobody": [], "Ali": []}
        for _ in range(4):
            for name, times in took.items():
                start = time.process_time()
                accounts.check_login(name, OTHER, HOME)
                times.append(time.process_time() - start)
    middle = {name: statistics.median(times) for name, times in took.items()}
    assert max(middle.values()) < 2 * min(middle.values()), middle
