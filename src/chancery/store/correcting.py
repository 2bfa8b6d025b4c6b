"""What a reviewer may correct, and how a value is written.

=====================================  =============================================================
event ``type``, ``modality``           a code: ``CONSULT``, ``planned``
event ``mode``                         a mode of its type, or null
event ``act``                          a word: ``meet``
event ``date``, obligation ``due``     EDTF (``records.edtf``), or null
event ``place``                        ``Oslo``, ``Oslo (NOR)``, ``{"name": …, "country": …}``; null
event ``actors``, ``recipients``       entities of the same reading: a list, or text parted by ``;``
                                       (``,`` as ``find`` prints it); null is nobody. Each by its id
                                       or the beginning of it, its name, ``Ingrid Solheim (NOR)``,
                                       or as ``review`` shows it, the id behind in ``[…]``
obligation ``status``                  a status; ``verified`` is a reviewer's alone
entity ``country``, ``sector``         ``NOR``, ``GOV``; null
entity ``name``                        how it is shown; its id stays
=====================================  =============================================================
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from chancery.errors import ReviewError
from chancery.knowledge.actors import States
from chancery.knowledge.load import load
from chancery.knowledge.ontology import load_ontology
from chancery.records.agreement import Status
from chancery.records.edtf import read_edtf
from chancery.records.event import Modality
from chancery.records.review import Kind
from chancery.store.texts import check_text
from chancery.store.within import Member

_ACT = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_SECTOR = re.compile(r"[A-Z]{3}")
_PLACE = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<country>[^()]*)\))?")
_BEGINNING = re.compile(r"(?:.*\[)?(entity-[0-9a-f]{4,16})\]?")
_SHOWN = 20
"""Entities that an error names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record to be corrected: its fields as they are, corrections made so far among them.

    ``cast`` are the entities of its reading, by id.
    """

    kind: Kind
    fields: Mapping[str, object]
    cast: Mapping[str, Member] = field(default_factory=dict)


def correctable(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind of record that may be corrected."""
    return tuple(_FIELDS.get(kind, {}))


def read_value(subject: Subject, name: str, written: object) -> object:
    """A corrected value as the ledger keeps it, JSON. Raises ``ReviewError``."""
    fields = _FIELDS.get(subject.kind, {})
    if name not in fields:
        some = f"one of {', '.join(fields)}" if fields else f"of {_a(subject.kind)} there is none"
        message = f"{name}: no field that a reviewer may correct; {some}"
        raise ReviewError(message)
    if isinstance(written, str):
        written = check_text(name, written).strip() or None
    try:
        return fields[name](subject, None if written == "null" else written)
    except ValueError as error:
        shown = written if isinstance(written, str) else json.dumps(written, ensure_ascii=False)
        message = f"{name}={str(shown)[:100]}: {error}"
        raise ReviewError(message) from error


def plain(name: str, said: object) -> object:
    """A field of the machine's JSON in the form in which a correction of it is kept."""
    if name in {"actors", "recipients"} and isinstance(said, list):
        return [role["id"] for role in said]
    keep = {"date": _DATE, "due": _DATE, "place": ("name", "country")}.get(name)
    if keep and isinstance(said, dict):
        return {key: said.get(key) for key in keep}
    return said


_DATE = ("edtf", "first", "last", "precision")


def _type(_subject: Subject, written: object) -> object:
    return _one_of(written, tuple(load_ontology().types))


def _mode(subject: Subject, written: object) -> object:
    kind = str(subject.fields.get("type"))
    known = load_ontology().types.get(kind)
    modes = tuple(known.modes) if known else ()
    if written is not None and written not in modes:
        message = f"no mode of {kind}; {' or '.join((*modes, 'null'))}"
        raise ValueError(message)
    return written


def _act(_subject: Subject, written: object) -> object:
    return _matching(written, _ACT, "an act is a word like meet, sign, order")


def _modality(_subject: Subject, written: object) -> object:
    return _one_of(written, get_args(Modality))


def _status(_subject: Subject, written: object) -> object:
    return _one_of(written, get_args(Status))


def _date(_subject: Subject, written: object) -> object:
    if written is None:
        return None
    if isinstance(written, dict):
        written = written.get("edtf")
    found = read_edtf(written) if isinstance(written, str) else None
    if found is None:
        message = (
            "no date; give EDTF like 2025, 2025-05, 2025-05-14, 2025-05-01/2025-05-10, or null"
        )
        raise ValueError(message)
    return found.to_json()


def _place(subject: Subject, written: object) -> object:
    if written is None:
        return None
    if isinstance(written, str) and (match := _PLACE.fullmatch(written)):
        written = match.groupdict()
    name = written.get("name") if isinstance(written, dict) else None
    if not isinstance(written, dict) or not isinstance(name, str) or not name.strip():
        message = "no place; give its name, with its country if it is known: Oslo (NOR)"
        raise ValueError(message)
    name = check_text("place", name).strip()
    return {"name": name, "country": _country(subject, written.get("country"))}


def _country(_subject: Subject, written: object) -> object:
    if written is not None and written not in load("actors/states.yml", States).states:
        message = "no country; give ISO 3166-1 alpha-3, like NOR, or null"
        raise ValueError(message)
    return written


def _sector(_subject: Subject, written: object) -> object:
    hint = "a sector is three capitals like GOV, or null"
    return None if written is None else _matching(written, _SECTOR, hint)


def _name(_subject: Subject, written: object) -> object:
    if not isinstance(written, str) or not written.strip():
        message = "an entity has a name"
        raise ValueError(message)
    return check_text("name", written).strip()


def _cast(subject: Subject, written: object) -> object:
    if isinstance(written, str):
        written = list(_parted(subject.cast, written))
    named = [] if written is None else written
    if not isinstance(named, list):
        message = "give entities of the same reading, by id or by name, with ; between them"
        raise ValueError(message)  # noqa: TRY004 - told as any other value that does not fit
    return list(dict.fromkeys(_member(subject.cast, str(one)) for one in named))


def _parted(cast: Mapping[str, Member], written: str) -> Iterator[str]:
    """The pieces between ``;``; one that is nobody's name, those between commas."""
    for piece in filter(None, map(str.strip, written.split(";"))):
        whole = "," not in piece or any(member.goes_by(piece) for member in cast.values())
        yield from [piece] if whole else filter(None, map(str.strip, piece.split(",")))


def _member(cast: Mapping[str, Member], wanted: str) -> str:
    found = {one for one, member in cast.items() if member.goes_by(wanted)}
    named = _BEGINNING.fullmatch(wanted)
    if not found and named:
        found = {one for one in cast if one.startswith(named[1])}
    if len(found) > 1:
        ids = ", ".join(f"{cast[one]} [{one}]" for one in cast if one in found)
        message = f"{wanted}: fits {len(found)} of them; give the id: {ids}"
        raise ValueError(message)
    if not found:
        message = f"{wanted}: no entity of that id or name in this reading; {_there_are(cast)}"
        raise ValueError(message)
    return found.pop()


def _there_are(cast: Mapping[str, Member]) -> str:
    names = [str(member) for member in list(cast.values())[:_SHOWN]]
    more = ["…"] if len(cast) > _SHOWN else []
    return f"there are {'; '.join([*names, *more])}" if names else "there are none"


def _one_of(written: object, known: tuple[str, ...]) -> object:
    if written not in known:
        message = f"one of {', '.join(known)}"
        raise ValueError(message)
    return written


def _matching(written: object, form: re.Pattern[str], hint: str) -> object:
    if not isinstance(written, str) or not form.fullmatch(written):
        raise ValueError(hint)
    return written


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeo' else 'a'} {kind}"


_FIELDS: dict[str, dict[str, Callable[[Subject, object], object]]] = {
    "event": {
        "type": _type, "mode": _mode, "act": _act, "modality": _modality, "date": _date,
        "place": _place, "actors": _cast, "recipients": _cast,
    },
    "obligation": {"status": _status, "due": _date},
    "entity": {"country": _country, "sector": _sector, "name": _name},
}  # fmt: skip
