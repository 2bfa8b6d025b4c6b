"""The measures of gathering, against cases that were worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.score.measures import (
    b_cubed,
    mixed,
    most_of,
    of_sets,
    one_to_one,
    overlap,
    pairwise,
    parted,
    split_rate,
    wrong_merge_rate,
    wrong_pairs,
)

RIGHT = [("a", 1), ("a", 1), ("b", 2)]
ALL_IN_ONE = [("a", 1), ("a", 1), ("b", 1)]
ALL_APART = [("a", 1), ("a", 2), ("b", 3)]
# three of a and one of b in group 1, one of a in 2, one of b in 3
SOME_WRONG = [("a", 1), ("a", 1), ("a", 1), ("b", 1), ("a", 2), ("b", 3)]
items = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=12)


def told(score):
    return pytest.approx((score.precision, score.recall))


@pytest.mark.parametrize(
    ("some", "precision", "recall"),
    [
        (RIGHT, 1, 1),
        (ALL_IN_ONE, (2 / 3 + 2 / 3 + 1 / 3) / 3, 1),
        (ALL_APART, 1, (1 / 2 + 1 / 2 + 1) / 3),
        (SOME_WRONG, (3 * 3 / 4 + 1 / 4 + 1 + 1) / 6, (3 * 3 / 4 + 1 / 4 + 2 * 1 / 2) / 6),
        ([], 1, 1),
    ],
)
def test_b_cubed_is_what_the_hand_finds(some, precision, recall):
    assert (precision, recall) == told(b_cubed(some))


@pytest.mark.parametrize(
    ("some", "precision", "recall"),
    [
        (RIGHT, 1, 1),
        (ALL_IN_ONE, 1 / 3, 1),
        (ALL_APART, 1, 0),
        (SOME_WRONG, 3 / 6, 3 / 7),
        ([], 1, 1),
    ],
)
def test_pairs_are_what_the_hand_counts(some, precision, recall):
    assert (precision, recall) == told(pairwise(some))


def test_f1_is_the_harmonic_mean_and_nothing_for_nothing_right():
    assert pairwise(SOME_WRONG).f1 == pytest.approx(2 * (1 / 2) * (3 / 7) / (1 / 2 + 3 / 7))
    assert of_sets({1}, {2}).f1 == 0


def test_sets_are_compared_as_sets():
    assert told(of_sets([1, 1, 2], [2, 3, 4])) == (1 / 2, 1 / 3)


def test_a_group_that_mixes_is_told_with_what_it_mixes():
    assert mixed(SOME_WRONG) == {1: {"a", "b"}}
    assert parted(SOME_WRONG) == {"a": {1, 2}, "b": {1, 3}}
    assert mixed(RIGHT) == parted(RIGHT) == {}


def test_rates_are_of_those_that_could_be_wrong():
    assert wrong_merge_rate(SOME_WRONG) == (1, 1)
    assert wrong_merge_rate(RIGHT) == (0, 1)
    assert split_rate(SOME_WRONG) == (2, 2)
    assert split_rate(ALL_APART) == (1, 1)
    assert wrong_pairs(SOME_WRONG) == (3, 6)


def test_the_most_votes_decide_and_of_as_many_the_first_in_order():
    votes = [("x", "b"), ("x", "a"), ("y", "b"), ("y", "b"), ("y", "a")]
    assert most_of(votes) == {"x": "a", "y": "b"}


def test_nobody_is_given_twice_where_one_is_for_one():
    votes = [("x", "b"), ("x", "a"), ("y", "b"), ("y", "b"), ("z", "b")]
    assert one_to_one(votes) == {"y": "b", "x": "a"}


def test_stretches_that_only_touch_have_nothing_in_common():
    assert overlap((0, 4), (4, 8)) == overlap((0, 4), (6, 8)) == 0
    assert overlap((0, 4), (2, 6)) == pytest.approx(2 / 6)
    assert overlap((0, 4), (0, 4)) == 1


@given(items)
def test_precision_is_the_recall_of_the_other_side(some):
    swapped = [(system, truth) for truth, system in some]
    for measure in (b_cubed, pairwise):
        assert measure(some).precision == pytest.approx(measure(swapped).recall)


@given(items)
def test_only_what_is_wholly_right_has_the_full_score(some):
    full = b_cubed(some).f1 == pytest.approx(1)
    assert full == (not mixed(some) and not parted(some))
