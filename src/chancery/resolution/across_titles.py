"""Names of bodies and groups, read by what their words mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from chancery.knowledge.bodies import Concept, bare, concepts, most_words
from chancery.resolution.skeleton import skeletons

_CORE = 2
"""Consonants of a proper noun that make a key: its end is written in many ways (Vanj, Vantch)."""


@dataclass(frozen=True)
class Title:
    """What a name says: meanings with the words and languages that say them, and proper nouns.

    ``proper`` are sorted; figures are among them. ``states`` are codes of states. A name is read
    once and held against many, so what follows from its words is worked out once.
    """

    said: dict[str, tuple[str, Concept]]
    states: frozenset[str]
    proper: tuple[str, ...]

    @cached_property
    def meanings(self) -> frozenset[str]:
        """All meanings."""
        return frozenset(self.said)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What it says that the body is."""
        return frozenset(name for name, (_, said) in self.said.items() if said.sort == "kind")

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Proper nouns that are no figures."""
        return tuple(word for word in self.proper if not is_figure(word))

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The others."""
        return tuple(word for word in self.proper if is_figure(word))


def is_figure(word: str) -> bool:
    """Whether a word has a figure: "23", "M23"."""
    return any(letter.isdigit() for letter in word)


@lru_cache(maxsize=1 << 16)
def read(name: str) -> Title:
    """What a name says: "Front populaire de l'Adrar" is a front, popular, of Adrar.

    The longest entry is read first; words of no entry are proper nouns.
    """
    words = bare(name)
    said: dict[str, tuple[str, Concept]] = {}
    states, proper = set(), set()
    i = 0
    while i < len(words):
        size, found = _entry(words, i)
        if found is None:
            proper.add(words[i])
        elif found.sort == "state":
            states.add(found.name)
        elif found.sort == "proper":
            proper.add(found.name)
        else:
            said[found.name] = (" ".join(words[i : i + size]), found)
        i += size
    return Title(said=said, states=frozenset(states), proper=tuple(sorted(proper)))


def _entry(words: tuple[str, ...], i: int) -> tuple[int, Concept | None]:
    for size in range(min(most_words(), len(words) - i), 0, -1):
        found = concepts().get(words[i : i + size])
        if found is not None:
            return size, found
    return 1, None


def is_composed(name: str) -> bool:
    """Whether a name has more than one word that says something: not "Front"."""
    return len(bare(name)) > 1


def is_own(name: str) -> bool:
    """Whether a name is somebody's own in any country: by a proper noun or a state in it."""
    held = read(name)
    return bool(held.spelt or held.states)


@lru_cache(maxsize=1 << 16)
def title_keys(name: str) -> tuple[str, ...]:
    """Keys of a name: each of its kinds with what it is of ("t:front.dr"), else all it says."""
    held = read(name)
    if not held.said or not is_composed(name):
        return ()
    if not held.proper and not held.states:
        return ("t:" + ".".join(sorted(held.meanings)),)
    behind = {
        ".".join(sorted({*cores, *held.states})) for cores in product(*map(_cores, held.proper))
    }
    return tuple(f"t:{kind}.{of}" for kind in sorted(held.kinds or {""}) for of in sorted(behind))


def _cores(word: str) -> tuple[str, ...]:
    """The first consonants; h is kh, which is also k ("Bahar", "Bakhar", "Bakar")."""
    if is_figure(word):
        return (word,)
    return tuple(sorted({held.replace("h", "k")[:_CORE] for held in skeletons(word)}))
