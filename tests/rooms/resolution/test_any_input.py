"""Whatever the parser says of whatever text, the rooms answer and their evidence holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.mentions import find_mentions
from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.syntax import Named, Sentence, Syntax, Word
from chancery.records.text import Span, Text
from chancery.resolution import resolve

FORMS = st.one_of(
    st.sampled_from(
        [
            "le",
            "la",
            "les",
            "l’",
            "de",
            "du",
            "ministre",
            "groupes",
            "président",
            "M",
            ".",
            ",",
            "(",
            ")",
            "et",
            "deux",
            "pays",
            "hommes",
            "qui",
            "il",
            "eux",
            "Iran",
            "irakien",
            "irano-irakiennes",
            "Bagdad",
            "ONU",
            "terroristes",
            "basés",
            "au",
            "à",
            "Jean",
            "ex-président",
            "de",
            "’",
            "-",
            "anciens",
            "milliers",
            "ce",
            "dernier",
            "celui-ci",
            "Tripoli",
            "gouvernement",
            "agence",
        ]
    ),
    st.text(min_size=1, max_size=8).filter(lambda form: not any(map(str.isspace, form))),
)
UPOS = st.sampled_from(
    [
        "NOUN",
        "PROPN",
        "ADJ",
        "DET",
        "ADP",
        "VERB",
        "AUX",
        "PRON",
        "PUNCT",
        "NUM",
        "CCONJ",
        "X",
        "ADV",
    ]
)
RELS = st.sampled_from(
    ["nsubj", "obj", "obl", "nmod", "conj", "appos", "flat", "amod", "acl:relcl", "expl", "root"]
)
ROWS = st.lists(
    st.tuples(FORMS, UPOS, RELS, st.integers(0, 30), st.sampled_from(["", "PER", "LOC", "ORG"])),
    max_size=30,
)


def built(rows, cut):
    content, words = "", []
    for i, (form, upos, rel, head, name) in enumerate(rows):
        start = len(content)
        content += form + " "
        words.append(
            Word(
                i=i,
                span=Span(start, start + len(form)),
                text=form,
                lemma=form,
                upos=upos,
                head=head % len(rows),
                deprel=rel,
                name=name,
            )
        )
    ends = sorted({min(cut, len(words)), len(words)} - {0})
    sentences, first = [], 0
    for number, end in enumerate(ends):
        span = words[first].span.to(words[end - 1].span)
        sentences.append(Sentence(i=number, first=first, last=end, span=span, block=0))
        first = end
    names = tuple(Named(first=w.i, last=w.i + 1, kind=w.name) for w in words if w.name)
    dispatch = Dispatch(
        capture=Capture(sha256="0" * 64, media_type="text/plain"),
        text=Text(content),
        blocks=(Block(kind="paragraph", span=Span(0, len(content))),),
    )
    return dispatch, Syntax(words=tuple(words), sentences=tuple(sentences), names=names)


@settings(max_examples=300, deadline=None)
@given(ROWS, st.integers(0, 30))
def test_any_tree_over_any_words_is_read_with_evidence_that_holds(rows, cut):
    dispatch, syntax = built(rows, cut)
    mentions = find_mentions(dispatch, syntax, "fr")
    cast = resolve(dispatch, syntax, mentions, "fr")
    assert [mention.i for mention in mentions.actors] == list(range(len(mentions.actors)))
    for entity in cast.entities:
        assert all(evidence.holds_in(dispatch.text) for evidence in entity.mentions)
    for ids in cast.stands_for.values():
        assert all(cast[i].id == i for i in ids)
