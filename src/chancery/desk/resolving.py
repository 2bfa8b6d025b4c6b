"""``chancery resolve``, and going through the ledger after something was taken in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import TOLD, harmless, harmless_json, say, write_line
from chancery.errors import ChanceryError

if TYPE_CHECKING:
    from chancery.rounds.across.drive import Gone
    from chancery.store import Ledger

_LATER = "`chancery resolve` does it"
_MANY = {"story": "stories"}


@dataclass(frozen=True, kw_only=True)
class After:
    """What came of going through a ledger after taking something in; ``line`` says it."""

    line: str
    gone: Gone | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each thing that went wrong."""
        return self.gone.left_out if self.gone else (self.line,)

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return to_json(self.gone) if self.gone else {"problem": self.line}


def run_resolve(address: str | None, *, rebuild: bool, as_json: bool) -> int:
    """Go through a ledger and report; 1 when something was left out."""
    from chancery.rounds.across.drive import go_through  # noqa: PLC0415 - takes its time to load

    with open_asked(address) as ledger, ticking() as tick:
        gone = go_through(ledger, rebuild=rebuild, tick=tick)
        name, latest = ledger.name, latest_change(ledger)
    for line in gone.left_out:
        say(line)
    if as_json:
        write_line(harmless_json({**to_json(gone), "latest": latest}))
    else:
        write_line(harmless(f"{name}: {told(gone)}"))
        if latest:
            say(f"for what changes from now on: chancery diff --since {latest}")
    return 1 if gone.left_out else 0


def latest_change(ledger: Ledger) -> str:
    """When what dispatches say together changed last; empty for never."""
    from chancery.store.gatherings import last_changed  # noqa: PLC0415

    with ledger.reading() as connection:
        return last_changed(connection)


def resolve_after(ledger: Ledger, stopped: Callable[[], bool] = lambda: False) -> After:
    """Go through a ledger into which something was taken; whatever happens, that is kept."""
    try:
        from chancery.rounds.across.drive import go_through  # noqa: PLC0415

        with ticking(stopped) as tick:
            gone = go_through(ledger, tick=tick)
    except _StoppedError:
        return After(line=f"not all gone through: stopped early; {_LATER}")
    except ChanceryError as error:
        return After(line=f"not gone through: {error}; {_LATER}")
    except Exception as error:  # noqa: BLE001 - what was taken in is to be reported all the same
        fault = " ".join(f"{type(error).__name__}: {error}".split())[:TOLD]
        line = f"not gone through: a fault of Chancery's own, please report it ({fault})"
        return After(line=line)
    return After(line=told(gone), gone=gone)


def told(gone: Gone) -> str:
    """``214 dispatches gone through: 14 interactions, 2 dossiers changed``."""
    count = f"{gone.dispatches:,} dispatch{'' if gone.dispatches == 1 else 'es'} gone through"
    return f"{count}: {changes(gone.changed)}"


def changes(changed: Mapping[str, int]) -> str:
    """``14 interactions, 2 dossiers changed``, or ``nothing changed``."""
    parts = [
        f"{number:,} {kind if number == 1 else _MANY.get(kind, f'{kind}s')}"
        for kind, number in changed.items()
        if number
    ]
    return f"{', '.join(parts)} changed" if parts else "nothing changed"


def to_json(gone: Gone) -> dict[str, object]:
    """The JSON form."""
    return {
        "schema": "chancery/resolved/1",
        "dispatches": gone.dispatches,
        "changed": dict(gone.changed),
        "left_out": list(gone.left_out),
    }


class _StoppedError(Exception):
    """Somebody asked to stop, between two transactions."""


@contextmanager
def ticking(stopped: Callable[[], bool] = lambda: False) -> Iterator[Callable[[int], None]]:
    """What is told of dispatches gone through: it moves a count where there is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _count: _heed(stopped)
        return
    from chancery.desk.progress import count_many  # noqa: PLC0415 - only for terminals

    with count_many("dispatches gone through") as moved:

        def tick(number: int) -> None:
            moved(number)
            _heed(stopped)

        yield tick


def _heed(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise _StoppedError
