"""Every evidence of a reading, with the record and the field that it backs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from chancery.exchange import shapes
from chancery.exchange.shapes import Evidence, Topic

Quotation: TypeAlias = tuple[str, int, str, Evidence | Topic]
"""Kind of the record, its place among its kind, path of the field (``place.evidence``), words."""

Record: TypeAlias = (
    shapes.Entity | shapes.Statement | shapes.Event | shapes.Agreement | shapes.Obligation
)

_KINDS = ("entity", "statement", "event", "agreement", "obligation")


def quotations_of(said: shapes.Reading) -> list[Quotation]:
    """All of them, record by record; obligations count through all agreements."""
    found: list[Quotation] = []
    for kind, n, record in records_of(said):
        _walk(record, "", (kind, n, found))
    return found


def records_of(said: shapes.Reading) -> Iterator[tuple[str, int, Record]]:
    """Every record of a reading, with its kind and its place among its kind."""
    owed = [obligation for agreement in said.agreements for obligation in agreement.obligations]
    lists: tuple[Sequence[Record], ...] = (
        said.entities,
        said.statements,
        said.events,
        said.agreements,
        owed,
    )
    for kind, records in zip(_KINDS, lists, strict=True):
        for n, record in enumerate(records):
            yield kind, n, record


def _walk(node: Struct, path: str, into: tuple[str, int, list[Quotation]]) -> None:
    """The hot loop of an import; a topic is an evidence that holds others."""
    kind, n, found = into
    if type(node) is Topic:
        found.append((kind, n, path, node))
    for name, is_many, is_evidence in _holders(type(node)):
        value = getattr(node, name)
        if not value:
            continue
        here = f"{path}.{name}" if path else name
        if not is_many:
            if is_evidence:
                found.append((kind, n, here, value))
            else:
                _walk(value, here, into)
        elif is_evidence:
            found += [(kind, n, f"{here}[{i}]", one) for i, one in enumerate(value)]
        else:
            for i, one in enumerate(value):
                _walk(one, f"{here}[{i}]", into)


@cache
def _holders(shape: type[Struct]) -> tuple[tuple[str, bool, bool], ...]:
    """The fields of a shape that hold evidence: name, whether several, whether nothing else.

    Obligations are records of their own.
    """
    found = ((field.name, _shapes_in(field.type), field.type) for field in fields(shape))
    return tuple(
        (name, get_origin(kind) is tuple, shapes_in == {Evidence})
        for name, shapes_in, kind in found
        if shapes_in and name != "obligations"
    )


def _shapes_in(annotation: object) -> set[type[Struct]]:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return {annotation}
    return {shape for part in get_args(annotation) for shape in _shapes_in(part)}
