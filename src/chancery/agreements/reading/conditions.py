"""On what condition: "si …", "à condition que …", "en échange de …", "provided that …".

A condition runs from the words that open it to the next comma, or to the end of the sentence.
Refused: "si" and "if" behind a verb of asking are not told apart; nobody lays down a question.
"""

from __future__ import annotations

from chancery.agreements.reading.wording import Stretch, Wording

_ENDS = (",", ";", ":", "—", "–", ")", ".")


def find_conditions(wording: Wording, stretch: Stretch, openers: tuple[str, ...]) -> list[Stretch]:
    """The conditions of a stretch, in text order."""
    found: list[Stretch] = []
    i = stretch.first
    while i < stretch.last:
        behind = wording.behind(i, stretch.last, openers)
        if behind is None:
            i += 1
            continue
        last = next((k for k in range(behind, stretch.last)
                     if wording.words[k].text in _ENDS), stretch.last)  # fmt: skip
        found.append(Stretch(i, last))
        i = last + 1
    return found
