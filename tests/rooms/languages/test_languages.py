"""Which language, and which captions are set aside for being in another."""

import socket

import pytest

from chancery.languages import identify_language, name_of, set_aside_foreign
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.text import Span, Text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a reçu hier son homologue à Genève.", "fr"),
        ("LES DEUX PAYS ONT SIGNÉ UN ACCORD À LOMÉ", "fr"),
        ("The two ministers signed an agreement on Monday.", "en"),
        ("Iran rejects talks", "en"),
        ("Trump, Putin to meet", "en"),
        ("Erdogan hosts Sisi in Ankara", "en"),
        ("IRAQ: THREE KILLED IN MOSUL BLAST", "en"),
        ("BAGHDAD (Reuters) - Iraq said on Monday it would send troops.", "en"),
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


ENGLISH = [
    ("headline", "Togo and Benin sign a security accord", None),
    ("paragraph", "The two ministers signed an agreement in Lome on Monday, officials said.", None),
    ("paragraph", "Both countries will train border guards together from next month on.", None),
    ("paragraph", "The accord had been negotiated since January, the news agency said.", None),
]
NOTICE = (
    "Avec votre accord, nos partenaires et nous conservons des informations sur votre appareil "
    "pour mesurer l'audience de nos pages et vous montrer des annonces."
)
COOKIES = ("paragraph", NOTICE, None)
MENU = ("navigation", "Accueil À la une Afrique Économie Sports Culture Opinions", "menu line")


def test_an_english_text_below_french_menus_and_notices_is_english():
    read = set_aside_foreign(dispatch(MENU, COOKIES, *ENGLISH))
    assert read.language == "en"
    assert read.blocks[0].note == "menu line"
    assert read.blocks[1].note == "foreign: written in fr, the dispatch in en"
    assert all(block.note is None for block in read.blocks[2:])


def test_a_french_text_below_english_menus_is_french():
    menu = ("navigation", "Home News Africa Business Sport Opinion Contact us", "menu line")
    caption = ("caption", FOREIGN, None)
    assert set_aside_foreign(dispatch(menu, caption, BODY)).language == "fr"


def test_the_language_that_the_caller_names_is_kept():
    read = set_aside_foreign(dispatch(COOKIES, *ENGLISH), "en")
    assert read.language == "en"
    assert all(block.note is None for block in read.blocks)


def test_a_paragraph_full_of_foreign_names_is_kept():
    names = (
        "The list names Jean-Pierre Lacroix, Josep Borrell Fontelles, Charles Michel, Ursula von "
        "der Leyen, Olaf Scholz, Giorgia Meloni and Pedro Sánchez Pérez-Castejón."
    )
    read = set_aside_foreign(dispatch(*ENGLISH, ("paragraph", names, None)))
    assert read.blocks[-1].note is None


def test_a_language_is_named_in_words_where_it_has_a_name():
    assert name_of("de") == "German (de)"
    assert name_of("pt") == "Portuguese (pt)"
    assert name_of("xx") == "xx"
