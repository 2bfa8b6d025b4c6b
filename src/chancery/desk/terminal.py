"""To the terminal and no further: hostile text made harmless, lines whole, errors in one line."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from chancery.desk.entry import INTERRUPTED, begin
from chancery.errors import ChanceryError

BROKEN_PIPE = 141
"""Exit code when nobody reads any more, as shells have it (128 + SIGPIPE)."""

FAILED = 2
"""Exit code when the question itself could not be dealt with."""

TOLD = 300
"""Characters of an unexpected error that are shown."""

_HARMLESS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, "\t\n\r\u2028\u2029"), " "),
    0x7F: "\N{SYMBOL FOR DELETE}",
}


def harmless(text: str) -> str:
    """Text of a page that no terminal will obey, as long as it was, on one line.

    Control characters become their pictures (``␛``), direction overrides and lone surrogates a
    replacement character, line breaks and tabs a space.
    """
    return text.translate(_HARMLESS)


def write_all_signs() -> None:
    """Have what the terminal has no sign for written as ``?``; data is in UTF-8 anyway."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def say(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"chancery: {harmless(message)}\n")


def answer(work: Callable[[], int]) -> int:
    """Do a command's work and give its exit code; whatever ends it early costs one line at most."""
    try:
        begin()
        code = work()
        sys.stdout.flush()
    except ChanceryError as error:
        say(str(error))
        return FAILED
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return BROKEN_PIPE
    except OSError as error:
        say(f"cannot write: {error.strerror or error}")
        _close_quietly()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last door: a person never sees a traceback
        told = " ".join(f"{type(error).__name__}: {error}".split())[:TOLD]
        say(f"a fault of Chancery's own, please report it ({told})")
        return FAILED
    return code


def write_line(line: str) -> None:
    """One line of data on standard output, in UTF-8, whole or not at all."""
    write_whole(line + "\n")


def write_whole(text: str) -> None:
    """Text on standard output that Ctrl-C does not cut: it waits, and a second one does not.

    Whoever listens to Ctrl-C hears it afterwards.
    """
    rest = memoryview(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
    with _patiently():
        while rest:  # a signal may cut a write to a pipe short: CPython 3.11 then counts less
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()


@contextmanager
def _patiently() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        if waiting:
            raise KeyboardInterrupt
        waiting.append(number)

    before = signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        signal.raise_signal(signal.SIGINT)


def _close_quietly() -> None:
    """Nothing more can be written: what Python flushes at exit goes nowhere."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file of ours
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def harmless_json(value: object, *, indent: int | None = None) -> str:
    """JSON, on one line or indented, that no terminal will obey: what it might is a number."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return "".join(f"\\u{ord(c):04x}" if ord(c) in _ESCAPED else c for c in written)


_ESCAPED = frozenset(code for code in _HARMLESS if code >= 0x7F)  # noqa: PLR2004 - JSON does the rest
