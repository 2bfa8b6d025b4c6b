"""Tokens that only their holders know: 256 random bits, of which the ledger keeps the SHA-256."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_CSRF = b"chancery/csrf/1"


def new_token(prefix: str = "") -> str:
    """A token; the prefix tells programs that look for leaked secrets what they found."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What is kept of a token. It has no salt: 256 random bits cannot be guessed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def csrf_of(token: str) -> str:
    """What the forms of a session carry: made from its token, which the ledger does not know.

    So there is no secret to be kept, and who reads the ledger cannot make one.
    """
    return hmac.new(token.encode("utf-8", "surrogatepass"), _CSRF, hashlib.sha256).hexdigest()


def is_csrf(token: str, given: str) -> bool:
    """Whether a form carries what its session's forms carry, compared in constant time."""
    said = given.encode("utf-8", "surrogatepass")
    return hmac.compare_digest(csrf_of(token).encode(), said)
