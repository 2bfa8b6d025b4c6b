"""The press as it is put into ledgers: read once a process, however many ledgers want it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from chancery.pipeline import READER, read_items
from chancery.records.deposit import Deposit
from chancery.rounds.making import deposit_of
from chancery.rounds.offers import Asked, Offer, local_offers
from chancery.store import Ledger
from tests.newsroom.build import DISPATCHES, load_truth


@cache
def deposits() -> Mapping[str, Deposit]:
    """What comes of reading each dispatch, by its id in the truth, in order of publication."""
    names = {one.url: one.id for one in load_truth().dispatches.values()}
    offers = [one for one in local_offers(str(DISPATCHES), Asked()) if isinstance(one, Offer)]
    return {names[one.address]: one for one in read(offers)}


def read(offers: Iterable[Offer]) -> list[Deposit]:
    """What comes of reading some offers, in order."""
    held = list(offers)
    outcomes = read_items(one.item for one in held if one.item)
    return [deposit_of(one, outcome) for one, (_, outcome) in zip(held, outcomes, strict=True)]


def put(ledger: Ledger, some: Iterable[Deposit]) -> None:
    """Put what was read into a ledger, as one run."""
    ledger.deposit(ledger.start_run("ingest", READER), list(some))
