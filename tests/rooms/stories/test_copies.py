"""Prints of one text are found, and nothing else is; all texts are invented."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.records.clipping import Print, Wire
from chancery.stories.copies import compare, gather, independent, keys, prepare
from tests.rooms.stories.press import (
    ANOTHER,
    BACKGROUND,
    ENGLISH,
    FORM,
    NOTICE,
    ORIGINAL,
    OWN,
    RETOLD,
    answer,
    clipping,
    edited,
    meet,
    printed,
    weight,
)

AFP = "Agence France-Presse"


def copy_of(wire, name):
    return next(one for one in wire.copies if one.dispatch == f"dispatch-{name}")


# What is the same text.


def test_a_full_reprint_is_the_same_text():
    match = compare(printed("un"), printed("deux"))
    assert (match.answer, match.rule) == ("same", "sentences")
    assert match.features[0].shown == "20 of 20 stand in the other"


def test_a_reprint_under_another_headline_is_the_same_text():
    assert answer(printed("un", title="La trêve"), printed("deux", title="Accord signé")) == "same"


def test_quotation_marks_dashes_and_spaces_make_no_other_text():
    plain = [p.replace("« ", '"').replace(" »", '"').replace("’", "'") for p in ORIGINAL]
    loose = [p.replace(" ", "\u00a0 ").replace("-", "‑") for p in plain]
    assert compare(printed("un"), printed("deux", loose)).features[0].weight == 100


def test_other_cuts_of_the_paragraphs_make_no_other_text():
    assert compare(printed("un"), printed("deux", [" ".join(ORIGINAL)])).score >= 100


@pytest.mark.parametrize("kept", [2, 3, 5, 8])
def test_a_cut_reprint_is_the_same_text(kept):
    assert answer(printed("whole"), printed("cut", ORIGINAL[:kept])) == "same"


def test_a_later_cut_from_the_middle_is_the_same_text():
    cut = printed("cut", ORIGINAL[5:7], published="2025-04-25")
    assert answer(printed("whole"), cut) == "same"


def test_a_cut_that_nobody_dated_meets_the_whole():
    assert answer(printed("whole"), printed("cut", ORIGINAL[:2], published=None)) == "same"


def test_a_reprint_extended_by_own_paragraphs_is_the_same_text():
    own = (*OWN, *ANOTHER[:3])
    assert answer(printed("one"), printed("more", (*ORIGINAL, *own))) == "same"


@pytest.mark.parametrize("first", range(1, 11))
def test_one_word_in_ten_changed_is_the_same_text(first):
    words = [*["mot"] * first, *" | ".join(ORIGINAL).split()]
    changed = edited([" ".join(words)])[0].split(" ", first)[first].split("|")
    other = printed("edited", changed)
    assert meet(printed("one"), other)
    match = compare(printed("one"), other)
    assert (match.answer, match.rule) == ("same", "wording")


def test_an_update_that_keeps_most_of_the_text_is_the_same_text_reworked():
    old = ORIGINAL[0].replace("onze jours", "dix jours")
    update = (old, *OWN, *ORIGINAL[1:7])
    first = printed("radio", published="2025-04-24T08:00:00Z")
    second = printed("radio-2", update, publisher="radio", published="2025-04-24T11:00:00Z")
    assert answer(first, second) == "same"
    assert copy_of(gather([first, second]), "radio-2").kind == "reworked"


# What is not.


def test_a_translation_is_a_text_of_its_own():
    assert answer(printed("fr"), printed("en", ENGLISH, language="en")) == "never compared"
    match = compare(printed("fr"), printed("en", ORIGINAL, language="en"))
    assert (match.answer, match.rule) == ("not_same", "language")


def test_the_same_event_told_in_other_words_is_another_text():
    assert answer(printed("un"), printed("deux", RETOLD)) == "never compared"
    assert compare(printed("un"), printed("deux", RETOLD)).answer == "not_same"


def test_a_shared_paragraph_of_background_folds_nothing():
    one, other = printed("un"), printed("deux", (*ANOTHER, BACKGROUND))
    assert meet(one, other)
    assert compare(one, other).answer == "not_same"


def test_the_same_statement_quoted_in_two_reports_folds_nothing():
    quoted = ORIGINAL[1:3]
    one = printed("un", (ORIGINAL[0], *quoted, *ORIGINAL[6:9]))
    other = printed("deux", (RETOLD[0], *quoted, *RETOLD[2:], *OWN))
    assert answer(one, other) == "unsure"


def test_news_with_the_background_of_older_news_is_another_text():
    news = (OWN[0], *ORIGINAL[8:])
    one, other = printed("un"), printed("deux", news, published="2025-04-26")
    assert answer(one, other) == "unsure"
    assert weight(compare(one, other), "lead") < 0


def test_what_a_site_says_of_itself_is_left_out():
    notice = "Toute reproduction interdite sans accord : tous droits réservés au Phare du Sud."
    one = printed("un", (*ORIGINAL, notice))
    assert one.sentences == printed("deux").sentences


def test_a_notice_that_two_pages_share_folds_nothing():
    one, other = printed("un", (*ORIGINAL[:4], *NOTICE)), printed("deux", (*ANOTHER, *NOTICE))
    assert compare(one, other).answer == "not_same"


def test_two_items_of_a_round_up_stay_two_texts():
    whole = printed("round-up", (*ANOTHER, *ORIGINAL[:3], *RETOLD))
    item = printed("item", ORIGINAL[:3])
    assert answer(whole, item) == "unsure"
    assert weight(compare(whole, item), "part") < 0


def test_a_form_filled_in_anew_every_day_is_another_text():
    def filled(*numbers):
        return [FORM[0].format(*numbers[:2]), FORM[1].format(*numbers[2:])]

    monday = printed("monday", filled(112, 14, 530, 41, 8210), published="2025-04-21")
    tuesday = printed("tuesday", filled(97, 15, 544, 38, 8377), published="2025-04-22")
    assert answer(monday, tuesday) == "unsure"
    assert weight(compare(monday, tuesday), "figures") < 0


def test_a_text_that_returns_after_weeks_is_left_to_a_person():
    match = compare(printed("un"), printed("deux", published="2025-05-20"))
    assert (match.answer, match.rule) == ("unsure", "date")


def test_a_line_in_common_is_too_short_to_tell():
    line = "Toutes les images de la cérémonie sont à voir dans notre vidéo."
    assert compare(printed("un", [line]), printed("deux", [line])).answer != "same"


def test_prints_without_a_sentence_are_never_compared():
    empty = printed("empty", ["Voir la vidéo."])
    assert (empty.signature, keys(empty)) == ("", frozenset())
    assert compare(empty, empty).answer == "not_same"


# What is kept of a dispatch.


def test_a_print_is_small_and_travels_as_json():
    one = printed("un", agencies=("AFP",))
    said = msgspec.json.encode(one)
    assert msgspec.json.decode(said, type=Print) == one
    assert len(said) < 2000


def test_a_sketch_never_changes():
    assert printed("un").signature[:32] == "300a99dccf93d0b691698efd41e9066a"
    assert printed("un").sentences[:2] == (6976312967668644, 7552957659927264)


def test_a_sentence_goes_on_after_an_abbreviation():
    one = printed(
        "un", ["The ministers of the U.S. and Vandarou met on Monday in Tellina. They left."]
    )
    assert one.lengths == (13,)


def test_a_sentence_said_twice_counts_once():
    assert printed("un", (*ORIGINAL, ORIGINAL[0])).sentences == printed("deux").sentences


# Who took it from whom.


def test_the_agency_is_the_source_and_its_own_print_the_origin():
    wire = gather(
        [
            printed("afp", publisher="AFP", published="2025-04-24T09:00:00Z"),
            printed("phare", agencies=("AFP",), published="2025-04-24T08:00:00Z"),
            printed("echo", ORIGINAL[:3], published="2025-04-25"),
        ]
    )
    assert wire.source == AFP
    assert [one.dispatch for one in wire.copies] == [
        "dispatch-phare",
        "dispatch-afp",
        "dispatch-echo",
    ]
    assert [one.kind for one in wire.copies] == ["full", "first", "cut"]
    assert [one.of for one in wire.copies] == ["dispatch-afp", None, "dispatch-afp"]


def test_an_agency_that_did_not_print_it_here_is_still_the_source():
    wire = gather([printed("phare"), printed("echo", agencies=("AFP",), published="2025-04-25")])
    assert wire.source == AFP
    assert wire.copies[0].kind == "first"


def test_the_agency_that_most_prints_credit_is_the_source():
    credits_ = {"un": ("Reuters",), "deux": ("AFP",), "trois": ("avec", "AFP")}
    wire = gather([printed(name, agencies=named) for name, named in credits_.items()])
    assert wire.source == AFP


def test_without_an_agency_the_first_outlet_is_the_source():
    later, first = printed("echo", published="2025-04-25"), printed("phare")
    assert gather([later, first]).source == "phare"


def test_an_agency_that_prints_days_later_what_nobody_credits_to_it_took_it_over():
    late = printed("sana", publisher="SANA", published="2025-04-27")
    assert gather([printed("phare"), late]).source == "phare"


def test_an_outlet_may_take_the_text_from_another_with_its_additions():
    wire = gather(
        [
            printed("afp", publisher="AFP"),
            printed("phare", (*ORIGINAL, *OWN), published="2025-04-25"),
            printed("echo", (*ORIGINAL, *OWN), published="2025-04-26"),
        ]
    )
    assert (copy_of(wire, "phare").kind, copy_of(wire, "phare").of) == ("extended", "dispatch-afp")
    assert (copy_of(wire, "echo").kind, copy_of(wire, "echo").of) == ("full", "dispatch-phare")
    assert copy_of(wire, "phare").share == round(20 / 22, 3)


def test_two_cuts_that_share_nothing_are_both_cuts_of_the_whole():
    wire = gather(
        [
            printed("head", ORIGINAL[:3], published="2025-04-24"),
            printed("tail", ORIGINAL[6:], published="2025-04-25"),
            printed("whole", published="2025-04-26"),
        ]
    )
    assert (copy_of(wire, "tail").kind, copy_of(wire, "tail").of) == ("cut", "dispatch-whole")
    assert (copy_of(wire, "whole").kind, copy_of(wire, "whole").of) == ("extended", "dispatch-head")


def test_undated_prints_come_last():
    wire = gather([printed("undated", published=None), printed("dated")])
    assert [one.dispatch for one in wire.copies] == ["dispatch-dated", "dispatch-undated"]


def test_hours_are_compared_across_time_zones():
    early = printed("early", published="2025-04-24T10:00:00+03:00")
    late = printed("late", published="2025-04-24T08:00:00Z")
    assert gather([late, early]).source == "early"


def test_independent_sources_are_fewer_than_outlets():
    def wire(name, source):
        return Wire(id=name, source=source, copies=())

    found = independent([wire("a", AFP), wire("b", AFP), wire("c", "Reuters"), wire("d", None)])
    assert found == (AFP, "Reuters", "d")


# Laws.

PIECES = (*ORIGINAL, *RETOLD, *ANOTHER[:2], *OWN)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map(tuple)
DAYS = st.sampled_from([None, "2025-04-24", "2025-04-24T09:00:00Z", "2025-04-27", "2025-06-01"])
CREDITS = st.sampled_from([(), ("AFP",), ("Reuters", "AFP"), ("agence inconnue",)])


@st.composite
def prints(draw):
    paragraphs, published = draw(TEXTS), draw(DAYS)
    name = draw(st.sampled_from(["phare", "echo", "AFP", "Xinhua"]))
    language, agencies = draw(st.sampled_from(["fr", "en", None])), draw(CREDITS)
    n = draw(st.integers(0, 99))
    made = clipping(f"{name}-{n}", paragraphs, published=published, publisher=name,
                    language=language, agencies=agencies)  # fmt: skip
    return prepare(made)


@given(prints(), prints())
def test_it_does_not_matter_which_of_two_is_asked_about(one, other):
    assert compare(one, other) == compare(other, one)


@given(prints(), prints())
def test_prints_of_one_text_meet_when_both_are_dated(one, other):
    if one.day and other.day and compare(one, other).answer == "same":
        assert meet(one, other)


@given(st.lists(prints(), min_size=1, max_size=6, unique_by=lambda one: one.dispatch), st.randoms())
def test_a_wire_is_the_same_in_whatever_order_its_prints_come(found, random):
    shuffled = random.sample(found, len(found))
    wire = gather(found)
    assert wire == gather(shuffled)
    assert sorted(one.dispatch for one in wire.copies) == sorted(one.dispatch for one in found)
    assert [one.kind for one in wire.copies].count("first") == 1
