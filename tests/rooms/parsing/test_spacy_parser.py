"""The shipped French model behind the port."""

import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import LanguageError, ModelError
from chancery.parsing import load_parser
from chancery.parsing.pipeline import load_pipeline
from tests.rooms.parsing.pages import dispatch

HEADLINE = "Oslo et Chisinau signent un accord"
BODY = (
    "La ministre norvégienne Ingrid Solheim a rencontré mardi à Oslo son homologue moldave. "
    "« Nous livrerons des pompes », a-t-elle promis."
)


@pytest.fixture(scope="module")
def parser():
    return load_parser("fr")


@pytest.fixture(scope="module")
def syntax(parser):
    return parser.parse(dispatch(HEADLINE, BODY))


def word(syntax, text):
    (found,) = [word for word in syntax.words if word.text == text]
    return found


def test_offsets_are_positions_in_the_dispatch(syntax):
    text = dispatch(HEADLINE, BODY).text
    assert all(text[word.span] == word.text for word in syntax.words)


def test_words_are_counted_through_the_dispatch(syntax):
    assert [word.i for word in syntax.words] == list(range(len(syntax.words)))


def test_no_sentence_crosses_blocks(syntax):
    assert [sentence.block for sentence in syntax.sentences] == [0, 1, 1]


def test_sentences_cover_the_words_without_gaps(syntax):
    assert syntax.sentences[0].first == 0
    assert syntax.sentences[-1].last == len(syntax.words)
    assert all(one.last == other.first for one, other in pairwise(syntax.sentences))


def test_the_subject_depends_on_its_verb(syntax):
    met = word(syntax, "rencontré")
    assert syntax.child(met, "nsubj") == word(syntax, "ministre")


def test_an_inverted_pronoun_is_a_word_of_its_own(syntax):
    assert word(syntax, "-t-elle").upos == "PRON"


def test_a_contraction_is_one_word(parser):
    syntax = parser.parse(dispatch("Le chef du parti est mort."))
    assert [word.text for word in syntax.words][:4] == ["Le", "chef", "du", "parti"]


def test_lemmas_and_features_are_those_of_universal_dependencies(syntax):
    promised = word(syntax, "promis")
    assert promised.lemma == "promettre"
    assert promised.feats["VerbForm"] == "Part"


def test_names_are_found_and_marked_on_their_words(syntax):
    names = [
        (" ".join(word.text for word in syntax.words[name.first : name.last]), name.kind)
        for name in syntax.names
    ]
    assert ("Ingrid Solheim", "PER") in names
    assert word(syntax, "Solheim").name == "PER"
    assert word(syntax, "ministre").name == ""


def test_a_root_is_its_own_head(syntax):
    roots = [word for word in syntax.words if word.head == word.i]
    assert [root.deprel for root in roots] == ["root"] * len(syntax.sentences)


def test_heads_stay_within_their_sentence(syntax):
    assert all(syntax.words[w.head] in syntax.sentence(w) for w in syntax.words)


def test_a_dispatch_with_nothing_to_read_has_an_empty_syntax(parser):
    assert parser.parse(dispatch("Menu", kind="navigation")).words == ()


def test_many_dispatches_come_back_in_order_with_the_empty_ones(parser):
    pages = [dispatch(f"Page {number}.") for number in range(150)]
    pages[3] = dispatch("Menu", kind="navigation")
    found = list(parser.parse_many(pages))
    assert [syntax.words[1].text if syntax.words else None for syntax in found] == [
        None if number == 3 else str(number) for number in range(150)
    ]


def test_reading_many_is_lazy(parser):
    def endless():
        while True:
            yield dispatch(BODY)

    assert next(parser.parse_many(endless())).words


def test_alone_or_among_others_a_dispatch_is_read_alike(parser):
    pages = [dispatch(HEADLINE), dispatch(BODY), dispatch("Berne se tait.")]
    assert list(parser.parse_many(pages)) == [parser.parse(page) for page in pages]


def test_a_parser_is_loaded_once(parser):
    assert load_parser("fr") is parser


def test_a_language_without_a_model_is_refused_by_name():
    with pytest.raises(LanguageError, match="'tlh'"):
        load_parser("tlh")


def test_a_broken_model_is_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="make model"):
        load_pipeline("fr", folder=tmp_path)


def test_spacy_is_not_imported_before_a_parser_is_loaded():
    code = "import sys, chancery.parsing; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


@pytest.mark.parametrize(
    "block",
    [
        "x" * 1_000_000,
        "a b " * 12_500,
        "Oslo\x00cède\x00.",
        "((((" * 500,
        "l'" * 1_000,
        "-t-il" * 400,
        "!?" * 1_000,
        "http://a.b/" + "c/" * 900,
        "\u200b\u00ad\ufeff " * 200,
        "🙂‍↔️" * 300,
        "e\u0301" * 900,
    ],
    ids=["run", "words", "nul", "brackets", "elision", "clitic", "marks", "address", "zero-width",
         "emoji", "combining"],
)  # fmt: skip
def test_hostile_blocks_cost_bounded_time(parser, block):
    page = dispatch(block)
    started = time.process_time()
    syntax = parser.parse(page)
    assert time.process_time() - started < 30
    assert all(page.text[word.span] == word.text for word in syntax.words)


def test_what_is_left_out_is_reported(parser):
    syntax = parser.parse(dispatch(f"Oslo cède. {'x' * 50_000} Berne aussi."))
    assert [len(span) for span in syntax.skipped] == [50_000]
    assert [word.text for word in syntax.words][:2] == ["Oslo", "cède"]


@settings(max_examples=25)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gives_a_syntax_that_holds_together(parser, blocks):
    page = dispatch(*[block for block in blocks if block.isprintable()])
    syntax = parser.parse(page)
    assert all(page.text[word.span] == word.text for word in syntax.words)
    assert all(syntax.words[w.head] in syntax.sentence(w) for w in syntax.words)
    assert all(page.blocks[s.block].span.covers(s.span) for s in syntax.sentences)
