"""A dispatch: its whole page in typed blocks, and all that was read in it, each word backed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from chancery.desk.web.addresses import address_of
from chancery.desk.web.marking import Marks, at, spans_in
from chancery.desk.web.pages.forms import citations, cited
from chancery.desk.web.visit import View, Visit, missing
from chancery.exchange.reviewed import reviewed
from chancery.rounds.across.linking import links_of, links_said
from chancery.store import Ledger
from chancery.store.arrived import number_of, said_of
from chancery.store.judged import verdicts_of
from chancery.store.within import ids_of

Record = dict[str, Any]

READ = frozenset({"headline", "lead", "paragraph", "caption"})


def dispatch(visit: Visit) -> View:
    """A dispatch by its id, as reviewers left it."""
    said = reading_of(visit.ledger, visit.path["id"])
    links = links_of(visit.ledger, visit.path["id"])
    data = {**said, "links": {name: address_of(one) for name, one in links.items()}}
    forms = citations(cited(said["dispatch"], visit), visit)
    return View(
        template="dispatch.html", data=data, forms=forms,
        shown=lambda: {**_shown(said, links), "cite": {"iso690": forms["txt"]().strip()}},
    )  # fmt: skip


def state_of(visit: Visit) -> str:
    """All that the page of a dispatch depends on: its reading, reviews, what it went into."""
    name = visit.path["id"]
    with visit.ledger.reading() as connection:
        said = said_of(connection, name)
        if said is None:
            raise missing(name)
        return f"{said}{links_said(connection, name)}"


def reading_of(ledger: Ledger, name: str) -> Record:
    """The reading of a dispatch, corrections in place. Raises ``NotFoundError``."""
    with ledger.reading() as connection:
        number = number_of(connection, name)
        if number is None:
            raise missing(name)
        raw = ledger.reading_on(connection, number)
        verdicts = verdicts_of(connection, ids_of(raw))
    return cast("Record", reviewed(raw, verdicts))


def _shown(said: Record, links: Mapping[str, str]) -> dict[str, object]:
    top, cast_ = said["dispatch"], {one["id"]: one for one in said["entities"]}
    records = [said[name] for name in ("entities", "statements", "events", "agreements")]
    marks = Marks(top["text"], spans_in(records))
    statements = {one["id"]: one for one in said["statements"]}
    return {
        "top": {**top, "capture": {"url": None, **top["capture"]}},
        "blocks": list(_blocks(top, marks)),
        "cast": cast_,
        "events": [_event(one, cast_, links) for one in said["events"]],
        "statements": [_statement(one, cast_) for one in said["statements"]],
        "agreements": [_agreement(one, cast_, links) for one in said["agreements"]],
        "entities": [_entity(one, links) for one in said["entities"]],
        "outer": {name: one["within"] for name, one in statements.items()},
        "wire": links.get(top["id"]),
    }


def _blocks(top: Record, marks: Marks) -> Iterator[Record]:
    """The page in order: blocks, and what stands between them."""
    for block in top["blocks"]:
        kind = block["kind"]
        yield {
            "kind": kind,
            "note": block.get("note"),
            "read": kind in READ and not block.get("note"),
            "pieces": list(marks.pieces(block["start"], block["end"])),
        }


def _field(name: str, value: object, *evidence: object, url: str | None = None) -> Record:
    return {"name": name, "value": value, "at": at(*evidence), "url": url}


def _people(roles: list[Record], cast_: Mapping[str, Record], links: Mapping[str, str]) -> Record:
    return {"people": [_person(role, cast_, links) for role in roles]}


def _person(role: Record, cast_: Mapping[str, Record], links: Mapping[str, str]) -> Record:
    entity = cast_.get(role["id"], {})
    gathered = links.get(role["id"])
    return {
        "name": entity.get("name", role["id"]),
        "country": entity.get("country") or entity.get("supranational"),
        "sector": entity.get("sector"),
        "as": role.get("role"),
        "at": at(role["evidence"]),
        "url": address_of(gathered) if gathered else None,
    }


def _event(one: Record, cast_: Mapping[str, Record], links: Mapping[str, str]) -> Record:
    date, place = one["date"], one["place"]
    gathered = links.get(one["id"])
    return {
        **one,
        "people": [
            (part, [_person(role, cast_, links) for role in one[part]])
            for part in ("actors", "recipients", "others")
            if one[part]
        ],
        "whole": at(one["anchor"], one["evidence"]),
        "when": _field("date", date["edtf"], date["evidence"]) if date else None,
        "where": _field("place", place, place["evidence"]) if place else None,
        "surely": _field("modality", one["modality"], one["modality_evidence"]),
        "topic": [_field("topic", t["exact"], t) for t in one["topics"]],
        "chain": [_teller(teller) for teller in one["told_by"]],
        "first": one["anchor"]["start"],
        "interaction": address_of(gathered) if gathered else None,
        "review": one.get("review"),
    }


def _teller(one: Record) -> Record:
    evidence = one["evidence"]
    return {"kind": one["kind"], "name": one["name"], "at": at(evidence) if evidence else ""}


def _statement(one: Record, cast_: Mapping[str, Record]) -> Record:
    speaker = cast_.get(one["speaker"] or "")
    words = one["speaker_evidence"]
    name = speaker["name"] if speaker else words["exact"] if words else None
    return {
        **one, "name": name, "at": at(one["content"]), "cue_at": at(one["cue"], words),
        "first": one["cue"]["start"],
    }  # fmt: skip


def _agreement(one: Record, cast_: Mapping[str, Record], links: Mapping[str, str]) -> Record:
    gathered = links.get(one["id"])
    return {
        **one,
        "dossier": address_of(gathered) if gathered else None,
        "between": [_person(role, cast_, links) for role in one["parties"]],
        "at": at(one["mentions"]),
        "owed": [_owed(each, cast_, links) for each in one["obligations"]],
    }


def _owed(one: Record, cast_: Mapping[str, Record], links: Mapping[str, str]) -> Record:
    due = one["due"]
    return {
        **one,
        "bearers": [_person(role, cast_, links) for role in one["bearer"]],
        "to": [_person(role, cast_, links) for role in one["counterparty"]],
        "at": at(one["action"], one["object"]),
        "by": _field("due", due["edtf"], due["evidence"]) if due else None,
        "first": one["action"]["start"],
    }


def _entity(one: Record, links: Mapping[str, str]) -> Record:
    gathered = links.get(one["id"])
    return {**one, "url": address_of(gathered) if gathered else None, "at": at(one["mentions"])}
