"""The real dispatch that the project began with, where the shared data lie beside it."""

import pytest

import chancery

EVENTS = [
    ("CONSULT", "meet", "IRN IRQ", "", "2025-05-14"),
    ("SUPPORT", "sign", "IRN IRQ", "", "2023-03-19"),
    ("AGREE", "undertake", "IRN IRQ", "", None),
    ("AGREE", "undertake", "IRQ", "", None),
    ("REQUEST", "call", "IRQ", "IRQ", None),
    ("THREATEN", "threaten", "IRQ", "IRQ", None),
    ("COERCE", "decree", "IRQ", "IRQ IRQ", "2025-05-01/2025-05-10"),
    ("REQUEST", "order", "", "IRQ IRQ", None),
    ("REQUEST", "order", "", "IRQ", None),
]


@pytest.fixture(scope="module")
def reading(shared):
    return chancery.read(shared / "seed" / "dispatch_fr.txt")


def countries(reading, roles):
    known = {entity.id: entity.country for entity in reading.entities}
    return " ".join(sorted(known[role.entity] or "?" for role in roles))


def test_the_real_dispatch_holds_these_acts_and_no_other(reading):
    found = [
        (e.type, e.act, countries(reading, e.actors), countries(reading, e.recipients),
         e.date.interval.edtf if e.date else None)
        for e in reading.events
    ]  # fmt: skip
    assert found == EVENTS


def test_its_accord_obliges_iraq_to_three_things_and_both_to_one(reading):
    accord = next(a for a in reading.agreements if a.kind == "agreement")
    owed = [(countries(reading, o.bearers), o.action.exact.split()[0]) for o in accord.obligations]
    assert owed == [
        ("IRN IRQ", "renforcer"),
        ("IRQ", "désarmer"),
        ("IRQ", "évacuer"),
        ("IRQ", "les"),
    ]
    assert {o.status for o in accord.obligations} == {"promised"}
    assert [s.status for s in accord.obligations[2].steps] == ["ordered"]


def test_nobody_of_another_story_is_in_it(reading):
    people = [entity for entity in reading.entities if entity.schema == "Person"]
    assert people
    assert not any("Omar" in person.name or person.country == "USA" for person in people)


def test_its_loaded_words_are_the_outlets(reading):
    labels = [label for entity in reading.entities for label in entity.labels]
    assert {"terroristes", "séparatistes"} <= {label.evidence.exact for label in labels}
    assert all(label.used_by is None for label in labels)
