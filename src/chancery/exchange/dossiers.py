"""A dossier as JSON, ``chancery/dossier/1``: everything in it, nothing else.

What is overdue or silent is so on a day, and no dossier knows which day is asked about: callers
give the ids of such stipulations, and only then each says ``overdue`` and ``silent``.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TypeAlias

from chancery.records.actor import Player
from chancery.records.dossier import Dossier, Stipulation

SCHEMA = "chancery/dossier/1"
_Ids: TypeAlias = Collection[str] | None


def dossier_dict(
    dossier: Dossier, *, overdue: _Ids = None, silent: _Ids = None
) -> dict[str, object]:
    """The dossier as plain lists and dictionaries.

    ``overdue`` and ``silent`` are the ids of stipulations that are so on the day asked about.
    """
    return {
        "schema": SCHEMA,
        "id": dossier.id,
        "name": dossier.name,
        "names": list(dossier.names),
        "kind": dossier.kind,
        "parties": [_player(party) for party in dossier.parties],
        "signed": dossier.signed.to_json() if dossier.signed else None,
        "place": dossier.place,
        "stipulations": [
            {**_stipulation(one), **_pressing(one, overdue, silent)} for one in dossier.stipulations
        ],
        "accords": list(dossier.accords),
        "told": [cited.to_json() for cited in dossier.told],
        "last_day": dossier.last_day,
    }


def dossier_json(
    dossier: Dossier,
    *,
    indent: int | None = None,
    overdue: _Ids = None,
    silent: _Ids = None,
) -> str:
    """The dossier as JSON text: one line, or indented by so many spaces."""
    told = dossier_dict(dossier, overdue=overdue, silent=silent)
    return json.dumps(told, ensure_ascii=False, indent=indent)


def _pressing(one: Stipulation, overdue: _Ids, silent: _Ids) -> dict[str, bool]:
    asked = {"overdue": overdue, "silent": silent}
    return {name: one.id in ids for name, ids in asked.items() if ids is not None}


def _stipulation(one: Stipulation) -> dict[str, object]:
    return {
        "id": one.id,
        "bearers": [_player(who) for who in one.bearers],
        "counterparties": [_player(who) for who in one.counterparties],
        "action": one.action,
        "object": one.thing,
        "due": one.due.to_json() if one.due else None,
        "condition": one.condition,
        "since": one.since,
        "reported": one.reported,
        "assessment": one.assessment,
        "provision": one.provision,
        "codes": list(one.codes),
        "lag": one.lag,
        "steps": [step.to_json() for step in one.steps],
        "told": [cited.to_json() for cited in one.told],
        "owed": list(one.owed),
    }


def _player(who: Player) -> dict[str, object]:
    return {
        "name": who.name,
        "schema": who.schema,
        "actor": who.actor,
        "country": who.country,
        "sector": who.sector,
    }
