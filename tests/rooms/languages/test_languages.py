"""Which language, and which captions are set aside for being in another."""

import socket

import pytest

from chancery.languages import identify_language, set_aside_foreign
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.text import Span, Text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a reçu hier son homologue à Genève.", "fr"),
        ("LES DEUX PAYS ONT SIGNÉ UN ACCORD À LOMÉ", "fr"),
        ("The two ministers signed an agreement on Monday.", "en"),
        ("El presidente se reunió ayer con su homólogo.", "es"),
        ("O presidente não quis comentar as acusações do governo.", "pt"),
        ("وقّع الوزيران اتفاقا جديدا في العاصمة", "ar"),
        ("وزیر امور خارجه با همتای خود دیدار کرد", "fa"),
        ("Le ministre\na reçu\n\nson homologue.", "fr"),
    ],
)
def test_the_language_of_a_sentence_is_told(text, language):
    assert identify_language(text) == language


@pytest.mark.parametrize("text", ["", " \n", "12:40 — 2025", "…!?", "\ud800", "a"])
def test_no_language_is_told_where_there_is_none(text):
    assert identify_language(text) is None


def test_nothing_is_fetched_from_the_network(monkeypatch):
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("network"))
    assert identify_language("Le gouvernement a annoncé une réforme.") == "fr"


def dispatch(*blocks):
    content, found = "", []
    for kind, text, note in blocks:
        start = len(content)
        content += text + "\n"
        found.append(Block(kind=kind, span=Span(start, start + len(text)), note=note))
    capture = Capture(sha256="0", media_type="text/plain")
    return Dispatch(capture=capture, text=Text(content), blocks=tuple(found))


BODY = ("paragraph", "Les deux ministres ont signé lundi un accord à Lomé.", None)
FOREIGN = "Protesters gather in front of the parliament during a rally last week"


def test_a_caption_in_another_language_is_set_aside():
    read = set_aside_foreign(dispatch(BODY, ("caption", FOREIGN, None)))
    assert read.language == "fr"
    assert read.blocks[1].note == "foreign: written in en, the dispatch in fr"


def test_a_caption_in_the_language_of_the_body_is_kept():
    text = "Des manifestants se rassemblent devant le parlement la semaine dernière"
    assert set_aside_foreign(dispatch(BODY, ("caption", text, None))).blocks[1].note is None


def test_short_captions_and_paragraphs_are_never_set_aside():
    blocks = (BODY, ("caption", "Ministers in Geneva", None), ("paragraph", FOREIGN + ".", None))
    assert all(block.note is None for block in set_aside_foreign(dispatch(*blocks)).blocks)


def test_the_first_reason_is_kept():
    read = set_aside_foreign(dispatch(BODY, ("caption", FOREIGN, "unrelated: …")))
    assert read.blocks[1].note == "unrelated: …"


def test_a_dispatch_without_letters_keeps_no_language():
    assert set_aside_foreign(dispatch(("paragraph", "12 34", None))).language is None
