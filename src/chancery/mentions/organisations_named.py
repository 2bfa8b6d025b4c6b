"""From organisations that were found to names that every reader of phrases knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.knowledge.actors import Name, body_names
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.ontology import load_ontology
from chancery.knowledge.organisations import organisations
from chancery.knowledge.roles import sectors
from chancery.mentions.lexicon import Hit
from chancery.mentions.organisations import Organisation, OrganisationReader
from chancery.mentions.phrases import OPEN
from chancery.mentions.places import Spot
from chancery.records.syntax import Syntax

RULE = "mentions/organisations.py#name"

HALF = 0.5
"""Share of the words of a name that we know by which a longer form is another way to write it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the words of a dispatch: names and nouns, persons, places."""

    hits: dict[int, Hit]
    persons: dict[int, int]
    spots: dict[int, Spot]


def name_organisations(syntax: Syntax, language: str, known: Known) -> Known:
    """The same, and organisations that only this dispatch names.

    A name hides what is in it: "le Front pour le salut du *Tibesti*" is no place. Wherever the same
    words or an acronym stand again, they are the same organisation.
    """
    found = OrganisationReader(syntax, language, known.hits, known.persons, known.spots).find()
    if not found:
        return known
    writer, hits, short = _Writer(syntax, language, known), list[Hit](), list[Hit]()
    for one in found:
        hits.append(writer.hit(one))
        hits.extend(writer.called(one, hits[-1]))
        short.extend(writer.short(one, hits[-1]))
    taken = {i for hit in hits for i in range(hit.first, hit.last)}
    again = writer.again([*hits, *_telling(short, syntax)], taken)
    return _with(known, [*hits, *again])


def _telling(short: list[Hit], syntax: Syntax) -> list[Hit]:
    """Short forms of one organisation only."""
    owners: dict[tuple[str, ...], set[Name]] = {}
    shown = {id(hit): tuple(w.text for w in syntax.words[hit.first : hit.last]) for hit in short}
    for hit in short:
        if hit.name is not None:
            owners.setdefault(shown[id(hit)], set()).add(hit.name)
    return [hit for hit in short if len(owners[shown[id(hit)]]) == 1]


def _with(known: Known, hits: list[Hit]) -> Known:
    taken = {i for hit in hits for i in range(hit.first, hit.last)}
    kept = {
        i: hit for i, hit in known.hits.items() if not taken & set(range(hit.first, hit.last))
    } | {hit.first: hit for hit in hits}  # fmt: skip
    persons = {
        i: last for i, last in known.persons.items() if not taken & set(range(i, last))
    }  # fmt: skip
    spots = {
        i: spot for i, spot in known.spots.items() if not taken & set(range(spot.first, spot.last))
    }
    return Known(hits=dict(sorted(kept.items())), persons=persons, spots=spots)


class _Writer:
    def __init__(self, syntax: Syntax, language: str, known: Known) -> None:
        self.words, self.language, self.known = syntax.words, language, known
        self.joints, self.sectors = organisations(language).joints, sectors(language)
        self.articles = organisations(language).articles
        self.starts: dict[str, list[int]] = {}
        for word in syntax.words:
            self.starts.setdefault(word.text, []).append(word.i)

    def hit(self, one: Organisation) -> Hit:
        """The name where it stands in full."""
        known = next(filter(None, (self._listed(one, alias) for alias in one.aliases)), None)
        where = self._country(one)
        entry = known or self._entry(one, where[0] if where else ())
        words = where[1] if where and not known else None
        return Hit(one.first, one.last, entry, opener=one.noun, country_words=words)

    def called(self, one: Organisation, hit: Hit) -> Iterator[Hit]:
        """Its other names, where the dispatch gives them."""
        for first, last in one.aliases:
            yield Hit(first, last, hit.entry, opener=one.noun)

    def short(self, one: Organisation, hit: Hit) -> Iterator[Hit]:
        """Its noun with the adjectives, to be looked for elsewhere."""
        if one.short is not None and one.short < one.last:
            yield Hit(one.core, one.short, hit.entry, opener=one.noun)

    def again(self, hits: list[Hit], taken: set[int]) -> list[Hit]:
        """The same words elsewhere, the longest first; each stretch once."""
        found: list[Hit] = []
        for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
            shown = [word.text for word in self.words[hit.first : hit.last]]
            for first in self.starts[shown[0]]:
                span = range(first, first + len(shown))
                same = [word.text for word in self.words[first : span.stop]] == shown
                if same and not taken & set(span):
                    taken.update(span)
                    found.append(Hit(first, span.stop, hit.entry, opener=hit.opener))
        return found

    def _entry(self, one: Organisation, countries: tuple[str, ...]) -> Name:
        entry, shown = one.noun.entry, self._shown(one)
        written = pieces(shown)
        return Name(
            kind="body" if entry.schema == "PublicBody" else "group", written=written,
            folded=tuple(map(fold, written)), neutral=shown, key="", rule=RULE,
            schema=entry.schema, countries=countries, sector=self._sector(one),
        )  # fmt: skip

    def _shown(self, one: Organisation) -> str:
        out, end = "", self.words[one.first].span.start
        for word in self.words[one.first : one.last]:
            out += " " * (word.span.start > end) + word.text
            end = word.span.end
        return out

    def _sector(self, one: Organisation) -> str | None:
        """What an adjective beside the noun says, where the noun leaves it open."""
        sector = one.noun.entry.sector
        beside = [*self.words[one.first : one.core], *self.words[one.core + 1 : one.core + 2]]
        said = [self.sectors[f] for w in beside if (f := fold(w.text)) in self.sectors]
        return next(filter(None, said), sector) if sector in OPEN else sector

    def _country(self, one: Organisation) -> tuple[tuple[str, ...], tuple[int, int]] | None:
        """The state that the name holds, if one only: "… du *Tibesti*"; not "contre *Israël*".

        Of a mission whose it is: "Mission de l'*ONU* au Mali".
        """
        inside: dict[int, tuple[tuple[str, ...], tuple[int, int]]] = {}
        for i in range(one.first, one.last):
            hit, spot = self.known.hits.get(i), self.known.spots.get(i)
            if hit is not None and hit.name is not None and hit.name.countries:
                inside[i] = hit.name.countries, (hit.first, hit.last)
            elif spot is not None and spot.country is not None:
                inside[i] = (spot.country,), (spot.first, spot.last)
        held = [where for i, where in inside.items() if not self._is_against(i)]
        beyond = load_ontology().supranational
        held = [where for where in held if set(where[0]) & set(beyond)][:1] or held
        return held[0] if len({codes for codes, _ in held}) == 1 and len(held[0][0]) == 1 else None

    def _is_against(self, i: int) -> bool:
        while self.words[i - 1].lower in self.articles:
            i -= 1
        return self.words[i - 1].lower in self.joints.against

    def _listed(self, one: Organisation, alias: tuple[int, int]) -> Name | None:
        """The organisation that we know by its other name, unless it is plainly another one."""
        hit = self.known.hits.get(alias[0])
        name = hit.name if hit is not None and hit.last == alias[1] else None
        if name is None or name.kind not in {"body", "group"}:
            return None
        mine = self._weighty(self._shown(one))
        names = [self._weighty(known) for known in body_names(self.language).get(name.key, ())]
        longer = [theirs for theirs in names if len(theirs) > 1]
        meets = any(len(mine & t) >= HALF * min(len(mine), len(t)) for t in longer)
        return name if meets or not longer else None

    def _weighty(self, name: str) -> set[str]:
        small = self.joints.inner | self.articles
        return {fold(piece) for piece in pieces(name) if piece.lower() not in small}
