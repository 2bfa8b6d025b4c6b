"""Later events tied to what an agreement obliges to: a machine reports, a reviewer assesses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.agreements.dossiers import gather_accords
from chancery.agreements.step_keys import stipulation_keys, telling_keys
from chancery.agreements.steps import steps_for
from chancery.records.telling import Figure
from tests.accords import (
    CHAD,
    CHAD_ARMY,
    CHAD_GOV,
    FRONT,
    FRONT_EN,
    SUDAN,
    accord,
    interaction,
    owed,
    player,
    telling,
)  # fmt: skip

FREE = owed("libérer 200 prisonniers", CHAD, thing="200 prisonniers", ident="d1#o1")
LEAVE = owed("retirer leurs combattants de Faya", FRONT, thing="leurs combattants", ident="d1#o2")
TRUCE = owed("respecter un cessez-le-feu", CHAD, FRONT, ident="d1#o3")
PAY = owed(
    "verser 3 millions de dollars aux familles", CHAD, thing="3 millions de dollars", ident="d1#o4"
)
LIST = owed("dresser la liste des biens saisis", CHAD, ident="d1#o5")
DOSSIER = gather_accords(
    [
        accord(
            "d1", "accord de Doha", CHAD, FRONT, signed="2025-03-11", place="Doha",
            owes=(FREE, LEAVE, TRUCE, PAY, LIST),
        )
    ]
)  # fmt: skip
PRISONERS = player("prisonniers", None, "CVL", part="recipient", schema="Person")
MINISTER = ("La Gazette", "ministre de la Justice")


def steps(*told, **fields):
    dossier = steps_for(DOSSIER, [interaction(*told, **fields)], told)
    return [
        (one.action.split()[0], step.status) for one in dossier.stipulations for step in one.steps
    ]


def free(text, anchor, *players, act="release", **fields):
    return telling(text, anchor, *(players or (CHAD, PRISONERS)), act=act, **fields)


@pytest.mark.parametrize(
    ("text", "anchor", "status"),
    [
        ("Le Tchad a libéré les prisonniers.", "a libéré", "claimed_done"),
        ("Le Tchad a commencé jeudi à libérer les prisonniers.", "libérer", "begun"),
        ("Le Tchad a libéré la moitié des prisonniers.", "a libéré", "partly"),
        ("Le Tchad a achevé la libération des prisonniers.", "libération", "claimed_done"),
        ("Le Tchad a annoncé la fin de la libération des détenus.", "libération", "claimed_done"),
        ("Le Tchad a suspendu la libération des prisonniers.", "libération", "suspended"),
        ("Le Tchad a refusé de libérer les prisonniers.", "libérer", "refused"),
        ("Le Tchad a reporté la libération des prisonniers.", "libération", "delayed"),
        ("La libération des prisonniers a été reportée par le Tchad.", "libération", "delayed"),
        ("Le Tchad a repris la libération des prisonniers.", "libération", "begun"),
        ("Le Tchad a commencé à discuter et a libéré les prisonniers.", "libéré", "claimed_done"),
        ("Le Tchad a libéré les prisonniers, mais reporté le vote.", "a libéré", "claimed_done"),
    ],
)
def test_the_words_around_a_deed_say_how_far_it_has_come(text, anchor, status):
    assert steps(free(text, anchor)) == [("libérer", status)]


@pytest.mark.parametrize(
    ("text", "anchor", "status"),
    [
        ("Chad freed the prisoners.", "freed", "claimed_done"),
        ("Chad began releasing the prisoners on Thursday.", "releasing", "begun"),
        ("Chad has released half of the prisoners.", "has released", "partly"),
        ("Chad completed the release of the prisoners.", "release", "claimed_done"),
        ("Chad suspended the release of the prisoners.", "release", "suspended"),
        ("The release of prisoners has been postponed by Chad.", "release", "delayed"),
        ("Chad has resumed the release of prisoners.", "release", "begun"),
    ],
)
def test_a_deed_told_in_another_language_is_tied_to_the_same_stipulation(text, anchor, status):
    assert steps(free(text, anchor, language="en")) == [("libérer", status)]


def test_the_deeds_of_its_agents_are_the_states_own():
    text = "Chadian army releases prisoners."
    assert steps(free(text, "releases", CHAD_ARMY, language="en")) == [("libérer", "claimed_done")]
    assert steps(free("Le gouvernement libère les détenus.", "libère", CHAD_GOV))


@pytest.mark.parametrize(
    "who",
    [
        SUDAN,
        FRONT,
        player("armée soudanaise", "SDN", "MIL"),
        player("rebelles", "TCD", "REB"),
        player("avocats", "TCD", "CVL"),
    ],
)
def test_the_same_deed_of_somebody_else_is_no_step(who):
    assert steps(free("Les prisonniers ont été libérés.", "libérés", who)) == []


def test_another_deed_of_the_bearer_is_no_step():
    text = "Le Tchad a rencontré des prisonniers."
    assert steps(free(text, "a rencontré", act="meet", kind="CONSULT")) == []
    text = "Le Tchad a appelé à la libération des prisonniers."
    assert steps(free(text, "a appelé à la libération", act="call", kind="REQUEST")) == []


def test_what_happened_before_the_agreement_is_background():
    text = "Le Tchad a libéré des prisonniers en janvier."
    assert steps(free(text, "a libéré", when="2025-01-05")) == []
    assert steps(free(text, "a libéré", day="2025-03-01")) == []
    assert steps(free(text, "a libéré", day=None)) == []


def test_a_deed_towards_another_state_is_no_step_unless_the_sentence_names_the_agreement():
    text = "Le Tchad a remis les prisonniers au Soudan"
    other = replace(SUDAN, part="recipient")
    assert steps(free(f"{text}.", "a remis", CHAD, other)) == []
    named = f"{text}, en application de l'accord de Doha."
    assert steps(free(named, "a remis", CHAD, other)) == [("libérer", "claimed_done")]


def test_a_withdrawal_elsewhere_is_no_step():
    text = "Le Front du Nord s'est retiré de Moussoro."
    gone = telling(text, "s'est retiré", FRONT, act="withdraw")
    elsewhere = replace(gone, place="Moussoro", place_precision="point")
    assert steps(elsewhere) == []
    text = "Le Front du Nord s'est retiré de Faya."
    there = replace(gone, text=text, place="Faya", place_precision="point")
    assert steps(there) == [("retirer", "claimed_done")]


def test_a_deed_that_names_nobody_is_a_step_only_where_the_sentence_names_the_agreement():
    text = "Les prisonniers ont été libérés"
    assert steps(free(f"{text}.", "ont été libérés", PRISONERS)) == []
    named = f"{text} en vertu de l'accord de Doha."
    assert steps(free(named, "ont été libérés", PRISONERS)) == [("libérer", "claimed_done")]


def test_who_is_named_before_a_word_of_progress_bears_a_deed_that_names_nobody():
    text = "Le gouvernement tchadien a reporté la libération des prisonniers."
    told = free(text, "libération", PRISONERS, modality="planned")
    assert steps(told) == [("libérer", "delayed")]
    text = "Front du Nord fighters have begun the withdrawal."
    gone = telling(text, "withdrawal", PRISONERS, act="withdraw", language="en")
    assert steps(gone) == [("retirer", "begun")]


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement soudanais a reporté la libération des prisonniers.",
        "Le Soudan et le Tchad ont reporté la libération des prisonniers.",
        "Le gouvernement a reporté la libération des prisonniers tchadiens.",
        "La libération des prisonniers tchadiens a été reportée.",
    ],
)
def test_a_state_named_elsewhere_bears_nothing(text):
    assert steps(free(text, "libération", PRISONERS, modality="planned")) == []


def test_what_is_planned_is_scheduled_and_what_is_called_off_suspended():
    text = "Le Tchad libérera les prisonniers lundi."
    told = free(text, "libérera", modality="planned")
    assert steps(told, bearing="announces") == [("libérer", "scheduled")]
    assert steps(told, bearing="calls_off") == [("libérer", "suspended")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Le Tchad libérerait les prisonniers si la trêve tenait.", "conditional"),
        ("Le Tchad n'a pas encore libéré les prisonniers, selon l'ONU.", "negated"),
        ("Le Tchad n'a pas libéré les prisonniers.", "negated"),
    ],
)
def test_a_condition_and_a_deed_not_done_yet_report_nothing(text, modality):
    assert steps(free(text, "libér", modality=modality)) == []


def test_a_denial_by_somebody_disputes_the_deed():
    text = "Le Front du Nord a démenti que le Tchad ait libéré les prisonniers."
    told = free(text, "ait libéré", modality="negated", told_by=("La Gazette", "Front du Nord"))
    assert steps(told) == [("libérer", "disputed")]
    dossier = steps_for(DOSSIER, [interaction(told)], [told])
    assert dossier.stipulations[0].steps[0].claimed_by == "Front du Nord"


def test_reports_and_their_denial_in_one_interaction_are_two_steps():
    text = "Le Tchad a libéré les prisonniers"
    told = free(f"{text}.", "a libéré", dispatch="t1", day="2025-04-10")
    denial = free(
        "Le Front du Nord dément que le Tchad a libéré les prisonniers.", "a libéré",
        dispatch="t2", day="2025-04-11", modality="negated", told_by=("X", "Front du Nord"),
    )  # fmt: skip
    assert steps(told, denial) == [("libérer", "claimed_done"), ("libérer", "disputed")]


def test_fewer_than_were_promised_are_a_part():
    some = free("Le Tchad a libéré 50 prisonniers.", "a libéré", figures=[(50, "prisonniers")])
    all_ = free("Le Tchad a libéré 200 prisonniers.", "a libéré", figures=[(200, "prisonniers")])
    dead = free("Le Tchad a libéré les prisonniers après 12 morts.", "a libéré",
                figures=[(12, "morts")])  # fmt: skip
    assert steps(some) == [("libérer", "partly")]
    assert steps(all_) == [("libérer", "claimed_done")]
    assert steps(dead) == [("libérer", "claimed_done")]


@pytest.mark.parametrize(
    ("thing", "status"),
    [
        ("trente prisonniers", "partly"),
        ("douze prisonniers", "claimed_done"),
        ("deux cents prisonniers", "claimed_done"),
        ("les prisonniers", "partly"),
    ],
)
def test_a_number_in_one_word_is_counted_against(thing, status):
    told = free("Le Tchad a libéré 12 prisonniers.", "a libéré", figures=[(12, "prisonniers")])
    promised = owed(f"libérer {thing} avant le 30 avril", CHAD, thing=thing)
    dossier = gather_accords([accord("d1", "accord", CHAD, owes=[promised])])
    assert steps_for(dossier, [interaction(told)], [told]).stipulations[0].reported == status


def test_a_ceasefire_that_takes_effect_has_begun_and_one_side_is_a_part():
    text = "Le Tchad et le Front du Nord ont cessé le feu."
    both = telling(text, "ont cessé le feu", CHAD, FRONT, act="cease fire")
    assert steps(both) == [("respecter", "begun")]


def test_an_act_bears_on_what_it_is_about():
    text = "Le Tchad a refusé de libérer les prisonniers."
    refused = telling(
        text, "a refusé", CHAD, act="refuse", kind="REJECT", topics=["libérer les prisonniers"]
    )
    assert steps(refused) == [("libérer", "refused")]
    text = "Les rebelles ont violé le cessez-le-feu."
    broken = telling(
        text, "ont violé", FRONT, act="defy", kind="REJECT", topics=["le cessez-le-feu"]
    )
    assert steps(broken) == [("respecter", "violated")]
    assert steps(replace(broken, modality="negated")) == []


def test_an_accusation_of_a_violation_is_claimed_by_who_accuses():
    text = "Le Tchad a accusé le Front du Nord d'avoir violé la trêve."
    front = replace(FRONT, part="recipient")
    told = telling(
        text, "a accusé", CHAD, front, act="accuse", kind="ACCUSE",
        topics=["d'avoir violé la trêve"], told_by=("La Gazette", "Tchad"),
    )  # fmt: skip
    assert steps(told) == [("respecter", "violated")]
    paused = replace(told, topics=("d'avoir suspendu le cessez-le-feu", "d'avoir violé l'embargo"))
    assert steps(paused) == [("respecter", "suspended")]
    other = replace(told, topics=("d'avoir saboté la trêve",), text="Le Tchad accuse le Front.")
    assert steps(other) == []


def test_an_order_binds_whom_it_is_given_to():
    text = "Le président a ordonné à l'armée de libérer les prisonniers."
    army = replace(CHAD_ARMY, part="recipient")
    told = telling(
        text, "a ordonné", CHAD_GOV, army, act="order", kind="REQUEST",
        topics=["libérer les prisonniers"],
    )  # fmt: skip
    assert steps(told) == [("libérer", "ordered")]


def test_a_promise_made_again_elsewhere_is_a_step_and_told_with_the_agreement_is_none():
    text = "Le Tchad s'est engagé à libérer les prisonniers."
    told = telling(
        text, "s'est engagé", CHAD, act="undertake", kind="AGREE",
        topics=["libérer les prisonniers"],
    )  # fmt: skip
    assert steps(told) == [("libérer", "promised")]
    assert steps(replace(told, dispatch="d1")) == []


def test_a_payment_needs_its_object_or_its_figure():
    paid = telling("Le Tchad a versé 3 millions de dollars.", "a versé", CHAD, act="give",
                   kind="AID", topics=["3 millions de dollars"])  # fmt: skip
    assert steps(paid) == [("verser", "claimed_done")]
    for text in ("Le Tchad a versé un acompte.", "Le Tchad a versé 5 millions de dollars à l'ONU."):
        assert steps(replace(paid, text=text, topics=())) == []
    families = "Le Tchad a versé une aide aux familles."
    assert steps(replace(paid, text=families, topics=())) == [("verser", "claimed_done")]


def test_a_deed_of_no_known_kind_is_recognised_by_its_words():
    text = "Le Tchad a dressé la liste des biens."
    told = telling(text, "a dressé", CHAD, act="share", kind="COOPERATE")
    assert steps(told) == [("dresser", "claimed_done")]


REBELS = player("rebelles", "TCD", "REB")


def freed_by(text, *players, around=(), **fields):
    return replace(free(text, "ont libéré", *players, **fields), around=around)


SOLDIERS = gather_accords(
    [
        accord(
            "d1", "accord de Doha", CHAD, FRONT, signed="2025-03-11", place="Doha",
            owes=(owed("libérer 14 soldats", FRONT, thing="14 soldats", ident="d1#o1"),),
        )
    ]
)  # fmt: skip


def reported(dossier, *told, **fields):
    found = steps_for(dossier, [interaction(*told, **fields)], told)
    return [step.status for one in found.stipulations for step in one.steps]


@pytest.mark.parametrize(
    ("text", "around", "said"),
    [
        ("Des rebelles ont libéré les soldats.", ("actor-front",), ["claimed_done"]),
        ("Des rebelles ont libéré cinq des 14 soldats.", ("actor-front",), ["claimed_done"]),
        ("Des rebelles ont libéré les soldats.", ("actor-league",), []),
        ("Des rebelles ont libéré cinq des 14 soldats.", (), []),
    ],
)
def test_rebels_carry_out_what_the_group_owes_where_their_dispatch_names_it(text, around, said):
    assert reported(SOLDIERS, freed_by(text, REBELS, around=around)) == said


def test_a_named_group_never_stands_for_another():
    league = player("Ligue du Sud", "TCD", "REB", actor="actor-league")
    text = "La Ligue du Sud a libéré 14 soldats."
    told = replace(free(text, "a libéré", league), around=("actor-front",))
    assert reported(SOLDIERS, told) == []


def test_somebody_of_the_group_acts_for_it():
    fighters = replace(player("hommes armés", None, "REB"), behalf="actor-front")
    assert reported(SOLDIERS, free("Ils ont libéré des soldats.", "libéré", fighters)) == [
        "claimed_done"
    ]


def test_of_two_figures_the_lesser_is_the_part():
    text = "Le Front du Nord a libéré 9 soldats des 14 soldats."
    told = free(text, "a libéré", FRONT, figures=[(9, "soldats"), (14, "soldats")])
    assert reported(SOLDIERS, told) == ["partly"]


def test_who_frees_more_than_were_promised_does_something_else():
    text = "Le Front du Nord a libéré 50 soldats."
    assert reported(SOLDIERS, free(text, "a libéré", FRONT, figures=[(50, "soldats")])) == []


POST = gather_accords(
    [
        accord(
            "d1", "accord", CHAD, FRONT, signed="2025-03-11",
            owes=(owed("rouvrir le poste frontière de Koulou", CHAD, ident="d1#o1"),),
        ),
        accord(
            "d2", "deal", CHAD, FRONT_EN, language="en", signed="2025-03-11",
            owes=(owed("reopen the Koulou crossing", CHAD_GOV, ident="d2#o1"),),
        ),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "anchor", "said"),
    [
        ("fr", "Le poste frontière de Koulou a été rouvert.", "rouvert", ["claimed_done"]),
        ("en", "The crossing at Koulou has reopened.", "has reopened", ["claimed_done"]),
        ("fr", "Le poste frontière de Daboua a été rouvert.", "rouvert", []),
        ("en", "The crossing must be reopened at Koulou.", "reopened", []),
        ("fr", "Le poste de Koulou doit être rouvert.", "rouvert", []),
        ("en", "Traders waited after the reopening of the Koulou post.", "reopening", []),
    ],
)
def test_a_deed_that_names_nobody_is_known_by_the_place(language, text, anchor, said):
    told = telling(text, anchor, act="give access", language=language)
    assert reported(POST, told) == said


@pytest.mark.parametrize(
    ("language", "text", "anchor"),
    [
        ("fr", "Le Tchad a refermé le poste frontière de Koulou.", "a refermé"),
        ("en", "Chad closed the Koulou crossing.", "closed"),
    ],
)
def test_what_undoes_a_promise_suspends_it(language, text, anchor):
    shut = telling(text, anchor, CHAD, act="close", kind="COERCE", language=language)
    assert reported(POST, shut) == ["suspended"]
    assert reported(POST, replace(shut, modality="planned")) == []


@pytest.mark.parametrize(
    ("language", "about"),
    [
        ("fr", "détenir toujours huit de ses membres"),
        ("en", "still holding eight of its members"),
    ],
)
def test_who_is_accused_of_not_keeping_a_promise_is_disputed(language, about):
    chad = replace(CHAD_GOV, part="recipient")
    told = telling(about, about, FRONT, chad, act="accuse", kind="ACCUSE", language=language,
                   topics=[about], told_by=("La Gazette", "Front du Nord"))  # fmt: skip
    assert steps(told) == [("libérer", "disputed")]
    held = telling(f"Chad is {about}.", about, CHAD, act="hold", language=language)
    assert steps(held) == []


@pytest.mark.parametrize(
    ("language", "text", "anchor"),
    [
        (
            "fr",
            "Le Tchad a signé un décret sur la libération des détenus.",
            "a signé un décret",
        ),
        ("en", "Chad signed an order for the release of prisoners.", "signed an order"),
    ],
)
def test_an_order_that_is_signed_orders(language, text, anchor):
    told = telling(text, anchor, CHAD, act="sign", kind="SUPPORT", language=language)
    assert steps(told) == [("libérer", "ordered")]
    pact = text.replace("un décret", "un pacte").replace("an order", "a pact")
    other = telling(pact, "pact", CHAD, act="sign", kind="SUPPORT", language=language)
    assert steps(other) == []


@pytest.mark.parametrize(("who", "said"), [(CHAD_GOV, ["delayed"]), (SUDAN, [])])
def test_what_nobody_is_said_to_owe_is_any_party_s_to_do(who, said):
    date = owed("a date for elections is to be set", ident="d1#o1")
    dossier = gather_accords([accord("d1", "deal", CHAD, FRONT, language="en", owes=(date,))])
    text = "The government has put off the announcement of a date for elections."
    told = telling(text, "has put off", who, act="postpone", kind="REJECT", language="en",
                   topics=["the announcement of a date for elections"])  # fmt: skip
    assert reported(dossier, told) == said


def test_a_deed_told_beside_what_it_ends_is_the_deed():
    text = "Chad reopened the Koulou crossing after a closure of two years."
    told = telling(text, "reopened", CHAD, act="give access", language="en")
    assert reported(POST, told) == ["claimed_done"]


def test_amounts_are_counted_by_what_they_are_worth():
    pay = owed("pay 3 billion francs to the families", CHAD, thing="3 billion francs")
    dossier = gather_accords([accord("d1", "deal", CHAD, FRONT, language="en", owes=(pay,))])
    text = "Chad paid 1 billion francs to the families."
    paid = telling(text, "paid", CHAD, act="give", kind="AID", language="en")
    part = replace(paid, figures=(Figure(value=1e9, noun="francs", exact="1 billion francs"),))
    assert reported(dossier, part) == ["partly"]
    more = Figure(value=4e9, noun="francs", exact="1 billion francs")
    assert reported(dossier, replace(part, figures=(more,))) == []


def test_a_few_quoted_words_part_nothing():
    text = "Le Tchad a suspendu « sans délai » la libération des prisonniers."
    assert steps(free(text, "libération", PRISONERS)) == [("libérer", "suspended")]


def test_a_text_that_tells_the_agreement_schedules_nothing_by_it():
    text = "Le Tchad libérera les prisonniers."
    told = free(text, "libérera", modality="planned", dispatch="d1", day="2025-03-12")
    assert steps(told) == []
    later = replace(told, day="2025-04-12", published="2025-04-12")
    assert steps(later) == [("libérer", "scheduled")]


def test_a_deed_that_one_text_tells_twice_is_one_step():
    one = free("Le Tchad a libéré 200 prisonniers.", "a libéré", dispatch="t1")
    head = replace(one, id="t1#head", event="head")
    both = [interaction(one, ident="i-1"), interaction(head, ident="i-2")]
    for held in (both, both[::-1]):
        found = steps_for(DOSSIER, held, [one, head]).stipulations[0].steps
        assert [step.interaction for step in found] == ["i-1"]


def again(one, **changes):
    """How often a deed is reported that another text tells with some changes."""
    other = replace(one, id="t2#again", dispatch="t2", wire="t2", **changes)
    held = [interaction(one, ident="i-1"), interaction(other, ident="i-2", sources=("Le Relais",))]
    found = steps_for(DOSSIER, held, [one, other]).stipulations[0].steps
    assert len(found) == 2 or found[0].sources == ("La Gazette", "Le Relais")
    return len(found)


def test_a_state_that_another_text_reports_two_days_later_is_reached_once():
    begun = free("Le Tchad a commencé à libérer les prisonniers.", "libérer", dispatch="t1")
    assert again(begun, day="2025-04-22") == 1
    assert again(begun, day="2025-05-22") == 2
    part = free("Le Tchad a libéré 40 prisonniers.", "a libéré", dispatch="t1",
                figures=[(40, "prisonniers")])  # fmt: skip
    assert again(part) == 1
    assert again(part, day="2025-04-22") == 2


def test_another_voice_that_says_a_promise_kept_is_a_step_of_its_own():
    done = free("Le Tchad a libéré les prisonniers.", "a libéré", dispatch="t1")
    assert again(done, day="2025-04-21") == 1
    assert again(done, day="2025-04-21", told_by=("La Gazette", "Croix-Rouge")) == 2


def test_a_machine_never_writes_verified():
    text = "La mission de l'ONU a vérifié que le Tchad a libéré les prisonniers."
    told = free(text, "a libéré", modality="attributed", told_by=("La Gazette", "mission de l'ONU"))
    step = steps_for(DOSSIER, [interaction(told)], [told]).stipulations[0].steps[0]
    assert (step.status, step.claimed_by) == ("claimed_done", "mission de l'ONU")


def test_a_step_says_what_tied_it_and_cites_its_words():
    told = free("Le gouvernement a commencé à libérer les détenus.", "libérer", CHAD_GOV)
    dossier = steps_for(DOSSIER, [interaction(told, sources=("A", "B"))], [told])
    stipulation = dossier.stipulations[0]
    (step,) = stipulation.steps
    assert step.why == "gouvernement tchadien for Tchad · release · begun: “commencé”"
    assert step.cited == told.cited
    assert step.sources == ("A", "B")
    assert (stipulation.reported, stipulation.assessment) == ("begun", None)
    assert stipulation.lag == 40
    assert dossier.last_day == "2025-04-20"


def test_the_day_of_a_step_is_the_day_of_the_deed_where_the_words_fix_it():
    told = free("Le Tchad a libéré les prisonniers mardi.", "a libéré", when="2025-04-15")
    step = steps_for(DOSSIER, [interaction(told)], [told]).stipulations[0].steps[0]
    assert step.day == "2025-04-15"


def freed(dispatch, behalf=None):
    who = replace(player("rebelles", "TCD", "REB"), behalf=behalf)
    told = telling("Ils se sont retirés.", "se sont retirés", who, act="withdraw")
    named = replace(told, id=f"{dispatch}#w", dispatch=dispatch, wire=dispatch)
    return replace(named, around=("actor-front",))


POOL = [
    free("Le Tchad a libéré les prisonniers.", "a libéré", dispatch="t1"),
    free("Le Tchad a reporté la libération des prisonniers.", "libération", dispatch="t2"),
    free("Chad began releasing prisoners.", "releasing", dispatch="t3", language="en"),
    telling("Le Front s'est retiré.", "s'est retiré", FRONT_EN, act="withdraw", dispatch="t4"),
    telling("Le Soudan libère.", "libère", SUDAN, act="release", dispatch="t5"),
    freed("t6"),
    freed("t7", behalf="actor-front"),
]


@given(
    st.lists(st.sampled_from(POOL), unique_by=lambda one: one.id, min_size=1),
    st.randoms(use_true_random=False),
)
def test_steps_do_not_depend_on_the_order_of_events(told, random):
    held = [interaction(one) for one in told]
    once = steps_for(DOSSIER, held, told)
    again = steps_for(once, random.sample(held, len(held)), random.sample(told, len(told)))
    assert again == once


@given(st.sampled_from(POOL))
def test_whatever_is_tied_shares_a_key(told):
    dossier = steps_for(DOSSIER, [interaction(told)], [told])
    for one in dossier.stipulations:
        if one.steps:
            assert stipulation_keys(one) & telling_keys(told)
