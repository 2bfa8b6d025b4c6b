"""Which days the time words of a dispatch mean; all texts are invented."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.knowledge.times import load_grammar
from chancery.mentions.times_forms import READERS
from tests.rooms.mentions.flat import WEDNESDAY, times, written

DATES = [
    ("Rencontré mercredi 14 mai 2025 à Doha.", "mercredi 14 mai 2025", "2025-05-14"),
    ("Signé le 19 mars 2023 à Doha.", "le 19 mars 2023", "2023-03-19"),
    ("Signé le 1er juillet 1998.", "le 1er juillet 1998", "1998-07-01"),
    ("Signé le 14/05/2025.", "le 14/05/2025", "2025-05-14"),
    ("Signé le 2025-05-14.", "le 2025-05-14", "2025-05-14"),
    ("Signé le 14.05.2025.", "le 14.05.2025", "2025-05-14"),
    ("Signé ce mercredi 14 mai.", "ce mercredi 14 mai", "2025-05-14"),
    ("Signé mercredi 14 mai.", "mercredi 14 mai", "2025-05-14"),
    ("Signé le mardi 13 mai au soir.", "le mardi 13 mai au soir", "2025-05-13"),
    ("Signé le 14 avril.", "le 14 avril", "2025-04-14"),
    ("Signé le 14 décembre.", "le 14 décembre", "2024-12-14"),
    ("Signé le 19 mars dernier.", "le 19 mars dernier", "2025-03-19"),
    ("Signé ce mercredi 14.", "ce mercredi 14", "2025-05-14"),
    ("Signé en mars 2025.", "en mars 2025", "2025-03"),
    ("Signé en mars dernier.", "en mars dernier", "2025-03"),
    ("Signé en juin dernier.", "en juin dernier", "2024-06"),
    ("Signé en juin de l'année dernière.", "en juin de l'année dernière", "2024-06"),
    ("Signé le 9 mars de l'an dernier.", "le 9 mars de l'an dernier", "2024-03-09"),
    ("Signé en février.", "en février", "2025-02"),
    ("Signé au mois de février.", "au mois de février", "2025-02"),
    ("Signé courant avril.", "courant avril", "2025-04"),
    ("Élu en 2012.", "en 2012", "2012"),
    ("Élu en l'an 2000.", "en l'an 2000", "2000"),
    ("Signé dans les années 1990.", "les années 1990", "1990/1999"),
    ("Signé dans les années 80.", "les années 80", "1980/1989"),
    ("Tracée au XIXe siècle.", "au XIXe siècle", "1801/1900"),
    ("Tracée au 19e siècle.", "au 19e siècle", "1801/1900"),
    ("Signé début avril.", "début avril", "2025-04-01/2025-04-10"),
    ("Signé à la mi-avril.", "à la mi-avril", "2025-04-11/2025-04-20"),
    ("Signé fin avril.", "fin avril", "2025-04-21/2025-04-30"),
    ("Signé fin août 2024.", "fin août 2024", "2024-08-21/2024-08-31"),
    ("Signé fin août.", "fin août", "2024-08-21/2024-08-31"),
    ("Signé au début du mois de mars.", "au début du mois de mars", "2025-03-01/2025-03-10"),
    ("Publié en début de mois.", "en début de mois", "2025-05-01/2025-05-10"),
    ("Publié au début du mois.", "au début du mois", "2025-05-01/2025-05-10"),
    ("Publié au début du mois dernier.", "au début du mois dernier", "2025-04-01/2025-04-10"),
    ("Publié à la fin de la semaine.", "à la fin de la semaine", "2025-05-16/2025-05-18"),
    ("Publié en milieu de semaine.", "en milieu de semaine", "2025-05-14/2025-05-15"),
    ("Signé début 2024.", "début 2024", "2024-01/2024-04"),
    ("Signé à la fin de l'année 2023.", "à la fin de l'année 2023", "2023-09/2023-12"),
    ("Signé ce mois-ci.", "ce mois-ci", "2025-05"),
    ("Signé le mois dernier.", "le mois dernier", "2025-04"),
    ("Signé la semaine dernière.", "la semaine dernière", "2025-05-05/2025-05-11"),
    ("Signé la semaine passée.", "la semaine passée", "2025-05-05/2025-05-11"),
    ("Signé cette semaine.", "cette semaine", "2025-05-12/2025-05-18"),
    ("Signé plus tôt cette semaine.", "plus tôt cette semaine", "2025-05-12/2025-05-14"),
    ("Signé plus tôt cette année.", "plus tôt cette année", "2025"),
    ("Prévu plus tard ce mois-ci.", "plus tard ce mois-ci", "2025-05"),
    ("Signé ce week-end.", "ce week-end", "2025-05-10/2025-05-11"),
    ("Signé le week-end dernier.", "le week-end dernier", "2025-05-10/2025-05-11"),
    ("Signé l'an dernier.", "l'an dernier", "2024"),
    ("Signé l'année dernière.", "l'année dernière", "2024"),
    ("Signé cette année.", "cette année", "2025"),
    ("Signé hier.", "hier", "2025-05-13"),
    ("Signé hier soir.", "hier soir", "2025-05-13"),
    ("Signé hier mardi.", "hier mardi", "2025-05-13"),
    ("Signé avant-hier.", "avant-hier", "2025-05-12"),
    ("Signé aujourd'hui.", "aujourd'hui", "2025-05-14"),
    ("Signé aujourd’hui.", "aujourd’hui", "2025-05-14"),
    ("Signé ce matin.", "ce matin", "2025-05-14"),
    ("Signé cet après-midi.", "cet après-midi", "2025-05-14"),
    ("Signé ce vendredi.", "ce vendredi", "2025-05-09"),
    ("Signé vendredi.", "vendredi", "2025-05-09"),
    ("Signé mercredi.", "mercredi", "2025-05-14"),
    ("Signé mercredi dernier.", "mercredi dernier", "2025-05-07"),
    ("Signé vendredi dernier.", "vendredi dernier", "2025-05-09"),
    ("Signé mardi soir.", "mardi soir", "2025-05-13"),
    ("Signé lundi à 15 heures.", "lundi à 15 heures", "2025-05-12"),
    ("Signé lundi vers 15h30.", "lundi vers 15h30", "2025-05-12"),
    ("Signé lundi dans la soirée.", "lundi dans la soirée", "2025-05-12"),
    ("Signé il y a deux ans.", "il y a deux ans", "2023"),
    ("Signé il y a trois mois.", "il y a trois mois", "2025-02"),
    ("Signé il y a une semaine.", "il y a une semaine", "2025-05-05/2025-05-11"),
    ("Signé il y a 10 jours.", "il y a 10 jours", "2025-05-04"),
    ("En guerre depuis 2015.", "depuis 2015", "2015/.."),
    ("En guerre depuis mardi.", "depuis mardi", "2025-05-13/.."),
    ("En guerre depuis le 2 mai.", "depuis le 2 mai", "2025-05-02/.."),
    ("En guerre depuis deux ans.", "depuis deux ans", "2023/.."),
    ("En guerre depuis janvier.", "depuis janvier", "2025-01/.."),
    ("Resté entre le 3 et le 7 mai.", "entre le 3 et le 7 mai", "2025-05-03/2025-05-07"),
    ("Resté du 3 au 7 mai.", "du 3 au 7 mai", "2025-05-03/2025-05-07"),
    ("Resté du 30 avril au 2 mai.", "du 30 avril au 2 mai", "2025-04-30/2025-05-02"),
    ("Resté du 30 décembre au 2 janvier.", "du 30 décembre au 2 janvier", "2024-12-30/2025-01-02"),
    ("Resté du lundi 5 au jeudi 8 mai.", "du lundi 5 au jeudi 8 mai", "2025-05-05/2025-05-08"),
    ("Votés les 16 et 17 juin 2012.", "les 16 et 17 juin 2012", "2012-06-16/2012-06-17"),
    ("Dirigé de 1970 à 1975.", "de 1970 à 1975", "1970/1975"),
    ("Fait la guerre de 1914-1918.", "de 1914-1918", "1914/1918"),
    ("Resté de janvier à mars.", "de janvier à mars", "2025-01/2025-03"),
    ("Resté entre octobre et février 2024.", "entre octobre et février 2024", "2023-10/2024-02"),
    (
        "Tiré dans la nuit de mardi à mercredi.",
        "dans la nuit de mardi à mercredi",
        "2025-05-13/2025-05-14",
    ),
    ("Tiré dans la nuit du 3 au 4 mai.", "dans la nuit du 3 au 4 mai", "2025-05-03/2025-05-04"),
    ("Tiré la nuit dernière.", "la nuit dernière", "2025-05-13/2025-05-14"),
    ("Signé au printemps 2024.", "au printemps 2024", "2024-21"),
    ("Signé l'été dernier.", "l'été dernier", "2024-22"),
    ("Baissé au premier trimestre 2024.", "au premier trimestre 2024", "2024-01/2024-03"),
    ("Baissé au second semestre 2023.", "au second semestre 2023", "2023-07/2023-12"),
    ("Libérés à Noël.", "à Noël", "2024-12-25"),
    ("Signé l'accord de 2015 avec Doha.", "de 2015", "2015"),
    ("Commémoré les attentats du 11 septembre.", "11 septembre", "2001-09-11"),
]

AHEAD = [
    ("Signera le 14 juin.", "le 14 juin", "2025-06-14"),
    ("Signera le 14 avril.", "le 14 avril", "2026-04-14"),
    ("Sera jeudi à Oslo.", "jeudi", "2025-05-15"),
    ("Sera mardi à Oslo.", "mardi", "2025-05-20"),
    ("Sera ce vendredi à Oslo.", "ce vendredi", "2025-05-16"),
    ("Sera lundi prochain à Oslo.", "lundi prochain", "2025-05-19"),
    ("Sera mercredi prochain à Oslo.", "mercredi prochain", "2025-05-21"),
    ("Sera demain à Oslo.", "demain", "2025-05-15"),
    ("Sera demain jeudi à Oslo.", "demain jeudi", "2025-05-15"),
    ("Sera après-demain à Oslo.", "après-demain", "2025-05-16"),
    ("Sera la semaine prochaine à Oslo.", "la semaine prochaine", "2025-05-19/2025-05-25"),
    ("Sera le mois prochain à Oslo.", "le mois prochain", "2025-06"),
    ("Sera l'année prochaine à Oslo.", "l'année prochaine", "2026"),
    ("Sera en mars à Oslo.", "en mars", "2026-03"),
    ("Sera en mai prochain à Oslo.", "en mai prochain", "2026-05"),
    ("Sera fin août à Oslo.", "fin août", "2025-08-21/2025-08-31"),
    ("Sera dans trois jours à Oslo.", "dans trois jours", "2025-05-17"),
    ("Sera dans deux semaines à Oslo.", "dans deux semaines", "2025-05-26/2025-06-01"),
    ("Sera du 3 au 7 juin à Oslo.", "du 3 au 7 juin", "2025-06-03/2025-06-07"),
    ("Sera de mardi à jeudi à Oslo.", "de mardi à jeudi", "2025-05-20/2025-05-22"),
    ("Sera là ce week-end.", "ce week-end", "2025-05-17/2025-05-18"),
    ("Sera dès lundi à Oslo.", "dès lundi", "2025-05-19"),
    ("Sera là à partir du 3 juin.", "à partir du 3 juin", "2025-06-03/.."),
    ("Sera là cet été.", "cet été", "2025-22"),
    ("Sera là d'ici un mois.", "d'ici un mois", "../2025-06-14"),
    ("Sera là d'ici à deux semaines.", "d'ici à deux semaines", "../2025-05-28"),
    (
        "Sera là d'ici la fin de l'année.",
        "d'ici la fin de l'année",
        "../2025-12",
    ),
    ("Sera là d'ici à la fin du mois.", "d'ici à la fin du mois", "../2025-05-31"),
    ("Sera là d'ici à 2030.", "d'ici à 2030", "../2030"),
    ("Sera là d'ici 2030.", "d'ici 2030", "../2030"),
    ("Sera là avant le 30 juin.", "avant le 30 juin", "../2025-06-30"),
    ("Sera là avant fin juin.", "avant fin juin", "../2025-06-30"),
    ("Sera là jusqu'au 3 juin.", "jusqu'au 3 juin", "../2025-06-03"),
    ("Sera là jusqu'à lundi.", "jusqu'à lundi", "../2025-05-19"),
    ("Sera là jusqu'en mars.", "jusqu'en mars", "../2026-03"),
    ("Sera là au plus tard le 3 juin.", "au plus tard le 3 juin", "../2025-06-03"),
    ("Sera là sous 48 heures.", "sous 48 heures", "../2025-05-16"),
    ("Sera là dans les 48 heures.", "dans les 48 heures", "../2025-05-16"),
    ("Sera là dans un délai de trois mois.", "dans un délai de trois mois", "../2025-08-14"),
]

UNKNOWN_DAYS = [
    ("Signé récemment.", "récemment", "vague"),
    ("Signé ces derniers jours.", "ces derniers jours", "vague"),
    ("Signera prochainement.", "prochainement", "vague"),
    ("Signera bientôt.", "bientôt", "vague"),
    ("Signera à une date ultérieure.", "à une date ultérieure", "vague"),
    ("Signera dans les prochaines semaines.", "dans les prochaines semaines", "vague"),
    ("Signé il y a quelques jours.", "il y a quelques jours", "vague"),
    ("Signé il y a plus de deux ans.", "il y a plus de deux ans", "vague"),
    ("Réunis le vendredi.", "le vendredi", "vague"),
    ("Libérés au deuxième jour.", "au deuxième jour", "vague"),
    ("Signé en 48 heures.", "en 48 heures", "duration"),
    ("Battus pendant trois jours.", "pendant trois jours", "duration"),
    ("Battus durant deux semaines.", "durant deux semaines", "duration"),
    ("Battus ces trois dernières années.", "ces trois dernières années", "duration"),
    ("Signé la veille.", "la veille", "date"),
    ("Signé deux jours plus tôt.", "deux jours plus tôt", "date"),
    ("Signé trois semaines après le vote.", "trois semaines après", "vague"),
    ("Signé la veille du vote.", "la veille", "vague"),
    ("Signé le jeudi 14 mai.", "le jeudi 14 mai", "date"),
    ("Signé le jeudi 14 mai 2025.", "le jeudi 14 mai 2025", "date"),
    ("Signé le 31 avril 2025.", "le 31 avril 2025", "date"),
    ("Signera d'ici là.", "d'ici là", "vague"),
    ("Signé le mois suivant.", "le mois suivant", "date"),
]

NO_TIMES = [
    "Attaqué par le Mouvement du 23-Mars.",
    "Attaqué par le Mouvement du 23 mars.",
    "Réunis sur la place du 14-Juillet.",
    "Réunis sur la place du 14 juillet.",
    "Réunis rue du 8 mai 1945.",
    "Tués par dizaines : 10 000 hommes.",
    "Tué à 32 ans.",
    "Réunis au G20.",
    "Augmenté de 2 %.",
    "Réunis chaque vendredi.",
    "Adopté la résolution 2231.",
    "Blessé 2000 soldats.",
    "Privé de 2000 soldats.",
    "Armés de 14 chars.",
    "Explore la planète Mars.",
    "Entré après deux.",
    "Été ministre.",
    "",
    "…",
]


@pytest.mark.parametrize(("text", "exact", "edtf"), DATES)
def test_a_time_with_a_past_verb_lies_behind(text, exact, edtf):
    assert written(text, times(text)) == [(exact, edtf)]


@pytest.mark.parametrize(("text", "exact", "edtf"), AHEAD)
def test_a_time_with_a_future_verb_lies_ahead(text, exact, edtf):
    assert written(text, times(text, "future")) == [(exact, edtf)]


@pytest.mark.parametrize(("text", "exact", "kind"), UNKNOWN_DAYS)
def test_words_that_fix_no_day_are_kept_without_an_interval(text, exact, kind):
    found = times(text)
    assert written(text, found) == [(exact, None)]
    assert found[0].kind == kind


@pytest.mark.parametrize("text", NO_TIMES)
def test_names_and_counts_are_no_times(text):
    assert times(text) == []


@pytest.mark.parametrize(("text", "exact", "edtf"), DATES)
def test_only_what_is_written_out_has_a_day_when_publication_is_unknown(text, exact, edtf):
    for found in times(text, published=None):
        alone = re.search(r"\d{4}|années|siècle|attentats", text)
        assert found.interval is None or alone


def test_a_weekday_in_the_present_is_the_nearest_one():
    assert written("", times("Signe lundi.", "present"))[0][1] == "2025-05-12"
    assert written("", times("Signe vendredi.", "present"))[0][1] == "2025-05-16"


def test_a_day_written_out_elsewhere_lends_its_year_and_becomes_the_day_of_reference():
    text = "Vus à Doha, mercredi 14 mai 2025.\nReçu ce mercredi 14 mai.\nPublié en début de mois."
    full, day, part = times(text, published=None)
    assert (full.interval.edtf, full.derived_by) == ("2025-05-14", "weekday_and_date")
    assert (day.interval.edtf, day.derived_by) == ("2025-05-14", "same_day_written_out_elsewhere")
    assert part.interval.edtf == "2025-05-01/2025-05-10"
    assert part.derived_by == "part_of_unit:day_of_reference_in_text"


def test_a_day_written_out_elsewhere_on_another_weekday_lends_nothing():
    text = "Vus à Doha, le 14 mai 2024.\nReçu ce mercredi 14 mai."
    assert times(text, published=None)[1].interval is None


def test_two_years_for_the_same_day_lend_nothing():
    text = "Vus le 14 mai 2024.\nRevus le 14 mai 2023.\nReçu le 14 mai."
    assert times(text, published=None)[2].interval is None


def test_the_eve_is_counted_from_the_last_day_named():
    text = "Vus le 3 mai 2024.\nReçu la veille, puis deux jours plus tard."
    assert [x.interval.edtf for x in times(text)] == ["2024-05-03", "2024-05-02", "2024-05-04"]


def test_a_weekday_that_contradicts_its_date_is_said_to():
    assert times("Signé le jeudi 14 mai.")[0].derived_by == "weekday_contradicts_date"


def test_years_after_a_year_are_years_too():
    text = "Assiégée en 1904 et 1979."
    assert written(text, times(text)) == [("en 1904", "1904"), ("1979", "1979")]


def test_a_deadline_is_told_from_a_date():
    assert times("Signera avant le 30 juin.", "future")[0].kind == "deadline"


def test_expressions_name_their_words_and_a_head_among_them():
    found = times("Signé ce mercredi 14 mai à Doha.")[0]
    assert (found.first, found.last) == (1, 5)
    assert found.first <= found.head < found.last


def test_every_form_has_a_reader_and_every_reader_a_form():
    forms = {lang: {form.name for form in load_grammar(lang).words.forms} for lang in ("fr", "en")}
    assert forms["fr"] | forms["en"] == set(READERS)


@pytest.mark.parametrize("form", load_grammar("fr").words.forms, ids=lambda form: form.name)
def test_the_example_of_a_form_fires_a_form(form):
    assert times(form.example)


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_year_of_the_calendar_have_seasons_too(year):
    for text in ("Signé l'été dernier.", "Signé cet hiver.", "Resté de mars à janvier."):
        times(text, published=f"{year:04}-05-14")


def test_a_month_of_publication_is_no_day_of_reference():
    assert times("Signé hier.", published="2025-05")[0].interval is None


def test_the_last_day_of_the_calendar_is_survived():
    for text in ("Sera demain.", "Sera dans 900 000 ans.", "Sera l'an prochain.", "Sera lundi."):
        times(text, "future", published="9999-12-31")
        times(text, "past", published=date.min.isoformat())


ODD = ["99999999999", "XIXe", "0", "²", "٣", "-", "90", "1980", "–", "9999", "'90s", "31/31/2025"]
USUAL = {
    "fr": ["14", "mai", "2025", "mardi", "du", "au", "le", "la", "nuit", "de", "à", "dernier",
           "ans", "il y a", "depuis", "siècle", "années", "veille", "été", "janvier", "week-end"],
    "en": ["14th", "May", "2025", "Tuesday", "from", "through", "the", "night", "of", "last", "to",
           "years", "ago", "since", "century", "by", "day before", "summer", "weekend", "mid", "in",
           "three", "this", "1990s", "earlier", "and", "until"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
@given(data=st.data())
def test_no_text_is_too_odd_and_expressions_never_overlap(language, data):
    piece = st.one_of(st.sampled_from([*ODD, *USUAL[language]]), st.text(max_size=5))
    text = data.draw(st.lists(piece, max_size=12).map(" ".join))
    for published in (None, WEDNESDAY, "0001-01-01", "9999-12-31"):
        found = times(text, published=published, language=language)
        assert all(one.span.end <= two.span.start for one, two in pairwise(found))
