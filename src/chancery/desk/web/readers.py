"""Whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """A name, and what the forms of this session must carry: empty for whoever sends a token."""

    name: str
    csrf: str
