"""What a ledger knows across dispatches is looked up by id, by the beginning of it, and by name."""

from datetime import date

import pytest

from chancery.errors import NotFoundError, QueryError
from chancery.records.telling import Interaction
from chancery.rounds.across.accounting import account
from chancery.rounds.across.asking import (
    actors_named,
    dossiers_named,
    is_id,
    located,
    meetings_of,
    pressing,
)
from chancery.rounds.across.became import became
from chancery.rounds.across.briefing import brief
from chancery.rounds.across.differing import differing
from chancery.rounds.across.drive import go_through
from chancery.rounds.across.judging import answer_pair
from chancery.rounds.across.lists import actors_listed, dossiers_listed
from chancery.store import gatherings
from chancery.store.gatherings import gathered, last_changed
from tests.ledgers import deposit_of

ACCORD = (
    "Le Kenya et l’Ouganda ont signé jeudi 12 mars à Kampala un accord de paix. "
    "Aux termes de l’accord de Kampala, le Kenya s’engage à libérer 40 prisonniers ougandais "
    "avant le 30 mars.\n"
)
PLANNED = "Le président kényan rencontrera lundi 23 mars à Nairobi son homologue ougandais.\n"
VISIT = (
    "Le ministre kényan des Affaires étrangères, Daniel Otieno, s’est rendu mardi 10 mars à Lomé.\n"
)


@pytest.fixture
def press(ledger):
    run = ledger.start_run("ingest", "chancery/test")
    given = [(ACCORD, "a.txt"), (PLANNED, "b.txt"), (VISIT, "c.txt")]
    ledger.deposit(run, [deposit_of(text, path, published="2026-03-13") for text, path in given])
    ledger.finish_run(run, {"new": 3})
    go_through(ledger)
    return ledger


def interactions(ledger):
    with ledger.reading() as connection:
        return [one.record for one in gathered(connection, "interaction", Interaction)]


def test_an_id_is_known_by_its_form():
    assert is_id("interaction-3f9c0a1b2c3d4e5f")
    assert is_id("story-3")
    assert is_id("bodies:irgc-qods")
    assert not is_id("event-3f9c")
    assert not is_id("reading.json")


def test_an_id_is_found_by_its_beginning_and_by_its_digits(press):
    wanted = interactions(press)[0].id
    with press.reading() as connection:
        for given in (wanted, wanted[:-4], wanted.partition("-")[2][:12]):
            assert located(connection, given) == ("interaction", wanted)
        assert located(connection, "states:KEN") == ("actor", "states:KEN")


def test_a_beginning_that_fits_several_is_no_answer(press):
    with press.reading() as connection, pytest.raises(QueryError, match="fits"):
        located(connection, "interaction-")
    with press.reading() as connection, pytest.raises(NotFoundError, match="in wires and stories"):
        located(connection, interactions(press)[0].id, ("wire", "story"))


def test_a_name_is_found_by_whole_words_whatever_case_and_accents(press):
    (found,) = actors_named(press, "OTÏENO")
    assert found.name == "Daniel Otieno"
    with pytest.raises(NotFoundError):
        actors_named(press, "Otien")
    with pytest.raises(NotFoundError):
        actors_named(press, " — ")


def test_a_dossier_is_found_by_name_and_by_place(press):
    assert [one.place for one in dossiers_named(press, "Accord de paix")] == ["Kampala"]
    assert dossiers_named(press, "kampala") == dossiers_named(press, "accord de paix")
    assert dossiers_named(press, None)
    with pytest.raises(NotFoundError, match="lists them"):
        dossiers_named(press, "Genève")


def test_what_is_due_presses_from_the_day_after(press):
    (dossier,) = dossiers_named(press, "kampala")
    (owed,) = dossier.stipulations
    assert pressing(dossier, date(2026, 3, 30), 90) == (set(), set())
    assert pressing(dossier, date(2026, 3, 31), 5) == ({owed.id}, {owed.id})


def test_meetings_of_a_dossier_are_those_told_before_between_its_parties(press):
    (meeting,) = meetings_of(press, dossiers_named(press, "kampala"))
    assert (meeting.act, meeting.state) == ("meet", "announced")


@pytest.fixture
def counted(monkeypatch):
    """How many gatherings are read."""
    read = []

    def decoder_of(shape):
        decode = gatherings.decoder_of(shape)
        return lambda body: read.append(shape) or decode(body)

    monkeypatch.setattr("chancery.store.listed.decoder_of", decoder_of)
    monkeypatch.setattr("chancery.rounds.across.asking.gathered", _counting(read))
    monkeypatch.setattr("chancery.rounds.across.differing.gathered", _counting(read))
    return read


def _counting(read):
    def counting(connection, kind, shape, **which):
        for one in gathered(connection, kind, shape, **which):
            read.append(shape)
            yield one

    return counting


def test_a_page_of_a_list_reads_what_it_shows_and_one_more(press, counted):
    assert actors_listed(press, None, 1).count >= 1
    assert len(counted) <= 2
    counted.clear()
    found = dossiers_listed(press, None, 1)
    assert (found.count, found.others, len(counted)) == (1, 0, 1)


def test_a_name_reads_those_that_have_its_words(press, counted):
    assert len(actors_named(press, "Daniel Otieno")) == len(counted) == 1
    counted.clear()
    assert actors_listed(press, "Otieno Daniel", 9).rows == ()
    assert actors_listed(press, "Nobody", 9).rows == ()
    assert len(counted) == 1


def test_meetings_of_a_dossier_are_looked_up_by_its_parties(press, counted):
    some = dossiers_named(press, "kampala")
    counted.clear()
    assert len(meetings_of(press, some)) == len(counted) == 1


def test_a_page_of_what_changed_reads_what_it_shows(press, counted):
    found = differing(press, "2020-01-01", limit=2)
    assert sum(found.counts.values()) > len(found.rows) == len(counted) == 2


def test_what_still_stands_is_in_itself(press):
    one = interactions(press)[0]
    with press.reading() as connection:
        assert became(connection, one) == (one.id,)


def test_news_are_of_the_days_of_publication(press):
    assert brief(press, "2026-03-12", "2026-03-12").stories == ()
    found = brief(press, "2026-03-13", "2026-03-13", ["KEN"])
    assert found.dispatches == 3
    assert found.latest == "2026-03-13"
    assert {told.watched for told in found.stories} == {("KEN",)}
    assert all(item.news == "new" for told in found.stories for item in told.items)


def test_what_is_called_off_later_has_turned(press):
    run = press.start_run("ingest", "chancery/test")
    off = PLANNED.replace("rencontrera", "ne rencontrera pas")
    press.deposit(run, [deposit_of(off, "d.txt", published="2026-03-20")])
    go_through(press)
    one, other = [one for one in interactions(press) if one.act == "meet"]
    answer_pair(press, one.id, other.id, "same", by="A. Diop")
    items = [
        item for told in brief(press, "2026-03-20", "2026-03-20").stories for item in told.items
    ]
    assert [item.news for item in items] == ["turned"]


def test_nothing_differs_from_now_on(press):
    with press.reading() as connection:
        latest = last_changed(connection)
    assert differing(press, latest).rows == []
    everything = differing(press, "2020-01-01")
    assert {one.what for one in everything.rows} == {"new"}
    assert {kind for kind, _ in everything.counts} == {
        "dossier", "interaction", "actor", "story", "wire",
    }  # fmt: skip


def test_an_account_of_one_report_has_nothing_to_compare(press):
    for one in interactions(press):
        told = account(press, one.id)
        assert told.together == ()
        assert set(told.tellings) == {report.telling for report in one.reports}
        assert told.to_json()["record"]["id"] == one.id
