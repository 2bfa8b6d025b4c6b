"""WARC archives: the pages in them, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from chancery.errors import ChanceryError, UnreadableError
from chancery.records.intake import Item
from chancery.sources.files import capture_bytes, open_file, shown, unreadable, whole
from chancery.sources.rows import clean
from chancery.sources.stamps import in_utc, read_stamp
from chancery.sources.warc_fast import BrokenArchiveError, walk_fast
from chancery.sources.warc_record import Broken, Record
from chancery.sources.warc_slow import walk_slow


def read_warc(path: Path) -> Iterator[Item | ChanceryError]:
    """The pages of an archive, in its order; memory does not grow with it.

    1. ``.warc``; ``.warc.gz``, packed record by record or as a whole; ``.warc.zst``
    2. of the records, answers (``response``) with status 200 and stored files (``resource``) that
       are HTML or plain text, whatever they are transferred or packed in
    3. a broken record, or one over 16 MB, costs one error; reading goes on at the next

    The address of a page is what was asked for (``WARC-Target-URI``) or, where nothing is said, its
    place in the archive; its time that of the crawl (``WARC-Date``). Raises ``InputError`` when
    there is no such file.
    """
    open_file(path).close()
    return _read(path)


def _read(path: Path) -> Iterator[Item | ChanceryError]:
    try:
        for walk in (walk_fast, walk_slow):
            with suppress(BrokenArchiveError), open_file(path) as file:
                yield from (_item(path, one) for one in walk(file))
                return
    except OSError as error:
        yield unreadable(path, error)


def _item(path: Path, found: Record | Broken) -> Item | ChanceryError:
    where = f"{shown(path)}: the record at byte {found.at:,}"
    if isinstance(found, Broken):
        return UnreadableError(f"{where} cannot be read ({found.reason})")
    capture, data = capture_bytes(found.body, path=str(path))
    retrieved = in_utc(read_stamp(found.date))
    url = clean(found.url) or None
    return Item(
        address=url or f"{whole(path)}#{found.at}",
        capture=replace(capture, url=url, retrieved_at=retrieved),
        data=data,
    )
