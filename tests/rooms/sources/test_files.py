"""Files, folders and streams: what is captured, and what is refused in one line."""

import gzip
import hashlib
import io
import os
import zlib
from pathlib import Path

import pytest

from chancery.errors import NotFoundError, TooLargeError, UnreadableError
from chancery.sources import (
    MOST_BYTES,
    capture_bytes,
    capture_file,
    capture_stream,
    find_dispatches,
)

TEXT = "Accord signé à Lomé\n\nLes deux ministres ont signé lundi un accord.\n".encode()


def written(folder, name, data=TEXT):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_file_is_sealed_by_the_digest_of_its_bytes(tmp_path):
    capture, data = capture_file(written(tmp_path, "depeche.txt"))
    assert (capture.sha256, data) == (hashlib.sha256(TEXT).hexdigest(), TEXT)
    assert capture.media_type == "text/plain"
    assert capture.path == str(tmp_path / "depeche.txt")


def test_a_gzipped_page_has_the_seal_of_the_page_itself(tmp_path):
    packed, _ = capture_file(written(tmp_path, "a.html.gz", gzip.compress(TEXT)))
    plain, _ = capture_file(written(tmp_path, "a.txt"))
    assert packed.sha256 == plain.sha256


def test_two_gzip_members_are_one_page(tmp_path):
    _, data = capture_file(written(tmp_path, "a.gz", gzip.compress(TEXT) + gzip.compress(TEXT)))
    assert data == TEXT + TEXT


def test_a_gzip_bomb_stops_at_the_limit(tmp_path):
    bomb = gzip.compress(bytes(200_000_000))
    with pytest.raises(TooLargeError, match="over 16 MB"):
        capture_file(written(tmp_path, "bomb.gz", bomb))


def test_many_empty_gzip_members_are_unpacked_one_by_one(tmp_path):
    packed = gzip.compress(b"") * 20_000 + gzip.compress(TEXT) + b"\0" * 512
    _, data = capture_file(written(tmp_path, "a.gz", packed))
    assert data == TEXT


@pytest.mark.parametrize("data", [gzip.compress(TEXT)[:-20], b"\x1f\x8b\x08 not gzip at all"])
def test_a_broken_gzip_is_unreadable(tmp_path, data):
    with pytest.raises(UnreadableError, match="gzip"):
        capture_file(written(tmp_path, "a.gz", data))


def test_a_missing_file_is_named_in_one_line(tmp_path):
    with pytest.raises(NotFoundError, match="no such file") as caught:
        capture_file(tmp_path / "rien.txt")
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableError, match="is a folder"):
        capture_file(tmp_path)


def test_a_file_without_permission_is_unreadable(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="permission denied"):
        capture_file(path)


def test_a_pipe_or_device_is_refused_without_being_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(UnreadableError, match="not a regular file"):
            capture_file(path)


def test_a_name_with_a_zero_or_too_long_is_unreadable(tmp_path):
    for name in ("a\0b", "a" * 5000):
        with pytest.raises(UnreadableError):
            capture_file(tmp_path / name)


def test_a_huge_file_is_refused_by_its_size(tmp_path):
    path = tmp_path / "grand.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLargeError, match="over 16 MB"):
        capture_file(path)


def test_bytes_and_streams_have_the_same_limit():
    with pytest.raises(TooLargeError):
        capture_bytes(bytes(MOST_BYTES + 1))
    with pytest.raises(TooLargeError):
        capture_stream(io.BytesIO(bytes(MOST_BYTES + 10)))
    assert capture_stream(io.BytesIO(TEXT))[1] == TEXT


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "text/plain"),
        (TEXT, "text/plain"),
        (TEXT.decode().encode("cp1252"), "text/plain"),
        (TEXT.decode().encode("utf-16"), "text/plain"),
        (TEXT.decode().encode("utf-16-le"), "text/plain"),
        ("وقّع الوزيران اتفاقا".encode("utf-16"), "text/plain"),
        (b"  <!DOCTYPE html><html><body>x</body></html>", "text/html"),
        (b"\xef\xbb\xbf<html lang=fr>", "text/html"),
        ("<!doctype html><html>".encode("utf-16"), "text/html"),
        (b"<!-- saved --><!-- twice -->\n<html>", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "text/html"),
        (b'<div class="a"><p>x</p></div>', "text/html"),
        (b'<?xml version="1.0"?><rss></rss>', "application/xml"),
        (b"Il a dit que a<b et <b>non</b>.", "text/plain"),
        (b"<< Non >>, a dit le ministre.", "text/plain"),
        (b"%PDF-1.7 ...", "application/pdf"),
        (zlib.compress(TEXT * 50), "application/octet-stream"),
        (bytes(range(256)) * 40, "application/octet-stream"),
    ],
)
def test_the_media_type_is_told_from_the_bytes(data, media_type):
    assert capture_bytes(data)[0].media_type == media_type


def test_a_folder_is_walked_in_order_and_only_its_pages_are_taken(tmp_path):
    for name in ("b.txt", "a/z.html", "a/y.html.gz", "c.HTM", ".hidden.txt", "photo.jpg", "notes"):
        written(tmp_path, name)
    found = [str(path.relative_to(tmp_path)) for path in find_dispatches([tmp_path])]
    assert found == ["a/y.html.gz", "a/z.html", "b.txt", "c.HTM"]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path):
    assert list(find_dispatches([written(tmp_path, "notes")])) == [tmp_path / "notes"]


def test_a_linked_folder_is_not_followed(tmp_path):
    written(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert list(find_dispatches([tmp_path])) == [tmp_path / "a" / "x.txt"]


def test_a_missing_path_is_handed_on_so_that_the_run_goes_on(tmp_path):
    path = written(tmp_path, "a.txt")
    assert list(find_dispatches([tmp_path / "rien", path])) == [tmp_path / "rien", path]


def test_a_folder_that_cannot_be_listed_is_handed_on_and_then_named(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(find_dispatches([tmp_path])) == [tmp_path]
    with pytest.raises(UnreadableError, match="cannot be listed"):
        capture_file(tmp_path)
