"""Proper names in the sentences of an event, as they sound, in whichever language they are written.

1. words with a capital inside a sentence: "près de *Zouarké*", "the *Wour* crossing"
2. at its beginning only those that stand with a capital elsewhere in the dispatch, too

Refused: names with an article, which are regions, rivers and bodies ("dans *le Tibesti*"; not in
English, where "*the Wour* crossing" has one); names of states, of bodies and groups, and of those
whom the knowledge knows, which are compared as actors; words of offices; names of outlets; days and
months; words of fewer than four letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale

from chancery.exchange import shapes
from chancery.knowledge.folding import fold
from chancery.knowledge.load import languages
from chancery.knowledge.roles import roles
from chancery.resolution.skeleton import skeletons

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OPENING = re.compile(r"(?:^|[.!?:…»”\"\n]\s*[«“\"]?\s*)$")
_ELIDED = re.compile(r"^[^\W\d_]{1,2}[’']")
_SHORTEST = 4
_BODIES = frozenset({"Group", "Organization", "PublicBody"})
_BEFORE = 6


class Names:
    """The proper names of one dispatch."""

    def __init__(self, reading: shapes.Reading) -> None:
        dispatch = reading.dispatch
        self._known = _known(reading) | _calendar((dispatch.language or "en").partition("-")[0])
        self._known |= _articled(dispatch.text, dispatch.language)
        self._inside = {word for word, opening in _capitals(dispatch.text) if not opening}

    def within(self, text: str) -> tuple[tuple[str, str], ...]:
        """The names in some sentences: as each sounds, and as it is written; each once."""
        found: dict[str, str] = {}
        for word, opening in _capitals(text):
            if (opening and word not in self._inside) or fold(word) in self._known:
                continue
            for sound in skeletons(fold(word))[:1]:
                found.setdefault(sound, word)
        return tuple(_named(*one) for one in sorted(found.items()))


@lru_cache(maxsize=1 << 15)
def _named(sound: str, word: str) -> tuple[str, str]:
    """One pair for all sentences with a name."""
    return sound, word


def _articled(text: str, language: str | None) -> frozenset[str]:
    """Names behind an article, where none stands before a noun's own complement."""
    if language is None or language not in languages() or roles(language).attributes != "after":
        return frozenset()
    definite = roles(language).definite
    found = set()
    for match in _WORD.finditer(text):
        elided = _ELIDED.match(match[0])
        before = (
            elided[0]
            if elided
            else text[max(0, match.start() - _BEFORE) : match.start()].split(" ")[-2:][0]
        )
        if before.casefold().replace("’", "'") in definite:
            found.add(fold(_ELIDED.sub("", match[0])))
    return frozenset(found)


def sounds_of(name: str) -> tuple[str, ...]:
    """How each word with a capital of a name may sound, the ways parted by spaces; sorted."""
    return tuple(sorted({" ".join(skeletons(fold(word))) for word, _ in _capitals(name)}))


def _capitals(text: str) -> Iterable[tuple[str, bool]]:
    """The words with a capital that are long enough, and whether each opens a sentence."""
    for match in _WORD.finditer(text):
        word = _ELIDED.sub("", match[0])
        if word[:1].isupper() and len(word) >= _SHORTEST:
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            yield word.removesuffix("’s").removesuffix("'s"), bool(_OPENING.search(before))


def _known(reading: shapes.Reading) -> frozenset[str]:
    """The words of states, of actors that the knowledge knows, and of offices."""
    said = [x.country_evidence.exact for x in reading.entities if x.country_evidence]
    said += [x.role for x in reading.entities if x.role]
    bodies = [x for x in reading.entities if x.key or x.schema in _BODIES]
    said += [m.exact for x in bodies for m in x.mentions]
    said += [teller.name for x in reading.events for teller in x.told_by if teller.name]
    return frozenset(fold(word) for one in said for word in _WORD.findall(one))


@cache
def _calendar(language: str) -> frozenset[str]:
    locale = Locale.parse(language)
    names = (locale.days["format"]["wide"], locale.months["format"]["wide"])
    return frozenset(fold(name) for some in names for name in some.values())
