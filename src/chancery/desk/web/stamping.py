"""What was answered, and of which state of the ledger: as long as that says the same, it holds."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from chancery.store import Ledger
from chancery.store.arrived import last_said

ASKED_EVERY = 0.25
"""Seconds for which nobody asks the ledger again whether it changed."""

MOST_BYTES = 96 * 1024 * 1024
"""Of answers that are kept."""

EACH = 2048
"""Bytes that an answer takes up besides its body."""

Header = tuple[bytes, bytes]


class Stamp:
    """What the ledger's state is called; asked of it a few times a second at most."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self.asked = float("-inf")
        self._said = ""

    def fresh(self) -> str | None:
        """The stamp if it was asked for just now: no database is asked."""
        return self._said if time.monotonic() - self.asked < ASKED_EVERY else None

    def now(self) -> tuple[str, float]:
        """The stamp, and when it was asked for."""
        with self._lock:
            if (held := self.fresh()) is not None:
                return held, self.asked
            asked = time.monotonic()
            with self._ledger.reading() as connection:
                self._said = last_said(connection)
            self.asked = asked
            return self._said, asked


@dataclass(slots=True)
class Kept:
    """An answer: its bytes and its seal.

    ``stamp`` is the state of the ledger that it was found good for, ``seen`` when (monotonic), and
    ``state`` what the ledger said then of all that this page tells.
    """

    body: bytes
    etag: str
    kind: str
    state: str
    stamp: str = ""
    seen: float = 0.0
    private: bool = False
    headers: list[Header] = field(init=False)

    def __post_init__(self) -> None:
        self.headers = [
            (b"etag", self.etag.encode()),
            (b"cache-control", b"private, no-cache" if self.private else b"no-cache"),
            (b"vary", b"Accept-Language, Cookie, Authorization"),
        ]

    @property
    def whole(self) -> list[Header]:
        """The headers of the answer with its body."""
        length = str(len(self.body)).encode()
        return [
            (b"content-type", self.kind.encode()), (b"content-length", length), *self.headers,
        ]  # fmt: skip

    def is_held(self, given: str) -> bool:
        """Whether ``If-None-Match`` says that the asker has it."""
        return self.etag in given or given.strip() == "*"


class Shelf:
    """Answers by what was asked; the longest unasked go first when there is no room.

    Only the thread of the event loop may touch it.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._held: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes, self._most = 0, most

    def get(self, key: Hashable) -> Kept | None:
        """What is kept."""
        kept = self._held.get(key)
        if kept is not None:
            self._held.move_to_end(key)
        return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep an answer, in place of the one before."""
        self.drop(key)
        self._bytes += len(kept.body) + EACH
        self._held[key] = kept
        while self._bytes > self._most and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._bytes -= len(gone.body) + EACH

    def drop(self, key: Hashable) -> None:
        """It does not hold any more."""
        gone = self._held.pop(key, None)
        self._bytes -= len(gone.body) + EACH if gone else 0
