"""How the client behaves, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chancery.errors import SettingsError
from chancery.sources.web.body import ENCODINGS
from chancery.sources.web.verdict import sendable

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How the client behaves; all times are seconds."""

    agent: str
    delay: float
    tries: int
    timeout: float
    deadline: float

    def __post_init__(self) -> None:
        if self.tries < 1 or not sendable(self.agent):
            message = f"web: {self.tries} tries as {self.agent!r}: at least 1, and a plain name"
            raise SettingsError(message)

    def headers(self, netloc: str, conditions: Mapping[str, str]) -> list[tuple[str, str]]:
        """All that a server is told: no cookie, no referrer."""
        return [
            ("Host", netloc),
            ("User-Agent", self.agent),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", ENCODINGS),
            *conditions.items(),
        ]

    def timeouts(self) -> dict[str, object]:
        """For each single step on the wire; the deadline is the budget's."""
        return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self.timeout)}
