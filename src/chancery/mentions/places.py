"""From syntax to places: countries, regions and towns, with the one that each name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.knowledge import places, roles
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.places import Town
from chancery.mentions.hyphens import countries_of
from chancery.mentions.lexicon import Hit, Pieces
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Place, PlaceMention
from chancery.records.syntax import Sentence, Syntax, Word

PLAIN = 100_000
"""People of a town that may be named without its country being named anywhere."""

CLEARLY = 3
"""How many times more populous a town must be for its name to mean it without further words."""

LONGEST = 5
"""Pieces of the longest name of a town that is looked up."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Words ``first`` to ``last`` exclusive name a place; ``place`` lacks nothing but evidence."""

    first: int
    last: int
    country: str | None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "unknown"


def find_places(
    dispatch: Dispatch, syntax: Syntax, language: str, spots: dict[int, Spot]
) -> tuple[PlaceMention, ...]:
    """The records of the spots that ``find_spots`` found, in the order of the text."""
    del language
    return tuple(_mention(dispatch, syntax, spots[first]) for first in sorted(spots))


def _mention(dispatch: Dispatch, syntax: Syntax, spot: Spot) -> PlaceMention:
    words = syntax.words[spot.first : spot.last]
    span = words[0].span.to(words[-1].span)
    outside = (w.i for w in words if w.head == w.i or not spot.first <= w.head < spot.last)
    evidence = dispatch.text.cite(span)
    place = Place(
        name=evidence.exact,
        country=spot.country,
        geonameid=spot.geonameid,
        lat=spot.lat,
        lon=spot.lon,
        precision=spot.precision,  # type: ignore[arg-type]  # one of Place's five, from our files
        evidence=evidence,
    )
    return PlaceMention(span=span, head=next(outside, spot.first), place=place)


def find_spots(
    syntax: Syntax, language: str, hits: dict[int, Hit], persons: dict[int, int]
) -> dict[int, Spot]:
    """First word → place.

    1. countries: "en *Irak*"; 2. capitals and towns that the language has its own name for:
    "*Téhéran*", "*Genève*"; 3. regions and seas: "*Kurdistan irakien*", "*mer Rouge*";
    4. other towns of GeoNames after a preposition of place or seen by the name finder:
    "à *Maripasoula*", "the port of *Odesa*";
    5. places that only the name finder saw: name without position.

    Which town: one whose country stands in the same phrase ("*Tripoli*, au Liban",
    "*Birmingham*, Alabama"); else of a
    country named in the sentence, then in the dispatch; else the clearly most populous; else none.

    Refused: words inside the name of a person or a body, ordinary words ("nord"), small towns of a
    country that is named nowhere.
    """
    return _Finder(syntax, language, hits, persons).find()


class _Finder:
    def __init__(
        self, syntax: Syntax, language: str, hits: dict[int, Hit], persons: dict[int, int]
    ) -> None:
        self.syntax, self.words, self.language, self.hits = syntax, syntax.words, language, hits
        self.lexicon = roles.roles(language)
        self.regions, self.never = places.regions(language), places.never(language)
        self.starts = places.region_starts(language)
        self.cut = Pieces(syntax.words)
        self.closed = {i for first, last in persons.items() for i in range(first, last)}
        self.closed.update(self._bodies())
        self.named = Counter(self._countries(0, len(self.words)))

    def _bodies(self) -> Iterator[int]:
        for hit in self.hits.values():
            thing = hit.noun is not None and hit.noun.kind == "thing"
            if thing or (hit.name is not None and hit.name.kind in {"body", "group", "seat"}):
                yield from range(hit.first, hit.last)

    def find(self) -> dict[int, Spot]:
        spots: dict[int, Spot] = {}
        for sentence in self.syntax.sentences:
            i = sentence.first
            while i < sentence.last:
                spot = None if i in self.closed else self._spot(i, sentence)
                if spot is not None:
                    spots[i] = spot
                i = spot.last if spot is not None else i + 1
        self._add_seen(spots)
        return spots

    def _spot(self, i: int, sentence: Sentence) -> Spot | None:
        folded = self.cut.folded
        start = self.cut.start[i]
        opens = start < len(folded) and self.cut.of[start] == i and folded[start] in self.starts
        if not opens and not self.words[i].text[:1].isupper():
            return None
        hit = self.hits.get(i)
        state = hit is not None and hit.name is not None and hit.name.kind == "state"
        shortest = hit.last if hit is not None and state else i
        found = self._named(i, start, sentence, shortest)
        if found is None and hit is not None and hit.name is not None and state:
            return Spot(hit.first, hit.last, hit.name.countries[0], precision="country")
        return found

    def _named(self, i: int, start: int, sentence: Sentence, shortest: int) -> Spot | None:
        """The longest region or town from this word on, longer than a country's name there."""
        limit = self.cut.start[sentence.last]
        for end in range(min(start + LONGEST, limit), start, -1):
            last = self.cut.end(end)
            if last is None or last <= shortest:
                continue
            name = " ".join(self.cut.folded[start:end])
            region = self.regions.get(name)
            if region is not None and self._is_shown(i, last):
                return Spot(i, last, region.country, None, region.lat, region.lon, region.precision)
            if self.words[i].text[:1].isupper() and name not in self.never:
                spot = self._town(i, last, places.towns(name, self.language))
                if spot is not None:
                    return spot
        return None

    def _is_shown(self, i: int, last: int) -> bool:
        return any(word.text[:1].isupper() for word in self.words[i:last])

    # -- towns ------------------------------------------------------------------------------------

    def _town(self, i: int, last: int, towns: tuple[Town, ...]) -> Spot | None:
        if not towns or not self._is_name(i, last):
            return None
        known = tuple(town for town in towns if town.known)
        placed = self._placed(i)
        seen = all(word.name == "LOC" for word in self.words[i:last])
        first = self.syntax.sentence(self.words[i]).first == i
        if not known and not (placed or seen):
            return None
        if known and first and not seen and last - i == 1 and self.words[i].upos != "PROPN":
            return None
        return self._decide(i, last, towns, known)

    def _is_name(self, i: int, last: int) -> bool:
        final = self.words[last - 1]
        if any(k in self.closed for k in range(i, last)) or not final.text[:1].isupper():
            return False
        hit = self.hits.get(i)
        noun = hit is not None and (hit.noun is not None or hit.adjective)
        return not noun and self.words[i].upos not in {"DET", "VERB", "AUX", "CCONJ", "PRON"}

    def _placed(self, i: int) -> bool:
        before = self.syntax.following(self.words[i], -1)
        if before is None or before.lower in self.lexicon.locative:
            return before is not None
        noun = self.syntax.following(self.words[i], -2)
        kind = noun is not None and fold(noun.text) in self.lexicon.settlements
        return kind and before.lower in self.lexicon.of

    def _decide(
        self, i: int, last: int, towns: tuple[Town, ...], known: tuple[Town, ...]
    ) -> Spot | None:
        beside = self._beside(last) or self._region_beside(last)
        if beside is not None:
            there = [town for town in towns if town.country == beside]
            return self._at(i, last, there[0]) if there else Spot(i, last, beside)
        candidates = known or towns
        sentence = self.syntax.sentence(self.words[i])
        for named in (Counter(self._countries(sentence.first, sentence.last)), self.named):
            there = [town for town in candidates if town.country in named]
            if len({town.country for town in there}) == 1:
                return self._at(i, last, there[0])
        if not known and candidates[0].population < PLAIN:
            return Spot(i, last, None)
        rival = candidates[1].population if len(candidates) > 1 else 0
        if candidates[0].population >= CLEARLY * rival:
            return self._at(i, last, candidates[0])
        return Spot(i, last, None)

    @staticmethod
    def _at(i: int, last: int, town: Town) -> Spot:
        return Spot(i, last, town.country, town.geonameid, town.lat, town.lon, "point")

    def _beside(self, last: int) -> str | None:
        """The country named right after: "Tripoli, au Liban", "Valence (Espagne)", "… d'Irak".

        Refused: "À Nouakchott, *le* Sénégal a signé".
        """
        stop = min(last + 4, len(self.words))
        for k in range(last, stop):
            hit, word = self.hits.get(k), self.words[k]
            if hit is not None and hit.name is not None and k > last - 1:
                state = hit.name.kind == "state"
                adjective = hit.adjective and k == last and word.text[0].islower()
                alone = k > last and len(hit.name.countries) == 1
                return hit.name.countries[0] if (state and alone) or adjective else None
            bare = word.lower in self.lexicon.articles and self.words[k - 1].text == ","
            if bare or not self._links(word):
                return None
        return None

    def _region_beside(self, last: int) -> str | None:
        """The country of the region named after a comma: "Birmingham, *Alabama*"."""
        if last + 1 >= len(self.words) or self.words[last].text != ",":
            return None
        for end in range(min(last + 3, len(self.words)), last + 1, -1):
            shown = " ".join(word.text for word in self.words[last + 1 : end])
            region = self.regions.get(" ".join(map(fold, pieces(shown))))
            if region is not None and region.precision == "admin1":
                return region.country
        return None

    def _links(self, word: Word) -> bool:
        small = word.lower in self.lexicon.locative or word.lower in self.lexicon.of
        return small or word.text in {",", "("} or word.lower in self.lexicon.articles

    def _countries(self, first: int, last: int) -> Iterator[str]:
        for k in range(first, last):
            hit = self.hits.get(k)
            if hit is not None and hit.name is not None and len(hit.name.countries) == 1:
                if hit.name.kind in {"state", "adjective", "capital"}:
                    yield hit.name.countries[0]
            elif hit is None and "-" in self.words[k].text:
                yield from countries_of(self.words[k], self.language)

    # -- what only the name finder saw ------------------------------------------------------------

    def _add_seen(self, spots: dict[int, Spot]) -> None:
        taken = {k for spot in spots.values() for k in range(spot.first, spot.last)}
        for name in self.syntax.names:
            inside = range(name.first, name.last)
            if name.kind != "LOC" or any(
                k in taken or k in self.closed or k in self.hits for k in inside
            ):
                continue
            alone = self.words[name.first] if name.last - name.first == 1 else None
            if alone is not None and fold(alone.text) in self.lexicon.never:
                continue
            if self.words[name.first].text[:1].isupper() and self._placed(name.first):
                spots[name.first] = Spot(name.first, name.last, self._beside(name.last))
