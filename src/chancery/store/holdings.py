"""One state of a ledger, to go through from beginning to end; see ``held`` and ``soundness``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine

from chancery.store import held, soundness
from chancery.store.cited import HeldGathering, held_gatherings
from chancery.store.engine import told
from chancery.store.held import HeldCapture, HeldDispatch, HeldReview, HeldText
from chancery.store.judged import any_judged, dispatches_judged, rejected_by, verdicts_of
from chancery.store.ledger import Ledger
from chancery.store.reviewed import Due, due
from chancery.store.soundness import Fault

T = TypeVar("T")


@contextmanager
def holdings(ledger: Ledger) -> Iterator[Holdings]:
    """What a ledger holds now, whoever writes meanwhile."""
    with ledger.reading() as connection, held.forgiving(connection):
        yield Holdings(ledger.engine, connection)
        connection.rollback()  # a damaged file cannot even commit what was only read


class Holdings:
    """What a ledger holds. Whatever the database cannot read raises ``LedgerError``."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine = engine
        self._connection = connection
        self._judged: bool | None = None

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with told(self._engine):
            return held.count(self._connection, table)

    def unfinished(self) -> int:
        """How many runs did not come to their end."""
        with told(self._engine):
            return soundness.unfinished(self._connection)

    def captures(self) -> Iterator[HeldCapture]:
        """Every capture."""
        return self._told(held.captures(self._connection))

    def texts(self) -> Iterator[HeldText]:
        """Every text."""
        return self._told(held.texts(self._connection))

    def dispatches(self) -> Iterator[HeldDispatch]:
        """Every dispatch with the rows of its records."""
        return self._told(held.dispatches(self._connection))

    def reviews(self) -> Iterator[HeldReview]:
        """Every judgement."""
        return self._told(held.reviews(self._connection))

    def gatherings(self) -> Iterator[HeldGathering]:
        """Every gathering that stands, with what it cites."""
        return self._told(held_gatherings(self._connection))

    def faults(self) -> Iterator[tuple[str, Iterator[Fault]]]:
        """What does not fit together, check by check."""
        for name, check in soundness.checks():
            yield name, self._told(check(self._connection))

    def due(self, dispatch: HeldDispatch) -> dict[int, Due]:
        """What judgements make of the events of a standing dispatch; see ``reviewed.due``."""
        number = int(str(dispatch.row["seq"]))
        if not self._is_judged():
            return {}
        with told(self._engine):
            if not dispatches_judged(self._connection, [number]):
                return {}
            return due(self._connection, number)

    def is_rejected(self, dispatch: str) -> bool:
        """Whether a reviewer rejected a dispatch."""
        if not self._is_judged():
            return False
        with told(self._engine):
            return rejected_by(verdicts_of(self._connection, [dispatch]).get(dispatch)) is not None

    def _is_judged(self) -> bool:
        if self._judged is None:
            with told(self._engine):
                self._judged = any_judged(self._connection)
        return self._judged

    def content_of(self, seal: str) -> bytes | None:
        """The packed bytes of a capture."""
        with told(self._engine):
            return held.content_of(self._connection, seal)

    def _told(self, found: Iterator[T]) -> Iterator[T]:
        with told(self._engine):
            yield from found
