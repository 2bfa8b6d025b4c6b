"""From syntax to names, places and dates."""

from __future__ import annotations

from chancery.mentions.actors import find_actors
from chancery.mentions.lexicon import find_hits
from chancery.mentions.organisations_named import Known, name_organisations
from chancery.mentions.persons import find_persons
from chancery.mentions.places import find_places, find_spots
from chancery.mentions.times import find_times
from chancery.records.dispatch import Dispatch
from chancery.records.mention import Mentions
from chancery.records.syntax import Syntax

__all__ = ["find_mentions"]


def find_mentions(dispatch: Dispatch, syntax: Syntax, language: str) -> Mentions:
    """All actors, places and time expressions of a dispatch, each in the order of the text."""
    hits = find_hits(syntax, language)
    persons = find_persons(syntax, hits, language)
    spots = find_spots(syntax, language, hits, persons)
    known = name_organisations(syntax, language, Known(hits, persons, spots))
    return Mentions(
        actors=find_actors(dispatch, syntax, language, known.hits, known.persons, known.spots),
        places=find_places(dispatch, syntax, language, known.spots),
        times=find_times(dispatch, syntax, language),
    )
