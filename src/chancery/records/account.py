"""Those who may use a web desk, as the ledger hands them out; no password is ever among it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Role = Literal["reviewer", "admin"]
"""Both judge records; nothing asks for an ``admin`` yet."""

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person with an account; whoever is disabled cannot log in and holds no session."""

    name: str
    role: Role
    created_at: str
    disabled_at: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "name": self.name,
            "role": self.role,
            "created_at": self.created_at,
            "disabled_at": self.disabled_at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A login that is still good. ``token`` belongs into a cookie and nowhere else.

    ``csrf`` goes into every form that writes. Neither is shown when a session is printed.
    """

    user: User
    token: str = field(repr=False)
    csrf: str = field(repr=False)
    created_at: str
    expires_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """What a program writes with in a user's name; the token itself is known to its holder only."""

    id: str
    user: str
    label: str
    created_at: str
    last_used: str | None = None
    revoked_at: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "user": self.user,
            "label": self.label,
            "created_at": self.created_at,
            "last_used": self.last_used,
            "revoked_at": self.revoked_at,
        }
