"""Press sentences from templates: articles and small words are data of each language."""

import re

import pytest

from models.corpus import load_yaml
from models.marked import read_brackets
from models.templates import HOLE, Namer

LANGUAGES = ["en", "fr"]


def namer(language, seed=0, **lists):
    names = load_yaml(language, "names")
    names["places"] |= lists
    return Namer(names, load_yaml(language, "templates"), seed)


def every_name(part):
    if isinstance(part, dict):
        return [name for inner in part.values() for name in every_name(inner)]
    if isinstance(part, list):
        return [name for inner in part for name in every_name(inner)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_filled(language):
    filler = namer(language)
    for template in load_yaml(language, "templates")["sentences"]:
        filled = filler.fill(template)
        assert not HOLE.search(filled.text), template
        assert all(filled.text[start:end].strip() for start, end, _ in filled.names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_article_is_part_of_a_name(language):
    articles = tuple(load_yaml(language, "templates")["articles"])
    for filled in namer(language).sentences(2000):
        names = [filled.text[start:end] for start, end, _ in filled.names]
        assert not [name for name in names if name.startswith(articles)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_writes_out_a_name(language):
    names = load_yaml(language, "names")
    known = [*every_name(names["places"]["countries"]), *names["cities"]]
    known += names["bodies"]["media"]
    articles = "|".join(load_yaml(language, "templates")["articles"])
    bare = {re.sub(f"^(?:{articles})", "", name) for name in known}
    for template in load_yaml(language, "templates")["sentences"]:
        words = set(re.findall(r"\w+", HOLE.sub("", template)))
        assert not words & bare, template


@pytest.mark.parametrize(
    ("language", "template", "country", "expected"),
    [
        ("en", "in {the COUNTRY}", "the United States", "in the United States"),
        ("en", "in {the COUNTRY}", "Iran", "in Iran"),
        ("en", "{The COUNTRY} agreed", "the Philippines", "The Philippines agreed"),
        ("en", "{COUNTRY} agrees", "the Philippines", "Philippines agrees"),
        ("en", "{the COUNTRY}'s allies", "the United States", "The United States' allies"),
        ("en", "{COUNTRY}'s allies", "Iran", "Iran's allies"),
        ("en", "from {the COUNTRY}.", "the U.S.", "from the U.S."),
        ("fr", "l'aide {du COUNTRY}", "la France", "l'aide de la France"),
        ("fr", "l'aide {du COUNTRY}", "le Mali", "l'aide du Mali"),
        ("fr", "l'aide {du COUNTRY}", "Oman", "l'aide d'Oman"),
        ("fr", "né {en COUNTRY}", "les États-Unis", "né aux États-Unis"),
        ("fr", "né {en COUNTRY}", "Cuba", "né à Cuba"),
        ("fr", "{Le COUNTRY} et", "l'Iran", "L'Iran et"),
        ("fr", "près {de COUNTRY}", "Haïti", "près d'Haïti"),
    ],
)
def test_a_hole_is_filled_as_the_language_wants(language, template, country, expected):
    assert namer(language, countries=[country]).fill(template).text == expected


def test_the_indefinite_article_goes_by_the_sound():
    filler = namer("en")
    texts = {filler.fill("{a adj} official").text for _ in range(1000)}
    assert {"An Iranian official", "A Ukrainian official", "A Syrian official"} <= texts


def test_a_dateline_is_a_place_in_capitals():
    filled = namer("en").fill("{DATELINE} (")
    ((start, end, label),) = filled.names
    assert filled.text[start:end].isupper()
    assert label == "LOC"


@pytest.mark.parametrize("group", ["chinese", "korean", "vietnamese"])
def test_a_family_name_opens_the_name_where_it_is_custom(group):
    names = load_yaml("en", "names")
    only = {"given": ["Yi Aa"], "family": ["Le Bb"], "family_first": True}
    assert names["persons"][group]["family_first"]
    names["persons"] = {"whole": ["Le Bb Yi Aa"], group: only}
    drawn = Namer(names, load_yaml("en", "templates"), seed=0)
    assert {drawn.draw("PERSON")[1] for _ in range(50)} == {"Le Bb Yi Aa"}


def test_no_name_of_the_english_check_is_taught():
    taught = {re.sub("^the ", "", name).lower() for name in every_name(load_yaml("en", "names"))}
    for sentence in load_yaml("en", "names_check")["sentences"]:
        marked = read_brackets(sentence)
        names = {marked.text[start:end].lower() for start, end, _ in marked.names}
        assert not names & taught, sentence
        assert "](" not in marked.text
