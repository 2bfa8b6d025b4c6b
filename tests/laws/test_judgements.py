"""Laws of judgements: undone, they leave nothing; weighed, they are a pure function of the list."""

from contextlib import contextmanager
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.records.review import Judgement, weigh
from chancery.store import open_ledger, schema
from chancery.store.chain import check_chain
from tests.judging import EVENT, RUSU, SOLHEIM, correct, graves, judge, put, rows, specimen_deposit
from tests.judging import standing as standing_rows
from tests.ledgers import Clock

FIELDS = {
    "type": ["ASSAULT", "COERCE", "AID"],
    "modality": ["planned", "negated"],
    "date": ["2026-02", "null", "2025/2026"],
    "place": ["Bergen (NOR)", "null"],
    "actors": ["", "Agence du Nord"],
    "act": ["see"],
}
corrections = st.sampled_from([(f, v) for f, values in FIELDS.items() for v in values])
judgements = st.one_of(
    st.tuples(st.just("correct"), st.just(EVENT), corrections),
    st.tuples(st.just("correct"), st.just(SOLHEIM), st.just(("country", "SWE"))),
    st.tuples(
        st.sampled_from(["accept", "reject", "comment"]),
        st.sampled_from([EVENT, RUSU, SOLHEIM]),
        st.none(),
    ),
)


@contextmanager
def new_ledger():
    """A ledger of its own for each example: what failed before does not tell on the next."""
    with TemporaryDirectory() as folder, open_ledger(f"{folder}/c.db", clock=Clock()) as ledger:
        put(ledger, specimen_deposit(), specimen_deposit("1", "copy.txt"))
        yield ledger


def state(ledger):
    """What stands, but for when it changed."""
    return [{**row, "changed_at": None} for row in standing_rows(ledger)]


def said(ledger, action, record, correction):
    if action == "correct":
        return correct(ledger, record, **dict([correction]))
    return judge(ledger, action, record, reason="so")


@given(data=st.data(), wanted=st.lists(judgements, min_size=1, max_size=5))
@settings(max_examples=15)
def test_judgements_that_are_all_undone_in_any_order_leave_the_machine_s_state(data, wanted):
    with new_ledger() as ledger:
        before = state(ledger)
        made = [said(ledger, *one) for one in wanted]
        for judgement in data.draw(st.permutations(made)):
            judge(ledger, "undo", judgement.record, undoes=judgement.id)
        assert state(ledger) == before
        for record in (EVENT, RUSU, SOLHEIM):
            assert [why for _, why in graves(ledger, record)][-1:] in ([], ["restored"])
        with ledger.reading() as connection:
            assert check_chain(connection) == []


@given(data=st.data(), wanted=st.lists(judgements, min_size=1, max_size=4))
@settings(max_examples=15)
def test_an_undo_that_is_undone_changes_nothing(data, wanted):
    with new_ledger() as ledger:
        made = [said(ledger, *one) for one in wanted]
        before = state(ledger)
        one = data.draw(st.sampled_from(made))
        taken = judge(ledger, "undo", one.record, undoes=one.id)
        judge(ledger, "undo", one.record, undoes=taken.id)
        assert state(ledger) == before


@pytest.fixture(scope="module")
def chained(tmp_path_factory):
    path = tmp_path_factory.mktemp("chain") / "chancery.db"
    with open_ledger(str(path), clock=Clock()) as ledger:
        put(ledger, specimen_deposit())
        first = judge(ledger, "reject", RUSU, reason="so")
        correct(ledger, type="ASSAULT", date="null")
        judge(ledger, "undo", RUSU, undoes=first.id)
        yield ledger


@given(
    number=st.integers(1, 4),
    column=st.sampled_from(
        [column.name for column in schema.reviews.columns if column.name != "seq"]
    ),
    other=st.none() | st.text(st.characters(codec="ascii"), max_size=9),
)
@settings(suppress_health_check=list(HealthCheck), deadline=None)
def test_any_review_altered_in_any_field_is_found(chained, number, column, other):
    table = schema.reviews
    row = rows(chained, table)[number - 1]
    if other == row[column] or (other is None and not table.c[column].nullable):
        return
    with chained.engine.connect() as connection:
        here = table.update().where(table.c.seq == number)
        connection.execute(here.values(**{column: other}))
        assert check_chain(connection)
        connection.rollback()


chains = st.lists(st.sampled_from(["accept", "reject", "comment", "correct", "undo"]), max_size=12)


@given(data=st.data(), actions=chains)
def test_weighing_is_a_pure_function_of_the_list(data, actions):
    made = []
    for n, action in enumerate(actions):
        if action == "undo" and not made:
            continue
        undoes = data.draw(st.sampled_from(made)).id if action == "undo" else None
        value = {"field": "act", "value": f'"a{n}"'} if action == "correct" else {}
        made.append(
            Judgement(
                previous=made[-1].id if made else None, at=f"{n:03}", reviewer="Nadia",
                action=action, kind="event", record=EVENT, undoes=undoes, **value,
            )
        )  # fmt: skip
    assert weigh(made) == weigh(tuple(made)) == weigh(iter(made))
    assert set(weigh(made).judgements) <= set(made)
    if not any(j.action == "undo" for j in made):
        assert weigh(made).rejected == (
            [j.action for j in made if j.action != "comment"][-1:] == ["reject"]
        )
