"""Laws of regrouping: what groups there are depends on the pieces alone.

Toy pieces with keys and random answers come, come again saying something else, and go, in any order
and in any lots, on a shelf in memory and on one in a ledger.
"""

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations, count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.records.match import Match
from chancery.rounds.across.engine import Room, regroup
from chancery.rounds.across.memory import MemoryShelf
from chancery.rounds.across.ties import Ties
from chancery.store import open_ledger
from chancery.store.pieces import LedgerShelf
from tests.ledgers import BACKENDS, Clock, new_database

KEYS = "klm"
NAMES = tuple(f"dispatch-{n % 3}#toy-{n}" for n in range(7))
ANSWERS = ("same", "not_same", "unsure")


@dataclass(frozen=True, kw_only=True)
class Toy:
    """A piece: its name, and what it says now, which is all that it is compared by."""

    name: str
    says: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """Which toys there can be, what any two of them are to each other, and what a reviewer said."""

    toys: dict[tuple[str, int], Toy]
    answers: dict[frozenset[tuple[str, int]], tuple[str, int]]
    judged: dict[frozenset[str], str]
    asked: list[frozenset[str]] = field(default_factory=list)
    """The pairs that the room was asked of."""

    def room(self):
        return Room(
            kind="toy", name=lambda toy: toy.name, keys=lambda toy: toy.keys, compare=self.compare
        )

    def compare(self, one, other):
        self.asked.append(frozenset({one.name, other.name}))
        pair = frozenset({(one.name, one.says), (other.name, other.says)})
        answer, score = self.answers[pair]
        return Match(answer=answer, score=score, features=(), rule="toy")

    def said(self, one, other):
        """What the engine is to hold of two toys; ``None`` for what nobody asks."""
        said = self.judged.get(frozenset({one.name, other.name}))
        if said is None and set(one.keys) & set(other.keys):
            return self.compare(one, other).answer
        return said


@st.composite
def worlds(draw, versions=2):
    every = [(name, says) for name in NAMES for says in range(versions)]
    rng = draw(st.randoms(use_true_random=False))
    toys = {
        (name, says): Toy(name=name, says=says, keys=tuple(rng.sample(KEYS, rng.randint(1, 3))))
        for name, says in every
    }
    answers = {
        frozenset(pair): (rng.choice(ANSWERS), rng.randint(1, 4)) for pair in combinations(every, 2)
    }
    named = st.sampled_from([frozenset(pair) for pair in combinations(NAMES, 2)])
    judged = draw(st.dictionaries(named, st.sampled_from(ANSWERS), max_size=2))
    return World(toys, answers, judged)


@st.composite
def histories(draw):
    """Lots: in each, some toys come as one or the other version, and some go."""
    lot = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0, 1, None]), max_size=4)
    return draw(st.lists(lot, min_size=1, max_size=6))


class Grouping:
    """What stands after each regrouping: groups that were touched give way to those made."""

    def __init__(self, world, shelf, ties):
        self.world, self.shelf, self.ties = world, shelf, ties
        self.groups = set()

    def take(self, came, went=()):
        done = regroup(self.world.room(), self.shelf, self.ties, came, went, self.world.judged)
        self.groups = {group for group in self.groups if not group & done.touched}
        self.groups |= set(map(frozenset, done.groups))
        return self

    def components(self, names):
        found = defaultdict(set)
        for name, component in self.shelf.components(names).items():
            found[component].add(name)
        return {frozenset(some) for some in found.values()}


def play(world, history, shelf, ties):
    """Take in lot by lot; what stands, and the toys that are there in the end."""
    grouping, there = Grouping(world, shelf, ties), {}
    for lot in history:
        came = {n: world.toys[n, says] for n, says in lot.items() if says is not None}
        went = [n for n, says in lot.items() if says is None and n in there]
        grouping.take(came, went)
        there |= came
        for name in went:
            del there[name]
    return grouping, there


def all_in_two_lots(world):
    there = {name: world.toys[name, 0] for name in NAMES}
    grouping = Grouping(world, MemoryShelf(), MemoryShelf())
    for some in (NAMES[1::2], NAMES[::2]):
        grouping.take({name: there[name] for name in some})
    return grouping, there


def at_once(world, there):
    return Grouping(world, MemoryShelf(), MemoryShelf()).take(there)


def connected(world, there):
    """The components of what is the same, worked out the plainest way."""
    found = {name: {name} for name in there}
    for a, b in combinations(there, 2):
        if world.said(there[a], there[b]) == "same" and found[a] is not found[b]:
            found[a] |= found[b]
            for name in found[b]:
                found[name] = found[a]
    return {frozenset(some) for some in found.values()}


class Shelves:
    """Fresh shelves, one after the other: in memory, or in one ledger under a kind of its own."""

    def __init__(self, connection=None):
        self._connection, self._number = connection, count()

    def fresh(self, shape=Toy):
        if self._connection is None:
            return MemoryShelf()
        return LedgerShelf(self._connection, f"toy-{next(self._number)}", shape)


@contextmanager
def in_ledger(address):
    with open_ledger(address, clock=Clock()) as ledger, ledger.writing() as (connection, _):
        yield Shelves(connection)


@pytest.fixture(params=["memory", *BACKENDS])
def shelves(request, tmp_path):
    if request.param == "memory":
        yield Shelves()
    elif request.param == "sqlite":
        with in_ledger(str(tmp_path / "chancery.db")) as found:
            yield found
    else:
        server = request.getfixturevalue("postgres_server")
        with new_database(server) as address, in_ledger(address) as found:
            yield found


each = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@given(world=worlds(), history=histories())
@each
def test_what_stands_is_what_the_pieces_make_that_are_there(shelves, world, history):
    grown, there = play(world, history, shelves.fresh(), shelves.fresh(Ties))
    once = at_once(world, there)
    assert grown.groups == once.groups
    assert grown.shelf.components(there) == once.shelf.components(there)
    assert grown.shelf.members(set(grown.shelf.components(there).values())) == there
    assert grown.ties.load(NAMES) == once.ties.load(NAMES)


@given(world=worlds(), history=histories())
@each
def test_only_a_pair_is_compared_of_which_one_came_or_that_were_in_two_components(
    shelves, world, history
):
    grouping, there = Grouping(world, shelves.fresh(), shelves.fresh(Ties)), {}
    for lot in history:
        before = grouping.shelf.components(NAMES)
        world.asked.clear()
        came = {n: world.toys[n, says] for n, says in lot.items() if says is not None}
        grouping.take(came, [n for n, says in lot.items() if says is None and n in there])
        there |= came
        assert len(set(world.asked)) == len(world.asked)
        for one, other in map(sorted, world.asked):
            assert {one, other} & came.keys() or before[one] != before[other]


@given(world=worlds(versions=1), data=st.data())
@each
def test_the_order_of_arrival_and_the_lots_do_not_matter(shelves, world, data):
    there = {name: world.toys[name, 0] for name in NAMES}
    order = data.draw(st.permutations(NAMES))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(order)))))
    grouping = Grouping(world, shelves.fresh(), shelves.fresh(Ties))
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        grouping.take({name: there[name] for name in order[start:end]})
    assert grouping.groups == at_once(world, there).groups


@given(world=worlds(versions=1))
def test_two_that_are_not_the_same_are_in_one_group_only_where_a_reviewer_joined_some(world):
    grown, there = all_in_two_lots(world)
    for group in grown.groups:
        pairs = [frozenset(pair) for pair in combinations(sorted(group), 2)]
        answers = {world.said(*(there[name] for name in sorted(pair))) for pair in pairs}
        judged = {world.judged[pair] for pair in pairs if pair in world.judged}
        assert "not_same" not in (judged if "same" in judged else answers)


@given(world=worlds(versions=1))
def test_groups_share_out_the_pieces_within_what_is_connected(world):
    grown, there = all_in_two_lots(world)
    assert sorted(name for group in grown.groups for name in group) == sorted(there)
    components = connected(world, there)
    assert grown.components(there) == components
    assert all(any(group <= component for component in components) for group in grown.groups)


@given(world=worlds(versions=1))
def test_groups_do_not_stand_apart_that_could_join(world):
    grown, there = all_in_two_lots(world)
    for one, other in combinations(grown.groups, 2):
        answers = {world.said(there[a], there[b]) for a in one for b in other}
        assert "same" not in answers or "not_same" in answers


names = st.lists(st.sampled_from([*NAMES, "dispatch-0#toy-9"]), unique=True)
values = st.sampled_from(["x", "y"])
toy = st.builds(Toy, name=st.just(""), says=st.integers(0, 3), keys=st.just(()))
steps = st.one_of(
    st.tuples(
        st.just("put"),
        st.dictionaries(st.sampled_from(NAMES), st.tuples(toy, st.frozensets(st.integers(0, 3)))),
    ),
    st.tuples(st.just("drop"), names),
    st.tuples(st.just("place"), st.dictionaries(st.sampled_from(NAMES), values)),
    st.tuples(st.just("gather"), st.dictionaries(st.sampled_from(NAMES), values | st.none())),
)


@given(steps=st.lists(steps, max_size=8), asked=names)
@each
def test_a_shelf_in_a_ledger_answers_as_one_in_memory(shelves, steps, asked):
    memory, ledger = MemoryShelf(), shelves.fresh()
    for verb, said in steps:
        if verb in {"place", "gather"}:
            told = {name: one for name, one in said.items() if name in memory.pieces}
        else:
            told = said
        for shelf in (memory, ledger):
            getattr(shelf, verb)(told)
    for question, values in {
        "load": asked, "components": asked, "gatherings": asked,
        "near": {0, 2}, "keys_of": asked, "within": {"x", "y"}, "members": {"x"},
        "of_gatherings": {"x", "y"},
        "of_dispatches": {"dispatch-0", "dispatch-1"},
    }.items():  # fmt: skip
        assert getattr(ledger, question)(values) == getattr(memory, question)(values), question
    keyed, alike = ledger.keyed({0, 2}), memory.keyed({0, 2})
    assert {key: sorted(some) for key, some in keyed.items()} == {
        key: sorted(some) for key, some in alike.items()
    }


def test_a_reviewer_s_answer_comes_before_the_room_s_and_reaches_what_shares_no_key():
    toys = {
        (n, 0): Toy(name=n, says=0, keys=(key,)) for n, key in zip(NAMES[:3], "kkl", strict=True)
    }
    answers = {frozenset(pair): ("same", 3) for pair in combinations(toys, 2)}
    a, b, c = (name for name, _ in toys)
    judged = {frozenset({a, b}): "not_same", frozenset({b, c}): "same"}
    there = {name: one for (name, _), one in toys.items()}
    grouping = at_once(World(toys, answers, judged), there)
    assert grouping.groups == {frozenset({a}), frozenset({b, c})}


@pytest.mark.parametrize(("first", "second", "alone"), [(3, 2, 2), (2, 3, 0)])
def test_the_surest_join_first_and_the_less_sure_stays_out_that_may_not_follow(
    first, second, alone
):
    names = NAMES[:3]
    toys = {(name, 0): Toy(name=name, says=0, keys=("k",)) for name in names}
    pairs = [frozenset(pair) for pair in combinations(toys, 2)]
    said = [("same", first), ("not_same", 1), ("same", second)]
    world = World(toys, dict(zip(pairs, said, strict=True)), {})
    groups = at_once(world, {name: toys[name, 0] for name in names}).groups
    assert groups == {frozenset({names[alone]}), frozenset(names) - {names[alone]}}


def test_what_a_reviewer_kept_apart_is_not_joined_by_way_of_what_the_machine_did():
    """The machine keeps 0 from 3, the reviewer from 2; only the machine's word is forgiven."""
    names = [f"dispatch-0#toy-{n}" for n in range(4)]
    toys = {name: Toy(name=name, says=0, keys=("k",)) for name in names}
    zero = names[0]
    answers = {
        frozenset({(a, 0), (b, 0)}): ("not_same" if zero in {a, b} else "same", 1)
        for a, b in combinations(names, 2)
    }
    judged = {frozenset({zero, names[1]}): "same", frozenset({zero, names[2]}): "not_same"}
    world = World({(name, 0): toy for name, toy in toys.items()}, answers, judged)
    grouping = Grouping(world, MemoryShelf(), MemoryShelf())
    grouping.take(toys)
    assert sorted(map(sorted, grouping.groups)) == [[zero], names[1:]]
