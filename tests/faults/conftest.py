"""What the tests of faults share: ledgers, a warm process, a folder to ingest, its readings."""

from contextlib import ExitStack

import pytest

from chancery.pipeline import read_files
from chancery.records.reading import Reading
from tests.faults.dispatches import write_folder
from tests.faults.warm import warm_process
from tests.ledgers import ledger, ledger_address, new_database, postgres_server

__all__ = ["ledger", "ledger_address", "postgres_server"]


@pytest.fixture(scope="session")
def warm(root):
    with warm_process(root) as process:
        yield process


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Thirty-two files: thirty-one dispatches, two of them alike, and one that cannot be read."""
    return write_folder(tmp_path_factory.mktemp("faults") / "depeches", 32)


@pytest.fixture(scope="session")
def readings(folder, tmp_path_factory):
    """The thirty-one readings of the folder, as a file: they come a hundred times as fast."""
    path = tmp_path_factory.mktemp("faults") / "readings.jsonl"
    read = [one for _, one in read_files(sorted(folder.iterdir())) if isinstance(one, Reading)]
    path.write_text("".join(one.to_json() + "\n" for one in read), "utf-8")
    return path


@pytest.fixture(params=("sqlite", "postgresql"))
def new_ledger(request, tmp_path):
    """Addresses of ledgers that are not there yet, as many as are asked for."""
    with ExitStack() as stack:
        numbers = iter(range(1_000_000))
        if request.param == "postgresql":
            server = request.getfixturevalue("postgres_server")
            yield lambda: stack.enter_context(new_database(server))
        else:
            yield lambda: str(tmp_path / f"ledger-{next(numbers)}.db")
