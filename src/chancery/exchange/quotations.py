"""Every evidence of a reading, with the record and the field that it backs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import fields

from chancery.exchange import shapes
from chancery.exchange.shapes import Evidence, Topic

Quotation: TypeAlias = tuple[str, int, str, Evidence | Topic]
"""Kind of the record, its place among its kind, path of the field (``place.evidence``), words."""

_KINDS = ("entity", "statement", "event", "agreement", "obligation")


def quotations_of(said: shapes.Reading) -> list[Quotation]:
    """All of them, record by record; obligations count through all agreements."""
    found: list[Quotation] = []
    for kind, n, record in records_of(said):
        _walk(record, "", (kind, n, found))
    return found


def records_of(said: shapes.Reading) -> Iterator[tuple[str, int, Struct]]:
    """Every record of a reading, with its kind and its place among its kind."""
    owed = [obligation for agreement in said.agreements for obligation in agreement.obligations]
    lists = (said.entities, said.statements, said.events, said.agreements, owed)
    for kind, records in zip(_KINDS, lists, strict=True):
        for n, record in enumerate(records):
            yield kind, n, record


def _walk(node: Struct, path: str, into: tuple[str, int, list[Quotation]]) -> None:
    """The hot loop of an import; a topic is an evidence that holds others."""
    kind, n, found = into
    for name in _holders(type(node)):
        value = getattr(node, name)
        here = f"{path}.{name}" if path else name
        if type(value) is Evidence:
            found.append((kind, n, here, value))
        elif type(value) is tuple:
            for i, item in enumerate(value):
                if type(item) is Evidence:
                    found.append((kind, n, f"{here}[{i}]", item))
                else:
                    if type(item) is Topic:
                        found.append((kind, n, f"{here}[{i}]", item))
                    _walk(item, f"{here}[{i}]", into)
        elif isinstance(value, Struct):
            _walk(value, here, into)


@cache
def _holders(shape: type[Struct]) -> tuple[str, ...]:
    """The fields of a shape that may hold evidence; obligations are records of their own."""
    return tuple(
        field.name
        for field in fields(shape)
        if field.name != "obligations" and _holds_shapes(field.type)
    )


def _holds_shapes(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return True
    return any(_holds_shapes(part) for part in get_args(annotation))
