"""The record of what an agreement lays down, and the readers that it is read with."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.agreements.reading.deeds import Deed, Deeds
from chancery.agreements.reading.duties import Duties
from chancery.agreements.reading.limits import Limits
from chancery.agreements.reading.owing import Bearers, Owing
from chancery.agreements.reading.terms import Terms
from chancery.agreements.reading.wording import Stretch, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Stipulated:
    """A deed laid down under the agreement that word ``noun`` names.

    ``leads`` are the words before it that its term or condition may stand in, ``apart`` the
    conditions of its sentence, ``said`` the words of the verb that lays it down. ``framed``: it is
    a duty under the agreement, ``loose``: in a sentence behind it that nothing ties to it.
    """

    noun: int
    deed: Deed
    bearers: Bearers
    leads: tuple[Stretch, ...]
    apart: tuple[Stretch, ...]
    said: Stretch
    order: bool
    rule: str
    framed: bool = False
    loose: bool = False
    until: Stretch | None = None


@dataclass(slots=True, kw_only=True)
class Readers:
    """The readers that stipulations are read with."""

    wording: Wording
    terms: Terms
    deeds: Deeds
    owing: Owing
    duties: Duties
    limits: Limits
