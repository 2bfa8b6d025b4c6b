"""Other forms of what pages show: tables, calendars, maps, feeds, citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal

from chancery.desk.across_lines import who
from chancery.desk.web.addresses import address_of
from chancery.desk.web.pages.drawing import places_of
from chancery.desk.web.visit import Visit
from chancery.exchange.atom import atom_feed
from chancery.exchange.citing import Cited, csl_json, iso690
from chancery.exchange.citing_bibtex import bibtex
from chancery.exchange.dossiers_calendar import announced_calendar
from chancery.exchange.feeds import Feed, FeedEntry
from chancery.exchange.geojson import Located, feature_collection
from chancery.exchange.tables import interactions_csv
from chancery.records.telling import Interaction

Forms = dict[str, Callable[[], str]]


def of_interactions(visit: Visit, held: Sequence[Interaction], *kinds: str) -> Forms:
    """A table, a map and a calendar of some interactions; ``kinds`` are the endings wanted."""
    forms: Forms = {
        "csv": lambda: interactions_csv(held, base=visit.base),
        "geojson": lambda: feature_collection(_located(visit, held), base=visit.base),
        "ics": lambda: announced_calendar(held, stamp=date.today(), base=visit.base).decode(),  # noqa: DTZ011 - a stamp
    }
    return {name: make for name, make in forms.items() if name in kinds}


def without_dates(held: Sequence[Interaction]) -> tuple[str, ...]:
    """The calendar, where nothing of these is announced or called off: it holds nothing."""
    ahead = any(one.state in {"announced", "called_off"} for one in held)
    return () if ahead else ("ics",)


def _located(visit: Visit, held: Sequence[Interaction]) -> list[Located]:
    placed = places_of(visit, held)
    return [
        Located(
            id=one.id, title=f"{one.act.replace('_', ' ')}: {who(one.players)}",
            lat=placed[one.id].lat if one.id in placed else None,
            lon=placed[one.id].lon if one.id in placed else None,
            precision=one.place_precision,
            first=one.when.first.isoformat() if one.when and one.when.first else None,
            last=one.when.last.isoformat() if one.when and one.when.last else None,
            state=one.state, place=one.place, country=one.place_country,
            link=address_of(one.id),
        )
        for one in held
    ]  # fmt: skip


def feed_of(
    visit: Visit, name: str, title: str, entries: Sequence[FeedEntry], page: str,
    following: str | None = None,
) -> str:  # fmt: skip
    """An Atom feed; ``page`` is the path of the page that it is of."""
    here = "/index.atom" if page == "/" else f"{page}.atom"
    feed = Feed(id=name, title=title, here=here, page=page, entries=tuple(entries), next=following)
    return atom_feed(feed, base=visit.base).decode()


def cited(top: dict[str, Any], visit: Visit) -> Cited:
    """A dispatch as it is cited: what was read of which bytes, when."""
    capture = top["capture"]
    return Cited(
        id=top["id"], kind="dispatch", title=top["title"], publisher=top["publisher"],
        published=top["published"], language=top["language"],
        address=capture.get("url"), pinned=visit.base + address_of(top["id"]),
        retrieved=capture.get("retrieved_at"), digest=capture["sha256"],
    )  # fmt: skip


def citations(one: Cited, visit: Visit) -> Forms:
    """BibTeX, CSL-JSON and a line by ISO 690."""
    wording: Literal["fr", "en"] = "fr" if visit.language == "fr" else "en"
    return {
        "bib": lambda: bibtex(one, base=visit.base),
        "csl": lambda: csl_json(one, base=visit.base),
        "txt": lambda: iso690(one, base=visit.base, language=wording) + "\n",
    }
