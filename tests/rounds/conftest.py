"""A ledger with a clock of its own: most of a round does not mind which database it is."""

import pytest

from chancery.rounds.web import Web
from chancery.store import open_ledger
from tests.rounds.news import Internet, Time


@pytest.fixture
def clock():
    return Time()


@pytest.fixture
def ledger(tmp_path, clock):
    with open_ledger(str(tmp_path / "chancery.db"), clock=clock, busy=0.05) as opened:
        yield opened


@pytest.fixture
def net():
    return Internet()


@pytest.fixture
def web(net, ledger, clock):
    return Web(client=net, remembered=ledger.visits, clock=clock, recheck=6 * 3600.0)
