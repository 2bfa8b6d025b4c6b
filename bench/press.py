"""A press of any size: the invented press of ``tests/newsroom``, over and over, elsewhere.

Its dispatches are really read once. Then each *crisis* is all of them again, in other states, on
other days, in other words: who copied whom, what is told many times, what is promised and done, how
names are spelt in different ways, all stays as it is there.

- States are drawn anew, the first of the list far more often than the last.
- Names are enciphered, vowels as vowels and consonants as consonants, so that two spellings stay
  two spellings. A state has few ciphers: its people and towns come back in other crises, and the
  same family names in other states.
- Other words are exchanged one for one, most for words of the press, some for made ones; numbers
  too. What the readers go by (ids, types, modalities) stays.
- Crises begin so that about 140 events are told on a day, but none is shorter than three months.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from chancery.knowledge.actors import state_codes, state_name
from chancery.records.identity import identify_dispatch

A_DAY = 140
"""Events told on one day: 100,000 in two years."""

FIRST_DAY = date(2024, 1, 1)
STATES = 60
CIPHERS = 3
"""Sets of people and towns that a state has."""

MADE = 0.3
"""Share of words that are exchanged for one that no other crisis has."""

_TOKENS = re.compile(r"\w+|\W+")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?(?!\d)")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
_SHORT = 3
"""Letters up to which a word is left as it is."""

AROUND = 32
"""Characters that evidence has before and after it."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Base:
    """A reading that was really made: its text in tokens, the places in it that are pointed at."""

    reading: Json
    tokens: tuple[str, ...]
    pointed: Mapping[int, tuple[int, int]]
    """Position → number of the token, and how far into it."""

    @property
    def language(self) -> str:
        """``fr`` or ``en``."""
        return str(self.reading["dispatch"]["language"])


@dataclass(frozen=True)
class Press:
    """All that crises are made from; ``words`` of each language, as often as they stand."""

    bases: tuple[Base, ...]
    words: Mapping[str, tuple[str, ...]]
    kept: frozenset[str]
    """Not exchanged: words of descriptions, offices and agreements, nouns that are counted."""

    @property
    def events(self) -> int:
        """The events of one crisis."""
        return sum(len(base.reading["events"]) for base in self.bases)


def press_of(readings: Sequence[str]) -> Press:
    """The press of readings as JSON."""
    bases = tuple(_base(json.loads(one)) for one in readings)
    words: dict[str, tuple[str, ...]] = {}
    for language in ("en", "fr"):
        mine = (base for base in bases if base.language == language)
        words[language] = tuple(
            t for b in mine for t in b.tokens if t.islower() and len(t) > _SHORT
        )
    return Press(bases, words, frozenset(_kept(bases)))


def _base(reading: Json) -> Base:
    tokens = tuple(_TOKENS.findall(reading["dispatch"]["text"]))
    at: list[tuple[int, int]] = []
    for number, token in enumerate(tokens):
        at += [(number, within) for within in range(len(token))]
    at.append((len(tokens), 0))
    return Base(reading, tokens, {place: at[place] for place in set(_places(reading))})


def _places(node: object) -> Iterator[int]:
    if isinstance(node, dict):
        yield from (node[key] for key in ("start", "end") if isinstance(node.get(key), int))
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _places(one)


def _kept(bases: Sequence[Base]) -> Iterator[str]:
    """Words in small letters of names, offices and agreements; those that stand behind numbers."""
    for base in bases:
        reading = base.reading
        said = [one[key] or "" for one in reading["entities"] for key in ("name", "role")]
        said += [one["name"] for one in reading["agreements"] if one["kind"] != "promise"]
        for words in said:
            yield from (token for token in _TOKENS.findall(words) if token.islower())
        for number, token in enumerate(base.tokens[:-2]):
            if token.isdigit():
                yield base.tokens[number + 2].lower()


def readings(press: Press, events: int) -> Iterator[Json]:
    """Readings with so many events and more, in order of publication."""
    crises = -(-events // press.events) + 2
    days = max(events // A_DAY - 90, 0)
    made = [Crisis(press, number, days * number // crises) for number in range(crises)]
    order = sorted(
        (crisis.moment(base), at, n)
        for at, crisis in enumerate(made)
        for n, base in enumerate(press.bases)
    )
    return (made[at].reading(press.bases[n]) for _, at, n in order)


class Crisis:
    """The press once more, elsewhere."""

    def __init__(self, press: Press, number: int, later: int) -> None:
        self._press, self._number = press, number
        self._random = Random(number)  # noqa: S311 - a sample, no secret
        first = min(base.reading["dispatch"]["published"] for base in press.bases)
        begins = FIRST_DAY + timedelta(days=later)
        self._shift = begins - date.fromisoformat(first[:10])
        codes = {one["country"] for base in press.bases for one in base.reading["entities"]}
        self._states = self._drawn(sorted(codes & state_codes()))
        self._cipher = {code: self._random.randrange(CIPHERS) for code in self._states.values()}
        self._exchanged: dict[tuple[str, str], str] = {}

    def _drawn(self, codes: Sequence[str]) -> dict[str, str]:
        free = sorted(state_codes() & _named())[:STATES]
        found: dict[str, str] = {}
        for code in codes:
            weights = [1 / (1 + at) for at in range(len(free))]
            found[code] = self._random.choices(free, weights)[0]
            free.remove(found[code])
        return found

    def moment(self, base: Base) -> str:
        """When a dispatch is published here."""
        return self._later(base.reading["dispatch"]["published"])

    def _later(self, said: str) -> str:
        return _DAY.sub(lambda found: self._moved(found[0]), said)

    def _moved(self, day: str) -> str:
        whole = date.fromisoformat(day if day.count("-") > 1 else f"{day}-01")
        return (whole + self._shift).isoformat()[: len(day)]

    def reading(self, base: Base) -> Json:
        """A reading as it is here."""
        names = self._names(base)
        tokens = [names.get(token) or self._word(token, base.language) for token in base.tokens]
        text, starts, length = "".join(tokens), [], 0
        for token in tokens:
            starts.append(length)
            length += len(token)
        starts.append(length)
        lengths = [*map(len, tokens), 0]
        places = {
            old: starts[token] + min(within, lengths[token])
            for old, (token, within) in base.pointed.items()
        }
        found = _Copy(self, base, names, text, places).of(base.reading)
        return self._sealed(found, text)

    def _sealed(self, reading: Json, text: str) -> Json:
        dispatch = reading["dispatch"]
        address = f"https://press.example/{self._number}/{dispatch['id']}"
        digest = hashlib.sha256(address.encode()).hexdigest()
        dispatch["text"], dispatch["text_sha256"] = text, hashlib.sha256(text.encode()).hexdigest()
        dispatch["capture"] |= {"sha256": digest, "url": address}
        dispatch["id"] = identify_dispatch(dispatch)
        return reading

    def _names(self, base: Base) -> dict[str, str]:
        """What becomes of each token of a name."""
        found: dict[str, str] = {}
        named = [(one["name"], one["country"]) for one in base.reading["entities"]]
        placed = [one["place"] for one in base.reading["events"] if one["place"]]
        named += [(place["name"], place["country"]) for place in placed]
        for name, country in named:
            cipher = self.cipher(country)
            for token in _TOKENS.findall(name):
                if token[0].isupper() and token not in found:
                    found[token] = token.translate(cipher)
        for one in base.reading["entities"]:
            if one["schema"] == "Country" and one["country"] in self._states:
                name = state_name(self._states[one["country"]], base.language)
                found[one["name"]] = name or found[one["name"]]
        return found

    def cipher(self, country: str | None) -> dict[int, str]:
        """The cipher of names of a state; names without one have the crisis's own."""
        state = self.state(country)
        if state is None or state not in self._cipher:
            return _cipher(f"crisis {self._number}")
        return _cipher(f"{state} {self._cipher[state]}")

    def state(self, country: str | None) -> str | None:
        """The state in the place of another."""
        return self._states.get(country, country) if country else None

    def town(self, geonameid: int, country: str | None) -> int:
        """The town in the place of another."""
        state = self.state(country) or str(self._number)
        return _number(f"{geonameid} {state} {self._cipher.get(state)}")

    def name(self, said: str, names: Mapping[str, str], language: str) -> str:
        """A name or a description."""
        whole = names.get(said)
        return whole or "".join(
            names.get(token) or self._word(token, language) for token in _TOKENS.findall(said)
        )

    def _word(self, token: str, language: str) -> str:
        key = (language, token)
        if key not in self._exchanged:
            self._exchanged[key] = self._new(token, language)
        return self._exchanged[key]

    def _new(self, token: str, language: str) -> str:
        small = token.lower()
        if token.isdigit() and len(token) <= _SHORT:
            return str(max(1, int(int(token) * self._random.uniform(0.5, 2))))
        if len(token) <= _SHORT or not token.isalpha() or small in self._press.kept:
            return token
        if self._random.random() < MADE:
            made = small.translate(_cipher(f"crisis {self._number}"))
        else:
            made = self._random.choice(self._press.words[language])
        return made.capitalize() if token[0].isupper() else made


class _Copy:
    """The way through the JSON of a reading."""

    def __init__(
        self, crisis: Crisis, base: Base, names: Mapping[str, str], text: str,
        places: Mapping[int, int],
    ) -> None:  # fmt: skip
        self._crisis, self._base, self._names = crisis, base, names
        self._text, self._places = text, places

    def of(self, node: Any) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(node, list):
            return [self.of(one) for one in node]
        if isinstance(node, str):
            return self._crisis._later(node) if _DAY.match(node) else node  # noqa: SLF001 - its own hand
        if not isinstance(node, dict):
            return node
        found = {key: self.of(value) for key, value in node.items()}
        if "start" in found:
            self._point(found)
        if isinstance(found.get("name"), str) and "origin" not in found:
            found["name"] = self._crisis.name(found["name"], self._names, self._base.language)
        if found.get("country"):
            self._place(found, str(node["country"]))
        return found

    def _point(self, found: Json) -> None:
        if found["start"] is None:
            return
        start, end = self._places[found["start"]], self._places[found["end"]]
        found["start"], found["end"] = start, end
        if "exact" in found:
            found["exact"] = self._text[start:end]
            found["prefix"] = self._text[max(0, start - AROUND) : start]
            found["suffix"] = self._text[end : end + AROUND]

    def _place(self, found: Json, country: str) -> None:
        found["country"] = self._crisis.state(country)
        if str(found.get("key", "")).startswith("states:"):
            found["key"] = f"states:{found['country']}"
        if found.get("geonameid") is not None:
            found["geonameid"] = self._crisis.town(found["geonameid"], country)


@cache
def _named() -> frozenset[str]:
    return frozenset(
        code for code in state_codes() if state_name(code, "fr") and state_name(code, "en")
    )


@cache
def _cipher(seed: str) -> dict[int, str]:
    """Vowels for vowels and consonants for consonants, in both cases."""
    random = Random(seed)  # noqa: S311 - as above
    table: dict[str, str] = {}
    for letters in (_VOWELS, _CONSONANTS):
        other = "".join(random.sample(letters, len(letters)))
        table |= dict(zip(letters + letters.upper(), other + other.upper(), strict=True))
    return str.maketrans(table)


def _number(said: str) -> int:
    return int.from_bytes(hashlib.blake2b(said.encode(), digest_size=4).digest(), "big")
