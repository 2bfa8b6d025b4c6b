"""Which names are proper: somebody's own, not what many are called."""

from __future__ import annotations

from functools import lru_cache

from chancery.knowledge.actors import state_forms
from chancery.knowledge.bodies import concepts, no_names
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.grammar import load_grammar
from chancery.knowledge.load import languages
from chancery.knowledge.names import fold_name, parts, script_of
from chancery.knowledge.offices import state_bodies
from chancery.knowledge.places import regions, towns
from chancery.knowledge.reporting import load_reporting
from chancery.knowledge.roles import nouns, roles
from chancery.resolution.across_titles import read


@lru_cache(maxsize=1 << 16)
def is_person_name(name: str) -> bool:
    """Every word but particles has a capital, or is of a script without: "Esmaïl Qaani".

    Refused: "commandant de la Force", "Twelve fishermen", "pêcheurs sénégalais".
    """
    words = [word for word in name.split() if fold_name(word) not in parts().particles]
    if not words or any(word.isdigit() for word in words):
        return False
    if script_of(words[0]) is None or not all(_shows(word) for word in words):
        return False
    return tuple(map(fold, pieces(name))) not in _called() and not is_title(name)


def _shows(word: str) -> bool:
    """A capital in a piece of the word: "al-Maliki", "Jong-un", "N'Guesso"."""
    letters = [piece[0] for piece in pieces(word)]
    return any(x.isupper() or (x.isalpha() and x.lower() == x.upper()) for x in letters)


@lru_cache(maxsize=1 << 16)
def is_body_name(name: str) -> bool:
    """A capital that is not owed to a noun, a number or a country's adjective at its head.

    1. an acronym ("FLA"); 2. a name ("Wagner", "Front de libération de l'Azawad", "Front
    national"). Refused: "Kurdish separatists", "rebelles tchadiens", "Twelve soldiers", "armée";
    what ends with a verb ("Front de l'Adrar nie"); what is no name alone ("Front", "CFA").
    """
    words = pieces(name)
    if not words:
        return False
    if script_of(words[0]) not in {"latin", None}:
        return True
    bare = tuple(map(fold, words))
    own = [word for word in words if (fold(word),) not in _of_states()]
    if not own or bare[0] in _counting() or bare in _called() or _is_none(words, bare):
        return False
    if any(_is_of_people(word, name) for word in (own[0], own[-1])):
        return False
    return any(word[0].isupper() for word in own)


def _is_of_people(word: str, name: str) -> bool:
    """Whether a word is a noun of persons, and no word of a name such as "National Front"."""
    if fold(word) not in _people():
        return False
    return (fold(word),) not in concepts() or not _has_kind(name)


@lru_cache(maxsize=1 << 16)
def _has_kind(name: str) -> bool:
    """Whether a word with a capital says what kind of body it is."""
    said = read(name).said.values()
    kinds = {words.split()[0] for words, concept in said if concept.sort == "kind"}
    return any(word[0].isupper() and fold(word) in kinds for word in pieces(name))


def _is_none(words: tuple[str, ...], bare: tuple[str, ...]) -> bool:
    """Whether it is a word that anything may begin with, or runs on into a verb."""
    if len(bare) == 1:
        found = concepts().get(bare)
        return bare[0] in no_names() or (found is not None and found.sort in {"kind", "epithet"})
    return words[-1].islower() and is_verb(words[-1])


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Whether a word has the form of a verb of saying: "nie", "denied"."""
    for language in languages():
        grammar, known = load_grammar(language), load_reporting(language).verbs
        if any(base in known for base in grammar.finite_bases_of(word)):
            return True
        if any(base in known for base in grammar.bases_of(word)):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def is_place(name: str) -> bool:
    """Whether a town or a region has that name."""
    words = " ".join(map(fold, pieces(name)))
    return any(towns(words, language) or words in regions(language) for language in languages())


@lru_cache(maxsize=1 << 16)
def is_title(name: str) -> bool:
    """Whether a name is a body's by what its words say: "Adrar People's Front"."""
    held = read(name)
    return bool(held.kinds) and len(held.said) > 1


@lru_cache(maxsize=1 << 16)
def of_state(name: str) -> str | None:
    """Which body of a state a name is, its country apart: "armée malienne", "Malian army"."""
    words = [fold(word) for word in pieces(name)]
    silent = _silent()
    bare = tuple(word for word in words if (word,) not in _of_states() and word not in silent)
    return state_bodies().get(bare)


@lru_cache(maxsize=1)
def _of_states() -> frozenset[tuple[str, ...]]:
    return frozenset(words for language in languages() for words in state_forms(language))


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    """Small words: "of", "de", "the"."""
    held = [roles(language) for language in languages()]
    return frozenset(
        fold(piece) for one in held for word in (*one.of, *one.articles) for piece in pieces(word)
    )


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    held = [roles(language) for language in languages()]
    return frozenset(fold(word) for one in held for word in (*one.numbers, *one.quantities))


@lru_cache(maxsize=1)
def _called() -> frozenset[tuple[str, ...]]:
    """What anybody may be called: forms of nouns."""
    return frozenset(noun.folded for language in languages() for noun in nouns(language))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Nouns of persons, of one word: "soldiers", "pêcheurs"."""
    return frozenset(
        noun.folded[0]
        for language in languages()
        for noun in nouns(language)
        if noun.kind in {"person", "office"} and len(noun.folded) == 1
    )
