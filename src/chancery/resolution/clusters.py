"""Mentions that name the same actor, gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chancery.knowledge.actors import shared_names
from chancery.knowledge.folding import fold, pieces
from chancery.records.mention import Mention


@dataclass(slots=True, eq=False)
class Cluster:
    """What one actor is called in this dispatch; ``number`` orders clusters as they were made."""

    number: int
    mentions: list[Mention] = field(default_factory=list)
    key: str | None = None
    country: str | None = None
    borrowed: Mention | None = None
    neutral: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether any mention shows a person; a state is none, whoever "the two neighbors" are."""
        return not self.is_country and any(
            m.schema == "Person" for m in self.mentions if m.kind != "pronoun"
        )

    @property
    def is_country(self) -> bool:
        """Whether it is a state."""
        return self.key is not None and self.key.startswith("states:")

    def add(self, mention: Mention) -> None:
        """One more mention; what it says fills what was open."""
        self.mentions.append(mention)
        self.key = self.key or mention.key
        self.country = self.country or mention.country


class Clusters:
    """All clusters of a dispatch, and which mention is in which."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self.of: dict[int, tuple[Cluster, ...]] = {}
        self._by_key: dict[str, Cluster] = {}

    def new(self, mention: Mention | None = None) -> Cluster:
        """A cluster of its own."""
        cluster = Cluster(number=len(self.all))
        self.all.append(cluster)
        if mention is not None:
            self.join(mention, cluster)
        return cluster

    def keyed(self, key: str) -> Cluster:
        """The cluster of a knowledge entry."""
        if key not in self._by_key:
            cluster = self._by_key[key] = self.new()
            cluster.key = key
        return self._by_key[key]

    def state(self, code: str) -> Cluster:
        """The cluster of a state."""
        cluster = self.keyed(f"states:{code}")
        cluster.country = code
        return cluster

    def join(self, mention: Mention, *clusters: Cluster) -> None:
        """Put a mention into one cluster, or into several that it stands for together."""
        self.of[mention.i] = clusters
        if len(clusters) == 1:
            clusters[0].add(mention)
            return
        for cluster in clusters:
            cluster.mentions.append(mention)


def tokens(name: str) -> tuple[str, ...]:
    """The folded pieces of a name."""
    return tuple(map(fold, pieces(name)))


def join_names(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Proper names, the longest first, so that a headline's surname finds the full name below.

    1. the same entry of knowledge: "l'Iran" and "Téhéran"; 2. the same name; 3. a shorter form of
    one full name: "Qaani" and "Esmaïl Qaani", "Kim" and "Kim Jong Un", also of a surname that
    several public figures share ("Bush"), which otherwise names none of them. A short form of two
    different names stays apart.
    Adjectives of two states stand for both.
    """
    named = [m for m in mentions if m.kind == "name" or m.noun == "adjective"]
    unkeyed: list[Mention] = []
    for mention in named:
        if mention.noun == "adjective":
            clusters.join(mention, *(clusters.state(code) for code in mention.countries))
        elif mention.key is not None and mention.key not in shared_names():
            _join_key(clusters, mention, mention.key)
        else:
            unkeyed.append(mention)
    known: dict[tuple[str, ...], Cluster] = {}
    for mention in named:
        if mention.schema == "Person" and mention.i in clusters.of:
            known.setdefault(tokens(mention.name), clusters.of[mention.i][0])
    for mention in sorted(unkeyed, key=lambda m: (-len(tokens(m.name)), m.i)):
        _join_unkeyed(clusters, mention, known)


def _join_key(clusters: Clusters, mention: Mention, key: str) -> None:
    if key.startswith("states:") and mention.country is not None:
        clusters.join(mention, clusters.state(mention.country))
    else:
        clusters.join(mention, clusters.keyed(key))


def _join_unkeyed(
    clusters: Clusters, mention: Mention, known: dict[tuple[str, ...], Cluster]
) -> None:
    name = tokens(mention.name)
    found = known.get(name) or _only(_longer(name, mention, known))
    if found is None:
        found = clusters.new()
    known.setdefault(name, found)
    clusters.join(mention, found)


def _longer(
    name: tuple[str, ...], mention: Mention, known: dict[tuple[str, ...], Cluster]
) -> Iterator[Cluster]:
    person = mention.schema == "Person"
    for other, cluster in known.items():
        if (
            len(other) > len(name)
            and cluster.is_person == person
            and _is_short(name, other, person)
        ):
            yield cluster


def _is_short(name: tuple[str, ...], other: tuple[str, ...], person: bool) -> bool:  # noqa: FBT001
    if not name:
        return False
    if person:
        surname = other[-len(name) :] == name or name == other[:1]
        return surname or (other[-1] == name[-1] and set(name) <= set(other))
    return "".join(name) == "".join(word[0] for word in other)


def _only(found: Iterator[Cluster]) -> Cluster | None:
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 else None
