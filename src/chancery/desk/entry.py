"""The beginning of the command: Ctrl-C is heard before anything heavy is loaded, and at the end."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it (128 + SIGINT)."""


def main() -> None:
    """Run the command line and exit with its code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from chancery.desk.cli import run  # noqa: PLC0415 - what takes its time

    code = run(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def begin() -> None:
    """Now there is work that Ctrl-C may cut: from here on it is an exception again."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Nothing has begun yet: leave at once. An exception might be lost in what is being loaded."""
    os.write(2, b"chancery: interrupted\n")
    os._exit(INTERRUPTED)
