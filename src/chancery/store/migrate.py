"""The version of a ledger, and the way to this one's."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from chancery.errors import LedgerVersionError
from chancery.store.engine import OLDEST_POSTGRES, name_of, reading, writing


def bring_up_to_date(engine: Engine, *, target: str = "head") -> None:
    """Make the tables of a new ledger, or take an older one to this version, data and all.

    Raises ``LedgerVersionError`` for a ledger of a newer Chancery, and for a database that holds
    other tables.
    """
    if is_up_to_date(engine) and target == "head":
        return
    with writing(engine) as connection:
        upgrade(connection, target)


def upgrade(connection: Connection, target: str = "head") -> None:
    """Take a ledger to a version within a transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def knows(version: str) -> bool:
    """Whether a version is this Chancery's, or one before it."""
    script = ScriptDirectory.from_config(_config())
    return version in {step.revision for step in script.walk_revisions()}


def is_up_to_date(engine: Engine) -> bool:
    """Whether nothing is to be done. Raises ``LedgerVersionError`` as above."""
    script = ScriptDirectory.from_config(_config())
    with reading(engine) as connection:
        _refuse_old_servers(engine, connection)
        _refuse_strange_tables(engine, connection)
        found = version_of(connection)
    if found is not None and not knows(found):
        message = f"{name_of(engine)}: made by a newer Chancery (version {found}); upgrade Chancery"
        raise LedgerVersionError(message)
    return found == script.get_current_head()


def is_empty(engine: Engine) -> bool:
    """Whether a database has no tables; asking leaves an empty file as it is."""
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).stat().st_size:
        return True
    with reading(engine) as connection:
        return not inspect(connection).get_table_names()


def version_of(connection: Connection) -> str | None:
    """The version of the ledger behind a connection; ``None`` for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_old_servers(engine: Engine, connection: Connection) -> None:
    version = connection.dialect.server_version_info or (0,)
    if connection.dialect.name == "postgresql" and int(version[0]) < OLDEST_POSTGRES:
        found = ".".join(map(str, version))
        message = f"{name_of(engine)}: PostgreSQL {found}; {OLDEST_POSTGRES} or newer is needed"
        raise LedgerVersionError(message)


def _refuse_strange_tables(engine: Engine, connection: Connection) -> None:
    tables = set(inspect(connection).get_table_names())
    if tables and "alembic_version" not in tables:
        message = f"{name_of(engine)}: holds other tables than a ledger's; give another name"
        raise LedgerVersionError(message)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("chancery.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
