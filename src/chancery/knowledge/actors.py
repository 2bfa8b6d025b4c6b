"""States, bodies and groups that the readers know by name: ``actors/*.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import msgspec

from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import languages, load
from chancery.records.mention import Schema

Kind = Literal["state", "adjective", "capital", "seat", "body", "group", "person"]


class StateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one language names a state (see the head of ``actors/<language>/states.yml``)."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class States(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``actors/states.yml``: alpha-3 codes."""

    states: frozenset[str]


class StatesNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``actors/<language>/states.yml``; its head says what each field means."""

    states: dict[str, StateWords]
    several: dict[str, tuple[str, ...]] = {}
    namesakes: dict[str, tuple[str, ...]] = {}


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One named body or group (see the head of its file).

    ``country`` is alpha-3 or a supranational code; ``None`` where the name alone does not say.
    ``since`` and ``until`` are years. The capital of the state ``seat`` stands for it as well.
    """

    schema: Schema = "Person"
    country: str | None = None
    sector: str | None = None
    since: int | None = None
    until: int | None = None
    local: bool = False
    shared: bool = False
    seat: str | None = None


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``actors/bodies.yml``, ``groups.yml`` and ``people.yml``: key → body, group or person."""

    bodies: dict[str, Body] = {}
    groups: dict[str, Body] = {}
    people: dict[str, Body] = {}


class BodiesNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``actors/<language>/bodies.yml`` and its like: key → names; key → adjectives."""

    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of one actor, ready to be found: ``folded`` pieces, ``written`` as in the file.

    ``countries`` has several codes where the word does not tell states apart ("congolais").
    ``key`` is ``states:IRN``, ``bodies:irgc-qods`` …; ``rule`` the file and the entry.
    """

    kind: Kind
    written: tuple[str, ...]
    folded: tuple[str, ...]
    neutral: str
    key: str
    rule: str
    schema: Schema
    countries: tuple[str, ...]
    sector: str | None
    local: bool = False

    def fits_case(self, shown: tuple[str, ...]) -> bool:
        """Whether the case on the page allows the reading.

        An abbreviation is all capitals ("PAS" is a party, "pas" is not). In a name of up to three
        words every word that has a capital in the file must show one, but the first of a public
        body ("commission européenne"). A longer name may be written in small letters, an adjective
        has no case to show.
        """
        if self.kind == "adjective" or len(shown) > 3:  # noqa: PLR2004
            return True
        lenient = self.schema == "PublicBody" and len(shown) > 1
        return all(
            _shows(written, seen) or (k == 0 and lenient)
            for k, (written, seen) in enumerate(zip(self.written, shown, strict=True))
        )


def _shows(written: str, seen: str) -> bool:
    if len(written) > 1 and written.isupper():
        return seen.isupper()
    return seen[0].isupper() or not written[0].isupper()


_KINDS: dict[str, Kind] = {"bodies": "body", "groups": "group", "people": "person"}


@cache
def state_codes() -> frozenset[str]:
    """The codes of all states."""
    return load("actors/states.yml", States).states


@cache
def states(language: str) -> dict[str, StateWords]:
    """Code → words."""
    return load(f"actors/{language}/states.yml", StatesNamed).states


@cache
def several(language: str) -> dict[str, tuple[str, ...]]:
    """Names that mean several states at once: ``"two Koreas"`` → ``("PRK", "KOR")``."""
    return load(f"actors/{language}/states.yml", StatesNamed).several


@cache
def namesakes(language: str) -> dict[tuple[str, ...], dict[str, Name]]:
    """Names that several states go by: folded ``"Congo"`` → the name of each by its code."""
    held = load(f"actors/{language}/states.yml", StatesNamed).namesakes
    return {
        tuple(map(fold, pieces(form))): {
            code: _state_name("state", code, form, states(language)[code].names[0])
            for code in codes
        }
        for form, codes in held.items()
    }


@cache
def bodies() -> dict[str, Body]:
    """Key (``bodies:…``, ``groups:…``, ``people:…``) → body, group or person."""
    families = {
        "bodies": load("actors/bodies.yml", Bodies).bodies,
        "groups": load("actors/groups.yml", Bodies).groups,
        "people": load("actors/people.yml", Bodies).people,
    }
    return {f"{family}:{key}": b for family, all_ in families.items() for key, b in all_.items()}


@cache
def body_names(language: str) -> dict[str, tuple[str, ...]]:
    """Key (``bodies:…``, ``groups:…``, ``people:…``) → names, the neutral one first."""
    return {
        f"{family}:{key}": names
        for family in _KINDS
        for key, names in _named(language, family).names.items()
    }


def _named(language: str, family: str) -> BodiesNamed:
    return load(f"actors/{language}/{family}.yml", BodiesNamed)


@cache
def state_name(code: str, language: str) -> str | None:
    """The neutral name of a state: ``("IRN", "fr")`` → ``"Iran"``."""
    words = states(language).get(code)
    return words.names[0] if words else None


@cache
def combining(language: str) -> dict[str, str]:
    """First halves of compound adjectives: ``"irano"`` → ``"IRN"``."""
    return {
        fold(form): code for code, words in states(language).items() for form in words.combining
    }


@cache
def halves(language: str) -> dict[tuple[str, ...], str]:
    """What the first half of a compound adjective may be, in folded pieces."""
    found: dict[tuple[str, ...], str] = {
        (form,): code for form, code in combining(language).items()
    }
    for name in _state_names(language):
        if name.kind == "state" and len(name.countries) == 1:
            found.setdefault(name.folded, name.countries[0])
    return found


@cache
def state_forms(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Names and adjectives of states, folded → codes."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in (*_state_names(language), *_adjective_names(language)):
        if name.kind in {"state", "adjective"}:
            found.setdefault(name.folded, name.countries)
    return found


@cache
def adjectives(language: str) -> dict[str, tuple[str, ...]]:
    """Adjectives of one piece, folded: ``"irakienne"`` → ``("IRQ",)``, ``"congolais"`` → two."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in states(language).items():
        for form in words.adjectives:
            held = found.get(fold(form), ())
            found[fold(form)] = held if code in held else (*held, code)
    return found


@cache
def country_words() -> dict[str, frozenset[str]]:
    """Adjectives and names of states of one piece, in every language, folded → their codes."""
    found: dict[str, set[str]] = {}
    for language in languages():
        for form, codes in state_forms(language).items():
            if len(form) == 1:
                found.setdefault(form[0], set()).update(codes)
    return {form: frozenset(codes) for form, codes in found.items()}


@cache
def homonyms(language: str) -> dict[tuple[str, ...], tuple[Name, ...]]:
    """Names of several bodies or groups ("Parti socialiste"), folded."""
    found: dict[tuple[str, ...], dict[str, Name]] = {}
    for name in names(language):
        if name.kind in {"body", "group"}:
            found.setdefault(name.folded, {}).setdefault(name.key, name)
    return {folded: tuple(held.values()) for folded, held in found.items() if len(held) > 1}


@cache
def names(language: str) -> tuple[Name, ...]:
    """Every name that the language has for an actor."""
    return (
        *_state_names(language),
        *_adjective_names(language),
        *_body_names(language),
        *_body_adjectives(language),
    )


def _state_names(language: str) -> Iterator[Name]:
    for code, words in states(language).items():
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("state", words.names), ("capital", words.capitals), ("seat", words.seats),
        )  # fmt: skip
        for kind, forms in kinds:
            for form in forms:
                yield _state_name(kind, code, form, words.names[0])
    for form, codes in several(language).items():
        rule = f"actors/states.yml#{'+'.join(codes)}.state"
        yield replace(_state_name("state", codes[0], form, form), countries=codes, rule=rule)


def _state_name(kind: Kind, code: str, form: str, neutral: str) -> Name:
    written = pieces(form)
    return Name(
        kind=kind,
        written=written,
        folded=tuple(map(fold, written)),
        neutral=neutral,
        key=f"states:{code}",
        rule=f"actors/states.yml#{code}.{kind}",
        schema="Country",
        countries=(code,),
        sector="GOV",
    )


def _adjective_names(language: str) -> Iterator[Name]:
    forms: dict[tuple[str, ...], list[str]] = {}
    for code, words in states(language).items():
        for form in words.adjectives:
            codes = forms.setdefault(tuple(map(fold, pieces(form))), [])
            if code not in codes:
                codes.append(code)
    for folded, codes in forms.items():
        yield Name(
            kind="adjective",
            written=folded,
            folded=folded,
            neutral=state_name(codes[0], language) or codes[0],
            key=f"states:{codes[0]}",
            rule=f"actors/states.yml#{'|'.join(codes)}.adjective",
            schema="Country",
            countries=tuple(codes),
            sector=None,
        )


def _body_adjectives(language: str) -> Iterator[Name]:
    for family in _KINDS:
        for entry, forms in _named(language, family).adjectives.items():
            key = f"{family}:{entry}"
            for form in forms:
                name = _body_name(key, bodies()[key], form, body_names(language)[key][0])
                yield replace(name, kind="adjective", sector=None)


@cache
def shared_names() -> frozenset[str]:
    """Keys of surnames that several public figures of one country have ("people:bush")."""
    return frozenset(key for key, body in bodies().items() if body.shared)


def _body_names(language: str) -> Iterator[Name]:
    for key, forms in body_names(language).items():
        for form in forms:
            yield _body_name(key, bodies()[key], form, forms[0])


def _body_name(key: str, body: Body, form: str, neutral: str) -> Name:
    written = pieces(form)
    family, _, entry = key.partition(":")
    return Name(
        kind=_KINDS[family],
        written=written,
        folded=tuple(map(fold, written)),
        neutral=neutral,
        key=key,
        rule=f"actors/{family}.yml#{entry}",
        schema=body.schema,
        countries=(body.country,) if body.country else (),
        sector=body.sector,
        local=body.local,
    )
