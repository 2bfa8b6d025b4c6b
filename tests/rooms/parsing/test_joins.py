"""Sentences cut in two where nothing ends, put together again: one cut, one rule, one sentence."""

import pytest

from chancery.knowledge.grammar import load_grammar
from chancery.parsing.fake import FakeParser
from chancery.parsing.joins import join_sentences
from tests.rooms.parsing.pages import dispatch

CASES = {
    "the noun before is the subject of a verb that has none": (
        "Oslo today accepted a plan.",
        """
        Oslo   Oslo   PROPN  0  root
        today  today  NOUN   1  nmod

        accepted  accept  VERB   0  root  VerbForm=Fin
        a         a       DET    3  det
        plan      plan    NOUN   1  obj
        .         .       PUNCT  1  punct
        """,
        {"Oslo": ("accepted", "nsubj"), "accepted": ("accepted", "root")},
    ),
    "a verb whose auxiliary is finite is a finite verb": (
        "Oslo today has accepted.",
        """
        Oslo   Oslo   PROPN  0  root
        today  today  NOUN   1  nmod

        has       have    AUX    2  aux   VerbForm=Fin
        accepted  accept  VERB   0  root  VerbForm=Part
        .         .       PUNCT  2  punct
        """,
        {"Oslo": ("accepted", "nsubj")},
    ),
    "behind a short title the name takes its place": (
        "Oslo praised Gen. Jan Berg.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        praised  praise  VERB   0  root  VerbForm=Fin
        Gen.     Gen.    PROPN  2  obj

        Jan   Jan   PROPN  0  root
        Berg  Berg  PROPN  1  flat
        .     .     PUNCT  1  punct
        """,
        {"Jan": ("praised", "obj"), "Gen.": ("Jan", "compound"), "Berg": ("Jan", "flat")},
    ),
    "the point of a short title may be a word of its own": (
        "Oslo praised Gen. Berg.",
        """
        Oslo     Oslo    PROPN  2  nsubj
        praised  praise  VERB   0  root  VerbForm=Fin
        Gen      Gen     PROPN  2  obj
        .        .       PUNCT  2  punct

        Berg  Berg  PROPN  0  root
        """,
        {"Berg": ("praised", "obj"), "Gen": ("Berg", "compound")},
    ),
    "what follows a noun hangs on it": (
        "Talks with Oslo in Riga.",
        """
        Talks  talk  NOUN   0  root
        with   with  ADP    3  case
        Oslo   Oslo  PROPN  1  nmod

        in    in    ADP    2  case
        Riga  Riga  PROPN  0  root
        .     .     PUNCT  2  punct
        """,
        {"Talks": ("Talks", "root"), "Riga": ("Talks", "parataxis")},
    ),
    "a verb that has a subject keeps it": (
        "Talks in Oslo Riga left.",
        """
        Talks  talk  NOUN   0  root
        in     in    ADP    3  case
        Oslo   Oslo  PROPN  1  nmod

        Riga  Riga   PROPN  2  nsubj
        left  leave  VERB   0  root  VerbForm=Fin
        .     .      PUNCT  2  punct
        """,
        {"Talks": ("Talks", "root"), "Riga": ("left", "nsubj"), "left": ("Talks", "parataxis")},
    ),
    "three pieces are one sentence": (
        "Oslo today accepted in Riga.",
        """
        Oslo   Oslo   PROPN  0  root
        today  today  NOUN   1  nmod

        accepted  accept  VERB  0  root  VerbForm=Fin

        in    in    ADP    2  case
        Riga  Riga  PROPN  0  root
        .     .     PUNCT  2  punct
        """,
        {"Oslo": ("accepted", "nsubj"), "Riga": ("accepted", "parataxis")},
    ),
}
APART = {
    "behind a full stop": (
        ("Oslo left. Riga stayed.",),
        """
        Oslo  Oslo   PROPN  2  nsubj
        left  leave  VERB   0  root  VerbForm=Fin
        .     .      PUNCT  2  punct

        Riga    Riga  PROPN  2  nsubj
        stayed  stay  VERB   0  root  VerbForm=Fin
        .       .     PUNCT  2  punct
        """,
    ),
    "behind a mark inside closing quotes": (
        ("“Oslo left!” Riga stayed.",),
        """
        “     “      PUNCT  3  punct
        Oslo  Oslo   PROPN  3  nsubj
        left  leave  VERB   0  root  VerbForm=Fin
        !     !      PUNCT  3  punct
        ”     ”      PUNCT  3  punct

        Riga    Riga  PROPN  2  nsubj
        stayed  stay  VERB   0  root  VerbForm=Fin
        .       .     PUNCT  2  punct
        """,
    ),
    "where a block ends": (
        ("Oslo today", "accepted a plan"),
        """
        Oslo   Oslo   PROPN  0  root
        today  today  NOUN   1  nmod

        accepted  accept  VERB  0  root  VerbForm=Fin
        a         a       DET   3  det
        plan      plan    NOUN  1  obj
        """,
    ),
    "behind a word that is a title only with a capital": (
        ("Oslo spoke to the gen. Riga stayed.",),
        """
        Oslo   Oslo   PROPN  2  nsubj
        spoke  speak  VERB   0  root  VerbForm=Fin
        to     to     ADP    5  case
        the    the    DET    5  det
        gen.   gen.   NOUN   2  obl

        Riga    Riga  PROPN  2  nsubj
        stayed  stay  VERB   0  root  VerbForm=Fin
        .       .     PUNCT  2  punct
        """,
    ),
}


def join(table, *blocks):
    before = FakeParser(table, language="en").parse(dispatch(*blocks))
    return before, join_sentences(before, load_grammar("en").titles)


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_cut_in_two_is_one_again(name):
    text, table, expected = CASES[name]
    before, after = join(table, text)
    words = {word.text: word for word in after.words}
    for form, (head, rel) in expected.items():
        assert (after.words[words[form].head].text, words[form].rel) == (head, rel), form
    (sentence,) = after.sentences
    assert (sentence.first, sentence.last, sentence.block) == (0, len(after.words), 0)
    assert sentence.span == before.sentences[0].span.to(before.sentences[-1].span)


@pytest.mark.parametrize("name", CASES)
def test_a_joined_sentence_has_one_root(name):
    text, table, _ = CASES[name]
    _, after = join(table, text)
    assert len([word for word in after.words if word.head == word.i]) == 1


@pytest.mark.parametrize("name", APART)
def test_sentences_stay_apart(name):
    blocks, table = APART[name]
    before, after = join(table, *blocks)
    assert after is before


def test_sentences_are_counted_anew():
    _, after = join(
        """
        Oslo   Oslo   PROPN  0  root
        today  today  NOUN   1  nmod

        left  leave  VERB   0  root  VerbForm=Fin
        .     .      PUNCT  1  punct

        Riga    Riga  PROPN  2  nsubj
        stayed  stay  VERB   0  root  VerbForm=Fin
        .       .     PUNCT  2  punct
        """,
        "Oslo today left. Riga stayed.",
    )
    assert [(s.i, s.first, s.last) for s in after.sentences] == [(0, 0, 4), (1, 4, 7)]
    assert [after.sentence(word).i for word in after.words] == [0, 0, 0, 0, 1, 1, 1]
