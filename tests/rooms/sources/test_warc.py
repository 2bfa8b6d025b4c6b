"""Archives: their pages, and what broken records cost."""

import gzip
import tracemalloc
import zlib
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import ChanceryError, NotFoundError, UnreadableError
from chancery.sources import MOST_BYTES, read_warc

PAGE = "<html><body><p>Le ministre a été reçu à Lomé.</p></body></html>".encode()
WHEN = "2025-05-14T10:32:00Z"


def record(url, body=PAGE, status="200 OK", kind="response", **headers):
    """One record, not packed."""
    media_type = headers.pop("type", "text/html; charset=utf-8")
    said = {"Content-Type": media_type, **headers}
    if kind == "response":
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in said.items()]
        body = "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body
        media_type = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {WHEN}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def chunked(body):
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


def read(folder, *records, name="a.warc", pack=lambda data: data):
    path = folder / name
    path.write_bytes(b"".join(map(pack, records)))
    return list(read_warc(path))


def urls(found):
    return [one.address.removeprefix("https://nord.example/") for one in found if not broken(one)]


def broken(one):
    return isinstance(one, ChanceryError)


A, B, C = (record(f"https://nord.example/{letter}") for letter in "abc")


def test_a_page_has_its_address_its_time_and_its_bytes(tmp_path):
    (item,) = read(tmp_path, A)
    assert (item.address, item.data) == ("https://nord.example/a", PAGE)
    assert (item.capture.url, item.capture.retrieved_at) == ("https://nord.example/a", WHEN)
    assert item.capture.media_type == "text/html"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_packed_archives_are_read(tmp_path, pack):
    assert urls(read(tmp_path, A, B, C, pack=pack)) == ["a", "b", "c"]
    assert urls(read(tmp_path, A + B + C, pack=pack)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
        (
            chunked(gzip.compress(PAGE)),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        (zstandard.compress(PAGE), {"Content_Encoding": "zstd"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE, wbits=-15), {"Content_Encoding": "deflate"}),
        (PAGE, {"Content_Encoding": "gzip"}),
        (PAGE, {"Transfer_Encoding": "chunked", "Content_Encoding": "br"}),
        (PAGE, {"Content_Encoding": "identity"}),
    ],
)
def test_bodies_are_taken_out_of_their_encodings(tmp_path, body, headers):
    assert read(tmp_path, record("https://nord.example/a", body, **headers))[0].data == PAGE


def test_only_pages_that_were_answered_are_taken(tmp_path):
    found = read(
        tmp_path,
        record("https://nord.example/404", status="404 Not Found"),
        record("https://nord.example/301", status="301 Moved"),
        record("https://nord.example/photo", type="image/jpeg"),
        record("https://nord.example/meta", kind="metadata", type="text/plain"),
        record("https://nord.example/plain", type="text/plain"),
        record("https://nord.example/stored", kind="resource", type="text/html"),
    )
    assert urls(found) == ["plain", "stored"]
    assert len(found) == 2


def test_garbage_between_records_costs_one_error(tmp_path):
    found = read(tmp_path, A, b"garbage " * 40 + b"\r\n\r\n", B)
    assert (urls(found), sum(map(broken, found))) == (["a", "b"], 1)


def test_a_broken_head_costs_one_error(tmp_path):
    bad = B.replace(b"WARC-Type: response\r\n", b"WARC-Type response\r\n\xff\xfe", 1)
    found = read(tmp_path, A, bad, C)
    assert (urls(found)[0], urls(found)[-1]) == ("a", "c")
    assert sum(map(broken, found)) <= 1


def test_a_length_that_lies_does_not_hide_the_records_behind_it(tmp_path):
    before, _, after = B.partition(b"Content-Length: ")
    bad = before + b"Content-Length: 9" + after
    found = read(tmp_path, A, bad, C)
    assert (urls(found), sum(map(broken, found))) == (["a", "c"], 1)


def test_a_broken_packed_record_costs_one_error(tmp_path):
    packed = bytearray(gzip.compress(B))
    packed[30:34] = b"XXXX"
    found = read(tmp_path, gzip.compress(A), bytes(packed), gzip.compress(C))
    assert (urls(found), sum(map(broken, found))) == (["a", "c"], 1)


def test_an_archive_cut_short_says_so(tmp_path):
    found = read(tmp_path, A, B[:-70])
    assert urls(found) == ["a"]
    assert "ends before the length" in str(found[-1])


def test_a_body_that_cannot_be_unpacked_costs_one_error(tmp_path):
    bad = record(
        "https://nord.example/b", gzip.compress(PAGE)[:-12] + b"XXXX", Content_Encoding="gzip"
    )
    odd = record("https://nord.example/o", b"\x00packed", Content_Encoding="compress")
    found = read(tmp_path, A, bad, odd, C)
    assert (urls(found), sum(map(broken, found))) == (["a", "c"], 2)


def test_a_bomb_in_a_body_stays_small(tmp_path):
    bomb = record(
        "https://nord.example/b", gzip.compress(bytes(200_000_000)), Content_Encoding="gzip"
    )
    tracemalloc.start()
    found = read(tmp_path, A, bomb, C)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (urls(found), sum(map(broken, found))) == (["a", "c"], 1)
    assert "over 16 MB" in str(found[1])
    assert peak < 5 * MOST_BYTES


def test_an_archive_that_the_fast_reader_refuses_is_read_by_the_other(tmp_path):
    about = b"1 0 Nord\nURL IP-address Archive-date Content-type Archive-length\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    arc = b"filedesc://a.arc 0.0.0.0 20250514103200 text/plain %d\n%b\n" % (len(about), about)
    entry = b"https://nord.example/%b 1.2.3.4 20250514103200 text/html %d\n%b\n"
    arc += entry % (b"a", len(answer), answer) + entry % (b"b", len(answer), answer)
    found = read(tmp_path, arc, name="a.arc")
    assert (urls(found), found[0].data) == (["a", "b"], PAGE)
    assert found[0].capture.retrieved_at == WHEN


def test_what_the_other_reader_would_print_is_not_printed(tmp_path, capfd):
    about = b"1 0 Nord\nURL IP-address Archive-date Content-type Archive-length\n"
    arc = b"filedesc://a.arc 0.0.0.0 20250514103200 text/plain %d\n%bx\n" % (len(about), about)
    read(tmp_path, arc, name="a.arc")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("data", [b"Le ministre a parle.\n" * 9, bytes(range(256)), b"<html/>"])
def test_what_is_no_archive_is_one_error(tmp_path, data):
    (error,) = read(tmp_path, data)
    assert isinstance(error, UnreadableError)
    assert "\n" not in str(error)


def test_an_empty_archive_has_no_pages(tmp_path):
    assert sum(map(broken, read(tmp_path, b""))) <= 1


def test_a_missing_archive_is_named_at_once(tmp_path):
    with pytest.raises(NotFoundError, match="no such file"):
        read_warc(tmp_path / "rien.warc")


@given(st.binary(max_size=40), st.integers(0, len(A) + len(B)), st.booleans())
@settings(max_examples=40)
def test_whatever_is_broken_there_are_only_pages_and_errors_of_ours(
    tmp_path_factory, noise, at, packed
):
    data = A + B
    data = data[:at] + noise + data[at + len(noise) :] + C
    found = read(
        tmp_path_factory.mktemp("w"), data, pack=gzip.compress if packed else lambda data: data
    )
    assert all(broken(one) or one.address for one in found)


def test_pages_that_do_not_say_where_they_are_from_are_known_by_their_place(tmp_path, monkeypatch):
    bare = record("?", kind="resource", type="text/html").replace(b"WARC-Target-URI: ?\r\n", b"")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.warc").write_bytes(A + bare + bare)
    _, one, two = read_warc(Path("a.warc"))
    assert one.address == f"{tmp_path}/a.warc#{len(A)}"
    assert two.address == f"{tmp_path}/a.warc#{len(A + bare)}"
    assert one.capture.url is None
