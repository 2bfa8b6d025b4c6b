"""Who owes what an agreement lays down.

Forms read:

1. actors before the verb of duty: "le Mali et le Niger devront …", "Chad is to …"
2. words for the parties: "les deux parties", "both sides", "the signatories"
3. who does a nominal deed: "la libération de 50 détenus *par Bamako*"; the actor whom the event
   read at its noun names itself, or who is named where only they can do it: "le retrait des troupes
   *mauritaniennes*"
4. where none is named, the parties of the agreement

Refused: actors behind a preposition ("l'armée de …" is its own mention), subjects of a passive.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.agreements.reading.deeds import Deed
from chancery.agreements.reading.recalled import Recaller
from chancery.agreements.reading.wording import Stretch, Wording
from chancery.knowledge.stipulations import StipulationWords
from chancery.records.event import Event, Role
from chancery.records.mention import Cast, Mention, Mentions
from chancery.records.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearers:
    """Who is named as owing; ``parties`` are words that stand for the parties themselves.

    ``count`` is how many these words say there are, 0 where they do not.
    """

    roles: tuple[Role, ...] = ()
    parties: Span | None = None
    count: int = 0

    def of(self, parties: tuple[Role, ...], wording: Wording) -> tuple[Role, ...]:
        """The bearers under an agreement of these parties; of one alone not all are known."""
        if self.parties is None:
            return self.roles or (parties if len(parties) > 1 else ())
        if len(parties) > 1 and self.count in (0, len(parties)):
            evidence = wording.text.cite(self.parties)
            return tuple(Role(entity=role.entity, evidence=evidence) for role in parties)
        return self.roles


class Owing:
    """Finds bearers in stretches of one dispatch."""

    def __init__(
        self, wording: Wording, mentions: Mentions, cast: Cast, events: tuple[Event, ...],
        words: StipulationWords, recaller: Recaller,
    ) -> None:  # fmt: skip
        self._wording, self._mentions, self._cast = wording, mentions, cast
        self._events, self._words, self._recaller = events, words, recaller

    def named(self, stretch: Stretch) -> Bearers | None:
        """Who is named in a stretch that is a subject; ``None`` when no actor stands in it."""
        for mention in sorted(self._mentions.actors, key=lambda m: (m.first, -m.last)):
            if mention.first not in stretch or mention.last > stretch.last:
                continue
            before = self._wording.words[mention.first - 1] if mention.first else None
            if before is not None and before.i in stretch and before.upos == "ADP":
                continue
            return self._bearers(mention, stretch)
        return None

    def _bearers(self, mention: Mention, stretch: Stretch) -> Bearers | None:
        roles = self._recaller.joined(mention.first, stretch.last)
        if self._is_party(mention):
            return Bearers(roles=roles, parties=mention.span, count=mention.number)
        return Bearers(roles=roles) if roles else None

    def agent(self, stretch: Stretch) -> Bearers | None:
        """Who is named behind "by": "la libération de 50 détenus par Bamako"."""
        for i in range(stretch.first, stretch.last):
            if self._wording.words[i].lower in self._words.agents:
                found = self._recaller.joined(i + 1, stretch.last)
                if found:
                    return Bearers(roles=found)
                mention = next((m for m in self._mentions.actors if m.first == i + 1), None)
                if mention is not None and (one := self._bearers(mention, stretch)):
                    return one
        return None

    def of_deed(self, deed: Deed) -> Bearers:
        """Who does a nominal deed, as far as its own words say."""
        return self.agent(deed.stretch) or self._told(deed) or self._own(deed) or Bearers()

    def _own(self, deed: Deed) -> Bearers | None:
        """Who does what only they can: "le retrait *des forces américaines*"."""
        if deed.head.lemma not in self._words.own_deeds:
            return None
        for mention in self._mentions.actors:
            linked = mention.first and self._wording.words[mention.first - 1].lower
            named = mention.kind == "name" or mention.country_span is not None
            if mention.first in deed.stretch and linked in self._words.of and named:
                return self._bearers(mention, deed.stretch)
        return None

    def _told(self, deed: Deed) -> Bearers | None:
        """The actors that the event at the deed's noun names with their country."""
        span = self._wording.span(deed.stretch)
        for event in self._events:
            if event.anchor.span.covers(deed.head.span):
                roles = [r for r in event.actors if span.covers(r.evidence.span)]
                found = tuple(r for r in roles if self._is_said(r))
                if found:
                    return Bearers(roles=found)
        return None

    def _is_said(self, role: Role) -> bool:
        """Whether the words of a role themselves name it or its country."""
        return any(
            m.span == role.evidence.span and (m.kind == "name" or m.country_span is not None)
            for m in self._mentions.actors
        )

    def others(
        self, stretch: Stretch, bearers: tuple[Role, ...], parties: tuple[Role, ...]
    ) -> tuple[Role, ...]:
        """The other parties that a deed names: "livrer 20 camions *au Venezuela*"."""
        mine = {self._side(role) for role in bearers}
        theirs = {self._side(role) for role in parties} - mine
        found: dict[str, Role] = {}
        for mention in self._mentions.actors:
            if mention.first in stretch and mention.last <= stretch.last and mention.kind == "name":
                for entity in self._cast.of(mention):
                    role = Role(entity=entity.id, evidence=self._wording.text.cite(mention.span))
                    if self._side(role) in theirs:
                        found.setdefault(entity.id, role)
        return tuple(found.values())

    def _side(self, role: Role) -> str:
        return self._cast[role.entity].country or role.entity

    def subject_at(self, i: int, last: int) -> int | None:
        """The word behind the actor that stands at word ``i``, if one does."""
        found = [m for m in self._mentions.actors if i <= m.first <= i + 1 and m.last < last]
        opened = [m for m in found if m.first == i or self._is_determiner(i)]
        known = [m for m in opened if self._cast.of(m) or self._is_party(m)]
        return max((m.last for m in known), default=None)

    def _is_determiner(self, i: int) -> bool:
        """Whether a word only says which ones: "the", "both"."""
        word = self._wording.words[i]
        return word.upos == "DET" or word.rel == "det"

    def parties_at(self, i: int) -> Mention | None:
        """The words for the parties themselves that stand at word ``i``: "les deux parties"."""
        found = [m for m in self._mentions.actors if i <= m.first <= i + 1 and self._is_party(m)]
        return next((m for m in found if m.first == i or self._is_determiner(i)), None)

    def _is_party(self, mention: Mention) -> bool:
        head = self._wording.words[mention.head]
        return head.lemma in self._words.party_nouns and mention.number != 1
