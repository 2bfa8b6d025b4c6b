"""E-mail: its text, its headers, and messages made to break a parser."""

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.pages import read_page
from chancery.records.dispatch import Capture
from chancery.records.intake import MAIL
from tests.rooms.pages.reading import covers_all, kinds, told

FIRST = "Le ministre a reçu mardi son homologue à Lomé pour parler de la paix."
HTML = f"<html><body><p>{FIRST}</p></body></html>"
HEAD = (
    "From: Awa Diop <awa@nord.example>\r\nSubject: =?utf-8?q?Accord_=C3=A0_Lom=C3=A9?=\r\n"
    "Date: Wed, 14 May 2025 10:32:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def read(message):
    data = message if isinstance(message, bytes) else message.encode()
    return read_page(Capture(sha256="0" * 64, media_type=MAIL, path="a.eml"), data)


def part(body, kind="text/plain; charset=utf-8", *more):
    return "\r\n".join([f"Content-Type: {kind}", *more, "", body])


def several(kind, *parts, mark="x"):
    inside = "".join(f"--{mark}\r\n{one}\r\n" for one in parts)
    return part(f"{inside}--{mark}--\r\n", f'multipart/{kind}; boundary="{mark}"')


def test_a_message_has_its_subject_as_headline_and_its_text_below():
    dispatch = read(HEAD + part(FIRST))
    assert kinds(dispatch) == [("headline", "Accord à Lomé"), ("paragraph", FIRST)]
    facts = {fact.name: (fact.value, fact.origin) for fact in dispatch.facts}
    assert facts["title"] == ("Accord à Lomé", "mail")
    assert facts["published"] == ("2025-05-14T10:32:00+02:00", "mail")
    assert facts["byline"] == ("Awa Diop", "mail")
    assert "publisher" not in facts


@pytest.mark.parametrize(
    "body", [part(FIRST), part(HTML, "text/html; charset=utf-8")], ids=["plain", "html"]
)
def test_a_blank_line_parts_the_subject_of_a_message_and_its_body(body):
    assert read(HEAD + body).text.content.strip() == f"Accord à Lomé\n\n{FIRST}"


def test_a_sender_who_is_a_known_publisher_is_the_publisher():
    dispatch = read(HEAD.replace("Awa Diop", "Le Monde") + part(FIRST))
    assert (dispatch.fact("publisher").value, dispatch.fact("publisher").origin) == (
        "Le Monde",
        "mail",
    )
    assert dispatch.fact("byline") is None


def test_plain_text_is_preferred_to_html_wherever_it_stands():
    for parts in (
        (part(FIRST), part("<p>Non</p>", "text/html")),
        (part("<p>Non</p>", "text/html"), part(FIRST)),
    ):
        assert told(read(HEAD + several("alternative", *parts)), "paragraph") == [FIRST]


def test_html_is_read_where_the_plain_text_is_absent_or_empty():
    assert told(read(HEAD + part(HTML, "text/html; charset=utf-8")), "paragraph") == [FIRST]
    both = several("alternative", part(" \r\n"), part(HTML, "text/html; charset=utf-8"))
    assert told(read(HEAD + both), "paragraph") == [FIRST]


def test_attachments_and_messages_inside_are_passed_by():
    message = several(
        "mixed",
        part("Annexe secrète", "text/plain", 'Content-Disposition: attachment; filename="a.txt"'),
        several("related", part(FIRST), part("R0lGODlh", "image/gif"), mark="y"),
        part("Subject: autre\r\n\r\nUn autre message.", "message/rfc822"),
    )
    assert kinds(read(HEAD + message)) == [("headline", "Accord à Lomé"), ("paragraph", FIRST)]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", quopri.encodestring(FIRST.encode()).decode()),
        ("base64", base64.encodebytes(FIRST.encode()).decode()),
        ("base64", base64.b64encode(FIRST.encode()).decode().rstrip("=")),
        ("8bit", FIRST),
        ("odd", FIRST),
    ],
)
def test_transfer_encodings_are_undone(encoding, body):
    message = HEAD + part(
        body, "text/plain; charset=utf-8", f"Content-Transfer-Encoding: {encoding}"
    )
    assert told(read(message), "paragraph") == [FIRST]


@pytest.mark.parametrize(
    ("declared", "real", "found"),
    [
        ("iso-8859-1", "cp1252", "windows-1252"),
        ("x-no-such", "utf-8", None),
        ("utf-8", "cp1252", "windows-1252"),
        ("iso-8859-15", "iso-8859-15", "iso-8859-15"),
        ("zip", "utf-8", None),
        ("punycode", "utf-8", None),
    ],
)
def test_a_charset_is_found_out_whatever_is_declared(declared, real, found):
    data = HEAD.encode() + part("", f"text/plain; charset={declared}").encode() + FIRST.encode(real)
    dispatch = read(data)
    assert told(dispatch, "paragraph") == [FIRST]
    assert dispatch.value("encoding") == found


@pytest.mark.parametrize(
    "subject",
    ["=?utf-8?b?QWNjb3JkIMOgIExvbcOp?=", "=?iso-8859-1?q?Accord_=E0_Lom=E9?=", "Accord à Lomé"],
)
def test_subjects_are_decoded(subject):
    message = f"From: a@b.example\r\nSubject: {subject}\r\n{part(FIRST)}"
    assert told(read(message), "headline") == ["Accord à Lomé"]


@pytest.mark.parametrize("date", ["", "hier", "99 Foo 2025", "Wed, 99 May 2025 99:99:99 +9999"])
def test_a_date_that_is_none_is_unknown(date):
    assert read(f"From: a@b.example\r\nDate: {date}\r\n{part(FIRST)}").value("published") is None


def test_a_message_without_text_says_so():
    assert (
        read(HEAD.replace("Subject", "X") + part("", "image/gif")).problem == "the page has no text"
    )
    assert read(b"").problem == "the page has no text"


MIXED = "Content-Type: multipart/mixed; boundary="
PIECES = "".join(f"a*{n}=x; " for n in range(3_000))
HOSTILE = {
    "parts": HEAD + "".join(f"{MIXED}b{n}\n\n--b{n}\n" for n in range(5_000)),
    "header": HEAD + "X: " + "a" * 40_000 + "\n\nx",
    "folded": HEAD + "X: a\n" + " a\n" * 40_000 + "\nx",
    "header of a part": f"{HEAD}{MIXED}x\n\n--x\nContent-Type: text/plain; " + "a;" * 30_000,
    "lines": HEAD + "\n" + "\n" * 1_100_000,
    "messages": HEAD + "Content-Type: message/rfc822\n\n" * 5_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_message_over_a_limit_is_set_aside_with_the_reason(name):
    dispatch = read(HOSTILE[name])
    assert dispatch.problem.startswith("mail set aside: ")
    assert dispatch.blocks == ()


@pytest.mark.parametrize(
    "message",
    [
        HEAD + 'Content-Type: text/plain; x="' + ";" * 30_000 + "\n\n" + FIRST,
        HEAD.replace("Awa Diop", "(" * 30_000) + part(FIRST),
        HEAD.replace("Awa Diop", '"\\' * 15_000) + part(FIRST),
        HEAD + "Content-Type: text/plain; " + PIECES + "\n\n" + FIRST,
        HEAD + part(FIRST, "text/plain; charset*0=utf; charset*1=-8; charset*=x'y'z"),
        HEAD + part(FIRST, "TEXT / plain"),
        HEAD + part(FIRST, "multipart/mixed"),
        HEAD.replace("=?utf-8?q?", "=?utf-8?b?!") + part(FIRST),
        "From awa@nord.example Mon Jan 1\n" + HEAD + part(FIRST),
    ],
)  # fmt: skip
def test_odd_headers_do_not_hide_the_text(message):
    assert FIRST in told(read(message), "paragraph", "headline", "lead")


pieces = st.sampled_from(
    [
        MIXED, "x\n", "Content-Type: text/plain; charset=", "Content-Type: text/html\n", "\n",
        "--x\n",
        "Content-Transfer-Encoding: base64\n", "--x--\n", "utf-8\n", "punycode\n", "Subject: =?",
        "?b?", "?=", "From: ", "(", '"', "\\", "é", "\udcff", "\x00", ";", "=", "begin 644 x\n",
        "Content-Type: message/rfc822\n", "Content-Transfer-Encoding: x-uuencode\n", " ", FIRST,
        "Date: 1 Jan 0000 ", "charset*0=", "charset*=a'b'c",
    ]
)  # fmt: skip


@given(st.lists(pieces, max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_message_is_a_dispatch_covered_by_blocks_and_made_again_the_same(message):
    data = message.encode("utf-8", "surrogateescape")
    dispatch = read(data)
    assert covers_all(dispatch)
    assert read(data) == dispatch


@given(st.binary(max_size=300))
def test_any_bytes_called_mail_are_a_dispatch(data):
    assert covers_all(read(HEAD.encode() + data))
