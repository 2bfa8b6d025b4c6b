"""What all are scored by: the scorer that lies beside the gold sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.score.gold import score_saved_sentences


class Sentence(NamedTuple):
    """A gold sentence as a peer is given it; the date is that of the set, ``2000-01-01``."""

    id: str
    text: str
    date: str


class Event(NamedTuple):
    """As much of an event as the scorer reads: its type, the countries of its two sides."""

    type: str
    actors: frozenset[str]
    recipients: frozenset[str]


class Scores(NamedTuple):
    """F1 of event types, and of types together with all countries on either side."""

    types: float
    countries: float


def read_gold(gold: Path) -> list[Sentence]:
    """Read the English gold sentences."""
    lines = (gold / "sentences" / "en.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines if line)
    return [Sentence(row["id"], row["text"], row["date"]) for row in rows]


def score_events(gold: Path, events: Mapping[str, Iterable[Event]], work: Path) -> Scores:
    """Score events that a peer found, by the id of their sentence."""
    saved = work / "readings.jsonl"
    lines = [json.dumps(_reading(id_, found)) for id_, found in events.items()]
    saved.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return scores_of(score_saved_sentences(gold, saved, "en"))


def scores_of(told: str) -> Scores:
    """The two numbers in what the scorer prints: ``type  P 0.812  R 0.712  F1 0.759``."""
    found = dict(re.findall(r"^(type|type\+countries)\s.*F1 ([\d.]+)$", told, re.MULTILINE))
    return Scores(float(found["type"]), float(found["type+countries"]))


def _reading(id_: str, events: Iterable[Event]) -> dict[str, object]:
    return {
        "dispatch": {"capture": {"path": f"{id_}.txt"}},
        "events": [
            {
                "type": event.type,
                "actors": [{"country": country} for country in sorted(event.actors)],
                "recipients": [{"country": country} for country in sorted(event.recipients)],
            }
            for event in events
        ],
    }
