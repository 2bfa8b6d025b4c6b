"""Running text with its names marked, and the files it is read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

OUTSIDE = "O"
UNKNOWN = "?"
KNOWN = frozenset({"PER", "LOC", "ORG"})
BRACKETS = re.compile(r"\[(?P<name>[^\]]+)\]\((?P<label>[A-Z]+)\)")
# A title is no part of the name: HIPE counts it in, the other sets do not.
TITLE = re.compile(r"(?:M|MM|Mme|Mlle|Mgr|Me|Dr|[a-zé].*|\W+)")
NO_SPACE_BEFORE = frozenset(",.)]…")
# Historical newspapers have few sentence breaks; a document stays this short (tokens).
LONGEST = 60


@dataclass(slots=True)
class Marked:
    """A sentence as it grows, and the names it contains so far."""

    text: str = ""
    names: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, words: str, label: str | None = None) -> None:
        """Append words, which are a name if a label says so."""
        if label:
            self.names.append((len(self.text), len(self.text) + len(words), label))
        self.text += words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One token of an IOB file."""

    form: str
    tag: str
    space_after: bool


def read_brackets(sentence: str) -> Marked:
    """Read "[Oslo](LOC) est calme" into text and names."""
    marked, end = Marked(), 0
    for match in BRACKETS.finditer(sentence):
        marked.add(sentence[end : match.start()])
        label = match["label"]
        marked.add(match["name"], label if label in KNOWN else None)
        end = match.end()
    marked.add(sentence[end:])
    return marked


def read_iob(path: Path) -> Iterator[Marked]:
    """Read the sentences of an IOB file, whichever of the three forms it has."""
    read = next((form for mark, form in _FORMS.items() if mark in path.name), _silver_rows)
    for rows in read(path.read_text(encoding="utf-8")):
        yield join(rows)


def join(rows: list[Row]) -> Marked:
    """Write tokens as running text and gather their tags into names."""
    marked = Marked()
    for group in _names(rows):
        words = "".join(row.form + " " * row.space_after for row in group)
        label = group[0].tag[-3:] if group[0].tag != OUTSIDE else None
        marked.add(words.rstrip(), UNKNOWN if label == UNKNOWN else label)
        marked.add(words[len(words.rstrip()) :])
    return marked


def _names(rows: list[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        continues = group and row.tag.startswith("I-") and group[-1].tag[2:] == row.tag[2:]
        if group and not continues:
            yield from _without_title(group)
            group = []
        group.append(row)
    if group:
        yield from _without_title(group)


def _without_title(group: list[Row]) -> Iterator[list[Row]]:
    while group and group[0].tag.endswith("PER") and TITLE.fullmatch(group[0].form):
        yield [Row(form=group[0].form, tag=OUTSIDE, space_after=group[0].space_after)]
        group = group[1:]
    if group:
        yield group


def _silver_rows(text: str) -> Iterator[list[Row]]:
    for paragraph in text.split("\n\n"):
        cells = [line.split("\t") for line in paragraph.splitlines() if "\t" in line]
        if cells:
            yield [
                Row(form=form, tag=tag, space_after="SpaceAfter=No" not in misc)
                for form, misc, tag in cells
            ]


def _hipe_rows(text: str) -> Iterator[list[Row]]:
    rows: list[Row] = []
    broken = ""
    for line in text.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 10 or not cells[0]:  # noqa: PLR2004 - the columns of HIPE 2.1
            continue
        if cells[0].endswith("¬"):
            broken += cells[0][:-1]
            continue
        tag = cells[1] if cells[1][2:] in KNOWN else OUTSIDE
        rows.append(
            Row(form=broken + cells[0], tag=tag, space_after="NoSpaceAfter" not in cells[9])
        )
        broken = ""
        if (cells[0] == "." and len(rows) > LONGEST / 4) or len(rows) >= LONGEST:
            yield rows
            rows = []
    if rows:
        yield rows


def _bio_rows(text: str) -> Iterator[list[Row]]:
    cells = [line.split() for line in text.splitlines()]
    pairs = [(cell[0], cell[-1]) for cell in cells if len(cell) >= 2]  # noqa: PLR2004 - form and tag
    rows: list[Row] = []
    for (form, tag), (following, _) in zip(pairs, [*pairs[1:], ("", "")], strict=True):
        space = not form.endswith(("'", "’", "(")) and following not in NO_SPACE_BEFORE
        rows.append(Row(form=form, tag=tag if tag[2:] in KNOWN else OUTSIDE, space_after=space))
        if (form == "." and len(rows) > LONGEST / 4) or len(rows) >= LONGEST:
            yield rows
            rows = []


# What in a file's name tells its form.
_FORMS: dict[str, Callable[[str], Iterator[list[Row]]]] = {".bio": _bio_rows, "HIPE": _hipe_rows}
