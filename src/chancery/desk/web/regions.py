"""Which region of the world a country is in (UN M49), as news sections have them."""

from __future__ import annotations

from functools import cache

from chancery.knowledge.load import load

REGIONS = (
    "Africa", "Middle East", "Europe", "Asia", "Americas", "Oceania", "Organisations", "Elsewhere",
)  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    found = load("places/sections.yml", dict[str, tuple[str, ...]])
    return {code: name for name, codes in found.items() for code in codes}


def region_of(code: str) -> str:
    """The region of a country: ``"TCD"`` → ``"Africa"``; ``"Elsewhere"`` for any other code."""
    return _codes().get(code, "Elsewhere")
