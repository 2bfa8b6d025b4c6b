"""Which news agencies a print is from."""

from __future__ import annotations

from functools import lru_cache

from chancery.knowledge.publishers import publisher_named
from chancery.records.clipping import Print


def credited(one: Print) -> tuple[str, ...]:
    """The agencies that a print credits or, crediting none, the agency that published it."""
    named = tuple(dict.fromkeys(filed(name) or name for name in one.agencies))
    own = own_agency(one)
    return named or ((own,) if own else ())


def own_agency(one: Print) -> str | None:
    """The agency that published a print; ``None`` when its publisher is none."""
    return filed(one.publisher) if one.publisher else None


@lru_cache(maxsize=4096)
def filed(name: str) -> str | None:
    """The name that an agency is filed under: ``AFP`` → ``Agence France-Presse``."""
    found = publisher_named(name, kind="agency")
    return found.name if found else None
