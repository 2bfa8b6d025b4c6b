"""The small words of a language: voice, clitics, prepositions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from chancery.knowledge.load import load


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields are explained on top of ``lexicons/<lang>/grammar.yml``."""

    passive: frozenset[str]
    perfect: frozenset[str]
    far_reaching: frozenset[str]
    present_participle: dict[str, str]
    past_participle: dict[str, str]
    irregular: dict[str, list[str]]
    plural: dict[str, str]
    agreement: list[str]
    third_person: dict[str, list[str]]
    finite: dict[str, list[str]]
    past_is_participle: bool
    past_endings: frozenset[str]
    infinitive_endings: frozenset[str]
    light: frozenset[str]
    meant_for: frozenset[str]
    impersonal: frozenset[str]
    object_control: frozenset[str]
    intentions: frozenset[str]
    having: frozenset[str]
    decisions: frozenset[str]
    deciding: frozenset[str]
    coming: frozenset[str]
    at_which: frozenset[str]
    reflexive: frozenset[str]
    unaccusative: frozenset[str]
    clitics: dict[str, str]
    prepositions: dict[str, str]
    infinitive: frozenset[str]
    purpose: frozenset[str]
    clause: frozenset[str]
    relative_subject: frozenset[str]
    relative_object: frozenset[str]
    quantities: frozenset[str]
    reports: list[str]
    papers: frozenset[str]
    negative: frozenset[str]
    first_person: frozenset[str]
    coordinators: frozenset[str]
    apart: frozenset[str]
    spoken_of: frozenset[str]
    addressing: frozenset[str]
    of: frozenset[str]
    agent: str
    indirect: str
    particles: frozenset[str]
    partitive: frozenset[str]
    opening: frozenset[str]
    approximators: frozenset[str]
    time_nouns: frozenset[str]
    sides: frozenset[str]
    possessive: frozenset[str]
    determiners: frozenset[str]
    titles: frozenset[str]

    def infinitive_of(self, form: str) -> str | None:
        """The infinitive that a present participle seems to belong to: "menaçant" → "menacer"."""
        for ending, infinitive in self.present_participle.items():
            if form.endswith(ending):
                return form[: -len(ending)] + infinitive
        return None

    def bases_of(self, form: str) -> Iterator[str]:
        """Base forms of what looks like a third person: "strikes" → "strike"."""
        return _ended(form, self.third_person)

    def finite_bases_of(self, form: str) -> Iterator[str]:
        """Base forms of what has the ending of a finite verb alone: "allèguent" → "alléguer"."""
        return _ended(form, self.finite)

    def singulars_of(self, form: str) -> Iterator[str]:
        """What a form is if it is a plural, then the form itself: "drones" → drone, drones."""
        for ending, singular in self.plural.items():
            if form.endswith(ending) and len(form) > len(ending):
                yield form.removesuffix(ending) + singular
        yield form

    def participles_of(self, infinitive: str) -> Iterator[str]:
        """The forms of a verb's past participle: "instruire" → instruit, instruite, …."""
        for ending, participle in self.past_participle.items():
            if infinitive.endswith(ending):
                stem = infinitive.removesuffix(ending) + participle
                yield from (stem + added for added in self.agreement)
                return


def _ended(form: str, endings: dict[str, list[str]]) -> Iterator[str]:
    """What a form becomes by its longest ending, whose first letters may change the stem."""
    for ending, bases in endings.items():
        if form.endswith(ending):
            stem = form[: -len(ending)]
            yield from (stem + base for base in bases)
            grave = stem.rfind("è")
            if grave >= 0:
                yield from (stem[:grave] + accent + stem[grave + 1 :] + base
                            for base in bases for accent in "ée")  # fmt: skip
            return


def load_grammar(language: str) -> Grammar:
    """The grammar of a language."""
    return load(f"lexicons/{language}/grammar.yml", Grammar)
