"""Characters to lines: spaces, line ends and composed letters are made uniform, once.

After this nobody edits the text again, so positions never need a map. Every kind of space becomes
the plain one (the no-break spaces inside « » and before : included), every kind of line end a line
feed; letters are composed (NFC); control characters, soft hyphens, zero-width spaces and direction
marks go. The zero-width non-joiner stays: Persian spelling needs it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_GONE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u061c\ufffe\uffff" + "".join(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))
)
_CONTROL = "".join(
    chr(code)
    for code in (*range(9), *range(14, 28), 31, *range(127, 160))
    if code != 0x85  # noqa: PLR2004
)
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict.fromkeys(_LINE_ENDS, "\n") | dict.fromkeys(_GONE + _CONTROL)
)
_RUNS = re.compile(r" {2,}")

_SIGNS = re.compile(r"[^\w\s]{31,}")
_MOST_MARKS = 30
"""Marks on one letter that are kept, as in Unicode's stream-safe format: composing a longer run
takes time in the square of its length."""

WRAPPED = range(45, 101)
"""Widths at which programs break lines: mail at 72, terminals at 80, some editors at 100."""

_SENTENCE_END = re.compile(r"[.!?…:;]['\"»”’)\]]*$")


def normalise(text: str) -> str:
    """The text in NFC with uniform spaces and line ends, see above; lines are stripped."""
    safe = _SIGNS.sub(_few_marks, text.replace("\r\n", "\n").translate(_TABLE))
    plain = unicodedata.normalize("NFC", safe)
    return "\n".join(_RUNS.sub(" ", line).strip(" ") for line in plain.split("\n"))


def _few_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in run[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def paragraphs(text: str) -> list[str]:
    """The lines of a normalised text, ``""`` for each gap between them; wrapped lines are joined.

    Lines in a row were wrapped when all but the last have nearly one width and a sentence runs over
    the breaks: such a group becomes one line.
    """
    lines: list[str] = []
    group: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line:
            group.append(line)
            continue
        if group:
            lines.extend([" ".join(group)] if _is_wrapped(group) else group)
            lines.append("")
        group = []
    return lines[:-1]


def _is_wrapped(group: list[str]) -> bool:
    widths = [len(line) for line in group[:-1]]
    if len(group) < 2 or max(widths) not in WRAPPED or max(widths) - min(widths) > 20:  # noqa: PLR2004
        return False
    if len(group[-1]) > max(widths):
        return False
    running = sum(_runs_on(one, two) for one, two in pairwise(group))
    return running > (len(group) - 1) / 2


def _runs_on(line: str, following: str) -> bool:
    """Whether a sentence runs over the break: it is not over, and the next line goes on small."""
    return not _SENTENCE_END.search(line) and following[0].islower()
