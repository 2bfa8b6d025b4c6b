"""Words about agreements: what they are called, how they are made, what carries them out."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.knowledge.load import load

Kind = Literal["agreement", "decree", "promise"]


class AgreementWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``lexicons/<lang>/agreements.yml``."""

    kinds: dict[Kind, frozenset[str]]
    generic: dict[str, Kind]
    making_acts: frozenset[str]
    issuing_acts: frozenset[str]
    promising_acts: frozenset[str]
    ordering_acts: frozenset[str]
    parts: frozenset[str]
    determiners_back: frozenset[str]
    adjectives_back: frozenset[str]
    tying: tuple[str, ...]
    relatives: tuple[str, ...]
    connectives: tuple[str, ...]
    prescribing: frozenset[str]
    duties: frozenset[str]
    steps: dict[str, str]
    nominal: dict[str, str]
    bounding: frozenset[str]

    def kind_of(self, lemma: str) -> Kind | None:
        """What kind of agreement a noun names."""
        found = next((kind for kind, lemmas in self.kinds.items() if lemma in lemmas), None)
        return found or self.generic.get(lemma)


def load_agreement_words(language: str) -> AgreementWords:
    """The agreement words of a language."""
    return load(f"lexicons/{language}/agreements.yml", AgreementWords)
