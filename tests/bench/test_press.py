"""A press of any size, made of a reading that was made by hand."""

import json
from itertools import islice

import pytest

from bench.press import press_of, readings
from chancery.exchange import parse_readings
from tests.specimen import specimen

SOME = 40
"""Readings looked at; the specimen has two events, so that they are of many crises."""


@pytest.fixture(scope="module")
def press():
    return press_of([specimen().to_json()])


def some(press):
    return list(islice(readings(press, SOME), SOME // 2))


def pointed(node):
    """All evidence of a reading."""
    if isinstance(node, dict):
        if isinstance(node.get("exact"), str) and "start" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from pointed(one)


def test_all_evidence_stands_in_the_new_text(press):
    for reading in some(press):
        text = reading["dispatch"]["text"]
        found = list(pointed(reading))
        assert found
        assert all(text[one["start"] : one["end"]] == one["exact"] for one in found)


def test_no_two_dispatches_are_one(press):
    made = some(press)
    assert len({one["dispatch"]["id"] for one in made}) == len(made)
    assert len({one["dispatch"]["capture"]["sha256"] for one in made}) == len(made)
    assert len({one["dispatch"]["text"] for one in made}) == len(made)


def test_the_same_press_is_made_twice(press):
    assert some(press) == some(press_of([specimen().to_json()]))


def test_days_move_together_and_come_in_order(press):
    published = [one["dispatch"]["published"] for one in some(press)]
    assert published == sorted(published)


def test_a_person_stays_a_person_of_the_new_state(press):
    states = set()
    for reading in some(press):
        (minister, *_) = (one for one in reading["entities"] if one["schema"] == "Person")
        assert minister["name"] != "Ingrid Solheim"
        assert minister["name"] in reading["dispatch"]["text"]
        states.add(minister["country"])
    assert len(states) > 1


def test_a_made_reading_is_a_reading(press):
    for reading in some(press):
        (saved,) = parse_readings(json.dumps(reading).encode())
        assert saved.typed.dispatch.id == reading["dispatch"]["id"]
