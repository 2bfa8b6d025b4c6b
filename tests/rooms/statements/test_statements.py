"""Who said what: the phrasebook, and what must never happen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.knowledge.reporting import content_of, load_reporting
from chancery.records.mention import Cast, Mentions
from chancery.records.syntax import Sentence, Syntax, Word
from chancery.records.text import Span
from chancery.statements import find_statements
from chancery.statements.quotations import find_quotations
from tests.rooms.statements.staging import a_dispatch, cases, read, spoken


def marked(case: dict) -> object:
    marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
    return pytest.param(case, id=case["text"][:48], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in cases()])
def test_the_phrasebook_is_read_as_it_says(case):
    statements, cast = read(case["text"], case["tree"], case["cast"], case["language"])
    assert [spoken(one, cast) for one in statements.all] == case["statements"]


@pytest.mark.parametrize("case", [marked(case) for case in cases() if "gap" not in case])
def test_all_evidence_of_a_statement_holds(case):
    statements, _ = read(case["text"], case["tree"], case["cast"], case["language"])
    text = a_dispatch(case["text"]).text
    for one in statements.all:
        named = [one.speaker_evidence] if one.speaker_evidence else []
        named += [one.backs] if one.backs else []
        assert all(evidence.holds_in(text) for evidence in (one.cue, *one.content, *named))


def quoted(text: str, language: str = "fr") -> list[list[str]]:
    dispatch = a_dispatch(text)
    found = find_quotations(dispatch, load_reporting(language).words)
    return [[dispatch.text[part] for part in quotation.parts] for quotation in found]


def test_every_pair_of_marks_is_known():
    assert quoted('« Oui », “non”, „si”, "peut-être", ‹ jamais ›.') == [
        ["Oui"], ["non"], ["si"], ["peut-être"], ["jamais"],
    ]  # fmt: skip


def test_a_quotation_in_a_quotation_is_its_own():
    assert quoted("« Il a dit “non” hier »") == [["Il a dit “non” hier"], ["non"]]


def test_a_quotation_runs_on_over_paragraphs_that_begin_with_its_mark():
    assert quoted("« Un.\n» Deux.\n» Trois. »\nFin.") == [["Un.", "Deux.", "Trois."]]
    assert quoted("« Un.\n« Deux.\n« Trois. »\nFin.") == [["Un.", "Deux.", "Trois."]]


def test_a_quotation_that_closes_in_the_next_paragraph_runs_on():
    assert quoted("« Un.\nDeux. »\nFin.") == [["Un.", "Deux."]]


def test_an_unfinished_quotation_ends_with_its_paragraph():
    assert quoted("Il a dit : « Un.\nDeux.\nTrois « quatre ».") == [["Un."], ["quatre"]]


def test_a_straight_mark_left_alone_opens_nothing():
    assert quoted('Un tuyau de 12".\nDeux.') == []


def test_an_apostrophe_closes_nothing_in_a_word():
    assert quoted("‘The army’s ready’, he said.", "en") == [["The army’s ready"]]
    assert quoted("'The enemy's plans' failed.", "en") == [["The enemy's plans"]]


def test_an_apostrophe_opens_nothing_behind_or_in_a_word():
    assert quoted("The soldiers' families and the army's chiefs don't agree.", "en") == []


def test_an_apostrophe_does_not_stop_a_quotation_that_runs_on():
    assert quoted("“Russia’s army is strong.\n“It won’t leave.”", "en") == [
        ["Russia’s army is strong.", "It won’t leave."]
    ]  # fmt: skip


def test_a_mark_ends_what_an_apostrophe_seemed_to_open():
    assert quoted("“Give 'em arms,” he said. The army's chiefs agree.", "en") == [
        ["Give 'em arms,"]
    ]  # fmt: skip


def test_what_is_wished_is_told_from_what_is_reported():
    assert content_of("lexicons/fr/reporting.yml#ordonner") == "wish"
    assert content_of("lexicons/fr/reporting.yml#affirmer") == "report"
    assert content_of("lexicons/fr/reporting.yml#faire_savoir") == "report"
    assert content_of("lexicons/fr/reporting.yml#selon") == "report"
    assert content_of("lexicons/fr/reporting.yml#déplorer") == "stance"


def test_the_lexicon_knows_whole_families_of_verbs():
    lexicon = load_reporting("fr")
    assert len(lexicon.verbs) >= 250
    assert set(lexicon.infinitives.values()) <= {*lexicon.verbs, *lexicon.phrases, "réfléchir"}


FORMS = ["selon", "«", "»", '"', ":", ",", "a", "déclaré", "que", "-t-il", "X", "comme", "l'", "("]
LEMMAS = ["déclarer", "citer", "faire", "être", "x"]
UPOS = ["VERB", "AUX", "NOUN", "PROPN", "PUNCT", "SCONJ", "PRON", "ADP"]
RELATIONS = ["nsubj", "nsubj:pass", "obj", "ccomp", "acl:relcl", "conj", "aux", "case", "expl"]
FEATURES = [{}, {"VerbForm": "Fin"}, {"VerbForm": "Inf"}, {"PronType": "Rel"}]


def a_wild_word(draw, i: int, start: int, form: str, count: int) -> Word:
    """A word whose governor and relation may be anything, cycles included."""
    return Word(
        i=i, span=Span(start, start + len(form)), text=form, lemma=draw(st.sampled_from(LEMMAS)),
        upos=draw(st.sampled_from(UPOS)), head=draw(st.integers(0, count - 1)),
        deprel=draw(st.sampled_from(RELATIONS)), feats=draw(st.sampled_from(FEATURES)),
    )  # fmt: skip


@st.composite
def wild_syntax(draw) -> tuple[str, Syntax]:
    odd = st.text("aé漢\u0301", min_size=1, max_size=4)
    forms = draw(st.lists(st.one_of(st.sampled_from(FORMS), odd), min_size=1, max_size=14))
    starts = [sum(len(form) + 1 for form in forms[:i]) for i in range(len(forms))]
    words = tuple(
        a_wild_word(draw, i, start, form, len(forms))
        for i, (start, form) in enumerate(zip(starts, forms, strict=True))
    )
    cut = draw(st.integers(1, len(words)))
    ranges = [(0, cut), (cut, len(words))] if cut < len(words) else [(0, cut)]
    sentences = tuple(
        Sentence(i=n, first=a, last=z, span=words[a].span.to(words[z - 1].span), block=0)
        for n, (a, z) in enumerate(ranges)
    )
    return " ".join(forms), Syntax(words=words, sentences=sentences)


@settings(max_examples=100, deadline=None)
@given(wild_syntax())
def test_no_tree_however_wild_is_too_much(drawn):
    text, syntax = drawn
    dispatch = a_dispatch(text)
    found = find_statements(dispatch, syntax, Mentions(), Cast(), "fr")
    assert all(one.cue.holds_in(dispatch.text) for one in found.all)


def test_an_empty_dispatch_says_nothing():
    nothing = Syntax(words=(), sentences=())
    assert find_statements(a_dispatch(""), nothing, Mentions(), Cast(), "fr").all == ()
