"""Hostile names: of files, of rows, of pages in archives. They stay names, in one line each."""

import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
import zipfile

import pytest

from chancery.store import open_ledger
from tests.faults.content import arrived, assert_holds
from tests.faults.dispatches import text_of
from tests.faults.rounds import command, go_round

NAMES = (
    b"deux\nlignes.txt",
    b"retour\rchariot.txt",
    b"sonnerie\x07.txt",
    b"couleur\x1b[31m.txt",
    b"latin-\xe9t\xe9.txt",
    b"octets\xff\xfe.txt",
    b"--ledger=ailleurs.txt",
    b"-x.txt",
    "inversé\u202etxt.exe.txt".encode(),
    "zéro\u200blarge.txt".encode(),
    b"barre\\..\\oblique.txt",
    b"%2e%2e%2fpourcent.txt",
    b"'; DROP TABLE runs; --.txt",
    b"guillemets\"'`.txt",
    b"{accolades}.txt",
    b"[bold]rich.txt",
    b"x" * 240 + b".txt",
)


@pytest.fixture
def hostile(tmp_path):
    """A folder of files with such names; each is a dispatch of its own."""
    folder = tmp_path / "depeches"
    folder.mkdir()
    for n, name in enumerate(NAMES):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(text_of(n).encode())
    return folder


def listing(place):
    """Everything in a folder, with its size."""
    return sorted(
        (path, os.lstat(os.path.join(path, name)).st_size, name)  # noqa: PTH118 - bytes
        for path, folders, files in os.walk(os.fsencode(place))
        for name in (*folders, *files)
        if not name.startswith((b"chancery.db", b"ledger-"))
    )


def assert_are_lines(lines):
    """Each is one line that no terminal obeys."""
    for line in lines:
        assert line.isprintable(), ascii(line)


def test_files_with_hostile_names_come_in_like_others(new_ledger, hostile, tmp_path, capsys):
    address, before = new_ledger(), listing(tmp_path)
    code, out, lines = command(address, hostile, capsys=capsys)
    assert (code, lines) == (0, [])
    assert f"{len(NAMES)} new" in out
    assert_are_lines(out.strip().split("\n"))
    code, out, lines = command(address, hostile, capsys=capsys)
    assert f": {len(NAMES)} known" in out
    assert listing(tmp_path) == before
    with open_ledger(address) as ledger:
        assert_holds(ledger)
        assert len(set(arrived(ledger))) == len(NAMES)


def test_files_with_hostile_names_that_cannot_be_read_cost_one_line_each(
    new_ledger, tmp_path, capsys
):
    address, folder = new_ledger(), tmp_path / "broken"
    folder.mkdir()
    for name in NAMES:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(gzip.compress(b"x" * 100)[:-9])
    (folder / "z-good.txt").write_text(text_of(1), "utf-8")
    code, out, lines = command(address, folder, capsys=capsys)
    assert (code, len(lines)) == (1, len(NAMES))
    assert f": 1 new, {len(NAMES)} failed" in out
    assert_are_lines(lines)
    with open_ledger(address) as ledger:
        reports = ledger.reports(1)
    assert_are_lines([report.line for report in reports])
    assert len({report.address for report in reports}) == len(NAMES)
    assert all("is cut short" in report.line for report in reports)


@pytest.mark.parametrize("name", NAMES[:9])
def test_a_hostile_name_on_the_command_line_costs_one_line_where_there_is_no_such_file(
    name, tmp_path, capsys
):
    address, good = str(tmp_path / "chancery.db"), tmp_path / "good.txt"
    good.write_text(text_of(1), "utf-8")
    missing = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"not-there", name))  # noqa: PTH118 - bytes
    code, out, lines = command(address, missing, good, capsys=capsys)
    assert (code, len(lines)) == (1, 1)
    assert ": 1 new, 1 failed" in out
    assert_are_lines(lines)
    assert "no such file" in lines[0]


@pytest.mark.parametrize(
    "address", ["http://a\udcff.example/", "http://a\n.example/", "ftp://\udcff"]
)
def test_a_hostile_address_on_the_command_line_costs_one_line(address, tmp_path, capsys):
    good = tmp_path / "good.txt"
    good.write_text(text_of(1), "utf-8")
    code, out, lines = command(str(tmp_path / "chancery.db"), address, good, capsys=capsys)
    assert (code, len(lines)) == (1, 1)
    assert ": 1 new, 1 failed" in out
    assert_are_lines(lines)


LONG = hashlib.shake_128(b"long").hexdigest(20_000)
"""What no database can make shorter."""

ROWS = (
    {"id": "../../../etc/passwd"},
    {"id": "..\\..\\windows"},
    {"id": "a\nb"},
    {"id": "a\u0000b"},
    {"id": "\ud800"},
    {"id": "\u202eabc"},
    {"id": LONG},
    {"url": "file:///etc/passwd"},
    {"url": "https://phare.example/../../a"},
    {"url": "https://phare.example/a\u0000b"},
    {"url": "https://phare.example/\ud800"},
    {"url": f"https://phare.example/{LONG[:7_000]}"},
    {"url": f"https://phare.example/{LONG}"},
    {"title": "Zéro\u0000octet"},
    {"title": "Moitié\ud83d"},
    {"publisher": "\u0000\ud800"},
    {"byline": "\u0000"},
    {"language": "\u0000"},
    {"published": "\u0000"},
    {"published": "9" * 5_000},
)


def test_rows_with_hostile_fields_cost_a_line_at_most_and_the_rest_goes_on(
    new_ledger, tmp_path, capsys
):
    table, address = tmp_path / "news.jsonl", new_ledger()
    rows = [row | {"text": f"{text_of(n)}\u0000 {n}"} for n, row in enumerate(ROWS)]
    rows.append({"id": "good", "text": text_of(99)})
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    before = listing(tmp_path)
    code, out, lines = command(address, table, capsys=capsys)
    assert code in {0, 1}, lines
    assert_are_lines([*lines, *out.strip().split("\n")])
    with open_ledger(address) as ledger:
        assert_holds(ledger)
        there = arrived(ledger)
    assert f"{table}#good" in there
    assert len(there) + len(lines) == len(rows)
    assert len(there) >= len(ROWS) - 4
    assert_are_lines(lines)
    assert listing(tmp_path) == before
    again = go_round(address, str(table))
    assert again.report.counts["known"] == len(there)


def warc_of(*addresses):
    """An archive of pages at these addresses."""
    out = io.BytesIO()
    for n, address in enumerate(addresses):
        page = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{text_of(n)}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2026-03-12T06:30:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n"
        )
        out.write(head.encode() + b"\r\n" + page + b"\r\n\r\n")
    return out.getvalue()


def test_pages_of_an_archive_are_never_written_where_their_addresses_point(
    new_ledger, tmp_path, capsys
):
    archive, address = tmp_path / "crawl.warc", new_ledger()
    names = (
        "https://phare.example/../../../etc/passwd", "../../../tmp/evil", "file:///etc/passwd",
        "https://phare.example/a%00b", "https://phare.example/\x1b[31m", "/absolute",
        "C:\\evil.txt",
        "https://phare.example/\u202ea", "https://phare.example/" + LONG,
    )  # fmt: skip
    archive.write_bytes(warc_of(*names, "https://phare.example/good"))
    before = listing(tmp_path)
    code, out, lines = command(address, archive, capsys=capsys)
    assert code in {0, 1}, lines
    assert_are_lines([*lines, *out.strip().split("\n")])
    with open_ledger(address) as ledger:
        assert_holds(ledger)
        there = arrived(ledger)
    assert "https://phare.example/good" in there
    assert len(there) + len(lines) == 1 + sum(name.startswith("https:") for name in names)
    assert listing(tmp_path) == before


def zip_of(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, text_of(1))
    return out.getvalue()


def tar_of(*names):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 4
            archive.addfile(info, io.BytesIO(b"evil"))
    return out.getvalue()


SLIPS = ("../../evil.txt", "/tmp/evil.txt", "..\\evil.txt", "good.txt")  # noqa: S108 - a name in an archive


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.zip", zip_of(*SLIPS), "ZIP"),
        ("lying.txt", zip_of(*SLIPS), "ZIP"),
        ("a.tar", tar_of(*SLIPS), "tar"),
        ("a.tar.gz", gzip.compress(tar_of(*SLIPS)), "tar"),
    ],
)
def test_an_archive_of_files_is_refused_and_nothing_of_it_is_ever_written(
    name, data, kind, tmp_path, capsys
):
    place, good = tmp_path / "deep" / "er", tmp_path / "good.txt"
    place.mkdir(parents=True)
    (place / name).write_bytes(data)
    good.write_text(text_of(2), "utf-8")
    before = listing(tmp_path)
    code, out, lines = command(str(tmp_path / "chancery.db"), place / name, good, capsys=capsys)
    assert (code, len(lines)) == (1, 1)
    assert f"a {kind} archive; unpack it first and give the folder" in lines[0]
    assert ": 1 new, 1 failed" in out
    assert listing(tmp_path) == before


def test_an_archive_in_a_folder_is_no_dispatch_whatever_it_is_called(tmp_path, capsys):
    folder = tmp_path / "depeches"
    folder.mkdir()
    (folder / "evil.zip").write_bytes(zip_of(*SLIPS))
    (folder / "lying.txt").write_bytes(zip_of(*SLIPS))
    (folder / "good.txt").write_text(text_of(2), "utf-8")
    before = listing(tmp_path)
    _, out, lines = command(str(tmp_path / "chancery.db"), folder, capsys=capsys)
    assert_are_lines([*lines, *out.strip().split("\n")])
    assert "2 new" in out or "1 new, 1 failed" in out
    assert listing(tmp_path) == before


def test_links_out_of_a_folder_are_read_but_never_written_through(tmp_path, capsys):
    folder, outside = tmp_path / "depeches", tmp_path / "outside.txt"
    folder.mkdir()
    outside.write_text(text_of(3), "utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "circle").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    before = listing(tmp_path)
    code, out, lines = command(str(tmp_path / "chancery.db"), folder, capsys=capsys)
    assert (code, len(lines)) == (1, 1)
    assert ": 1 new, 1 failed" in out
    assert listing(tmp_path) == before


def test_a_table_on_standard_input_leaves_no_file_behind(tmp_path, capsys, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", None)
    row = json.dumps({"id": "../../evil", "text": text_of(4)}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(row)))
    code, _, lines = command(str(tmp_path / "chancery.db"), "-", capsys=capsys)
    assert (code, lines) == (0, [])
    assert list(place.iterdir()) == []
