"""A round: what is kept, what is known, what changed, and how it is told."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite3
from sqlalchemy import func, select

from chancery.checking.ledger import verify_ledger
from chancery.errors import FetchError, LedgerBusyError
from chancery.pipeline import read_file
from chancery.records.deposit import FATES, Report
from chancery.records.query import Query
from chancery.rounds import Options, RunReport, ingest, reread
from chancery.store import schema
from tests.rounds.news import BASE, BODY, MEETING, json_lines, page, rss
from tests.specimen import specimen

MODULE = sys.modules["chancery.rounds.ingest"]
"""The module, which the function of its name hides."""


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def counts(report):
    return {fate: n for fate, n in report.counts.items() if n}


def count(ledger, table):
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def standing(ledger):
    table = schema.dispatches.c
    with ledger.reading() as connection:
        numbers = connection.scalars(select(table.seq).where(table.standing).order_by(table.seq))
        return [ledger.reading_json(number)["dispatch"] for number in numbers.all()]


@pytest.fixture
def reader(monkeypatch):
    """Makes another version of the reader read from now on."""

    def change():
        monkeypatch.setattr("chancery.rounds.rereading.READER", "chancery/next")
        monkeypatch.setattr("chancery.pipeline.READER", "chancery/next")

    return change


def test_what_was_kept_is_known_the_second_time_and_not_read_again(ledger, tmp_path, monkeypatch):
    source = write(tmp_path, "a.txt", MEETING)
    assert counts(ingest(ledger, [source])) == {"new": 1}
    monkeypatch.setattr("chancery.rounds.making.read_items", _refuse_to_read)
    assert counts(ingest(ledger, [source])) == {"known": 1}
    assert count(ledger, schema.runs) == 2


def _refuse_to_read(items, **_):
    assert not list(items)
    return iter(())


def test_a_page_that_changed_is_a_new_version_with_what_changed(ledger, tmp_path):
    source = write(tmp_path, "a.txt", MEETING)
    ingest(ledger, [source])
    write(tmp_path, "a.txt", MEETING.replace("a promis", "a refusé"))
    assert counts(ingest(ledger, [source])) == {"changed": 1}
    with ledger.reading() as connection:
        told = connection.scalars(select(schema.arrivals.c.changes)).all()
    changes = json.loads(told[-1])
    assert any("a refusé" in line for line in changes["added"])
    assert len(standing(ledger)) == 1


def test_the_same_bytes_twice_in_a_batch_are_read_once_as_they_are_in_two(ledger, tmp_path):
    for name in ("a.txt", "b.txt"):
        write(tmp_path, name, MEETING)
    assert counts(ingest(ledger, [str(tmp_path)])) == {"new": 2}
    assert count(ledger, schema.dispatches) == 1


def test_a_folder_is_kept_and_a_broken_file_in_it_costs_a_line(ledger, tmp_path):
    write(tmp_path, "a.txt", MEETING)
    write(tmp_path, "b.html", page("Un autre titre"))
    broken = write(tmp_path, "c.txt.gz", b"\x1f\x8bbroken")
    report = ingest(ledger, [str(tmp_path)])
    assert counts(report) == {"new": 2, "failed": 1}
    (line,) = report.reports
    assert (line.address, line.kind) == (broken, "UnreadableError")


def test_rows_are_kept_with_what_they_say(ledger, tmp_path):
    row = {"corps": BODY, "link": f"{BASE}/1", "source": "La Vigie", "date": "2026-03-10"}
    source = write(tmp_path, "news.jsonl", json_lines(row))
    assert counts(ingest(ledger, [source], options=Options(columns={"text": "corps"}))) == {
        "new": 1
    }
    (dispatch,) = standing(ledger)
    assert (dispatch["publisher"], dispatch["published"]) == ("La Vigie", "2026-03-10")


def test_a_reading_made_elsewhere_is_kept_and_a_forged_one_refused(ledger, tmp_path):
    forged = specimen().to_json().replace('"exact": "a rencontré"', '"exact": "a menacé"')
    source = write(tmp_path, "r.jsonl", f"{specimen().to_json()}\n{forged}\n")
    assert counts(ingest(ledger, [source])) == {"new": 1, "failed": 1}
    assert counts(ingest(ledger, [source])) == {"known": 1, "failed": 1}


def test_what_is_given_is_kept_with_the_reading(ledger, tmp_path):
    given = Options(language="fr", published="2026-03-11", publisher="Le Phare")
    ingest(ledger, [write(tmp_path, "a.txt", MEETING)], options=given)
    (dispatch,) = standing(ledger)
    assert (dispatch["publisher"], dispatch["published"]) == ("Le Phare", "2026-03-11")


def test_another_version_reads_again_and_what_it_finds_supersedes(ledger, tmp_path, reader):
    ingest(ledger, [write(tmp_path, "a.txt", MEETING)])
    assert counts(reread(ledger)) == {}
    reader()
    assert counts(reread(ledger)) == {"reread": 1}
    assert count(ledger, schema.dispatches) == 2
    assert len(standing(ledger)) == 1
    assert counts(reread(ledger)) == {}


def test_reading_everything_again_with_the_same_reader_changes_nothing(ledger, tmp_path):
    ingest(ledger, [write(tmp_path, "a.txt", MEETING)])
    assert counts(reread(ledger, everything=True)) == {"known": 1}
    assert count(ledger, schema.dispatches) == 1


def test_a_version_that_was_superseded_is_not_read_again_and_does_not_come_back(
    ledger, tmp_path, reader
):
    for text in (MEETING, MEETING.replace("mardi", "jeudi")):
        ingest(ledger, [write(tmp_path, "a.txt", text)])
    before = standing(ledger)
    assert counts(reread(ledger, everything=True)) == {"known": 1}
    reader()
    assert counts(reread(ledger)) == {"reread": 1}
    assert standing(ledger) == before
    assert count(ledger, schema.arrivals) == 2


def test_what_was_given_the_first_time_is_given_again(ledger, tmp_path, reader):
    given = Options(language="fr", published="2026-03-11", publisher="Le Phare")
    ingest(ledger, [write(tmp_path, "a.txt", MEETING)], options=given)
    before = standing(ledger)
    reader()
    assert counts(reread(ledger)) == {"reread": 1}
    assert standing(ledger) == before


def test_a_capture_that_could_not_be_read_is_read_when_it_can(ledger, tmp_path, monkeypatch):
    source = write(tmp_path, "a.txt", MEETING)
    with monkeypatch.context() as patch:
        patch.setattr("chancery.pipeline.read_page", _fail)
        report = ingest(ledger, [source])
    assert counts(report) == {"failed": 1}
    assert report.reports[0].kind == "DefectError"
    assert counts(reread(ledger)) == {"reread": 1}
    assert counts(ingest(ledger, [source])) == {"known": 1}


def _fail(*_, **__):
    message = "a fault\nof two lines"
    raise RuntimeError(message)


DAMAGES = [
    "captures SET content = x'00'",
    "captures SET content = 'text'",
    "dispatches SET body = x'00'",
    "dispatches SET body = 'text'",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_bytes_cost_a_line_of_the_rereading(ledger, tmp_path, damage):
    ingest(ledger, [write(tmp_path, name, f"{MEETING}{name}") for name in ("a.txt", "b.txt")])
    with sqlite3.connect(ledger.name) as database:
        database.execute(f"UPDATE {damage} WHERE rowid = 1")
    database.close()
    report = reread(ledger, everything=True)
    assert counts(report) == {"known": 1, "failed": 1}
    assert "damaged" in report.reports[0].line


def test_a_batch_is_kept_when_it_is_heavy_however_few_are_in_it(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("chancery.rounds.batches.HEAVY", 2 * len(MEETING.encode()))
    for name in "abcde":
        write(tmp_path, f"{name}.txt", f"{MEETING}{name}")
    kept, deposit = [], ledger.deposit
    monkeypatch.setattr(
        ledger, "deposit", lambda run, some: kept.append(len(some)) or deposit(run, some)
    )
    assert counts(ingest(ledger, [str(tmp_path)])) == {"new": 5}
    assert kept == [2, 2, 1]


def test_nothing_is_told_of_before_it_is_kept(ledger, tmp_path):
    def told(deposit, fate):
        heard.append((deposit.address.rpartition("/")[2], fate, count(ledger, schema.captures)))

    heard = []
    write(tmp_path, "a.txt", MEETING)
    write(tmp_path, "b.txt", f"{MEETING}.")
    ingest(ledger, [str(tmp_path)], told=told)
    assert heard == [("a.txt", "new", 2), ("b.txt", "new", 2)]


def test_who_asks_to_stop_keeps_what_was_read_and_the_rest_comes_next_time(
    ledger, tmp_path, monkeypatch
):
    monkeypatch.setattr("chancery.rounds.batches.BATCH", 1)
    for name in "abc":
        write(tmp_path, f"{name}.txt", f"{MEETING}{name}")
    heard = []
    report = ingest(
        ledger, [str(tmp_path)], told=lambda *one: heard.append(one), stopped=lambda: bool(heard)
    )
    assert 1 <= report.counts["new"] < 3
    assert ingest(ledger, [str(tmp_path)]).total == 3
    assert len(standing(ledger)) == 3


def test_a_ledger_that_is_held_is_an_error_and_what_was_kept_stays(ledger, tmp_path):
    source = write(tmp_path, "a.txt", MEETING)
    holder = sqlite3.connect(ledger.name, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerBusyError):
        ingest(ledger, [source])
    holder.execute("ROLLBACK")
    holder.close()
    assert counts(ingest(ledger, [source])) == {"new": 1}


def test_a_feed_of_this_machine_is_followed_and_its_pages_limited(ledger, tmp_path, web, net):
    net.pages = {f"{BASE}/{n}": page(f"Titre {n}") for n in range(5)}
    source = write(tmp_path, "feed.xml", rss(*net.pages))
    web.most = 2
    assert counts(ingest(ledger, [source], web=web)) == {"new": 2}
    assert net.since() == ["/0", "/1"]


def test_a_page_that_several_lists_point_to_is_fetched_once(ledger, tmp_path, web, net):
    net.pages = {f"{BASE}/{n}": page(f"Titre {n}") for n in range(3)}
    first = write(tmp_path, "a.xml", rss(f"{BASE}/0", f"{BASE}/1", f"{BASE}/0#comments"))
    second = write(tmp_path, "b.xml", rss(f"{BASE}/1", f"{BASE}/2"))
    assert counts(ingest(ledger, [first, second], web=web)) == {"new": 3}
    assert net.since() == ["/0", "/1", "/2"]


def test_an_address_that_cannot_be_had_is_a_line_and_the_rest_goes_on(ledger, web, net):
    net.pages = {f"{BASE}/1": page(), f"{BASE}/2": FetchError(f"{BASE}/2: no answer in time")}
    report = ingest(ledger, [f"{BASE}/2", f"{BASE}/1"], web=web)
    assert counts(report) == {"new": 1, "failed": 1}
    assert report.reports == [
        Report(address=f"{BASE}/2", kind="FetchError", line=f"{BASE}/2: no answer in time")
    ]
    assert ledger.reports(1) == tuple(report.reports)


def test_a_page_of_the_web_is_known_whether_it_says_so_or_comes_again(ledger, web, net):
    net.pages = {f"{BASE}/1": page()}
    assert counts(ingest(ledger, [f"{BASE}/1"], web=web)) == {"new": 1}
    assert counts(ingest(ledger, [f"{BASE}/1"], web=web)) == {"known": 1}
    net.pages[f"{BASE}/1"] = page("Le Togo se tait")
    assert counts(ingest(ledger, [f"{BASE}/1"], web=web)) == {"changed": 1}


def test_a_report_says_in_one_line_how_many_became_what():
    report = RunReport()
    assert str(report) == "nothing"
    assert str(replace(report, answered=True)) == "nothing new"
    report.counts.update(new=2, failed=1)
    assert (str(report), report.total) == ("2 new, 1 failed", 3)


def test_a_report_is_json_with_every_fate_and_line():
    report = RunReport(reports=[Report(address="a", kind="FetchError", line="a: no")])
    assert report.to_json() == {
        "schema": "chancery/run/1",
        "counts": dict.fromkeys(FATES, 0),
        "unread": 0,
        "reports": [{"address": "a", "kind": "FetchError", "line": "a: no"}],
    }


def places(ledger):
    return [row.source.address for row in ledger.find_dispatches(Query()).rows]


def test_rows_without_an_address_do_not_take_the_place_of_one_another(ledger, tmp_path):
    first = write(tmp_path, "news.jsonl", '{"text": "Le Togo a accusé le Ghana."}\n')
    assert counts(ingest(ledger, [first])) == {"new": 1}
    both = '{"text": "Le Tchad a remercié le Mali."}\n{"text": "Le Togo a accusé le Ghana."}\n'
    assert counts(ingest(ledger, [write(tmp_path, "news.jsonl", both)])) == {"new": 1, "known": 1}
    assert len(places(ledger)) == 2


def test_what_comes_again_without_a_place_does_not_keep_an_old_version_standing(ledger, tmp_path):
    page = write(tmp_path, "a.txt", "La Suisse a remercié le Mali.\n")
    assert counts(ingest(ledger, [page])) == {"new": 1}
    lines = "".join(
        json.dumps(kept.raw, ensure_ascii=False) + "\n" for kept in ledger.readings(machine=True)
    )
    export = write(tmp_path, "export.jsonl", lines)
    assert counts(ingest(ledger, [export])) == {"known": 1}
    write(tmp_path, "a.txt", "La France a condamné le Niger.\n")
    assert counts(ingest(ledger, [page])) == {"changed": 1}
    assert places(ledger) == [page]
    assert counts(ingest(ledger, [export])) == {"known": 1}
    assert places(ledger) == [page]
    assert verify_ledger(ledger).holds


def test_a_place_that_is_found_later_takes_over_from_the_content(ledger, tmp_path):
    text = "La Suisse a remercié le Mali.\n"
    page = write(tmp_path, "a.txt", text)
    reading = write(tmp_path, "r.jsonl", read_file(Path(page)).to_json() + "\n")
    assert counts(ingest(ledger, [reading])) == {"new": 1}
    assert counts(ingest(ledger, [page])) == {"new": 1}
    write(tmp_path, "a.txt", "La France a condamné le Niger.\n")
    assert counts(ingest(ledger, [page])) == {"changed": 1}
    assert len(places(ledger)) == 1
    assert verify_ledger(ledger).holds


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "no text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png"),
        ("ar.txt", ("وقع السودان وتشاد اتفاقا في الخرطوم يوم الثلاثاء. " * 3).encode(), "Arabic"),
    ],
)
def test_a_page_that_could_not_be_read_is_kept_and_costs_a_line(ledger, tmp_path, name, data, why):
    (tmp_path / name).write_bytes(data)
    report = ingest(ledger, [str(tmp_path / name)])
    assert (report.counts["new"], report.unread) == (1, 1)
    assert str(report) == "1 new, 1 of them not read"
    assert why in report.reports[0].line


def test_facts_that_are_given_later_are_read_with(ledger, tmp_path):
    page = write(tmp_path, "a.txt", "Le Togo a rencontré le Bénin mardi à Lomé.\n")
    assert counts(ingest(ledger, [page])) == {"new": 1}
    given = Options(published="2026-03-12", publisher="Le Temps")
    assert counts(ingest(ledger, [page], options=given)) == {"reread": 1}
    (event,) = ledger.find_events(Query()).rows
    assert (event.date, event.dispatch.publisher) == ("2026-03-10", "Le Temps")
    assert counts(ingest(ledger, [page], options=given)) == {"known": 1}
    assert counts(ingest(ledger, [page])) == {"known": 1}


def test_another_reading_of_a_known_page_stands_where_the_page_was_found(ledger, tmp_path):
    page = write(tmp_path, "a.txt", MEETING)
    assert counts(ingest(ledger, [page])) == {"new": 1}
    other = read_file(Path(page), published="2026-03-19").to_json()
    assert counts(ingest(ledger, [write(tmp_path, "r.jsonl", f"{other}\n")])) == {"reread": 1}
    assert places(ledger) == [page]
    assert verify_ledger(ledger).holds
