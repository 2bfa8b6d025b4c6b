"""Flat trees for the tests of time: every line is a sentence, its first word the one verb."""

from __future__ import annotations

import re

from chancery.mentions.times import find_times
from chancery.records.dispatch import Block, Capture, Dispatch, Fact
from chancery.records.mention import Expression
from chancery.records.syntax import Sentence, Syntax, Word
from chancery.records.text import Span, Text

WEDNESDAY = "2025-05-14"

SMALL = {
    "ADP": [
        "à",
        "de",
        "d'",
        "du",
        "des",
        "au",
        "aux",
        "en",
        "dans",
        "par",
        "pour",
        "sur",
        "entre",
        "avec",
        "depuis",
        "après",
        "avant",
    ],
    "DET": ["the", "le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces", "son", "sa"],
    "CCONJ": ["et", "ou"],
    "VERB": ["est", "a", "ont", "sera", "seront", "avait", "aura", "is", "was"],
}
UPOS = {word: upos for upos, words in SMALL.items() for word in words}
TENSES = {
    "past": {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Imp"},
    "future": {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Fut"},
    "present": {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"},
}
TOKEN = re.compile(
    r"aujourd['’]hui|\d+[/.]\d+[/.]\d+|[dlj]['’]|jusqu['’]|-ci|-là|\w+(?:-(?!ci\b|là\b)\w+)*|[^\w\s]"
)


ENGLISH = re.compile(
    r"\d+[/]\d+[/]\d+|\d{4}-\d\d-\d\d|[ap]\.m\.|'s|\w+[–]\w+|(?:mid)-\w+|(?:Sept|Jan|Oct)\.|\w+(?:\.\d+\w*)?|[^\w\s]"
)
TOKENS = {"fr": TOKEN, "en": ENGLISH}


def a_dispatch(text: str, published: str | None, language: str = "fr") -> Dispatch:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(kind="paragraph", span=Span(*line)) for line in lines)
    facts = (Fact(name="published", value=published, origin="option"),) if published else ()
    capture = Capture(sha256="0" * 64, media_type="text/plain", path="-")
    return Dispatch(capture=capture, text=Text(text), blocks=blocks, facts=facts, language=language)


def a_syntax(text: str, tense: str, language: str = "fr") -> Syntax:
    """A flat tree for every line: all words hang on one verb of the tense asked for."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        tokens = list(TOKENS[language].finditer(text, line.start(), line.end()))
        first = len(words)
        if not tokens:
            continue
        for token in tokens:
            form, i = token[0], len(words)
            upos = UPOS.get(form.lower(), "PUNCT" if not form[0].isalnum() else "NOUN")
            upos = "NUM" if form[0].isdigit() else upos
            words.append(
                Word(
                    i=i, span=Span(*token.span()), text=form, lemma=form.lower(), upos=upos,
                    head=first, deprel="root" if i == first else "obl", feats={},
                )
            )  # fmt: skip
        top = words[first]
        words[first] = Word(
            i=first, span=top.span, text=top.text, lemma=top.lemma, upos="VERB", head=first,
            deprel="root", feats=TENSES[tense],
        )  # fmt: skip
        span = words[first].span.to(words[-1].span)
        sentences.append(
            Sentence(
                i=len(sentences), first=first, last=len(words), span=span, block=len(sentences)
            )
        )
    return Syntax(words=tuple(words), sentences=tuple(sentences))


def times(
    text: str, tense: str = "past", published: str | None = WEDNESDAY, language: str = "fr"
) -> list[Expression]:
    """The times that are found in a text of flat trees."""
    dispatch = a_dispatch(text, published, language)
    return list(find_times(dispatch, a_syntax(text, tense, language), language))


def written(text: str, found: list[Expression]) -> list[tuple[str, str | None]]:
    """Each expression as it stands in the text, and its interval."""
    return [
        (text[x.span.start : x.span.end], x.interval.edtf if x.interval else None) for x in found
    ]
