"""Which tellings are of one event, and what is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.stories.interactions_gather import gather_tellings
from chancery.stories.interactions_keys import telling_keys
from chancery.stories.interactions_match import compare_tellings
from tests.rooms.stories.staging import CAST, TOWNS, telling

MEET, VISIT, PLAN = "meet CONSULT", "visit CONSULT", "meet AGREE"
ATTACK, KILL, BOMB = "attack ASSAULT", "kill ASSAULT", "bomb ASSAULT"
ACCUSE, SIGN, CANCEL = "accuse ACCUSE", "sign SUPPORT", "cancel REJECT"

SAME = {
    "a meeting told in two languages": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-14", at="Ankara"),
        telling(MEET, "Demirel, Sadiqi", on="2025-05-14", at="Ankara", language="en"),
    ),
    "ministers named by one and called by their country by the other": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-14", at="Ankara"),
        telling(MEET, "ministre iranien, Turkish minister", on="2025-05-14", at="Ankara"),
    ),
    "a visit of which one names only the visitor": (
        telling(VISIT, "Sadiqi", on="2025-05-14", at="Ankara"),
        telling(MEET, "Sadiqi, Demirel", on="2025-05-14", at="Ankara", language="en"),
    ),
    "a meeting planned, and held on its day": (
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-20", at="Ankara", modality="planned"),
        telling(MEET, "Sadiqi, Demirel", on="2025-05-20", day="2025-05-21"),
    ),
    "a meeting planned, and called off": (
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-20", at="Ankara", modality="planned"),
        telling(CANCEL, "Sadiqi", "Demirel", day="2025-05-17"),
    ),
    "an attack claimed, and denied two days later": (
        telling(BOMB, "Malian army", on="2025-05-13", at="Gao", modality="attributed"),
        telling(BOMB, "Malian army", at="Gao", modality="negated", day="2025-05-15"),
    ),
    "an attack whose author one does not name": (
        telling(ATTACK, "Red Crest", "villagers", on="2025-05-13", at="Gao", text="douze morts"),
        telling(KILL, whom="villagers", on="2025-05-13", at="Gao", text="12 killed", language="en"),
    ),
    "an attack with two tolls": (
        telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", text="douze morts"),
        telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", text="quinze morts"),
    ),
    "an attack in a country, and in a town of it": (
        telling(ATTACK, "Red Crest", "Malian army", on="2025-05-13", at="Mali"),
        telling(ATTACK, "Red Crest", "Malian army", on="2025-05-13", at="Gao"),
    ),
    "an accord remembered by its month": (
        telling(SIGN, "Iran, Iraq", on="2025-03-19", at="Bagdad", day="2025-03-20"),
        telling(SIGN, "Iran, Iraq", on="2025-03", at="Bagdad", day="2025-05-20"),
    ),
    "what somebody said on one day, without a date": (
        telling(ACCUSE, "Ravel", "Iran", topics=["son programme nucléaire"]),
        telling(ACCUSE, "Ravel", "Iran", topics=["the nuclear programme"], language="en"),
    ),
}
APART = {
    "two meetings of the same people a week apart": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-07", at="Ankara"),
        telling(MEET, "Sadiqi, Demirel", on="2025-05-14", at="Ankara"),
    ),
    "two meetings without a date, told a week apart": (
        telling(MEET, "Sadiqi, Demirel", day="2025-05-07"),
        telling(MEET, "Sadiqi, Demirel", day="2025-05-14"),
    ),
    "one minister with two others on one day": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-14", at="Ankara"),
        telling(MEET, "Sadiqi, Haddad", on="2025-05-14", at="Ankara"),
    ),
    "two attacks by one group in two towns on one day": (
        telling(ATTACK, "Red Crest", "Malian army", on="2025-05-13", at="Gao"),
        telling(ATTACK, "Red Crest", "Malian army", on="2025-05-13", at="Mopti"),
    ),
    "two groups in one town on one day": (
        telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao"),
        telling(ATTACK, "Black Dune", on="2025-05-13", at="Gao"),
    ),
    "the same verb a month apart": (
        telling(SIGN, "Iran, Iraq", on="2025-04-13", topics=["transit"]),
        telling(SIGN, "Iran, Iraq", on="2025-05-13", topics=["transit"]),
    ),
    "two ministers of one country": (
        telling(ACCUSE, "Ravel", "Iran", on="2025-05-13"),
        telling(ACCUSE, "Duval", "Iran", on="2025-05-13"),
    ),
    "accusations of two matters on two days": (
        telling(ACCUSE, "Ravel", "Iran", on="2025-05-12", topics=["missiles balistiques"]),
        telling(ACCUSE, "Ravel", "Iran", on="2025-05-14", topics=["prisonniers politiques"]),
    ),
    "a visit that was refused, and one that was made": (
        telling("visit REJECT", "Sadiqi", "Demirel", on="2025-05-14"),
        telling(VISIT, "Sadiqi", "Demirel", on="2025-05-14"),
    ),
    "a telephone call and a visit": (
        telling(VISIT, "Ravel", "Karimov", on="2025-05-14", mode="visit"),
        telling("accuse ACCUSE", "Ravel", "Karimov", on="2025-05-14"),
    ),
    "two acts of one dispatch": (
        telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", dispatch="dispatch-x"),
        telling(KILL, "Red Crest", on="2025-05-13", at="Gao", dispatch="dispatch-x"),
    ),
    "a meeting called off on the day of another": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-02", day="2025-05-03"),
        telling(CANCEL, "Sadiqi", "Demirel", day="2025-05-17"),
    ),
}
SURE_OF_NEITHER = {
    "accusations in two languages that share no word": (
        telling(ACCUSE, "Mali", "Niger", on="2025-05-13", topics=["son espace aérien"]),
        telling(ACCUSE, "Mali", "Niger", topics=["attacking hospitals"], language="en"),
    ),
    "the same states on one day, and nothing else": (
        telling(ATTACK, "Mali", "Niger", day="2025-05-13"),
        telling(BOMB, "Mali", "Niger", day="2025-05-14", language="en"),
    ),
    "accusations on two days in two languages": (
        telling(ACCUSE, "Ravel", "Iran", on="2025-05-13", topics=["les missiles"]),
        telling(ACCUSE, "Ravel", "Iran", on="2025-05-14", topics=["prisoners"], language="en"),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one_event_told_twice_is_one(case):
    a, b = SAME[case]
    assert compare_tellings(a, b).answer == "same", compare_tellings(a, b).to_json()


@pytest.mark.parametrize("case", SAME)
def test_one_event_told_twice_shares_a_key(case):
    a, b = SAME[case]
    assert telling_keys(a) & telling_keys(b)


@pytest.mark.parametrize("case", APART)
def test_two_events_are_two(case):
    a, b = APART[case]
    assert compare_tellings(a, b).answer != "same", compare_tellings(a, b).to_json()


@pytest.mark.parametrize("case", SURE_OF_NEITHER)
def test_what_neither_speaks_for_nor_against_is_left_to_a_reviewer(case):
    a, b = SURE_OF_NEITHER[case]
    assert compare_tellings(a, b).answer == "unsure", compare_tellings(a, b).to_json()


def test_a_match_tells_each_feature_in_words():
    a, b = SAME["an attack with two tolls"]
    told = {feature.name: feature for feature in compare_tellings(a, b).features}
    assert told["figures"].says == "near"
    assert told["figures"].shown == "douze morts · quinze morts"
    assert told["actors"].shown == "Red Crest = Red Crest"
    assert told["mode"].says == "silent"


def test_the_same_sentence_of_one_text_is_one_event_whoever_prints_it():
    text = "Des inconnus ont attaqué une caserne du nord, tuant plusieurs gardes."
    a = telling(ATTACK, "gunmen", text=text, wire="wire-a", day=None)
    b = telling(ATTACK, "gunmen", text=text, wire="wire-a", day="2025-05-16")
    assert compare_tellings(a, b).answer == "same"
    assert telling_keys(a) & telling_keys(b)


def test_the_same_sentence_tells_two_acts_once_each():
    text = "Le Croissant rouge a attaqué un village près de Gao et a enlevé trois enfants."
    a = telling(ATTACK, "Red Crest", text=text, wire="wire-a", on="2025-05-13")
    b = telling("abduct ASSAULT", "Red Crest", text=text, wire="wire-a", on="2025-05-13")
    assert compare_tellings(a, b).rule == "two_of_one_dispatch"


def test_a_claim_and_its_denial_in_one_dispatch_are_one_event():
    a = telling(BOMB, "Malian army", at="Gao", modality="attributed", dispatch="dispatch-y")
    b = telling(BOMB, "Malian army", at="Gao", modality="negated", dispatch="dispatch-y")
    assert compare_tellings(a, b).answer == "same"


def test_two_towns_are_one_event_where_numbers_and_words_agree():
    words = "Le convoi humanitaire attaqué transportait farine et médicaments, douze morts."
    a = telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", text=words)
    b = telling(ATTACK, "Red Crest", on="2025-05-13", at="Mopti", text=words)
    assert compare_tellings(a, b).answer == "same"


def test_nobody_in_common_is_never_sure():
    a = telling(KILL, "gunmen", "villagers", on="2025-05-13", at="Gao", topics=["le marché"])
    b = telling(KILL, on="2025-05-13", at="Gao", topics=["le marché"])
    assert compare_tellings(a, b).answer == "unsure"
    assert compare_tellings(a, b).rule == "nobody_shared"


def test_keys_are_few_and_never_of_one_state_alone_where_more_is_known():
    keys = telling_keys(telling(MEET, "Sadiqi, Demirel", on="2025-05-14", at="Ankara"))
    assert len(keys) < 16
    assert "meeting|IRN+TUR|2025-05-14" in keys
    assert not any(key.startswith("meeting|IRN|") for key in keys)


def test_an_interaction_says_what_most_texts_say_and_keeps_what_they_contradict():
    done = gather_tellings(
        [
            telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", text="douze morts", wire="w1"),
            telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", text="15 morts", wire="w2"),
            telling(KILL, "Red Crest", on="2025-05-12", at="Mopti", text="15 tués", wire="w3"),
            telling(ATTACK, "Red Crest", at="Mali", modality="negated", wire="w4"),
        ],
        {},
    )
    assert (done.act, done.type, done.when.edtf, done.place) == (
        "attack", "ASSAULT", "2025-05-13", "Gao",
    )  # fmt: skip
    assert done.state == "contested"
    found = {c.field: [v.value for v in c.versions] for c in done.contradictions}
    assert found == {
        "date": ["2025-05-13", "2025-05-12"],
        "place": ["Gao", "Mopti"],
        "denial": ["tells", "denies"],
        "figure: morts": ["12", "15"],
    }


@pytest.mark.parametrize(
    ("topics", "disputed"), [((), False), (("la libération de 120 détenus",), True)]
)
def test_numbers_beside_an_accord_contradict_only_where_they_are_its_matter(topics, disputed):
    other = tuple(one.replace("120", "80") for one in topics)
    done = gather_tellings(
        [
            telling(
                SIGN, "Mali, Niger", text="Un accord sur 120 détenus", topics=topics, wire="w1"
            ),
            telling(SIGN, "Mali, Niger", text="Un accord sur 80 détenus", topics=other, wire="w2"),
        ],
        {},
    )
    assert bool(done.contradictions) is disputed


def test_a_less_exact_date_or_place_contradicts_nothing():
    done = gather_tellings(
        [
            telling(ATTACK, "Red Crest", on="2025-05", at="Mali"),
            telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao"),
        ],
        {},
    )
    assert done.contradictions == ()
    assert (done.when.edtf, done.place) == ("2025-05-13", "Gao")


@pytest.mark.parametrize(
    ("tellings", "state"),
    [
        ([{"modality": "planned"}], "announced"),
        ([{"modality": "planned"}, {"day": "2025-05-15"}], "reported"),
        ([{"modality": "planned"}, {"did": CANCEL, "day": "2025-05-15"}], "called_off"),
        ([{"did": CANCEL}, {"day": "2025-05-15"}], "reported"),
        ([{"modality": "negated"}], "denied"),
        ([{"modality": "negated"}, {"modality": "planned"}], "denied"),
        ([{"modality": "negated", "on": "2025-05-20"}], "called_off"),
        ([{"modality": "conditional", "on": "2025-05-20"}], "announced"),
        ([{"modality": "conditional", "on": "2025-05-13"}], "reported"),
        ([{}, {"modality": "negated"}], "contested"),
    ],
)
def test_the_state_is_what_the_reports_add_up_to(tellings, state):
    made = [telling(**{"did": MEET, "who": "Sadiqi, Demirel", **said}) for said in tellings]
    assert gather_tellings(made, {}).state == state


def test_forty_prints_of_one_text_are_forty_outlets_and_one_source():
    prints = [telling(MEET, "Sadiqi, Demirel", wire="wire-a") for _ in range(40)]
    done = gather_tellings(prints, {"wire-a": "Agence Boréale"})
    assert (done.outlets, done.sources) == (40, ("Agence Boréale",))


def test_what_is_handed_on_of_somebody_unnamed_confirms_nothing():
    done = gather_tellings(
        [
            telling(ATTACK, publisher="Radio Delta", told_by=("Radio Delta", "senior official")),
            telling(ATTACK, publisher="Le Soir", told_by=("Le Soir",), modality="attributed"),
            telling(
                ATTACK, publisher="Info 9", told_by=("Info 9", "second newspaper"),
                agency="second newspaper",
            ),
            telling(ATTACK, publisher="Le Jour", told_by=("Le Jour", "X"), modality="negated"),
        ],
        {},
    )  # fmt: skip
    assert done.sources == ("senior official",)


def test_what_nobody_else_tells_is_known_from_whoever_hands_it_on():
    one = telling(ATTACK, publisher="Le Soir", told_by=("Le Soir",), modality="attributed")
    assert gather_tellings([one], {}).sources == ("Le Soir",)


def test_a_denial_alone_is_known_from_who_denies():
    one = telling(ATTACK, publisher="Le Jour", told_by=("Le Jour", "X"), modality="negated")
    assert gather_tellings([one], {}).sources == ("X",)


def test_an_outlet_that_tells_by_itself_is_a_source_beside_the_official():
    done = gather_tellings(
        [
            telling(ATTACK, publisher="Radio Delta", told_by=("Radio Delta", "senior official")),
            telling(ATTACK, publisher="Le Soir", told_by=("Le Soir",)),
        ],
        {},
    )
    assert done.sources == ("senior official", "Le Soir")


def test_two_villages_that_sound_otherwise_contradict_one_another():
    unknown = {"place_country": None, "geonameid": None, "place_precision": "unknown"}
    karsa = {**unknown, "place": "Karsa", "named": (("krs", "Karsa"),)}
    linga = {**unknown, "place": "Linga", "named": (("lnk", "Linga"),)}
    spelled = {**unknown, "place": "Carsa", "named": (("krs", "Carsa"),)}
    told = [telling(ATTACK, **karsa), telling(ATTACK, **linga)]
    assert [c.field for c in gather_tellings(told, {}).contradictions] == ["place"]
    told = [telling(ATTACK, **karsa), telling(ATTACK, **spelled)]
    assert gather_tellings(told, {}).contradictions == ()


def test_a_dateline_contradicts_no_place_that_a_sentence_names():
    told = [telling(ATTACK, at="Gao"), telling(ATTACK, at="Mopti", placed=False)]
    assert gather_tellings(told, {}).contradictions == ()


def test_two_datelines_contradict_one_another_only_where_something_is_signed():
    told = [telling(ATTACK, at="Gao", placed=False), telling(ATTACK, at="Mopti", placed=False)]
    assert gather_tellings(told, {}).contradictions == ()
    sign = "sign SUPPORT"
    told = [telling(sign, at="Gao", placed=False), telling(sign, at="Mopti", placed=False)]
    assert [c.field for c in gather_tellings(told, {}).contradictions] == ["place"]


def test_the_country_that_an_unknown_village_was_guessed_to_be_in_contradicts_nothing():
    guessed = {"place": "Gao", "place_country": "TCD", "place_precision": "unknown"}
    told = [telling(ATTACK, at="Gao"), telling(ATTACK, **guessed), telling(ATTACK, at="Mali")]
    assert gather_tellings(told, {}).contradictions == ()


def test_the_day_on_which_a_plan_was_announced_contradicts_no_date():
    told = [
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-20", modality="planned"),
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-14", modality="planned"),
    ]
    assert gather_tellings(told, {}).contradictions == ()


def test_three_confirmations_that_lead_back_to_one_official_are_one_source():
    official = "haut responsable malien"
    done = gather_tellings(
        [
            telling(
                ATTACK, "Red Crest", publisher="Radio Delta", told_by=("Radio Delta", official)
            ),
            telling(ATTACK, "Red Crest", publisher="Le Soir", told_by=("Le Soir", "Radio Delta")),
            telling(ATTACK, "Red Crest", publisher="Info 9", told_by=("Info 9", "Le Soir")),
        ],
        {},
    )
    assert done.sources == (official,)


def test_an_unnamed_official_is_one_source_in_every_language():
    done = gather_tellings(
        [
            telling(ATTACK, "Red Crest", publisher=name, told_by=(name, official))
            for name, official in (
                ("Radio Delta", "haut responsable malien"), ("Info 9", "senior Malian official"),
                ("Le Soir", "responsable malien"), ("Le Matin", "Nigerien official"),
            )
        ],
        {},
    )  # fmt: skip
    assert done.sources == ("haut responsable malien", "Nigerien official")


def test_outlets_that_cite_one_another_in_a_circle_are_followed_no_further():
    done = gather_tellings(
        [
            telling(ATTACK, "Red Crest", publisher="Le Soir", told_by=("Le Soir", "Info 9")),
            telling(ATTACK, "Red Crest", publisher="Info 9", told_by=("Info 9", "Le Soir")),
        ],
        {},
    )
    assert len(done.sources) >= 1


def test_outlets_that_saw_for_themselves_are_independent():
    made = [
        telling(ATTACK, "Red Crest", publisher="Le Soir", wire="w1"),
        telling(ATTACK, "Red Crest", publisher="Info 9", wire="w2"),
        telling(ATTACK, "Red Crest", publisher=None, wire="w3"),
    ]
    done = gather_tellings(made, {"w1": "Le Soir", "w2": "Info 9", "w3": None})
    assert (done.sources, done.outlets) == (("Le Soir", "Info 9"), 2)


def test_players_stand_once_and_who_is_known_stands_for_who_is_not():
    done = gather_tellings(
        [
            telling(MEET, "ministre iranien, Demirel", day="2025-05-14"),
            telling(MEET, "Demirel, Sadiqi", day="2025-05-15"),
        ],
        {},
    )
    assert [player.name for player in done.players] == ["Demirel", "Sadiqi"]


def test_an_interaction_keeps_its_id_when_later_tellings_come():
    first, later = (telling(MEET, "Sadiqi, Demirel", day=f"2025-05-{day}") for day in (14, 16))
    assert gather_tellings([first], {}).id == gather_tellings([later, first], {}).id
    assert gather_tellings([later], {}).id != gather_tellings([first], {}).id


def test_an_interaction_is_made_of_one_telling_at_least():
    with pytest.raises(ValueError, match="no tellings"):
        gather_tellings([], {})


NAMES = st.lists(st.sampled_from(sorted(CAST)), max_size=3, unique=True).map(", ".join)
DAYS = st.sampled_from(["2025-05-12", "2025-05-13", "2025-05-14", "2025-05-28"])
DATES = st.none() | DAYS | st.sampled_from(["2025-05", "2025-05-10/2025-05-16", "../2025-06-01"])
TEXTS = st.sampled_from(["", "douze morts à la caserne", "« Nous avons vu quinze blessés ici »"])
TELLINGS = st.builds(
    telling,
    st.sampled_from([MEET, VISIT, PLAN, ATTACK, KILL, ACCUSE, SIGN, CANCEL, "visit REJECT"]),
    NAMES,
    NAMES,
    on=DATES,
    at=st.none() | st.sampled_from([*TOWNS, "Mali", "Turkey"]),
    day=st.none() | DAYS,
    text=TEXTS,
    language=st.sampled_from(["fr", "en"]),
    topics=st.lists(st.sampled_from(["missiles", "la trêve", "uranium enrichi"]), max_size=2),
    modality=st.sampled_from(["asserted", "attributed", "planned", "conditional", "negated"]),
    wire=st.sampled_from(["wire-a", "wire-b", "wire-c"]),
    dispatch=st.sampled_from(["dispatch-a", "dispatch-b", "dispatch-c"]),
)


@given(TELLINGS, TELLINGS)
def test_a_comparison_is_the_same_from_either_side(a, b):
    assert compare_tellings(a, b) == compare_tellings(b, a)


@given(TELLINGS)
def test_a_telling_is_the_same_event_as_its_print(one):
    told = replace(one, id=f"{one.id}-again", dispatch="dispatch-z", publisher="Another")
    match = compare_tellings(one, told)
    assert match.answer == "same" or not one.text
    assert telling_keys(one) - {one.id} == telling_keys(told) - {told.id}


@given(st.lists(TELLINGS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_an_interaction_depends_on_no_order(tellings, random):
    shuffled = random.sample(tellings, len(tellings))
    wires = {"wire-a": "Agence Boréale", "wire-b": None}
    assert gather_tellings(tellings, wires) == gather_tellings(shuffled, wires)


@given(TELLINGS, TELLINGS)
def test_what_is_the_same_event_by_who_and_when_shares_a_key(a, b):
    a, b = (replace(one, text="", figures=()) for one in (a, b))
    if _by_day(a) and _by_day(b) and compare_tellings(a, b).answer == "same":
        assert telling_keys(a) & telling_keys(b)


def _by_day(one):
    """Told by day: a month or an open end meets only its like."""
    day = "2025-05-12"
    return one.day is not None and (one.when is None or len(one.when.edtf) == len(day))
