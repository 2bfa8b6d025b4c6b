"""What is handed to the ledger in one piece, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.records.dispatch import Capture
from chancery.records.ledger import Entry

Fate = Literal["new", "changed", "known", "reread", "failed"]
"""``new``: nothing was known at this address. ``changed``: another version of what was there.
``known``: the same bytes, read as before. ``reread``: the same bytes, read otherwise than before,
or for the first time. ``failed``: nothing could be read; the report says why."""

FATES: tuple[Fate, ...] = ("new", "changed", "known", "reread", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One line of a run on what went wrong at an address; ``kind`` is the class of the error."""

    address: str
    kind: str
    line: str

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"address": self.address, "kind": self.kind, "line": self.line}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is remembered of an address of the web, to ask politely the next time.

    ``marker`` is what a feed said of it (an entry's date of change); ``failures`` counts the times
    in a row that it could not be fetched.
    """

    address: str
    etag: str | None = None
    last_modified: str | None = None
    marker: str | None = None
    failures: int = 0
    checked_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """What came of one input: kept together or not at all.

    ``capture`` and ``data`` are its bytes (``data`` is ``None`` when only a reading came),
    ``entry`` what was read in them, ``report`` what went wrong, ``visit`` what the web client is to
    remember. ``fresh``: its bytes had not been read by anybody; if they have been meanwhile, that
    reading stays. ``again``: its bytes came from the ledger itself, and arrive nowhere.
    """

    address: str
    capture: Capture | None = None
    data: bytes | None = None
    entry: Entry | None = None
    report: Report | None = None
    visit: Visit | None = None
    fresh: bool = False
    again: bool = False
