"""Running a program of the user's, and saying in one line why it could not be run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

LONGEST = 120
"""Characters of a foreign program's last words that are shown."""


class PeerError(Exception):
    """Why a peer gave no result, in one line: ``failed: …``."""


class AbsentError(PeerError):
    """There is no such peer here: ``absent: …``."""


class Terms(NamedTuple):
    """On what terms programs are run: in which folder, how often, how long they may take."""

    folder: Path
    rounds: int
    timeout: float


def run(command: Sequence[str], terms: Terms, *, given: str = "", path: Path | None = None) -> str:
    """Run once, with ``given`` as its input; gives what it prints.

    ``path`` is one more folder where a Python program finds modules. No shell is asked, and nothing
    is left where the program lies.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the user's own program, its arguments one by one
            command, input=given, cwd=terms.folder, env=_environment(path), timeout=terms.timeout,
            capture_output=True, check=False, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        message = f"not ready after {terms.timeout:g} s"
        raise PeerError(message) from None
    except (OSError, ValueError) as error:
        message = f"{command[0]}: cannot be started ({last_line(str(error))})"
        raise PeerError(message) from None
    if done.returncode:
        message = last_line(done.stderr) or last_line(done.stdout) or f"status {done.returncode}"
        raise PeerError(message)
    return done.stdout


def last_line(told: str) -> str:
    """The last line that says something, shortened, without anything that a terminal obeys."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    shown = "".join(c if c.isprintable() else " " for c in lines[-1]).strip() if lines else ""
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _environment(path: Path | None) -> dict[str, str]:
    found = {**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if path is not None:
        known = [found["PYTHONPATH"]] if found.get("PYTHONPATH") else []
        found["PYTHONPATH"] = os.pathsep.join([*known, str(path)])
    return found
