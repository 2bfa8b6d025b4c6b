"""Verify a whole ledger: everything in it is computed again and compared.

1. *captures*: the bytes unpack, and have their digest and size
2. *texts*: each has its digest
3. *dispatches*, standing and superseded: the body unpacks, has its digest and is a reading that
   holds (ids, evidence to the letter; see ``verify``); the rows of its records are what the reading
   makes of them; full-text search has it; its page, extracted again, gives the same text
4. *standing*: of dispatches, and of events as their judgements say
5. *judgements*: ids are made from content, and each names the one before it
6. *gatherings*: what they cite stands in the dispatches, to the letter
7. *rows*: the file is whole, and its rows fit together (see ``store.soundness``)

Extraction is done again for readings of this very reader whose bytes were kept; of others it is
counted as not done. One state of the ledger is checked, whoever writes meanwhile; damage never
stops the check.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from chancery.checking.answers import Checked, Finding
from chancery.checking.gatherings import check_gatherings
from chancery.checking.held_dispatch import check_dispatch, check_extraction
from chancery.checking.judged import UNWEIGHED, check_chain, check_standing
from chancery.checking.ledger_answers import LedgerVerification
from chancery.errors import LedgerError
from chancery.exchange import SavedReading
from chancery.store import Ledger
from chancery.store.held import HeldCapture, HeldDispatch
from chancery.store.holdings import Holdings, holdings
from chancery.store.packing import unpack
from chancery.store.rows import ORDER
from chancery.store.soundness import Fault

Progress = Callable[[], None]
"""Told after each step."""


def steps(ledger: Ledger) -> int:
    """How many steps the check of a ledger has: its captures and dispatches."""
    with holdings(ledger) as held:
        return held.count("captures") + held.count("dispatches")


def verify_ledger(
    ledger: Ledger, *, replay: bool = True, progress: Progress | None = None
) -> LedgerVerification:
    """Check everything that a ledger holds; without ``replay``, pages are not extracted again.

    Whatever is wrong with the ledger is an answer, not an error.
    """
    answer = LedgerVerification(name=ledger.name)
    with holdings(ledger) as held:
        _Inspection(held, answer, progress).run(replay=replay)
    return answer


class _Inspection:
    def __init__(
        self, held: Holdings, answer: LedgerVerification, progress: Progress | None
    ) -> None:
        self._held = held
        self._answer = answer
        self._progress = progress

    def run(self, *, replay: bool) -> None:
        for table in ORDER:
            self._each(table, self._count(table))
        self._each("runs", self._unfinished())
        self._each("captures", self._captures())
        self._each("texts", self._texts())
        self._each("dispatches", self._dispatches(replay=replay))
        self._each("reviews", check_chain(self._held.reviews()))
        self._each("gatherings", check_gatherings(self._held.gatherings()))
        for name, faults in self._held.faults():
            self._each(name, map(_told, faults))

    def _each(self, name: str, checks: Iterator[Checked]) -> None:
        """Take what a part of the check finds; a part that cannot be read is a finding."""
        try:
            self._answer.add_all(checks)
        except LedgerError as error:
            detail = f"cannot be read to its end ({error})"
            lost = Finding(where="rows", answer="not found", detail=detail)
            self._answer.find("ledger", name, lost)

    def _count(self, table: str) -> Iterator[Checked]:
        self._answer.counts[table] = self._held.count(table)
        yield from ()

    def _unfinished(self) -> Iterator[Checked]:
        self._answer.unfinished = self._held.unfinished()
        yield from ()

    def _captures(self) -> Iterator[Checked]:
        for capture in self._held.captures():
            yield _check_capture(capture)
            self._step()

    def _texts(self) -> Iterator[Checked]:
        for seal, content in self._held.texts():
            found = () if _seal(content.encode()) == seal else (_NOT_ITS_DIGEST,)
            yield Checked(kind="text", id=seal, name="", checks=1, findings=found)

    def _dispatches(self, *, replay: bool) -> Iterator[Checked]:
        self._answer.counts.update({"superseded": 0, "rejected": 0, "corrected": 0})
        for held in self._held.dispatches():
            for found in check_dispatch(held):
                if isinstance(found, Checked):
                    yield found
                elif replay:
                    yield from self._extraction(found)
            yield from self._judgements(held)
            by = (event.row["origin"] for event in held.events)
            self._answer.counts["corrected"] += sum(origin != "machine" for origin in by)
            self._step()

    def _extraction(self, reading: SavedReading) -> Iterator[Checked]:
        from chancery.pipeline import READER  # noqa: PLC0415 - only needed for pages

        found = check_extraction(reading, READER, self._held.content_of)
        if isinstance(found, Checked):
            yield found
        else:
            self._answer.not_replayed[found] += 1

    def _judgements(self, held: HeldDispatch) -> Iterator[Checked]:
        name = str(held.row["id"])
        try:
            rejected, due = self._held.is_rejected(name), self._held.due(held)
        except (ValueError, RecursionError):
            yield Checked(kind="dispatch", id=name, name="", checks=1, findings=(UNWEIGHED,))
            return
        if not held.row["standing"]:
            why = "rejected" if rejected and held.stands else "superseded"
            self._answer.counts[why] += 1
        yield from check_standing(held, rejected=rejected, due=due)

    def _step(self) -> None:
        if self._progress:
            self._progress()


_NOT_ITS_DIGEST = Finding(
    where="sha256", answer="changed", detail="is not what it was when its digest was taken"
)


def _check_capture(capture: HeldCapture) -> Checked:
    found = []
    if capture.content is not None:
        try:
            data = unpack(bytes(capture.content))
        except (ValueError, TypeError) as error:
            found.append(Finding(where="content", answer="changed", detail=f"damaged ({error})"))
        else:
            if _seal(data) != capture.sha256:
                found.append(_NOT_ITS_DIGEST)
            if len(data) != capture.size:
                detail = f"says {capture.size} bytes, there are {len(data)}"
                found.append(Finding(where="size", answer="changed", detail=detail))
    return Checked(kind="capture", id=capture.sha256, name="", checks=2, findings=tuple(found))


def _told(fault: Fault) -> Checked:
    finding = Finding(where=fault.where, answer="changed", detail=fault.detail)
    return Checked(kind=fault.kind, id=fault.id, name="", checks=1, findings=(finding,))


def _seal(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
