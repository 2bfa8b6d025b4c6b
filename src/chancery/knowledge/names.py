"""How names sound and what they are made of, whichever script they are in: ``names/*.yml``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.folding import fold
from chancery.knowledge.load import load

Script = Literal["latin", "arabic", "cyrillic"]

_SCRIPTS: tuple[tuple[Script, str], ...] = (("arabic", "ARABIC"), ("cyrillic", "CYRILLIC"))
_SIGNS = re.compile("[\u0640\u200c\u200d\u200e\u200f]")


class SoundTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``names/<script>.yml``; the fields are explained on top of ``names/latin.yml``."""

    abjad: bool
    inside: tuple[tuple[str, str], ...]
    final: dict[str, str]
    initial: dict[str, str]
    letters: dict[str, str]


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``names/parts.yml``: words inside the names of persons."""

    particles: frozenset[str]
    joining: frozenset[str]
    behind: frozenset[str]
    generations: dict[str, str]
    courtesies: frozenset[str]
    same: tuple[tuple[str, ...], ...]


class Besides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``names/besides.yml``: words that join a second name."""

    besides: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """A script's table, ready to be read: patterns compiled, endings with the longest first."""

    abjad: bool
    inside: tuple[tuple[re.Pattern[str], str], ...]
    final: tuple[tuple[str, str], ...]
    initial: dict[str, str]
    letters: dict[str, str]


@cache
def sounds(script: Script) -> Sounds:
    """The table of a script."""
    path = f"names/{script}.yml"
    table = load(path, SoundTable)
    try:
        inside = tuple((re.compile(pattern), to) for pattern, to in table.inside)
    except re.error as error:
        message = f"knowledge/{path}: inside: {error}; write a regular expression of Python"
        raise KnowledgeError(message) from error
    return Sounds(
        abjad=table.abjad,
        inside=inside,
        final=tuple(sorted(table.final.items(), key=lambda item: (-len(item[0]), item[0]))),
        initial=table.initial,
        letters=table.letters,
    )


@cache
def parts() -> Parts:
    """The small words of names, folded."""
    held = load("names/parts.yml", Parts)
    return Parts(
        particles=frozenset(map(fold_name, held.particles)),
        joining=frozenset(map(fold_name, held.joining)),
        behind=frozenset(map(fold_name, held.behind)),
        generations=held.generations,
        courtesies=frozenset(map(fold_name, held.courtesies)),
        same=held.same,
    )


@cache
def same_names() -> dict[str, str]:
    """Name, folded → the first of the names that are the same in other languages."""
    return {fold_name(name): fold_name(group[0]) for group in parts().same for name in group}


@cache
def besides() -> tuple[str, ...]:
    """Words that join a second name, the longest first."""
    held = load("names/besides.yml", Besides).besides
    return tuple(sorted(held, key=lambda words: (-len(words), words)))


@lru_cache(maxsize=1 << 16)
def fold_name(text: str) -> str:
    """A name without case, accents, vowel signs and marks that are not shown."""
    return fold(_SIGNS.sub("", text))


@lru_cache(maxsize=1 << 16)
def script_of(text: str) -> Script | None:
    """The script of the first letter that has one of ours; ``None``: of none of them."""
    for letter in text:
        if letter.isalpha():
            if letter.isascii():
                return "latin"
            named = unicodedata.name(letter, "")
            if named.startswith("LATIN"):
                return "latin"
            return next((script for script, word in _SCRIPTS if named.startswith(word)), None)
    return None
