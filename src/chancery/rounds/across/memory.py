"""Pieces in memory, for going through a whole ledger at once."""

from __future__ import annotations

import gc
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from chancery.store.pieces import Laid

Piece = TypeVar("Piece")


@contextmanager
def unswept() -> Iterator[None]:
    """Without the search for circles of objects.

    It looks at all that lies in memory again and again, and finds none: records are frozen, and
    point to nothing that points back.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Index:
    """Which value each name has; the names of a value are looked up from the first question on."""

    def __init__(self) -> None:
        self.value: dict[str, str] = {}
        self._names: defaultdict[str, list[str]] | None = None

    def set(self, name: str, value: str | None) -> None:
        """Say the value of a name; ``None`` for none."""
        before = self.value.pop(name, None)
        if value is not None:
            self.value[name] = value
        if self._names is not None:
            if before is not None:
                self._names[before].remove(name)
            if value is not None:
                self._names[value].append(name)

    def names(self, values: Collection[str]) -> Iterator[str]:
        """The names that have any of some values."""
        if self._names is None and values:
            self._names = defaultdict(list)
            for name, value in self.value.items():
                self._names[value].append(name)
        held: Mapping[str, list[str]] = self._names or {}
        return (name for value in values for name in held.get(value, ()))


class MemoryShelf(Generic[Piece]):
    """A shelf as ``store.pieces.LedgerShelf`` is one.

    Keys lie packed, and by key only from the first question on: a ledger that is gone through at
    once asks none of most kinds.
    """

    def __init__(self) -> None:
        self.pieces: dict[str, Piece] = {}
        self.keys: dict[str, Sequence[int]] = {}
        self._by_key: dict[int, list[str]] | None = None
        self.component, self.gathering, self._dispatch = Index(), Index(), Index()

    def near(self, keys: Collection[int]) -> set[str]:
        """The pieces that have any of some keys."""
        if self._by_key is None and self.keys and keys:
            self._by_key = {}
            self._remember(self.keys)
        held = self._by_key or {}
        return {name for key in keys for name in held.get(key, ())}

    def _remember(self, names: Iterable[str]) -> None:
        if self._by_key is not None:
            for name in names:
                for key in self.keys[name]:
                    self._by_key.setdefault(key, []).append(name)

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
            self.pieces[name], self.keys[name] = piece, array("q", sorted(keys)) if keys else ()
            self._dispatch.set(name, name.partition("#")[0])
        self._remember(pieces)

    def drop(self, names: Collection[str]) -> None:
        """Take pieces away."""
        self._forget(names)
        for name in names:
            self.pieces.pop(name, None)
            for index in (self.component, self.gathering, self._dispatch):
                index.set(name, None)

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            keys = self.keys.pop(name, ())
            if self._by_key is not None:
                for key in keys:
                    self._by_key[key].remove(name)

    def place(self, components: Mapping[str, str]) -> None:
        """Say which component each of some pieces is in."""
        for name, component in components.items():
            self.component.set(name, component)

    def gather(self, gatherings: Mapping[str, str | None]) -> None:
        """Say what each of some pieces went into."""
        for name, gathering in gatherings.items():
            self.gathering.set(name, gathering)

    def taken(self) -> Iterator[Laid[Piece]]:
        """All pieces, in order of their names; each is taken away as it is told."""
        for name in sorted(self.pieces):
            yield Laid(
                name,
                self.pieces.pop(name),
                self.keys.pop(name),
                self.component.value.pop(name, None),
                self.gathering.value.pop(name, None),
            )
