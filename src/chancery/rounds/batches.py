"""Offers in batches: what is read together, and kept together or not at all."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from chancery.rounds.offers import Offer

BATCH = 48
"""Dispatches read and kept together; the parser's own batch."""

READINGS = 500
"""Readings kept together: they come a hundred times as fast."""

TIDY = 5000
"""Inputs after which what is left in circles is cleared away."""

PATIENCE = 5.0
"""Seconds after which a batch is kept however small: pages come slowly from the web."""


HEAVY = 64_000_000
"""Bytes after which a batch is kept however small: 48 pages may have 16 MB each, and a reading as
much as four."""


def in_batches(offers: Iterable[Offer], stopped: Callable[[], bool]) -> Iterator[list[Offer]]:
    """The offers, some at a time, until somebody asks to stop; what was begun is handed on."""
    batch: list[Offer] = []
    begun, weight = time.monotonic(), 0
    with _undisturbed() as tidy:
        for offer in offers:
            if not batch:
                begun, weight = time.monotonic(), 0
            batch.append(offer)
            weight += _weight(offer)
            most = READINGS if offer.reading else BATCH
            if len(batch) >= most or weight >= HEAVY or time.monotonic() - begun > PATIENCE:
                yield batch
                tidy(len(batch))
                batch = []
            if stopped():
                break
    if batch:
        yield batch


def _weight(offer: Offer) -> int:
    return len(offer.item.data) if offer.item else len(offer.reading.data) if offer.reading else 0


@contextmanager
def _undisturbed() -> Iterator[Callable[[int], None]]:
    """No search for circles but now and then, when told of so many more inputs.

    Readings have none, and the search takes a fifth of the time in which they come.
    """
    waiting = 0

    def tidy(count: int) -> None:
        nonlocal waiting
        waiting += count
        if waiting >= TIDY:
            gc.collect()
            waiting = 0

    was = gc.isenabled()
    gc.disable()
    try:
        yield tidy
    finally:
        if was:
            gc.enable()
