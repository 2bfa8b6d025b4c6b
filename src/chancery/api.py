"""The verbs of the house: read, read_many, verify, explain, open_ledger."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from chancery.checking import explain, verify
from chancery.errors import NotFoundError
from chancery.pipeline import Outcome, read_file, read_files, read_text
from chancery.records.reading import Reading
from chancery.sources import find_dispatches
from chancery.store import open_ledger

__all__ = ["explain", "open_ledger", "read", "read_many", "verify"]

_LONGEST_PATH = 4096


def read(
    source: str | Path, *, language: str | None = None, published: str | None = None,
    publisher: str | None = None,
) -> Reading:  # fmt: skip
    """Read one dispatch.

    Args:
        source: a ``Path``, or a string that names an existing file; any other string is the text of
            a dispatch. A string of one word that looks like a path (it has a separator or an ending
            such as ``.txt``) but names no file is refused rather than read as text.
        language: BCP 47; by default the language is identified.
        published: day of publication, EDTF (``2025-05-14``); by default what the page says.
            Relative dates ("mardi dernier") count from it; without any they stay unknown.
        publisher: whose page it is, when the page does not say.

    Returns:
        The reading; ``problems`` is not empty when something could not be read.

    Raises:
        InputError: nothing that can be opened: no such file, not a file, too large.
    """
    path = _as_path(source)
    if path is not None:
        return read_file(path, language=language, published=published, publisher=publisher)
    return read_text(str(source), language=language, published=published, publisher=publisher)


def read_many(
    paths: Iterable[str | Path], *, language: str | None = None, published: str | None = None,
    publisher: str | None = None,
) -> Iterator[tuple[Path, Outcome]]:  # fmt: skip
    """Read many files and folders in order, as ``(path, reading or error)``; never raises for one.

    >>> for path, outcome in read_many(["dispatches/"]):  # doctest: +SKIP
    ...     print(path, outcome)
    """
    files = find_dispatches(Path(path) for path in paths)
    return read_files(files, language=language, published=published, publisher=publisher)


def _as_path(source: str | Path) -> Path | None:
    if isinstance(source, Path):
        return source
    if len(source) > _LONGEST_PATH or "\n" in source or "\0" in source or not source.strip():
        return None
    path = Path(source)
    if _exists(path):
        return path
    looks = not any(c.isspace() for c in source) and (os.sep in source or path.suffix)
    if looks:
        message = f"{source}: no such file (text to be read has at least one space)"
        raise NotFoundError(message)
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
