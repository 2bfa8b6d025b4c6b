"""Names of organisations that no list has: how far they go, and what is not in them."""

from functools import cache

import pytest

import chancery

WHOLE = (
    ("fr", "Le *Front pour le salut du Tibesti* (FST) a attaqué mardi un convoi de l'armée."),
    ("fr", "Le *Front populaire de libération du Bartang* a accusé le gouvernement."),
    ("fr", "L'*Union des forces de la résistance* a revendiqué l'attaque."),
    ("fr", "La *mission d'observation de la trêve du Badakhchan* (MOTB) a condamné l'attaque."),
    ("fr", "La *Commission pour la paix et la réconciliation* a condamné l'attaque."),
    ("fr", "Des miliciens de l'*Armée de libération du peuple du Kharga* ont tué dix civils."),
    ("fr", "Le *Front démocratique pour le Progrès et la Justice Sociale* a menacé le maire."),
    ("fr", "Le gouvernement a accusé le *Front de libération du Bartang* de trahison."),
    ("fr", "Le *Rassemblement des forces démocratiques du Ferghana* (RFDF) a rejeté le plan."),
    ("en", "Fighters of the *Front for the Salvation of Tibesti* ambushed a convoy."),
    ("en", "The *Tibesti Salvation Front* (TSF) attacked a convoy."),
    ("en", "The *National Movement for the Freedom of Bartang* rejected the plan."),
    ("en", "The *Alliance of Patriots for a Free and Sovereign Congo* said it would fight."),
    ("en", "The *Badakhshan Truce Observation Mission* (BTOM) condemned the attack."),
    ("en", "The *Union of Resistance Forces* rejected the plan."),
    ("en", "The government accused the *Movement for Peace and Justice* of treason."),
)

KEPT_OUT = (
    ("fr", "Le *Front* a attaqué Bardaï mardi.", "Bardaï"),
    ("fr", "Les rebelles du *Front* en Libye ont tué trois soldats.", "Libye"),
    ("fr", "Le gouvernement a accusé le *Front* de trahison.", "trahison"),
    ("fr", "Le gouvernement a accusé le *Mouvement pour la justice* de corruption.", "corruption"),
    ("fr", "Le Comité a privé l'*Alliance* de subventions publiques.", "subventions"),
    ("fr", "Le maire a menacé l'*Union des forces de la résistance* de sanctions.", "sanctions"),
    ("fr", "Le ministre a rencontré le *Mouvement pour la paix* au Tchad mardi.", "Tchad"),
    ("fr", "Le *Front pour la paix* à Goma a rejeté le plan.", "Goma"),
    ("fr", "Le *Front de libération* et l'armée ont signé un accord.", "armée"),
    ("fr", "Le *Mouvement pour la paix* et le gouvernement ont signé un accord.", "gouvernement"),
    ("fr", "Le *Front pour la paix*, le gouvernement et l'armée ont signé.", "gouvernement"),
    ("fr", "Le *Mouvement pour la justice* que dirige Awa Diarra a signé un accord.", "Diarra"),
    ("fr", "Le *Mouvement pour la justice* dirigé par Awa Diarra a signé un accord.", "Diarra"),
    ("fr", "Le porte-parole du *Front pour la libération*, Moussa Keïta, a démenti.", "Keïta"),
    ("fr", "L'*Alliance pour le progrès* du président Mamadou Issa a gagné.", "Issa"),
    ("fr", "Le *Mouvement pour la justice* en mars a signé un accord.", "mars"),
    ("fr", "Le maire a reçu des prisonniers du *Mouvement pour la justice* lundi.", "lundi"),
    ("fr", "Ils ont rejoint le *Front* pour défendre la ville.", "ville"),
    ("fr", "Le *Front* a refusé pour la première fois de négocier.", "fois"),
    ("fr", "Le *Réseau des femmes* et Amnesty International ont dénoncé l'attaque.", "Amnesty"),
    ("fr", "Le *Front pour la paix* et Moussa Keïta ont signé.", "Keïta"),
    ("fr", "Le *Front pour la paix*, dit Moussa Keïta, a perdu.", "Keïta"),
    ("fr", "Le *Front pour la paix* en raison de la trêve a libéré un soldat.", "raison"),
    ("fr", "Le *Front pour la paix* à cause de la trêve a libéré un soldat.", "cause"),
    ("en", "Rebels of the *Front* in Libya killed three soldiers.", "Libya"),
    ("en", "The government accused the *Front* of treason.", "treason"),
    ("en", "The army drove the *Movement* from the town of Bardai.", "Bardai"),
    ("en", "The minister met the *Movement for Peace* in Chad on Tuesday.", "Chad"),
    ("en", "The *Movement for Change* in Goma rejected the plan.", "Goma"),
    ("en", "The *Front for Liberation* and the army signed a deal.", "army"),
    ("en", "The *Movement for Peace and Justice* and the government signed.", "government"),
    ("en", "The *Movement for Justice* led by Awa Diarra signed a deal.", "Diarra"),
    ("en", "The *Movement for Justice*, which Awa Diarra leads, signed a deal.", "Diarra"),
    ("en", "The *Movement for Peace* and Amnesty International signed a deal.", "Amnesty"),
    ("en", "The *Front for Peace* and Paris signed a deal.", "Paris"),
    ("en", "The *Front* on Monday rejected the plan.", "Monday"),
)

ONE = (
    (
        "fr",
        "Le maire a accusé le FST. Le Front pour le salut du Tibesti (FST) a démenti.",
        "Front pour le salut du Tibesti",
        ("le FST", "Le Front pour le salut du Tibesti (FST)"),
    ),
    (
        "fr",
        "Le Front populaire de libération du Bartang a signé. Le Front populaire a fui Goma.",
        "Front populaire de libération du Bartang",
        ("Le Front populaire de libération du Bartang", "Le Front populaire"),
    ),
    (
        "fr",
        "Le Front pour le salut du Tibesti, dit FST, a attaqué Goma. Le FST a tué un soldat.",
        "Front pour le salut du Tibesti",
        ("Le Front pour le salut du Tibesti", "FST", "Le FST"),
    ),
    (
        "fr",
        "L'Union pour la paix (UPP) a attaqué Goma mardi. Des combattants de l'UPP ont fui.",
        "Union pour la paix",
        ("L'Union pour la paix (UPP)", "l'UPP"),
    ),
    (
        "en",
        "The Front for the Salvation of Tibesti, also known as the Falcons, fled. The Front lied.",
        "Front for the Salvation of Tibesti",
        ("The Front for the Salvation of Tibesti", "the Falcons", "The Front"),
    ),
)


@cache
def entities(language, text):
    return chancery.read(text + "\n", language=language, published="2026-03-12").entities


def told(language, marked):
    text = marked.replace("*", "")
    return marked.split("*")[1], [entity.name for entity in entities(language, text)]


@pytest.mark.parametrize(("language", "marked"), WHOLE)
def test_a_name_of_an_organisation_is_read_to_its_end(language, marked):
    name, names = told(language, marked)
    assert name in names


@pytest.mark.parametrize(("language", "marked", "outside"), KEPT_OUT)
def test_what_stands_beside_an_organisation_is_no_part_of_its_name(language, marked, outside):
    name, names = told(language, marked)
    assert name in names
    assert not [other for other in names if name in other and outside in other]


@pytest.mark.parametrize(("language", "text", "name", "mentions"), ONE)
def test_other_names_of_an_organisation_are_the_same_actor(language, text, name, mentions):
    found = [entity for entity in entities(language, text) if entity.name == name]
    assert len(found) == 1
    assert tuple(evidence.exact for evidence in found[0].mentions) == mentions


def test_a_short_name_that_two_organisations_share_is_neither():
    text = (
        "Le Front pour le salut du Tibesti et le Front populaire de libération du Bartang "
        "ont signé. Mardi le Front a démenti."
    )
    names = [entity.name for entity in entities("fr", text)]
    assert names == [
        "Front pour le salut du Tibesti", "Front populaire de libération du Bartang", "Front",
    ]  # fmt: skip


def test_a_word_that_all_capitals_of_a_headline_show_opens_no_name():
    names = [e.name for e in entities("en", "Union for Peace Rejects Plan of Government")]
    assert "Union for Peace" not in names


def test_an_organisation_that_is_known_by_its_acronym_keeps_its_entry():
    text = "Le Parti populaire pour la reconstruction et la démocratie (PPRD) a rejeté le plan."
    (party,) = entities("fr", text)
    assert party.key == "groups:pprd"


def test_a_mission_of_a_union_of_states_is_of_that_union_and_not_of_where_it_is():
    (mission, *_) = entities("fr", "La Mission de l'ONU au Mali a accusé l'armée.")
    assert (mission.name, mission.country) == ("Mission de l'ONU au Mali", None)
    assert mission.supranational
    assert mission.country_evidence.exact == "ONU"


def test_a_place_in_a_name_lends_its_country_and_is_no_place_of_an_event():
    reading = chancery.read(
        "La mission d'observation de la trêve du Badakhchan (MOTB) a condamné mardi l'attaque.\n",
        language="fr", published="2026-03-12",
    )  # fmt: skip
    (mission,) = reading.entities
    assert mission.country == "AFG"
    assert mission.country_evidence.exact == "Badakhchan"
    assert [event.place for event in reading.events] == [None] * len(reading.events)


def test_an_organisation_against_a_state_is_not_of_that_state():
    text = "The Alliance for Democracy against Israel rejected the plan."
    (alliance,) = entities("en", text)
    assert (alliance.name, alliance.country) == ("Alliance for Democracy against Israel", None)
