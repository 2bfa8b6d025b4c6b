"""What keeps two tellings apart, whatever else they share.

Not the same:

1. dates of signature far apart
2. another place on another day
3. other parties, where no name or place is shared

Never more than ``unsure``:

4. one told without party, date, place or name of its own
5. two that one dispatch tells apart, unless one is plainly told again ("signed a peace agreement …
   under the peace deal")
6. no party, name or place in common
7. dates, parties, subjects, numbers or kinds of agreement that differ: a truce and a treaty
8. nothing says when: no date or proper name in common, and published weeks apart, since the same
   parties agree again ("another exchange of prisoners")
9. two decrees of one day and one government that have no matter in common
"""

from __future__ import annotations

from collections.abc import Mapping

from chancery.agreements.beside import counterpart, likely
from chancery.agreements.cards import Card
from chancery.agreements.sides import any_same
from chancery.agreements.spans import days_apart
from chancery.knowledge.provisions import load_provisions

_FAR = 30
"""Days between two dates of signature that no delay between initials and signature explains."""

_FRESH, _MONTHS, _SEASON = 14, 60, 120
"""Days between publications: of an agreement still in the news, of one that is made once in
a season ("peace deal"), and of one whose place is named."""

_TELLING = ("signed", "parties", "subject", "number", "called")


def refusal(one: Card, other: Card, says: Mapping[str, str]) -> str | None:
    """Forms 1 to 3."""
    gap = days_apart(one.signed, other.signed)
    if gap is not None and gap > _FAR:
        return "signed far apart"
    if says["signed"] == "apart" and says["name or place"] == "apart":
        return "another place on another day"
    if says["parties"] == "apart" and says["name or place"] != "same":
        return "other parties"
    return None


def doubt_of(one: Card, other: Card, says: Mapping[str, str]) -> str | None:
    """Forms 4 to 9."""
    apart = next((name for name in _TELLING if says[name] == "apart"), None)
    doubts = {
        "told without party, date or name": one.bare or other.bare,
        "told apart in one dispatch": one.dispatch == other.dispatch
        and not _told_again(one, other, says),
        "no party, name or place in common": not _in_common(one, other, says),
        f"{apart} apart": apart is not None,
        "nothing says when": not _dated(one, other, says),
        "no matter in common": one.kind == "decree" and says["matter"] != "same",
    }
    return next((doubt for doubt, holds in doubts.items() if holds), None)


def _in_common(one: Card, other: Card, says: Mapping[str, str]) -> bool:
    if says["name or place"] == "same" or any_same(one.known, other.known):
        return True
    return bool(likely(one, other)) or (says["signed"] != "silent" and counterpart(one, other))


def _told_again(one: Card, other: Card, says: Mapping[str, str]) -> bool:
    """Form 5: of one subject, and one of the two has neither date nor name of its own."""
    plain = any(not (card.signed or card.named) for card in (one, other))
    return plain and says["subject"] == "same" and says["parties"] != "apart"


def _dated(one: Card, other: Card, says: Mapping[str, str]) -> bool:
    if says["signed"] in {"same", "near"}:
        return True
    if one.named & (other.named | other.placed) or other.named & one.placed:
        return True
    if one.day is None or other.day is None:
        return False
    days = _SEASON if says["name or place"] == "same" else _FRESH
    if one.subjects & other.subjects & load_provisions().once:
        days = max(days, _MONTHS)
    return abs((one.day - other.day).days) <= days
