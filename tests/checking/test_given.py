"""What a reading was told from outside is told again when its page is replayed."""

from chancery.checking import verify
from chancery.pipeline import read_bytes, read_file, read_items
from chancery.records.intake import Item
from chancery.sources import capture_bytes

MIXED = (
    "Deux ministres à Lomé\n\n"
    "Le ministre togolais des Affaires étrangères a reçu jeudi à Lomé son homologue béninois, "
    "et les deux hommes sont convenus de rouvrir la nuit les postes de la frontière.\n\n"
    "The two ministers agreed on Thursday that the border would be opened again at night, from May."
    "\n"
)


def options(reading):
    return {fact.name: fact.value for fact in reading.dispatch.facts if fact.origin == "option"}


def test_what_was_given_is_stated_with_its_origin():
    given = {"language": "fr", "published": "2025-05-15", "publisher": "Le Phare"}
    assert options(read_bytes(MIXED.encode(), **given)) == given
    assert options(read_bytes(MIXED.encode())) == {}


def test_items_are_told_what_files_are_told():
    capture, data = capture_bytes(MIXED.encode(), path="a.txt")
    item = Item(address="a.txt", capture=capture, data=data)
    ((_, reading),) = read_items([item], language="fr", publisher="Le Phare")
    assert options(reading) == {"language": "fr", "publisher": "Le Phare"}


def test_a_page_that_was_read_in_a_given_language_holds(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text(MIXED, encoding="utf-8")
    assert verify(read_file(page, language="fr", publisher="Le Phare"), page).holds


def test_a_page_whose_language_was_found_holds_with_its_foreign_paragraphs(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text(MIXED, encoding="utf-8")
    reading = read_file(page)
    assert any(block.note for block in reading.dispatch.blocks)
    assert verify(reading, page).holds
