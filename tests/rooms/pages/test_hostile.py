"""Bad input: every page gives a dispatch in bounded time, an empty one says why."""

import os
import subprocess
import sys
import time

import pytest

from chancery.errors import PageTimeoutError, UnreadableError
from chancery.pages import warden
from chancery.pages.decode import decode
from chancery.pages.normalise import normalise
from tests.rooms.pages.reading import covers_all, read, told

SENTENCE = "Le ministre a reçu mardi son homologue à Lomé pour parler de la paix. "
PAGE = "<html><body><h1>Visite à Lomé</h1>" + f"<p>{SENTENCE * 3}</p>" * 3


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"<html></html>", b"<html><head><title>A"]
)
def test_an_empty_page_is_an_empty_dispatch_with_the_reason(data):
    dispatch = read(data)
    assert (dispatch.blocks, dispatch.problem) == ((), "the page has no text")


@pytest.mark.parametrize(
    "data",
    [os.urandom(100_000), b"%PDF-1.4 x", b"\x89PNG\r\n\x1a\n", b"<?xml version='1.0'?><rss/>"],
)
def test_what_is_no_text_is_named(data):
    assert "not a page" in read(data).problem


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_the_encoding_is_found(encoding):
    assert read((SENTENCE * 3).encode(encoding)).text.content == (SENTENCE * 3).strip()


def test_mixed_encodings_are_mended_and_said():
    dispatch = read(SENTENCE.encode() + SENTENCE.encode("cp1252"))
    assert dispatch.text.content == (SENTENCE * 2).strip()
    assert dispatch.value("encoding") == "utf-8+windows-1252"


@pytest.mark.parametrize(
    "data", [b"\xff", b"\x80" * 9, b"\xed\xa0\x80", b"\xff\xfe\x00", bytes(range(128, 256))]
)
def test_decoding_never_fails(data):
    assert isinstance(decode(data).text, str)


def test_spaces_line_ends_and_marks_are_made_uniform():
    raw = "«\u00a0Non\u202f», dit-il\u00ad.\r\n\u200bL'e\u0301te\u0301\u2028fin\x00\x07\t!"
    assert normalise(raw) == "« Non », dit-il.\nL'été\nfin !"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 30_000,
        "a" * 2_000_000,
        "Le " * 700_000,
        "(" * 2_000_000,
        "- " * 1_000_000,
        ".Ab" * 700_000,
        "a/" * 1_000_000,
        "a" + "\u0301\u0328" * 1_000_000,
    ],
    ids=["sentences", "letters", "openers", "brackets", "dashes", "seams", "slashes", "marks"],
)
def test_a_line_of_two_megabytes_is_read_in_bounded_time(text):
    start = time.process_time()
    assert covers_all(read(text))
    assert time.process_time() - start < 15


@pytest.mark.parametrize("line", ["Un mot ici", SENTENCE.strip()], ids=["short", "prose"])
def test_time_is_linear_in_the_number_of_lines(line):
    def seconds(count):
        start = time.process_time()
        read(f"{line}\n" * count)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.05)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">", "a tag of"),
        ("<div>" * 100_000, "nested"),
        (f"<p>{SENTENCE}</p>" * 60_000, None),
        ("<p>Un mot</p>" * 200_000, "tags"),
        ("<" * 1_000_000 + "p>", "tags"),
        ("a" * 5_100_000, "bytes of HTML"),
    ],
    ids=["attributes", "nesting", "long", "paragraphs", "brackets", "size"],
)
def test_a_page_over_a_limit_is_set_aside(html, reason):
    start = time.monotonic()
    dispatch = read(PAGE + html if reason else PAGE + html[:4_000_000])
    assert dispatch.read_blocks == () or reason is None
    assert reason is None or reason in dispatch.problem
    assert time.monotonic() - start < warden.DEADLINE + 20


@pytest.mark.parametrize(
    "html",
    [
        "<script>" * 50_000,
        "<!--" * 100_000,
        "<x>" * 20_000,
        "<p><b><i>" * 300,
        '<script type="application/ld+json">' + "[" * 100_000,
    ],
    ids=["scripts", "comments", "unknown", "formatting", "json"],
)
def test_odd_markup_does_not_hide_what_stands_before_it(html):
    assert len(told(read(PAGE + html), "headline")) == 1


def test_inline_pictures_do_not_count_as_long_tags():
    picture = '<img src="data:image/png;base64,' + "QUJD" * 20_000 + '">'
    assert read(PAGE + picture).problem is None


def test_a_page_that_takes_too_long_is_stopped_and_the_next_is_served():
    keeper = warden.Warden(deadline=0.0)
    try:
        with pytest.raises(PageTimeoutError, match="set aside"):
            keeper.take_apart(PAGE)
        keeper._deadline = 30.0
        assert keeper.take_apart(PAGE).problem is None
    finally:
        keeper.stop()


def test_a_worker_that_dies_is_replaced():
    keeper = warden.Warden()
    try:
        keeper.take_apart(PAGE)
        keeper._process.kill()
        keeper._process.wait()
        assert keeper.take_apart(PAGE).problem is None
    finally:
        keeper.stop()


def test_one_worker_serves_all_pages_and_leaves_no_zombie():
    keeper = warden.Warden()
    keeper.take_apart(PAGE)
    process = keeper._process
    keeper.take_apart(PAGE)
    assert keeper._process is process
    keeper.stop()
    assert process.returncode is not None


def test_too_much_html_is_refused_before_it_is_sent():
    with pytest.raises(UnreadableError, match="over 5,000,000"):
        warden.Warden().take_apart("a" * 5_000_001)


def test_the_worker_ends_with_its_parent():
    program = (
        "import os; from chancery.pages import warden; "
        f"warden.take_apart({PAGE!r}); print(warden._WARDEN._process.pid, flush=True); os._exit(1)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    pid = int(done.stdout)
    until = time.monotonic() + 15
    while time.monotonic() < until and _alive(pid):
        time.sleep(0.05)
    assert not _alive(pid)


def _alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_text_does_not_start_a_worker():
    program = (
        "from chancery.sources import capture_bytes; from chancery.pages import read_page, warden; "
        "import sys; read_page(*capture_bytes(b'Le ministre a parle.')); "
        "print(warden._WARDEN._process, 'trafilatura' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["None", "False"]
