"""Groups and components of pieces, of which pairs are the same and pairs are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from chancery.rounds.across.matching import SAID, Pair


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of some pieces that are the same, with their scores, and those that are not."""

    same: list[tuple[float, str, str]] = field(default_factory=list)
    """The score with its sign turned: the surest come first."""
    apart: list[Pair] = field(default_factory=list)


def components_of(names: Iterable[str], pairs: Pairs) -> dict[str, str]:
    """The component of each of some pieces, by the name of its first one."""
    components = _Forest(names)
    for _, a, b in pairs.same:
        components.join(a, b)
    return {name: group[0] for group in components.groups() for name in group}


def groups_of(
    components: dict[str, str], pairs: Pairs, is_said: Callable[[str, str], bool]
) -> list[list[str]]:
    """The groups: the surest pairs join first, those of reviewers after all others."""
    groups = _Forest(components)
    groups.forbid((a, b) for a, b in pairs.apart if components[a] == components[b])
    for score, a, b in sorted(pairs.same):
        if score != -SAID:
            groups.join(a, b)
    groups.forbid_only(pair for pair in pairs.apart if is_said(*pair))
    for score, a, b in sorted(pairs.same):
        if score == -SAID:
            groups.join(a, b)
    return groups.groups()


class _Forest:
    """Groups that join, unless a pair across them may not."""

    def __init__(self, names: Iterable[str]) -> None:
        self._root = {name: name for name in names}
        self._members = {name: [name] for name in self._root}
        self._enemies: dict[str, set[str]] = {}

    def forbid(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep the two of each pair apart; before anything joins."""
        for a, b in pairs:
            self._enemies.setdefault(a, set()).add(b)
            self._enemies.setdefault(b, set()).add(a)

    def forbid_only(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep these apart from now on, and no others."""
        self._enemies.clear()
        for a, b in pairs:
            self._enemies.setdefault(self._find(a), set()).add(b)
            self._enemies.setdefault(self._find(b), set()).add(a)

    def _find(self, name: str) -> str:
        while self._root[name] != name:
            self._root[name] = name = self._root[self._root[name]]
        return name

    def join(self, a: str, b: str) -> None:
        """Make one group of the groups of two, if they may."""
        one, other = self._find(a), self._find(b)
        if one == other:
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        enemies = self._enemies.get(one, set())
        if enemies and any(member in enemies for member in self._members[other]):
            return
        self._root[other] = one
        self._members[one] += self._members.pop(other)
        if other in self._enemies:
            self._enemies.setdefault(one, set()).update(self._enemies.pop(other))

    def groups(self) -> list[list[str]]:
        """The groups, each in order, in the order of their first members."""
        return sorted(sorted(members) for members in self._members.values())
