"""Lengths of time, from a day or by themselves, and words that fix no day."""

from __future__ import annotations

from chancery.knowledge.times import Unit
from chancery.mentions.times_calendar import one_day, open_after, open_before, shift, unit_of
from chancery.mentions.times_pieces import Found, Pieces

HOURS_OF_A_DAY = 24


def read_vague(pieces: Pieces) -> Found | None:
    """Read "Récemment", "un jour"; "il y a peu de chances" is refused."""
    if pieces.after == "of":
        return None
    return Found(None, pieces.form, "vague")


def read_ago(pieces: Pieces) -> Found:
    """Read "Il y a deux ans" is that year, "il y a trois jours" that day."""
    return _away(pieces, -1)


def read_hence(pieces: Pieces) -> Found:
    """Read "Dans trois jours"."""
    return _away(pieces, 1)


def read_hence_or_length(pieces: Pieces) -> Found:
    """Read "In three days": the day when the verb looks ahead, how long it took when it does not.

    As in "elections will be held in three days" and "the army took the city in three days".
    """
    if pieces.tense in ("future", "present_ahead"):
        return _away(pieces, 1)
    return Found(None, "length", "duration")


def _away(pieces: Pieces, sign: int) -> Found:
    length = _length(pieces)
    if length is None or pieces.has("approx"):
        return Found(None, pieces.form, "vague")
    moved = shift(pieces.reference, sign * length[0], length[1]) if pieces.reference else None
    return pieces.say(unit_of(moved, length[1]) if moved else None)


def _length(pieces: Pieces) -> tuple[int, Unit] | None:
    """So many units: ``None`` for "quelques jours" and for hours, which name no day."""
    numbers = pieces.numbers("word", "day", "figure")
    if pieces.has("some") or pieces.unit is None:
        return None
    if not numbers:
        return (1, pieces.unit) if pieces.has("the") else None
    return numbers[-1], pieces.unit


def read_within(pieces: Pieces) -> Found:
    """Read "Dans les 48 heures", "dans un délai de trois mois": a deadline."""
    return _deadline(pieces)


def _deadline(pieces: Pieces) -> Found:
    length = _length(pieces) or _days_of_hours(pieces)
    end = shift(pieces.reference, *length) if pieces.reference and length else None
    return Found(open_before(one_day(end)) if end else None, pieces.form, "deadline")


def _days_of_hours(pieces: Pieces) -> tuple[int, Unit] | None:
    numbers = pieces.numbers("word", "day", "figure")
    whole = numbers and not pieces.has("some") and numbers[-1] % HOURS_OF_A_DAY == 0
    return (numbers[-1] // HOURS_OF_A_DAY, "day") if whole and pieces.has("hour") else None


def read_length(pieces: Pieces) -> Found | None:
    """Read "Pendant trois jours", "en 48 heures", "d'ici un mois"; bare ones are refused."""
    if pieces.relation == "since":
        found = _away(pieces, -1)
        opened = open_after(found.interval) if found.interval else None
        return Found(opened, "length_until_now", "date" if opened else "duration")
    if pieces.relation in ("by", "before"):
        return _deadline(pieces)
    if pieces.relation or pieces.kinds[0] in ("during", "in"):
        return Found(None, pieces.form, "duration")
    return None


def read_length_from(pieces: Pieces) -> Found | None:
    """Read "Deux jours plus tôt", "a day earlier", "the day before": from the last day named.

    "Trois jours après le vote", "the day before Trump's visit" stay unknown.
    """
    last = pieces.lexemes[-1]
    if last.kind == "relation" and last.value not in ("before", "after"):
        return None
    back = last.kind == "earlier" or last.value == "before"
    length = _length(pieces)
    if _goes_on(pieces) and last.kind == "relation":
        return Found(None, "counted_from_an_event", "vague")
    if length is None or pieces.has("approx") or pieces.previous is None:
        return Found(None, "no_day_named_before", "vague" if length is None else "date")
    moved = shift(pieces.previous, -length[0] if back else length[0], length[1])
    return Found(unit_of(moved, length[1]) if moved else None, "counted_from_a_day_named")


def _goes_on(pieces: Pieces) -> bool:
    """Whether an event follows that the days are counted from ("après le vote")."""
    place = pieces.next_upos == "ADP" and pieces.after != "of"
    return pieces.next_upos not in ("", "PUNCT", "CCONJ") and not place


def read_anaphor(pieces: Pieces) -> Found:
    """Read "La veille": from the last day named; "la veille du vote" stays unknown."""
    if pieces.after in ("of", "of_the") and pieces.number("anaphor"):
        return Found(None, "counted_from_an_event", "vague")
    if pieces.previous is None:
        return Found(None, "no_day_named_before")
    found = shift(pieces.previous, pieces.numbers("anaphor")[0], "day")
    return Found(one_day(found) if found else None, "counted_from_a_day_named")
