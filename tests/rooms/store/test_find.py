"""What is found, in which order, and where a page ends; on both databases alike."""

import itertools
import json
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from chancery.errors import QueryError
from chancery.records.query import Query
from chancery.records.review import Asked
from chancery.store import find as finds
from chancery.store import open_ledger, schema
from chancery.store.finding import walking
from chancery.store.finding.cursor import Key, read_cursor, write_cursor
from tests.findable import happening, told, who
from tests.judging import put, specimen_deposit
from tests.ledgers import BACKENDS, Clock, new_database
from tests.specimen import CONTENT

IRAN, IRAQ = who("ministre iranien", "IRN"), who("son homologue irakien", "IRQ")
GUARDS = who("Force al-Qods", "IRN", key="bodies:irgc-qods")
UN = who("l’ONU", "UNO", part="recipient")

DISPATCHES = (
    told(
        "Les ministres se rencontrent à Bagdad.\nL’accord est proche.",
        happening("CONSULT", IRAN, IRAQ, day="2026-03-10", place="Bagdad", country="IRQ"),
        happening("AGREE", IRAN, UN, day="2026-03", modality="planned", contexts=("diplomatic",)),
        title="Rencontre",
        publisher="Agence du Fleuve",
    ),
    told(
        "La Force al-Qods dément toute négociation nucléaire à Téhéran.",
        happening("REJECT", GUARDS, UN, day="2026-03-11", place="Téhéran", country="IRN",
                  act="deny"),
        happening("CONSULT", GUARDS, who("ministre iranien", "IRN", part="recipient"),
                  mode="phone"),
        publisher="La Gazette du Littoral",
        published="2026-03-11",
    ),
    told(
        "Visite en Irak, du Tigre au Golfe.",
        happening("CONSULT", IRAQ, IRAN, mode="visit", day="2026-02-26/2026-03-02", place="Bassora",
                  country="IRQ"),
        happening("THREATEN", IRAN, day="../2026-03-20", modality="conditional"),
        happening("MOBILIZE", GUARDS, day="2026-03-05/..", contexts=("military", "territory")),
        language="en",
        published="2026-03-02",
    ),
    told(
        "Sans date, sans rien, sauf un accord.", happening("AGREE"), published=None, language=None
    ),
    told("Un accord encore, sans événement.", published="2026-03-12", publisher="Agence du Fleuve"),
)  # fmt: skip


def deposit(ledger, *deposits):
    run = ledger.start_run("ingest", "chancery/test")
    ledger.deposit(run, deposits)


@pytest.fixture(scope="module", params=BACKENDS)
def filled(request, tmp_path_factory):
    """A ledger with the dispatches above; nobody writes into it."""
    with ExitStack() as stack:
        address = str(tmp_path_factory.mktemp("filled") / "chancery.db")
        if request.param != "sqlite":
            server = request.getfixturevalue("postgres_server")
            address = stack.enter_context(new_database(server))
        opened = stack.enter_context(open_ledger(address, clock=Clock()))
        deposit(opened, *DISPATCHES)
        yield opened


def types(ledger, **asked):
    return [row.type for row in ledger.find_events(Query(**asked)).rows]


def titles(ledger, **asked):
    return [row.snippet.exact[:8] for row in ledger.find_dispatches(Query(**asked)).rows]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["THREATEN", "CONSULT", "REJECT", "CONSULT", "MOBILIZE", "AGREE", "CONSULT", "AGREE"]),
        ({"types": ("AGREE",)}, ["AGREE", "AGREE"]),
        ({"types": ("AGREE", "REJECT")}, ["REJECT", "AGREE", "AGREE"]),
        ({"modes": ("visit", "phone")}, ["CONSULT", "CONSULT"]),
        ({"acts": ("deny",)}, ["REJECT"]),
        ({"modalities": ("planned", "conditional")}, ["THREATEN", "AGREE"]),
        ({"contexts": ("territory",)}, ["MOBILIZE"]),
        ({"contexts": ("diplomatic", "military")}, ["MOBILIZE", "AGREE"]),
        ({"actors": ("IRN", "IRQ")}, ["CONSULT", "CONSULT"]),
        ({"actors": ("IRN",), "recipients": ("UNO",)}, ["REJECT", "AGREE"]),
        ({"parties": ("ministre",)}, ["THREATEN", "CONSULT", "CONSULT", "AGREE", "CONSULT"]),
        ({"recipients": ("MINISTRE Iranien",)}, ["CONSULT"]),
        ({"actors": ("bodies:irgc-qods",)}, ["CONSULT", "REJECT", "MOBILIZE"]),
        ({"actors": ("al Qods",)}, ["CONSULT", "REJECT", "MOBILIZE"]),
        ({"actors": ("Qod",)}, []),
        ({"actors": ("100%_",)}, []),
        ({"recipients": ("ONU",)}, ["REJECT", "AGREE"]),
        ({"places": ("teheran",)}, ["REJECT"]),
        ({"places": ("IRQ",)}, ["CONSULT", "CONSULT"]),
        ({"places": ("IRQ", "Téhéran")}, ["REJECT", "CONSULT", "CONSULT"]),
        ({"places": ("Bagdad", "bassora")}, ["CONSULT", "CONSULT"]),
        ({"places": ("Bag",)}, []),
        ({"publishers": ("fleuve",)}, ["CONSULT", "AGREE"]),
        ({"publishers": ("fleuve", "gazette")}, ["CONSULT", "REJECT", "CONSULT", "AGREE"]),
        ({"publishers": ("nobody",)}, []),
        ({"languages": ("EN",)}, ["THREATEN", "MOBILIZE", "CONSULT"]),
        ({"published_since": "2026-03-11"}, ["CONSULT", "REJECT", "CONSULT", "AGREE"]),
        ({"published_until": "2026-03-02"}, ["THREATEN", "MOBILIZE", "CONSULT"]),
        ({"text": "accord"}, ["CONSULT", "AGREE", "AGREE"]),
        ({"text": "accord", "types": ("CONSULT",)}, ["CONSULT"]),
        ({"text": "dement -irak", "parties": ("UNO",)}, ["REJECT"]),
    ],
)  # fmt: skip
def test_events_are_found_by_what_is_asked_newest_first(filled, asked, found):
    assert types(filled, **asked) == found


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2026-03-11", "2026-03-11", ["THREATEN", "REJECT", "MOBILIZE", "AGREE"]),
        ("2026-03-12", None, ["THREATEN", "MOBILIZE", "AGREE"]),
        ("2026-03-21", None, ["MOBILIZE", "AGREE"]),
        ("2026-04-01", None, ["MOBILIZE"]),
        (None, "2026-02-28", ["THREATEN", "CONSULT"]),
        (None, "2026-02-01", ["THREATEN"]),
        ("2026-03-02", "2026-03-04", ["THREATEN", "AGREE", "CONSULT"]),
    ],
)
def test_an_event_is_found_by_days_that_its_own_may_share_and_an_undated_one_never(
    filled, since, until, found
):
    assert types(filled, since=since, until=until) == found


@pytest.mark.parametrize(
    ("few", "walk", "many"),
    [(0, (1, 2), 0), (0, (1, 2), 60_000), (0, (3, 100), 60_000), (3, (2, 4), 60_000)],
)
def test_every_way_to_the_rows_finds_the_same(filled, monkeypatch, few, walk, many):
    asked = [
        {},
        {"types": ("CONSULT",)},
        {"types": ("CONSULT", "AGREE"), "actors": ("IRN",)},
        {"actors": ("IRN", "IRQ"), "since": "2026-03-01"},
        {"text": "accord OR", "parties": ("IRN",)},
        {"text": "accord", "parties": ("IRN",)},
        {"places": ("IRQ", "Téhéran"), "publishers": ("agence", "gazette")},
        {"places": ("IRQ",), "until": "2026-03-10", "languages": ("en",)},
        {"parties": ("ministre",), "updated_since": "2020-01-01"},
        {"machine": True, "contexts": ("military",)},
    ]
    before = [types(filled, **one) for one in asked]
    before_too = [titles(filled, **one) for one in asked]
    monkeypatch.setattr(walking, "FEW", few)
    monkeypatch.setattr(walking, "WALK", walk)
    monkeypatch.setattr(walking, "MANY", many)
    assert [types(filled, **one) for one in asked] == before
    assert [titles(filled, **one) for one in asked] == before_too
    for one in asked:
        paged = [row.type for row in every_row(filled.find_events, Query(**one, limit=1))]
        assert paged == types(filled, **one)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Un accor", "Les mini", "La Force", "Visite e", "Sans dat"]),
        ({"text": "accord"}, ["Un accor", "L’accord", "Sans dat"]),
        ({"text": "accord rencontr*"}, ["Les mini"]),
        ({"publishers": ("Fleuve",)}, ["Un accor", "Les mini"]),
        ({"languages": ("fr",), "published_until": "2026-03-11"}, ["La Force"]),
        ({"types": ("CONSULT",)}, ["Les mini", "La Force", "Visite e"]),
        ({"types": ("CONSULT",), "text": "golfe"}, ["Visite e"]),
        ({"actors": ("UNO",)}, []),
    ],
)
def test_dispatches_are_found_newest_first_and_those_without_a_day_last(filled, asked, found):
    assert titles(filled, **asked) == found


def every_row(find, query):
    """All pages, one after the other."""
    while True:
        page = find(query)
        yield from page.rows
        if page.next is None:
            return
        query = replace(query, after=page.next)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"acts": ("metn",)}, "act metn: there is none; the nearest are .*meet"),
        ({"acts": ("qqqqqqqq",)}, "an act is a word like"),
        ({"languages": ("xx",)}, "language xx: there is none; give a code like fr"),
        ({"languages": ("xx-Latn",)}, "language xx-Latn"),
        ({"actors": ("XXX",)}, "actor XXX: no code of a country, and no such name in this ledger"),
        ({"recipients": ("XXX",)}, "recipient XXX"),
        ({"parties": ("bodies:irgc-quds",)}, "party .*no such entry; the nearest are .*irgc-qods"),
        ({"actors": ("nothing:at-all-like-it",)}, "give words of the name"),
        ({"places": ("XXX",)}, "place XXX: no code of a country"),
    ],
)
def test_a_name_that_nothing_knows_is_not_answered_with_nothing_found(filled, asked, said):
    for find in (filled.find_events, filled.find_dispatches):
        with pytest.raises(QueryError, match=said):
            find(Query(**asked))


@pytest.mark.parametrize(
    "asked",
    [
        {"acts": ("accuse",)},
        {"languages": ("ar", "pt-BR")},
        {"actors": ("FJI",)},
        {"actors": ("states:FJI",)},
        {"actors": ("bodies:european-council",)},
        {"actors": ("nobody here",)},
        {"places": ("Nowhere",)},
        {"recipients": ("ONU",), "types": ("SANCTION",)},
    ],
)
def test_a_name_that_is_known_may_be_of_nothing_in_the_ledger(filled, asked):
    assert types(filled, **asked) == []


def test_names_of_ours_are_understood_in_any_case(filled):
    assert types(filled, types=("reject",), acts=("Deny",)) == ["REJECT"]
    assert types(filled, modalities=("Planned",), contexts=("DIPLOMATIC",)) == ["AGREE"]
    assert types(filled, modes=("Phone",)) == ["CONSULT"]


def test_an_act_that_only_the_ledger_has_is_known(ledger):
    deposit(ledger, told("Un mot.", happening("AID", act="zzzz", day="2026-03-01")))
    assert types(ledger, acts=("zzzz",), since="2026-05-01") == []


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_have_every_row_exactly_once(filled, limit):
    for find in (filled.find_events, filled.find_dispatches):
        whole = [row.id for row in find(Query()).rows]
        assert [row.id for row in every_row(find, Query(limit=limit))] == whole
        assert len(whole) == len(set(whole))


def test_pages_have_every_row_exactly_once_while_others_arrive(ledger):
    deposit(ledger, *DISPATCHES)
    for find in (ledger.find_events, ledger.find_dispatches):
        whole = {row.id for row in find(Query()).rows}
        met = []
        for n, row in enumerate(every_row(find, Query(limit=1))):
            met.append(row.id)
            day = f"2026-0{1 + n % 6}-15"
            late = told(f"Arrivé {n}{find}", happening("AID", IRAN, day=day), published=day)
            if n < 5:
                deposit(ledger, late)
        assert len(met) == len(set(met))
        assert whole <= set(met)


@pytest.mark.parametrize(
    "word", ["", "x", "é", "AAAA", "bnVsbA", "WyJldmVudHMiLCIxIiwxXQ", "[]", "\0"]
)
def test_a_place_that_no_page_ended_at_is_refused(filled, word):
    with pytest.raises(QueryError, match="not where a page of events ended"):
        filled.find_events(Query(after=word))


def test_where_a_page_of_events_ended_means_nothing_among_dispatches(filled):
    after = filled.find_events(Query(limit=1)).next
    with pytest.raises(QueryError, match="dispatches"):
        filled.find_dispatches(Query(after=after))


def refusal_of(ask):
    """What is said when something is refused; nothing when it is not."""
    try:
        ask()
    except QueryError as error:
        return str(error)
    return ""


@given(st.text() | st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True))
def test_any_word_is_a_place_or_refused(word):
    assert "\n" not in refusal_of(lambda: read_cursor("events", word))


@given(st.sampled_from(["", "2026-03-12"]), st.integers(0, 2**61))
def test_a_place_is_read_as_it_was_written(day, seq):
    word = write_cursor("events", Key(day, seq))
    assert read_cursor("events", word) == (day, seq)
    assert word.replace("-", "").replace("_", "").isalnum()


def test_what_is_found_says_who_when_where_and_in_which_words(ledger):
    text = "Titre\nLe ministre iranien a reçu mardi son homologue irakien.\nFin."
    said = happening(
        "CONSULT", IRAN, IRAQ, day="2026-03-10", place="Bagdad", country="IRQ", anchor="a reçu",
        contexts=("diplomatic",),
    )  # fmt: skip
    deposit(
        ledger,
        told(text, said, title="Titre", publisher="Agence du Fleuve", at="https://example.org/a"),
    )
    page = ledger.find_events(Query())
    (row,) = page.rows
    assert [(p.name, p.country) for p in row.actors] == [
        ("ministre iranien", "IRN"),
        ("son homologue irakien", "IRQ"),
    ]
    assert row.sentence.exact == "Le ministre iranien a reçu mardi son homologue irakien."
    assert text[row.sentence.start : row.sentence.end] == row.sentence.exact
    assert text[row.anchor.start : row.anchor.end] == "a reçu"
    assert (row.date, row.place, row.place_country) == ("2026-03-10", "Bagdad", "IRQ")
    assert (row.contexts, row.origin) == (("diplomatic",), "machine")
    assert (row.dispatch.publisher, row.dispatch.address) == (
        "Agence du Fleuve",
        "https://example.org/a",
    )
    assert row.changed_at.startswith("2026-03-12T06:30")
    assert page.next is None
    assert json.loads(json.dumps(page.to_json()))["schema"] == "chancery/found/1"


def test_a_dispatch_shows_the_line_with_the_words_and_where_they_are(ledger):
    text = "Menu\nRien ici.\nL’accord de Téhéran, et l'ACCORD de Genève.\nAccord."
    deposit(ledger, told(text))
    (row,) = ledger.find_dispatches(Query(text="accord teheran -oslo")).rows
    assert row.snippet.exact == "L’accord de Téhéran, et l'ACCORD de Genève."
    assert [quote.exact for quote in row.matches] == ["accord", "Téhéran", "ACCORD"]
    assert all(text[q.start : q.end] == q.exact for q in (row.snippet, *row.matches))


def test_a_dispatch_found_without_words_shows_how_its_article_begins(ledger):
    put(ledger, specimen_deposit())
    begins = "La ministre norvégienne Ingrid Solheim a rencontré mardi à Oslo"
    for asked in (Query(), Query(types=("CONSULT",)), Query(publishers=("Courrier",))):
        (row,) = ledger.find_dispatches(asked).rows
        assert row.snippet.exact.startswith(begins)
        assert CONTENT[row.snippet.start : row.snippet.end] == row.snippet.exact
        assert len(row.snippet.exact) <= 240
    (row,) = ledger.find_dispatches(Query(text="chisinau signent")).rows
    assert row.snippet.exact == "Oslo et Chisinau signent un accord sur l’eau"


def test_a_body_that_is_damaged_costs_a_search_only_where_the_article_begins(ledger):
    put(ledger, specimen_deposit())
    with ledger.engine.begin() as connection:
        connection.execute(update(schema.dispatches).values(body=b"damaged"))
    (row,) = ledger.find_dispatches(Query()).rows
    assert row.snippet.exact == "Accueil / Europe / Énergie"


def test_a_long_line_is_cut_around_the_words(ledger):
    text = "mot " * 100 + "introuvable " + "suite " * 100
    deposit(ledger, told(text))
    (row,) = ledger.find_dispatches(Query(text="introuv*")).rows
    assert len(row.snippet.exact) <= 240
    assert [quote.exact for quote in row.matches] == ["introuvable"]


def test_a_phrase_that_no_line_has_whole_is_shown_word_by_word(ledger):
    deposit(ledger, told("Le libre\néchange avance."))
    (row,) = ledger.find_dispatches(Query(text='"libre échange"')).rows
    assert row.matches


def test_a_version_that_was_superseded_is_not_found(ledger):
    deposit(ledger, told("Premier texte.", happening("AID"), at="https://example.org/a"))
    deposit(ledger, told("Second texte.", happening("AGREE"), at="https://example.org/a"))
    assert types(ledger) == types(ledger, machine=True) == ["AGREE"]
    assert titles(ledger) == ["Second t"]
    assert titles(ledger, text="premier") == []


def test_what_the_machine_read_is_found_also_where_a_reviewer_rejected_the_dispatch(ledger):
    deposit(ledger, told("Rejetée.", happening("AID", IRAN)), told("Gardée.", happening("AGREE")))
    (row,) = ledger.find_dispatches(Query(types=("AID",))).rows
    ledger.review(Asked(action="reject", record=row.id, reviewer="Nadia"))
    assert types(ledger) == ["AGREE"]
    assert titles(ledger) == ["Gardée."]
    for asked in ({}, {"parties": ("IRN",)}, {"text": "rejetee"}, {"types": ("AID",)}):
        assert "AID" in types(ledger, machine=True, **asked)
        assert "Rejetée." in titles(ledger, machine=True, **asked)
        assert "AID" not in types(ledger, **asked)
    deposit(ledger, told("Seconde.", at=row.source.address))
    assert types(ledger, machine=True) == ["AGREE"]


def test_what_changed_since_a_time_is_found_and_the_rest_is_not(ledger):
    deposit(ledger, told("Premier.", happening("AID", day="2026-03-11")))
    (first,) = ledger.find_events(Query()).rows
    deposit(ledger, told("Second.", happening("AGREE", day="2020-01-01")))
    (second,) = ledger.find_events(Query(updated_since="2026-03-12T06:30:04")).rows
    assert (first.type, second.type) == ("AID", "AGREE")
    assert types(ledger, updated_since=second.changed_at) == ["AGREE"]
    assert types(ledger, updated_since="2026-03-12T07:30:00+01:00") == ["AID", "AGREE"]
    assert titles(ledger, updated_since=second.changed_at) == ["Second."]


LETTERS = [
    ("الاتفاق النووي", "الإتفاق", "alef with hamza below is alef"),
    ("أحمد وصل", "احمد", "alef with hamza above is alef"),
    ("آية الله", "ايه", "alef with madda is alef, and taa marbuta is haa"),
    ("وزارة الخارجية", "وزاره", "taa marbuta is haa"),
    ("وزاره الخارجيه", "وزارة", "and haa is taa marbuta"),
    ("على مستوى", "علي", "alef maqsura is yaa"),
    ("علي لاريجاني", "على", "and yaa is alef maqsura"),
    ("مسؤول كبير", "مسوول", "waw with hamza is waw"),
    ("هيئة الأمم", "هييه", "yaa with hamza is yaa"),
    ("مُحَمَّد", "محمد", "marks of vowels are not needed"),
    ("محمد", "مُحَمَّدٌ", "and do no harm"),
    ("الـــعـــراق", "العراق", "a word drawn out is the word"),
    ("علی لاریجانی", "علي لاريجاني", "Persian yeh is Arabic yaa"),
    ("کشور", "كشور", "Persian kaf is Arabic kaf"),
    ("می‌رود", "می رود", "a non-joiner parts words"),
    ("می رود", "می‌رود", "and is read as a space"),
    ("مذاکرات هسته‌ای", "هسته", "what stands before it is a word"),
    ("سال ۱۴۰۴", "1404", "Persian digits are digits"),
    ("عام ٢٠٢٦", "2026", "Arabic digits are digits"),
    ("سال 1404", "۱۴۰۴", "and the other way round"),
    ("مذاكرات", "مذاکر*", "a beginning is folded too"),
    ("\u200fبغداد\u200e", "بغداد", "marks of direction are nothing"),
    ("خانهٔ ملت", "خانه", "a hamza over heh is a mark"),
    ("Une œuvre de l’Élysée", "oeuvre elysee", "ligatures, accents and elision"),
    ("TÉHÉRAN", "teheran", "capitals with accents"),
    ("Te\u0301he\u0301ran", "Téhéran", "accents written apart"),
    ("S. Łukasz Kraków", "lukasz krakow", "letters with strokes"),
    ("the Straße opened", "strasse", "sharp s"),
    ("Istanbul, İzmir", "izmir", "dotted capital i"),
]


def test_words_are_found_however_they_are_written_in_french_english_arabic_and_persian(ledger):
    written = [
        told(f"{n}\n{text}", at=f"https://example.org/{n}")
        for n, (text, _, _) in enumerate(LETTERS)
    ]
    deposit(ledger, *written)
    for n, (text, asked, why) in enumerate(LETTERS):
        found = ledger.find_dispatches(Query(text=asked, limit=100)).rows
        (row,) = [row for row in found if row.source.address.endswith(f"/{n}")] or [None]
        assert row, (why, text, asked)
        assert row.matches, (why, text, asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("العراق", "عراق"),
        ("محمود", "محمد"),
        ("کشورها", "کشور"),
        ("مذاکرات", "مذاکره"),
        ("accords", "accord"),
        ("désaccord", "accord"),
        ("Iranien", "Iran"),
        ("le pêcheur", "pêcheurs"),
    ],
)
def test_other_words_are_not_found(ledger, text, asked):
    deposit(ledger, told(text))
    assert titles(ledger, text=asked) == []


def test_names_and_places_in_arabic_letters_are_found_as_texts_are(ledger):
    meeting = happening("CONSULT", who("وزارة الخارجیة", "IRN"), day="2026-03-01", place="طهران")
    deposit(ledger, told("خبر", meeting, publisher="وکالة الأنباء"))
    assert types(ledger, actors=("وزاره الخارجية",)) == ["CONSULT"]
    assert types(ledger, places=("طَهران",)) == ["CONSULT"]
    assert types(ledger, publishers=("وكاله",)) == ["CONSULT"]


HOSTILE = st.text(
    alphabet=st.sampled_from("ab\"*-^:(){}+~'\\;%_.,&|!<>@#\0\n« » “”éاک ۱ß²Ⅷ") | st.characters(),
    max_size=30,
)


@given(HOSTILE)
def test_any_text_gives_rows_or_is_refused_in_one_line(filled, text):
    for asked in (
        {"text": text},
        {"actors": (text,)},
        {"places": (text,)},
        {"publishers": (text,)},
        {"languages": (text,)},
        {"acts": (text,)},
        {"since": text},
        {"updated_since": text},
        {"after": text},
    ):
        for find in (filled.find_events, filled.find_dispatches):
            assert "\n" not in refusal_of(lambda: find(Query(**asked)))  # noqa: B023 - called at once


@pytest.mark.parametrize(
    "text",
    ["AND", 'x" OR words MATCH "y', "a NOT b", "NEAR(a b)", "'); DROP", "a:bcd*", "!accord | x"],
)
def test_operators_of_the_databases_are_words_like_others(filled, text):
    filled.find_dispatches(Query(text=text))
    filled.find_events(Query(text=text, actors=(text,)))


@pytest.mark.parametrize(
    ("asked", "told_so"),
    [
        ({"types": ("MEET",)}, "type MEET: there is none; give one of AGREE, CONSULT"),
        ({"modes": ("walk",)}, "mode walk: there is none"),
        ({"contexts": ("x",)}, "context x: there is none"),
        ({"modalities": ("sure",)}, "asserted, attributed, planned, conditional, negated"),
        ({"since": "2026-02-30"}, "since 2026-02-30: no day"),
        ({"published_until": "20260230"}, "published-until"),
        ({"updated_since": "yesterday"}, "updated-since yesterday: no time"),
        ({"updated_since": "0001-01-01T00:00+14:00"}, "no time"),
        ({"languages": ("f r",)}, "language f r: give a code"),
        ({"acts": ("Meet!",)}, "act Meet!"),
        ({"actors": ("…",)}, "no word in it"),
        ({"places": ("a" * 300,)}, "too long"),
        ({"limit": 0}, "limit 0"),
        ({"limit": 10_000}, "limit 10000"),
        ({"actors": ("IRN",) * 51}, "at most 50"),
        ({"actors": "IRN"}, "actors: give a tuple"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_and_says_what_can(filled, asked, told_so):
    with pytest.raises(QueryError) as caught:
        filled.find_events(Query(**asked))
    assert told_so in str(caught.value)
    assert "\n" not in str(caught.value)


def test_many_alternatives_are_asked_for_at_once(filled):
    names = tuple(f"lieu{n}" for n in range(49))
    assert types(filled, places=(*names, "Bagdad")) == ["CONSULT"]
    assert types(filled, publishers=(*names, "fleuve"), types=("AGREE",)) == ["AGREE"]


def test_conditions_hold_together_as_they_do_one_by_one(filled):
    parts = [
        {"types": ("CONSULT", "REJECT")},
        {"parties": ("IRN",)},
        {"since": "2026-03-01"},
        {"languages": ("fr",)},
        {"places": ("IRQ", "IRN")},
    ]
    alone = [{row.id for row in filled.find_events(Query(**part)).rows} for part in parts]
    for some in itertools.combinations(range(len(parts)), 3):
        both = {k: v for n in some for k, v in parts[n].items()}
        found = {row.id for row in filled.find_events(Query(**both)).rows}
        assert found == set.intersection(*(alone[n] for n in some))


@pytest.mark.parametrize(
    "asked", [{}, {"types": ("CONSULT",)}, {"places": ("IRQ",)}, {"text": "accord"}], ids=str
)
def test_facets_count_all_that_is_found_not_a_page_of_it(filled, asked):
    for look, count in ((filled.find_events, filled.count_events),
                        (filled.find_dispatches, filled.count_dispatches)):  # fmt: skip
        rows = [row.to_json() for row in look(Query(**asked, limit=100)).rows]
        said = count(Query(**asked, limit=1))
        assert (said.counted, said.more) == (len(rows), False)
        for facet in said.facets:
            values = [
                row.get("dispatch", row).get(facet.name) or row.get(facet.name) for row in rows
            ]
            assert dict(facet.counts) == Counter(filter(None, values))
            assert [n for _, n in facet.counts] == sorted(
                (n for _, n in facet.counts), reverse=True
            )


def test_facets_of_very_many_are_those_of_the_newest(filled, monkeypatch):
    monkeypatch.setattr(finds, "FACETED", 2)
    said = filled.count_events(Query())
    assert (said.counted, said.more) == (2, True)
    newest = [row.type for row in filled.find_events(Query(limit=2)).rows]
    assert dict(said.facets[0].counts) == Counter(newest)


def test_facets_of_nothing_are_empty(filled):
    said = filled.count_events(Query(types=("ASSAULT",)))
    assert (said.counted, said.more) == (0, False)
    assert not any(facet.counts for facet in said.facets)
