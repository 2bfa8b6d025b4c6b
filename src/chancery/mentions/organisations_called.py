"""What else an organisation is called: an acronym in brackets, or words behind "known as"."""

from __future__ import annotations

from chancery.knowledge.organisations import known_as, organisations
from chancery.knowledge.roles import roles
from chancery.mentions.acronyms import is_acronym, spells
from chancery.mentions.lexicon import Hit
from chancery.records.syntax import Syntax

WIDEST = 16
"""Words before a bracket among which the name that its letters begin is looked for."""

CALLED = 4
"""Words of the longest other name."""

NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
"""Parts of speech that a name may begin with."""


class OtherNames:
    """Reads other names behind a name.

    1. "… *(FST)*", "… *(FST*, rebelles)"; 2. "…, known as the *Falcons*";
    3. behind a word that also means "says", only letters that begin the name: "…, dit *FST*".
    Refused: who we know, persons, years; small letters that the name does not spell.
    """

    def __init__(
        self, syntax: Syntax, language: str, hits: dict[int, Hit], persons: dict[int, int]
    ) -> None:
        self.syntax, self.words, self.hits = syntax, syntax.words, hits
        self.names, self.persons = organisations(language), persons
        self.cues, self.said = known_as(language), self.names.said
        coordinators = roles(language).coordinators
        self.small = self.names.joints.inner | self.names.articles | coordinators

    def bracket(self, i: int) -> int | None:
        """The acronym alone, or first, in a bracket that opens here."""
        if i + 2 >= len(self.words) or self.words[i].text != "(":
            return None
        closed = self.words[i + 2].text in {")", ","}
        return i + 1 if closed and is_acronym(self.words[i + 1].text) else None

    def spells(self, inner: int, first: int, end: int) -> bool:
        """Whether the letters of a word begin the words of a name."""
        shown = [word.text for word in self.words[first:end]]
        return spells(self.words[inner].text, shown, self.small)

    def behind(self, first: int, end: int) -> tuple[tuple[int, int], ...]:
        """The words of other names behind the name that ends at ``end``."""
        inner = self.bracket(end)
        found: list[tuple[int, int]] = []
        after = end
        if inner is not None:
            after = self._closing(inner)
            if self.spells(inner, first, end) or self._may_be_alias(inner):
                found.append((inner, inner + 1))
        called = self._called(first, end, after)
        return (*found, *([called] if called is not None else []))

    def _closing(self, i: int) -> int:
        stop = min(self.syntax.sentence(self.words[i]).last, i + WIDEST)
        return next((k + 1 for k in range(i, stop) if self.words[k].text == ")"), i)

    def _may_be_alias(self, inner: int) -> bool:
        """Capitals only, where the letters do not say it; refused: a state, "(USA)"."""
        hit = self.hits.get(inner)
        name = hit.name if hit is not None else None
        return self.words[inner].text.isupper() and (name is None or name.kind in _BODIES)

    def _called(self, first: int, end: int, i: int) -> tuple[int, int] | None:
        stop = self.syntax.sentence(self.words[i - 1]).last
        i += i < stop and self.words[i].text in {",", "("}
        shown = [word.lower for word in self.words[i : min(i + WIDEST, stop)]]
        cue = next((cue for cue in self.cues if tuple(shown[: len(cue)]) == cue), None)
        if cue is not None:
            return self._other(i + len(cue), stop)
        said = bool(shown) and shown[0] in self.said and i + 1 < stop
        return (i + 1, i + 2) if said and self.spells(i + 1, first, end) else None

    def _other(self, i: int, stop: int) -> tuple[int, int] | None:
        while i < stop and (
            self.words[i].lower in self.names.articles or self.words[i].upos == "PUNCT"
        ):
            i += 1
        last = i
        while last < min(stop, i + CALLED) and self._is_called(last):
            last += 1
        return (i, last) if last > i else None

    def _is_called(self, i: int) -> bool:
        word, hit = self.words[i], self.hits.get(i)
        known = i in self.persons or (hit is not None and hit.name is not None)
        return word.text[:1].isupper() and word.upos in NAMING and not known


_BODIES = frozenset({"body", "group"})
