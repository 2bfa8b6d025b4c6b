"""Names of persons: where they begin and end on the surface."""

from __future__ import annotations

from chancery.knowledge import roles
from chancery.knowledge.folding import fold
from chancery.knowledge.places import towns
from chancery.knowledge.times import load_grammar
from chancery.mentions.hyphens import is_hyphen
from chancery.mentions.lexicon import SMALL, Hit
from chancery.records.syntax import Syntax, Word

LONGEST = 7
"""Words that one name may have ("Mohammed ben Salmane ben Abdelaziz Al Saoud" has seven)."""


def find_persons(syntax: Syntax, hits: dict[int, Hit], language: str) -> dict[int, int]:
    """First word → end of each name of a person.

    1. what the parser's name finder takes for a person: "Qassem al-Araji";
    2. capitals after an honorific: "M. Lavrov", "Mme von der Leyen";
    3. capitals after a title that stands before names: "le général Qaani";
    4. public figures that we know: "Poutine"; 5. two capitals or more that nothing else claims:
    "Souha Arafat"; 6. the surname alone of somebody named in full: "Qaani".

    A hyphen that the parser cuts off joins: "Qassem *al-Araji*", "Kim *Jong-un*".

    Refused: a name that we know as a state, body, group ("le Hezbollah"), whatever the finder says;
    words that are never names of persons; a lone town ("Jenin"); what only the capitals of a whole
    headline show ("President *Slams* Deal").
    """
    reader = _Persons(syntax, hits, language)
    found: dict[int, int] = {}
    for name in syntax.names:
        if name.kind == "PER":
            reader.add(found, name.first, name.last)
    for i, hit in hits.items():
        noun = hit.noun
        if noun is not None and noun.kind == "office" and (noun.entry.title or noun.entry.unsure):
            reader.add_after_title(found, reader.after_adjectives(hit.last))
        if hit.name is not None and hit.name.kind == "person":
            reader.add_known(found, i, hit.last)
    for word in syntax.words:
        if word.text.rstrip(".") in reader.honorifics and word.text[:1].isupper():
            reader.add_after_title(found, reader.after_full_stop(word))
    reader.drop_towns(found)
    reader.add_runs(found)
    kept = _without_overlaps(found)
    reader.add_surnames(kept)
    return kept


class _Persons:
    def __init__(self, syntax: Syntax, hits: dict[int, Hit], language: str) -> None:
        self.syntax, self.words, self.hits = syntax, syntax.words, hits
        self.language = language
        self.honorifics = roles.honorifics(language)
        self.particles = roles.roles(language).particles
        self.never, self.of = roles.roles(language).never, roles.roles(language).of
        compounds = roles.roles(language).compounds
        self.days = frozenset(load_grammar(language).words.weekdays)
        self.never_halves = compounds.located | compounds.apart
        people = {i: h for i, h in hits.items() if h.name is not None and h.name.kind == "person"}
        self.figures = frozenset(people)
        self.hits = hits = {i: h for i, h in hits.items() if i not in people}
        self.hits_before = {hit.last: hit for hit in hits.values()}
        self.inside = {i for hit in hits.values() for i in range(hit.first, hit.last)}

    def after_adjectives(self, i: int) -> int:
        while i < len(self.words) and i in self.hits and self.hits[i].adjective:
            if not self.words[i].text[0].islower():
                break
            i = self.hits[i].last
        return i

    def after_full_stop(self, word: Word) -> int:
        following = self.syntax.following(word)
        return word.i + 2 if following is not None and following.text == "." else word.i + 1

    def add(self, found: dict[int, int], first: int, last: int) -> None:
        """A name of the finder's: cleared of titles in front, grown to the right, then kept."""
        stop = self._stop(first)
        last = next((i for i in range(first, last) if self._is_break(i)), last)
        while first < last and not self._is_capital(first):
            first += 1
        while first < last - 1 and self._is_verb(last - 1):
            last -= 1
        if first < last - 1 and self._is_day(first):
            first += 1
        while first < last and (self._is_title(first) or self._is_known(first, last)):
            hit = self.hits.get(first)
            first = hit.last if hit else first + 1
        if first >= last or self._refuses(first, last):
            return
        first = self._first_of_flat(first)
        found[first] = max(found.get(first, 0), self._grow(max(last, first + 1), stop))

    def _is_day(self, i: int) -> bool:
        """A day at the head of a sentence, before who acts on it: "*Lundi* Macron a reçu"."""
        opens = self.syntax.sentence(self.words[i]).first == i
        return opens and self.words[i].lower in self.days

    def _is_verb(self, i: int) -> bool:
        """What the finder takes in of the sentence: "Kim *visits*"."""
        return self.words[i].text.islower() and self.words[i].upos in {"VERB", "AUX", "NOUN"}

    def _is_break(self, i: int) -> bool:
        return (
            self.words[i].upos == "PUNCT" and not is_hyphen(self.syntax, i)
        ) or self._is_before_state(i)

    def _is_before_state(self, i: int) -> bool:
        """A particle that a state follows: "Abdallah *de* Jordanie" is a person and a country."""
        hit = self.hits.get(i + 1)
        name = hit.name if hit is not None and not hit.adjective else None
        joins = self.words[i].lower in self.particles | self.of
        return joins and name is not None and name.kind == "state"

    def _first_of_flat(self, first: int) -> int:
        """A name that the finder begins too late: "Awa *Ndour Faye*", one name in the tree."""
        head = self.words[first].head
        joined = self.words[first].rel == "flat" and first - LONGEST < head < first
        if joined and all(
            self._is_part(i) and i not in self.inside for i in range(head + 1, first)
        ):
            word = self.words[head]
            if word.upos == "PROPN" and head not in self.inside and self._is_capital(head):
                return head
        return first

    def add_after_title(self, found: dict[int, int], i: int) -> None:
        """A name that only its place shows."""
        if i >= len(self.words) or i in found or not self._is_capital(i) or i in self.inside:
            return
        word = self.words[i]
        if word.upos not in {"PROPN", "X", "NOUN", "ADJ"} or fold(word.text) in self.never:
            return
        if self.syntax.sentence(word).first == i or self._is_shouted(word):
            return
        found[i] = self._grow(i + 1, self._stop(i))

    def _is_shouted(self, word: Word) -> bool:
        """Whether a capital says nothing: in a headline that gives one to nearly every word."""
        sentence = self.syntax.words_of(self.syntax.sentence(word))
        content = [
            w for w in sentence if w.upos in {"VERB", "NOUN", "ADJ", "ADV"} and w is not word
        ]
        capital = [w for w in content if w.text[:1].isupper()]
        return bool(content) and 2 * len(capital) > len(content) and word.name != "PER"

    def add_known(self, found: dict[int, int], first: int, last: int) -> None:
        """A public figure; a longer name around it stays the longer name."""
        found[first] = max(found.get(first, 0), self._grow(last, self._stop(first)))

    def add_runs(self, found: dict[int, int]) -> None:
        """Two capitals or more that neither the finder nor our knowledge claims."""
        taken = {i for first, last in found.items() for i in range(first, last)}
        for sentence in self.syntax.sentences:
            i = sentence.first
            while i < sentence.last:
                end = i
                while end < sentence.last and self._is_free(end, taken):
                    end += 1
                    joined = end > i + 1 and end + 1 < sentence.last and self._joins(end)
                    end += 1 if joined and self._is_free(end + 1, taken) else 0
                if end - i > 1 and not self.words[i].text.isupper():
                    found[i] = end
                i = end + 1

    def _joins(self, i: int) -> bool:
        """A particle inside a name ("María Dolores de Cospedal"), by what follows it."""
        following = self.words[i + 1]
        part = following.rel == "flat" or following.name == "PER"
        return self.words[i].lower in self.particles and part

    def _is_free(self, i: int, taken: set[int]) -> bool:
        word = self.words[i]
        return (
            word.upos == "PROPN" and not word.name and word.text[:1].isupper()
            and word.text[-1:].islower() and i not in taken and i not in self.inside
            and word.lower not in self.days
        )  # fmt: skip

    def drop_towns(self, found: dict[int, int]) -> None:
        """A town that the finder takes for somebody: one word, no title, no one so named."""
        full = {self.words[last - 1].text for first, last in found.items() if last - first > 1}
        for first in [first for first, last in found.items() if last - first == 1]:
            word = self.words[first]
            before = self.hits_before.get(first)
            titled = before is not None and before.noun is not None
            known = any(town.known for town in towns(fold(word.text), self.language))
            if known and not titled and word.text not in full and first not in self.figures:
                del found[first]

    def add_surnames(self, found: dict[int, int]) -> None:
        """The last word of a full name, wherever it stands alone with a capital.

        Refused: "in *May*", in a dispatch on Theresa May.
        """
        names = {self.words[last - 1].text for first, last in found.items() if last - first > 1}
        taken = {i for first, last in found.items() for i in range(first, last)}
        for word in self.words:
            free = word.i not in taken and word.i not in self.hits
            if fold(word.text) in self.never and not self._acts(word):
                continue
            if free and word.text in names and word.text[:1].isupper() and word.upos != "DET":
                found[self._before_hyphen(word.i)] = word.i + 1

    def _acts(self, word: Word) -> bool:
        """Somebody whose name is that of a month, beside a verb: "*May* met Macron"."""
        return word.rel in {"nsubj", "obj", "iobj"} and self.syntax.child(word, "case") is None

    def _before_hyphen(self, i: int) -> int:
        """The particle that a hyphen joins to a surname: "*al-*Araji"."""
        joined = i > 1 and is_hyphen(self.syntax, i - 1)
        return i - 2 if joined and self.words[i - 2].lower in self.particles else i

    def _stop(self, i: int) -> int:
        return self.syntax.sentence(self.words[i]).last

    def _is_capital(self, i: int) -> bool:
        word = self.words[i]
        if word.text[:1].isupper() or ("-" in word.text and len(word.text) > 1):
            return True
        joined = i + 2 < len(self.words) and is_hyphen(self.syntax, i + 1)
        return joined and word.lower in self.particles and self.words[i + 2].text[:1].isupper()

    def _is_title(self, i: int) -> bool:
        hit = self.hits.get(i)
        office = hit is not None and hit.noun is not None and hit.noun.kind in {"office", "body"}
        return office or self.words[i].text.rstrip(".") in self.honorifics or self._is_stop(i)

    def _is_stop(self, i: int) -> bool:
        return self.words[i].text == "."

    def _is_known(self, first: int, last: int) -> bool:
        hit = self.hits.get(first)
        return (
            hit is not None
            and hit.name is not None
            and hit.last <= last
            and (hit.adjective or hit.last == last)
        )

    def _refuses(self, first: int, last: int) -> bool:
        word = self.words[first]
        if all(self.words[i].upos in SMALL for i in range(first, last)):
            return True
        inside = first in self.inside and first not in self.hits
        return (
            inside
            or self._begins_a_group(first, last)
            or (last - first == 1 and fold(word.text) in self.never)
            or not word.text[:1].isalpha()
        )

    def _begins_a_group(self, first: int, last: int) -> bool:
        """The head of a longer name that we know: "*Houthi* rebels"."""
        hit = self.hits.get(first)
        name = hit.name if hit is not None and hit.last > last else None
        return name is not None and name.kind in {"body", "group"}

    def _grow(self, end: int, stop: int) -> int:
        limit = end + LONGEST
        while end < min(stop, limit):
            if self._is_part(end):
                end += 1
            elif is_hyphen(self.syntax, end) and self._is_half(end + 1):
                end += 2
            elif self._is_hyphenated(end, stop):
                end += 3
            elif self._is_particle(end) and end + 1 < stop and self._is_part(end + 1):
                end += 2
            else:
                break
        return end

    def _is_part(self, i: int) -> bool:
        word, previous = self.words[i], self.words[i - 1]
        apart = word.span.start == previous.span.end and previous.text.isalpha()
        return (
            word.text[:1].isupper()
            and word.upos in {"PROPN", "X"}
            and i not in self.hits
            and not apart
        ) or (i not in self.inside and word.upos == "PROPN" and "-" in word.text)

    def _is_hyphenated(self, i: int, stop: int) -> bool:
        """A particle and its name: "Hadi *al-Amiri*"."""
        joined = i + 2 < stop and is_hyphen(self.syntax, i + 1)
        return joined and self._is_particle(i) and self.words[i + 2].text[:1].isupper()

    def _is_half(self, i: int) -> bool:
        """What a hyphen joins to a name: "al-*Araji*", "Jong-*un*"; not "Biden-*led*"."""
        word = self.words[i]
        if i in self.inside and not word.text[:1].isupper():
            return False
        small = word.upos in {"PROPN", "X"} and word.lower not in self.never_halves
        return word.text[:1].isupper() or small

    def _is_particle(self, i: int) -> bool:
        word = self.words[i]
        return word.lower in self.particles and word.upos in {"PROPN", "X"}


def _without_overlaps(found: dict[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    end = 0
    for first in sorted(found):
        if first >= end:
            kept[first] = end = found[first]
    return kept
