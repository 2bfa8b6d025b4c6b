"""What a mark's state looks like without any colour, and what it is called."""

from __future__ import annotations

import re

from chancery.desk.pictures.svg import Say

MIXED = "mixed"
"""The state of marks that are drawn as one and are not of one state."""

_FULL, _HALF, _HOLLOW = "0.85", "0.4", "0"
_LOOKS = {
    "reported": (_FULL, "none"),
    "announced": (_HOLLOW, "none"),
    "contested": (_HALF, "3 2"),
    "denied": (_HOLLOW, "3 2"),
    "called_off": (_HOLLOW, "1 3"),
    MIXED: (_HALF, "none"),
}


def state_class(state: str) -> str:
    """``state-called_off``: a class name, whatever is given."""
    return "state-" + re.sub(r"[^a-z0-9_-]", "-", state.lower())


def look(state: str) -> dict[str, str]:
    """How it is filled and outlined: an announced mark is hollow, a contested one dashed."""
    filled, dashes = _LOOKS.get(state, (_FULL, "none"))
    return {
        "fill": "currentColor",
        "fill-opacity": filled,
        "stroke": "currentColor",
        "stroke-width": "1.5",
        "stroke-dasharray": dashes,
    }


def called(state: str, say: Say) -> str:
    """The state in a word for the reader; a state that is not of ours as it is written."""
    words = {
        "reported": say("reported"),
        "announced": say("announced"),
        "contested": say("contested"),
        "denied": say("denied"),
        "called_off": say("called off"),
        MIXED: say("of several states"),
    }
    return words.get(state, state.replace("_", " "))
