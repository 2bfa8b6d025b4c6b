"""Which addresses a ledger may have, and how it is called."""

import pytest

from chancery.errors import LedgerError
from chancery.store import open_ledger
from chancery.store.engine import make_engine, name_of


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://localhost:abc/desk",
        "postgresql://[::1/desk",
        "mysql://localhost/desk",
        "a://b",
        "://",
        "sqlite://",
        "sqlite:///",
        "sqlite://:memory:",
        "sqlite:///:memory:",
        ":memory:",
        "sqlite:///chancery.db?mode=ro",
        "sqlite:///chancery.db?timeout=abc",
    ],
)
def test_what_is_no_address_of_a_ledger_is_one_line(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match="not a ledger's address"):
        open_ledger(address)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://nadia:hush@127.0.0.1:1/desk",
        "postgresql://nadia@127.0.0.1:1/desk?password=hush",
        "postgresql://127.0.0.1:1/desk?user=nadia&password=hush@home",
        "postgresql://nadia:hush@127.0.0.1:port/desk?password=hush",
    ],
)
def test_no_password_is_ever_told(address):
    with pytest.raises(LedgerError) as caught:
        open_ledger(address)
    assert "hush" not in str(caught.value)


def test_a_ledger_is_called_by_its_path_or_its_url():
    assert name_of(make_engine("chancery.db")) == "chancery.db"
    assert name_of(make_engine("sqlite:///news.db")) == "news.db"
    url = "postgresql://nadia:hush@db.example:5433/desk?sslmode=require"
    assert name_of(make_engine(url)) == "postgresql://nadia:***@db.example:5433/desk"
