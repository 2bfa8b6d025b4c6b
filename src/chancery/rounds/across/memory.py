"""Pieces in memory, for going through a whole ledger at once."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from chancery.rounds.across.index import Index
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


class MemoryShelf(Generic[Piece]):
    """A shelf as ``store.pieces.LedgerShelf`` is one.

    Keys lie packed, and by key only from the first question on: a ledger that is gone through at
    once asks none of most kinds.
    """

    def __init__(self) -> None:
        self.pieces: dict[str, Piece] = {}
        self.keys: dict[str, Sequence[int]] = {}
        self._by_key: dict[int, list[str]] | None = None
        self._by_dispatch: dict[str, list[str]] | None = None
        self.component, self.gathering = Index(), Index()

    def near(self, keys: Collection[int]) -> set[str]:
        """The pieces that have any of some keys."""
        return {name for some in self.keyed(keys).values() for name in some}

    def keyed(self, keys: Collection[int]) -> dict[int, list[str]]:
        """The pieces that have each of some keys; a key that none has is left out."""
        if self._by_key is None and self.keys and keys:
            self._by_key = {}
            self._remember(self.keys)
        held = self._by_key or {}
        return {key: list(held[key]) for key in keys if held.get(key)}

    def keys_of(self, names: Collection[str]) -> dict[str, list[int]]:
        """The keys of each of some pieces; a piece that has none is left out."""
        return {name: list(self.keys[name]) for name in names if name in self.keys}

    def _remember(self, names: Iterable[str]) -> None:
        if self._by_key is not None:
            for name in names:
                for key in self.keys.get(name, ()):
                    self._by_key.setdefault(key, []).append(name)

    def components(self, names: Collection[str]) -> dict[str, str]:
        """The component of each of some pieces that lies here."""
        return {name: self.component.value[name] for name in names if name in self.component.value}

    def within(self, components: Collection[str]) -> dict[str, str]:
        """The names of all pieces of some components, each with its component."""
        return {x: self.component.value[x] for x in self.component.names(components)}

    def members(self, components: Collection[str]) -> dict[str, Piece]:
        """All pieces of some components."""
        return self._some(self.component.names(components))

    def load(self, names: Collection[str]) -> dict[str, Piece]:
        """Some pieces."""
        return self._some(names)

    def of_dispatches(self, dispatches: Collection[str]) -> dict[str, Piece]:
        """All pieces of some dispatches."""
        if self._by_dispatch is None and self.pieces:
            self._by_dispatch = {}
            self._file(self.pieces)
        held = self._by_dispatch or {}
        return self._some(name for one in dispatches for name in held.get(one, ()))

    def _file(self, names: Iterable[str]) -> None:
        if self._by_dispatch is not None:
            for name in names:
                self._by_dispatch.setdefault(name.partition("#")[0], []).append(name)

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
        self._file([name for name in pieces if name not in self.pieces])
        for name, (piece, keys) in pieces.items():
            self.pieces[name] = piece
            if keys:
                self.keys[name] = array("q", sorted(keys))
        self._remember(pieces)

    def drop(self, names: Collection[str]) -> None:
        """Take pieces away."""
        self._forget(names)
        for name in names:
            gone = self.pieces.pop(name, None)
            if gone is not None and self._by_dispatch is not None:
                self._by_dispatch[name.partition("#")[0]].remove(name)
            for index in (self.component, self.gathering):
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
                self.keys.pop(name, ()),
                self.component.value.pop(name, None),
                self.gathering.value.pop(name, None),
            )
