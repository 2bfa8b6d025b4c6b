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
    plain: frozenset[str]
    making_acts: frozenset[str]
    issuing_acts: frozenset[str]
    promising_acts: frozenset[str]
    ordering_acts: frozenset[str]
    determiners_back: frozenset[str]
    adjectives_back: frozenset[str]
    names_before: frozenset[str]
    names_behind: frozenset[str]
    name_links: frozenset[str]
    adjectives_apart: frozenset[str]
    contracted: frozenset[str]
    tying: tuple[str, ...]
    relatives: tuple[str, ...]
    connectives: tuple[str, ...]
    turns: tuple[str, ...]
    steps: dict[str, str]
    nominal: dict[str, str]

    def kind_of(self, lemma: str) -> Kind | None:
        """What kind of agreement a noun names."""
        return self.own_kind_of(lemma) or self.generic.get(lemma)

    def own_kind_of(self, name: str) -> Kind | None:
        """What kind of agreement a name of one word or more names without pointing back."""
        return next((kind for kind, names in self.kinds.items() if name in names), None)


def load_agreement_words(language: str) -> AgreementWords:
    """The agreement words of a language."""
    return load(f"lexicons/{language}/agreements.yml", AgreementWords)
