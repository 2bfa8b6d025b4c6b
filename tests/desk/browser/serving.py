"""A desk on a free port of this machine, for as long as somebody looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from chancery.desk.web.app import Setup, make_app
from chancery.settings import Settings
from chancery.store import open_ledger

ROOT = Path(__file__).resolve().parents[3]
PRESS = ROOT / "tests" / "newsroom" / "dispatches.jsonl"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
"""Debian's, where it is installed."""


@contextmanager
def open_desk(ledger: Path, base: str | None = None) -> Iterator[str]:
    """The address at which a desk on a ledger is open."""
    with socket.socket() as heard, open_ledger(str(ledger)) as opened:
        heard.bind(("127.0.0.1", 0))
        app = make_app(Setup(ledger=opened, settings=Settings(), hosts=["127.0.0.1"], base=base))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [heard]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{heard.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
