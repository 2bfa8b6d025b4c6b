"""What each kind of source offers, told by address; wrong ones cost a line and no more."""

import gzip
import io
import json
import sys
from types import SimpleNamespace

import pyarrow as pa
import pytest
from pyarrow import parquet

from chancery.errors import InputError
from chancery.records.intake import MAIL, ROW, Row
from chancery.rounds.ingest import all_offers
from chancery.rounds.offers import Asked, Listed, local_offers
from tests.rounds.news import BASE, BODY, MEETING, index, json_lines, opml, page, rss, sitemap
from tests.specimen import specimen

MESSAGE = f"From: a@b.example\nSubject: Lomé\nDate: Wed, 14 May 2025 10:32:00 +0200\n\n{BODY}\n"


def offered(source, **columns):
    return list(local_offers(str(source), Asked(columns=columns)))


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def warc(*urls):
    records = []
    for url in urls:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2025-05-14T10:32:00Z\r\nContent-Type: application/http; msgtype=response"
            f"\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    return b"".join(records)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", MEETING.encode(), "text/plain"),
        ("a.html", page(), "text/html"),
        ("a.html.gz", gzip.compress(page()), "text/html"),
        ("a.eml", MESSAGE.encode(), MAIL),
        ("a.eml.gz", gzip.compress(MESSAGE.encode()), MAIL),
        ("no suffix", MEETING.encode(), "text/plain"),
    ],
)
def test_a_file_is_offered_under_its_whole_path(tmp_path, name, data, media_type):
    (offer,) = offered(write(tmp_path, name, data))
    assert offer.address == offer.item.address == str(tmp_path / name)
    assert offer.item.capture.media_type == media_type


def test_a_relative_path_is_the_same_address_as_the_whole_one(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", MEETING)
    monkeypatch.chdir(tmp_path)
    (offer,) = offered("a.txt")
    assert offer.address == str(tmp_path / "a.txt")


def test_a_folder_offers_its_files_in_order_and_an_error_for_a_broken_one(tmp_path):
    for name in ("b.txt", "a.html", "c/d.eml"):
        write(tmp_path, name, MESSAGE)
    write(tmp_path, "bad.html.gz", b"\x1f\x8bbroken")
    write(tmp_path, "notes.pdf", b"%PDF")
    found = offered(tmp_path)
    names = [offer.address.removeprefix(f"{tmp_path}/") for offer in found]
    assert names == ["a.html", "b.txt", "bad.html.gz", "c/d.eml"]
    assert [offer.error is not None for offer in found] == [False, False, True, False]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_rows_are_offered_by_their_address_or_their_place(tmp_path, pack):
    rows = [{"body": BODY, "link": f"{BASE}/1"}, {"body": BODY, "id": "x7"}, {"body": BODY}]
    path = write(tmp_path, "news.jsonl", pack(json_lines(*rows)))
    found = offered(path, text="body")
    seal = found[2].item.capture.sha256
    assert [o.address for o in found] == [f"{BASE}/1", f"{path}#x7", f"sha256:{seal}"]
    assert {offer.item.capture.media_type for offer in found} == {ROW}


def test_columns_are_taken_as_they_are_mapped(tmp_path):
    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"corps": [BODY], "titre": ["Lomé"], "adresse": [BASE]}), path)
    (offer,) = offered(path, text="corps", title="titre", url="adresse")
    assert (offer.address, Row.from_bytes(offer.item.data).title) == (BASE, "Lomé")


def test_a_mapped_column_that_is_not_there_is_one_line(tmp_path):
    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"corps": [BODY]}), path)
    (offer,) = offered(path, text="body")
    assert isinstance(offer.error, InputError)
    assert "body" in offer.report.line


def test_a_row_that_cannot_be_read_is_passed_and_named(tmp_path):
    path = write(tmp_path, "news.jsonl", json_lines({"text": BODY}) + b"{broken\n")
    good, bad = offered(path)
    assert good.item
    assert str(path) in bad.report.line


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_archive_offers_its_pages_by_their_addresses(tmp_path, pack):
    path = write(tmp_path, "crawl.warc", pack(warc(f"{BASE}/1", f"{BASE}/2")))
    found = offered(path)
    assert [offer.address for offer in found] == [f"{BASE}/1", f"{BASE}/2"]
    assert found[0].item.capture.url == f"{BASE}/1"


def test_readings_are_offered_as_they_were_made_and_broken_lines_as_errors(tmp_path):
    whole = specimen().to_json()
    path = write(tmp_path, "r.jsonl", f"{whole}\n{{broken\n{whole[:-1]}\n{whole}\n")
    found = offered(path)
    assert [offer.reading is not None for offer in found] == [True, False, False, True]
    assert found[1].address == f"{path}:2"
    assert found[0].address == f"sha256:{json.loads(whole)['dispatch']['capture']['sha256']}"


@pytest.mark.parametrize(
    ("name", "data", "pages", "lists"),
    [
        ("feed.xml", rss(f"{BASE}/1", f"{BASE}/2"), 2, 0),
        ("feed", rss(f"{BASE}/1"), 1, 0),
        ("feed.xml.gz", gzip.compress(rss(f"{BASE}/1")), 1, 0),
        ("feeds.opml", opml(f"{BASE}/a.rss", f"{BASE}/b.rss"), 0, 2),
        ("sitemap.xml", sitemap(f"{BASE}/1"), 1, 0),
        ("sitemap.xml.gz", gzip.compress(sitemap(f"{BASE}/1")), 1, 0),
        ("index.xml", index(f"{BASE}/1.xml"), 0, 1),
        ("urls.txt", f"{BASE}/1\n{BASE}/2\n".encode(), 2, 0),
    ],
)
def test_a_feed_or_a_list_points_to_what_is_to_be_fetched(tmp_path, name, data, pages, lists):
    (found,) = offered(write(tmp_path, name, data))
    assert isinstance(found, Listed)
    assert (len(found.pages), len(found.lists)) == (pages, lists)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", b"PK\x03\x04rest", "unpack it first"),
        ("feed.rss", b"\x1f\x8bbroken", "gzip"),
        ("big.txt", b"x" * 16_000_001, "MB"),
    ],
)
def test_what_cannot_be_taken_is_one_line_with_its_name(tmp_path, name, data, said):
    (offer,) = offered(write(tmp_path, name, data))
    assert said in offer.report.line
    assert name in offer.report.line
    assert "\n" not in offer.report.line


@pytest.mark.parametrize("source", ["nowhere.txt", "ftp://phare.example/a", "/dev/null"])
def test_a_source_that_is_none_is_one_line(source):
    (offer,) = offered(source)
    assert offer.report.line.count(source.rpartition("/")[2]) >= 1


def test_a_fault_of_ours_does_not_stop_a_run(tmp_path, monkeypatch):
    def fail(*_):
        message = "two\nlines"
        raise RuntimeError(message)

    monkeypatch.setattr("chancery.rounds.offers.capture_file", fail)
    (offer,) = offered(write(tmp_path, "feed.xml", rss()))
    assert offer.report.kind == "DefectError"
    assert "two lines" in offer.report.line


def test_an_address_without_a_web_is_an_error():
    (offer,) = all_offers([f"{BASE}/1"], Asked(), None)
    assert "no web" in offer.report.line


def spooled(monkeypatch, data, **columns):
    given = data if isinstance(data, bytes) else data.encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    return offered("-", **columns)


@pytest.mark.parametrize(
    "data", [MEETING, page(), gzip.compress(page()), MESSAGE], ids=["text", "html", "gz", "mail"]
)
def test_a_page_of_standard_input_is_known_by_its_digest(monkeypatch, data):
    (offer,) = spooled(monkeypatch, data)
    assert offer.address == offer.item.address == f"sha256:{offer.item.capture.sha256}"
    assert offer.item.capture.path == "-"


def test_rows_of_standard_input_are_known_by_address_or_digest(monkeypatch):
    rows = json_lines({"text": BODY, "url": f"{BASE}/1"}, {"text": BODY, "id": "x7"})
    first, second = spooled(monkeypatch, rows)
    assert first.address == f"{BASE}/1"
    assert second.address == f"sha256:{second.item.capture.sha256}"
    assert second.item.capture.path == "-#x7"


def test_standard_input_offers_the_same_the_second_time(monkeypatch):
    rows = json_lines({"text": BODY}, {"text": MEETING})
    assert spooled(monkeypatch, rows) == spooled(monkeypatch, rows)


@pytest.mark.parametrize("data", [json_lines({"text": BODY}) + b"{broken\n", b"PK\x03\x04rest"])
def test_errors_of_standard_input_do_not_name_a_file_that_is_gone(monkeypatch, data):
    *_, last = spooled(monkeypatch, data)
    assert last.report.line.startswith("-")
    assert "chancery-" not in last.report.line


def test_archives_readings_and_feeds_come_from_standard_input_too(monkeypatch):
    (one,) = spooled(monkeypatch, warc(f"{BASE}/1"))
    assert one.address == f"{BASE}/1"
    (two,) = spooled(monkeypatch, specimen().to_json() + "\n")
    assert two.reading
    (three,) = spooled(monkeypatch, rss(f"{BASE}/1"))
    assert three.pages[0].url == f"{BASE}/1"


def test_an_empty_standard_input_is_one_thing_without_text(monkeypatch):
    (offer,) = spooled(monkeypatch, b"")
    assert offer.item.data == b""


def test_a_folder_offers_its_tables_archives_and_readings_too(tmp_path):
    folder = tmp_path / "depeches"
    write(folder, "a.txt", MEETING)
    write(folder, "b.csv", f'title;corps\nAccord;"{MEETING}"\n')
    write(folder, "c.warc", warc(f"{BASE}/1", f"{BASE}/2"))
    write(folder, "d.jsonl", specimen().to_json())
    write(folder, "e.jsonl", json.dumps({"text": MEETING}))
    write(folder, "f.md", MEETING)
    found = offered(folder, text="corps")
    assert found[0].address == str(folder / "a.txt")
    assert found[1].item.capture.path == f"{folder / 'b.csv'}#1"
    assert [bool(offer.reading) for offer in found] == [False] * 4 + [True, False]
    assert "no column is called 'corps'; columns are: text" in found[-1].report.line


@pytest.mark.parametrize("name", ["a.txt", "a.eml"])
def test_columns_for_a_page_are_an_error(tmp_path, name, monkeypatch):
    path = write(tmp_path, name, MESSAGE if name == "a.eml" else MEETING)
    (offer,) = offered(path, text="corps")
    assert "and columns are of tables" in offer.report.line
    stdin = SimpleNamespace(buffer=io.BytesIO(path.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (offer,) = offered("-", text="corps")
    assert offer.report.line.startswith("-: a")


def test_an_error_names_its_file_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with write(tmp_path, "grand.txt", b"").open("wb") as file:
        file.truncate(20_000_000)
    for source in ("grand.txt", "./grand.txt", f"../{tmp_path.name}/grand.txt"):
        (offer,) = offered(source)
        assert offer.report.line.count("grand.txt") == 1
        assert "over 16 MB" in offer.report.line
