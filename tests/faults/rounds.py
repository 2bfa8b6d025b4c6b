"""One round as a test asks for it, in this process."""

import importlib
from dataclasses import dataclass, field

from chancery.desk.filling import Request, run_ingest
from chancery.desk.terminal import answer
from chancery.errors import ChanceryError
from chancery.rounds import ingest
from chancery.store import open_ledger

MODULE = importlib.import_module("chancery.rounds.ingest")
"""The module; the package gives its name to the function."""


@dataclass
class Round:
    """How a round went: what was told of, the error that ended it, else its report."""

    kept: list = field(default_factory=list)
    error: ChanceryError | None = None
    report: object = None


def go_round(address, *sources, busy=60, **options):
    """Ingest into the ledger at an address, and note what was told of."""
    done = Round()
    try:
        with open_ledger(address, busy=busy) as ledger:
            done.report = ingest(
                ledger, sources, told=lambda offer, _: done.kept.append(offer.address), **options
            )
    except ChanceryError as error:
        done.error = error
    return done


def command(address, *sources, capsys, **options):
    """``chancery ingest``: its exit code, its output, and the lines on standard error."""
    request = Request(sources=tuple(map(str, sources)), ledger=address, **options)
    capsys.readouterr()
    code = answer(lambda: run_ingest(request))
    out, err = capsys.readouterr()
    return code, out, err.splitlines()
