"""Archives that FastWARC refuses, read with warcio: older versions, ARC, lenient line ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import TYPE_CHECKING, BinaryIO

from chancery.sources.files import MOST_BYTES
from chancery.sources.warc_record import Broken, Record, is_page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord


def walk_slow(file: BinaryIO) -> Iterator[Record | Broken]:
    """The pages of an archive up to the first record that cannot be read, which is named."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only for such archives

    records = ArchiveIterator(file, arc2warc=True)
    at = 0
    try:
        while record := _next(records):
            at = records.offset
            found = _found(record, at)
            if found:
                yield found
    except Exception as error:  # noqa: BLE001 - warcio raises plain exceptions of many kinds
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        yield Broken(at=at, reason=f"{reason}; the rest of the archive is left")


def _next(records: Iterator[ArcWarcRecord]) -> ArcWarcRecord | None:
    """The next record; what warcio would print about it is not printed."""
    with redirect_stderr(StringIO()):
        return next(records, None)


def _found(record: ArcWarcRecord, at: int) -> Record | Broken | None:
    head, http = record.rec_headers, record.http_headers
    code = (http.get_statuscode() or "") if http else ""
    media_type = (http or head).get_header("Content-Type")
    if not is_page(record.rec_type, int(code) if code.isdecimal() else None, media_type):
        return None
    body = record.content_stream().read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return Broken(at=at, reason=f"over {MOST_BYTES // 1_000_000} MB, the most read at once")
    url = (head.get_header("WARC-Target-URI") or "").strip(" <>")
    return Record(at=at, url=url, date=head.get_header("WARC-Date") or "", body=body)
