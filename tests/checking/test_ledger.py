"""A whole ledger is checked: what was tampered with is found, and named."""

import json
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from chancery.checking.ledger import verify_ledger
from chancery.errors import LedgerError
from chancery.exchange import parse_readings
from chancery.exchange.entries import digest_of
from chancery.store import open_ledger, schema
from chancery.store.packing import pack, unpack
from tests import ledgers
from tests.judging import correct, judge, undo

deposit_of = cache(ledgers.deposit_of)

MEETING = (
    "Le Niger et le Tchad se rencontrent à Niamey\n\n"
    "Le ministre nigérien des Affaires étrangères a rencontré mardi à Niamey son homologue "
    "tchadien. Le Tchad a promis d’ouvrir sa frontière, a rapporté l’Agence du Sahel.\n"
)
LATER = MEETING.replace("a promis d’ouvrir", "a refusé d’ouvrir")
ACCORD = "Le Mali et le Niger ont signé mardi à Bamako un accord de coopération militaire.\n"

READ_AGAIN = deposit_of(ACCORD, "c.txt", published="2026-03-19")


@pytest.fixture
def full(ledger):
    """A ledger with versions, the same page at two addresses, and a page that was not read."""
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, [deposit_of(MEETING, "a.txt"), deposit_of(ACCORD, "b.txt")])
    ledger.deposit(run, [deposit_of(LATER, "a.txt"), READ_AGAIN])
    ledger.finish_run(run, {"new": 3})
    return ledger


def change(ledger, statement):
    with ledger.engine.begin() as connection:
        connection.execute(text(statement) if isinstance(statement, str) else statement)


def found(ledger, **options):
    """What does not hold, as (kind, where)."""
    verification = verify_ledger(ledger, **options)
    assert not verification.holds
    return {(one.kind, finding.where) for one in verification.broken for finding in one.findings}


def standing_event(ledger):
    table = schema.events
    with ledger.reading() as connection:
        asked = select(table).where(table.c.standing, table.c.origin == "machine")
        return connection.execute(asked.order_by(table.c.seq).limit(1)).mappings().one()


def test_a_ledger_as_it_was_written_holds_and_says_how_much_it_holds(full):
    verification = verify_ledger(full)
    assert [one.to_json() for one in verification.broken] == []
    line = verification.closing_line
    assert line.startswith(f"ledger {full.name}: 3 captures, 4 dispatches (2 superseded), ")
    assert line.endswith(" evidence, 0 reviews: all hold")
    assert verification.not_replayed == {}
    assert verification.checks > 200


def test_what_was_rejected_and_corrected_is_not_counted_as_superseded_nor_twice(full):
    read = verify_ledger(full).counts["events"]
    event = standing_event(full)
    correct(full, event["id"], act="see")
    with full.reading() as connection:
        table = schema.dispatches.c
        other = select(table.id).where(table.standing, table.seq != event["dispatch"])
        name = connection.scalar(other)
    judge(full, "reject", name)
    verification = verify_ledger(full)
    assert verification.holds
    assert "4 dispatches (2 superseded, 1 rejected), " in verification.closing_line
    assert f" {read} events, " in verification.closing_line
    assert verification.counts["events"] == read + verification.counts["corrected"] > read
    judge(full, "reject", record_of(full, event["dispatch"]))
    assert "(2 superseded, 2 rejected), " in verify_ledger(full).closing_line


def record_of(ledger, number):
    """The id of a dispatch."""
    with ledger.reading() as connection:
        return connection.scalar(
            select(schema.dispatches.c.id).where(schema.dispatches.c.seq == number)
        )


def test_two_states_of_one_ledger_are_not_mixed_when_somebody_writes_meanwhile(full):
    run = full.start_run("ingest", "chancery/test")
    wrote = []

    def write():
        if not wrote:
            wrote.append(
                full.deposit(run, [deposit_of("Le Togo a rencontré le Bénin.\n", "d.txt")])
            )

    verification = verify_ledger(full, progress=write)
    assert verification.holds
    assert wrote == [["new"]]
    assert verify_ledger(full).counts["captures"] == verification.counts["captures"] + 1


def test_damaged_text_comes_through_the_check_alone_and_is_an_error_for_who_reads(tmp_path):
    with open_ledger(str(tmp_path / "chancery.db")) as ledger:
        run = ledger.start_run("ingest", "chancery/test")
        ledger.deposit(run, [deposit_of(ACCORD, "b.txt")])
        with ledger.writing() as (connection, _):
            connection.execute(text("UPDATE texts SET content = CAST(x'ff' AS TEXT)"))
        assert not verify_ledger(ledger).holds
        with pytest.raises(LedgerError):
            ledger.reading_json(1)


def test_a_run_that_never_finished_is_counted_and_is_no_fault(full):
    full.start_run("watch", "chancery/test")
    verification = verify_ledger(full)
    assert verification.holds
    assert verification.closing_line.endswith("all hold; 1 run never finished")


def test_one_letter_of_a_text_is_found_in_the_text_and_in_what_quotes_it(full):
    change(full, "UPDATE texts SET content = replace(content, 'nigérien', 'nigerien')")
    told = found(full)
    assert ("text", "sha256") in told
    assert ("dispatch", "text_sha256") in told
    assert any(kind == "entity" for kind, _ in told)
    assert ("page", "text") in told


def test_another_text_under_the_digest_of_one_is_found_by_extraction_alone(full):
    """Body, text and digests forged in one piece: the page still says otherwise."""
    forged = deposit_of(ACCORD.replace("militaire", "sanitaire"), "b.txt").entry
    seal = deposit_of(ACCORD, "b.txt").capture.sha256
    body = json.loads(forged.body)
    body["dispatch"]["capture"]["sha256"] = seal
    assert ("page", "text") in _forge(full, seal, forged, body)
    told = _forge(full, seal, forged, body, replay=False)
    assert ("page", "text") not in told


def _forge(ledger, seal, entry, body, **options):
    table, packed = schema.dispatches, pack(json.dumps(body, ensure_ascii=False).encode())
    with ledger.engine.begin() as connection:
        known = select(schema.texts.c.sha256).where(schema.texts.c.sha256 == entry.text_sha256)
        if connection.scalar(known) is None:
            row = {"sha256": entry.text_sha256, "content": entry.text}
            connection.execute(insert(schema.texts).values(row))
        values = {"body": packed, "text_sha256": entry.text_sha256}
        connection.execute(update(table).where(table.c.capture == seal).values(values))
    return found(ledger, **options)


def test_bytes_of_a_capture_that_changed_are_found(full):
    seal = deposit_of(ACCORD).capture.sha256
    table = schema.captures
    other = pack(ACCORD.replace("Mali", "Mari").encode())
    change(full, update(table).where(table.c.sha256 == seal).values(content=other))
    told = found(full)
    assert ("capture", "sha256") in told
    assert ("page", "text") in told


def test_bytes_that_do_not_unpack_are_found_and_do_not_stop_the_check(full):
    table = schema.captures
    change(full, update(table).values(content=b"not packed at all"))
    verification = verify_ledger(full)
    broken = [one for one in verification.broken if one.kind == "capture"]
    assert len(broken) == 3
    assert verification.not_replayed == {"damaged": 4}
    assert verification.closing_line.endswith(
        "3 do not hold; extraction not done again of 4 (4 damaged)"
    )


BODIES = [
    b"", b"\x28\xb5\x2f\xfd", pack(b"{"), pack(b"[]"), pack(b"null"),
    pack(b'{"dispatch":' + b"[" * 100_000),
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_no_reading_is_found_and_the_others_are_checked(full, body):
    table = schema.dispatches
    change(full, update(table).where(table.c.seq == 1).values(body=body))
    verification = verify_ledger(full)
    assert {one.id for one in verification.broken} == {deposit_of(MEETING, "a.txt").entry.id}
    assert verification.counts["dispatches"] == 4


def test_a_body_that_says_something_else_is_found_by_digest_and_id(full):
    table = schema.dispatches
    with full.reading() as connection:
        asked = select(table.c.body).where(table.c.seq == 2)
        body = unpack(connection.scalar(asked))
    changed = body.replace(b'"hearsay":false', b'"hearsay":true', 1)
    changed = changed.replace(b'"modality":"asserted"', b'"modality":"planned"', 1)
    assert changed != body
    change(full, update(table).where(table.c.seq == 2).values(body=pack(changed)))
    told = found(full)
    assert ("dispatch", "digest") in told
    assert ("event", "id") in told or ("statement", "id") in told


@pytest.mark.parametrize(
    ("statement", "kind", "where"),
    [
        ("UPDATE dispatches SET title = 'Autre' WHERE seq = 1", "dispatch", "title"),
        ("UPDATE dispatches SET publisher_folded = ' x '", "dispatch", "publisher_folded"),
        ("UPDATE dispatches SET published_day = '2020-01-01'", "dispatch", "published_day"),
        ("UPDATE dispatches SET reader = 'me' WHERE seq = 2", "dispatch", "reader"),
        ("UPDATE dispatches SET address = 'z.txt' WHERE seq = 2", "dispatch", "address"),
        ("UPDATE events SET type = 'FIGHT' WHERE n = 0", "event", "type"),
        ("UPDATE events SET sort_day = '1999-01-01'", "event", "sort_day"),
        ("UPDATE events SET lat = 1.5 WHERE lat IS NOT NULL", "event", "lat"),
        ("UPDATE events SET n = 90 WHERE n = 0", "event", "row"),
        ("UPDATE events SET origin = 'review-0' WHERE n = 0", "event", "row"),
        ("UPDATE roles SET country = 'FRA' WHERE n = 0", "event", "roles[0].country"),
        ("UPDATE roles SET n = 9 WHERE n = 1", "event", "roles[9].row"),
        ("DELETE FROM roles WHERE n = 0", "event", "roles[0].row"),
        ("UPDATE entities SET country = 'FRA' WHERE n = 0", "entity", "country"),
        ("DELETE FROM entities WHERE n = 0", "entity", "row"),
        ("UPDATE statements SET hearsay = (1 = 1)", "statement", "hearsay"),
        ("UPDATE agreements SET kind = 'treaty'", "agreement", "kind"),
        ("UPDATE evidence SET start = start + 1 WHERE n = 3", "evidence", "start"),
        ('UPDATE evidence SET "end" = 4 WHERE n = 3', "evidence", "end"),
        ("DELETE FROM evidence WHERE n = 3", "evidence", "row"),
        ("UPDATE captures SET size = size + 1", "capture", "size"),
        ("UPDATE dispatches SET standing = (1 = 0) WHERE seq = 3", "dispatch", "standing"),
        ("UPDATE dispatches SET standing = (1 = 1) WHERE seq = 1", "dispatch", "standing"),
        ("UPDATE events SET standing = NOT standing", "event", "standing"),
        ("DELETE FROM arrivals WHERE version = 1 AND address = 'a.txt'", "arrival", "version"),
        ("DELETE FROM arrivals WHERE address = 'c.txt'", "dispatch", "address"),
        ("DELETE FROM tombstones", "dispatch", "standing"),
        ("DELETE FROM tombstones WHERE kind = 'event'", "event", "standing"),
        ("DELETE FROM words WHERE rowid = 2", "dispatch", "words"),
        ("DELETE FROM names WHERE rowid = 2", "event", "names"),
    ],
)
def test_what_was_tampered_with_is_found_and_named(full, statement, kind, where):
    change(full, statement)
    assert (kind, where) in found(full)


@pytest.mark.parametrize(
    ("statement", "table", "column"),
    [
        ("DELETE FROM dispatches WHERE seq = 2", "evidence", "dispatch"),
        ("DELETE FROM events WHERE seq = 1", "roles", "event"),
        ("DELETE FROM captures", "arrivals", "capture"),
        ("DELETE FROM runs", "captures", "run"),
        ("DELETE FROM texts", "dispatches", "text_sha256"),
        ("DELETE FROM events WHERE seq = 1", "names", "rowid"),
    ],
)
def test_a_row_that_points_to_one_that_is_gone_is_found(full, statement, table, column):
    without_keys(full)
    change(full, statement)
    verification = verify_ledger(full)
    lost = {
        (one.id, f.where) for one in verification.broken if one.kind == "row" for f in one.findings
    }
    assert (table, column) in lost


def without_keys(ledger):
    """PostgreSQL keeps foreign keys itself; here they are gone, as in a database that lost rows."""
    if ledger.engine.dialect.name == "sqlite":
        return
    with ledger.engine.begin() as connection:
        asked = text("SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'f'")
        for table, name in connection.execute(asked).all():
            connection.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))


@pytest.mark.parametrize(
    ("table", "column"),
    [("events", "changed_at"), ("runs", "started_at"), ("arrivals", "recorded_at")],
)
def test_a_time_that_is_none_is_found_and_nothing_is_written_after_it(full, table, column):
    change(full, f"UPDATE {table} SET {column} = 'zzzz'")  # noqa: S608 - names of ours
    assert ("row", column) in found(full)
    with pytest.raises(LedgerError, match="last time is damaged"):
        full.start_run("ingest", "chancery/test")


def test_a_version_that_is_the_one_before_it_again_is_found(full):
    table = schema.arrivals
    seal = deposit_of(MEETING).capture.sha256
    change(full, update(table).where(table.c.address == "a.txt").values(capture=seal))
    assert ("arrival", "capture") in found(full)


def test_a_file_with_a_broken_page_is_found_and_does_not_stop_the_check(full):
    if full.engine.dialect.name != "sqlite":
        change(full, "DROP VIEW quotations")
        change(full, "DROP TABLE evidence")
        assert ("ledger", "rows") in found(full)
        return
    with full.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'evidence'"
        ).scalar()
    full.close()  # what is in its memory is not what is on the disk
    with Path(full.name).open("r+b") as file:
        file.seek((root - 1) * 16_384)
        file.write(b"\xff" * 512)
    verification = verify_ledger(full)
    lost = {one.id for one in verification.broken if one.kind == "ledger"}
    assert lost == {"dispatches", "evidence", "file"}
    assert verification.counts["captures"] == 3


def test_a_corrected_event_holds_and_so_does_a_rejected_one(full):
    event = standing_event(full)
    first = correct(full, event["id"], type="ASSAULT")
    assert verify_ledger(full).holds
    judge(full, "comment", event["id"], reason="sure of it")
    undo(full, first)
    verification = verify_ledger(full)
    assert verification.holds, [one.to_json() for one in verification.broken]
    assert verification.counts["reviews"] == 3


def test_a_corrected_row_that_does_not_say_what_the_judgement_says_is_found(full):
    correct(full, standing_event(full)["id"], type="ASSAULT")
    change(full, "UPDATE events SET type = 'AID' WHERE origin <> 'machine'")
    assert ("event", "type") in found(full)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET standing = (1 = 0) WHERE origin <> 'machine'",
        "UPDATE events SET standing = (1 = 1) WHERE origin = 'machine'",
        "DELETE FROM reviews",
    ],
)
def test_a_correction_that_is_not_followed_is_found(full, statement):
    correct(full, standing_event(full)["id"], type="ASSAULT")
    change(full, statement)
    assert ("event", "standing") in found(full)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE reviews SET reviewer = 'bob' WHERE seq = 1", "id"),
        ("UPDATE reviews SET value = 'no JSON' WHERE seq = 1", "id"),
        ("DELETE FROM reviews WHERE seq = 1", "previous"),
        ("UPDATE reviews SET previous = NULL WHERE seq = 2", "previous"),
    ],
)
def test_a_judgement_altered_or_taken_out_breaks_the_chain(full, statement, where):
    event = standing_event(full)["id"]
    correct(full, event, type="ASSAULT")
    judge(full, "accept", event)
    change(full, statement)
    assert ("review", where) in found(full)


def test_readings_of_another_reader_and_without_bytes_are_counted_as_not_extracted_again(full):
    lost = deposit_of("Le Gabon a rencontré le Cameroun à Libreville.\n", "d.txt")
    other = deposit_of("Le Bénin a rencontré le Togo à Lomé.\n", "e.txt")
    run = full.start_run("ingest", "chancery/test")
    full.deposit(run, [type(lost)(address="d.txt", capture=lost.capture, entry=lost.entry)])
    full.deposit(run, [other])
    full.finish_run(run, {})
    _read_by_another(full, other)
    verification = verify_ledger(full)
    assert verification.holds, [one.to_json() for one in verification.broken]
    assert verification.not_replayed == {"without bytes": 1, "read by another reader": 1}
    assert "(1 read by another reader, 1 without bytes)" in verification.closing_line


def _saved(body, content):
    raw = json.loads(body)
    raw["dispatch"]["text"] = content
    (reading,) = parse_readings(json.dumps(raw, ensure_ascii=False).encode())
    return reading


def _read_by_another(ledger, deposit):
    body = deposit.entry.body.replace(b'"reader":"chancery/0.1.0"', b'"reader":"chancery/0.0.9"')
    assert body != deposit.entry.body
    values = {
        "body": pack(body),
        "digest": digest_of(_saved(body, deposit.entry.text)),
        "reader": "chancery/0.0.9",
    }
    table = schema.dispatches
    change(ledger, update(table).where(table.c.id == deposit.entry.id).values(values))


def test_the_answer_in_json_says_what_does_not_hold(full):
    change(full, "UPDATE events SET type = 'FIGHT' WHERE seq = 1")
    said = verify_ledger(full).to_json()
    assert said["schema"] == "chancery/verification/1"
    assert said["holds"] is False
    (broken,) = said["broken"]
    assert broken["kind"] == "event"
    assert broken["findings"][0]["where"] == "type"
    assert "the ledger says FIGHT" in broken["findings"][0]["detail"]
    assert json.loads(json.dumps(said)) == said


def test_a_page_with_a_paragraph_in_another_language_is_extracted_again_as_it_was(ledger):
    """Its language was recognised, so the paragraph was set aside; told, it would not have been."""
    english = (
        "We use small files to measure how often our pages are read, and to show the right "
        "advertisements to the right people at the right time of the day.\n\n"
    )
    french = MEETING.replace("\n\n", f"\n\n{english}", 1) + "\n" + ACCORD
    one = deposit_of(french, "n.txt")
    assert b"foreign: written in en" in one.entry.body
    ledger.deposit(ledger.start_run("ingest", "chancery/test"), [one])
    assert verify_ledger(ledger).holds
