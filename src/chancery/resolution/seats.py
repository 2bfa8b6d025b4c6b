"""Capitals that stand for a body that sits there: "*Brussels* rejected Italy's budget"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from chancery.knowledge.actors import Body, bodies
from chancery.records.mention import Mention


def seats(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """States whose capital is the seat of a body that the dispatch is about."""
    return frozenset(b.seat for _, b in _sitting() if b.seat and _is_meant(mentions, b))


def seated(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, where such a capital is the body's.

    Refused: a dispatch that names nobody of the body's, or the capital's state by another word.
    """
    told = tuple(mentions)
    for key, body in _sitting():
        if _is_meant(told, body):
            told = tuple(_moved(m, key, body) if _is_of(m, body) else m for m in told)
    return told


@cache
def _sitting() -> tuple[tuple[str, Body], ...]:
    """The bodies that sit in a capital, by their keys."""
    return tuple((key, body) for key, body in bodies().items() if body.seat is not None)


def _is_of(mention: Mention, body: Body) -> bool:
    return mention.key == f"states:{body.seat}"


def _is_meant(mentions: tuple[Mention, ...], body: Body) -> bool:
    named = any(m.country == body.country for m in mentions)
    capital = f"actors/states.yml#{body.seat}.capital"
    own = [m for m in mentions if m.country == body.seat or body.seat in m.countries]
    return named and all(_is_of(m, body) and m.rule == capital for m in own)


def _moved(mention: Mention, key: str, body: Body) -> Mention:
    countries = (body.country,) if body.country is not None else ()
    return replace(
        mention,
        key=key,
        schema=body.schema,
        country=body.country,
        countries=countries,
        sector=body.sector,
        rule=f"actors/bodies.yml#{key.partition(':')[2]}",
    )
