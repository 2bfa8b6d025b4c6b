"""What reviewers say: beside the machine's record, signed, dated, and never lost."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from chancery.errors import QueryError, ReviewError
from chancery.records.query import Query
from chancery.store import schema
from chancery.store.chain import check_chain
from tests.judging import (
    AGENCY,
    EVENT,
    OBLIGATION,
    REBELS,
    RUSU,
    SOLHEIM,
    cast,
    correct,
    graves,
    judge,
    put,
    rows,
    specimen_deposit,
    standing,
    undo,
)
from tests.specimen import BODY, CONTENT, specimen


@pytest.fixture
def filled(ledger):
    put(ledger, specimen_deposit())
    return ledger


def chain(ledger):
    with ledger.reading() as connection:
        return check_chain(connection)


def test_a_correction_stands_beside_the_machine_s_row(filled):
    said = correct(filled, type="ASSAULT")
    (row,) = standing(filled)
    assert (row["type"], row["origin"]) == ("ASSAULT", said.id)
    machine = next(r for r in rows(filled, schema.events) if r["origin"] == "machine")
    assert (machine["type"], machine["mode"], machine["standing"]) == ("CONSULT", "visit", False)


def test_an_event_that_a_reading_tells_twice_stands_twice_as_corrected(ledger):
    (event,) = specimen().events
    put(ledger, specimen_deposit(events=(event, event)))
    for act in ("see", "sign"):
        correct(ledger, act=act)
        judge(ledger, "comment", reason="as the wire has it")
        assert [(row["n"], row["act"]) for row in standing(ledger)] == [(0, act), (1, act)]


def test_a_judgement_is_signed_dated_and_says_what_was_and_what_is_right(filled):
    first = judge(filled, "accept", reason="checked against the wire")
    second = correct(filled, modality="asserted")
    assert first.previous is None
    assert second.previous == first.id
    assert second.at > first.at
    assert (second.reviewer, second.was, second.value) == ("Nadia", '"attributed"', '"asserted"')
    assert [row["id"] for row in rows(filled, schema.reviews)] == [first.id, second.id]
    assert chain(filled) == []


def test_several_fields_are_several_judgements_of_one_time(filled):
    correct(filled, mode="aerial", type="ASSAULT")
    said = rows(filled, schema.reviews)
    assert [row["field"] for row in said] == ["type", "mode"]
    assert len({row["at"] for row in said}) == 1
    assert standing(filled)[0]["mode"] == "aerial"


def test_a_mode_that_is_none_of_the_new_type_goes_with_the_old_one(filled):
    said = correct(filled, type="ASSAULT")
    assert standing(filled)[0]["mode"] is None
    undo(filled, said)
    assert standing(filled)[0]["mode"] == "visit"


def test_a_date_taken_out_sorts_the_event_by_its_dispatch(filled):
    correct(filled, date="null")
    (row,) = standing(filled)
    assert (row["edtf"], row["first_day"], row["sort_day"]) == (None, None, "2026-03-11")
    correct(filled, date="2026-02")
    (row,) = standing(filled)
    assert (row["first_day"], row["last_day"], row["sort_day"]) == (
        "2026-02-01", "2026-02-28", "2026-02-01",
    )  # fmt: skip


def test_a_place_is_named_with_its_country_or_taken_out(filled):
    correct(filled, place="Bergen (NOR)")
    (row,) = standing(filled)
    assert (row["place"], row["place_folded"], row["place_country"]) == (
        "Bergen", " bergen ", "NOR",
    )  # fmt: skip
    assert row["geonameid"] is None
    correct(filled, place=None)
    assert standing(filled)[0]["place"] is None


def test_actors_are_named_by_id_by_its_beginning_or_by_name(filled):
    correct(filled, actors=["Ion Rusu"], recipients=f"{SOLHEIM[:13]}; {REBELS}")
    (row,) = standing(filled)
    parts = [(role["part"], role["entity"]) for role in cast(filled, row["seq"])]
    assert parts == [
        ("actor", RUSU), ("recipient", SOLHEIM), ("recipient", REBELS), ("other", REBELS)
    ]  # fmt: skip
    assert rows(filled, schema.reviews)[0]["was"] == f'["{SOLHEIM}","{RUSU}"]'


def test_an_accepted_event_stands_as_it_was_and_counts_as_changed(filled):
    (before,) = standing(filled)
    judge(filled, "accept")
    (after,) = standing(filled)
    assert after["changed_at"] > before["changed_at"]
    assert {**after, "changed_at": None} == {**before, "changed_at": None}


@pytest.mark.parametrize("action", ["accept", "comment", "reject"])
def test_any_judgement_moves_the_time_of_what_stands_and_of_its_dispatch(filled, action):
    correct(filled, type="ASSAULT")
    before = [rows(filled, table) for table in (schema.dispatches, schema.events)]
    said = judge(filled, action, reason="see the second paragraph")
    dispatches, events = (rows(filled, table) for table in (schema.dispatches, schema.events))
    assert dispatches[0]["changed_at"] == said.at > before[0][0]["changed_at"]
    assert {row["changed_at"] for row in events} == {said.at}
    assert len(events) == 2
    assert [kept.changed_at for kept in filled.readings(since=said.at)] == [said.at]


def test_a_rejected_event_leaves_a_tombstone_and_an_undo_says_that_it_is_back(filled):
    said = judge(filled, "reject")
    assert standing(filled) == []
    (stone,) = filled.deletions()
    assert (stone.record, stone.why, stone.because) == (EVENT, "rejected", said.id)
    back = undo(filled, said)
    assert standing(filled)[0]["origin"] == "machine"
    assert graves(filled, EVENT) == [("event", "rejected"), ("event", "restored")]
    assert filled.deletions(after=stone.number)[0].because == back.id


def test_a_second_rejection_leaves_no_second_tombstone(filled):
    judge(filled, "reject")
    judge(filled, "reject")
    assert graves(filled) == [("event", "rejected")]


def test_a_later_acceptance_brings_a_rejected_record_back(filled):
    judge(filled, "reject", OBLIGATION)
    judge(filled, "accept", OBLIGATION)
    assert graves(filled) == [("obligation", "rejected"), ("obligation", "restored")]


def test_undoing_an_undo_brings_back_what_it_took(filled):
    said = correct(filled, type="ASSAULT")
    taken = undo(filled, said)
    assert standing(filled)[0]["type"] == "CONSULT"
    undo(filled, taken)
    (row,) = standing(filled)
    assert (row["type"], row["origin"]) == ("ASSAULT", said.id)
    assert len(rows(filled, schema.events)) == 2


def test_a_rejected_dispatch_stands_no_more_with_its_events_until_the_undo(filled):
    name = rows(filled, schema.dispatches)[0]["id"]
    said = judge(filled, "reject", name)
    assert not rows(filled, schema.dispatches)[0]["standing"]
    assert standing(filled) == []
    assert list(filled.readings()) == []
    assert len(list(filled.readings(machine=True))) == 1
    assert set(graves(filled)) == {("dispatch", "rejected"), ("event", "rejected")}
    undo(filled, said)
    assert len(standing(filled)) == 1
    assert set(graves(filled)[2:]) == {("dispatch", "restored"), ("event", "restored")}


def test_a_rejected_dispatch_stays_out_when_it_comes_again(filled):
    judge(filled, "reject", rows(filled, schema.dispatches)[0]["id"])
    put(filled, specimen_deposit())
    put(filled, specimen_deposit(address="elsewhere.txt"))
    assert list(filled.readings()) == []
    assert standing(filled) == []


def test_the_country_of_an_entity_is_that_of_who_takes_part(filled):
    said = correct(filled, SOLHEIM, country="SWE", name="Ingrid Solheim-Berg")
    (row,) = standing(filled)
    role = cast(filled, row["seq"])[0]
    assert (role["country"], role["entity_folded"]) == ("SWE", " ingrid solheim berg ")
    assert row["origin"] == said.id
    for one in reversed(rows(filled, schema.reviews)):
        judge(filled, "undo", SOLHEIM, undoes=one["id"])
    assert standing(filled)[0]["origin"] == "machine"


def test_a_rejected_entity_takes_part_in_nothing(filled):
    judge(filled, "reject", RUSU)
    (row,) = standing(filled)
    assert [role["entity"] for role in cast(filled, row["seq"])] == [SOLHEIM, REBELS]
    assert graves(filled) == [("entity", "rejected")]
    with pytest.raises(ReviewError, match="no entity of that id or name"):
        correct(filled, actors=["Ion Rusu"])


def test_a_judgement_holds_in_every_dispatch_with_the_same_words(filled):
    correct(filled, type="ASSAULT")
    put(filled, specimen_deposit("1", "copy.txt"))
    assert [row["type"] for row in standing(filled)] == ["ASSAULT", "ASSAULT"]
    judge(filled, "reject")
    assert standing(filled) == []


def test_a_judgement_keeps_holding_through_a_new_version_and_a_new_reading(filled):
    correct(filled, type="ASSAULT")
    put(filled, specimen_deposit("1"))
    (row,) = standing(filled)
    assert (row["type"], row["dispatch"]) == ("ASSAULT", 2)
    put(filled, specimen_deposit("1", reader="chancery 1"))
    (row,) = standing(filled)
    assert (row["type"], row["dispatch"]) == ("ASSAULT", 3)
    assert list(filled.corrections(only_stale=True)) == []


def test_a_rejected_event_stays_out_of_a_new_version(filled):
    judge(filled, "reject")
    put(filled, specimen_deposit("1"))
    assert standing(filled) == []
    assert graves(filled, EVENT) == [("event", "rejected")]


def test_a_judgement_whose_record_vanished_is_told_as_stale_and_can_be_undone(filled):
    said = correct(filled, type="ASSAULT")
    undone = judge(filled, "comment", reason="look at this")
    undo(filled, undone)
    changed = replace(specimen().events[0], act="see")
    put(filled, specimen_deposit("1", events=(changed,), agreements=()))
    assert [one.judgement for one in filled.corrections(only_stale=True)] == [said]
    shown = filled.record(EVENT)
    assert shown.machine is None
    assert shown.dispatches == ()
    undo(filled, said)
    assert list(filled.corrections(only_stale=True)) == []
    put(filled, replace(specimen_deposit("0"), data=b"the page itself"))
    assert standing(filled)[0]["origin"] == "machine"
    assert graves(filled, EVENT) == [("event", "superseded"), ("event", "restored")]


def test_what_comes_in_again_unchanged_neither_grows_nor_changes_anything(filled):
    correct(filled, type="ASSAULT")
    before = [rows(filled, table) for table in (schema.events, schema.dispatches)]
    put(filled, specimen_deposit())
    put(filled, specimen_deposit(address="elsewhere.txt"))
    assert [rows(filled, table) for table in (schema.events, schema.dispatches)] == before


def test_a_reviewer_may_say_that_a_promise_was_kept(filled):
    said = correct(filled, OBLIGATION, status="verified", due="2026-04")
    assert filled.record(OBLIGATION).verdict.corrections["status"] == "verified"
    assert said.kind == "obligation"


def test_a_record_is_known_by_the_beginning_of_its_id(filled):
    assert filled.record(EVENT[:11]).id == EVENT
    assert judge(filled, "accept", EVENT[:10]).record == EVENT


REFUSED = [
    ("event-abc", {"type": "AID"}, "no record's id"),
    ("xyz", {"type": "AID"}, "no record's id"),
    ("event-000000", {"type": "AID"}, "no such record"),
    (EVENT, {"colour": "blue"}, "no field that a reviewer may correct; one of type"),
    (AGENCY.replace("entity", "statement"), {"kind": "direct"}, "no such record"),
    (EVENT, {"type": "PARTY"}, "one of AGREE, CONSULT"),
    (EVENT, {"mode": "arrest"}, "no mode of CONSULT; visit or"),
    (EVENT, {"type": "COERCE", "mode": "visit"}, "no mode of COERCE"),
    (EVENT, {"modality": "perhaps"}, "one of asserted"),
    (EVENT, {"act": "To Meet!"}, "an act is a word"),
    (EVENT, {"date": "2026-02-30"}, "no date"),
    (EVENT, {"date": "2026-05/2026-04"}, "no date"),
    (EVENT, {"date": "mardi"}, "no date"),
    (EVENT, {"place": "Oslo (NORWAY)"}, "no country"),
    (EVENT, {"place": "(NOR)"}, "no place"),
    (EVENT, {"actors": ["Personne"]}, "no entity of that id or name"),
    (EVENT, {"actors": "entity-00"}, "no entity of that id or name"),
    (EVENT, {"actors": 7}, "give entities"),
    (EVENT, {"type": "CONSULT"}, "says so already"),
    (EVENT, {"place": "Oslo (NOR)"}, "says so already"),
    (EVENT, {"actors": [SOLHEIM, RUSU]}, "says so already"),
    (OBLIGATION, {"status": "kept"}, "one of promised"),
    (OBLIGATION, {"due": "../2026-04-11"}, "says so already"),
    (RUSU, {"country": "XXX"}, "no country"),
    (RUSU, {"sector": "army"}, "three capitals"),
    (RUSU, {"name": "null"}, "has a name"),
    (RUSU, {"name": "x" * 2001}, "longer than 2,000"),
    (RUSU, {"name": "a\0b"}, "holds a character that no text has"),
    (RUSU, {"name": "a\udc80b"}, "holds a character that no text has"),
]


def test_what_the_record_does_not_allow_is_refused_in_one_line(filled):
    for record, corrections, told in REFUSED:
        with pytest.raises(ReviewError, match=told) as refused:
            correct(filled, record, **corrections)
        assert "\n" not in str(refused.value)
    assert rows(filled, schema.reviews) == []


LACKING = [
    ({"action": "accept", "reviewer": "  "}, "is signed"),
    ({"action": "accept", "reviewer": "x" * 2001}, "longer than"),
    ({"action": "accept", "reason": "x" * 2001}, "longer than"),
    ({"action": "comment"}, "a comment says something"),
    ({"action": "correct"}, "says which field is what"),
    ({"action": "reject", "corrections": {"type": "AID"}}, "says which field is what"),
    ({"action": "undo"}, "names the judgement"),
    ({"action": "undo", "undoes": "review-0000"}, "no such judgement"),
    ({"action": "undo", "undoes": "review-%"}, "no such judgement"),
]


def test_a_judgement_that_lacks_something_is_refused(filled):
    for asked, told in LACKING:
        with pytest.raises(ReviewError, match=told):
            judge(filled, **asked)
    assert rows(filled, schema.reviews) == []


def test_an_ambiguous_beginning_names_the_records_that_it_fits(filled):
    with filled.writing() as (connection, _):
        change = update(schema.entities).where(schema.entities.c.id == AGENCY)
        connection.execute(change.values(id=f"{RUSU[:-1]}{'0' if RUSU[-1] != '0' else '1'}"))
    with pytest.raises(ReviewError, match=f"fits 2 records: .*{RUSU}"):
        judge(filled, "accept", RUSU[:-1])


def test_what_is_undone_already_is_not_undone_again(filled):
    said = judge(filled, "reject")
    undo(filled, said)
    with pytest.raises(ReviewError, match="undone already"):
        undo(filled, said)


def test_a_judgement_of_another_record_is_not_undone(filled):
    said = judge(filled, "reject", RUSU)
    with pytest.raises(ReviewError, match=f"a judgement of {RUSU}, not of"):
        judge(filled, "undo", EVENT, undoes=said.id)


def test_a_refused_judgement_of_several_fields_writes_none(filled):
    with pytest.raises(ReviewError):
        correct(filled, type="AID", date="soon")
    assert rows(filled, schema.reviews) == []
    assert standing(filled)[0]["origin"] == "machine"


def test_a_record_is_shown_with_its_sentence_and_the_words_by_which_it_was_found(filled):
    words = {EVENT: "a rencontré", OBLIGATION: "livrer", RUSU: "Ion Rusu", AGENCY: "Agence du Nord"}
    for record, found in words.items():
        shown = filled.record(record)
        assert (shown.anchor.exact, shown.source.publisher) == (found, "Le Courrier")
        assert shown.sentence.start <= shown.anchor.start < shown.anchor.end <= shown.sentence.end
        for quote in (shown.sentence, shown.anchor):
            assert CONTENT[quote.start : quote.end] == quote.exact
    assert filled.record(EVENT).sentence.exact == BODY
    cast = filled.record(EVENT).cast
    assert [str(cast[one]) for one in (SOLHEIM, RUSU)] == ["Ingrid Solheim (NOR)", "Ion Rusu (MDA)"]
    assert AGENCY not in cast


def test_who_takes_part_is_found_by_the_name_that_a_reviewer_gave(filled):
    correct(filled, RUSU, name="Ion Rusu-Lungu", country="ROU")
    (row,) = filled.find_events(Query()).rows
    assert [(one.name, one.country) for one in row.actors] == [
        ("Ingrid Solheim", "NOR"),
        ("Ion Rusu-Lungu", "ROU"),
    ]
    (row,) = filled.find_events(Query(machine=True)).rows
    assert [one.name for one in row.actors] == ["Ingrid Solheim", "Ion Rusu"]
    for name in ("Ion Rusu-Lungu (ROU)", "Ion Rusu (ROU)", "Ion Rusu-Lungu", "Ion Rusu"):
        said = correct(filled, recipients=name)
        assert said.value == f'["{RUSU}"]'
        undo(filled, said)


def test_two_of_one_name_are_told_apart_by_country_or_by_the_id_that_the_error_gives(filled):
    correct(filled, RUSU, name="Ingrid Solheim")
    with pytest.raises(ReviewError, match=rf"fits 2 of them; give the id: .*\[{RUSU}\]"):
        correct(filled, recipients="Ingrid Solheim")
    assert correct(filled, recipients="Ingrid Solheim (MDA)").value == f'["{RUSU}"]'


def test_corrections_are_listed_in_order_with_what_was_undone(filled):
    first = correct(filled, type="ASSAULT")
    second = judge(filled, "comment", RUSU, reason="who?")
    third = undo(filled, first)
    listed = [(one.judgement.id, one.undone) for one in filled.corrections()]
    assert listed == [(first.id, True), (second.id, False), (third.id, False)]
    assert [one.judgement.id for one in filled.corrections(since=second.at)] == [
        second.id, third.id,
    ]  # fmt: skip
    assert [one.judgement.id for one in filled.corrections(record=RUSU[:12])] == [second.id]
    with pytest.raises(QueryError, match="no time"):
        list(filled.corrections(since="yesterday"))


def test_deletions_are_listed_in_pages(filled):
    for record in (EVENT, RUSU, OBLIGATION):
        judge(filled, "reject", record)
    first = filled.deletions(limit=2)
    rest = filled.deletions(after=first[-1].number, limit=2)
    assert [stone.record for stone in (*first, *rest)] == [EVENT, RUSU, OBLIGATION]
    assert filled.deletions(since=rest[0].at) == rest
    assert filled.deletions(since="2999-01-01") == []


def test_readings_come_with_their_verdicts_in_the_order_in_which_they_changed(filled):
    put(filled, *(specimen_deposit(seal, f"{seal}.txt") for seal in "123456789abcdef"))
    put(filled, *(specimen_deposit(f"{seal}0"[:1], f"x{seal}.txt") for seal in "12"))
    name = next(r["id"] for r in rows(filled, schema.dispatches) if r["capture"] == "3" * 64)
    said = judge(filled, "accept", name)
    kept = list(filled.readings())
    assert len(kept) == 16
    assert kept[-1].changed_at == said.at
    assert kept[-1].verdicts[name].status == "accepted"
    assert [one.raw["dispatch"]["id"] for one in filled.readings(since=said.at)] == [name]
    assert filled.time() == said.at


TAMPERED = [
    {"at": "2020-01-01T00:00:00.000000Z"},
    {"reviewer": "Somebody"},
    {"action": "accept"},
    {"kind": "entity"},
    {"record": RUSU},
    {"field": "act"},
    {"was": '"AID"'},
    {"was": None},
    {"value": "null"},
    {"value": None},
    {"value": ' "ASSAULT"'},
    {"value": "no JSON"},
    {"reason": "other"},
    {"undoes": "review-0"},
    {"previous": None},
    {"id": "review-0000000000000000"},
    {"seq": 9},
]


def test_a_review_that_was_tampered_with_is_found(filled):
    judge(filled, "accept")
    said = correct(filled, type="ASSAULT")
    judge(filled, "accept")
    assert chain(filled) == []
    table = schema.reviews
    for change in TAMPERED:
        with filled.engine.connect() as connection:
            connection.execute(update(table).where(table.c.id == said.id).values(**change))
            assert check_chain(connection), change
            connection.rollback()
    assert chain(filled) == []


@pytest.mark.parametrize("number", [1, 2])
def test_a_review_that_was_taken_out_is_found(filled, number):
    for _ in range(3):
        judge(filled, "accept")
    with filled.writing() as (connection, _):
        connection.execute(delete(schema.reviews).where(schema.reviews.c.seq == number))
    assert chain(filled)
