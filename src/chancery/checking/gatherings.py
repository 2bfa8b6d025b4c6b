"""What many dispatches say together: every word it cites stands where it is said to stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.checking.answers import Checked, Finding
from chancery.store.cited import Cited, HeldGathering


def check_gatherings(held: Iterable[HeldGathering]) -> Iterator[Checked]:
    """Every gathering that stands, with all its citations."""
    for one in held:
        if one.cited is None:
            damaged = Finding(where="body", answer="changed", detail="cannot be read")
            yield Checked(kind=one.kind, id=one.id, name="", checks=1, findings=(damaged,))
            continue
        found = tuple(f for n, cited in enumerate(one.cited) for f in _check(n, cited))
        yield Checked(kind=one.kind, id=one.id, name="", checks=len(one.cited), findings=found)


def _check(n: int, cited: Cited) -> Iterator[Finding]:
    where = f"cited[{n}]"
    if cited.there is None:
        detail = f"“{cited.exact}” is of a dispatch that is not there"
        yield Finding(where=where, answer="not found", detail=detail)
    elif cited.there != cited.exact:
        detail = f"says “{cited.exact}”, and there stands “{cited.there}”"
        yield Finding(where=where, answer="changed", detail=detail)
