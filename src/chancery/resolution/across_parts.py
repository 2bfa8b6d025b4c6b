"""Names of persons, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chancery.knowledge.names import fold_name, parts

_GAPS = re.compile(r"[\s.\-‐‑,_]+")
_MARKS = re.compile(r"['’ʼ`\"“”«»()]")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name; ``joined`` has the particle before it ("benkirane"), if one stood there.

    ``initial`` is true of a single letter ("N.").
    """

    word: str
    joined: str
    initial: bool


@lru_cache(maxsize=1 << 17)
def take_apart(name: str) -> tuple[Part, ...]:
    """The parts of a person's name, folded.

    1. particles go ("Bachar al-Assad"); 2. "Abdel Fattah", "Abou Bakr" and "Nour al-Din" are one
    part each; 3. forms of address go where two parts are left ("Seyyed Abbas Araghchi");
    4. single letters are initials ("Awa N. Faye"); 5. what tells a father from a son is no part.
    """
    words = _words(name)
    if generation(name):
        words = words[:-1]
    found = _joined(words)
    kept = [part for part in found if part.word not in parts().courtesies]
    return tuple(kept if len(kept) > 1 else found)


def _words(name: str) -> list[str]:
    return [word for word in _GAPS.split(_MARKS.sub("", fold_name(name))) if word]


@lru_cache(maxsize=1 << 17)
def generation(name: str) -> str:
    """What tells a father from a son at the end of a name ("jr"); empty where nothing does."""
    words = _words(name)
    return parts().generations.get(words[-1], "") if len(words) > 1 else ""


def _joined(words: list[str]) -> list[Part]:
    known = parts()
    found: list[Part] = []
    before, open_word = "", ""
    for i, word in enumerate(words):
        more = i + 1 < len(words)
        if open_word and word in known.particles and more:
            continue
        if open_word:
            found.append(Part(word=open_word + word, joined=open_word + word, initial=False))
            open_word = ""
        elif word in known.joining and more:
            open_word = word
        elif word in known.behind and found:
            held = found.pop()
            found.append(Part(word=held.word + word, joined=held.word + word, initial=False))
            before = ""
        elif word in known.particles and more:
            before = word
        else:
            found.append(Part(word=word, joined=before + word, initial=len(word) == 1))
            before = ""
    return found


def together(one: Part, other: Part) -> Part:
    """Two parts as one: "Amir" and "Abdollahian"."""
    return Part(word=one.word + other.word, joined=one.joined + other.word, initial=False)
