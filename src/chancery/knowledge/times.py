"""The words of time of a language, and the grammar that they make.

A *class* is a kind of word that forms speak of ("weekday", "month", "the"). Every class is given
one private character, so that a text becomes a string of such characters, one for each word, and
all forms together become one regular expression over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal

import msgspec

from chancery.errors import KnowledgeError
from chancery.knowledge.load import load

Unit = Literal["day", "week", "month", "year", "weekend", "quarter", "half", "decade", "century"]
Part = Literal["early", "mid", "late", "whole"]
Relation = Literal["since", "from", "after", "until", "before", "by", "at"]
Figures = Literal["day_first", "month_first", "either"]

Value = int | str | tuple[int, int]
"""What a word of time is worth: a number, a name of this module's literals, a month and day."""

COMPUTED = (
    "day", "year", "figure", "clock", "roman", "numeric", "decade", "dash", "other", "break",
)  # fmt: skip
"""Classes that words belong to by their shape, not by a list. ``break`` parts two blocks."""

OTHER = "other"

CORE = (
    "weekday", "month", "numeric", "deictic", "daypart", "night", "unit", "units", "hour", "season",
    "year", "anaphor", "feast", "vague", "decade",
)  # fmt: skip
"""Classes of which every form holds at least one word."""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form of time expression: its name, its pattern over classes, a text that fires it."""

    name: str
    pattern: str
    example: str
    unlinked: bool = False


class NamedDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day known by day and month alone beside certain nouns ("les attentats du 11 septembre")."""

    month: int
    day: int
    date: date
    nouns: frozenset[str]


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/<language>/time.yml``; its opening comment says what each field means."""

    capitals: bool
    figures: Figures
    day_suffixes: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    decade_suffixes: tuple[str, ...]
    clocks: tuple[str, ...]
    nouns_follow: bool
    present_ahead: bool
    weekdays: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    units: dict[str, Unit]
    plural_units: dict[str, Unit]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    deictics: dict[str, int]
    anaphors: dict[str, int]
    parts: dict[str, Part]
    relations: dict[str, Relation]
    words: dict[str, tuple[str, ...]]
    vague: tuple[str, ...]
    named_after: frozenset[str]
    habits: frozenset[str]
    named_days: tuple[NamedDay, ...]
    future_words: frozenset[str]
    future_infinitives: frozenset[str]
    future_objects: frozenset[str]
    future_stretches: frozenset[str]
    future_auxiliaries: frozenset[str]
    future_stems: tuple[str, ...]
    future_endings: tuple[str, ...]
    macros: dict[str, str]
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The class of a word and what it is worth."""

    kind: str
    value: Value


class Grammar:
    """The lexicon made ready: words and phrases to entries, forms to one pattern."""

    def __init__(self, words: TimeWords, path: str) -> None:
        self.words = words
        self.path = path
        self.entries: dict[str, Entry] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for form, entry in _entries(words):
            self._add(form.split(), entry)
        for phrases in self.phrases.values():
            phrases.sort(key=lambda phrase: len(phrase[0]), reverse=True)

    def _add(self, form: list[str], entry: Entry) -> None:
        if len(form) == 1:
            self.entries[form[0]] = entry
        else:
            self.phrases.setdefault(form[0], []).append((tuple(form[1:]), entry))

    @cached_property
    def code(self) -> dict[str, str]:
        """Class to character (from the private use area)."""
        listed = [entry.kind for _, entry in _entries(self.words)]
        kinds = dict.fromkeys((*COMPUTED, *listed))
        return {kind: chr(0xE000 + number) for number, kind in enumerate(kinds)}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All forms as one expression; the name of the group that matched is the form's name.

        Forms that are unlinked come first, lest a link take away the word that they begin with.
        """
        link = self._spell("link", "link")
        unlinked = [self._group(form) for form in self.words.forms if form.unlinked]
        linked = "|".join(self._group(form) for form in self.words.forms if not form.unlinked)
        return re.compile("|".join([*unlinked, f"(?P<link>{link})?(?:{linked})"]))

    def _group(self, form: Form) -> str:
        return f"(?P<{form.name}>{self._spell(form.pattern, form.name)})"

    @cached_property
    def run(self) -> re.Pattern[str]:
        """A run of words of time with a core in it: nothing else need be matched against forms."""
        apart = self.code[OTHER] + self.code["break"]
        core = "".join(self.code[kind] for kind in CORE)
        return re.compile(f"[^{apart}{core}]*[{core}][^{apart}]*")

    @cached_property
    def future(self) -> re.Pattern[str]:
        """Matches a form of the simple future of a verb with an irregular stem."""
        stems, endings = _one_of(self.words.future_stems), _one_of(self.words.future_endings)
        return re.compile(f"{stems}{endings}$")

    @cached_property
    def future_end(self) -> re.Pattern[str]:
        """What stands after the infinitive in a simple future."""
        return re.compile(f"{_one_of(self.words.future_endings)}$")

    @cached_property
    def day(self) -> re.Pattern[str]:
        """The number of a day: "14", "1er", "14th"."""
        return re.compile(rf"(\d{{1,2}})(?:{'|'.join(('', *self.words.day_suffixes))})")

    @cached_property
    def ordinal(self) -> re.Pattern[str]:
        """Ordinals in figures that name no day: "19e"."""
        return re.compile(rf"(\d{{1,2}}){_one_of(self.words.ordinal_suffixes)}")

    @cached_property
    def roman(self) -> re.Pattern[str]:
        """Ordinals in Roman figures: "XIXe"."""
        suffixes = (*self.words.day_suffixes, *self.words.ordinal_suffixes)
        return re.compile(rf"([ivx]+){_one_of(suffixes)}")

    @cached_property
    def decade(self) -> re.Pattern[str]:
        """Ten years in figures: "1990s", "'90s"."""
        return re.compile(rf"(\d{{3}}0|'[3-9]0){_one_of(self.words.decade_suffixes)}")

    @cached_property
    def clock(self) -> re.Pattern[str]:
        """A time of day in figures: "15h30", "10.30am"."""
        return re.compile("|".join(self.words.clocks))

    def _spell(self, pattern: str, form: str) -> str:
        return re.sub(r"[a-z_]+| ", lambda found: self._letter(found[0], form), pattern)

    def _letter(self, name: str, form: str) -> str:
        if name == " ":
            return ""
        if name in self.words.macros:
            return f"(?:{self._spell(self.words.macros[name], form)})"
        if name not in self.code:
            message = f"knowledge/{self.path}: form {form} speaks of an unknown class {name}"
            raise KnowledgeError(message)
        return self.code[name]


def _one_of(forms: tuple[str, ...]) -> str:
    """One of these; of none, an expression that never matches."""
    return f"(?:{'|'.join(forms)})" if forms else "(?!)"


def _entries(words: TimeWords) -> list[tuple[str, Entry]]:
    families: dict[str, Mapping[str, Value]] = {
        "weekday": words.weekdays,
        "month": words.months,
        "season": words.seasons,
        "feast": words.feasts,
        "unit": words.units,
        "units": words.plural_units,
        "word": words.numbers,
        "ordinal": words.ordinals,
        "deictic": words.deictics,
        "anaphor": words.anaphors,
        "part": words.parts,
        "relation": words.relations,
    }
    valued = ((form, Entry(k, v)) for k, held in families.items() for form, v in held.items())
    bare = ((form, Entry(kind, kind)) for kind, forms in words.words.items() for form in forms)
    vague = ((form, Entry("vague", "vague")) for form in words.vague)
    return [*valued, *bare, *vague]


@cache
def load_grammar(language: str) -> Grammar:
    """The time grammar of a language; raises ``KnowledgeError`` when it has none."""
    path = f"lexicons/{language}/time.yml"
    return Grammar(load(path, TimeWords), path)
