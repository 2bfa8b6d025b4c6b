"""How an agreement stands in its dispatch, and who is bound by it besides its parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chancery.agreements.reading.owing import Bearers
from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.event import Role
from chancery.records.mention import Cast, Entity, Mention, Mentions

_NEAR = 4
"""Words between whoever guarantees an agreement and the word that says so."""

_BETWEEN = ("DET", "ADP", "ADJ", "PUNCT", "PRON", "AUX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of the agreement that a noun names.

    ``agreement`` tells it from the others of the dispatch; ``introduced``: its making is told, in
    the sentence of the noun or beside it.
    """

    agreement: int
    parties: tuple[Role, ...] = ()
    introduced: bool = False


class Bound:
    """Who may owe what an agreement goes on to lay down, in one dispatch.

    1. a party
    2. whoever acts for a party's country: its government, its army, its fighters; no person
    3. whom the dispatch calls guarantor or mediator: "le Kazakhstan, *garant* de l'accord"
    """

    def __init__(
        self, wording: Wording, mentions: Mentions, cast: Cast, words: StipulationWords
    ) -> None:
        self._wording, self._mentions, self._cast, self._words = wording, mentions, cast, words
        self._guarantors = {one.id for one in self._found()}

    def are(self, roles: tuple[Role, ...], parties: tuple[Role, ...]) -> bool:
        """Whether all of these may owe something under an agreement of these parties."""
        own = {role.entity for role in parties}
        sides = {self._cast[entity].country for entity in own} - {None}
        return bool(roles) and all(self._is(role.entity, own, sides) for role in roles)

    def named(self, bearers: Bearers) -> Bearers:
        """The bearers without what only says that one is a mediator: "Norway, *the mediator*,"."""
        spans = [(m.first, m.last) for m in self._mentions.actors]
        only = {
            self._wording.span(Stretch(*at))
            for at in spans if all(self._is_word(i) or self._is_article(i) for i in range(*at))
        }  # fmt: skip
        kept = tuple(role for role in bearers.roles if role.evidence.span not in only)
        return replace(bearers, roles=kept or bearers.roles)

    def _is_article(self, i: int) -> bool:
        return self._wording.words[i].upos == "DET"

    def _is(self, entity: str, own: set[str], sides: set[str | None]) -> bool:
        one = self._cast[entity]
        acts = one.schema == "Country" or one.sector in self._words.bound_sectors
        acts = acts and one.schema != "Person"
        return entity in own or entity in self._guarantors or (acts and one.country in sides)

    def _found(self) -> Iterator[Entity]:
        for mention in self._mentions.actors:
            if mention.kind != "pronoun" and self._guarantees(mention):
                yield from self._cast.of(mention)

    def _guarantees(self, mention: Mention) -> bool:
        """Whether a word of guarantors stands in a mention, or right beside it."""
        inside = any(map(self._is_word, range(mention.first, mention.last)))
        sentence = self._wording.sentence(self._wording.words[mention.head])
        behind = range(mention.last, min(sentence.last, mention.last + _NEAR))
        before = range(mention.first - 1, max(sentence.first, mention.first - _NEAR) - 1, -1)
        return inside or self._is_beside(behind) or self._is_beside(before)

    def _is_word(self, i: int) -> bool:
        word = self._wording.words[i]
        return word.lemma in self._words.guarantors or word.lower in self._words.guarantors

    def _is_beside(self, places: range) -> bool:
        """Whether such a word stands there, with nothing of its own between."""
        for i in places:
            if self._is_word(i):
                return True
            if self._wording.words[i].upos not in _BETWEEN:
                return False
        return False
