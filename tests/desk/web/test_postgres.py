"""A desk on a ledger that a team shares: the same pages, out of PostgreSQL."""

import pytest

from chancery.desk.cli import run
from chancery.desk.web.table import SPECS
from chancery.store import open_ledger
from tests.desk.press import DISPATCHES, LATER, rows
from tests.desk.web.asking import address, as_json, named, opened
from tests.ledgers import new_database, postgres_server

__all__ = ["postgres_server"]


@pytest.fixture(scope="module")
def shared(postgres_server, tmp_path_factory):
    table = tmp_path_factory.mktemp("press") / "press.jsonl"
    table.write_text(rows((*DISPATCHES, *LATER)), encoding="utf-8")
    with new_database(postgres_server) as place:
        assert run(["ingest", str(table), "--ledger", place]) == 0
        with open_ledger(place) as ledger, opened(ledger) as client:
            yield client


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_every_page_is_there(shared, spec):
    path = address(shared, spec)
    assert shared.get(as_json(path)).status_code == 200
    assert shared.get(path).status_code == 200
