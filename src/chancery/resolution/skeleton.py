"""A word of a name as it sounds: consonants and the vowels between them, in any script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chancery.knowledge.names import Script, Sounds, fold_name, script_of, sounds

_VOWELS = frozenset("aAeiIoUu")
_DOUBLED = re.compile(r"(.)\1+")
_TWICE = re.compile(r"([^aeiou])\1+")
_LONGEST = 5
"""Letters of the longest entry of a table of sounds ("chtch")."""

_COARSE = str.maketrans(
    {"g": "k", "q": "k", "J": "k", "z": "d", "D": "d", "p": "b", "f": "v", "x": "h"}
)  # fmt: skip
"""Consonants that spellings of one name exchange: ق is q, g, k or gh, ج is j, dj or g, ض d or z."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """``consonants`` has one letter for each, ``slots`` the vowels before, between and behind."""

    consonants: str
    slots: tuple[str, ...]
    abjad: bool


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> Sounded:
    """How a word sounds: "Qaani" is ``qn``, between them ``A``; a script of no table is silent."""
    script: Script | None = script_of(word)
    if script is None:
        return Sounded(consonants="", slots=("",), abjad=False)
    table = sounds(script)
    return _split(_read(_respell(fold_name(word), table), table), abjad=table.abjad)


def _respell(word: str, table: Sounds) -> str:
    """Doubled consonants are one, before an ending is looked for."""
    for pattern, to in table.inside:
        word = pattern.sub(to, word)
    word = _TWICE.sub(r"\1", word)
    for ending, to in table.final:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + to
    return word


def _read(word: str, table: Sounds) -> str:
    """The sounds of the letters, the longest entry first."""
    found: list[str] = []
    i = 0
    while i < len(word):
        for size in range(min(_LONGEST, len(word) - i), 0, -1):
            letters = word[i : i + size]
            said = table.initial.get(letters) if i == 0 else None
            said = table.letters.get(letters) if said is None else said
            if said is not None:
                found.append(said)
                break
        i += size
    return "".join(found)


def _split(said: str, *, abjad: bool) -> Sounded:
    consonants: list[str] = []
    slots = [""]
    for letter in said:
        if letter in _VOWELS:
            slots[-1] += letter
        else:
            consonants.append(letter)
            slots.append("")
    vowels = tuple(_DOUBLED.sub(r"\1", slot) for slot in slots)
    return Sounded(consonants="".join(consonants), slots=vowels, abjad=abjad)


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> tuple[str, ...]:
    """The keys of a word: its consonants, exchangeable ones as one letter.

    1. "Qaani", "Ghaani" and قاآنی are ``kn``; 2. kh inside a word is also silent ("Rahmon",
    "Rakhmon") or k ("Moktar"); 3. th is t or s ("Osman", "Othman"); 4. y before e may be silent
    ("Yevgeny", "Evgeny"); 5. a word of vowels is ``a``.
    """
    whole = sound(word)
    said = whole.consonants
    if not said:
        return ("a",)
    tails = [said[1:]]
    if "x" in said[1:]:
        tails = [said[1:].replace("x", ""), said[1:].replace("x", "k")]
    bare = [said[0] + tail for tail in tails]
    if said[0] == "y" and len(said) > 1 and whole.slots[1][:1] == "e":
        bare += tails
    if "T" in said:
        bare = [one.replace("T", other) for one in bare for other in "ts"]
    return tuple(sorted({_DOUBLED.sub(r"\1", one.translate(_COARSE)) for one in bare}))
