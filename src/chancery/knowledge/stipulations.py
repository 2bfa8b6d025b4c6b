"""Words by which an agreement lays down what is to be done, by whom and until when."""

from __future__ import annotations

import msgspec

from chancery.knowledge.load import load


class Provision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a verb of which an agreement is the subject goes on; the fields are prepositions.

    ``deed`` stands before a nominal deed, ``bearer`` before who is to act, ``bare`` before an
    infinitive without a bearer; ``""`` is none. ``clause``: whether a clause may follow.
    ``order``: whether it orders.
    """

    deed: tuple[str, ...] = ()
    bearer: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    clause: bool = False
    order: bool = False


class StipulationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``lexicons/<lang>/stipulations.yml``."""

    provisions: dict[str, Provision]
    forms: dict[str, str]
    negations: frozenset[str]
    relatives: frozenset[str]
    complementizers: frozenset[str]
    infinitive_marks: frozenset[str]
    coordinators: tuple[str, ...]
    asides: tuple[str, ...]
    musts: tuple[str, ...]
    duties: tuple[str, ...]
    promises: tuple[str, ...]
    having: frozenset[str]
    purposes: frozenset[str]
    passives: frozenset[str]
    party_nouns: frozenset[str]
    pronouns: frozenset[str]
    agents: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    deeds: frozenset[str]
    own_deeds: frozenset[str]
    deed_endings: tuple[str, ...]
    fixed: tuple[str, ...]
    conditions: tuple[str, ...]
    said: frozenset[str]
    tails: tuple[str, ...]
    term_openers: tuple[str, ...]
    from_now: tuple[str, ...]
    counted_from: tuple[str, ...]
    signings: frozenset[str]
    hours: frozenset[str]
    signed: frozenset[str]
    between: frozenset[str]
    places: frozenset[str]
    referring: tuple[str, ...]
    definite: frozenset[str]
    listing: tuple[str, ...]
    futures: tuple[str, ...]
    future_stems: frozenset[str]
    future_endings: tuple[str, ...]
    errands: frozenset[str]
    reflexive_errands: frozenset[str]
    guarantors: frozenset[str]
    bound_sectors: frozenset[str]

    def verb(self, lemma: str, form: str) -> str | None:
        """The verb of a provision that a word is, by its lemma or by its form."""
        return lemma if lemma in self.provisions else self.forms.get(form)


def load_stipulation_words(language: str) -> StipulationWords:
    """The words of stipulations of a language."""
    return load(f"lexicons/{language}/stipulations.yml", StipulationWords)
