"""What a source is, told by its bytes; and names that are meant to break something."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import (
    ChanceryError,
    InputError,
    NotFoundError,
    RefusedAddressError,
    UnreadableError,
)
from chancery.pages import read_page
from chancery.records.reading import Reading
from chancery.sources import (
    Kind,
    capture_bytes,
    capture_file,
    find_dispatches,
    kind_of,
    kind_of_bytes,
    read_table,
    refuse_columns,
)
from chancery.sources.media import sniff

TEXT = "Le ministre a été reçu lundi à Lomé.\n".encode()
MAIL = b"From: Awa <awa@nord.example>\nSubject: Accord\nMessage-ID: <1>\n\nLe ministre a parle.\n"
ROOT = Path(__file__).parents[3]

BYTES = [
    (TEXT, Kind.PAGE),
    (b"", Kind.PAGE),
    (b"<!doctype html><html><body>x</body></html>", Kind.PAGE),
    (b"<?xml version='1.0'?><!-- x --><rss version='2.0'><channel/></rss>", Kind.FEED),
    (b"<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'></rdf:RDF>", Kind.FEED),
    (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'/>", Kind.FEED),
    ("<?xml version='1.0' encoding='utf-16'?><feed/>".encode("utf-16"), Kind.FEED),
    (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", Kind.FEED),
    (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}', Kind.FEED),
    (b"<opml version='2.0'/>", Kind.OPML),
    (b"<urlset/>", Kind.SITEMAP),
    (b"<sm:sitemapindex xmlns:sm='x'/>", Kind.SITEMAP),
    (b"https://nord.example/1\nhttps://nord.example/2\n", Kind.SITEMAP),
    (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", Kind.WARC),
    (b'{"text": "Le ministre a parle."}\n{"text": "Oui."}\n', Kind.ROWS),
    (b'{"text": "https://jsonfeed.org/version/1"}\n', Kind.ROWS),
    (b'[\n {"text": "Le ministre a parle."}]', Kind.ROWS),
    (b'{"schema": "chancery/reading/1"}\n', Kind.READINGS),
    (b'{\n  "schema": "chancery/reading/1"\n}', Kind.READINGS),
    (b"PAR1\x00\x00", Kind.PARQUET),
    (MAIL, Kind.MAIL),
    (b"%PDF-1.7", Kind.PAGE),
    (bytes(range(256)), Kind.PAGE),
]


@pytest.mark.parametrize(("data", "kind"), BYTES)
def test_a_file_is_what_its_bytes_are_packed_or_not_whatever_it_is_called(tmp_path, data, kind):
    for name, written in (("a.pdf", data), ("b.rss.gz", gzip.compress(data))):
        path = tmp_path / name
        path.write_bytes(written)
        by_name = kind is Kind.PAGE and name.startswith("b") and data[:1] not in {b"<", b"%", b"\0"}
        assert kind_of(str(path)) == (Kind.FEED if by_name else kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", Kind.ROWS), ("a.NDJSON.gz", Kind.ROWS), ("a.opml", Kind.OPML),
        ("a.atom", Kind.FEED), ("a.eml", Kind.MAIL), ("a.warc.gz", Kind.WARC),
        ("a.parquet", Kind.PARQUET), ("a.csv.gz", Kind.ROWS), ("a.TSV", Kind.ROWS),
        ("a.txt", Kind.PAGE), ("jsonl", Kind.PAGE),
    ],
)  # fmt: skip
def test_the_name_decides_where_the_bytes_do_not(name, kind):
    assert kind_of_bytes(b"", name=name) == kind
    assert kind_of_bytes(b"<html><body>x", name=name) == Kind.PAGE


def test_standard_input_addresses_and_folders_are_told_by_their_form(tmp_path):
    assert kind_of("-") == Kind.STDIN
    assert kind_of("HTTPS://nord.example/a.zip") == Kind.URL
    assert kind_of(str(tmp_path)) == Kind.FOLDER


@pytest.mark.parametrize("source", ["ftp://nord.example/a", "file:///etc/passwd", "gopher://x"])
def test_other_schemes_are_refused(source):
    with pytest.raises(RefusedAddressError, match="only http and https"):
        kind_of(source)


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(NotFoundError, match="no such file"):
        kind_of(str(tmp_path / "rien"))


def packed_zip(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, TEXT)
    return out.getvalue()


def packed_tar(*names):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name in names:
            archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize("pack", [packed_zip, packed_tar])
@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "a.txt", "..\\evil.txt"])
def test_an_archive_of_files_is_refused_and_nothing_that_it_names_is_written(tmp_path, pack, name):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (inside / "x.txt").write_bytes(pack(name))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UnreadableError, match="unpack it first"):
        kind_of(str(inside / "x.txt"))
    capture, data = capture_file(inside / "x.txt")
    assert "not a page" in read_page(capture, data).problem
    list(read_table(inside / "x.txt"))
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/etc/evil.txt").exists()


def test_no_source_can_write_a_file_that_an_archive_names():
    for path in (ROOT / "src" / "chancery" / "sources").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        for word in ("zipfile", "tarfile", "shutil", "extractall", "write_bytes", "write_text"):
            assert word not in code, f"{path.name} knows {word}"


HOSTILE = [
    "-rf.txt", "--help.txt", "a\nb.txt", "a\rb.txt", "a\u202etxt.exe.txt", "a\x1b[31m.txt",
    "é\u0301.txt", "  .txt", "#1?x=2.txt", "'\"`$(id).txt", "http:evil.txt", "a\udcff.txt",
    "\u200b.txt", "CON.txt", "%2e%2e%2f.txt", "{0}.txt", "a" * 240 + ".txt",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_breaks_nothing(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(TEXT)
    assert list(find_dispatches([tmp_path])) == [path]
    assert kind_of(str(path)) == Kind.PAGE
    capture, data = capture_file(path)
    reading = Reading(dispatch=read_page(capture, data))
    json.dumps(reading.to_dict(), ensure_ascii=False).encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_an_error_about_a_hostile_name_is_one_line_that_can_be_printed(tmp_path, name):
    with pytest.raises(ChanceryError) as caught:
        capture_file(tmp_path / name / "rien")
    assert str(caught.value).isprintable()
    str(caught.value).encode()


def test_bytes_that_no_encoding_explains_are_escaped_in_the_path(tmp_path):
    path = os.fsencode(tmp_path) + b"/a\xff\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - its name is bytes
        file.write(TEXT)
    capture, _ = capture_file(Path(os.fsdecode(path)))
    assert capture.path == f"{tmp_path}/a\\xff\\xe9.txt"


def test_mail_is_told_from_dispatches_that_open_like_it():
    dispatches = [
        b"From: our correspondent in Lome\nDate: Monday\n\nThe minister spoke.\n",
        b"Subject: Accord\n\nLe ministre a parle.\n",
        b"From: Lome\nLe ministre a parle.\nMessage-ID: 1\n",
        b"LOME: the talks went on.\nDATE: Monday\n\nThe minister spoke.",
    ]
    mails = [
        MAIL,
        MAIL.replace(b"\n", b"\r\n"),
        b"Received: from a\n by b\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\nx",
        b"From awa@nord.example Mon Jan 1\nFrom: a@b.example\nDate: x\n\nx",
        b"\xef\xbb\xbf" + MAIL,
    ]
    assert {capture_bytes(one)[0].media_type for one in dispatches} == {"text/plain"}
    assert {capture_bytes(one)[0].media_type for one in mails} == {"message/rfc822"}
    assert capture_bytes(dispatches[0], path="a.eml")[0].media_type == "message/rfc822"


def test_a_mailbox_of_several_mails_is_refused_in_one_line():
    first = b"From awa@nord.example Mon May  4 10:00:00 2026\n" + MAIL
    assert capture_bytes(first)[0].media_type == "message/rfc822"
    assert capture_bytes(MAIL + b"\nFrom the start it was clear.\n")[1]
    for end in (b"\n", b"\r\n"):
        with pytest.raises(UnreadableError, match=r"several mails in one file .*; split it"):
            capture_bytes((first + b"\n" + first).replace(b"\n", end), path="a.mbox")


@pytest.mark.parametrize("kind", Kind)
def test_columns_are_refused_for_what_is_no_table_and_never_will_be(kind):
    if kind in {Kind.ROWS, Kind.PARQUET, Kind.FOLDER, Kind.STDIN}:
        refuse_columns("x", kind)
        return
    with pytest.raises(InputError, match=r"x: .*, and columns are of tables"):
        refuse_columns("x", kind)


def test_mail_in_a_folder_is_a_dispatch(tmp_path):
    for name in ("a.eml", "b.EML.gz", "c.xhtml", "d.mht"):
        (tmp_path / name).write_bytes(MAIL)
    assert [path.name for path in find_dispatches([tmp_path])] == ["a.eml", "b.EML.gz", "c.xhtml"]


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_have_a_kind_or_are_an_archive(data, name):
    try:
        assert kind_of_bytes(data, name=name) in Kind
    except UnreadableError as error:
        assert str(error).isprintable()  # noqa: PT017 - an archive, or not one


def test_the_heavy_libraries_wait_until_they_are_needed():
    program = (
        "import sys, chancery.sources; print([name for name in "
        "('feedparser', 'fastwarc', 'warcio', 'pyarrow', 'defusedxml', 'httpx') "
        "if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("rest", "kind", "media_type"),
    [
        (b"Rien.", Kind.PAGE, "text/plain"),
        (b"<rss version='2.0'/>", Kind.FEED, "text/plain"),
        (b"<p>x</p>", Kind.PAGE, "text/plain"),
        (b"<html><body>x</body></html>", Kind.PAGE, "text/html"),
    ],
)
def test_any_number_of_comments_before_the_root_is_passed_at_once(rest, kind, media_type):
    comments = b"<!-- a -->\n" * 1000
    assert kind_of_bytes(b"<?pi x?>" * 1000 + comments + rest) == kind
    assert sniff(comments + rest) == media_type
