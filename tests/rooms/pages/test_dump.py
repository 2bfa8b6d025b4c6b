"""Plain-text dumps of pages: which lines are the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rooms.pages.reading import covers_all, kinds, read, told

TITLE = "Visite du général Okoro chez le ministre togolais de l'intérieur à Lomé"
BODY = [
    "Le chef d'état-major de l'armée béninoise, le général Samuel Okoro, a été reçu mardi à Lomé.",
    "Les deux hommes ont évoqué la sécurité des frontières, a indiqué l'agence de presse du Togo.",
    "Un accord de coopération avait été signé en mars entre Cotonou et Lomé.",
]
DUMP = "\n".join(
    [
        "TV",
        "Infos \u00a0 / \u00a0 À la une \u00a0 / \u00a0 Bénin \u00a0 / \u00a0 Afrique",
        "",
        TITLE,
        "",
        "Senator Jane Doe (D-OH) (R) speaks with Mark Miller at the Capitol in Boston. (AFP photo)",
        "Le général Okoro et son hôte à Lomé, mardi 3 juin 2025. ©Agence Golfe",
        "",
        "\n\n".join(BODY),
        "\u00a0",
        "Partager cet article",
        "SOURCE: RADIO LOMÉ",
    ]
)


def test_a_dump_is_taken_apart():
    dispatch = read(DUMP)
    assert told(dispatch, "headline") == [TITLE]
    assert told(dispatch, "paragraph") == BODY
    assert told(dispatch, "caption") == ["Le général Okoro et son hôte à Lomé, mardi 3 juin 2025."]
    assert told(dispatch, "credit") == ["(AFP photo)", "©Agence Golfe"]
    assert covers_all(dispatch)


def test_what_is_set_aside_carries_its_reason():
    notes = {b.kind: b.note for b in read(DUMP).blocks if b.note}
    assert notes["caption"] == "unrelated: shares no name with title and body"
    assert set(notes) == {"caption", "navigation", "share", "source_line"}


def test_a_dump_states_its_facts_with_their_words():
    dispatch = read(DUMP)
    assert dispatch.value("title") == TITLE
    assert dispatch.value("publisher") == "RADIO LOMÉ"
    assert [f.value for f in dispatch.facts if f.name == "section"] == ["Bénin", "Afrique"]
    assert all(dispatch.text[fact.span] for fact in dispatch.facts)


def test_no_date_of_publication_is_made_up():
    assert read(DUMP).value("published") is None


def test_the_callers_date_comes_first_and_says_so():
    fact = read(DUMP, published="2025-06-04").fact("published")
    assert (fact.value, fact.origin, fact.span) == ("2025-06-04", "option", None)


def test_the_first_line_of_a_simple_file_is_the_headline():
    dispatch = read("Accord signé à Lomé\n" + "\n".join(BODY))
    assert told(dispatch, "headline") == ["Accord signé à Lomé"]
    assert told(dispatch, "paragraph") == BODY


@pytest.mark.parametrize(
    "sentence",
    ["Le ministre a rencontré son homologue", BODY[0], "Partager le pouvoir divise Lomé"],
)
def test_a_bare_sentence_is_read(sentence):
    assert [read(sentence).text[b.span] for b in read(sentence).read_blocks] == [sentence]


def test_one_paragraph_alone_has_no_headline():
    assert kinds(read(" ".join(BODY))) == [("paragraph", " ".join(BODY))]


@pytest.mark.parametrize(
    ("opening", "published", "place", "agency"),
    [
        ("LOMÉ, 3 juin (Xinhua) — ", None, "LOMÉ", "Xinhua"),
        ("Lomé, le 3 juin 2025 (AFP) – ", "2025-06-03", "Lomé", "Agence France-Presse"),
        ("3 juin 2025. - ", "2025-06-03", None, None),
        ("3 juin 2025, Togo. - ", "2025-06-03", "Togo", None),
        ("(Reuters) - ", None, None, "Reuters"),
        ("Téhéran - IRNA - ", None, "Téhéran", "IRNA"),
        ("Port-au-Prince, Haïti – ", None, "Port-au-Prince", None),
    ],
)
def test_a_dateline_is_a_block_and_the_paragraph_goes_on_after_it(
    opening, published, place, agency
):
    dispatch = read(f"Visite à Lomé\n\n{opening}{BODY[0]}\n{BODY[1]}")
    assert told(dispatch, "paragraph") == BODY[:2]
    assert told(dispatch, "dateline") == [opening.strip()]
    found = [dispatch.value(name) for name in ("published", "dateline_place", "agency")]
    assert found == [published, place, agency]


@pytest.mark.parametrize(
    "opening",
    ["Okoro – le général – ", "Le 3 juin - jour de fête - ", "L'ONU – et elle seule – ", "UN – "],
)
def test_a_dash_in_a_sentence_is_no_dateline(opening):
    assert (
        told(read(f"Visite à Lomé\n\n{opening}a été reçu mardi par le ministre."), "dateline") == []
    )


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Publié le 3 juin 2025 à 10h32", "2025-06-03T10:32:00", None),
        ("Publié le 05/06/2025 à 9:05", "2025-06-05T09:05:00", None),
        ("Published 06/05/2025", "2025-06-05", None),
        ("Publié le 3 juin 2025 | Mis à jour le 4 juin 2025", "2025-06-03", "2025-06-04"),
        ("Mis à jour le 4 juin 2025", None, "2025-06-04"),
        ("Mardi 3 juin 2025", "2025-06-03", None),
        ("Mardi 3 juin", None, None),
    ],
)
def test_a_date_line_tells_when_it_was_published(line, published, updated):
    dispatch = read("\n".join([TITLE, line, *BODY]))
    assert told(dispatch, "paragraph") == BODY
    assert (dispatch.value("published"), dispatch.value("updated")) == (published, updated)


def test_a_byline_names_its_author_and_agency():
    dispatch = read("\n".join([TITLE, "Par Jeanne Morel avec AFP", *BODY]))
    assert dispatch.value("byline") == "Jeanne Morel avec AFP"
    assert dispatch.value("agency") == "Agence France-Presse"


def test_the_agency_that_signs_a_text_is_a_credit_of_its_own():
    dispatch = read("\n".join([TITLE, *BODY[:2], BODY[2] + " (AFP)"]))
    assert told(dispatch, "paragraph") == BODY
    assert told(dispatch, "credit") == ["(AFP)"]


def test_other_articles_are_set_aside_inside_and_below_the_text():
    lines = [TITLE, BODY[0], "Lire aussi : Le Bénin ferme sa frontière", *BODY[1:]]
    below = ["Sur le même sujet", "Grève des enseignants à Parakou", "Lomé inaugure son port"]
    dispatch = read("\n".join(lines + below))
    assert told(dispatch, "paragraph") == BODY
    assert [b.kind for b in dispatch.blocks[-3:]] == ["related"] * 3


def test_readers_comments_are_not_the_article():
    comment = "Je trouve que ce ministre parle bien trop et ne fait rien."
    dispatch = read("\n".join([TITLE, *BODY, "Commentaires (2)", comment]))
    assert told(dispatch, "paragraph") == BODY


def test_subheads_and_list_items_belong_to_the_body():
    items = ["Un dialogue de longue date", "- la surveillance des frontières ;"]
    dispatch = read("\n".join([TITLE, BODY[0], *items, *BODY[1:]]))
    assert told(dispatch, "paragraph") == [BODY[0], *items, *BODY[1:]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Facebook a annoncé mardi la fermeture de son bureau de Lomé.",
        "Sur le même sujet, le ministre a refusé de répondre aux journalistes.",
        "Par ailleurs, le général a visité le port de Lomé avec ses hôtes.",
        "Publié mardi, le décret interdit les rassemblements dans la capitale.",
        "Partager les revenus du port, telle est la demande du gouvernement béninois.",
        "La commission a infligé une amende pour l'usage de cookies sans accord.",
    ],
)
def test_sentences_that_open_like_furniture_are_read(sentence):
    assert told(read("\n".join([TITLE, BODY[0], sentence, BODY[1]])), "paragraph")[1] == sentence


@pytest.mark.parametrize(
    ("glued", "pieces"),
    [
        ("Visite du général à LoméLe général Okoro a été reçu.", ["Visite du général à Lomé", 18]),
        ("Il a été reçu mardi.Les deux hommes ont parlé.", ["Il a été reçu mardi.", 20]),
    ],
)
def test_two_lines_that_were_glued_are_told_apart(glued, pieces):
    dispatch = read("\n".join([glued, *BODY]))
    assert dispatch.text[dispatch.blocks[0].span] == pieces[0]
    assert dispatch.text.content.startswith(glued)


@pytest.mark.parametrize("name", ["LinkedIn", "McKinsey", "TotalEnergies", "AstraZeneca", "U.S.A."])
def test_names_with_a_capital_inside_stay_whole(name):
    sentence = f"Le groupe {name} a ouvert mardi un bureau dans la capitale."
    assert told(read("\n".join([TITLE, sentence, BODY[0]])), "paragraph")[0] == sentence


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "Le chef d'état-major de l'armée béninoise a été reçu mardi à Lomé par le\n"
        "ministre togolais de l'intérieur, avec lequel il a parlé des frontières\n"
        "et de la lutte contre la contrebande."
    )
    assert told(read(f"Visite à Lomé\n\n{wrapped}"), "paragraph") == [wrapped.replace("\n", " ")]


def test_a_headline_said_twice_is_read_once():
    assert told(read("\n".join([TITLE, TITLE, *BODY])), "headline") == [TITLE]


@given(st.text())
def test_any_text_gives_blocks_in_order_that_cover_it(text):
    dispatch = read(text.encode("utf-8", "surrogatepass"))
    assert covers_all(dispatch)


@given(st.lists(st.sampled_from([*DUMP.split("\n"), "AFP", "©", "(AFP)", "Publié le", "—", "."])))
def test_any_order_of_lines_gives_blocks_in_order_that_cover_it(lines):
    assert covers_all(read("\n".join(lines)))
