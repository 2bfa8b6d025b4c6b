"""Folders: which of their files are read, and which are left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from chancery.sources.files import shown

PAGES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".eml"})
"""The files of a folder that are one dispatch each, also with ``.gz`` behind."""

HOLDING = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc"})
"""Those that hold many: tables, archives, readings; also with ``.gz`` or ``.zst`` behind. What
points to the web is not among them: nobody who names a folder asks for that."""

_PACKED = frozenset({".gz", ".zst"})
_NAMED = 5


def find_dispatches(paths: Iterable[Path]) -> Iterator[Path]:
    """The pages to read, in order: a file as it is, a folder walked, its files sorted by name.

    Inside a folder: ``.txt``, ``.html``, ``.eml`` and their like, also gzipped; hidden files and
    linked folders are passed by. A file named by the caller is read whatever it is called. Never
    raises: what is missing or cannot be listed is handed on, and ``capture_file`` says what is
    wrong with it, so that one bad path does not stop a run.
    """
    for path in paths:
        if path.is_dir():
            yield from (found for found in _walk(path) if _ending(found) in PAGES or found.is_dir())
        else:
            yield path


def find_sources(folder: Path) -> Iterator[Path]:
    """The files of a folder to ingest: pages, and what holds many of them; as above."""
    wanted = PAGES | HOLDING
    yield from (found for found in _walk(folder) if _ending(found) in wanted or found.is_dir())


def holds_many(path: Path) -> bool:
    """Whether a file of a folder is called as tables, archives and readings are."""
    return _ending(path) in HOLDING and not path.is_dir()


def left_out(folder: Path, *, only_pages: bool = False) -> str | None:
    """One line on the files of a folder that are not taken, if there are any.

    ``only_pages``: those that ``find_dispatches`` leaves out, not ``find_sources``.
    """
    wanted = PAGES if only_pages else PAGES | HOLDING
    endings = Counter(
        _ending(found) or "no ending"
        for found in _walk(folder)
        if _ending(found) not in wanted and not found.is_dir()
    )
    if not endings:
        return None
    count = endings.total()
    named = ", ".join(shown(ending) for ending, _ in endings.most_common(_NAMED))
    more = ", …" if len(endings) > _NAMED else ""
    files, them = ("file", "it") if count == 1 else ("files", "them")
    way = f"name {them} to read {them}"
    if HOLDING & set(endings):
        way = "`chancery ingest` reads tables and archives"
    return f"{shown(folder)}: {count:,} {files} left out ({named}{more}); {way}"


def _walk(folder: Path) -> Iterator[Path]:
    """All files, and folders that cannot be listed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif not entry.is_dir():
            yield Path(entry.path)


def _ending(path: Path) -> str:
    """The ending of a file, in small letters, that of what is packed in it first."""
    endings = [ending.lower() for ending in path.suffixes]
    if len(endings) > 1 and endings[-1] in _PACKED:
        endings.pop()
    return endings[-1] if endings else ""
