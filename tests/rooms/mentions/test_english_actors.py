"""Who is named on an English page, where the noun comes last in its phrase."""

import pytest

from chancery.mentions import find_mentions
from tests.rooms.mentions.tagged import dispatch_and_syntax


def actors(*lines, headline=False):
    dispatch, syntax = dispatch_and_syntax(*lines, headline=headline)
    return dispatch.text, find_mentions(dispatch, syntax, "en").actors


def only(*lines, kind="description"):
    text, found = actors(*lines)
    named = [mention for mention in found if mention.kind == kind]
    assert len(named) == 1, [mention.name for mention in found]
    return text, named[0]


def test_adjectives_and_nouns_before_the_noun_say_country_and_sector():
    _, mention = only(
        "Iraqi/ADJ@amod security/NOUN@compound forces/NOUN+@nsubj attacked/VERB ./PUNCT"
    )
    assert (mention.name, mention.country, mention.sector) == (
        "Iraqi security forces",
        "IRQ",
        "COP",
    )
    assert mention.number == 0


def test_a_name_with_a_hyphen_before_a_noun_is_whose_they_are():
    _, mention = only(
        "al/PROPN@compound -/PUNCT Qaeda/PROPN@flat fighters/NOUN+@nsubj left/VERB ./PUNCT"
    )
    assert (mention.name, mention.sector) == ("al-Qaeda fighters", "REB")


def test_an_office_holds_the_country_before_it_and_its_last_word_heads_it():
    text, mention = only(
        "The/DET+ Turkish/ADJ@amod foreign/ADJ@amod ministers/NOUN+@nsubj left/VERB ./PUNCT"
    )
    assert (text[mention.role], mention.country, mention.number, mention.head) == (
        "Turkish foreign ministers", "TUR", 0, 3,
    )  # fmt: skip


def test_two_countries_before_a_plural_office_are_two():
    _, mention = only(
        "Turkish/ADJ@amod and/CCONJ Syrian/ADJ@amod foreign/ADJ@amod ministers/NOUN+@nsubj "
        "left/VERB ./PUNCT"
    )
    assert mention.countries == ("TUR", "SYR")


def test_a_name_and_an_adjective_that_open_a_headline_are_two_countries():
    _, found = actors(
        "U.S./PROPN ,/PUNCT Iranian/ADJ@amod negotiators/NOUN+ meet/VERB ./PUNCT", headline=True
    )
    assert next(m for m in found if m.role is not None).countries == ("USA", "IRN")


def test_a_verb_that_the_tree_takes_for_an_attribute_parts_two_phrases():
    _, found = actors(
        "Niger/PROPN@compound junta/NOUN@compound expels/NOUN@compound French/ADJ@amod "
        "ambassador/NOUN left/VERB ./PUNCT"
    )
    assert [m.name for m in found if m.kind == "description"] == [
        "Niger junta", "French ambassador",
    ]  # fmt: skip


def test_a_name_ends_before_the_verb_that_the_finder_takes_in():
    _, found = actors("Ken/PROPN:PER Mori/PROPN:PER visits/NOUN:PER left/VERB ./PUNCT")
    assert [mention.name for mention in found] == ["Ken Mori"]


def test_a_country_of_two_words_before_a_title_is_whole():
    text, mention = only(
        "North/PROPN@compound Korean/ADJ@amod leader/NOUN Kim/PROPN:PER Jong/PROPN:PER "
        "Un/PROPN:PER left/VERB ./PUNCT",
        kind="name",
    )
    assert (mention.name, mention.country) == ("Kim Jong Un", "PRK")
    assert text[mention.role] == "North Korean leader"


def test_a_language_or_money_of_a_country_is_no_side():
    _, found = actors(
        "Riga/PROPN@nsubj owes/VERB US/PROPN $/SYM 5/NUM for/ADP Russian/ADJ@amod "
        "language/NOUN books/NOUN ./PUNCT"
    )
    assert [mention.country for mention in found] == ["LVA"]


def test_an_ethnic_adjective_names_no_state():
    _, found = actors(
        "The/DET ethnic/ADJ@amod Albanian/ADJ@amod rebels/NOUN@nsubj left/VERB ./PUNCT"
    )
    assert [mention.country for mention in found] == [None]


def test_a_people_is_of_the_state_it_lives_in():
    _, found = actors(
        "The/DET Kurds/PROPN+@nsubj of/ADP northern/ADJ@amod Syria/PROPN@nmod left/VERB ./PUNCT"
    )
    kurds = next(mention for mention in found if mention.schema == "Group")
    assert (kurds.name, kurds.country) == ("Kurds of northern Syria", "SYR")


def test_a_possessor_gives_its_country_and_makes_the_phrase_definite():
    _, found = actors(
        "Iran/PROPN@nmod:poss 's/PART@case supreme/ADJ@amod leader/NOUN@nsubj left/VERB ./PUNCT"
    )
    leader = next(mention for mention in found if mention.schema == "Person")
    assert (leader.name, leader.country, leader.definite) == ("Iran's supreme leader", "IRN", True)


def test_a_body_before_an_office_gives_it_sector_and_country():
    _, found = actors(
        "Hezbollah/PROPN@compound leader/NOUN Naim/PROPN:PER Qassem/PROPN:PER left/VERB ./PUNCT"
    )
    person = next(mention for mention in found if mention.schema == "Person")
    assert (person.name, person.country, person.sector) == ("Naim Qassem", "LBN", "REB")


def test_a_complement_goes_on_past_a_possessor_to_its_noun():
    text, found = actors(
        "The/DET head/NOUN@nsubj of/ADP Iran/PROPN@nmod:poss 's/PART@case army/NOUN@nmod "
        "left/VERB ./PUNCT"
    )
    head = next(mention for mention in found if mention.schema == "Person")
    assert (text[head.role], head.country, head.sector) == ("head of Iran's army", "IRN", "MIL")


def test_the_states_after_a_plural_office_are_all_its_own():
    _, found = actors(
        "The/DET presidents/NOUN+@nsubj of/ADP Russia/PROPN and/CCONJ Turkey/PROPN met/VERB ./PUNCT"
    )
    assert found[0].countries == ("RUS", "TUR")


@pytest.mark.parametrize(
    ("word", "country"), [("based", "IRQ"), ("backed", None), ("run", None), ("led", None)]
)
def test_where_a_group_is_based_says_its_country_and_who_backs_it_does_not(word, country):
    _, found = actors(
        f"A/DET Baghdad/PROPN@compound -/PUNCT {word}/ADJ@amod militia/NOUN@nsubj left/VERB ./PUNCT"
    )
    group = next(mention for mention in found if mention.schema == "Group")
    assert (group.name, group.country) == (f"Baghdad-{word} militia", country)


def test_a_group_named_before_the_noun_for_its_kind_is_that_group():
    _, mention = only(
        "The/DET Wagner/PROPN@compound group/NOUN@nsubj left/VERB ./PUNCT", kind="name"
    )
    assert (mention.key, mention.head) == ("bodies:wagner", 2)


@pytest.mark.parametrize(
    ("halves", "countries"),
    [
        ("US/PROPN -/PUNCT Iranian/ADJ", ("USA", "IRN")),
        ("Russian/ADJ -/PUNCT Ukrainian/ADJ", ("RUS", "UKR")),
        ("Sino/PROPN -/PUNCT Indian/ADJ", ("CHN", "IND")),
        ("U.S.-Iranian/ADJ", ("USA", "IRN")),
        ("Iran/PROPN -/PUNCT Iraq/PROPN", ("IRN", "IRQ")),
    ],
)
def test_states_joined_by_a_hyphen_are_one_mention_of_both(halves, countries):
    _, mention = only(f"{halves} talks/NOUN+@nsubj resumed/VERB ./PUNCT")
    assert mention.countries == countries


def test_a_possessive_counterpart_is_of_the_country_that_is_said():
    _, mention = only("His/PRON@nmod:poss Greek/ADJ@amod counterpart/NOUN@nsubj left/VERB ./PUNCT")
    assert (mention.name, mention.country) == ("Greek counterpart", "GRC")


@pytest.mark.parametrize("former", ["ex/NOUN -/PUNCT president/NOUN", "former/ADJ president/NOUN"])
def test_a_former_office_is_of_the_elite(former):
    _, mention = only(
        f"The/DET {former} Luis/PROPN:PER Quispe/PROPN:PER left/VERB ./PUNCT", kind="name"
    )
    assert mention.sector == "ELI"


def test_the_people_of_a_state_are_a_group_and_their_adjective_alone_is_the_state():
    _, mention = only("The/DET Iranians/PROPN+@nsubj left/VERB ./PUNCT")
    assert (mention.name, mention.country, mention.noun) == ("Iranians", "IRN", "people")
    _, mention = only("The/DET Iranian/ADJ@amod sites/NOUN+@nsubj burned/VERB ./PUNCT")
    assert (mention.key, mention.noun) == ("states:IRN", "adjective")


def test_a_country_adjective_has_a_capital():
    _, found = actors("They/PRON polish/VERB shoes/NOUN+ near/ADP polish/ADJ trees/NOUN+ ./PUNCT")
    assert [mention.kind for mention in found] == ["pronoun"]


def test_a_noun_before_another_noun_is_no_actor():
    _, found = actors("A/DET police/NOUN@compound station/NOUN@nsubj burned/VERB ./PUNCT")
    assert found == ()
    _, found = actors("The/DET official/ADJ@amod statement/NOUN@nsubj came/VERB ./PUNCT")
    assert found == ()


def test_hyphens_do_not_end_the_name_of_a_person():
    text, found = actors(
        "Adviser/NOUN Qassem/PROPN:PER al/PROPN:PER -/PUNCT:PER Araji/PROPN:PER left/VERB ./PUNCT",
        "The/DET talks/NOUN+ of/ADP al/PROPN -/PUNCT Araji/PROPN failed/VERB ./PUNCT",
    )
    assert [text[mention.named] for mention in found] == ["Qassem al-Araji", "al-Araji"]


def test_a_town_is_of_the_region_beside_it():
    dispatch, syntax = dispatch_and_syntax(
        "They/PRON met/VERB in/ADP Birmingham/PROPN ,/PUNCT Alabama/PROPN ./PUNCT"
    )
    found = find_mentions(dispatch, syntax, "en").places
    assert [place.place.country for place in found] == ["USA", "USA"]


def test_the_capitals_of_a_headline_make_no_name():
    _, found = actors("The/DET Deal/NOUN of/ADP President/NOUN Slams/PROPN Fails/VERB ./PUNCT")
    assert [mention.name for mention in found] == ["President"]


def test_a_noun_of_women_only_says_so():
    _, mention = only("The/DET spokeswoman/X@nsubj left/VERB ./PUNCT")
    assert mention.gender == "Fem"


def test_a_state_inside_the_name_of_a_longer_place_is_not_the_state():
    _, found = actors("The/DET Gulf/PROPN of/ADP Mexico/PROPN is/AUX calm/ADJ ./PUNCT")
    assert found == ()


def test_a_town_that_the_finder_takes_for_a_person_is_none():
    _, found = actors("Jenin/PROPN:PER burned/VERB ./PUNCT")
    assert found == ()


def test_the_state_before_the_name_of_a_body_is_its_state():
    _, found = actors(
        "The/DET U.S./PROPN@compound Treasury/PROPN@compound Department/PROPN@nsubj spoke/VERB "
        "./PUNCT"
    )
    assert [mention.country for mention in found] == ["USA"]


def test_the_former_and_the_latter_are_pronouns_only_when_they_stand_alone():
    _, mention = only("The/DET latter/ADJ@nsubj left/VERB ./PUNCT", kind="pronoun")
    assert mention.name == "The latter"
    _, found = actors("The/DET former/ADJ@amod Syrian/ADJ@amod president/NOUN left/VERB ./PUNCT")
    assert [mention.kind for mention in found] == ["description"]


def test_a_possessive_pronoun_is_no_mention_and_an_impersonal_one_neither():
    _, found = actors("Her/PRON@nmod:poss plan/NOUN@nsubj failed/VERB ./PUNCT")
    assert found == ()
    _, found = actors("It/PRON@expl seems/VERB so/ADV ./PUNCT")
    assert found == ()


def test_a_headline_drops_the_article_of_a_body():
    _, found = actors("Army/NOUN@nsubj kills/VERB twelve/NUM ./PUNCT", headline=True)
    assert found[0].definite
    _, found = actors("Army/NOUN@nsubj kills/VERB twelve/NUM ./PUNCT")
    assert not found[0].definite


def test_a_phrase_that_is_nobody_hides_the_noun_in_it():
    _, found = actors("Peru/PROPN@nsubj called/VERB a/DET general/ADJ election/NOUN@obj ./PUNCT")
    assert [mention.name for mention in found] == ["Peru"]


def test_the_first_half_of_a_tongue_is_no_state():
    _, found = actors(
        "English/ADJ@compound -/PUNCT speaking/VERB@amod rebels/NOUN+@nsubj left/VERB ./PUNCT"
    )
    assert [mention.country for mention in found] == [None]
