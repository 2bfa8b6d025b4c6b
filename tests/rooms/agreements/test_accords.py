"""The same agreement in two dispatches, and agreements that only look alike."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chancery.agreements.accords import accord_keys, compare_accords
from tests.accords import CHAD, CHAD_GOV, FRONT, FRONT_EN, QATAR, SUDAN, accord, owed, player

DOHA = accord("d1", "accord de Doha", CHAD, FRONT, signed="2025-03-11", place="Doha")


def answer(one, other):
    return compare_accords(one, other).answer


def meets(one, other):
    return bool(accord_keys(one) & accord_keys(other))


@pytest.mark.parametrize(
    "other",
    [
        accord("d2", "Doha agreement", language="en", day="2025-03-20"),
        accord("d2", "peace deal", CHAD_GOV, FRONT_EN, language="en", signed="2025-03-11"),
        accord("d2", "accord", CHAD_GOV, FRONT, signed="2025-03-10/2025-03-16"),
        accord("d2", "accord du 11 mars", CHAD, day="2025-05-02"),
        accord("d2", "accord", FRONT, place="Doha", day="2025-03-15"),
        accord("d2", "accord", CHAD, FRONT, QATAR, place="Doha", day="2025-06-15"),
    ],
)
def test_an_agreement_is_recognised_by_parties_date_place_and_name(other):
    assert meets(DOHA, other)
    assert answer(DOHA, other) == "same"


def test_a_ceasefire_concluded_last_week_is_the_one_signed_that_day():
    one = accord("d1", "cessez-le-feu", SUDAN, CHAD, signed="2025-03-11")
    other = accord("d2", "truce", SUDAN, language="en", signed="2025-03-10/2025-03-16")
    assert meets(one, other)
    assert answer(one, other) == "same"


def test_an_agreement_made_in_pekin_is_the_beijing_agreement():
    one = accord("d1", "accord de Pékin", CHAD)
    other = accord("d2", "Beijing agreement", language="en")
    assert meets(one, other)
    assert answer(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DOHA, accord("d2", "décret", CHAD, FRONT, signed="2025-03-11", kind="decree")),
        (DOHA, accord("d2", "accord", CHAD, FRONT, signed="2023-08-08")),
        (DOHA, accord("d2", "accord", CHAD, FRONT, signed="2025-03-28", place="Alger")),
        (DOHA, accord("d2", "accord", SUDAN, QATAR, signed="2025-03-11")),
        (DOHA, accord("d2", "accord de Doha", SUDAN, QATAR, signed="2020-02-29")),
    ],
)
def test_another_kind_date_place_or_other_parties_are_another_agreement(one, other):
    assert answer(one, other) == "not_same"


@pytest.mark.parametrize(
    "other",
    [
        accord("d2", "accord"),
        accord("d2", "cessez-le-feu"),
        accord("d2", "the deal", language="en"),
        accord("d2", "accord", player("rebelles", None, "REB"), player("habitants", None, "CVL")),
    ],
)
def test_an_agreement_told_without_party_date_or_name_merges_with_nothing(other):
    assert all(key.startswith("text|d2|") for key in accord_keys(other))
    for one in (DOHA, accord("d3", "accord"), other):
        assert answer(one, other) != "same"


def test_one_shared_party_is_not_enough():
    assert answer(DOHA, accord("d2", "accord", CHAD)) == "unsure"


def test_an_agreement_about_trade_is_not_the_peace_agreement_of_the_same_parties():
    one = accord("d1", "accord de paix", CHAD, SUDAN)
    other = accord("d2", "trade deal", CHAD, SUDAN, language="en")
    assert answer(one, other) != "same"


def test_minsk_ii_is_not_minsk():
    one = accord("d1", "accord de Minsk", CHAD, SUDAN)
    other = accord("d2", "accord de Minsk II", CHAD, SUDAN)
    third = accord("d3", "Minsk III agreement", CHAD, SUDAN, language="en")
    assert answer(other, third) != "same"
    assert answer(one, other) == "same"


def test_a_general_country_name_of_a_party_is_no_name_of_the_agreement():
    one = accord("d1", "accord Tchad-Soudan", CHAD, day="2025-03-13")
    other = accord("d2", "Chad agreement", CHAD, language="en")
    assert answer(one, other) == "unsure"


def test_two_agreements_that_one_dispatch_tells_apart_are_left_to_a_reviewer():
    other = accord("d1", "pacte de Doha", CHAD, FRONT, signed="2025-03-11")
    assert answer(DOHA, other) == "unsure"


FREE = owed("libérer 200 prisonniers", CHAD, thing="200 prisonniers")


def promise(dispatch, *owes, day="2025-03-13", language="fr"):
    return accord(dispatch, owes[0].action, kind="promise", owes=owes, day=day, language=language)


def test_a_promise_is_recognised_by_who_promises_what_in_another_language():
    one = promise("d1", FREE)
    told = owed("release the 200 detainees", CHAD_GOV, thing="the 200 detainees")
    other = promise("d2", told, language="en", day="2025-03-15")
    assert meets(one, other)
    assert answer(one, other) == "same"


@pytest.mark.parametrize(
    "other",
    [
        promise("d2", owed("libérer 200 prisonniers", SUDAN)),
        promise("d2", owed("lever les sanctions", CHAD)),
        promise("d2", owed("libérer 40 prisonniers", CHAD, thing="40 prisonniers")),
    ],
)
def test_another_bearer_another_deed_or_other_figures_are_another_promise(other):
    assert answer(promise("d1", FREE), other) == "not_same"


def test_a_promise_made_again_weeks_later_is_left_to_a_reviewer():
    assert answer(promise("d1", FREE), promise("d2", FREE, day="2025-05-13")) == "unsure"


def test_the_same_parties_agree_again():
    one = accord("d1", "échange de prisonniers: accord", CHAD, SUDAN, day="2025-03-13")
    other = accord("d2", "accord", CHAD, SUDAN, day="2025-04-13", names=("prisonniers: accord",))
    soon = accord("d3", "prisoner deal", CHAD, SUDAN, day="2025-03-15", language="en")
    assert answer(one, other) == "unsure"
    assert compare_accords(one, other).rule == "nothing says when"
    assert answer(one, soon) == "same"


def test_two_decrees_of_one_day_are_one_only_where_they_share_their_matter():
    visas = accord("d1", "décret sur les visas", CHAD_GOV, kind="decree", signed="2025-03-11")
    fuel = accord("d2", "décret sur le carburant", CHAD_GOV, kind="decree", signed="2025-03-11")
    again = accord("d3", "décret visas", CHAD_GOV, kind="decree", signed="2025-03-11")
    assert meets(visas, fuel)
    assert answer(visas, fuel) == "unsure"
    assert answer(visas, again) == "same"


def test_a_truce_and_a_treaty_of_one_day_are_left_to_a_reviewer():
    one = accord("d1", "trêve", CHAD, SUDAN, signed="2025-03-11")
    other = accord("d2", "traité", CHAD, SUDAN, signed="2025-03-11")
    assert answer(one, other) == "unsure"


def printed(one, wire="w1", **changes):
    return replace(one, wire=wire, **changes)


def test_prints_of_one_text_tell_one_agreement_in_the_same_words():
    one = printed(accord("d1", "accord de cessez-le-feu"))
    other = printed(accord("d2", "accord de cessez-le-feu", day="2025-03-15"))
    assert meets(one, other)
    assert answer(one, other) == "same"
    assert compare_accords(one, other).rule == "prints of one text"


def test_prints_of_one_text_that_tell_other_words_or_another_day_are_left_open():
    one = printed(accord("d1", "accord", signed="2025-03-11"))
    for other in (
        printed(accord("d2", "cessez-le-feu")),
        printed(accord("d2", "accord", signed="2024-03-11")),
        printed(accord("d2", "accord"), wire="w2"),
    ):
        assert answer(one, other) != "same"


REBELS = player("rebelles", None, "REB")
FRONT_ONLY = player("Front du Nord", "TCD", "REB")


def test_a_deal_told_again_in_one_dispatch_is_the_one_signed():
    one = accord("d1", "peace agreement", CHAD, FRONT_EN, language="en", signed="2025-03-13")
    again = accord("d1", "peace deal", CHAD, REBELS, language="en")
    older = accord("d1", "peace deal", CHAD, REBELS, language="en", signed="2021-08-08")
    assert meets(one, again)
    assert answer(one, again) == "same"
    assert answer(one, older) != "same"


def test_a_peace_deal_told_by_the_month_and_one_of_its_parties_is_recognised():
    one = accord("d1", "accord de paix", CHAD, FRONT, signed="2025-03-11", place="Doha")
    short = accord("d2", "peace accord", REBELS, language="en", day="2025-04-05", signed="2025-03")
    other = replace(short, around=("actor-front", "states:TCD"))
    assert meets(one, other)
    assert answer(one, other) == "same"
    assert answer(one, short) != "same"


def test_a_peace_deal_of_another_month_or_other_rebels_is_not_taken_for_it():
    one = accord("d1", "accord de paix", CHAD, FRONT, signed="2025-03-11", place="Doha")
    told = accord("d2", "peace accord", REBELS, language="en", day="2025-05-20", signed="2025-05")
    south = player("Southern Army", "TCD", "REB", actor="actor-south")
    beside = replace(told, around=("actor-front", "states:TCD"))
    assert answer(one, beside) != "same"
    other = accord("d2", "peace accord", south, language="en", day="2025-03-20", signed="2025-03")
    assert answer(one, other) != "same"


UNDERTAKE = owed("libérer quatorze soldats", REBELS)


def test_what_a_party_undertakes_where_the_signing_is_told_belongs_to_the_agreement():
    deal = accord("d1", "accord de paix", CHAD, FRONT, signed="2025-03-13", place="Doha")
    made = promise("d1", UNDERTAKE)
    assert meets(deal, made)
    assert answer(deal, made) == answer(made, deal) == "same"


def test_what_somebody_else_promises_or_promises_later_is_no_part_of_the_agreement():
    deal = accord("d1", "accord de paix", CHAD, FRONT, signed="2025-03-13", place="Doha")
    old = accord("d1", "accord de paix", CHAD, FRONT, signed="2024-03-13", place="Doha")
    two = accord("d1", "accord", FRONT, player("Ligue", "TCD", "REB"), signed="2025-03-13")
    assert answer(deal, promise("d1", owed("donner cinq millions", QATAR))) == "unsure"
    assert answer(old, promise("d1", UNDERTAKE)) == "unsure"
    assert answer(two, promise("d1", UNDERTAKE)) == "unsure"
    assert answer(deal, promise("d2", UNDERTAKE)) == "unsure"


def test_what_a_party_promised_in_the_place_of_the_agreement_belongs_to_it():
    deal = accord("d1", "accord de paix", CHAD, FRONT, signed="2025-03-11", place="Doha")
    made = owed("retrait promis par le Front à Doha", FRONT_ONLY)
    told = replace(promise("d2", made, day="2025-04-02"), place="Doha")
    assert meets(deal, told)
    assert answer(deal, told) == "same"
    late = replace(promise("d2", made, day="2026-04-02"), place="Doha")
    assert answer(deal, late) == "unsure"


def test_two_promises_of_one_occasion_may_be_two_of_one_agreement():
    one = promise("d1", owed("libérer 200 prisonniers", CHAD))
    other = promise("d1", owed("lever les sanctions", CHAD))
    assert answer(one, other) == "unsure"
    assert answer(one, replace(other, dispatch="d2")) == "not_same"


def test_the_answer_says_by_what_it_was_decided():
    match = compare_accords(DOHA, accord("d2", "Doha agreement", language="en"))
    assert [f.name for f in match.features if f.says == "same"] == ["name or place"]
    assert match.rule == "score"


PARTIES = st.lists(
    st.sampled_from([REBELS, CHAD, CHAD_GOV, FRONT, FRONT_EN, SUDAN, QATAR]), max_size=3
)
ACCORDS = st.builds(
    lambda n, name, parties, day, signed, place, kind, wire, around: replace(
        accord(
            f"d{n}", name, *parties, day=day, signed=signed, place=place, kind=kind,
            owes=[FREE] if kind == "promise" else (),
        ),
        wire=wire, around=tuple(around),
    ),
    n=st.integers(0, 9),
    name=st.sampled_from(["accord", "accord de Doha", "trêve", "traité de paix"]),
    parties=PARTIES,
    day=st.sampled_from([None, "2025-03-13", "2025-05-01"]),
    signed=st.sampled_from([None, "2025-03-11", "2025-03", "2024"]),
    place=st.sampled_from([None, "Doha", "Alger"]),
    kind=st.sampled_from(["agreement", "promise"]),
    wire=st.sampled_from(["", "w1"]),
    around=st.lists(st.sampled_from(["actor-front", "states:TCD", "actor-else"]), max_size=2),
)  # fmt: skip


@given(one=ACCORDS, other=ACCORDS)
def test_comparing_is_symmetric(one, other):
    assume(one.id != other.id)
    assert compare_accords(one, other) == compare_accords(other, one)


@given(one=ACCORDS, other=ACCORDS)
def test_what_is_the_same_is_also_brought_together(one, other):
    if answer(one, other) == "same":
        assert meets(one, other)
