"""E-mail messages: their text, and what their headers say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from chancery.errors import UnreadableError
from chancery.knowledge.publishers import publisher_named
from chancery.pages.claims import said_claim
from chancery.pages.decode import Decoded, decode
from chancery.pages.draft import Claim, Page
from chancery.pages.mail_shield import shield_mail
from chancery.pages.wrapped import read_wrapped, some_inside

_LONGEST_HEADER = 4_096
_PLAIN, _HTML = "text/plain", "text/html"
_EMPTY = Decoded(text="", encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message as a page, and the encoding that its text was written in."""

    page: Page
    encoding: str = "utf-8"


def read_mail(data: bytes) -> Letter:
    """The page that a message makes.

    1. the text is the first part that is ``text/plain`` and says something, else the first
       ``text/html``; attachments and messages inside the message are passed by
    2. quoted-printable, base64 and charsets are undone; a wrong charset is found out as for pages
    3. ``Subject`` is the title, ``Date`` the time of publication; the name in ``From`` is the
       publisher if one is known by it, else the byline; each with the origin ``mail``

    Never raises: a message over a limit, or that cannot be taken apart, is an empty page whose
    ``problem`` says why.
    """
    try:
        shield_mail(data)
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        text, is_html = _body(message)
        claims = tuple(claim for claim in _claims(message) if claim.value)
    except UnreadableError as error:
        return Letter(page=Page(problem=str(error)))
    except Exception as error:  # noqa: BLE001 - the parser of mail raises anything on hostile input
        reason = f"mail set aside: it cannot be taken apart ({type(error).__name__})"
        return Letter(page=Page(problem=reason))
    title = next((claim.value for claim in claims if claim.name == "title"), None)
    page = read_wrapped(text.text, html=is_html, title=title, claims=claims)
    return Letter(page=some_inside(page), encoding=text.encoding)


def _body(message: Message) -> tuple[Decoded, bool]:
    """The text, and whether it is HTML."""
    found: dict[str, Decoded] = {}
    for part in _parts(message):
        media_type = _media_type(part)
        if media_type in found:
            continue
        text = _decoded(part)
        if text.text.strip():
            found[media_type] = text
    if _PLAIN in found:
        return found[_PLAIN], False
    return found.get(_HTML, _EMPTY), _HTML in found


def _parts(message: Message) -> Iterator[Message]:
    """The parts with text that are no attachments; not those of messages inside the message."""
    todo = [message]
    while todo:
        part = todo.pop()
        if part.is_multipart():
            inside = part.get_payload()
            if part.get_content_maintype() == "multipart" and isinstance(inside, list):
                todo += [one for one in reversed(inside) if isinstance(one, Message)]
        elif _media_type(part) in {_PLAIN, _HTML} and not _is_attached(part):
            yield part


def _media_type(part: Message) -> str:
    """The media type; parts that were announced and never came are the text that stands there."""
    media_type = "".join(part.get_content_type().split())
    return _PLAIN if media_type.startswith("multipart/") else media_type


def _is_attached(part: Message) -> bool:
    kind = str(part.get("Content-Disposition") or "")[:40].strip().lower()
    return kind.startswith("attachment")


def _decoded(part: Message) -> Decoded:
    payload = part.get_payload(decode=True)
    return decode(payload, declared=_charset(part)) if isinstance(payload, bytes) else _EMPTY


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_param("charset")
    except (ValueError, TypeError, LookupError):  # continuations that do not fit together
        return None
    return charset if isinstance(charset, str) else None


def _claims(message: Message) -> Iterator[Claim]:
    yield said_claim("title", _header(message, "subject"), "mail")
    yield said_claim("published", _moment(_header(message, "date")), "mail")
    name = _sender(_header(message, "from"))
    known = publisher_named(name) if name else None
    yield said_claim("publisher", known.name if known else "", "mail")
    yield said_claim("byline", "" if known else name, "mail")


def _header(message: Message, name: str) -> str:
    """A header in one line, its encoded words decoded, whatever charset they claim."""
    raw = next((str(said) for one, said in message.raw_items() if one.lower() == name), "")
    octets = raw[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
    line = " ".join(decode(octets).text.split())
    try:
        words = decode_header(line)
    except (ValueError, MessageError):  # a word whose base64 is broken
        return line
    return "".join(
        word if isinstance(word, str) else decode(word, declared=charset).text
        for word, charset in words
    )


def _sender(written: str) -> str:
    """The name of ``Ann Doe <ann@journal.example>``; nothing for an address alone."""
    try:
        return parseaddr(written)[0].strip()
    except (ValueError, IndexError, RecursionError):
        return ""


def _moment(written: str) -> str:
    """``Wed, 14 May 2025 10:32:00 +0200`` → ``2025-05-14T10:32:00+02:00``; else nothing."""
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError):
        return ""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
