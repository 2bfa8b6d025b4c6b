"""A dossier hears again only what changed, and has the steps that all of it makes."""

from dataclasses import fields

import pytest

from chancery.agreements.dossiers import gather_accords
from chancery.agreements.steps import Hearing, steps_for
from chancery.rounds.across import owing, rooms
from chancery.rounds.across.engine import hashes
from chancery.rounds.across.gathering import Change
from chancery.rounds.across.memory import MemoryShelf
from chancery.rounds.across.shelves import Shelves
from tests.accords import CHAD, FRONT, accord, interaction, owed, player, telling

PRISONERS = player("prisonniers", None, "CVL", part="recipient", schema="Person")


def agreed(*told, place="Doha"):
    free = owed("libérer 200 prisonniers", CHAD, thing="200 prisonniers", ident="d1#o1")
    return gather_accords(
        [accord(one, f"accord de {place}", CHAD, FRONT, signed="2025-03-11", place=place,
                owes=(free,)) for one in told]
    )  # fmt: skip


def freed(dispatch, day, words="a libéré", **fields):
    text = f"Le Tchad {words} des prisonniers."
    return telling(
        text, words, CHAD, PRISONERS, act="release", dispatch=dispatch, day=day, **fields
    )


class World:
    """Dossiers, and interactions of one telling each, as they lie on shelves."""

    def __init__(self):
        self.shelves = Shelves(**{one.name: MemoryShelf() for one in fields(Shelves)})
        self.dossiers, self.told, self.heard = {}, {}, []

    def take(self, *dossiers, told=(), gone=()):
        """Take in dossiers and tellings that came, and tellings that went; what reads otherwise."""
        agreements = Change(made={one.id: one for one in dossiers})
        self.shelves.dossiers.put({one.id: (one, hashes(rooms.owed_keys(one))) for one in dossiers})
        self.dossiers |= agreements.made
        came = {one.id: interaction(one) for one in told}
        were = {interaction(self.told[name]).id for name in {*came, *gone} & self.told.keys()}
        self.told = {n: one for n, one in self.told.items() if n not in gone}
        self.told |= {one.id: one for one in told}
        self.shelves.tellings.drop(gone)
        self.shelves.tellings.put({one.id: (one, frozenset()) for one in told})
        made = {one.id: one for one in came.values()}
        self.shelves.interactions.drop(were - made.keys())
        self.shelves.interactions.put({name: (one, frozenset()) for name, one in made.items()})
        return owing.dossiers_of(self.shelves, agreements, Change(gone=were, made=made)).made

    def anew(self, dossier):
        """A dossier with the steps of all that is told."""
        return steps_for(dossier, map(interaction, self.told.values()), self.told.values())


@pytest.fixture
def world(monkeypatch):
    found = World()

    class Counted(Hearing):
        def of(self, one, tellings):
            found.heard.append(one.id)
            return super().of(one, tellings)

    monkeypatch.setattr(rooms, "Hearing", Counted)
    return found


FIRST, SECOND = freed("t1", "2025-04-02"), freed("t2", "2025-05-20", "a commencé à libérer")
THIRD = freed("t3", "2025-06-15")


def test_a_deed_that_comes_is_heard_and_no_other_is_heard_again(world):
    doha = agreed("d1")
    world.take(doha, told=[FIRST, SECOND])
    world.heard.clear()
    found = world.take(told=[THIRD])
    assert world.heard == ["i-t3#release"]
    assert found == {doha.id: world.anew(doha)}
    steps = [step.telling for step in found[doha.id].stipulations[0].steps]
    assert {"t1#release", "t3#release"} <= set(steps)


def test_a_dossier_of_which_nothing_else_is_reported_stays_as_it_is(world):
    world.take(agreed("d1"), told=[FIRST])
    assert world.take(told=[telling("Le Tchad a fui.", "a fui", CHAD, act="flee")]) == {}
    assert world.take(told=[FIRST]) == {}


def test_a_step_goes_with_its_deed(world):
    doha = agreed("d1")
    world.take(doha, told=[FIRST, THIRD])
    found = world.take(gone=[THIRD.id])
    assert found == {doha.id: world.anew(doha)}
    assert "t3#release" not in str(found)


def test_a_dossier_that_is_another_one_hears_all_anew(world):
    world.take(agreed("d1"), told=[FIRST, THIRD])
    world.heard.clear()
    again = agreed("d1", "d2")
    assert world.take(again) == {again.id: world.anew(again)}
    assert sorted(world.heard) == ["i-t1#release", "i-t3#release"]


def test_what_came_before_anything_was_owed_is_not_even_read(world):
    world.take(agreed("d1"), told=[freed("t0", "2025-01-20"), FIRST])
    assert world.heard == ["i-t1#release"]


def test_a_deed_that_says_something_else_is_heard_again(world):
    doha = agreed("d1")
    world.take(doha, told=[FIRST])
    found = world.take(told=[freed("t1", "2025-04-02", "a refusé de libérer")])
    assert found == {doha.id: world.anew(doha)}
    assert found[doha.id].stipulations[0].reported == "refused"
