"""Who is named on the page."""

from chancery.mentions import find_mentions
from tests.rooms.mentions.tagged import dispatch_and_syntax


def actors(*lines):
    dispatch, syntax = dispatch_and_syntax(*lines)
    return dispatch, find_mentions(dispatch, syntax, "fr").actors


def only(*lines, kind="name"):
    dispatch, found = actors(*lines)
    named = [mention for mention in found if mention.kind == kind]
    assert len(named) == 1, [mention.name for mention in found]
    return dispatch.text, named[0]


def test_an_office_and_the_name_after_a_comma_are_one_mention():
    text, mention = only(
        "La/DET~ conseillère/NOUN~@nsubj à/ADP la/DET~ sécurité/NOUN~ nationale/ADJ~ "
        "malienne/ADJ~ ,/PUNCT Awa/PROPN:PER Diarra/PROPN:PER ,/PUNCT a/AUX parlé/VERB ./PUNCT"
    )
    assert mention.name == "Awa Diarra"
    assert text[mention.role] == "conseillère à la sécurité nationale malienne"
    assert text[mention.country_span] == "malienne"
    assert (mention.schema, mention.country, mention.sector) == ("Person", "MLI", "GOV")


def test_an_office_a_title_and_a_name_are_one_mention_with_the_country_of_the_body():
    dispatch, found = actors(
        "Le/DET commandant/NOUN@nsubj de/ADP Tsahal/PROPN ,/PUNCT le/DET général/NOUN "
        "Avi/PROPN:PER Sela/PROPN:PER ,/PUNCT est/AUX arrivé/VERB ./PUNCT"
    )
    person = next(mention for mention in found if mention.schema == "Person")
    assert (person.name, person.country, person.sector) == ("Avi Sela", "ISR", "MIL")
    assert dispatch.text[person.role] == "commandant de Tsahal"
    assert [mention.key for mention in found if mention.schema != "Person"] == ["bodies:idf"]


def test_an_office_without_article_after_the_name_belongs_to_it():
    text, mention = only(
        "Awa/PROPN:PER Diarra/PROPN:PER ,/PUNCT ministre/NOUN~ sénégalaise/ADJ~ de/ADP la/DET~ "
        "Santé/NOUN~ ,/PUNCT a/AUX démissionné/VERB ./PUNCT"
    )
    assert (mention.name, mention.country) == ("Awa Diarra", "SEN")
    assert text[mention.role] == "ministre sénégalaise de la Santé"


def test_a_name_that_opens_a_clause_after_selon_is_not_the_office_before_it():
    _, found = actors(
        "Selon/ADP le/DET ministre/NOUN ,/PUNCT Awa/PROPN:PER Diarra/PROPN:PER a/AUX "
        "démissionné/VERB ./PUNCT"
    )
    assert [mention.name for mention in found] == ["ministre", "Awa Diarra"]


def test_an_honorific_shows_a_name_and_its_gender():
    text, mention = only("Mme/NOUN Baumann/PROPN a/AUX refusé/VERB ./PUNCT")
    assert (mention.name, mention.gender) == ("Baumann", "Fem")
    assert text[mention.span] == "Mme Baumann"


def test_a_former_office_is_of_the_elite():
    _, mention = only(
        "L'/DET ancien/ADJ président/NOUN péruvien/ADJ Luis/PROPN:PER Quispe/PROPN:PER "
        "a/AUX fui/VERB ./PUNCT"
    )
    assert (mention.country, mention.sector) == ("PER", "ELI")


def test_a_capital_and_a_seat_stand_for_the_state():
    _, found = actors("Téhéran/PROPN et/CCONJ le/DET Kremlin/PROPN ont/AUX signé/VERB ./PUNCT")
    assert [(m.key, m.schema, m.country) for m in found] == [
        ("states:IRN", "Country", "IRN"),
        ("states:RUS", "Country", "RUS"),
    ]


def test_an_abbreviation_is_read_only_in_capitals():
    _, found = actors("Il/PRON ne/ADV fait/VERB pas/ADV un/DET pas/NOUN ./PUNCT")
    assert [mention.kind for mention in found] == ["pronoun"]
    _, found = actors("L'/DET ONU/PROPN a/AUX voté/VERB ./PUNCT")
    assert [(mention.key, mention.country) for mention in found] == [("bodies:un", "UNO")]


def test_an_abbreviation_in_brackets_belongs_to_the_name_before_it():
    text, mention = only(
        "L'/DET agence/NOUN~ de/ADP presse/NOUN~ officielle/ADJ~ bolivienne/ADJ~ (/PUNCT "
        "ABX/PROPN:ORG )/PUNCT l'/PRON a/AUX écrit/VERB ./PUNCT",
        kind="description",
    )
    assert text[mention.span].endswith("(ABX)")
    assert (mention.name, mention.sector) == ("agence de presse officielle bolivienne", "JRN")


def test_loaded_words_are_labels_and_never_part_of_the_name():
    text, mention = only(
        "Les/DET+ groupes/NOUN+@nsubj terroristes/ADJ+ et/CCONJ séparatistes/ADJ+ basés/VERB "
        "au/ADP Baloutchistan/PROPN sont/AUX cités/VERB ./PUNCT",
        kind="description",
    )
    assert mention.name == "groupes basés au Baloutchistan"
    assert [text[label] for label in mention.labels] == ["terroristes", "séparatistes"]
    assert (mention.country, mention.sector, mention.number) == ("PAK", "REB", 0)


def test_the_language_of_a_country_is_no_side():
    _, found = actors("la/DET langue/NOUN@nsubj russe/ADJ@amod recule/VERB ./PUNCT")
    assert not found


def test_a_minority_is_of_the_state_it_lives_in():
    _, found = actors(
        "la/DET minorité/NOUN@nsubj albanaise/ADJ@amod de/ADP Macédoine/PROPN@nmod partit/VERB "
        "./PUNCT"
    )
    minority = next(mention for mention in found if mention.schema == "Group")
    assert minority.country == "MKD"


def test_anti_somebody_gives_no_country():
    _, mention = only(
        "Des/DET+ groupes/NOUN+@nsubj anti-turcs/ADJ+ ont/AUX attaqué/VERB ./PUNCT",
        kind="description",
    )
    assert mention.country is None


def test_a_compound_adjective_stands_for_two_states():
    _, mention = only(
        "Les/DET+ relations/NOUN+ turco-syriennes/ADJ+ progressent/VERB ./PUNCT", kind="description"
    )
    assert mention.countries == ("TUR", "SYR")
    assert mention.country is None


def test_two_adjectives_of_a_plural_office_are_two_countries():
    _, mention = only(
        "Les/DET+ ministres/NOUN+@nsubj turc/ADJ et/CCONJ syrien/ADJ ont/AUX parlé/VERB ./PUNCT",
        kind="description",
    )
    assert (mention.countries, mention.number) == (("TUR", "SYR"), 0)


def test_an_adjective_decides_the_sector_of_a_body():
    _, mention = only(
        "Les/DET+ autorités/NOUN+@nsubj militaires/ADJ+ birmanes/ADJ+ ont/AUX tiré/VERB ./PUNCT",
        kind="description",
    )
    assert (mention.sector, mention.country) == ("MIL", "MMR")


def test_a_quantity_governs_its_people_and_numbers_are_read():
    dispatch, syntax = dispatch_and_syntax(
        "Des/DET+ milliers/NOUN+@nsubj de/ADP manifestants/NOUN+ ont/AUX crié/VERB ./PUNCT"
    )
    mention = find_mentions(dispatch, syntax, "fr").actors[0]
    assert syntax.words[mention.head].text == "milliers"
    _, mention = only(
        "Les/DET+ deux/NUM pays/NOUN+@nsubj ont/AUX signé/VERB ./PUNCT", kind="description"
    )
    assert mention.number == 2


def test_a_name_shared_by_parties_of_several_states_means_the_state_that_is_named():
    line = "Le/DET Parti/PROPN socialiste/ADJ a/AUX perdu/VERB {} ./PUNCT"
    _, found = actors(line.format("au/ADP Chili/PROPN"))
    assert found[0].country == "CHL"
    _, found = actors(line.format("hier/ADV"))
    assert found[0].country is None


def test_a_known_public_figure_has_a_country_from_knowledge_and_an_office_from_the_text():
    text, mention = only(
        "Le/DET candidat/NOUN@nsubj Emmanuel/PROPN:PER Macron/PROPN:PER a/AUX parlé/VERB ./PUNCT"
    )
    assert (mention.key, mention.country, mention.sector) == (
        "people:emmanuel-macron",
        "FRA",
        "PTY",
    )
    assert text[mention.role] == "candidat"


def test_the_il_of_impersonal_verbs_is_nobody():
    _, found = actors("Il/PRON@expl:subj faut/VERB partir/VERB ./PUNCT")
    assert found == ()


def test_every_finding_of_a_text_without_words_is_empty():
    dispatch, syntax = dispatch_and_syntax()
    mentions = find_mentions(dispatch, syntax, "fr")
    assert (mentions.actors, mentions.places, mentions.times) == ((), (), ())
