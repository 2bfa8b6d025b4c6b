"""Press sentences made from templates and name lists, with their names marked.

A template's holes are described at the top of `models/<language>/templates.yml`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from models.marked import Marked

HOLE = re.compile(r"\{(?:(?P<link>[A-Za-zé]+) )?(?P<kind>[A-Za-z]+)\}")
ARTICLE = re.compile(r"(?P<article>le |la |les |l')(?P<name>.+)")
VOWELS = "aeiouyhéèêâîôœAEIOUYHÉÈÊÂÎÔŒ"
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
    "REGION": "LOC",
    "SITE": "LOC",
    "CITY": "LOC",
    "BODY": "ORG",
    "MEDIUM": "ORG",
}
LINKS = {
    ("le", "la "): "la ",
    ("le", "le "): "le ",
    ("le", "les "): "les ",
    ("le", "l'"): "l'",
    ("du", "la "): "de la ",
    ("du", "le "): "du ",
    ("du", "les "): "des ",
    ("du", "l'"): "de l'",
    ("au", "la "): "à la ",
    ("au", "le "): "au ",
    ("au", "les "): "aux ",
    ("au", "l'"): "à l'",
    ("au", ""): "à ",
    ("en", "la "): "en ",
    ("en", "le "): "au ",
    ("en", "les "): "aux ",
    ("en", "l'"): "en ",
    ("en", ""): "à ",
}


class Namer:
    """Draws names of each kind from the lists of a language."""

    def __init__(self, names: dict[str, Any], templates: dict[str, Any], seed: int) -> None:
        """Keep the lists and a random sequence of our own."""
        self._names = names
        self._words = templates
        self._choose = random.Random(seed)  # noqa: S311 - reproducible choice, not a secret

    def pick(self, kinds: tuple[str, ...]) -> str:
        """Pick one of several kinds."""
        return self._choose.choice(kinds)

    def draw(self, kind: str) -> tuple[str, str, str]:
        """Draw an article or title, a name, and what of it is set before the name."""
        if kind == "TITLED":
            return self._titled()
        written = str(getattr(self, f"_{kind.lower()}")())
        match = ARTICLE.fullmatch(written)
        return (match["article"], match["name"], "") if match else ("", written, "")

    def fill(self, template: str) -> Marked:
        """Fill every hole of a template."""
        marked = Marked()
        end = 0
        for hole in HOLE.finditer(template):
            marked.add(template[end : hole.start()])
            self._fill_hole(marked, hole["link"] or "", hole["kind"])
            end = hole.end()
        marked.add(template[end:])
        return marked

    def sentences(self, count: int) -> Iterator[Marked]:
        """Fill `count` templates drawn at random."""
        for _ in range(count):
            yield self.fill(self._choose.choice(self._words["sentences"]))

    def _fill_hole(self, marked: Marked, link: str, kind: str) -> None:
        article, name, title = self.draw(kind)
        before = title + _link(link.lower(), article, name)
        opens = not marked.text or link[:1].isupper()
        marked.add(before[:1].upper() + before[1:] if opens else before)
        marked.add(name, LABELS.get(kind))

    def _titled(self) -> tuple[str, str, str]:
        title = self._choose.choice(self._names["persons"]["with_titles"])
        name = self._family() if self._choose.random() < FAMILY_ALONE else self._person()
        return "", name, f"{title} "

    def _person(self) -> str:
        groups = self._names["persons"]
        if self._choose.random() < WHOLE:
            return str(self._choose.choice(groups["whole"]))
        group = self._group()
        return f"{self._one_of(group['given'])} {self._one_of(group['family'])}"

    def _family(self) -> str:
        return self._one_of(self._group()["family"])

    def _one_of(self, names: list[str]) -> str:
        """Draw a name, or two halves of two: nobody's name, and known only by where it stands."""
        one, other = self._choose.choice(names), self._choose.choice(names)
        if self._choose.random() >= INVENTED or " " in one + other:
            return str(one)
        ending = other[len(other) // 2 :].lstrip("-' ").lower()
        return one[: (len(one) + 1) // 2] + ending

    def _group(self) -> dict[str, list[str]]:
        groups = [group for group in self._names["persons"].values() if isinstance(group, dict)]
        return self._choose.choice(groups)

    def _country(self) -> str:
        return str(self._choose.choice(self._names["places"]["countries"]))

    def _region(self) -> str:
        return str(self._choose.choice(self._names["places"]["regions"]))

    def _site(self) -> str:
        places = self._names["places"]
        return str(self._choose.choice(places["sites"] + places["nature"]))

    def _city(self) -> str:
        return self._one_of(self._names["cities"])

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
        article = "l'" if head[0] in VOWELS else "le " if head in MASCULINE else "la "
        tail = self._choose.choice(self._names["body_tails"])
        return f"{article}{head} {tail}"

    def _acronym(self) -> str:
        letters = "".join(self._choose.choices(ACRONYM_LETTERS, k=self._choose.randint(3, 5)))
        return f"{self._choose.choice(('le ', 'la ', ''))}{letters}"

    def _plain(self) -> str:
        return str(self._choose.choice(self._names["plain"]))

    def _people(self) -> str:
        return str(self._choose.choice(self._words["peoples"]))

    def _adj(self) -> str:
        return str(self._choose.choice(self._words["adjectives"]))

    def _fem(self) -> str:
        return str(self._choose.choice(self._words["feminines"]))


MASCULINE = frozenset(
    [
        "Parti",
        "Mouvement",
        "Front",
        "Congrès",
        "Rassemblement",
        "Conseil",
        "Comité",
        "Forum",
        "Bloc",
        "Syndicat",
        "Observatoire",
    ]
)


def _link(link: str, article: str, name: str) -> str:
    if link == "de" or (link == "du" and not article):
        return "d'" if name[0] in VOWELS else "de "
    return LINKS.get((link, article), "")
