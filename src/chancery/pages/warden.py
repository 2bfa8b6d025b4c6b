"""The warden: hands HTML to a worker process and stops it when a page takes too long.

One worker serves all pages of this process; it is started on the first HTML page and again after
one had to be stopped. A forked child starts its own. It holds two pipes and nothing else: no
semaphore, no shared memory, no socket.
"""

from __future__ import annotations

import atexit
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec

import chancery
from chancery.errors import PageTimeoutError, UnreadableError
from chancery.pages.draft import Page
from chancery.pages.shield import MOST_BYTES

DEADLINE = 10.0
"""Seconds for one page. An ordinary page takes 0.02 to 0.1 s, the largest seen 1.5 s."""

START = 60.0
"""Seconds for the worker to come up: it imports its parsers, 0.3 s on a quiet machine."""

LENGTH = struct.Struct(">I")
"""The head of a frame: how many bytes follow."""

_CHUNK = 65_536


class _WorkerDiedError(Exception):
    """The worker ended or said something that is no page."""


class Warden:
    """One worker process and the right to stop it."""

    def __init__(self, *, deadline: float = DEADLINE) -> None:
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def take_apart(self, html: str) -> Page:
        """The page of some HTML.

        Raises ``PageTimeoutError`` after the deadline, ``UnreadableError`` over 5 MB or when the
        parser itself crashed on it.
        """
        content = html.encode("utf-8", "replace")
        if len(content) > MOST_BYTES:
            message = f"page set aside: {len(content):,} bytes of HTML, over {MOST_BYTES:,}"
            raise UnreadableError(message)
        with self._lock:
            try:
                return self._ask(content)
            except (_WorkerDiedError, OSError, msgspec.DecodeError) as error:
                self.stop()
                message = "page set aside: the parser crashed on it"
                raise UnreadableError(message) from error
            except BaseException:
                self.stop()
                raise

    def _ask(self, content: bytes) -> Page:
        process = self._running()
        deadline = time.monotonic() + self._deadline
        _send(process, LENGTH.pack(len(content)) + content, deadline)
        return msgspec.json.decode(_receive(process, deadline), type=Page)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = _start()
            try:
                _receive(self._process, time.monotonic() + START)
            except _WorkerDiedError as error:
                message = "page set aside: the HTML parser does not start; install Chancery again"
                raise UnreadableError(message) from error
        return self._process

    def stop(self) -> None:
        """End the worker and wait for it, so that no zombie is left."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()


def _start() -> subprocess.Popen[bytes]:
    home = str(Path(chancery.__file__).parent.parent)
    others = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([home, others] if others else [home])
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "chancery.pages.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        bufsize=0,
    )


def _send(process: subprocess.Popen[bytes], content: bytes, deadline: float) -> None:
    pipe = process.stdin
    assert pipe is not None  # noqa: S101 - made with a pipe
    os.set_blocking(pipe.fileno(), False)
    rest = memoryview(content)
    while rest:
        _wait(pipe.fileno(), select.POLLOUT, deadline)
        rest = rest[os.write(pipe.fileno(), rest[:_CHUNK]) :]


def _receive(process: subprocess.Popen[bytes], deadline: float) -> bytes:
    pipe = process.stdout
    assert pipe is not None  # noqa: S101 - made with a pipe
    size = LENGTH.unpack(_exactly(pipe.fileno(), LENGTH.size, deadline))[0]
    return _exactly(pipe.fileno(), size, deadline)


def _exactly(pipe: int, size: int, deadline: float) -> bytes:
    content = bytearray()
    while len(content) < size:
        _wait(pipe, select.POLLIN, deadline)
        piece = os.read(pipe, min(_CHUNK, size - len(content)))
        if not piece:
            raise _WorkerDiedError
        content += piece
    return bytes(content)


def _wait(pipe: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(pipe, event)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        message = f"page set aside: not taken apart within {DEADLINE:g} s"
        raise PageTimeoutError(message)


_WARDEN = Warden()
atexit.register(_WARDEN.stop)


def take_apart(html: str) -> Page:
    """Take a saved page apart in the worker of this process; see ``Warden.take_apart``."""
    return _WARDEN.take_apart(html)
