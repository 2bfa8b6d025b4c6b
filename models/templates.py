"""Press sentences made from templates and name lists, with their names marked.

A template's holes, and the articles and small words that a language sets before a name, are
described at the top of `models/<language>/templates.yml`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from models.marked import Marked

HOLE = re.compile(r"\{(?:(?P<link>[A-Za-zé]+) )?(?P<kind>[A-Za-z]+)\}")
# Letters as often as acronyms of bodies have them.
ACRONYM_LETTERS = "AAABCCDDEFFGILMMNNOOPPPRRSSTTUV"
# A third of the names are made up, or the finder would learn the lists by heart.
INVENTED = 0.3
# How often a title stands before a family name alone, and a person is taken from the whole names.
FAMILY_ALONE = 0.4
WHOLE = 0.1
LABELS = {
    "PERSON": "PER",
    "FAMILY": "PER",
    "TITLED": "PER",
    "COUNTRY": "LOC",
    "SHORT": "LOC",
    "REGION": "LOC",
    "SITE": "LOC",
    "CITY": "LOC",
    "DATELINE": "LOC",
    "BODY": "ORG",
    "MEDIUM": "ORG",
}


class Namer:
    """Draws names of each kind from the lists of a language."""

    def __init__(self, names: dict[str, Any], templates: dict[str, Any], seed: int) -> None:
        """Keep the lists and a random sequence of our own."""
        self._names = names
        self._words = templates
        articles = "|".join(map(re.escape, templates["articles"]))
        self._article = re.compile(f"(?P<article>{articles})(?P<name>.+)")
        self._choose = random.Random(seed)  # noqa: S311 - reproducible choice, not a secret

    def pick(self, kinds: tuple[str, ...]) -> str:
        """Pick one of several kinds."""
        return self._choose.choice(kinds)

    def draw(self, kind: str) -> tuple[str, str, str]:
        """Draw an article or title, a name, and what of it is set before the name."""
        if kind == "TITLED":
            return self._titled()
        written = str(getattr(self, f"_{kind.lower()}")())
        match = self._article.fullmatch(written)
        return (match["article"], match["name"], "") if match else ("", written, "")

    def fill(self, template: str) -> Marked:
        """Fill every hole of a template."""
        marked = Marked()
        end = 0
        for hole in HOLE.finditer(template):
            marked.add(self._behind(marked.text, template[end : hole.start()]))
            self._fill_hole(marked, hole["link"] or "", hole["kind"])
            end = hole.end()
        marked.add(self._behind(marked.text, template[end:]))
        return marked

    def sentences(self, count: int) -> Iterator[Marked]:
        """Fill `count` templates drawn at random."""
        for _ in range(count):
            yield self.fill(self._choose.choice(self._words["sentences"]))

    def _fill_hole(self, marked: Marked, link: str, kind: str) -> None:
        article, name, title = self.draw(kind)
        before = title + self._link(link.lower(), article, name)
        opens = not marked.text or link[:1].isupper()
        marked.add(before[:1].upper() + before[1:] if opens else before)
        marked.add(name, LABELS.get(kind))

    def _link(self, link: str, article: str, name: str) -> str:
        written = str(self._words["links"].get(link, {}).get(article, ""))
        if name[0] in self._words["vowels"]:
            return str(self._words["before_vowels"].get(written, written))
        return written

    def _behind(self, text: str, words: str) -> str:
        """Write the words behind a name as the end of the name asks."""
        for joint in self._words.get("joints", ()):
            if text.endswith(joint["end"]) and words.startswith(joint["words"]):
                return str(joint["written"]) + words[len(joint["words"]) :]
        return words

    def _titled(self) -> tuple[str, str, str]:
        title = self._choose.choice(self._names["persons"]["with_titles"])
        name = self._family() if self._choose.random() < FAMILY_ALONE else self._person()
        return "", name, f"{title} "

    def _person(self) -> str:
        groups = self._names["persons"]
        if self._choose.random() < WHOLE:
            return str(self._choose.choice(groups["whole"]))
        group = self._group()
        given, family = self._one_of(group["given"]), self._one_of(group["family"])
        return f"{family} {given}" if group.get("family_first") else f"{given} {family}"

    def _family(self) -> str:
        return self._one_of(self._group()["family"])

    def _one_of(self, names: list[str]) -> str:
        """Draw a name, or two halves of two: nobody's name, and known only by where it stands."""
        one, other = self._choose.choice(names), self._choose.choice(names)
        if self._choose.random() >= INVENTED or " " in one + other:
            return str(one)
        ending = other[len(other) // 2 :].lstrip("-' ").lower()
        return one[: (len(one) + 1) // 2] + ending

    def _group(self) -> dict[str, Any]:
        groups = [group for group in self._names["persons"].values() if isinstance(group, dict)]
        return self._choose.choice(groups)

    def _country(self) -> str:
        return str(self._choose.choice(self._names["places"]["countries"]))

    def _short(self) -> str:
        return str(self._choose.choice(self._names["places"]["short"]))

    def _region(self) -> str:
        return str(self._choose.choice(self._names["places"]["regions"]))

    def _site(self) -> str:
        places = self._names["places"]
        return str(self._choose.choice(places["sites"] + places["nature"]))

    def _city(self) -> str:
        return self._one_of(self._names["cities"])

    def _dateline(self) -> str:
        return self._city().upper()

    def _medium(self) -> str:
        return str(self._choose.choice(self._names["bodies"]["media"]))

    def _body(self) -> str:
        chance = self._choose.random()
        if chance < INVENTED / 2:
            return self._made_up_body()
        if chance < INVENTED:
            return self._acronym()
        lists = [names for kind, names in self._names["bodies"].items() if kind != "media"]
        return str(self._choose.choice(self._choose.choice(lists)))

    def _made_up_body(self) -> str:
        head = self._choose.choice(self._names["body_heads"])
        tail = self._choose.choice(self._names["body_tails"])
        words = [head, tail]
        if fronts := self._names.get("body_fronts"):
            front = self._choose.choice(fronts)
            words = self._choose.choice(([front, head], words, [front, *words]))
        return self._body_article(head) + " ".join(words)

    def _body_article(self, head: str) -> str:
        articles: dict[str, str] = self._words["body_articles"]
        if head[0] in self._words["vowels"] and "vowel" in articles:
            return articles["vowel"]
        masculine = head in self._words.get("masculine", ())
        return articles["masculine" if masculine else "other"]

    def _acronym(self) -> str:
        letters = "".join(self._choose.choices(ACRONYM_LETTERS, k=self._choose.randint(3, 5)))
        return f"{self._choose.choice(self._words['acronym_articles'])}{letters}"

    def _plain(self) -> str:
        return str(self._choose.choice(self._names["plain"]))

    def _people(self) -> str:
        return str(self._choose.choice(self._words["peoples"]))

    def _adj(self) -> str:
        return str(self._choose.choice(self._words["adjectives"]))

    def _fem(self) -> str:
        return str(self._choose.choice(self._words["feminines"]))
