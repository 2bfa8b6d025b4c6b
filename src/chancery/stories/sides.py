"""Who takes part, made ready for being compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chancery.knowledge.actors import country_words
from chancery.knowledge.families import load_families
from chancery.knowledge.figures import people_of
from chancery.knowledge.folding import fold, pieces
from chancery.records.actor import Player

STATE = "state"
_STATE_SCHEMAS = frozenset({"Country", "PublicBody"})
_GATHERED = "actor-"
"""How the id of an actor begins whose country is only what dispatches said."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A player made ready; ``side`` is ``state`` or a PLOVER sector; ``country`` never generic.

    ``guessed`` says that the country stands in no word of the name, so that the dispatch may be
    mistaken about it: from Libreville even the Chadian minister looks Gabonese.
    """

    id: str | None
    behalf: str | None
    country: str | None
    side: str | None
    is_state: bool
    is_person: bool
    people: str | None
    sounds: tuple[frozenset[str], ...]
    name: str
    shown: str
    guessed: bool = False

    @property
    def known(self) -> bool:
        """Whether it can be told from others at all."""
        return self.id is not None or self.country is not None


@lru_cache(maxsize=1 << 14)
def side_of(player: Player) -> Side:
    """A player as it is compared."""
    known = load_families()
    state = player.sector in known.sides or (
        player.sector is None and player.schema in _STATE_SCHEMAS
    )
    return Side(
        id=player.actor,
        behalf=player.actor or player.behalf,
        country=None if player.country in known.generic else player.country,
        side=STATE if state else player.sector,
        is_state=player.schema == "Country",
        is_person=player.schema == "Person",
        people=people_of(player.name) if player.actor is None else None,
        sounds=tuple(frozenset(word.split()) for word in player.sounds),
        name=fold(player.name),
        shown=player.name,
        guessed=_is_guessed(player),
    )


def _said(words: str) -> str | None:
    """The only country that some words name."""
    known = country_words()
    codes = {code for word in pieces(fold(words)) for code in known.get(word, ())}
    return next(iter(codes)) if len(codes) == 1 else None


def _is_guessed(player: Player) -> bool:
    """Whether no word of a name says its country; states and known bodies have theirs for good."""
    known = player.actor is not None and not player.actor.startswith(_GATHERED)
    if player.country is None or known:
        return False
    words = country_words()
    return all(player.country not in words.get(word, ()) for word in pieces(fold(player.name)))


@lru_cache(maxsize=1 << 14)
def counted_side(words: str) -> Side | None:
    """Those whom a number counts ("Six Chadian gendarmes died"), as a side."""
    people = people_of(words)
    if people is None:
        return None
    return Side(
        id=None, behalf=None, country=_said(words), side=None, is_state=False, is_person=True,
        people=people, sounds=(), name=people, shown=words,
    )  # fmt: skip
