"""The pages of the desk: address, page, forms, what may be asked; routes and OpenAPI follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from chancery.desk.web.pages import (
    actors,
    corrections,
    dispatch,
    dossiers,
    feed,
    front,
    interaction,
    people,
    places,
    proof,
    record,
    search,
    story,
    wire,
)
from chancery.desk.web.visit import Page, Visit


@dataclass(frozen=True, slots=True)
class Param:
    """Something that stands behind the question mark."""

    name: str
    what: str
    form: Literal["text", "day", "number", "many", "time"] = "text"


@dataclass(frozen=True, slots=True)
class Spec:
    """One page. ``forms`` are the endings it has besides HTML; all have ``.json``.

    ``state`` says in a word all that it depends on; without one that is the whole ledger.
    """

    path: str
    page: Page
    what: str
    params: tuple[Param, ...] = ()
    forms: tuple[str, ...] = ()
    state: Callable[[Visit], str] | None = None

    @property
    def name(self) -> str:
        """What it is called in OpenAPI: ``"dispatches_id"``."""
        return self.path.strip("/").replace("/", "_").replace("{", "").replace("}", "") or "front"


_DAYS = (
    Param("date", "The last day of publication, YYYY-MM-DD; the latest of the ledger.", "day"),
    Param("days", "So many days up to it, 1 to 366.", "number"),
)
_PAGE = (
    Param("limit", "Rows, 1 to 200.", "number"),
    Param("after", "The place of the last row of the page before, as its next_url gives it."),
)
_SEARCH = (
    Param("text", "Words of the dispatch."),
    Param("of", "events or dispatches."),
    Param("type", "PLOVER type.", "many"), Param("mode", "PLOVER mode.", "many"),
    Param("act", "Act, as the ledger names it.", "many"),
    Param("modality", "How surely.", "many"), Param("context", "PLOVER context.", "many"),
    Param("actor", "Who acts.", "many"), Param("recipient", "To whom.", "many"),
    Param("party", "Who is on either side.", "many"), Param("place", "Where.", "many"),
    Param("publisher", "Who published it.", "many"), Param("language", "BCP 47.", "many"),
    Param("since", "On this day or later.", "day"), Param("until", "On this day or before.", "day"),
    Param("updated_since", "Changed at this time (UTC) or later.", "time"),
)  # fmt: skip

SPECS = (
    Spec("/", front.front, "The news of a day by independent sources and novelty", _DAYS,
         ("atom", "geojson", "csv")),
    Spec("/feed", feed.feed, "Dispatches as they come, prints of one text folded",
         (Param("before", "Those that came before this number.", "number"),), ("atom",)),
    Spec("/search", search.search, "Find events and dispatches", (*_SEARCH, *_PAGE), ("csv",)),
    Spec("/stories/{id}", story.story, "A story: interactions over time", (),
         ("csv", "geojson", "ics")),
    Spec("/interactions/{id}", interaction.interaction, "One event with all that tell it", (),
         ("csv", "ics")),
    Spec("/dispatches/{id}", dispatch.dispatch, "A dispatch and all that was read in it", (),
         ("bib", "csl", "txt"), state=dispatch.state_of),
    Spec("/dispatches/{id}/proof", proof.proof, "Whether all that was read in it still holds"),
    Spec("/wires/{id}", wire.wire, "A text in all its prints, in order of copying", (), ("csv",)),
    Spec("/actors", actors.actors, "Actors known across dispatches",
         (Param("name", "Words of a name, or an id."), *_PAGE), ("csv",)),
    Spec("/actors/{id}", people.actor, "An actor: names, offices, with whom"),
    Spec("/dossiers", dossiers.dossiers, "Agreements: who owes what",
         (Param("as_of", "Overdue and silent as of this day.", "day"), *_PAGE), ("csv",)),
    Spec("/dossiers/{id}", dossiers.dossier, "An agreement: who owes what, what was done",
         (Param("as_of", "Overdue and silent as of this day.", "day"),), ("csv", "ics", "md")),
    Spec("/places", places.sections, "Regions and countries in the news", _DAYS),
    Spec("/places/{code}", places.section, "A country: news, timeline, map, who met whom",
         (), ("geojson", "csv")),
    Spec("/records/{id}", record.record, "A record, its words, and what reviewers said of it"),
    Spec("/corrections", corrections.corrections, "What reviewers said",
         (Param("since", "From this time on.", "time"), *_PAGE), ("csv",)),
    Spec("/deletions", corrections.deletions, "What the ledger does not say any more",
         (Param("since", "From this time on.", "time"), *_PAGE), ("csv",)),
    Spec("/changes", corrections.changes, "What the record says otherwise than at a time",
         (Param("since", "From this time on.", "time"), *_PAGE)),
)  # fmt: skip
