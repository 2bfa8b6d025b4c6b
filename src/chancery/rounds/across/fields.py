"""Where two versions of a record say otherwise, field by field.

What is in lists is told apart by what names it: an id, else a dispatch, a name, a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

NAMES = ("id", "telling", "interaction", "dispatch", "actor", "field", "value", "title", "name")
"""What tells one thing in a list from another, the first that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field: ``where`` is the way to it; ``old`` or ``new`` is ``None`` for what was not there.

    In a list, each thing that came or went is a difference of its own.
    """

    where: str
    old: object
    new: object

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"where": self.where, "old": self.old, "new": self.new}


def differences(where: str, old: object, new: object) -> Iterator[Difference]:
    """The fields of two values as they stand in JSON that differ; ``where`` is the way to them."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in new:
            yield from differences(f"{where}.{name}" if where else name, old.get(name), new[name])
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(where, _named(old), _named(new))
    else:
        yield Difference(where=where, old=old, new=new)


def _in_lists(
    where: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        if name in old and name in new:
            yield from differences(f"{where}[{name}]", old[name], new[name])
        else:
            yield Difference(where=where, old=old.get(name), new=new.get(name))


def _named(listed: Sequence[object]) -> dict[str, object]:
    """What stands in a list, each by its name; what has none, or that of another, by its number."""
    found: dict[str, object] = {}
    for number, one in enumerate(listed):
        name = _name(one)
        found[str(number) if name is None or name in found else name] = one
    return found


def _name(one: object) -> str | None:
    if isinstance(one, Mapping):
        return next((str(one[name]) for name in NAMES if one.get(name)), None)
    return str(one)
