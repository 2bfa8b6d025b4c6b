"""One index over everything the mentions room knows by name, and the way to match it to words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from unicodedata import category

from chancery.knowledge import actors, roles
from chancery.knowledge.actors import Name
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.roles import Noun
from chancery.records.syntax import Syntax, Word

SMALL = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PUNCT"})
"""Parts of speech that are never an abbreviation, whatever their letters in a headline."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``first`` to ``last`` exclusive are a name or a noun that we know.

    ``former`` when a prefix says so ("ex-président"). Of an organisation that only the dispatch
    names, ``opener`` is its noun and ``country_words`` are those of the state in its name.
    """

    first: int
    last: int
    entry: Name | Noun
    former: bool = False
    opener: Noun | None = None
    country_words: tuple[int, int] | None = None

    @property
    def name(self) -> Name | None:
        """The entry, if it is a proper name or a country's adjective."""
        return self.entry if isinstance(self.entry, Name) else None

    @property
    def noun(self) -> Noun | None:
        """The entry, if it is a common noun."""
        return self.entry if isinstance(self.entry, Noun) else None

    @property
    def adjective(self) -> bool:
        """Whether it is a country's adjective (or, capitalised, the name of its people)."""
        return isinstance(self.entry, Name) and self.entry.kind == "adjective"


@cache
def index(language: str) -> dict[str, tuple[Name | Noun, ...]]:
    """First folded piece → entries, longest first, names before nouns of the same length."""
    found: dict[str, list[Name | Noun]] = {}
    everything: tuple[Name | Noun, ...] = (
        *actors.names(language), *roles.nobodies(language), *roles.nouns(language),
    )  # fmt: skip
    for entry in everything:
        if entry.folded:
            found.setdefault(entry.folded[0], []).append(entry)
    return {
        first: tuple(sorted(entries, key=_longest_names_first)) for first, entries in found.items()
    }


def _longest_names_first(entry: Name | Noun) -> tuple[int, bool]:
    return -len(entry.folded), isinstance(entry, Noun)


@lru_cache(maxsize=20_000)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a word as shown and folded; the same words come again and again."""
    return tuple((piece, fold(piece)) for piece in pieces(text))


class Pieces:
    """The words of a dispatch cut into pieces, with the way back to the words."""

    __slots__ = ("folded", "of", "shown", "start")

    def __init__(self, words: Sequence[Word]) -> None:
        self.shown: list[str] = []
        self.folded: list[str] = []
        self.of: list[int] = []
        self.start: list[int] = []
        for word in words:
            self.start.append(len(self.shown))
            for shown, folded in _pieces(word.text):
                self.shown.append(shown)
                self.folded.append(folded)
                self.of.append(word.i)
        self.start.append(len(self.shown))

    def end(self, piece: int) -> int | None:
        """The word after the one that ends just before this piece; ``None`` inside a word."""
        word = self.of[piece - 1] + 1
        return word if self.start[word] == piece else None


def find_hits(syntax: Syntax, language: str) -> dict[int, Hit]:
    """Every known name and noun by its first word; the longest wins, none overlap.

    A phrase that is nobody ("droits de douane") is a hit of its own, and hides what is in it.
    """
    lexicon = roles.roles(language)
    entries, cut, former = index(language), Pieces(syntax.words), lexicon.former
    capitalised = lexicon.capitalised
    hits: dict[int, Hit] = {}
    for sentence in syntax.sentences:
        i = sentence.first
        while i < sentence.last:
            hit = _match(cut, entries, former, i, sentence.last, syntax.words[i].upos)
            if hit and capitalised and hit.adjective and not syntax.words[i].text[0].isupper():
                hit = None
            if hit and _names_a_thing(hit, syntax.words, lexicon):
                hit = None
            if hit:
                hits[i] = hit
            i = hit.last if hit else i + 1
    return _settled(hits, language)


def _names_a_thing(hit: Hit, words: Sequence[Word], lexicon: roles.Roles) -> bool:
    """Whether a country only says which money, language or people.

    "US $5 million", "la langue *russe*", "ethnic *Albanian* rebels".
    """
    if hit.name is None:
        return False
    following = words[hit.last] if hit.last < len(words) else None
    if following is not None and category(following.text[0]) == "Sc":
        return True
    before = words[max(hit.first - 1, 0)]
    near = following if lexicon.attributes == "before" else before
    if hit.adjective and before.lower in lexicon.kinds:
        return True
    return near is not None and near.lower in lexicon.things


def _settled(hits: dict[int, Hit], language: str) -> dict[int, Hit]:
    """The same hits, a name that two states go by being the one that the dispatch else names.

    "Le *Congo*" beside Kinshasa, and not beside Brazzaville, is the one of Kinshasa.
    """
    shared = actors.namesakes(language)
    open_ = {i: hit for i, hit in hits.items() if hit.name and hit.name.folded in shared}
    if not open_:
        return hits
    stated = {
        hit.name.countries[0] for i, hit in hits.items()
        if i not in open_ and hit.name and len(hit.name.countries) == 1
    }  # fmt: skip
    settled = dict(hits)
    for i, hit in open_.items():
        by_code = shared[hit.name.folded] if hit.name else {}
        meant = [name for code, name in by_code.items() if code in stated]
        if len(meant) == 1:
            settled[i] = replace(hit, entry=meant[0])
    return settled


def _match(
    cut: Pieces,
    entries: dict[str, tuple[Name | Noun, ...]],
    former: frozenset[str],
    i: int,
    stop: int,
    upos: str,
) -> Hit | None:
    start, limit = cut.start[i], cut.start[stop]
    if start == limit or cut.of[start] != i:
        return None
    found = _longest(cut, entries.get(cut.folded[start], ()), start, limit, upos)
    if found:
        return Hit(i, found[1], found[0])
    inside = start + 1 < limit and cut.of[start + 1] == i
    if inside and cut.folded[start] in former:
        found = _longest(cut, entries.get(cut.folded[start + 1], ()), start + 1, limit, upos)
        return Hit(i, found[1], found[0], former=True) if found else None
    return None


def _longest(
    cut: Pieces, candidates: tuple[Name | Noun, ...], start: int, limit: int, upos: str
) -> tuple[Name | Noun, int] | None:
    for entry in candidates:
        end = start + len(entry.folded)
        single = len(entry.folded) == 1
        if end > limit or not (single or tuple(cut.folded[start:end]) == entry.folded):
            continue
        word = cut.end(end)
        if word is None or not _fits(entry, tuple(cut.shown[start:end]), upos):
            continue
        return entry, word
    return None


def _fits(entry: Name | Noun, shown: tuple[str, ...], upos: str) -> bool:
    if isinstance(entry, Noun):
        return len(shown) > 1 or upos not in SMALL
    return entry.fits_case(shown) and not (len(shown) == 1 and upos in SMALL - {"ADV"})
