"""Local accounts for the reviewers of a web desk: users, logins, sessions, API tokens.

They lie in the ledger's database and are no part of the record; see ``schema_accounts``. Times are
those of the ledger's clock as it tells them, so logging in does not move the record's time on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from chancery.errors import LedgerError
from chancery.records.account import ApiToken, Session, User
from chancery.store import attempts, passwords, schema_accounts, secret, sessions, tokens, users
from chancery.store.clock import written
from chancery.store.engine import writing
from chancery.store.ledger import Ledger


def is_csrf(session: Session, given: str) -> bool:
    """Whether a form carries what the forms of its session carry; in constant time."""
    return secret.is_csrf(session.token, given)


class Accounts:
    """The accounts in an open ledger. No error and no log of theirs holds a password or a token."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add_user(self, name: str, password: str, role: str = "reviewer") -> User:
        """Add a user. Raises ``AccountError`` for what no account can have, or another has."""
        name, role = users.check_name(name), users.check_role(role)
        self.refuse_taken(name)
        kept = passwords.hashed(password)
        with self._writing() as (connection, now):
            return users.add(connection, name, kept, role, now)

    def refuse_taken(self, name: str) -> None:
        """Raises ``AccountError`` for a name that nobody can have, or somebody has."""
        name = users.check_name(name)
        with self._ledger.reading() as connection:
            users.refuse_taken(connection, name)

    def users(self) -> list[User]:
        """Everybody, in the order of their names, those disabled among them."""
        table = schema_accounts.users
        with self._ledger.reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.seq)).all()
        return [users.user_of(row) for row in sorted(rows, key=lambda row: str(row.key))]

    def user(self, name: str) -> User:
        """A user by name. Raises ``NotFoundError``."""
        with self._ledger.reading() as connection:
            return users.user_of(users.found(connection, name))

    def disable(self, name: str) -> User:
        """Let a user in no more and end his sessions; tokens rest. Raises ``NotFoundError``."""
        with self._writing() as (connection, now):
            row = users.found(connection, name)
            disabled_at = row.disabled_at or written(now)
            users.change(connection, row.seq, disabled_at=disabled_at)
            sessions.end_all(connection, row.seq)
            return users.user_of(users.found(connection, name))

    def enable(self, name: str) -> User:
        """Let a user in again; tokens that were not revoked are good again."""
        with self._writing() as (connection, _):
            users.change(connection, users.found(connection, name).seq, disabled_at=None)
            return users.user_of(users.found(connection, name))

    def set_password(self, name: str, password: str) -> User:
        """Give a user another password and end his sessions. Raises as ``add_user`` does."""
        self.user(name)
        kept = passwords.hashed(password)
        with self._writing() as (connection, _):
            row = users.found(connection, name)
            users.change(connection, row.seq, hash=kept)
            sessions.end_all(connection, row.seq)
            return users.user_of(row)

    def check_login(self, name: str, password: str, address: str) -> Session | None:
        """A new session, or ``None``: no such user, a wrong password, or a disabled user alike.

        Which of the three it was cannot be told from the time it took. ``address`` is where the
        login comes from. Raises ``TooManyLoginsError``, which says how long to wait.
        """
        with self._writing() as (connection, now):
            counted = attempts.count_try(connection, users.key_of(name), address, now)
            row = users.row_of(connection, name)
        kept = row.hash if row is not None and row.disabled_at is None else None
        if not passwords.is_right(kept, password) or row is None:
            return None
        fresh = passwords.renewed(row.hash, password)
        with self._writing() as (connection, now):
            return self._begun(connection, now, row, fresh, counted)

    def _begun(
        self, connection: Connection, now: datetime, row: Row[Any], fresh: str,
        counted: attempts.Counted,
    ) -> Session | None:  # fmt: skip
        """The session, unless the user was disabled or given another password meanwhile."""
        still = users.row_of(connection, row.name)
        if still is None or still.disabled_at is not None or still.hash != row.hash:
            return None
        attempts.clear_try(connection, counted)
        if fresh != row.hash:
            users.change(connection, row.seq, hash=fresh)
        return sessions.begin(connection, row.seq, users.user_of(still), now)

    def session_of(self, token: str) -> Session | None:
        """The session of a token while it is good: 12 hours after its last use, 14 days at most."""
        now = self._ledger.clock()
        with self._ledger.reading() as connection:
            found = sessions.look_up(connection, token, now)
        if found is None:
            return None
        session, is_due = found
        if is_due:
            self._note(lambda connection: sessions.see(connection, token, now))
        return session

    def end_session(self, token: str) -> None:
        """End a session; one that is not there is over already."""
        with self._writing() as (connection, _):
            sessions.end(connection, token)

    def create_api_token(self, user: str, label: str) -> tuple[str, ApiToken]:
        """A token to write with in a user's name, shown this once, and what is known of it.

        Raises ``NotFoundError``, and ``AccountError`` for a label that is none.
        """
        label = users.check_name(label, "the label")
        with self._writing() as (connection, now):
            row = users.found(connection, user)
            return tokens.add(connection, row.seq, row.name, label, now)

    def api_tokens(self, user: str) -> list[ApiToken]:
        """The tokens of a user, oldest first, revoked ones too. Raises ``NotFoundError``."""
        with self._ledger.reading() as connection:
            return tokens.of(connection, users.found(connection, user).seq)

    def user_of_api_token(self, token: str) -> User | None:
        """Whose token it is; ``None`` for none, one that was revoked, and a disabled user alike."""
        now = self._ledger.clock()
        with self._ledger.reading() as connection:
            found = tokens.look_up(connection, token, now)
        if found is None:
            return None
        user, is_due = found
        if is_due:
            self._note(lambda connection: tokens.use(connection, token, now))
        return user

    def revoke(self, token_id: str) -> ApiToken:
        """Revoke a token by its id or the beginning of it, for good. Raises ``NotFoundError``."""
        with self._writing() as (connection, now):
            return tokens.revoke(connection, token_id, now)

    def _note(self, write: Callable[[Connection], None]) -> None:
        """Write down that something is used; who only reads is not stopped where that fails."""
        with suppress(LedgerError), self._writing() as (connection, _):
            write(connection)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Connection, datetime]]:
        with writing(self._ledger.engine) as connection:
            yield connection, self._ledger.clock()
