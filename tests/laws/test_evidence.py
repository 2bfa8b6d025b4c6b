"""Laws of text and evidence."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chancery.checking.quotation import check_quotation
from chancery.exchange.shapes import Evidence as SavedEvidence
from chancery.records.text import CONTEXT, Evidence, Span, Text

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@st.composite
def cited(draw, *, least=1):
    """A text and an evidence in it that quotes at least so many characters."""
    content = draw(texts.filter(lambda t: len(t) >= least))
    start = draw(st.integers(0, len(content) - least))
    end = draw(st.integers(start + least, len(content)))
    text = Text(content)
    return text, text.cite(Span(start, end))


def saved(evidence):
    fields = ("start", "end", "exact", "prefix", "suffix")
    return SavedEvidence(**{name: getattr(evidence, name) for name in fields})


@given(cited(least=0))
def test_what_is_cited_holds_and_comes_back_by_its_span(pair):
    text, evidence = pair
    assert evidence.holds_in(text)
    assert text[evidence.span] == evidence.exact
    assert text.cite(evidence.span) == evidence


@given(cited())
def test_prefix_exact_and_suffix_stand_together_in_the_text(pair):
    text, evidence = pair
    assert evidence.prefix + evidence.exact + evidence.suffix in text.content
    assert len(evidence.prefix) <= CONTEXT
    assert len(evidence.suffix) <= CONTEXT


@given(cited(), st.data())
def test_any_insertion_breaks_evidence(pair, data):
    text, evidence = pair
    at = data.draw(st.integers(0, len(text)))
    inserted = data.draw(st.sampled_from(string.printable))
    assert not evidence.holds_in(Text(text.content[:at] + inserted + text.content[at:]))


@given(cited(), st.data())
def test_any_deletion_breaks_evidence(pair, data):
    text, evidence = pair
    at = data.draw(st.integers(0, len(text) - 1))
    assert not evidence.holds_in(Text(text.content[:at] + text.content[at + 1 :]))


@given(cited())
def test_an_untouched_text_is_answered_with_holds(pair):
    text, evidence = pair
    assert check_quotation(saved(evidence), text.content) == ("holds", "")


@given(cited(), st.data())
def test_a_letter_put_into_the_words_themselves_never_holds(pair, data):
    text, evidence = pair
    at = data.draw(st.integers(evidence.start, evidence.end - 1)) + 1
    assume(at < evidence.end)
    altered = text.content[:at] + "\N{SNOWMAN}" + text.content[at:]
    assume("\N{SNOWMAN}" not in text.content)
    answer, detail = check_quotation(saved(evidence), altered)
    assert answer != "holds"
    assert detail


@given(cited(), texts)
def test_words_that_stand_once_are_found_again_behind_a_new_beginning(pair, beginning):
    text, evidence = pair
    moved = beginning + text.content
    assume(moved.count(evidence.exact) == 1)
    assume(moved.find(evidence.exact) != evidence.start)
    assert check_quotation(saved(evidence), moved)[0] == "moved"


@given(cited(), texts)
def test_an_answer_is_given_for_any_two_texts(pair, other):
    _, evidence = pair
    assert check_quotation(saved(evidence), other)[0] in {"holds", "moved", "changed", "not found"}


def test_a_span_cannot_reach_beyond_its_text():
    with pytest.raises(ValueError, match="beyond"):
        Text("court").cite(Span(0, 6))


def test_a_span_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


def test_evidence_of_another_text_with_the_same_words_does_not_hold():
    evidence = Text("Oslo, mardi").cite(Span(0, 4))
    assert not evidence.holds_in(Text("Oslo, lundi"))
    assert isinstance(evidence, Evidence)
