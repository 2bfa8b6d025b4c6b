"""One file that a ledger can be made from again: whole or not at all, on either database."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect, select, text

from chancery import keeping
from chancery.checking.ledger import verify_ledger
from chancery.errors import (
    LedgerError,
    LedgerFullError,
    LedgerVersionError,
    NotFoundError,
    UnreadableError,
)
from chancery.records.deposit import Deposit, Report, Visit
from chancery.store import container, open_ledger, placing, schema
from chancery.store.fingerprint import fingerprint
from tests.ledgers import BACKENDS, Clock, deposit_of, new_database

MEETING = (
    "Le Niger et le Tchad se rencontrent à Niamey\n\n"
    "Le ministre nigérien des Affaires étrangères a rencontré mardi à Niamey son homologue "
    "tchadien. Le Tchad a promis d’ouvrir sa frontière.\n"
)
LATER = MEETING.replace("a promis d’ouvrir", "a refusé d’ouvrir")
ACCORD = "Le Mali et le Niger ont signé mardi à Bamako un accord de coopération militaire.\n"
STRANGE = "Le 🜨 a signé « l’accord » : \x85 مُذَكِّرة تفاهم – E=mc², à Lomé.\n"

PAGES = [MEETING, LATER, ACCORD, STRANGE, "Rien.\n", ""]


@pytest.fixture(params=BACKENDS)
def target(request, tmp_path):
    """The address of another ledger that is not there yet, on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "restored.db")
        return
    with new_database(request.getfixturevalue("postgres_server")) as address:
        yield address


@pytest.fixture
def full(ledger):
    fill(ledger, [("a.txt", MEETING), ("b.txt", ACCORD), ("a.txt", LATER), ("c.txt", STRANGE)])
    run = ledger.start_run("watch", "chancery/test")
    report = Report(address="https://a.example/", kind="FetchError", line="no answer")
    ledger.deposit(run, [Deposit(address=report.address, report=report)])
    visit = Visit(address=report.address, etag='"x"', failures=2)
    lost = deposit_of("Le Gabon a rencontré le Cameroun.\n", "d.txt", visit=visit)
    ledger.deposit(
        run, [Deposit(address="d.txt", capture=lost.capture, entry=lost.entry, visit=visit)]
    )
    return ledger


@pytest.fixture
def file(full, tmp_path):
    """A backup."""
    path = tmp_path / "chancery.backup"
    keeping.backup(full, path)
    return path


def fill(ledger, pages):
    run = ledger.start_run("ingest", "chancery/test")
    for address, content in pages:
        ledger.deposit(run, [deposit_of(content, address)])
    ledger.finish_run(run, {"new": len(pages)})


def rows(ledger):
    """Every row of every table, and what search finds."""
    found = {}
    with ledger.reading() as connection:
        for table in schema.metadata.sorted_tables:
            asked = select(table).order_by(*table.primary_key.columns)
            found[table.name] = [tuple(row) for row in connection.execute(asked)]
        for index in ("words", "names"):
            for word in ("niger", "tchad", "signe", "frontiere", "مذكره", "mc2"):
                found[index, word] = search(connection, index, word)
    return found


def search(connection, index, word):
    condition = f"{index} MATCH '\"{word}\"'"
    if connection.dialect.name != "sqlite":
        condition = f"said @@ to_tsquery('simple', '{word}')"
    asked = f"SELECT rowid FROM {index} WHERE {condition} ORDER BY rowid"  # noqa: S608 - our words
    return connection.execute(text(asked)).scalars().all()


def test_a_restored_ledger_is_the_one_that_was_backed_up_row_by_row(full, file, target):
    keeping.restore(file, target)
    with open_ledger(target) as restored:
        assert rows(restored) == rows(full)
        assert rows(full)["words", "niger"] != []
        assert rows(full)["names", "niger"] != []
        assert fingerprint(restored) == fingerprint(full)
        assert verify_ledger(restored).holds


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    pages=st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(PAGES)), max_size=5)
)
def test_whatever_a_ledger_holds_comes_back_on_the_other_database(
    pages, tmp_path_factory, postgres_server
):
    folder = tmp_path_factory.mktemp("keeping")
    with (
        open_ledger(str(folder / "a.db"), clock=Clock()) as first,
        new_database(postgres_server) as address,
    ):
        fill(first, pages)
        keeping.backup(first, folder / "one")
        keeping.restore(folder / "one", address)
        with open_ledger(address) as second:
            keeping.backup(second, folder / "two")
            assert rows(second) == rows(first)
        keeping.restore(folder / "two", str(folder / "b.db"))
        with open_ledger(str(folder / "b.db")) as third:
            assert rows(third) == rows(first)
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes()


def test_what_is_written_while_a_backup_is_made_is_not_in_it(full, tmp_path, monkeypatch):
    before, write = fingerprint(full), container.write_container
    late = deposit_of("Le Togo a rencontré le Bénin.\n", "z.txt")

    def slowly(file, header, found):
        def meanwhile():
            for n, row in enumerate(found):
                if n == 0:
                    full.deposit(full.start_run("ingest", "chancery/test"), [late])
                yield row

        write(file, header, meanwhile())

    monkeypatch.setattr("chancery.store.backup.write_container", slowly)
    keeping.backup(full, tmp_path / "one")
    keeping.restore(tmp_path / "one", str(tmp_path / "two.db"))
    with open_ledger(str(tmp_path / "two.db")) as restored:
        assert fingerprint(restored) == before != fingerprint(full)


def test_a_restored_ledger_goes_on_where_the_first_one_stopped(full, file, target):
    keeping.restore(file, target)
    with open_ledger(target, clock=Clock()) as restored:
        run = restored.start_run("ingest", "chancery/test")
        assert restored.deposit(run, [deposit_of(LATER, "a.txt")]) == ["known"]
        assert restored.deposit(run, [deposit_of(MEETING, "a.txt")]) == ["changed"]
        assert verify_ledger(restored).holds


def test_a_file_that_is_there_is_replaced_only_with_force(full, file):
    before = file.read_bytes()
    fill(full, [("e.txt", "Le Togo a rencontré le Bénin.\n")])
    with pytest.raises(LedgerError, match="is there already; name another, or --force"):
        keeping.backup(full, file)
    assert file.read_bytes() == before
    keeping.backup(full, file, force=True)
    assert file.read_bytes() != before


def test_a_folder_a_device_and_the_ledger_itself_are_never_replaced(tmp_path):
    with open_ledger(str(tmp_path / "chancery.db")) as ledger:
        for path in (tmp_path, Path(os.devnull), tmp_path / "chancery.db"):
            with pytest.raises(LedgerError, match="name another"):
                keeping.backup(ledger, path, force=True)


def test_a_backup_where_nothing_can_be_written_is_one_line(full, tmp_path, monkeypatch):
    with pytest.raises(LedgerError, match="cannot be written \\(No such file or directory\\)"):
        keeping.backup(full, tmp_path / "none" / "one")

    def refuse(*arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LedgerError, match="one: cannot be written \\(Permission denied\\)"):
        keeping.backup(full, tmp_path / "one")


def test_a_full_disk_leaves_nothing_behind(full, tmp_path, monkeypatch):
    folder = tmp_path / "backups"
    folder.mkdir()

    def fill_up(path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(placing, "_sync", fill_up)
    with pytest.raises(LedgerFullError, match="the disk is full; nothing was written"):
        keeping.backup(full, folder / "one")
    assert list(folder.iterdir()) == []


def test_a_backup_that_is_not_what_it_should_be_is_never_given_its_name(
    full, tmp_path, monkeypatch
):
    folder = tmp_path / "backups"
    folder.mkdir()
    write = container.write_container

    def forget_one(file, header, found):
        write(file, header, list(found)[:-1])

    monkeypatch.setattr("chancery.store.backup.write_container", forget_one)
    with pytest.raises(UnreadableError, match="damaged"):
        keeping.backup(full, folder / "one")
    assert list(folder.iterdir()) == []


def test_what_an_interrupted_backup_left_is_in_nobodys_way(full, file, tmp_path):
    left = tmp_path / ".second.0a1b2c3d.partial"
    left.write_bytes(b"half a backup")
    keeping.backup(full, tmp_path / "second")
    assert (tmp_path / "second").read_bytes() == file.read_bytes()
    assert left.read_bytes() == b"half a backup"


@pytest.mark.parametrize("share", [0, 10, 50, 99])
def test_a_file_that_was_cut_is_refused(file, tmp_path, share):
    target = str(tmp_path / "never.db")
    data = file.read_bytes()
    cut = tmp_path / "cut"
    cut.write_bytes(data[: len(data) * share // 100])
    with pytest.raises(UnreadableError, match=r"not a backup|cut short"):
        keeping.restore(cut, target)
    assert_untouched(target)


def test_a_file_with_one_changed_bit_is_refused_wherever_it_is(file, tmp_path):
    data = file.read_bytes()
    changed = tmp_path / "changed"
    for at in [*range(40), *range(40, len(data), len(data) // 40), len(data) - 1]:
        changed.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises((UnreadableError, LedgerVersionError)):
            keeping.restore(changed, str(tmp_path / "never.db"))
    assert_untouched(str(tmp_path / "never.db"))


def test_something_else_is_refused_and_so_is_nothing(tmp_path):
    (tmp_path / "notes").write_text("Bread, milk, a treaty of friendship. " * 50)
    with pytest.raises(UnreadableError, match="not a backup; `chancery backup FILE` makes one"):
        keeping.restore(tmp_path / "notes", str(tmp_path / "never.db"))
    with pytest.raises(NotFoundError, match="no such file"):
        keeping.restore(tmp_path / "none", str(tmp_path / "never.db"))
    with pytest.raises(UnreadableError, match="cannot be opened"):
        keeping.restore(tmp_path, str(tmp_path / "never.db"))


def assert_untouched(address):
    if "://" not in address:
        assert list(Path(address).parent.glob(f"*{Path(address).name}*")) == []
        return
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_target_that_is_there_is_never_overwritten(file, target):
    with open_ledger(target) as there:
        fill(there, [("x.txt", ACCORD)])
        before = fingerprint(there)
    with pytest.raises(LedgerError, match="restored to a new ledger only"):
        keeping.restore(file, target)
    with open_ledger(target) as there:
        assert fingerprint(there) == before


def test_the_log_of_a_ledger_that_is_gone_is_not_taken_for_the_new_ones(file, tmp_path):
    (tmp_path / "new.db-wal").write_bytes(b"frames of another ledger")
    with pytest.raises(LedgerError, match=r"new\.db-wal: is there already"):
        keeping.restore(file, str(tmp_path / "new.db"))


def forged(path, **changes):
    """A backup whose header says otherwise, sealed anew."""
    header, found = container.read_container(path)
    fields = {"version": header.version, "tables": header.tables, **changes}
    other = path.with_name("forged")
    with other.open("wb") as file:
        container.write_container(file, container.Header(**fields), (row for _, row in list(found)))
    return other


def test_a_backup_by_a_newer_chancery_is_refused(file, tmp_path):
    with pytest.raises(LedgerVersionError, match=r"newer Chancery \(version 9999\)"):
        keeping.restore(forged(file, version="9999"), str(tmp_path / "new.db"))
    newer = tmp_path / "newer"
    newer.write_bytes(file.read_bytes().replace(b"chancery/backup/1", b"chancery/backup/2"))
    with pytest.raises(LedgerVersionError, match="newer Chancery; upgrade"):
        keeping.restore(newer, str(tmp_path / "new.db"))


def test_a_backup_of_the_first_version_is_restored_and_brought_up_to_date(file, target):
    header, found = container.read_container(file)
    old = tuple(t for t in header.tables if t.name not in {"reviews", "tombstones"})
    kept = [row for name, row in found if name in {t.name for t in old}]
    first = file.with_name("first")
    with first.open("wb") as stream:
        container.write_container(stream, container.Header(version="0001", tables=old), kept)
    keeping.restore(first, target)
    with open_ledger(target) as restored:
        assert verify_ledger(restored).counts["dispatches"] == header.counts["dispatches"]


def test_a_failure_half_way_leaves_nothing_behind(file, target, monkeypatch):
    def fail(*arguments):
        message = "the power went"
        raise LedgerError(message)

    monkeypatch.setattr("chancery.store.restoring._index", fail)
    with pytest.raises(LedgerError, match="the power went"):
        keeping.restore(file, target)
    assert_untouched(target)


def test_a_damaged_ledger_can_be_backed_up_and_its_damage_is_still_found(full, tmp_path, target):
    with full.engine.begin() as connection:
        connection.execute(
            schema.dispatches.update().where(schema.dispatches.c.seq == 1).values(body=b"gone")
        )
    keeping.backup(full, tmp_path / "one")
    keeping.restore(tmp_path / "one", target)
    with open_ledger(target) as restored:
        broken = verify_ledger(restored).broken
        assert {one.kind for one in broken} == {"dispatch"}
