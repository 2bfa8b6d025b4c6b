"""Errors are French for whoever asks for French, whatever raised them; English otherwise."""

import pytest

from chancery.desk.web.faults import SENTENCES, fault
from tests.desk.web.asking import JSON, PASSWORD, USER, dispatch_of, events_of, signed_in

FRENCH = {"accept-language": "fr"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "cette page n’existe pas"),
        ("/stories/story-0000000000000000", "rien ne porte cet identifiant"),
        ("/actors/Personne", "rien ne porte cet identifiant"),
        ("/?date=demain", "date demain\u00a0: ce n’est pas un jour"),
        ("/?days=0", "un nombre de 1 à 366"),
        ("/search?since=demain", "since demain\u00a0: ce n’est pas un jour"),
        ("/search?since=2026-05-01&until=2026-04-01", "plus tard que until 2026-04-01"),
        ("/search?updated_since=demain", "ce n’est pas un instant"),
        ("/search?after=zzz", "suivez next_url"),
        ("/search?type=PARLER", "type PARLER\u00a0: inconnu\u202f; choisissez parmi"),
        ("/search?act=meett", "les plus proches sont"),
        ("/search?act=Se voir", "écrivez-le en minuscules"),
        ("/search?language=xx", "donnez un code comme fr"),
        ("/search?language=x", "donnez un code, comme fr"),
        ("/search?actor=QQQ", "ni code de pays, ni nom de ce registre"),
        ("/search?actor=bodies:irgc-qodz", "les plus proches sont"),
        ("/search?place=...", "aucun mot là-dedans"),
        ("/search?party=" + "a" * 900, "quelques mots du nom suffisent"),
        ("/search?text=-accord", "aucun mot à chercher"),
        ("/search?text=ac*", "donnez au moins les 3 premières lettres"),
        ("/search?text=" + "a+" * 300, "recherche trop longue"),
        ("/corrections?since=demain", "ce n’est pas un instant"),
    ],
)
def test_what_cannot_be_answered_is_told_in_the_readers_language(still, path, said):
    answer = still.get(path, headers=FRENCH)
    assert answer.status_code in {400, 404}
    assert said in answer.text.replace("&#39;", "'")
    assert '<p lang="fr">' in answer.text


def test_machines_are_told_in_english_unless_they_ask_for_french(still):
    answer = still.get("/search.json?since=demain")
    assert answer.json()["detail"].startswith("since demain: no day; give YYYY-MM-DD")
    assert answer.headers["content-language"] == "en"
    answer = still.get("/search?since=demain", headers={**FRENCH, **JSON})
    assert answer.json()["detail"].startswith("since demain\u00a0: ce n’est pas un jour")
    assert answer.headers["content-language"] == "fr"


def test_what_there_are_no_words_for_stays_english_and_says_so():
    assert fault("something new: is odd", "fr") == ("something new: is odd", "en")
    assert fault("no such page", "en") == ("no such page", "en")
    assert fault("no such page", "xx") == ("no such page", "en")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"action": "correct", "field": "type", "value": "PARLER"}, "choisissez parmi"),
        ({"action": "correct", "field": "date", "value": "demain"}, "pas une date"),
        ({"action": "correct", "field": "place", "value": "Oslo (Norvège)"}, "pas un pays"),
        ({"action": "correct", "field": "act", "value": "1"}, "un acte est un mot"),
        ({"action": "correct", "field": "mode", "value": "x"}, "pas un mode de"),
        ({"action": "correct", "field": "zz", "value": "x"}, "ce champ ne se corrige pas"),
        ({"action": "correct", "field": "actors", "value": "Zz"}, "n’est le nom ni l’identifiant"),
        ({"action": "correct"}, "nomme un champ et sa valeur"),
        ({"action": "comment"}, "un commentaire dit quelque chose"),
        ({"action": "undo"}, "elle seule"),
        ({"action": "undo", "undoes": "zz"}, "jugement inconnu"),
        ({"action": "dance"}, "action\u00a0: choisissez parmi"),
        ({"action": "accept", "record": "zz"}, "pas un identifiant"),
        ({"action": "accept", "record": "event-0000000000000000"}, "aucune dépêche en vigueur"),
        ({"action": "accept", "reason": "a" * 20_001}, "caractères"),
    ],
)
def test_a_judgement_that_cannot_be_taken_is_told_in_french(desk, accounts, given, said):
    signed_in(desk)
    csrf = accounts.session_of(desk.cookies["chancery"]).csrf
    record = events_of(desk, dispatch_of(desk, "Paix à Kampala")["id"])[0]["id"]
    answer = desk.post("/review", data={"record": record, "csrf": csrf, **given}, headers=FRENCH)
    assert answer.status_code == 422
    assert said in answer.text
    assert '<p lang="fr">' in answer.text


def test_signing_in_fails_in_french(desk):
    wrong = {"name": USER, "password": "wrong"}
    answer = desk.post("/login", data=wrong, headers=FRENCH)
    assert '<span lang="fr">nom ou mot de passe inconnu</span>' in answer.text
    for _ in range(5):
        answer = desk.post("/login", data=wrong, headers=FRENCH)
    assert "trop d’échecs\u202f; réessayez dans 15 minutes" in answer.text
    assert desk.post("/login", data={**wrong, "password": PASSWORD}).status_code == 429


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_found_again(sentence):
    gaps = {"kind": "events", "name": "mode", "given": "a b: c; d", "minutes": "12"}
    filled = sentence % Gaps(gaps)
    said, language = fault(filled, "fr")
    assert language == "fr"
    assert said != filled
    assert "%(" not in said


def test_whatever_is_given_takes_no_longer():
    """Pieces that fit again and again: nothing is tried twice."""
    given = "a=" + ": fits 2 of them; give the id" * 100_000
    assert fault(given, "fr") == (given, "en")


class Gaps(dict):
    def __missing__(self, name):
        return "x"
