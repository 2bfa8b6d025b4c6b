"""An event while it is being read: everything is still a span or a word."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.events.slots import Clause
from chancery.knowledge.frames import Frame
from chancery.records.event import Modality
from chancery.records.mention import Expression, PlaceMention
from chancery.records.statement import Teller
from chancery.records.syntax import Word
from chancery.records.text import Span

Filled = tuple[str, Span]
"""An entity id and the words that put it in its role."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """One mention of an event; drafts of the same event are merged, then sealed.

    ``concerned`` says that the recipients were found in what the act is about, not in their place;
    ``result_of`` are the words of the acts that this one may only give the toll of, nearest first
    ("shelled a camp, *killing* forty"); ``unnamed`` are the lemmas in an actor's or a recipient's
    place that name no actor known; ``spoken`` are the words of the speaker whose judgement it is.
    """

    word: Word
    frame: Frame
    clause: Clause
    anchor: Span
    sentence: Span
    block_kind: str
    type: str = ""
    mode: str | None = None
    actors: list[Filled] = field(default_factory=list)
    recipients: list[Filled] = field(default_factory=list)
    others: list[tuple[str, str, Span]] = field(default_factory=list)
    topics: list[tuple[Span, tuple[Teller, ...]]] = field(default_factory=list)
    contents: list[Word] = field(default_factory=list)
    needed: tuple[Word, ...] = ()
    time: Expression | None = None
    place: PlaceMention | None = None
    modality: Modality = "asserted"
    modality_spans: list[Span] = field(default_factory=list)
    condition: Span | None = None
    told_by: tuple[Teller, ...] = ()
    also: list[Span] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    contexts: tuple[str, ...] = ()
    points_back: bool = False
    concerned: bool = False
    result_of: tuple[int, ...] = ()
    unnamed: set[str] = field(default_factory=set)
    spoken: list[Word] = field(default_factory=list)

    @property
    def entities(self) -> set[str]:
        """Ids of all actors and recipients."""
        return {entity for entity, _ in (*self.actors, *self.recipients)}
