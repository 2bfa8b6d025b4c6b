"""Pieces in memory, for going through a whole ledger at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from chancery.store.pieces import Laid

Piece = TypeVar("Piece")


class Index:
    """Which names have a value, both ways."""

    def __init__(self) -> None:
        self.value: dict[str, str] = {}
        self._names: defaultdict[str, set[str]] = defaultdict(set)

    def set(self, name: str, value: str | None) -> None:
        """Say the value of a name; ``None`` for none."""
        before = self.value.pop(name, None)
        if before is not None:
            self._names[before].discard(name)
        if value is not None:
            self.value[name] = value
            self._names[value].add(name)

    def names(self, values: Iterable[str]) -> Iterator[str]:
        """The names that have any of some values."""
        return (name for value in values for name in self._names.get(value, ()))


class MemoryShelf(Generic[Piece]):
    """A shelf as ``store.pieces.LedgerShelf`` is one."""

    def __init__(self) -> None:
        self.pieces: dict[str, Piece] = {}
        self.keys: dict[str, frozenset[int]] = {}
        self._by_key: defaultdict[int, set[str]] = defaultdict(set)
        self.component, self.gathering, self._dispatch = Index(), Index(), Index()

    def near(self, keys: Collection[int]) -> set[str]:
        """The pieces that have any of some keys."""
        return {name for key in keys for name in self._by_key.get(key, ())}

    def components(self, names: Collection[str]) -> dict[str, str]:
        """The component of each of some pieces that lies here."""
        return {name: self.component.value[name] for name in names if name in self.component.value}

    def members(self, components: Collection[str]) -> dict[str, Piece]:
        """All pieces of some components."""
        return self._some(self.component.names(components))

    def load(self, names: Collection[str]) -> dict[str, Piece]:
        """Some pieces."""
        return self._some(names)

    def of_dispatches(self, dispatches: Collection[str]) -> dict[str, Piece]:
        """All pieces of some dispatches."""
        return self._some(self._dispatch.names(dispatches))

    def of_gatherings(self, gatherings: Collection[str]) -> dict[str, Piece]:
        """All pieces that went into some gatherings."""
        return self._some(self.gathering.names(gatherings))

    def gatherings(self, names: Collection[str]) -> dict[str, str]:
        """What each of some pieces went into."""
        return {name: self.gathering.value[name] for name in names if name in self.gathering.value}

    def _some(self, names: Iterable[str]) -> dict[str, Piece]:
        return {name: self.pieces[name] for name in names if name in self.pieces}

    def put(self, pieces: Mapping[str, tuple[Piece, frozenset[int]]]) -> None:
        """Lay pieces down, in place of those of the same names; they keep where they are."""
        self._forget(pieces)
        for name, (piece, keys) in pieces.items():
            self.pieces[name], self.keys[name] = piece, keys
            self._dispatch.set(name, name.partition("#")[0])
            for key in keys:
                self._by_key[key].add(name)

    def drop(self, names: Collection[str]) -> None:
        """Take pieces away."""
        self._forget(names)
        for name in names:
            self.pieces.pop(name, None)
            for index in (self.component, self.gathering, self._dispatch):
                index.set(name, None)

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            for key in self.keys.pop(name, ()):
                self._by_key[key].discard(name)

    def place(self, components: Mapping[str, str]) -> None:
        """Say which component each of some pieces is in."""
        for name, component in components.items():
            self.component.set(name, component)

    def gather(self, gatherings: Mapping[str, str | None]) -> None:
        """Say what each of some pieces went into."""
        for name, gathering in gatherings.items():
            self.gathering.set(name, gathering)

    def all(self) -> Iterator[Laid[Piece]]:
        """All pieces, in order of their names."""
        for name in sorted(self.pieces):
            yield Laid(
                name,
                self.pieces[name],
                self.keys[name],
                self.component.value.get(name),
                self.gathering.value.get(name),
            )
