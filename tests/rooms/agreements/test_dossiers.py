"""What is owed under one agreement, merged across dispatches and languages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.agreements.dossiers import gather_accords, overdue, silent
from chancery.agreements.ladder import reported_state
from chancery.records.dossier import ReportedStep
from tests.accords import (
    CHAD,
    CHAD_GOV,
    FRONT,
    FRONT_EN,
    SUDAN,
    accord,
    cited,
    days,
    owed,
    player,
)  # fmt: skip

FREE = owed(
    "libérer 200 prisonniers", CHAD, thing="200 prisonniers", due="../2025-04-30", ident="d1#o1"
)
LEAVE = owed("retirer leurs combattants de Faya", FRONT, thing="leurs combattants", ident="d1#o2")
FIRST = accord(
    "d1", "accord de Doha", CHAD, FRONT, signed="2025-03-11", place="Doha", owes=(FREE, LEAVE)
)
FREE_EN = owed("release the 200 detainees", CHAD_GOV, thing="the 200 detainees", ident="d2#o1")
LEAVE_EN = owed("withdraw its fighters from Faya", FRONT_EN, thing="its fighters", ident="d2#o2")
PAY_EN = owed("pay 3 million dollars to the families", CHAD_GOV, ident="d2#o3")
SECOND = accord(
    "d2", "Doha peace agreement", CHAD_GOV, FRONT_EN, language="en", day="2025-03-15",
    owes=(FREE_EN, LEAVE_EN, PAY_EN),
)  # fmt: skip


def actions(*accords):
    return [one.action for one in gather_accords(accords).stipulations]


def test_stipulations_are_merged_across_languages():
    dossier = gather_accords([FIRST, SECOND])
    assert [one.owed for one in dossier.stipulations] == [
        ("d1#o1", "d2#o1"),
        ("d1#o2", "d2#o2"),
        ("d2#o3",),
    ]
    free = dossier.stipulations[0]
    assert free.action == "libérer 200 prisonniers"
    assert [cited.exact for cited in free.told] == [FREE.action, FREE_EN.action]
    assert free.bearers == (CHAD,)
    assert (free.reported, free.assessment, free.since) == ("promised", None, "2025-03-11")


def test_a_dossier_says_who_made_the_agreement_when_and_where():
    dossier = gather_accords([SECOND, FIRST])
    assert dossier.parties == (CHAD, FRONT)
    assert (dossier.signed.edtf, dossier.place) == ("2025-03-11", "Doha")
    assert dossier.names == ("Doha peace agreement", "accord de Doha")
    assert dossier.accords == (FIRST.id, SECOND.id)
    assert dossier.last_day == "2025-03-15"


def test_rebels_are_no_party_beside_a_group_of_rebels_known_by_name():
    rebels = player("rebels", "TCD", "REB")
    again = accord("d2", "Doha agreement", CHAD_GOV, rebels, language="en")
    assert gather_accords([FIRST, again]).parties == (CHAD, FRONT)
    assert gather_accords([again]).parties == (CHAD_GOV, rebels)


def test_ids_stay_when_a_later_telling_comes():
    before, after = gather_accords([FIRST]), gather_accords([FIRST, SECOND])
    assert before.id == after.id
    assert [one.id for one in before.stipulations] == [one.id for one in after.stipulations][:2]


def test_known_kinds_of_promise_carry_their_codes():
    arms = owed("déposer les armes", FRONT, ident="d1#o4")
    stipulations = gather_accords([accord("d1", "accord", owes=(FREE, LEAVE, arms))]).stipulations
    assert [one.codes for one in stipulations] == [
        ("PAM:prisoner-release",),
        ("PAM:withdrawal-of-troops",),
        ("PAM:disarmament", "IDDRS:4.10/2"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        owed("libérer 200 prisonniers", SUDAN, ident="d2#o1"),
        owed("libérer 40 prisonniers", CHAD, thing="40 prisonniers", ident="d2#o1"),
        owed("lever les sanctions", CHAD, ident="d2#o1"),
        owed("libérer 200 prisonniers", CHAD, due="2025-09-01", ident="d2#o1"),
    ],
)
def test_another_bearer_figure_deed_or_day_is_another_stipulation(other):
    assert len(actions(FIRST, accord("d2", "accord de Doha", CHAD, owes=(other,)))) == 3


def test_the_same_deed_in_two_places_is_two_stipulations():
    other = owed("retirer ses combattants d'Abéché", FRONT, ident="d2#o1")
    assert len(actions(FIRST, accord("d2", "accord de Doha", CHAD, owes=(other,)))) == 3


def test_what_one_dispatch_tells_as_two_stays_two():
    more = owed("libérer 200 prisonniers blessés", CHAD, thing="200 prisonniers", ident="d1#o5")
    assert len(actions(accord("d1", "accord", owes=(FREE, more)))) == 2


def test_a_verb_that_says_little_needs_its_object():
    salaries = owed("verser les salaires", CHAD, ident="d1#o6")
    debts = owed("verser une rente aux veuves", CHAD, ident="d2#o6")
    again = owed("payer les salaires en retard", CHAD, ident="d3#o6")
    told = [accord(f"d{n}", "accord", owes=(o,)) for n, o in enumerate([salaries, debts, again], 1)]
    stipulations = gather_accords(told).stipulations
    assert [one.owed for one in stipulations] == [("d1#o6", "d3#o6"), ("d2#o6",)]


def test_a_deed_of_no_known_kind_is_recognised_by_its_words_in_one_language():
    one = owed("dresser la liste des biens saisis", CHAD, ident="d1#o7")
    other = owed("dresser une liste complète", CHAD, ident="d2#o7")
    told = [accord("d1", "accord", owes=(one,)), accord("d2", "accord", owes=(other,))]
    assert len(actions(*told)) == 1


REBELS = player("rebels", None, "REB")
SHORT = player("Front", "TCD", "REB")


@pytest.mark.parametrize("bearer", [REBELS, SHORT])
def test_an_armed_group_told_by_what_it_is_owes_what_the_only_one_of_the_parties_owes(bearer):
    told = owed("pull its fighters out of Faya", bearer, ident="d2#o1")
    second = accord("d2", "deal", CHAD, FRONT_EN, language="en", owes=(told,))
    leave = gather_accords([FIRST, second]).stipulations[1]
    assert leave.owed == ("d1#o2", "d2#o1")
    assert leave.bearers == (FRONT,)
    assert leave.known_as == ((FRONT, FRONT_EN, bearer),)


def test_of_two_armed_groups_the_rebels_are_neither():
    league = player("Ligue du Sud", "TCD", "REB", actor="actor-league")
    told = owed("withdraw its fighters", REBELS, ident="d2#o1")
    second = accord("d2", "deal", FRONT, league, language="en", owes=(told,))
    assert len(gather_accords([FIRST, second]).stipulations) == 3


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", owed("the release of 200 members of the movement", ident="d2#o1")),
        ("fr", owed("l'élargissement de 200 membres", thing="200 membres", ident="d2#o1")),
        ("en", owed("release under the Doha accord", CHAD_GOV, ident="d2#o1")),
        ("fr", owed("prisonniers promis par l'accord", ident="d2#o1")),
    ],
)
def test_what_is_told_in_part_joins_the_only_promise_that_it_may_be_of(language, told):
    second = accord("d2", "deal", CHAD, language=language, owes=(told,))
    for accords in ([FIRST, second], [second, FIRST]):
        assert gather_accords(accords).stipulations[0].owed == ("d1#o1", "d2#o1")


def test_what_nobody_is_said_to_owe_is_one_stipulation_too():
    date = owed("a date for elections is to be set", ident="d2#o1")
    back = owed("cette date serait fixée en avril", ident="d3#o1")
    second = accord("d2", "deal", CHAD, language="en", owes=(date,))
    third = accord("d3", "accord", CHAD, owes=(back,))
    found = gather_accords([FIRST, second, third]).stipulations[2]
    assert found.owed == ("d2#o1", "d3#o1")
    assert (found.bearers, set(found.known_as[0])) == ((), {CHAD, FRONT})


def test_what_points_back_to_one_of_two_promises_is_left_out():
    soldiers = owed("libérer quatorze soldats", FRONT, ident="d3#o1")
    back = owed("prisonniers promis par l'accord", ident="d2#o1")
    told = [
        FIRST,
        accord("d2", "deal", CHAD, owes=(back,)),
        accord("d3", "deal", FRONT, owes=(soldiers,)),
    ]
    assert "d2#o1" not in {x for one in gather_accords(told).stipulations for x in one.owed}


def test_words_that_say_nothing_to_be_done_are_no_stipulation():
    which = owed("which", CHAD, ident="d2#o1")
    assert len(actions(FIRST, accord("d2", "deal", CHAD, language="en", owes=(which,)))) == 2


def test_prints_of_one_text_say_the_same_whoever_was_read_as_the_bearer():
    one = replace(accord("d1", "accord", CHAD, FRONT, owes=(FREE,)), wire="w1")
    wrong = replace(FREE, id="d2#o1", bearers=(SUDAN,), cited=cited("d2", FREE.action))
    other = replace(accord("d2", "accord", CHAD, FRONT, owes=(wrong,)), wire="w1")
    free = gather_accords([one, other]).stipulations
    assert [x.owed for x in free] == [("d1#o1", "d2#o1")]
    assert free[0].bearers == (CHAD,)


def test_a_payment_is_recognised_by_those_to_whom_it_goes():
    one = replace(owed("pay 3 billion", CHAD, ident="d1#o1"), behind=" to displaced families")
    other = owed("verser une indemnité aux familles", CHAD, ident="d2#o1")
    told = [accord("d1", "deal", CHAD, language="en", owes=(one,))]
    assert len(actions(*told, accord("d2", "accord", CHAD, owes=(other,)))) == 1


def test_two_last_days_weeks_apart_are_of_two_promises():
    one = owed("libérer les prisonniers", CHAD, due="../2025-04-30", ident="d1#o1")
    late = owed("libérer des détenus", CHAD, due="../2025-06-30", ident="d2#o1")
    soon = replace(late, due=owed("", due="../2025-05-05").due)
    first = accord("d1", "accord", CHAD, owes=(one,))
    assert len(actions(first, accord("d2", "accord", CHAD, owes=(late,)))) == 2
    assert len(actions(first, accord("d2", "accord", CHAD, owes=(soon,)))) == 1


def test_what_a_party_undertook_beside_the_agreement_is_owed_under_it():
    promised = accord("d2", "libérer", kind="promise", day="2025-03-11", owes=(FREE_EN,))
    promised = replace(promised, language="en")
    dossier = gather_accords([promised, FIRST])
    assert (dossier.kind, dossier.name) == ("agreement", "accord de Doha")
    assert dossier.stipulations[0].owed == ("d2#o1", "d1#o1")


OBLIGATIONS = [FREE, LEAVE, FREE_EN, LEAVE_EN, PAY_EN]
OBLIGATIONS += [owed("release under the accord"), owed("withdraw from Faya", REBELS)]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(OBLIGATIONS), max_size=3),
            st.sampled_from(["fr", "en"]),
            st.sampled_from([None, "2025-03-13", "2025-04-01"]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_a_dossier_does_not_depend_on_the_order_of_its_tellings(told, random):
    accords = [
        accord(
            f"d{n}", "accord de Doha", CHAD, day=day, language=language,
            owes=[replace(o, id=f"d{n}#{i}", cited=cited(f"d{n}", o.action, i))
                  for i, o in enumerate(owes)],
        )
        for n, (owes, language, day) in enumerate(told)
    ]  # fmt: skip
    shuffled = random.sample(accords, len(accords))
    assert gather_accords(shuffled) == gather_accords(accords)


def with_steps(*steps, assessment=None):
    dossier = gather_accords([FIRST])
    free = replace(
        dossier.stipulations[0],
        steps=steps,
        reported=reported_state("promised", steps),
        assessment=assessment,
    )
    return replace(dossier, stipulations=(free, *dossier.stipulations[1:]))


def step(status, day):
    return ReportedStep(
        interaction=f"i-{day}", telling=f"t-{day}#{status}", status=status, day=day,
        claimed_by=None, sources=(), why="", cited=cited("t", "a libéré"),
    )  # fmt: skip


def test_what_is_due_and_not_reported_done_is_overdue_the_day_after():
    assert not overdue(with_steps(), days("2025-04-30"))
    assert [one.action for one in overdue(with_steps(), days("2025-05-01"))] == [FREE.action]
    begun = with_steps(step("begun", "2025-04-02"))
    assert overdue(begun, days("2025-05-01"))
    assert not overdue(with_steps(step("claimed_done", "2025-04-02")), days("2025-05-01"))


def test_an_assessment_stands_before_what_is_reported():
    done = step("claimed_done", "2025-04-02")
    assert overdue(with_steps(done, assessment="partly"), days("2025-05-01"))
    assert not overdue(with_steps(assessment="verified"), days("2025-05-01"))


def test_a_promise_nobody_reports_of_for_ninety_days_is_silent():
    assert not silent(with_steps(), days("2025-06-08"))
    assert len(silent(with_steps(), days("2025-06-09"))) == 2
    begun = with_steps(step("begun", "2025-04-02"))
    assert [one.action for one in silent(begun, days("2025-06-09"))] == [LEAVE.action]
    assert len(silent(begun, days("2025-06-09"), days=30)) == 2


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([], "promised"),
        ([("scheduled", "2025-04-01"), ("begun", "2025-04-03")], "begun"),
        ([("begun", "2025-04-03"), ("scheduled", "2025-04-05")], "begun"),
        ([("begun", "2025-04-03"), ("suspended", "2025-04-05")], "suspended"),
        ([("suspended", "2025-04-05"), ("begun", "2025-04-08")], "begun"),
        (
            [("partly", "2025-04-03"), ("suspended", "2025-04-05"), ("begun", "2025-04-08")],
            "partly",
        ),
        ([("refused", "2025-04-05"), ("promised", "2025-04-06")], "refused"),
        ([("claimed_done", "2025-04-05"), ("disputed", "2025-04-05")], "disputed"),
    ],
)
def test_the_reported_state_climbs_and_side_states_stand_until_the_next_rung(steps, state):
    assert reported_state("promised", [step(*one) for one in steps]) == state


def test_the_place_of_an_accord_is_the_one_that_most_give():
    told = [
        accord(name, "accord de paix", CHAD, FRONT, signed="2025-03-11", place=place, owes=(FREE,))
        for name, place in (("d1", "Gabon"), ("d2", "Libreville"), ("d3", "Libreville"))
    ]
    assert gather_accords(told).place == "Libreville"
