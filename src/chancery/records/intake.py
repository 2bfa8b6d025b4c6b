"""What sources offer: things that are at hand, and addresses where something can be fetched."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from chancery.records.dispatch import Capture
from chancery.records.identity import canonical

ROW = "application/vnd.chancery.row+json"
"""Media type of a row of a table or an entry of a feed, sealed as canonical JSON; see ``Row``."""

MAIL = "message/rfc822"
"""Media type of an e-mail message."""


BY_CONTENT = "sha256:"
"""How an address begins that says only what was found there: nothing else is known of its place."""


def content_address(seal: str) -> str:
    """The address of a capture that came from nowhere: standard input, a row without id or URL.

    No later version can come from there, and what is found elsewhere, too, is not found here.
    """
    return f"{BY_CONTENT}{seal}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to be read: where it came from, its sealed bytes.

    ``address`` is what a later version of the same thing will come from again: a URL, the path of a
    file, the whole path and the row's own id (``/desk/news.parquet#17``), or a ``content_address``.
    """

    address: str
    capture: Capture
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table or an entry of a feed: its text and what is said about it.

    ``form`` says whether ``text`` is plain text (``text``) or HTML (``html``). ``published`` is
    EDTF where the source's form was understood, else as the source wrote it: the reader of pages
    knows more forms.
    """

    text: str
    form: str = "text"
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    byline: str | None = None

    def to_bytes(self) -> bytes:
        """The canonical JSON that is sealed as a capture; only fields that say something."""
        return canonical({name: said for name, said in asdict(self).items() if said is not None})

    @classmethod
    def from_bytes(cls, data: bytes) -> Row:
        """The row that was sealed; raises ``ValueError`` when the bytes are none."""
        try:
            raw = json.loads(data)
        except RecursionError as error:
            message = "nested too deep"
            raise ValueError(message) from error
        if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
            message = "no text"
            raise ValueError(message)  # noqa: TRY004 - one kind of error for bytes that are no row
        said = {field.name: raw[field.name] for field in fields(cls) if field.name in raw}
        if not all(isinstance(value, str) for value in said.values()):
            message = "a field that is no text"
            raise ValueError(message)
        return cls(**said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a feed, a sitemap or a list of feeds points to.

    ``updated`` is what the source says changed when the thing did (a date, an ETag); ``row`` is
    what a feed itself holds of the entry, for entries without a page.
    """

    url: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    row: Row | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a web server answered.

    ``item`` is ``None`` when the server said that nothing changed since (304). ``url`` is the last
    address after redirects; ``etag`` and ``last_modified`` are to be sent back the next time.
    """

    url: str
    item: Item | None
    etag: str | None = None
    last_modified: str | None = None
