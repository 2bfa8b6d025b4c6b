"""Whether two dispatches print one text, and tell the agreement in the same words of it.

1. the same name of the same kind: "accord de cessez-le-feu" in two prints of one agency's text
2. the same promised action: "release 14 captured soldiers by mid-March"

Refused: prints of which one tells another day or place of the signature.
"""

from __future__ import annotations

from chancery.agreements.spans import days_apart
from chancery.records.dossier import Accord
from chancery.records.match import Feature, Match

SCORE = 12.0
"""Above whatever other features add up to: prints of one text are joined first."""


def same_print(one: Accord, other: Accord) -> Match | None:
    """The answer for two prints of one text; ``None`` where it is left to other features."""
    if not is_one_text(one, other) or one.dispatch == other.dispatch or one.kind != other.kind:
        return None
    words = _actions(one) & _actions(other) or _names(one) & _names(other)
    if not words or _apart(one, other):
        return None
    feature = Feature(name="text", says="same", weight=SCORE, shown=min(words))
    return Match(answer="same", score=SCORE, features=(feature,), rule="prints of one text")


def is_one_text(one: Accord, other: Accord) -> bool:
    """Whether both stand in one dispatch, or in prints of one text."""
    return one.dispatch == other.dispatch or bool(one.wire and one.wire == other.wire)


def _apart(one: Accord, other: Accord) -> bool:
    if days_apart(one.signed, other.signed):
        return True
    places = {accord.place for accord in (one, other) if accord.place}
    return len(places) > 1


def _actions(accord: Accord) -> frozenset[str]:
    return frozenset(owed.action.casefold() for owed in accord.owed)


def _names(accord: Accord) -> frozenset[str]:
    return frozenset(name.casefold() for name in (accord.name, *accord.names))
