"""Small phrases of a page: who an entity is, when, where, and who tells."""

from __future__ import annotations

from chancery.records.mention import Entity, Place
from chancery.records.statement import Teller
from chancery.records.time import When


def teller_name(teller: Teller, cast: dict[str, Entity]) -> str:
    """What a teller is called: its own name, its entity's, or what kind it is."""
    entity = cast.get(teller.entity or "")
    return teller.name or (entity.name if entity else f"the {teller.kind}")


def entity_line(entity: Entity) -> str:
    """``Qassem al-Araji, conseiller à la sécurité nationale (IRQ GOV)``."""
    codes = " ".join(code for code in (entity.country, entity.sector) if code)
    role = f", {entity.role}" if entity.role and entity.role != entity.name else ""
    return f"{entity.name}{role}{f' ({codes})' if codes else ''}"


def moment(when: When | None) -> str:
    """``2025-05-14 (“ce mercredi 14 mai”)``; empty when no date is known."""
    return f"{when.interval.edtf} (“{when.evidence.exact}”)" if when else ""


def place_name(place: Place | None) -> str:
    """``Bagdad (IRQ)``; empty when no place is known."""
    if place is None:
        return ""
    return f"{place.name} ({place.country})" if place.country else place.name
