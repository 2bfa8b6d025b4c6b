"""How surely an event is told."""

import pytest

from chancery.events.mood import Mood, Moods
from chancery.events.slots import Clauses
from chancery.knowledge.grammar import load_grammar
from tests.rooms.events.trees import tree

FIN = "Mood=Ind|Tense=Pres|VerbForm=Fin"
FUT = "Mood=Ind|Tense=Fut|VerbForm=Fin"
CND = "Mood=Cnd|Tense=Pres|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
INF = "VerbForm=Inf"


def mood(text: str, table: str, form: str, *, nominal: bool = False, language: str = "fr") -> Mood:
    syntax = tree(text, table)
    clauses = Clauses(syntax, load_grammar(language))
    word = next(w for w in syntax.words if w.text == form)
    return Moods(syntax, clauses, language).of(clauses.of(word), nominal=nominal)


def english(text: str, table: str, form: str, *, nominal: bool = False) -> Mood:
    return mood(text, table, form, nominal=nominal, language="en")


def test_a_finite_past_is_asserted():
    table = f"""
        Ankara Ankara PROPN 3 nsubj
        a avoir AUX 3 aux:tense {FIN}
        rencontré rencontrer VERB 0 root {PART}
        """
    assert mood("Ankara a rencontré", table, "rencontré").value == "asserted"


def test_ne_pas_is_negated_and_says_which_word_does_it():
    table = f"""
        Ankara Ankara PROPN 5 nsubj
        n’ ne ADV 5 advmod
        a avoir AUX 5 aux:tense {FIN}
        pas pas ADV 5 advmod
        rencontré rencontrer VERB 0 root {PART}
        """
    found = mood("Ankara n’ a pas rencontré", table, "rencontré")
    assert (found.value, [s.start for s in found.spans]) == ("negated", [12])


def test_plus_without_ne_negates_nothing():
    table = f"""
        Ankara Ankara PROPN 3 nsubj
        plus plus ADV 3 advmod
        rencontre rencontrer VERB 0 root {FIN}
        """
    assert mood("Ankara plus rencontre", table, "rencontre").value == "asserted"


@pytest.mark.parametrize(
    ("form", "lemma", "value"),
    [
        ("surviendrait", "survenir", "attributed"), ("tiendraient", "tenir", "attributed"),
        ("surviendra", "survenir", "planned"), ("tirait", "tirer", "asserted"),
        ("survenait", "survenir", "asserted"), ("offrait", "offrir", "asserted"),
    ],
)  # fmt: skip
def test_a_stem_that_only_some_tenses_have_tells_them_where_the_tag_does_not(form, lemma, value):
    table = f"""
        Ankara Ankara PROPN 2 nsubj
        {form} {lemma} VERB 0 root Mood=Ind|Tense=Imp|VerbForm=Fin
        """
    assert mood(f"Ankara {form}", table, form).value == value


def test_the_future_is_planned():
    table = f"""
        Ankara Ankara PROPN 2 nsubj
        rencontrera rencontrer VERB 0 root {FUT}
        """
    assert mood("Ankara rencontrera", table, "rencontrera").value == "planned"


def test_the_journalistic_conditional_is_attributed():
    table = f"""
        Ankara Ankara PROPN 3 nsubj
        aurait avoir AUX 3 aux:tense {CND}
        rencontré rencontrer VERB 0 root {PART}
        """
    assert mood("Ankara aurait rencontré", table, "rencontré").value == "attributed"


def test_devoir_plans_and_what_can_be_done_is_no_event():
    for verb, lemma, value in (("doit", "devoir", "planned"), ("peut", "pouvoir", None)):
        table = f"""
        Ankara Ankara PROPN 2 nsubj
        {verb} {lemma} VERB 0 root {FIN}
        rencontrer rencontrer VERB 2 xcomp {INF}
        """
        assert mood(f"Ankara {verb} rencontrer", table, "rencontrer").value == value


def test_a_wish_a_purpose_and_a_demand_are_no_events():
    for verb, lemma, mark in (("veut", "vouloir", ""), ("demande", "demander", "à")):
        marked = f"{mark} à ADP 4 mark" if mark else ""
        rows = [
            "Ankara Ankara PROPN 2 nsubj",
            f"{verb} {lemma} VERB 0 root {FIN}",
            marked,
            f"rencontrer rencontrer VERB 2 xcomp {INF}",
        ]
        table = "\n".join(row for row in rows if row)
        text = " ".join(row.split()[0] for row in rows if row)
        assert mood(text, table, "rencontrer").value is None


def test_a_denial_negates_what_is_denied():
    table = f"""
        Ankara Ankara PROPN 2 nsubj
        dément démentir VERB 0 root {FIN}
        avoir avoir AUX 4 aux:tense {INF}
        bombardé bombarder VERB 2 xcomp {PART}
        """
    assert mood("Ankara dément avoir bombardé", table, "bombardé").value == "negated"


def test_negation_beats_the_plan_it_stands_in():
    table = f"""
        Ankara Ankara PROPN 3 nsubj
        ne ne ADV 3 advmod
        doit devoir VERB 0 root {FIN}
        pas pas ADV 3 advmod
        rencontrer rencontrer VERB 3 xcomp {INF}
        """
    assert mood("Ankara ne doit pas rencontrer", table, "rencontrer").value == "negated"


def test_an_infinitive_that_nothing_makes_a_fact_is_no_event():
    table = f"""
        Ankara Ankara PROPN 2 nsubj
        mise miser VERB 0 root {FIN}
        pour pour ADP 4 mark
        rencontrer rencontrer VERB 2 advcl {INF}
        """
    assert mood("Ankara mise pour rencontrer", table, "rencontrer").value is None


def test_a_condition_makes_conditional():
    table = f"""
        si si SCONJ 3 mark
        Ankara Ankara PROPN 3 nsubj
        frappe frapper VERB 4 advcl {FIN}
        partira partir VERB 0 root {FUT}
        """
    assert mood("si Ankara frappe partira", table, "frappe").value == "conditional"


def test_a_meeting_cancelled_or_denied_did_not_happen():
    table = f"""
        la le DET 2 det
        rencontre rencontre NOUN 5 nsubj:pass
        a avoir AUX 5 aux:tense {FIN}
        été être AUX 5 aux:pass {PART}
        annulée annuler VERB 0 root {PART}
        """
    assert mood("la rencontre a été annulée", table, "rencontre", nominal=True).value == "negated"


def test_a_planned_visit_is_planned_and_no_meeting_is_none():
    planned = """
        la le DET 2 det
        visite visite NOUN 0 root
        prévue prévu ADJ 2 amod
        """
    none = """
        aucune aucun DET 2 det
        rencontre rencontre NOUN 0 root
        """
    assert mood("la visite prévue", planned, "visite", nominal=True).value == "planned"
    assert mood("aucune rencontre", none, "rencontre", nominal=True).value == "negated"


def test_the_possibility_of_a_meeting_is_no_meeting():
    table = """
        la le DET 2 det
        possibilité possibilité NOUN 0 root
        de de ADP 5 case
        une un DET 5 det
        rencontre rencontre NOUN 2 nmod
        """
    found = mood("la possibilité de une rencontre", table, "rencontre", nominal=True)
    assert found.value is None


MODALS = {
    "will": "planned",
    "shall": "planned",
    "may": "conditional",
    "might": "conditional",
    "can": None,
    "could": "conditional",
    "would": "conditional",
    "must": None,
    "should": None,
    "does": "asserted",
}


@pytest.mark.parametrize("modal", MODALS)
def test_an_english_modal_says_how_surely(modal: str):
    lemma = "do" if modal == "does" else modal
    table = f"""
        Oslo Oslo PROPN 3 nsubj
        {modal} {lemma} AUX 3 aux VerbForm=Fin
        meet meet VERB 0 root {INF}
        """
    assert english(f"Oslo {modal} meet", table, "meet").value == MODALS[modal]


def test_would_is_planned_in_what_somebody_said():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        said say VERB 0 root {FIN}
        it it PRON 5 nsubj
        would would AUX 5 aux VerbForm=Fin
        leave leave VERB 2 ccomp {INF}
        """
    assert english("Oslo said it would leave", table, "leave").value == "planned"


@pytest.mark.parametrize(
    ("adverb", "value"), [("not", "negated"), ("never", "negated"), ("soon", "planned")]
)
def test_not_and_never_negate_beside_a_modal(adverb: str, value: str):
    table = f"""
        Oslo Oslo PROPN 4 nsubj
        will will AUX 4 aux VerbForm=Fin
        {adverb} {adverb} PART 4 advmod
        meet meet VERB 0 root {INF}
        """
    assert english(f"Oslo will {adverb} meet", table, "meet").value == value


def test_a_headline_in_the_infinitive_is_a_plan():
    table = f"""
        Oslo Oslo PROPN 3 nsubj
        to to PART 3 mark
        visit visit VERB 0 root {INF}
        Riga Riga PROPN 3 obj
        """
    found = english("Oslo to visit Riga", table, "visit")
    assert (found.value, [s.start for s in found.spans]) == ("planned", [8])


def test_an_infinitive_without_a_subject_is_no_plan():
    table = f"""
        To to PART 2 mark
        visit visit VERB 0 root {INF}
        Riga Riga PROPN 2 obj
        """
    assert english("To visit Riga", table, "visit").value is None


def test_a_headline_in_the_infinitive_is_no_plan_in_french():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        visiter visiter VERB 0 root {INF}
        """
    assert mood("Oslo visiter", table, "visiter").value is None


def test_is_to_meet_is_a_plan():
    table = f"""
        Oslo Oslo PROPN 4 nsubj
        is be AUX 4 cop {FIN}
        to to PART 4 mark
        meet meet VERB 0 root {INF}
        """
    assert english("Oslo is to meet", table, "meet").value == "planned"


def test_have_yet_to_is_not_done_and_have_to_is_owed():
    for yet, value in (("yet", "negated"), ("now", None)):
        table = f"""
        Oslo Oslo PROPN 2 nsubj
        has have VERB 0 root {FIN}
        {yet} {yet} ADV 2 advmod
        to to PART 5 mark
        meet meet VERB 2 xcomp {INF}
        """
        assert english(f"Oslo has {yet} to meet", table, "meet").value == value


def test_a_denial_of_having_done_negates():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        denied deny VERB 0 root {FIN}
        having have AUX 4 aux Tense=Pres|VerbForm=Part
        met meet VERB 2 xcomp {PART}
        """
    assert english("Oslo denied having met", table, "met").value == "negated"


@pytest.mark.parametrize(
    ("verb", "lemma", "value"),
    [
        ("plans", "plan", "planned"),
        ("agreed", "agree", "planned"),
        ("began", "begin", "asserted"),
        ("failed", "fail", "negated"),
        ("wants", "want", None),
        ("threatened", "threaten", None),
        ("claimed", "claim", "attributed"),
    ],
)
def test_an_english_verb_lays_its_effect_on_the_infinitive(
    verb: str, lemma: str, value: str | None
):
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        {verb} {lemma} VERB 0 root {FIN}
        to to PART 4 mark
        attack attack VERB 2 xcomp {INF}
        """
    assert english(f"Oslo {verb} to attack", table, "attack").value == value


@pytest.mark.parametrize(
    ("mark", "value"), [("if", "conditional"), ("unless", "conditional"), ("because", "asserted")]
)
def test_an_english_condition_makes_conditional(mark: str, value: str):
    table = f"""
        {mark} {mark} SCONJ 3 mark
        Oslo Oslo PROPN 3 nsubj
        attacks attack VERB 4 advcl {FIN}
        pay pay VERB 0 root {FIN}
        """
    assert english(f"{mark} Oslo attacks pay", table, "attacks").value == value


@pytest.mark.parametrize(
    ("determiner", "value"),
    [("no", "negated"), ("any", None), ("the", "asserted")],
)
def test_a_determiner_says_whether_an_english_meeting_took_place(
    determiner: str, value: str | None
):
    table = f"""
        {determiner} {determiner} DET 2 det
        meeting meeting NOUN 0 root
        """
    found = english(f"{determiner} meeting", table, "meeting", nominal=True)
    assert found.value == value


def test_talks_called_off_did_not_happen():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        called call VERB 0 root {FIN}
        off off ADP 2 compound:prt
        talks talk NOUN 2 obj
        """
    assert english("Oslo called off talks", table, "talks", nominal=True).value == "negated"


def test_what_an_appeal_that_is_turned_down_was_for_is_no_fact():
    table = f"""
        Oslo Oslo PROPN 3 nsubj
        a avoir AUX 3 aux:tense {FIN}
        rejeté rejeter VERB 0 root {PART}
        un un DET 5 det
        appel appel NOUN 3 obj
        au à ADP 7 case
        déploiement déploiement NOUN 3 obl:arg
        """
    found = mood("Oslo a rejeté un appel au déploiement", table, "déploiement", nominal=True)
    assert found.value is None


def test_a_passive_infinitive_tells_no_past():
    table = f"""
        armes arme NOUN 0 root
        destinées destiner VERB 1 acl {PART}
        à à ADP 5 mark
        être être AUX 5 aux:pass {INF}
        utilisées utiliser VERB 2 xcomp {PART}
        """
    assert mood("armes destinées à être utilisées", table, "utilisées").value is None


def test_what_somebody_says_in_the_infinitive_that_he_does_is_told():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        affirme affirmer VERB 0 root {FIN}
        détenir détenir VERB 2 xcomp {INF}
        Riga Riga PROPN 3 obj
        """
    assert mood("Oslo affirme détenir Riga", table, "détenir").value == "asserted"
