"""Passwords: which are taken, and how they are kept (argon2id, with the library's own defaults).

1. 12 to 1,024 characters; length is the only rule (NIST SP 800-63B: none about kinds of characters)
2. the same letters typed in another way are the same password: Unicode NFC
3. where no user has a name, a hash of nothing is tried instead, which costs the same time
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chancery.errors import AccountError

SHORTEST, LONGEST = 12, 1024
"""Characters of a password."""

_LONGEST_TYPED = 4 * LONGEST
"""Characters of what is tried: a letter with its accents may be typed as four."""

_AT_ONCE = BoundedSemaphore(4)
"""Each trial takes 64 MB and a processor for a twentieth of a second: a flood of them waits."""

_HASHER = PasswordHasher()


def check_password(password: str) -> str:
    """The password as it is kept, before it is hashed. Raises ``AccountError``."""
    normal = unicodedata.normalize("NFC", password)
    if not _is_text(normal):
        message = "the password holds bytes that are no UTF-8; give it as text"
        raise AccountError(message)
    if len(normal) < SHORTEST:
        message = f"the password is too short: give at least {SHORTEST} characters"
        raise AccountError(message)
    if len(normal) > LONGEST:
        message = f"the password is too long: give at most {LONGEST:,} characters"
        raise AccountError(message)
    return normal


def hashed(password: str) -> str:
    """The hash that is kept of a password. Raises ``AccountError`` for one that is not taken."""
    normal = check_password(password)
    with _AT_ONCE:
        return _HASHER.hash(normal)


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one that a hash is of; ``None`` costs as much, and is never."""
    dummy = _dummy()
    typed = password if len(password) <= _LONGEST_TYPED and _is_text(password) else ""
    normal = unicodedata.normalize("NFC", typed)
    try:
        with _AT_ONCE:
            verified = _HASHER.verify(kept or dummy, normal)
    except (VerificationError, InvalidHashError):
        return False
    return verified and kept is not None and len(normal) <= LONGEST


def renewed(kept: str, password: str) -> str:
    """The hash of a right password, made again when its parameters are not those of today."""
    if not _HASHER.check_needs_rehash(kept):
        return kept
    with _AT_ONCE:
        return _HASHER.hash(unicodedata.normalize("NFC", password))


@cache
def _dummy() -> str:
    return _HASHER.hash(secrets.token_urlsafe())


def _is_text(written: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in written)
