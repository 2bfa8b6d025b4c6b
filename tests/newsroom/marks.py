"""The annotations of a dispatch: words that stand in its text, and what they tell."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.newsroom.records import Names, Owes, Tells, Words

GAP = "\n\n"


def read_marks(one: dict, text: str, at: int) -> dict:
    """The annotations of a text that begins at a position of the whole."""
    name = one["id"]
    return {
        "tells": tuple(
            Tells(
                words=find(mark["words"], text, at, name),
                event=mark["event"],
                bearing=mark.get("bearing", "tells"),
            )
            for mark in one.get("tells", ())
        ),
        "names": tuple(
            Names(words=find(mark["words"], text, at, name), who=mark["who"])
            for mark in one.get("names", ())
        ),
        "owes": tuple(
            Owes(words=find(mark["words"], text, at, name), stipulation=mark["stipulation"])
            for mark in one.get("owes", ())
        ),
    }


def find(marked: str, text: str, at: int, name: str) -> Words:
    """Whole words that stand once: ``exact``, or ``before|exact``, ``before|exact|after``."""
    before, exact, after = _parted(marked)
    whole = before + exact + after
    assert exact, f"{name}: nothing is marked in {marked!r}"
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", text)]
    assert len(places) == 1, f"{name}: {whole!r} stands {len(places)} times"
    start = at + places[0] + len(before)
    return Words(start=start, end=start + len(exact), exact=exact)


def _parted(marked: str) -> tuple[str, str, str]:
    parts = marked.split("|")
    if len(parts) == 1:
        return "", marked, ""
    before, exact, *after = parts
    return before, exact, "".join(after)


def kept_marks(marks: tuple, old: list[str], where: dict[int, int]) -> list:
    """The marks of the paragraphs that are kept, where those now stand."""
    found, start = [], 0
    for number, paragraph in enumerate(old):
        end = start + len(paragraph)
        inside = (one for one in marks if start <= one.words.start < end)
        if number in where:
            found += [_moved(one, where[number] - start) for one in inside]
        start = end + len(GAP)
    return found


def _moved(mark, by: int):
    words = mark.words
    return replace(mark, words=replace(words, start=words.start + by, end=words.end + by))
