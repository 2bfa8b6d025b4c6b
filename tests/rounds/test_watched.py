"""Whom a briefing puts first: states, bodies and people of public office, and nobody else."""

from chancery.records.actor import Player
from chancery.rounds.across.briefing import _is


def taking_part(name, schema="Person", actor=None, country="SEN"):
    return Player(part="actor", name=name, schema=schema, actor=actor, country=country, sector=None)


def test_whoever_has_no_public_office_is_not_followed_by_name():
    assert not _is("Awa Ndiaye", taking_part("Awa Ndiaye"), {})


def test_people_of_public_office_are_watched_by_any_of_their_names():
    minister = taking_part("Awa N. Faye", actor="actor-1")
    assert _is("awa ndour faye", minister, {"actor-1": " awa ndour faye  awa n faye "})
    assert not _is("awa sarr", minister, {"actor-1": " awa ndour faye "})


def test_states_and_bodies_are_watched_by_code_id_or_name():
    fleet = taking_part("flotte du Nord", "Organization")
    assert _is("SEN", fleet, {})
    assert _is("Flotte du Nord", fleet, {})
    assert _is("actor-1", taking_part("Awa", actor="actor-1"), {})
