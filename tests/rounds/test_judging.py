"""What a reviewer says of two interactions is followed, remembered and undone."""

import pytest

from chancery.checking.ledger import verify_ledger
from chancery.errors import ReviewError
from chancery.records.actor import Actor
from chancery.records.dossier import Dossier
from chancery.records.review import Asked
from chancery.records.telling import Interaction
from chancery.rounds.across.drive import go_through
from chancery.rounds.across.judging import answer_pair, take_pair_back
from chancery.store.gatherings import gathered
from tests.ledgers import deposit_of

VISIT = "Le ministre kényan des Affaires étrangères s’est rendu mardi 10 mars à Kampala.\n"
TALKS = "Le président zambien a rencontré jeudi 12 mars à Lusaka son homologue malawite.\n"
AGAIN = f"{TALKS}\nAvec l’Agence du Fleuve.\n"


@pytest.fixture
def ledger_of_three(ledger):
    run = ledger.start_run("ingest", "chancery/test")
    given = [(VISIT, "a.txt"), (TALKS, "b.txt"), (AGAIN, "c.txt")]
    published = {"published": "2026-03-13"}
    ledger.deposit(run, [deposit_of(text, path, **published) for text, path in given])
    ledger.finish_run(run, {"new": 3})
    go_through(ledger)
    return ledger


def told(ledger):
    """The interactions, those of most reports first."""
    with ledger.reading() as connection:
        found = [one.record for one in gathered(connection, "interaction", Interaction)]
    return sorted(found, key=lambda one: (-len(one.reports), one.id))


def shape(ledger):
    return [(one.id, [report.telling for report in one.reports]) for one in told(ledger)]


def test_two_that_a_reviewer_says_are_the_same_are_one(ledger_of_three):
    talks, visit = told(ledger_of_three)
    written, _ = answer_pair(
        ledger_of_three, talks.id, visit.id, "same", by="A. Diop", reason="one trip"
    )
    assert (written.action, written.kind, written.reviewer) == ("same", "telling", "A. Diop")
    assert [len(one.reports) for one in told(ledger_of_three)] == [3]


def test_an_answer_outlives_a_rebuild_and_what_comes_later(ledger_of_three):
    talks, visit = told(ledger_of_three)
    answer_pair(ledger_of_three, talks.id, visit.id, "same", by="A. Diop")
    before = shape(ledger_of_three)
    go_through(ledger_of_three, rebuild=True)
    assert shape(ledger_of_three) == before


def test_an_answer_can_be_taken_back(ledger_of_three):
    before = shape(ledger_of_three)
    talks, visit = told(ledger_of_three)
    written, _ = answer_pair(ledger_of_three, talks.id, visit.id, "same", by="A. Diop")
    ledger_of_three.review(Asked(action="undo", record="", reviewer="B. Sy", undoes=written.id))
    go_through(ledger_of_three)
    assert shape(ledger_of_three) == before


def test_two_reports_that_a_reviewer_keeps_apart_are_two_events(ledger_of_three):
    talks, _ = told(ledger_of_three)
    one, other = (report.telling for report in talks.reports)
    answer_pair(ledger_of_three, one, other, "not_same", by="A. Diop")
    assert [len(found.reports) for found in told(ledger_of_three)] == [1, 1, 1]
    take_pair_back(ledger_of_three, one, other, by="A. Diop")
    assert [len(found.reports) for found in told(ledger_of_three)] == [2, 1]


@pytest.mark.parametrize(
    ("a", "b", "by", "line"),
    [
        ("interaction-0000", "interaction-0001", "A. Diop", "nothing has this id"),
        ("dispatch-0#event-0", "dispatch-1#event-1", "A. Diop", "no report of that name"),
        (0, 0, "A. Diop", "one and the same already"),
        (0, 1, " ", "a judgement is signed"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(ledger_of_three, a, b, by, line):
    ids = [one.id for one in told(ledger_of_three)]
    a, b = (ids[x] if isinstance(x, int) else x for x in (a, b))
    before = shape(ledger_of_three)
    with pytest.raises(ReviewError, match=line):
        answer_pair(ledger_of_three, a, b, "same", by=by)
    assert shape(ledger_of_three) == before


def test_nothing_in_force_cannot_be_taken_back(ledger_of_three):
    talks, visit = told(ledger_of_three)
    with pytest.raises(ReviewError, match="no answer of a reviewer is in force"):
        take_pair_back(ledger_of_three, talks.id, visit.id, by="A. Diop")


def test_the_chain_of_judgements_holds_with_answers_in_it(ledger_of_three):
    talks, visit = told(ledger_of_three)
    answer_pair(ledger_of_three, talks.id, visit.id, "unsure", by="A. Diop")
    take_pair_back(ledger_of_three, talks.id, visit.id, by="A. Diop")
    assert verify_ledger(ledger_of_three).holds
    assert len(list(ledger_of_three.corrections())) == 2
    assert list(ledger_of_three.corrections(only_stale=True)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("states:KEN", "states:UGA"), ("states:UGA", "states:KEN")]
)
@pytest.mark.parametrize("told_of", ["Le Kenya et l’Ouganda", "L’Ouganda et le Kenya"])
def test_two_states_said_to_be_one_can_be_told_apart_again(ledger, told_of, one, other):
    text = f"{told_of} ont signé jeudi 12 mars à Kampala un accord de paix.\n"
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, [deposit_of(text, "a.txt", published="2026-03-13")])
    go_through(ledger)
    answer_pair(ledger, one, other, "same", by="A. Diop")
    take_pair_back(ledger, one, other, by="A. Diop")
    with ledger.reading() as connection:
        actors = {x.record.id for x in gathered(connection, "actor", Actor)}
    assert {"states:KEN", "states:UGA"} <= actors


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-31/..", "../0001-01-01", "0001-01-01"])
def test_the_first_and_the_last_of_all_days_are_gone_through(ledger_of_three, day):
    event = told(ledger_of_three)[0].reports[0].telling.partition("#")[2]
    asked = Asked(action="correct", record=event, reviewer="A. Diop", corrections={"date": day})
    ledger_of_three.review(asked)
    go_through(ledger_of_three)
    before = shape(ledger_of_three)
    go_through(ledger_of_three, rebuild=True)
    assert shape(ledger_of_three) == before


def test_an_assessment_of_a_reviewer_stands_beside_what_is_reported(ledger):
    text = (
        "Le Kenya et l’Ouganda ont signé mardi 10 mars un accord, par lequel le Kenya s’engage à "
        "libérer 40 prisonniers.\n"
    )
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, [deposit_of(text, "a.txt", published="2026-03-11")])
    ledger.finish_run(run, {"new": 1})
    go_through(ledger)
    (owed,) = stipulations(ledger)
    assert (owed.reported, owed.assessment) == ("promised", None)
    obligation = owed.owed[0].partition("#")[2]
    asked = Asked(
        action="correct", record=obligation, reviewer="A. Diop", corrections={"status": "verified"}
    )
    (written,) = ledger.review(asked)
    go_through(ledger)
    (owed,) = stipulations(ledger)
    assert (owed.reported, owed.assessment) == ("promised", "verified")
    ledger.review(Asked(action="undo", record="", reviewer="A. Diop", undoes=written.id))
    go_through(ledger)
    (owed,) = stipulations(ledger)
    assert (owed.reported, owed.assessment) == ("promised", None)


def stipulations(ledger):
    with ledger.reading() as connection:
        found = [one.record for one in gathered(connection, "dossier", Dossier)]
    return [one for dossier in found for one in dossier.stipulations]
