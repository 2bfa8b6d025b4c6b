"""The verbs of the house: read, read_many, verify, explain, ingest, open_ledger."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chancery.checking import explain, verify
from chancery.errors import NotFoundError
from chancery.pipeline import Outcome, read_file, read_files, read_text
from chancery.records.reading import Reading
from chancery.rounds import Options, RunReport
from chancery.rounds import ingest as go_round
from chancery.rounds.fetching import web_of
from chancery.settings import Settings, load_settings
from chancery.sources import find_dispatches
from chancery.store import Ledger, open_ledger

__all__ = ["explain", "ingest", "open_ledger", "read", "read_many", "verify"]

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


def ingest(
    ledger: Ledger, *sources: str | Path, language: str | None = None,
    published: str | None = None, publisher: str | None = None,
    columns: Mapping[str, str] | None = None, settings: Settings | None = None,
) -> RunReport:  # fmt: skip
    """Read what sources offer and keep it in a ledger; what was kept before is not read again.

    Args:
        ledger: an open ledger.
        sources: files, folders, tables, archives, feeds, addresses; see ``chancery ingest --help``.
        language: as ``read`` has it.
        published: as ``read`` has it.
        publisher: as ``read`` has it.
        columns: where a table has a field: ``{"text": "body"}``.
        settings: how the web is asked; by default those of ``./chancery.toml``, if there is one.

    Returns:
        How many inputs were new, changed, known, reread or failed, and a line for each that failed.

    Raises:
        LedgerError: the ledger cannot be written; what was kept before that is kept.
    """
    options = Options(
        language=language, published=published, publisher=publisher, columns=columns or {}
    )
    with web_of(settings or load_settings(), ledger) as web:
        return go_round(ledger, [str(source) for source in sources], options=options, web=web)


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
