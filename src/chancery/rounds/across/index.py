"""Names and their values in memory, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping


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
