"""Where the page says things are."""

from chancery.mentions import find_mentions
from tests.rooms.mentions.tagged import dispatch_and_syntax


def places(*lines):
    dispatch, syntax = dispatch_and_syntax(*lines)
    return [found.place for found in find_mentions(dispatch, syntax, "fr").places]


def test_a_town_is_read_by_its_french_name_with_its_position():
    (place,) = places("Ils/PRON+ parlent/VERB à/ADP Genève/PROPN ./PUNCT")
    assert (place.name, place.country, place.precision) == ("Genève", "CHE", "point")
    assert round(place.lat), round(place.lon) == (46, 6)


def test_the_country_named_beside_a_town_decides_which_town_it_is():
    found = places("Il/PRON arrive/VERB à/ADP Tripoli/PROPN ,/PUNCT au/ADP Liban/PROPN ./PUNCT")
    assert [place.country for place in found] == ["LBN", "LBN"]


def test_a_country_of_the_sentence_decides_between_towns():
    found = places("La/DET Libye/PROPN évacue/VERB Tripoli/PROPN ./PUNCT")
    assert [place.country for place in found] == ["LBY", "LBY"]


def test_a_region_of_several_states_has_no_country():
    (place,) = places("Un/DET navire/NOUN brûle/VERB en/ADP mer/NOUN Rouge/PROPN ./PUNCT")
    assert (place.name, place.country, place.precision) == ("mer Rouge", None, "region")


def test_a_surname_is_not_a_place():
    assert places("Anna/PROPN:PER London/PROPN:PER a/AUX refusé/VERB ./PUNCT") == []


def test_the_name_of_a_body_holds_no_place():
    assert places("La/DET~ Banque/PROPN de/ADP France/PROPN a/AUX parlé/VERB ./PUNCT") == []


def test_ordinary_words_are_never_places():
    assert places("Le/DET Nord/PROPN et/CCONJ l'/DET Union/PROPN parlent/VERB ./PUNCT") == []


def test_a_place_that_only_the_name_finder_saw_has_no_position():
    (place,) = places("Ils/PRON+ arrivent/VERB à/ADP Zarkovitse/PROPN:LOC ./PUNCT")
    assert (place.country, place.geonameid, place.precision) == (None, None, "unknown")
