"""The day of publication as it is given on the command line."""

from __future__ import annotations

import re
from datetime import date, datetime

from chancery.errors import InputError

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def check_published(given: str | None) -> None:
    """Accept ``2025-05-14`` or ``2025-05-14T10:30:00Z``; ``InputError`` for anything else."""
    if given is None:
        return
    try:
        if _DAY.fullmatch(given):
            date.fromisoformat(given)
        else:
            _moment(given)
    except ValueError as error:
        message = f"--published {given}: not a date; give YYYY-MM-DD, like 2025-05-14"
        raise InputError(message) from error


def _moment(given: str) -> None:
    if not _DAY.match(given):
        raise ValueError(given)
    datetime.fromisoformat(given)
