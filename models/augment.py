"""Spellings that newswire has and treebanks lack: typographic marks, capitals, lost accents."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

Respelling = Callable[[str], str]

SWAPPED_APOSTROPHE = str.maketrans("'’", "’'")
CURLY_QUOTES = {"«": "“", "»": "”", '"': "“"}
STRAIGHT_QUOTES = dict.fromkeys("«»“”", '"')
FRENCH_QUOTES = {"“": "«", "”": "»"}
# What English headlines in title case leave small.
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "or",
        "over",
        "per",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "n't",
        "'s",
    ]
)


def swap_apostrophes(form: str) -> str:
    """Write l'accord as l’accord and the other way round."""
    return form.translate(SWAPPED_APOSTROPHE)


def capitals(form: str) -> str:
    """Write a word in capitals, as headlines and datelines do."""
    return form.upper()


def bare_capitals(form: str) -> str:
    """Write a word in capitals without accents, as old agency wires do."""
    decomposed = unicodedata.normalize("NFD", form.upper())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def small_letters(form: str) -> str:
    """Write a word without its capital."""
    return form.lower()


def title_case(form: str) -> str:
    """Write a word with a capital unless it is a small one, as English headlines do."""
    return form if form in SMALL_WORDS else form[:1].upper() + form[1:]


def curly_quotes(form: str) -> str:
    """Write quotation marks in the English way."""
    return CURLY_QUOTES.get(form, form)


def straight_quotes(form: str) -> str:
    """Write quotation marks as typewriters do."""
    return STRAIGHT_QUOTES.get(form, form)


def french_quotes(form: str) -> str:
    """Write quotation marks as guillemets."""
    return FRENCH_QUOTES.get(form, form)


RESPELLINGS: dict[str, Respelling] = {
    respelling.__name__: respelling
    for respelling in (
        swap_apostrophes,
        capitals,
        bare_capitals,
        small_letters,
        title_case,
        curly_quotes,
        straight_quotes,
        french_quotes,
    )
}


@registry.augmenters("chancery.respelling.v1")  # type: ignore[untyped-decorator]
def respelling_augmenter(
    level: float, seed: int, forms: list[str]
) -> Callable[[Language, Example], Iterator[Example]]:
    """Yield every example and, for a share of them, a second copy in one of the forms named."""
    choose = random.Random(seed)  # noqa: S311 - reproducible choice, not a secret
    respellings = [RESPELLINGS[form] for form in forms]

    def augment(_: Language, example: Example) -> Iterator[Example]:
        yield example
        if choose.random() < level:
            copy = respell(example.reference, choose.choice(respellings))
            if copy is not None:
                yield Example(Doc(copy.vocab, words=_words(copy), spaces=_spaces(copy)), copy)

    return augment


def respell(doc: Doc, respelling: Respelling) -> Doc | None:
    """Copy an annotated document in another spelling; None if a word would change length."""
    words = [respelling(token.text) for token in doc]
    old = _words(doc)
    if words == old or any(len(new) != len(word) for new, word in zip(words, old, strict=True)):
        return None
    data: Any = doc.to_array(ATTRIBUTES)
    return Doc(doc.vocab, words=words, spaces=_spaces(doc)).from_array(ATTRIBUTES, data)


ATTRIBUTES: list[int | str] = ["LEMMA", "POS", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


def _words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def _spaces(doc: Doc) -> list[bool]:
    return [bool(token.whitespace_) for token in doc]
