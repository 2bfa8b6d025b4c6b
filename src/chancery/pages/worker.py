"""The worker: takes pages apart in a process of its own, so that a page that hangs can be stopped.

Started by ``warden`` as ``python -m chancery.pages.worker``. Frames of four bytes of length and the
content come in on standard input (HTML in UTF-8) and go out on standard output (a page as JSON).
An empty frame goes out first: ready. The end of input ends it, and so does the end of its parent.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import BinaryIO

import msgspec

from chancery.errors import ChanceryError
from chancery.pages.draft import Page
from chancery.pages.markup import read_markup
from chancery.pages.warden import LENGTH

_LOOK_AFTER_PARENT = 2.0


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer every page until the input ends."""
    _send(outgoing, b"")
    while header := incoming.read(LENGTH.size):
        if len(header) < LENGTH.size:
            return
        html = incoming.read(LENGTH.unpack(header)[0]).decode("utf-8", "replace")
        _send(outgoing, msgspec.json.encode(_page(html)))


def _page(html: str) -> Page:
    """One page; whatever a parser raises is the page's problem and not the end of the worker."""
    try:
        return read_markup(html)
    except ChanceryError as error:
        return Page(problem=str(error))
    except Exception as error:  # noqa: BLE001 - parsers raise anything; the next page must be served
        return Page(problem=f"page set aside: the parser failed ({type(error).__name__})")


def _send(outgoing: BinaryIO, content: bytes) -> None:
    outgoing.write(LENGTH.pack(len(content)))
    outgoing.write(content)
    outgoing.flush()


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_AFTER_PARENT)
    os._exit(0)


def main() -> None:
    """Keep the frames' channel for frames: whatever else is printed goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    serve(sys.stdin.buffer, outgoing)


if __name__ == "__main__":
    main()
