"""Who said what: speaker, cue and content, as in the PARC corpus."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from chancery.records.identity import identify
from chancery.records.text import Evidence, Span

StatementKind = Literal["direct", "indirect", "according_to", "narrator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One report of speech. ``speaker`` is an entity id, ``None`` when nobody is named.

    ``cue`` is what shows that somebody speaks ("a rapporté", "selon"), ``content`` what is said, in
    one or more stretches. ``within`` is the id of the statement that this one is reported in.
    ``backs`` is the sentence that the content stands for ("X a confirmé *l'information*").
    """

    speaker: str | None
    speaker_evidence: Evidence | None
    cue: Evidence
    content: tuple[Evidence, ...]
    kind: StatementKind
    rule: str
    within: str | None = None
    hearsay: bool = False
    backs: Evidence | None = None

    @property
    def id(self) -> str:
        """Made from the whole content of the statement."""
        return identify("statement", self._content())

    def covers(self, span: Span) -> bool:
        """Whether a stretch of text is told by this statement."""
        return any(evidence.span.covers(span) for evidence in self.content)

    def _content(self) -> dict[str, object]:
        backs = {"backs": self.backs.to_json()} if self.backs else {}
        return {
            "speaker": self.speaker,
            "speaker_evidence": self.speaker_evidence.to_json() if self.speaker_evidence else None,
            "cue": self.cue.to_json(),
            "content": [evidence.to_json() for evidence in self.content],
            "kind": self.kind,
            "within": self.within,
            "hearsay": self.hearsay,
            "rule": self.rule,
            **backs,
        }

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {"id": self.id, **self._content()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One link of the chain of telling: an outlet, an agency or a speaker.

    ``entity`` is an entity id, ``None`` where the teller is known by name only (an outlet).
    ``evidence`` is ``None`` when the name comes from the page's metadata or the caller.
    """

    kind: Literal["publisher", "agency", "speaker"]
    name: str | None
    entity: str | None = None
    evidence: Evidence | None = None
    statement: str | None = None

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "kind": self.kind,
            "name": self.name,
            "id": self.entity,
            "statement": self.statement,
            "evidence": self.evidence.to_json() if self.evidence else None,
        }


@dataclass(frozen=True, kw_only=True)
class Statements:
    """All statements of a dispatch, and who told a given stretch of it."""

    all: tuple[Statement, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.all}

    def __getitem__(self, statement_id: str) -> Statement:
        return self._by_id[statement_id]

    def telling(self, span: Span) -> tuple[Statement, ...]:
        """The statements whose content covers a stretch, outermost (longest) first."""
        found = [statement for statement in self.all if statement.covers(span)]
        return tuple(sorted(found, key=_extent, reverse=True))

    def backing(self, span: Span) -> tuple[Statement, ...]:
        """The statements that confirm, from the next sentence, what a stretch tells."""
        return tuple(one for one in self.all if one.backs and one.backs.span.covers(span))


def _extent(statement: Statement) -> int:
    return sum(evidence.end - evidence.start for evidence in statement.content)
