"""Which publishers and news agencies a line names, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.knowledge.publishers import publisher_named, publishers_named
from chancery.pages.draft import Claim
from chancery.pages.furniture import opens_with_copyright
from chancery.pages.signatures import find_signature
from chancery.records.dispatch import Block, Fact
from chancery.records.text import Span, Text

_WORD = re.compile(r"(?:[^\W\d_]['’](?=[^\W\d_a-zà-ÿ]))?([^\s,;:()\[\]/|©]+)")
"""A word without its elided article: ``l'AFP``."""

_LONGEST_NAME = 5


def signed(text: Text, block: Block) -> list[Fact]:
    """The agencies of a line or bracket that names no more: ``(AFP)``, ``Avec l'AFP``."""
    signature = find_signature(text[block.span])
    spans = signature.agencies if signature else ()
    return [_agency(text, _shift(span, block.span.start)) for span in spans]


def agencies_of(claim: Claim) -> Iterator[Fact]:
    """The agencies of an author that the markup states: ``Le Phare du Sud avec AFP``."""
    signature = find_signature(claim.value)
    for span in signature.agencies if signature else ():
        name = filed_name(claim.value[span.start : span.end], agency=True)
        yield Fact(name="agency", value=name, origin=claim.origin)


def agencies_in(text: Text, block: Block) -> Iterator[Fact]:
    """The agencies that a line names, whatever else it says."""
    line = text[block.span]
    found = (
        publisher_fact(line[span.start : span.end], _shift(span, block.span.start))
        for span in publishers_in(line)
    )
    yield from (fact for fact in found if fact.name == "agency")


def rights_in(text: Text, block: Block) -> Iterator[Fact]:
    """Whose text it is: ``© 2025 The Associated Press. All rights reserved.``."""
    if opens_with_copyright(text[block.span]):
        yield from agencies_in(text, block)


def publishers_in(line: str) -> Iterator[Span]:
    """Every stretch of up to five words that names a publisher, longest first, left to right."""
    words = [match.span(1) for match in _WORD.finditer(line)]
    i = 0
    while i < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - i), 0, -1):
            start, end = words[i][0], words[i + length - 1][1]
            if line[start].isupper() and publishers_named(line[start:end]):
                yield Span(start, end)
                i += length - 1
                break
        i += 1


def publisher_fact(name: str, span: Span) -> Fact:
    """A publisher as a fact: an agency when all who go by the name are agencies."""
    known = publishers_named(name)
    agency = bool(known) and all(one.kind == "agency" for one in known)
    value = filed_name(name, agency=agency)
    return Fact(name="agency" if agency else "publisher", value=value, origin="text", span=span)


def filed_name(name: str, *, agency: bool) -> str:
    """The name a publisher is filed under; as written when none or several go by it."""
    found = publisher_named(name, kind="agency") if agency else publisher_named(name)
    return found.name if found else name


def _agency(text: Text, span: Span) -> Fact:
    return Fact(name="agency", value=filed_name(text[span], agency=True), origin="text", span=span)


def _shift(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)
