"""From CAMEO's codes to PLOVER's types and to countries, as ``cameo.yml`` says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pycountry
import yaml

BOOK = Path(__file__).with_name("cameo.yml")


class Codebook(NamedTuple):
    """What codes mean: PLOVER types by the first digits, countries where CAMEO is not ISO."""

    types: dict[str, str | None]
    countries: dict[str, str]

    def knows(self, code: str) -> bool:
        """Whether this is a code of CAMEO: ``040``, ``0871``; not ``---``."""
        return _beginning(code, self.types) is not None

    def type_of(self, code: str) -> str | None:
        """The PLOVER type of a code that the book knows; ``None`` where PLOVER has no event."""
        return self.types[_beginning(code, self.types) or code]

    def country_of(self, actor: str) -> str | None:
        """The country of an actor's code: ``RUSGOV`` is RUS; ``IGOUNO`` and ``---`` have none."""
        first = actor[:3]
        if first in self.countries:
            return self.countries[first]
        known = first.isupper() and pycountry.countries.get(alpha_3=first)
        return first if known else None


@cache
def load_codebook() -> Codebook:
    """Load the book, once."""
    return Codebook(**yaml.safe_load(BOOK.read_text(encoding="utf-8")))


def _beginning(code: str, known: dict[str, str | None]) -> str | None:
    return next((code[:n] for n in range(len(code), 1, -1) if code[:n] in known), None)
