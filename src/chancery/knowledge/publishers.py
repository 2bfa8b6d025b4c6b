"""Who issues what is read: agencies, broadcasters and outlets, by name and by domain."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from chancery.knowledge.load import load

Kind = Literal["agency", "broadcaster", "outlet"]
Owner = Literal["state", "public", "private"]

_NOT_WORD = re.compile(r"[^\w]+")


class Publisher(Struct, frozen=True, forbid_unknown_fields=True):
    """One agency, broadcaster or outlet; the file says what each field means."""

    name: str
    names: dict[str, tuple[str, ...]]
    country: str | None
    kind: Kind
    owner: Owner
    domains: tuple[str, ...]

    def all_names(self) -> Iterator[str]:
        """The filed name and every name in any language."""
        yield self.name
        for names in self.names.values():
            yield from names


@cache
def publishers() -> tuple[Publisher, ...]:
    """All publishers of ``publishers/outlets.yml``."""
    return load("publishers/outlets.yml", tuple[Publisher, ...])


def publishers_named(name: str) -> tuple[Publisher, ...]:
    """Every publisher that goes by a name, whatever its case, accents and punctuation.

    ``publishers_named("INA")`` gives two: the Iraqi agency and the French audiovisual institute.
    """
    return _by_name().get(fold(name), ())


def publisher_named(name: str, *, kind: Kind | None = None) -> Publisher | None:
    """The one publisher (of that kind, if given) that goes by a name; ``None`` when none or two.

    >>> publisher_named("l'agence Xinhua").name
    'Xinhua'
    >>> publisher_named("INA") is None
    True
    >>> publisher_named("INA", kind="agency").name
    'Iraqi News Agency'
    """
    found = [one for one in publishers_named(name) if kind in {None, one.kind}]
    return found[0] if len(found) == 1 else None


def publisher_at(host: str) -> Publisher | None:
    """The publisher of a host or domain: ``french.presstv.ir`` and ``www.presstv.ir`` are one."""
    labels = host.lower().strip(".").split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_by_domain()[one] for one in parents if one in _by_domain()), None)


def fold(name: str) -> str:
    """A name as it is compared: no case, accents or punctuation, no elided article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", bare).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "l" else words)


@cache
def _by_name() -> dict[str, tuple[Publisher, ...]]:
    found: defaultdict[str, list[Publisher]] = defaultdict(list)
    for one in publishers():
        for key in _unique(fold(name) for name in one.all_names()):
            found[key].append(one)
    return {key: tuple(those) for key, those in found.items()}


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: one for one in publishers() for domain in one.domains}


def _unique(keys: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(key for key in keys if key))
