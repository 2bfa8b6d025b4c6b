"""New files that are there whole, or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chancery.errors import LedgerError, LedgerFullError


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A name beside ``path``, hidden and new; whatever lies there at the end is taken away.

    What a killed process left under such a name (``.chancery.db.5f0c….partial``) is no file of
    anybody's, and in nobody's way.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        with told(path):
            yield temporary
    finally:
        for left in ("", "-wal", "-shm", "-journal"):
            temporary.with_name(temporary.name + left).unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path, *, replace: bool = False) -> None:
    """Give a whole file its name, for good: it and its folder are on disk when this returns.

    Raises ``LedgerError`` when something has that name already and is not to be replaced.
    """
    _sync(temporary)
    if replace:
        temporary.replace(path)
    else:
        _name_once(temporary, path)
    _sync(path.parent)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the file system says into an error of ours."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            message = f"{path}: the disk is full; nothing was written"
            raise LedgerFullError(message) from error
        message = f"{path}: cannot be written ({error.strerror or error})"
        raise LedgerError(message) from error


def _name_once(temporary: Path, path: Path) -> None:
    """A link never replaces; file systems without links are asked first."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError as error:
        message = f"{path}: is there already; name another"
        raise LedgerError(message) from error
    except OSError:
        if os.path.lexists(path):
            message = f"{path}: is there already; name another"
            raise LedgerError(message) from None
        temporary.replace(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
