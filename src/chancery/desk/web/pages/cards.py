"""Interactions as they stand in lists of every page: one shape, for JSON and for templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chancery.desk.across_lines import disagreement, sentence
from chancery.desk.web.addresses import address_of, cited_at
from chancery.records.actor import Citation, Player
from chancery.records.telling import Contradiction, Interaction, Report, Telling
from chancery.records.time import Interval

LONGEST = 400
"""Characters of a sentence on a card; the page of the interaction has all."""

PARTS = ("actor", "recipient", "other")


def card(
    one: Interaction, tellings: Mapping[str, Telling], *, news: str | None = None,
    first: Report | None = None,
) -> dict[str, object]:  # fmt: skip
    """An interaction: who, what, to whom, when, where, in whose words, who says so."""
    report = first or next(iter(one.reports), None)
    telling = tellings.get(report.telling) if report else None
    return {
        "id": one.id,
        "url": address_of(one.id),
        "news": news,
        "type": one.type,
        "mode": one.mode,
        "act": one.act,
        "state": one.state,
        "players": [player(each) for each in one.players],
        "when": interval(one.when),
        "first_day": one.first_day,
        "place": one.place,
        "country": one.place_country,
        "sources": list(one.sources),
        "outlets": one.outlets,
        "quote": quote(telling, report.cited) if telling and report else None,
        "report": reported(report) if report else None,
        "contested": [versions(each, one.reports) for each in one.contradictions],
    }


def player(one: Player) -> dict[str, object]:
    """Who takes part; ``url`` only where the ledger knows him across dispatches."""
    return {
        "part": one.part, "name": one.name, "country": one.country, "sector": one.sector,
        "actor": one.actor, "url": address_of(one.actor) if one.actor else None,
    }  # fmt: skip


def interval(when: Interval | None) -> dict[str, object] | None:
    """A date as far as it is known."""
    if when is None:
        return None
    return {
        "edtf": when.edtf,
        "first": when.first.isoformat() if when.first else None,
        "last": when.last.isoformat() if when.last else None,
        "precision": when.precision,
    }


def quote(telling: Telling, cited: Citation) -> dict[str, object]:
    """The sentence that tells it, in three: before the words that do, these, and behind them."""
    said = sentence(telling)
    at = said.find(cited.exact)
    before, words, after = (
        (said[:at], cited.exact, said[at + len(cited.exact) :]) if at >= 0 else (said, "", "")
    )
    return {
        "before": before[-LONGEST:], "words": words, "after": after[:LONGEST],
        "language": telling.language, "url": cited_at(cited.dispatch, cited.start),
    }  # fmt: skip


def citation(cited: Citation) -> dict[str, object]:
    """Words of a dispatch and where they are shown."""
    return {**cited.to_json(), "url": cited_at(cited.dispatch, cited.start)}


def reported(one: Report) -> dict[str, object]:
    """One report: who prints it and the way that it came, how surely it is told."""
    return {
        "dispatch": one.dispatch, "event": one.event, "publisher": one.publisher,
        "published": one.published, "seen": one.seen, "wire": one.wire, "bearing": one.bearing,
        "modality": one.modality, "told_by": list(one.told_by), "cited": citation(one.cited),
    }  # fmt: skip


def tellers(tellings: Iterable[str], held: Mapping[str, Report]) -> list[str | None]:
    """Who prints a version, each once."""
    return list(dict.fromkeys(held[name].publisher for name in tellings if name in held))


def versions(one: Contradiction, reports: Iterable[Report]) -> dict[str, object]:
    """What is not agreed on: each version, and who gives it."""
    held = {report.telling: report for report in reports}
    told = [
        {"value": value, "by": by, "tellers": tellers(version.tellings, held)}
        for version, (_, value, by) in zip(one.versions, disagreement(one, held), strict=True)
    ]
    return {"field": one.field.removeprefix("figure: "), "versions": told}
