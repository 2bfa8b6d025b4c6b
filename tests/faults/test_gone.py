"""A PostgreSQL that hangs up or is not there: one line, and the next round goes on."""

import pytest
from sqlalchemy import create_engine, event, text

import chancery.store.ledger
from chancery.errors import LedgerError
from chancery.store import open_ledger
from chancery.store.engine import make_engine
from tests.faults.content import arrived, assert_holds
from tests.faults.rounds import command, go_round
from tests.ledgers import new_database


@pytest.fixture
def address(postgres_server):
    with new_database(postgres_server) as name:
        yield name


def hang_up(engine, after):
    """After so many statements that write, the server ends the connection."""
    seen = [0]
    other = create_engine(engine.url, isolation_level="AUTOCOMMIT")
    asked = "SELECT pg_terminate_backend(:pid, 5000)"

    @event.listens_for(engine, "before_cursor_execute")
    def _asked(connection, *_):
        seen[0] += bool(connection.get_execution_options().get("writes"))
        if seen[0] == after:
            seen[0] += 1
            pid = connection.connection.dbapi_connection.info.backend_pid
            with other.connect() as another:
                another.execute(text(asked), {"pid": pid})
            other.dispose()


@pytest.mark.parametrize("after", [60, 90, 120])
def test_a_server_that_hangs_up_in_the_midst_is_told_in_one_line(
    address, readings, monkeypatch, after
):
    monkeypatch.setattr("chancery.rounds.batches.READINGS", 3)
    open_ledger(address).close()

    def hanging(name, *, busy):
        engine = make_engine(name, busy=busy)
        hang_up(engine, after)
        return engine

    with monkeypatch.context() as patched:
        patched.setattr(chancery.store.ledger, "make_engine", hanging)
        cut = go_round(address, str(readings))
    assert isinstance(cut.error, LedgerError)
    assert str(cut.error).startswith(f"{address}: ")
    assert str(cut.error).isprintable()
    assert 0 < len(cut.kept) < 31
    with open_ledger(address) as ledger:
        assert arrived(ledger) == sorted(cut.kept)
        assert_holds(ledger)
    assert len(go_round(address, str(readings)).kept) == 31


def test_a_server_that_is_not_there_is_told_without_its_password(readings, capsys):
    nowhere = "postgresql://desk:geheim@127.0.0.1:1/chancery"
    code, out, lines = command(nowhere, readings, capsys=capsys)
    assert (code, out, len(lines)) == (2, "", 1)
    assert "127.0.0.1" in lines[0]
    assert "geheim" not in lines[0]
