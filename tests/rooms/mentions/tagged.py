"""Syntax for tests, written beside the words: ``Le/DET ministre/NOUN@nsubj Dupont/PROPN:PER``.

After the slash the part of speech; then, in any order, ``+`` for a plural, ``~`` for a feminine,
``:PER`` for a name, ``@nsubj`` for a relation. Every word hangs on the first verb of its sentence;
a line is a block and a sentence. ``'`` at the end of a form joins it to the next word; a hyphen
touches both its neighbours.
"""

import re

from chancery.records.dispatch import Block, Capture, Dispatch
from chancery.records.syntax import Named, Sentence, Syntax, Word
from chancery.records.text import Span, Text

FORM = re.compile(r"(?P<form>.+)/(?P<upos>[A-Z]+)(?P<marks>[^/]*)$")
TIGHT = {",", ".", ")", "-", "'s"}


def dispatch_and_syntax(*lines, headline=False):
    """The dispatch and its syntax; the first line is the headline when asked."""
    content, words, sentences, blocks = "", [], [], []
    for number, line in enumerate(lines):
        first, start = len(words), len(content)
        for token in line.split():
            shown = FORM.match(token)
            form = shown["form"]
            spaced = len(content) > start and form not in TIGHT and content[-1] not in "'’(-"
            content += " " if spaced else ""
            begin = len(content)
            content += form
            words.append((form, shown["upos"], shown["marks"], Span(begin, len(content)), first))
        sentences.append((first, len(words), Span(start, len(content)), number))
        kind = "headline" if headline and number == 0 else "paragraph"
        blocks.append(Block(kind=kind, span=Span(start, len(content))))
        content += "\n\n"
    dispatch = Dispatch(
        capture=Capture(sha256="0" * 64, media_type="text/plain"),
        text=Text(content),
        blocks=tuple(blocks),
        language="fr",
    )
    return dispatch, _syntax(words, sentences)


def _syntax(raw, sentences):
    roots = {}
    for i, (_, upos, _, _, first) in enumerate(raw):
        if upos == "VERB":
            roots.setdefault(first, i)
    words = tuple(_word(i, raw[i], roots.get(raw[i][4], raw[i][4])) for i in range(len(raw)))
    return Syntax(
        words=words,
        sentences=tuple(
            Sentence(i=n, first=a, last=z, span=span, block=n)
            for n, (a, z, span, _) in enumerate(sentences)
        ),
        names=tuple(_names(words)),
    )


def _word(i, raw, head):
    form, upos, marks, span, _ = raw
    feats = {
        "Number": "Plur" if "+" in marks else "Sing",
        "Gender": "Fem" if "~" in marks else "Masc",
    }
    rel = re.search(r"@([\w:]+)", marks)
    name = re.search(r":(PER|LOC|ORG)", marks)
    return Word(
        i=i, span=span, text=form, lemma=form.lower(), upos=upos, head=head,
        deprel="root" if head == i else (rel[1] if rel else "dep"),
        feats=feats if upos in {"NOUN", "DET", "ADP", "PRON", "ADJ"} else {},
        name=name[1] if name else "",
    )  # fmt: skip


def _names(words):
    i = 0
    while i < len(words):
        end = i + 1
        while words[i].name and end < len(words) and words[end].name == words[i].name:
            end += 1
        if words[i].name:
            yield Named(first=i, last=end, kind=words[i].name)
        i = end
