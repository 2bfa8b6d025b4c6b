"""What agreements are called in a language, as far as it tells one from another."""

from __future__ import annotations

from functools import cache

import msgspec

from chancery.knowledge.folding import fold
from chancery.knowledge.load import languages, load
from chancery.knowledge.phrases import Phrases


class AccordWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``lexicons/<lang>/accords.yml``."""

    classes: dict[str, tuple[str, ...]]
    subjects: dict[str, tuple[str, ...]]
    plain: tuple[str, ...]
    groups: frozenset[str]


class AccordNouns:
    """The words of a language, ready to be looked for in a name."""

    def __init__(self, words: AccordWords) -> None:
        self._classes = Phrases(words.classes)
        self._subjects = Phrases(words.subjects)
        self._plain = Phrases({"plain": words.plain})

    def classes(self, name: tuple[str, ...]) -> frozenset[str]:
        """``("treve", "de", "dix", "jours")`` → ``{"ceasefire"}``."""
        return self._classes.keys(name)

    def subjects(self, name: tuple[str, ...]) -> frozenset[str]:
        """``("peace", "deal")`` → ``{"peace"}``."""
        return self._subjects.keys(name)

    def covered(self, name: tuple[str, ...]) -> frozenset[int]:
        """The places of the words that are in no way a proper name."""
        tables = (self._classes, self._subjects, self._plain)
        hits = [hit for table in tables for hit in table.find(name)]
        return frozenset(i for hit in hits for i in range(hit.first, hit.last + 1))


def load_accord_words(language: str) -> AccordWords:
    """The words of a language, as its file has them."""
    return load(f"lexicons/{language}/accords.yml", AccordWords)


@cache
def group_words() -> frozenset[str]:
    """Words that are no name of a group by themselves, of all languages."""
    words = (load_accord_words(language).groups for language in sorted(languages()))
    return frozenset(fold(word) for some in words for word in some)


@cache
def accord_nouns(language: str | None) -> AccordNouns | None:
    """The words of a language; ``None`` for one without files."""
    return AccordNouns(load_accord_words(str(language))) if language in languages() else None
