"""States, bodies and groups that the readers know by name: ``actors/*.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import msgspec

from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import load
from chancery.records.mention import Schema

Kind = Literal["state", "adjective", "capital", "seat", "body", "group", "person"]


class StateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one language names a state (see the head of ``actors/states.yml``)."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class States(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``actors/states.yml``: alpha-3 code → language → words."""

    states: dict[str, dict[str, StateWords]]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One named body or group (see the head of its file).

    ``country`` is alpha-3 or a supranational code; ``None`` where the name alone does not say.
    ``since`` and ``until`` are years.
    """

    schema: Schema
    names: dict[str, tuple[str, ...]]
    country: str | None = None
    sector: str | None = None
    since: int | None = None
    until: int | None = None
    adjectives: dict[str, tuple[str, ...]] = {}
    local: bool = False
    shared: bool = False


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``actors/bodies.yml``, ``groups.yml`` and ``people.yml``: key → body, group or person."""

    bodies: dict[str, Body] = {}
    groups: dict[str, Body] = {}
    people: dict[str, Body] = {}


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
def states() -> dict[str, dict[str, StateWords]]:
    """Code → language → words."""
    return load("actors/states.yml", States).states


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
def state_name(code: str, language: str) -> str | None:
    """The neutral name of a state: ``("IRN", "fr")`` → ``"Iran"``."""
    words = states().get(code, {}).get(language)
    return words.names[0] if words else None


@cache
def combining(language: str) -> dict[str, str]:
    """First halves of compound adjectives: ``"irano"`` → ``"IRN"``."""
    return {
        fold(form): code
        for code, by_language in states().items()
        if language in by_language
        for form in by_language[language].combining
    }


@cache
def adjectives(language: str) -> dict[str, tuple[str, ...]]:
    """Adjectives of one piece, folded: ``"irakienne"`` → ``("IRQ",)``, ``"congolais"`` → two."""
    found: dict[str, tuple[str, ...]] = {}
    for code, by_language in states().items():
        for form in by_language[language].adjectives if language in by_language else ():
            held = found.get(fold(form), ())
            found[fold(form)] = held if code in held else (*held, code)
    return found


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
    for code, by_language in states().items():
        words = by_language.get(language)
        if words is None:
            continue
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("state", words.names), ("capital", words.capitals), ("seat", words.seats),
        )  # fmt: skip
        for kind, forms in kinds:
            for form in forms:
                yield _state_name(kind, code, form, words.names[0])


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
    for code, by_language in states().items():
        for form in by_language[language].adjectives if language in by_language else ():
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
    for key, body in bodies().items():
        for form in body.adjectives.get(language, ()):
            yield replace(
                _body_name(key, body, form, body.names[language][0]), kind="adjective", sector=None
            )


@cache
def shared_names() -> frozenset[str]:
    """Keys of surnames that several public figures of one country have ("people:bush")."""
    return frozenset(key for key, body in bodies().items() if body.shared)


def _body_names(language: str) -> Iterator[Name]:
    for key, body in bodies().items():
        forms = body.names.get(language, ())
        for form in forms:
            yield _body_name(key, body, form, forms[0])


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
