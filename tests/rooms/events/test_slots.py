"""Who stands where, whatever the voice."""

import pytest

from chancery.events.slots import Clause, Clauses
from chancery.knowledge.grammar import load_grammar
from tests.rooms.events.trees import tree

FIN = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def clause(text: str, table: str, form: str, language: str = "fr") -> Clause:
    syntax = tree(text, table)
    word = next(w for w in syntax.words if w.text == form)
    return Clauses(syntax, load_grammar(language)).of(word)


def heads(found: Clause) -> dict[str, list[str]]:
    return {slot: [word.text for word in words] for slot, words in found.slots.items()}


def test_an_active_verb_has_its_subject_object_and_prepositions():
    found = clause(
        "Ankara a rencontré Athènes à Genève",
        f"""
        Ankara Ankara PROPN 3 nsubj
        a avoir AUX 3 aux:tense {FIN}
        rencontré rencontrer VERB 0 root {PART}
        Athènes Athènes PROPN 3 obj
        à à ADP 6 case
        Genève Genève PROPN 3 obl
        """,
        "rencontré",
    )
    assert heads(found) == {"subject": ["Ankara"], "object": ["Athènes"], "à": ["Genève"]}


def test_a_passive_puts_its_agent_in_the_subject_and_its_subject_in_the_object():
    found = clause(
        "Samir a été arrêté par la police",
        f"""
        Samir Samir PROPN 4 nsubj:pass
        a avoir AUX 4 aux:tense {FIN}
        été être AUX 4 aux:pass {PART}
        arrêté arrêter VERB 0 root {PART}
        par par ADP 7 case
        la le DET 7 det
        police police NOUN 4 obl:agent
        """,
        "arrêté",
    )
    assert found.passive
    assert heads(found) == {"subject": ["police"], "object": ["Samir"]}


def test_a_pronominal_verb_is_active_even_where_the_parser_says_passive():
    found = clause(
        "Ankara s’ est entretenu avec Athènes",
        f"""
        Ankara Ankara PROPN 4 nsubj:pass
        s’ se PRON 4 expl:pv
        est être AUX 4 aux:pass {FIN}
        entretenu entretenir VERB 0 root {PART}
        avec avec ADP 6 case
        Athènes Athènes PROPN 4 obl:arg
        """,
        "entretenu",
    )
    assert found.reflexive
    assert not found.passive
    assert heads(found) == {"subject": ["Ankara"], "avec": ["Athènes"]}


def test_a_verb_of_movement_is_never_passive():
    found = clause(
        "Samir est arrivé",
        f"""
        Samir Samir PROPN 3 nsubj:pass
        est être AUX 3 aux:pass {FIN}
        arrivé arriver VERB 0 root {PART}
        """,
        "arrivé",
    )
    assert heads(found) == {"subject": ["Samir"]}


def test_a_past_participle_on_a_noun_has_that_noun_as_its_object():
    found = clause(
        "accord signé par Téhéran et Bagdad",
        f"""
        accord accord NOUN 0 root
        signé signer VERB 1 acl {PART}
        par par ADP 4 case
        Téhéran Téhéran PROPN 2 obl:agent
        et et CCONJ 6 cc
        Bagdad Bagdad PROPN 4 conj
        """,
        "signé",
    )
    assert heads(found) == {"object": ["accord"], "subject": ["Téhéran", "Bagdad"]}


def test_a_gerund_takes_the_subject_of_the_verb_it_hangs_on_even_when_tagged_a_noun():
    found = clause(
        "Ankara appelle , tout en menaçant de frapper",
        f"""
        Ankara Ankara PROPN 2 nsubj
        appelle appeler VERB 0 root {FIN}
        , , PUNCT 6 punct
        tout tout ADV 6 advmod
        en en ADP 6 case
        menaçant menaçant NOUN 2 conj
        de de ADP 8 mark
        frapper frapper VERB 6 acl VerbForm=Inf
        """,
        "menaçant",
    )
    assert heads(found) == {"subject": ["Ankara"], "adverb": ["tout"], "de inf": ["frapper"]}


@pytest.mark.parametrize("relation", ["acl:relcl", "acl"])
def test_a_relative_pronoun_stands_for_its_antecedent(relation: str):
    found = clause(
        "Ankara qui a signé",
        f"""
        Ankara Ankara PROPN 0 root
        qui qui PRON 4 nsubj
        a avoir AUX 4 aux:tense {FIN}
        signé signer VERB 1 {relation} {PART}
        """,
        "signé",
    )
    assert heads(found) == {"subject": ["Ankara"]}


def test_an_infinitive_takes_the_subject_of_the_verb_above():
    found = clause(
        "Ankara prévoit de rencontrer Athènes",
        f"""
        Ankara Ankara PROPN 2 nsubj
        prévoit prévoir VERB 0 root {FIN}
        de de ADP 4 mark
        rencontrer rencontrer VERB 2 xcomp VerbForm=Inf
        Athènes Athènes PROPN 4 obj
        """,
        "rencontrer",
    )
    assert heads(found) == {"subject": ["Ankara"], "object": ["Athènes"]}


def test_a_second_verb_shares_the_subject_of_the_first():
    found = clause(
        "Ankara signe et promet",
        f"""
        Ankara Ankara PROPN 2 nsubj
        signe signer VERB 0 root {FIN}
        et et CCONJ 4 cc
        promet promettre VERB 2 conj {FIN}
        """,
        "promet",
    )
    assert heads(found) == {"subject": ["Ankara"]}


def test_a_noun_takes_participants_that_hang_too_deep():
    found = clause(
        "rencontre de Ankara avec Athènes",
        """
        rencontre rencontre NOUN 0 root
        de de ADP 3 case
        Ankara Ankara PROPN 1 nmod
        avec avec ADP 5 case
        Athènes Athènes PROPN 3 nmod
        """,
        "rencontre",
    )
    assert heads(found) == {"de": ["Ankara"], "avec": ["Athènes"]}


def test_a_clitic_fills_the_slot_of_its_case():
    found = clause(
        "Ankara lui demande de partir",
        f"""
        Ankara Ankara PROPN 3 nsubj
        lui lui PRON 3 iobj
        demande demander VERB 0 root {FIN}
        de de ADP 5 mark
        partir partir VERB 3 xcomp VerbForm=Inf
        """,
        "demande",
    )
    assert heads(found) == {"subject": ["Ankara"], "à": ["lui"], "de inf": ["partir"]}


def test_an_impersonal_subject_fills_nothing():
    found = clause(
        "il est stipulé que Ankara partira",
        f"""
        il il PRON 3 expl:subj
        est être AUX 3 aux:pass {FIN}
        stipulé stipuler VERB 0 root {PART}
        que que SCONJ 6 mark
        Ankara Ankara PROPN 6 nsubj
        partira partir VERB 3 csubj Mood=Ind|Tense=Fut|VerbForm=Fin
        """,
        "stipulé",
    )
    assert heads(found) == {"clause": ["partira"]}


def test_a_tree_that_is_a_circle_ends():
    found = clause(
        "a b",
        """
        a a VERB 2 conj
        b b VERB 1 conj
        """,
        "a",
    )
    assert found.slots == {}


def test_an_adverb_that_is_a_preposition_without_its_noun_is_a_particle():
    found = clause(
        "Lima a voté contre",
        f"""
        Lima Lima PROPN 3 nsubj
        a avoir AUX 3 aux:tense {FIN}
        voté voter VERB 0 root {PART}
        contre contre ADV 3 advmod
        """,
        "voté",
    )
    assert heads(found) == {"subject": ["Lima"], "particle": ["contre"]}


def test_a_noun_hung_on_a_verb_taken_for_a_noun_is_its_partitive_object():
    found = clause(
        "Lima a essuyé des tirs",
        f"""
        Lima Lima PROPN 3 nsubj
        a avoir AUX 3 aux:tense {FIN}
        essuyé essuyer VERB 0 root {PART}
        des de ADP 5 case
        tirs tir NOUN 3 nmod
        """,
        "essuyé",
    )
    assert heads(found)["object"] == ["tirs"]


def test_a_possessive_stands_before_an_english_noun():
    table = """
        Iran Iran PROPN 3 nmod:poss
        's 's PART 1 case
        attack attack NOUN 0 root
        on on ADP 5 case
        Riga Riga PROPN 3 nmod
        """
    found = clause("Iran 's attack on Riga", table, "attack", "en")
    assert heads(found) == {"possessive": ["Iran"], "on": ["Riga"]}


def test_a_pronoun_is_a_possessive_too():
    table = """
        its its PRON 2 nmod:poss
        attack attack NOUN 0 root
        """
    assert heads(clause("its attack", table, "attack", "en")) == {"possessive": ["its"]}


def test_a_noun_before_a_noun_stands_like_an_adjective():
    table = """
        US US PROPN 3 compound
        drone drone NOUN 3 compound
        strikes strike NOUN 0 root
        """
    found = clause("US drone strikes", table, "strikes", "en")
    assert heads(found) == {"adjective": ["US", "drone"]}


def test_a_particle_is_no_preposition():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        called call VERB 0 root {FIN}
        off off ADP 2 compound:prt
        talks talk NOUN 2 obj
        with with ADP 6 case
        Riga Riga PROPN 4 nmod
        """
    found = clause("Oslo called off talks with Riga", table, "called", "en")
    assert heads(found) == {
        "subject": ["Oslo"],
        "particle": ["off"],
        "object": ["talks"],
        "with": ["Riga"],
    }


def test_the_first_of_two_prepositions_is_a_particle():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        pulled pull VERB 0 root {FIN}
        out out ADP 5 case
        of of ADP 5 case
        Mali Mali PROPN 2 obl
        """
    found = clause("Oslo pulled out of Mali", table, "pulled", "en")
    assert heads(found)["particle"] == ["out"]
    assert heads(found)["of"] == ["Mali"]


@pytest.mark.parametrize("form", ["VerbForm=Ger", "Tense=Pres|VerbForm=Part"])
@pytest.mark.parametrize("relation", ["advcl", "obl", "acl"])
def test_a_gerund_is_an_infinitive_behind_its_preposition(form: str, relation: str):
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        accused accuse VERB 0 root {FIN}
        Riga Riga PROPN 2 obj
        of of SCONJ 5 mark
        killing kill VERB 2 {relation} {form}
        hostages hostage NOUN 5 obj
        """
    found = clause("Oslo accused Riga of killing hostages", table, "accused", "en")
    assert heads(found) == {"subject": ["Oslo"], "object": ["Riga"], "of inf": ["killing"]}


def test_an_english_infinitive_stands_behind_to():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        urged urge VERB 0 root {FIN}
        Riga Riga PROPN 2 obj
        to to PART 5 mark
        leave leave VERB 2 xcomp VerbForm=Inf
        """
    found = clause("Oslo urged Riga to leave", table, "urged", "en")
    assert heads(found) == {"subject": ["Oslo"], "object": ["Riga"], "to inf": ["leave"]}


def test_a_modal_auxiliary_has_a_slot_and_makes_no_infinitive():
    table = """
        Oslo Oslo PROPN 3 nsubj
        must must AUX 3 aux VerbForm=Fin
        leave leave VERB 0 root VerbForm=Inf
        """
    found = clause("Oslo must leave", table, "leave", "en")
    assert heads(found) == {"subject": ["Oslo"], "auxiliary": ["must"]}


def test_a_clause_needs_no_that():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        said say VERB 0 root {FIN}
        Riga Riga PROPN 4 nsubj
        left leave VERB 2 ccomp {FIN}
        """
    found = clause("Oslo said Riga left", table, "said", "en")
    assert heads(found) == {"subject": ["Oslo"], "clause": ["left"]}


def test_an_indirect_object_stands_where_to_would():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        gave give VERB 0 root {FIN}
        Riga Riga PROPN 2 iobj
        arms arm NOUN 2 obj
        """
    found = clause("Oslo gave Riga arms", table, "gave", "en")
    assert heads(found) == {"subject": ["Oslo"], "to": ["Riga"], "object": ["arms"]}


@pytest.mark.parametrize(("auxiliary", "lemma"), [("was", "be"), ("got", "get")])
def test_an_english_passive_has_its_agent_behind_by(auxiliary: str, lemma: str):
    table = f"""
        Samir Samir PROPN 3 nsubj:pass
        {auxiliary} {lemma} AUX 3 aux:pass {FIN}
        arrested arrest VERB 0 root {PART}
        by by ADP 5 case
        police police NOUN 3 obl
        """
    found = clause(f"Samir {auxiliary} arrested by police", table, "arrested", "en")
    assert found.passive
    assert heads(found) == {"subject": ["police"], "object": ["Samir"]}


def test_an_active_perfect_is_no_passive():
    table = f"""
        Oslo Oslo PROPN 4 nsubj
        has have AUX 4 aux {FIN}
        been be AUX 4 aux Tense=Past|VerbForm=Part
        shelling shell VERB 0 root Tense=Pres|VerbForm=Part
        Riga Riga PROPN 4 obj
        """
    found = clause("Oslo has been shelling Riga", table, "shelling", "en")
    assert not found.passive
    assert heads(found)["object"] == ["Riga"]


@pytest.mark.parametrize("pronoun", ["who", "which", "that"])
def test_an_english_relative_pronoun_stands_for_its_antecedent(pronoun: str):
    table = f"""
        Oslo Oslo PROPN 0 root
        {pronoun} {pronoun} PRON 3 nsubj
        left leave VERB 1 acl:relcl {FIN}
        """
    assert heads(clause(f"Oslo {pronoun} left", table, "left", "en")) == {"subject": ["Oslo"]}


def test_an_adverb_that_is_no_particle_has_a_slot_of_its_own():
    table = f"""
        Oslo Oslo PROPN 2 nsubj
        voted vote VERB 0 root {FIN}
        twice twice ADV 2 advmod
        """
    found = clause("Oslo voted twice", table, "voted", "en")
    assert heads(found) == {"subject": ["Oslo"], "adverb": ["twice"]}


def test_what_a_relative_clause_is_about_is_its_object():
    found = clause(
        "les armes que Oslo a livrées",
        f"""
        les le DET 2 det
        armes arme NOUN 0 root
        que que PRON 6 obj
        Oslo Oslo PROPN 6 nsubj
        a avoir AUX 6 aux:tense {FIN}
        livrées livrer VERB 2 acl:relcl {PART}
        """,
        "livrées",
    )
    assert heads(found)["object"] == ["armes"]


def test_beside_a_negation_de_is_the_article_of_an_object():
    found = clause(
        "Oslo ne envoie pas de troupes",
        f"""
        Oslo Oslo PROPN 3 nsubj
        ne ne ADV 3 advmod
        envoie envoyer VERB 0 root {FIN}
        pas pas ADV 3 advmod
        de de ADP 6 case
        troupes troupe NOUN 3 obl:arg
        """,
        "envoie",
    )
    assert "troupes" in heads(found)["object"]


def test_whoever_is_allowed_or_made_to_do_it_does_it():
    found = clause(
        "Qatar allowed marines to install radars",
        f"""
        Qatar Qatar PROPN 2 nsubj
        allowed allow VERB 0 root {FIN}
        marines marine NOUN 2 obj
        to to PART 5 mark
        install install VERB 2 xcomp VerbForm=Inf
        radars radar NOUN 5 obj
        """,
        "install",
        "en",
    )
    assert heads(found) == {"subject": ["marines"], "object": ["radars"]}


def test_whoever_has_no_plans_is_the_subject_of_what_is_not_planned():
    found = clause(
        "Oslo has no plans to withdraw",
        f"""
        Oslo Oslo PROPN 2 nsubj
        has have VERB 0 root {FIN}
        no no DET 4 det
        plans plan NOUN 2 obj
        to to PART 6 mark
        withdraw withdraw VERB 4 acl VerbForm=Inf
        """,
        "withdraw",
        "en",
    )
    assert heads(found) == {"subject": ["Oslo"]}


def test_a_tag_has_what_it_tells_as_its_clause():
    found = clause(
        "Riga must leave , Oslo said",
        f"""
        Riga Riga PROPN 3 nsubj
        must must AUX 3 aux
        leave leave VERB 0 root VerbForm=Inf
        , , PUNCT 6 punct
        Oslo Oslo PROPN 6 nsubj
        said say VERB 3 parataxis {FIN}
        """,
        "said",
        "en",
    )
    assert heads(found) == {"subject": ["Oslo"], "clause": ["leave"]}


def test_a_complement_without_preposition_is_the_object():
    found = clause(
        "Oslo bombarde des villes",
        f"""
        Oslo Oslo PROPN 2 nsubj
        bombarde bombarder VERB 0 root {FIN}
        des de ADP 4 det
        villes ville NOUN 2 obl:arg
        """,
        "bombarde",
    )
    assert heads(found) == {"subject": ["Oslo"], "object": ["villes"]}


def test_who_calls_himself_something_is_it():
    found = clause(
        "Oslo s' est dit opposé au plan",
        f"""
        Oslo Oslo PROPN 4 nsubj
        s' soi PRON 4 expl:pv
        est être AUX 4 aux:tense {FIN}
        dit dire VERB 0 root {PART}
        opposé opposer VERB 4 acl {PART}
        au à ADP 7 case
        plan plan NOUN 5 obl:arg
        """,
        "opposé",
    )
    assert heads(found) == {"object": ["Oslo"], "à": ["plan"]}


def test_a_reduced_relative_taken_for_a_past_has_its_noun_as_object():
    found = clause(
        "the accord concluded in Oslo",
        """
        the the DET 2 det
        accord accord NOUN 0 root
        concluded conclude VERB 2 acl Mood=Ind|Tense=Past|VerbForm=Fin
        in in ADP 5 case
        Oslo Oslo PROPN 3 obl
        """,
        "concluded",
        "en",
    )
    assert heads(found) == {"object": ["accord"], "in": ["Oslo"]}
