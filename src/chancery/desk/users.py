"""``chancery user``: accounts and tokens, printed for a person or as JSON."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from chancery.desk.ledgers import open_asked
from chancery.desk.terminal import harmless, harmless_json, say, write_line
from chancery.errors import AccountError
from chancery.records.account import ApiToken, User

if TYPE_CHECKING:
    from chancery.store.accounts import Accounts

_MOST = 1 << 16
"""Bytes of standard input that are looked at for a password."""


@contextmanager
def _accounts(ledger: str | None) -> Iterator[Accounts]:
    from chancery.store.accounts import Accounts  # noqa: PLC0415 - asking for help needs none

    with open_asked(ledger) as opened:
        yield Accounts(opened)


def run_add(name: str, role: str, ledger: str | None, *, from_stdin: bool) -> int:
    """Add a user; whether the name can be had is said before a password is asked for."""
    with _accounts(ledger) as accounts:
        accounts.refuse_taken(name)
        _print_user(accounts.add_user(name, _password(from_stdin=from_stdin), role))
    return 0


def run_list(ledger: str | None, *, as_json: bool) -> int:
    """List everybody."""
    with _accounts(ledger) as accounts:
        found = accounts.users()
    if as_json:
        told = [user.to_json() for user in found]
        write_line(harmless_json({"schema": "chancery/users/1", "users": told}))
        return 0
    for user in found:
        _print_user(user)
    return 0


def run_disable(name: str, ledger: str | None) -> int:
    """Let a user in no more."""
    with _accounts(ledger) as accounts:
        _print_user(accounts.disable(name))
    return 0


def run_enable(name: str, ledger: str | None) -> int:
    """Let a user in again."""
    with _accounts(ledger) as accounts:
        _print_user(accounts.enable(name))
    return 0


def run_password(name: str, ledger: str | None, *, from_stdin: bool) -> int:
    """Give a user another password."""
    with _accounts(ledger) as accounts:
        accounts.user(name)
        _print_user(accounts.set_password(name, _password(from_stdin=from_stdin)))
    return 0


def run_token(name: str, label: str, ledger: str | None) -> int:
    """Print a new token on standard output, alone; standard error says what it is."""
    with _accounts(ledger) as accounts:
        clear, made = accounts.create_api_token(name, label)
    write_line(clear)
    say(f"{made.id} of {made.user}: keep it now, it is not shown again")
    return 0


def run_tokens(name: str, ledger: str | None, *, as_json: bool) -> int:
    """List the tokens of a user."""
    with _accounts(ledger) as accounts:
        found = accounts.api_tokens(name)
    if as_json:
        told = [token.to_json() for token in found]
        write_line(harmless_json({"schema": "chancery/tokens/1", "tokens": told}))
        return 0
    for token in found:
        _print_token(token)
    return 0


def run_revoke(token_id: str, ledger: str | None) -> int:
    """Revoke a token."""
    with _accounts(ledger) as accounts:
        _print_token(accounts.revoke(token_id))
    return 0


def _password(*, from_stdin: bool) -> str:
    """A password from standard input (its first line), or asked twice on the terminal."""
    if from_stdin:
        line = sys.stdin.buffer.readline(_MOST).removesuffix(b"\n").removesuffix(b"\r")
        return line.decode("utf-8", "surrogateescape")
    if not sys.stdin.isatty():
        message = "no terminal to ask for the password on; give it with --password-stdin"
        raise AccountError(message)
    try:
        first, second = (getpass.getpass(asked) for asked in ("Password: ", "Once more: "))
    except EOFError as error:
        message = "no password was given; nothing was changed"
        raise AccountError(message) from error
    if first != second:
        message = "the two passwords are not the same; nothing was changed"
        raise AccountError(message)
    return first


def _print_user(user: User) -> None:
    """``Nadia  reviewer  since 2026-03-12 06:30:05Z  [disabled 2026-03-13 …]``."""
    disabled = f"  [disabled {_time(user.disabled_at)}]" if user.disabled_at else ""
    write_line(harmless(f"{user.name}  {user.role}  since {_time(user.created_at)}{disabled}"))


def _print_token(token: ApiToken) -> None:
    """``token-3f9c…  Nadia  archive  since …  used …  [revoked …]``."""
    used = f"used {_time(token.last_used)}" if token.last_used else "never used"
    words = [token.id, token.user, token.label, f"since {_time(token.created_at)}", used]
    if token.revoked_at:
        words.append(f"[revoked {_time(token.revoked_at)}]")
    write_line(harmless("  ".join(words)))


def _time(at: str) -> str:
    return f"{at[:10]} {at[11:19]}Z"
