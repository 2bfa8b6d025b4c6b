"""Figures that French writes with spaces are one word, as in the treebanks: "20 000 soldats".

A tokenizer always cuts at a space, so the parts are joined again once the tree is known. Refused:
"en 2015 300 soldats" (the first group has four digits) and "les 3 20 h" (a group of two).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "chancery_figures"
GROUP = 3


@Language.component(FACTORY, retokenizes=True)
def join_figures(doc: Doc) -> Doc:
    """Join the groups of three digits of one figure."""
    spans = list(_figures(doc))
    if spans:
        with doc.retokenize() as retokenizer:
            for start, end in spans:
                figure = doc[start:end]
                retokenizer.merge(figure, {"LEMMA": figure.text, "POS": "NUM"})
    return doc


def _figures(doc: Doc) -> Iterator[tuple[int, int]]:
    texts = [token.text for token in doc]
    index = 0
    while index < len(texts):
        end = index + 1
        if texts[index].isdecimal() and len(texts[index]) <= GROUP:
            while end < len(texts) and _continues(texts[end]) and doc[end - 1].whitespace_:
                end += 1
        if end > index + 1:
            yield index, end
        index = end


def _continues(text: str) -> bool:
    return len(text) == GROUP and text.isdecimal()
