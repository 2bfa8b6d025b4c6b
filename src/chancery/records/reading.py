"""Everything read out of one dispatch."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from chancery.records.agreement import Agreement
from chancery.records.dispatch import Dispatch
from chancery.records.event import Event
from chancery.records.identity import identify_dispatch
from chancery.records.mention import Entity
from chancery.records.statement import Statement

SCHEMA = "chancery/reading/1"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One dispatch with its entities, statements, events and agreements.

    ``problems`` are lines on what could not be read (a skipped stretch, an unsupported language);
    a reading with problems is still valid.
    """

    dispatch: Dispatch
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    problems: tuple[str, ...] = field(default=())
    reader: str = ""

    def to_dict(self) -> dict[str, object]:
        """The reading as plain lists and dictionaries, schema ``chancery/reading/1``."""
        dispatch = self.dispatch.to_json()
        return {
            "schema": SCHEMA,
            "reader": self.reader,
            "dispatch": {"id": identify_dispatch(dispatch), **dispatch},
            "entities": [entity.to_json() for entity in self.entities],
            "statements": [statement.to_json() for statement in self.statements],
            "events": [event.to_json() for event in self.events],
            "agreements": [agreement.to_json() for agreement in self.agreements],
            "problems": list(self.problems),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """The reading as JSON text: one line, or indented by so many spaces."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
