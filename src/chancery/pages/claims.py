"""Claims, however they were made: cleaned, and what an address tells by itself."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from chancery.knowledge.publishers import publisher_at
from chancery.pages.dates import read_stamp
from chancery.pages.draft import Claim, FactName
from chancery.pages.normalise import normalise

_LONGEST = 2_000
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:/|-|_|\b)"
)


def make_claim(name: FactName, value: str, origin: str) -> Claim:
    """A claim in one line, its entities resolved, of at most 2,000 characters."""
    return said_claim(name, html.unescape(value), origin)


def said_claim(name: FactName, value: str, origin: str) -> Claim:
    """A claim in one line out of words that are no markup."""
    text = normalise(value).replace("\n", " ").strip()
    return Claim(name=name, value=text[:_LONGEST], origin=origin)


def of_address(url: str) -> Iterator[Claim]:
    """The publisher whose domain an address is at, and the day that stands in it."""
    try:
        host, path = urlsplit(url).hostname or "", urlsplit(url).path
    except ValueError:
        return
    if publisher := publisher_at(host):
        yield make_claim("publisher", publisher.name, "url")
    if match := _URL_DATE.search(path):
        yield make_claim("published", read_stamp("-".join(match.groups())) or "", "url")
