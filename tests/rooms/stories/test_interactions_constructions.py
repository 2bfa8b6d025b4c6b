"""How tellings meet that name nobody in common, and what keeps them apart all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chancery.records.actor import Citation, Player
from chancery.stories.interactions_back import point_back
from chancery.stories.interactions_keys import telling_keys
from chancery.stories.interactions_match import compare_tellings
from tests.rooms.stories.staging import telling

ATTACK, KILL, RELEASE = "attack ASSAULT", "kill ASSAULT", "release RETREAT"
ARREST, MEET, PLAN, CANCEL = "arrest COERCE", "meet CONSULT", "meet AGREE", "cancel REJECT"
KARSA, LINGA = (("krs", "Karsa"),), (("lnk", "Linga"),)


def described(part, name, country=None, **more):
    told = {"schema": "Person", "actor": None, "sector": None, **more}
    return Player(part=part, name=name, country=country, **told)


def whom(name, country=None, **more):
    return {"players": (described("recipient", name, country, **more),)}


SAME = {
    "a village named by both": (
        telling(ATTACK, on="2025-05-13", named=KARSA, **whom("Douze soldats", "TCD")),
        telling(ATTACK, "gunmen", on="2025-05-13", named=KARSA, language="en"),
    ),
    "soldiers of one country in two languages, a number and a day": (
        telling(KILL, on="2025-05-13", text="douze morts", **whom("Douze soldats", "TCD")),
        telling(
            ATTACK, on="2025-05-13", text="12 dead", language="en", **whom("12 soldiers", "TCD")
        ),
    ),
    "prisoners freed, counted under two nouns": (
        telling(RELEASE, on="2025-05-13", text="Quarante détenus", **whom("Quarante détenus")),
        telling(
            RELEASE, "Chad", on="2025-05-13", text="freed 40 prisoners", language="en",
            players=(described("recipient", "40 prisoners", "TCD"),),
        ),
    ),
    "a commander in two spellings, not yet known to be one": (
        telling(
            ARREST, on="2025-05-13", mode="arrest", around=("a", "b", "c"),
            **whom("Amadi Keltou", actor="actor-a", sounds=("kld", "md")),
        ),
        telling(
            ARREST, on="2025-05-13", mode="arrest", around=("a", "b", "c"), language="en",
            **whom("Ahmadi Keltu", actor="actor-b", sounds=("kld", "hmd md")),
        ),
    ),
    "an ambush recalled by its village and another, weeks later": (
        telling(ATTACK, on="2025-05-13", named=KARSA + LINGA),
        telling(ATTACK, day="2025-06-20", definite=True, named=KARSA + LINGA),
    ),
    "a meeting planned, and called off by one side without a word of the other": (
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-20", modality="planned", named=KARSA),
        telling(CANCEL, whom="Demirel", day="2025-05-17", named=KARSA),
    ),
    "a meeting put off, and held some days later": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-20", day="2025-05-21", named=KARSA),
        telling("postpone REJECT", "Sadiqi, Demirel", day="2025-05-18", named=KARSA),
    ),
    "who is counted on one side is who suffered it on the other": (
        telling(
            KILL, on="2025-05-13", text="Douze gendarmes tués", around=("a", "b", "c"),
            **whom("douze gendarmes", "TCD"),
        ),
        telling(
            ATTACK, "gunmen", on="2025-05-13", text="Twelve gendarmes died", language="en",
            around=("a", "b", "c"),
        ),
    ),
    "a toll and the same beside an earlier one": (
        telling(KILL, on="2025-05-13", text="quatre morts", named=KARSA),
        telling(KILL, day="2025-05-14", text="six morts contre quatre morts", named=KARSA),
    ),
    "an order told as given and as signed": (
        telling("order REQUEST", "Ravel", on="2025-05-13", text="libération de 120 détenus"),
        telling(
            "sign SUPPORT", "Ravel", on="2025-05-13", language="en",
            text="signed an order for the release of 120 detainees",
        ),
    ),
    "a plan dated by the day of its announcement": (
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-20", modality="planned"),
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-14", modality="planned"),
    ),
    "a meeting put off, its day read in the year before": (
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-20", modality="planned", around=("a",)),
        telling(
            CANCEL, whom="Sadiqi, Demirel", on="2024-05-20", day="2025-05-17", around=("a",)
        ),
    ),
    "soldiers of a country, and soldiers guessed to be of that of the dateline": (
        telling(KILL, on="2025-05-13", text="12 morts", **whom("Douze soldats tchadiens", "TCD")),
        telling(
            KILL, on="2025-05-13", text="12 dead", language="en", **whom("soldiers", "GAB")
        ),
    ),
    "rebels who are a group that the dispatch names elsewhere": (
        telling(RELEASE, "Red Crest", on="2025-05-13", at="Gao"),
        telling(
            RELEASE, on="2025-05-13", at="Gao", around=("groups:red-crest",), language="en",
            players=(described("actor", "rebels", sector="REB"),),
        ),
    ),
    "an ambush that words point back to by its village": (
        telling(ATTACK, on="2025-05-13", named=KARSA, around=("a", "b", "c"), **whom("soldats")),
        telling(
            ATTACK, day="2025-06-20", definite=True, named=KARSA, around=("a", "b", "c"),
            text="quatorze soldats pris dans l’embuscade de Karsa",
        ),
    ),
    "an envoy who acts, and who is named by the way as the voice of her body": (
        telling(
            "praise SUPPORT", on="2025-05-13", around=("a", "b", "c"),
            named=(("hlf", "Halvor"), ("nkr", "Inger")),
            players=(described("actor", "union", schema="Organization", actor="bodies:x"),),
        ),
        telling(
            "praise SUPPORT", on="2025-05-13", around=("a", "b", "c"), language="en",
            players=(
                described("actor", "Inger Halvor", sounds=("nkr", "hlf"), behalf="bodies:x"),
            ),
        ),
    ),
    "an accord told with its month weeks later, and fresh without a day": (
        telling("agree AGREE", "Iran, Turkey", topics=("patrouilles", "frontière")),
        telling("agree AGREE", "Iran, Turkey", on="2025-05", day="2025-06-10", language="en"),
    ),
    "captives counted, handed over to somebody, and freed": (
        telling(
            RELEASE, "Red Crest", on="2025-05-13", text="neuf des quatorze soldats libérés",
            players=(
                described("actor", "rebelles", sector="REB"),
                described("recipient", "quatorze soldats", "TCD"),
            ),
        ),
        telling(
            "return RETREAT", "gunmen", on="2025-05-13", language="en",
            text="Nine Chadian soldiers captured were handed over",
            players=(
                described("actor", "rebels", sector="REB"),
                described("recipient", "Relief", "NGO", actor="bodies:relief"),
            ),
        ),
    ),
    "a retreat that began, told in two languages": (
        telling("withdraw RETREAT", "Red Crest", on="2025-05-13", text="début du retrait"),
        telling(
            "withdraw RETREAT", "Red Crest", day="2025-05-14", text="began pulling out",
            language="en", around=("a",),
        ),
    ),
    "a town that an accord is called by is no other town": (
        telling(ATTACK, "Red Crest", on="2025-05-13", at="Gao", named=KARSA),
        telling(ATTACK, "Red Crest", on="2025-05-13", at="Mopti", placed=False, named=KARSA),
    ),
}  # fmt: skip
NEVER = {
    "one village, two days": (
        telling(ATTACK, on="2025-05-03", named=KARSA, **whom("Douze soldats", "TCD")),
        telling(ATTACK, on="2025-05-13", named=KARSA, **whom("Douze soldats", "TCD")),
    ),
    "soldiers of two countries": (
        telling(KILL, on="2025-05-13", **whom("Douze soldats", "TCD")),
        telling(KILL, on="2025-05-13", **whom("12 soldiers", "NER"), language="en"),
    ),
    "the same number of something else on another day": (
        telling(RELEASE, on="2025-05-13", text="Quarante détenus", **whom("Quarante détenus")),
        telling(RELEASE, on="2025-05-20", text="40 prisoners", language="en", **whom("prisoners")),
    ),
    "two persons of one surname": (
        telling(ARREST, **whom("Amadi Keltou", actor="actor-a", sounds=("kld", "md"))),
        telling(ARREST, **whom("Ousso Keltou", actor="actor-b", sounds=("kld", "s"))),
    ),
    "an attack weeks later near one village, told without a date": (
        telling(ATTACK, on="2025-05-13", named=KARSA, **whom("soldats", "TCD")),
        telling(ATTACK, day="2025-06-20", named=KARSA, **whom("soldats", "TCD")),
    ),
    "rebels whose dispatch names another group, and none of a number": (
        telling(RELEASE, "Red Crest", on="2025-05-13"),
        telling(
            RELEASE, on="2025-05-13", around=("groups:black-dune",), language="en",
            players=(described("actor", "rebels", sector="REB"),),
        ),
    ),
    "an attack weeks later that no words point back to, near one village": (
        telling(ATTACK, on="2025-05-13", named=KARSA, around=("a", "b", "c"), **whom("soldats")),
        telling(
            ATTACK, day="2025-06-20", named=KARSA, around=("a", "b", "c"),
            text="quatorze soldats pris dans une embuscade près de Karsa",
        ),
    ),
    "an envoy of whom only the surname is another's": (
        telling(
            "praise SUPPORT", on="2025-05-13", around=("a", "b", "c"), named=(("hlf", "Halvor"),),
            players=(described("actor", "union", schema="Organization", actor="bodies:x"),),
        ),
        telling(
            "praise SUPPORT", on="2025-05-13", around=("a", "b", "c"), language="en",
            players=(described("actor", "Inger Halvor", actor="y", sounds=("nkr", "hlf")),),
        ),
    ),
    "captives freed on one day, other numbers of other people": (
        telling(RELEASE, on="2025-05-13", text="neuf soldats", **whom("neuf soldats", "TCD")),
        telling(
            "return RETREAT", on="2025-05-13", language="en", text="Twelve pilgrims returned",
            **whom("Relief", "NGO", actor="bodies:relief"),
        ),
    ),
    "a retreat that began, and one that is over": (
        telling("withdraw RETREAT", "Red Crest", on="2025-05-13", text="début du retrait"),
        telling("withdraw RETREAT", "Red Crest", day="2025-05-15", text="a achevé son retrait"),
    ),
    "a plan of another day": (
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-25", modality="planned"),
        telling(PLAN, "Sadiqi, Demirel", on="2025-05-18", modality="planned"),
    ),
    "an attack by rebels, and one that the army denies, near one village": (
        telling(
            ATTACK, on="2025-05-13", named=KARSA, around=("a", "b", "c"),
            players=(described("actor", "fighters", sector="REB"),),
        ),
        telling(
            "bomb ASSAULT", "Malian army", day="2025-05-14", modality="negated", named=KARSA,
            around=("a", "b", "c"),
        ),
    ),
    "soldiers counted, and gendarmes killed": (
        telling(KILL, on="2025-05-13", **whom("six gendarmes", "TCD")),
        telling(ATTACK, "gunmen", on="2025-05-13", text="Six soldiers died", language="en"),
    ),
    "two orders that one minister gives on one day": (
        telling("order REQUEST", "Ravel", on="2025-05-13", topics=("la fermeture du pont",)),
        telling("sign SUPPORT", "Ravel", on="2025-05-13", topics=("la grâce de douze détenus",)),
    ),
    "a meeting held with another, and one called off": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-17", day="2025-05-18"),
        telling(CANCEL, whom="Demirel", day="2025-05-17"),
    ),
    "a meeting held some days after one was called off": (
        telling(MEET, "Sadiqi, Demirel", on="2025-05-20", day="2025-05-21", around=("a", "b", "c")),
        telling(
            CANCEL, "Sadiqi", "Demirel", on="2025-05-17", day="2025-05-18", around=("a", "b", "c")
        ),
    ),
    "a town each, and a village named by both": (
        telling(ATTACK, on="2025-05-13", at="Gao", named=KARSA),
        telling(ATTACK, on="2025-05-13", at="Mopti", named=KARSA),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_what_meets_in_a_name_a_number_or_a_kind_of_people_is_one_event(case):
    a, b = SAME[case]
    assert compare_tellings(a, b).answer == "same", compare_tellings(a, b).to_json()
    assert telling_keys(a) & telling_keys(b)


@pytest.mark.parametrize("case", NEVER)
def test_what_only_looks_alike_stays_apart(case):
    a, b = NEVER[case]
    assert compare_tellings(a, b).answer != "same", compare_tellings(a, b).to_json()


def test_too_little_in_common_holds_nobody_apart():
    a, b = telling(ATTACK, on="2025-05-13"), telling(KILL, day="2025-05-14", language="en")
    match = compare_tellings(a, b)
    assert (match.answer, match.rule) == ("unsure", "too_little")


def test_two_states_that_excluded_each_other_are_two_events():
    a, b = telling(ATTACK, "Mali", on="2025-05-13"), telling(ATTACK, "Iran", on="2025-05-13")
    assert compare_tellings(a, b).answer == "not_same"


def one_dispatch(*told):
    """Tellings as they follow one another in one dispatch."""
    return point_back(
        [
            replace(
                one, dispatch="d", id=f"d#{n}",
                cited=Citation(dispatch="d", start=100 * n, end=100 * n + 9, exact="attaque"),
            )
            for n, one in enumerate(told)
        ]
    )  # fmt: skip


def test_a_definite_noun_goes_on_about_the_last_event_of_its_family():
    first, second = one_dispatch(
        telling(KILL, on="2025-05-13", **whom("Douze soldats", "TCD")),
        telling(ATTACK, "Red Crest", definite=True),
    )
    assert (first.back, second.back) == (None, first.id)
    assert compare_tellings(first, second).rule == "points_back"
    assert telling_keys(first) & telling_keys(second)


def test_a_killing_and_the_attack_that_did_it_are_one_event_in_one_sentence():
    text = "Douze soldats ont été tués dans une attaque près de Karsa."
    first, second = one_dispatch(telling(KILL, text=text), telling(ATTACK, text=text))
    assert second.back == first.id


def test_a_sentence_that_says_who_did_it_goes_on_about_one_that_says_to_whom():
    _, second = one_dispatch(
        telling(ATTACK, **whom("soldiers", "TCD")), telling(ATTACK, "gunmen", on="2025-05-13")
    )
    assert second.back == "d#0"


def test_another_toll_of_the_same_people_goes_on_about_their_death():
    _, second = one_dispatch(
        telling(ATTACK, on="2025-05-13", **whom("Douze soldats")),
        telling(KILL, **whom("27 soldiers")),
    )
    assert second.back == "d#0"


def test_a_name_goes_on_about_whom_the_first_sentence_describes():
    _, second = one_dispatch(
        telling(ARREST, **whom("commander of the Crest", sounds=("krst",))),
        telling(ARREST, on="2025-05-13", **whom("Amadi Keltou", sounds=("md", "kld"))),
    )
    assert second.back == "d#0"


def test_a_second_name_goes_on_about_nobody():
    _, second = one_dispatch(
        telling(ARREST, **whom("Ousso Barandé", sounds=("s", "brnd"))),
        telling(ARREST, on="2025-05-13", **whom("Amadi Keltou", sounds=("md", "kld"))),
    )
    assert second.back is None


def signed(*players):
    told = [described("actor", name, **more) for name, more in players]
    return telling("sign SUPPORT", on=None, players=tuple(told))


BODIES = (
    ("gouvernement", {"schema": "PublicBody", "sector": "GOV", "entity": "e1"}),
    ("Front", {"schema": "Group", "sector": "REB", "entity": "e2"}),
)
MINISTER = ("Amadi Keltou", {"sector": "GOV", "entity": "e3"})


HOST = ("Tchad", {"schema": "Country", "country": "TCD", "entity": "e6"})
GUEST = ("Amadi Keltou", {"country": "NER", "entity": "e3"})


def met(did, *players, **more):
    told = tuple(described("actor", name, **held) for name, held in players)
    return telling(did, players=told, **more)


def test_a_visitor_received_by_somebody_of_the_state_that_he_visits_is_on_one_visit():
    minister = ("Ousso Barandé", {"country": "TCD", "entity": "e7"})
    _, second = one_dispatch(
        met("visit CONSULT", GUEST, HOST, on="2025-05-13"),
        met("receive CONSULT", GUEST, minister, text="b"),
    )
    assert second.back == "d#0"


def test_a_visitor_who_met_somebody_of_another_state_met_twice():
    minister = ("Ousso Barandé", {"country": "MLI", "entity": "e7"})
    _, second = one_dispatch(
        met("visit CONSULT", GUEST, HOST, on="2025-05-13"),
        met("receive CONSULT", GUEST, minister, text="b"),
    )
    assert second.back is None


@pytest.mark.parametrize(("named", "back"), [(KARSA, "d#0"), (LINGA, None), ((), None)])
def test_a_deed_told_again_of_nobody_goes_on_only_with_a_name_in_common(named, back):
    _, second = one_dispatch(
        telling("withdraw RETREAT", "Red Crest", named=KARSA, text="a"),
        telling("withdraw RETREAT", named=named, text="b"),
    )
    assert second.back == back


def test_those_who_sign_for_the_parties_sign_the_same_accord():
    chief = ("Ousso Barandé", {"sector": "REB", "entity": "e4", "inside": "e2"})
    _, second = one_dispatch(signed(*BODIES), signed(MINISTER, chief))
    assert second.back == "d#0"


def test_a_minister_who_signs_with_somebody_else_signs_another():
    banker = ("Mirane Dossou", {"sector": "BUS", "entity": "e5"})
    _, second = one_dispatch(signed(*BODIES), signed(MINISTER, banker))
    assert second.back is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"did": ATTACK}, {"did": ATTACK, "modality": "negated", "definite": True, "text": "b"}),
        (
            {"did": "bomb ASSAULT", "who": "Malian army", "modality": "negated"},
            {"did": ATTACK, "modality": "attributed", "text": "b"},
        ),
    ],
)
def test_a_denial_and_the_claim_that_it_denies_are_one(one, other):
    _, second = one_dispatch(telling(**one), telling(**other))
    assert second.back == "d#0"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"did": ATTACK}, {"did": ATTACK, "modality": "negated"}),
        (
            {"did": ATTACK, "who": "Red Crest", "modality": "attributed"},
            {"did": ATTACK, "who": "Malian army", "modality": "negated"},
        ),
    ],
)
def test_a_denial_of_something_else_goes_on_about_nothing(one, other):
    _, second = one_dispatch(telling(**one, text="a"), telling(**other, text="b"))
    assert second.back is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"did": ATTACK, "on": "2025-05-03"}, {"did": ATTACK, "on": "2025-05-13"}),
        ({"did": ATTACK, "at": "Gao"}, {"did": ATTACK, "at": "Mopti"}),
        ({"did": ATTACK, "on": "2025-05-13"}, {"did": MEET}),
        ({"did": PLAN, "modality": "planned"}, {"did": MEET}),
        ({"did": ATTACK, "modality": "negated"}, {"did": ATTACK}),
        ({"did": MEET}, {"did": CANCEL}),
    ],
)
def test_what_contradicts_goes_on_about_nothing(one, other):
    _, second = one_dispatch(telling(**one), telling(**other, definite=True))
    assert second.back is None


def test_words_are_said_again_only_where_something_points_back():
    _, second = one_dispatch(
        telling("accuse ACCUSE", "Mali", "Niger"), telling("accuse ACCUSE", "Mali", "Niger")
    )
    assert second.back is None


SIGN, CONCLUDE = "sign SUPPORT", "conclude AGREE"


def of_pact(act, pact, **more):
    return replace(telling(act, **more), pact=pact)


def test_an_agreement_is_signed_once_however_often_that_is_recalled():
    signed = of_pact(SIGN, "dossier-a", on="2025-05-13")
    recalled = of_pact(CONCLUDE, "dossier-a", day="2025-06-10", definite=True)
    assert compare_tellings(signed, recalled).answer == "same"
    assert telling_keys(signed) & telling_keys(recalled)


@pytest.mark.parametrize(
    "other",
    [
        of_pact(SIGN, "dossier-b", on="2025-05-13"),
        of_pact(SIGN, None, on="2025-05-13"),
        of_pact("praise SUPPORT", "dossier-a", on="2025-05-13"),
        of_pact(SIGN, "dossier-a", on="2025-03-01"),
    ],
    ids=["of another agreement", "of none that is known", "praised", "signed on another day"],
)
def test_nothing_else_about_an_agreement_is_its_signing(other):
    signed = of_pact(SIGN, "dossier-a", on="2025-05-13")
    assert compare_tellings(signed, other).answer != "same"
