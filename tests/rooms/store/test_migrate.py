"""From version to version, with data in it."""

import pysqlite3
import pytest
from sqlalchemy import create_engine, func, inspect, select

from chancery.checking.ledger import verify_ledger
from chancery.errors import LedgerVersionError
from chancery.records.review import Asked
from chancery.rounds.across.drive import go_through
from chancery.store import migrate, open_ledger, schema, schema_accounts
from chancery.store.accounts import Accounts
from chancery.store.engine import make_engine, reading
from chancery.store.fingerprint import fingerprint
from chancery.store.ledger import Ledger
from chancery.store.migrate import bring_up_to_date, version_of
from tests.ledgers import Clock, deposit_of

TEXT = "Le Mali et le Niger ont signé un accord à Bamako.\n"

OWED = (
    "Le Kenya et l’Ouganda ont signé jeudi 12 mars à Kampala un accord de paix. "
    "Aux termes de l’accord de Kampala, le Kenya s’engage à libérer 40 prisonniers ougandais "
    "avant le 30 mars.\n"
)
PLANNED = "Le président kényan rencontrera lundi 23 mars à Nairobi son homologue ougandais.\n"
WHO = (
    "Le ministre kényan des Affaires étrangères, Daniel Otieno, s’est rendu mardi 10 mars à Lomé.\n"
)

LATER = (
    "ix_dispatches_publisher",
    "ix_events_changed",
    "ix_events_country",
    "ix_events_lasting",
    "ix_events_place",
    "ix_roles_key",
)
"""The indexes that the third version added."""

LATER_TABLES = (
    *reversed(schema_accounts.metadata.sorted_tables),
    schema.reviews,
    schema.tombstones,
    schema.piece_keys,
    schema.pieces,
    schema.gatherings,
    schema.progress,
)


def test_the_migrations_make_the_tables_that_the_code_knows(ledger):
    with ledger.reading() as connection:
        found = inspect(connection)
        known = (schema.metadata, schema_accounts.metadata)
        for table in (table for metadata in known for table in metadata.sorted_tables):
            columns = {column["name"] for column in found.get_columns(table.name)}
            assert columns == {column.name for column in table.columns}, table.name
            indexes = {index["name"] for index in found.get_indexes(table.name)}
            assert {index.name for index in table.indexes} <= indexes, table.name


def test_a_ledger_of_the_first_version_keeps_its_data_on_the_way_to_this_one(ledger_address):
    engine = make_engine(ledger_address)
    bring_up_to_date(engine, target="0001")
    with reading(engine) as connection:
        assert version_of(connection) == "0001"
        assert "reviews" not in inspect(connection).get_table_names()
    _deposit_as_the_first_version_did(engine)
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        with ledger.reading() as connection:
            assert version_of(connection) > "0001"
            assert connection.scalar(select(func.count()).select_from(schema.events)) >= 1
            assert connection.scalar(select(func.count()).select_from(schema.reviews)) == 0
        assert ledger.reading_json(1)["dispatch"]["text"] == TEXT.strip()


def test_a_ledger_from_before_accounts_keeps_all_it_says(ledger_address):
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        ledger.deposit(ledger.start_run("ingest", "chancery/test"), [deposit_of(TEXT)])
        (judged,) = ledger.review(Asked(action="accept", record=_an_event(ledger), reviewer="N"))
        before = fingerprint(ledger), ledger.time()
        with ledger.engine.begin() as connection:
            schema_accounts.metadata.drop_all(connection)
            _without_lists(connection, "0004")
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        assert (fingerprint(ledger), ledger.time()) == before
        assert [one.judgement for one in ledger.corrections()] == [judged]
        assert Accounts(ledger).users() == []
        Accounts(ledger).add_user("Nadia", "correct horse battery")
        assert (fingerprint(ledger), ledger.time()) == before
        assert verify_ledger(ledger).holds


def test_a_ledger_from_before_lists_lists_what_it_has(ledger_address):
    texts = (TEXT, OWED, PLANNED, WHO)
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        run = ledger.start_run("ingest", "chancery/test")
        ledger.deposit(run, [deposit_of(text, f"{n}.txt") for n, text in enumerate(texts)])
        go_through(ledger)
        ledger.deposit(run, [deposit_of(WHO.replace("Lomé", "Accra"), "again.txt")])
        go_through(ledger)
        before = _listed(ledger)
        with ledger.engine.begin() as connection:
            keys = schema.piece_keys.c.kind.like("gathered %")
            connection.execute(schema.piece_keys.delete().where(keys))
            _without_lists(connection, "0005")
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        assert _listed(ledger) == before
        assert set(go_through(ledger, rebuild=True).changed.values()) == {0}
        assert _listed(ledger) == before
    marks, keys = before
    assert {kind for kind, _, weight, _ in marks if weight} == {"actor", "dossier"}
    assert {kind for kind, _, _ in keys} == {"gathered actor", "gathered interaction"}


def test_a_gathering_that_is_damaged_stands_in_no_list(ledger_address):
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        ledger.deposit(ledger.start_run("ingest", "chancery/test"), [deposit_of(TEXT)])
        go_through(ledger)
        with ledger.engine.begin() as connection:
            connection.execute(schema.gatherings.update().values(body=b"{"))
            connection.execute(schema.piece_keys.delete())
            _without_lists(connection, "0005")
    with open_ledger(ledger_address, clock=Clock()) as ledger:
        marks, keys = _listed(ledger)
    assert {(weight, day) for _, _, weight, day in marks} == {(0, None)}
    assert keys == []


def _listed(ledger):
    """All that lists go by: weights and days of gatherings, and their keys."""
    table, keys = schema.gatherings.c, schema.piece_keys.c
    marks = select(table.kind, table.id, table.weight, table.listed_from)
    laid = select(keys.kind, keys.key, keys.name).where(keys.kind.like("gathered %"))
    with ledger.reading() as connection:
        found = connection.execute(marks.order_by(table.seq)), connection.execute(laid)
        return [tuple(row) for row in found[0]], sorted(tuple(row) for row in found[1])


def _without_lists(connection, version):
    """Take away what the sixth version added."""
    for name in ("listed", "since", "until"):
        connection.exec_driver_sql(f"DROP INDEX ix_gatherings_{name}")
    for name in ("since", "until"):
        connection.exec_driver_sql(f"CREATE INDEX ix_gatherings_{name} ON gatherings ({name})")
    for name in ("weight", "listed_from"):
        connection.exec_driver_sql(f"ALTER TABLE gatherings DROP COLUMN {name}")
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608


def _an_event(ledger):
    with ledger.reading() as connection:
        return connection.scalar(select(schema.events.c.id).limit(1))


def _deposit_as_the_first_version_did(engine):
    """What came later stands in while its rows are written, and is taken away again."""
    bring_up_to_date(engine)
    ledger = Ledger(engine, clock=Clock())
    ledger.deposit(ledger.start_run("ingest", "chancery/test"), [deposit_of(TEXT)])
    with engine.begin() as connection:
        for table in LATER_TABLES:
            table.drop(connection)
        for index in LATER:
            connection.exec_driver_sql(f"DROP INDEX {index}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    engine.dispose()


def test_a_ledger_of_a_newer_chancery_is_left_alone(ledger_address):
    with open_ledger(ledger_address) as ledger, ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerVersionError, match="newer Chancery"):
        open_ledger(ledger_address)


def test_a_server_that_is_too_old_is_told_so(postgres_server, monkeypatch):
    monkeypatch.setattr(migrate, "OLDEST_POSTGRES", 99)
    with pytest.raises(LedgerVersionError, match="99 or newer is needed"):
        open_ledger(postgres_server)


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with create_engine(f"sqlite:///{path}", module=pysqlite3.dbapi2).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerVersionError, match="other tables"):
        open_ledger(str(path))


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Bread, milk, a treaty of friendship. " * 100)
    with pytest.raises(LedgerVersionError, match="not a ledger"):
        open_ledger(str(path))
    assert path.read_text().startswith("Bread")
