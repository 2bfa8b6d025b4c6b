"""The actors' and places' files load, and say what their heads promise."""

import pycountry
import pytest

from chancery.knowledge import actors, places, roles
from chancery.knowledge.coreference import coreference
from chancery.knowledge.load import languages

SUPRANATIONAL = {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"}
SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "IGO",
    "NGO",
    "MNC",
}
CODES = {country.alpha_3 for country in pycountry.countries} | {"KOS"}


@pytest.fixture(params=languages())
def language(request):
    return request.param


def test_every_state_has_an_iso_code_and_a_name_in_every_language(language):
    assert len(actors.state_codes()) > 195
    assert actors.state_codes() <= CODES
    assert set(actors.states(language)) == actors.state_codes()
    assert all(words.names for words in actors.states(language).values())


def test_nearly_every_state_has_an_adjective_and_a_capital(language):
    states = actors.states(language).values()
    assert sum(bool(words.adjectives) for words in states) > 205
    assert sum(bool(words.capitals) for words in states) > 190


@pytest.mark.parametrize(
    ("form", "code"),
    [("irakienne", "IRQ"), ("turcs", "TUR"), ("kosovare", "KOS"), ("guyanais", "GUF"),
     ("palestiniennes", "PSE"), ("grecque", "GRC"), ("burkinabè", "BFA")],
)  # fmt: skip
def test_adjectives_lead_to_states(form, code):
    assert actors.adjectives("fr")[form.replace("è", "e")] == (code,)


def test_an_adjective_of_two_states_is_ambiguous():
    assert actors.adjectives("fr")["congolaise"] == ("COG", "COD")


def test_every_body_group_and_person_has_a_known_country_and_sector():
    for key, body in actors.bodies().items():
        assert body.country is None or body.country in CODES | SUPRANATIONAL, key
        assert body.sector is None or body.sector in SECTORS, key


def test_every_body_group_and_person_has_a_name_in_every_language(language):
    assert set(actors.body_names(language)) == set(actors.bodies())
    assert all(actors.body_names(language).values())


def test_knowledge_is_broad():
    families = [key.partition(":")[0] for key in actors.bodies()]
    assert families.count("bodies") >= 250
    assert families.count("groups") >= 250


def test_every_noun_has_a_known_sector():
    assert all(
        noun.entry.sector is None or noun.entry.sector in SECTORS for noun in roles.nouns("fr")
    )


def test_what_stands_for_others_are_nouns_of_the_roles():
    keys = {noun.same for noun in roles.nouns("fr")} | {noun.key for noun in roles.nouns("fr")}
    stands_for = coreference("fr").stands_for
    assert all(noun in keys | {"state"} for nouns in stands_for.values() for noun in nouns)


def test_capitals_are_on_the_map_in_their_own_country(language):
    missing = []
    for code, words in actors.states(language).items():
        for capital in words.capitals[:1]:
            name = " ".join(map(actors.fold, actors.pieces(capital)))
            if not any(town.country == code for town in places.towns(name, language)):
                missing.append((code, capital))
    assert len(missing) < 25, missing


def test_regions_have_a_position_on_earth():
    for region in places.regions("fr").values():
        assert -90 <= region.lat <= 90
        assert -180 <= region.lon <= 180
