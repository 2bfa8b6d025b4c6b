"""Tellings as a test writes them: who, what, when, where, and the sentence."""

from __future__ import annotations

from itertools import count

from chancery.records.actor import Citation, Player
from chancery.records.edtf import read_edtf
from chancery.records.telling import Telling
from chancery.stories.figures import find_figures

_NUMBERS = count(1)

# Invented people beside real states: id, schema, country, sector.
CAST = {
    "Ravel": ("people:ravel", "Person", "FRA", "GOV"),
    "Duval": ("people:duval", "Person", "FRA", "GOV"),
    "Karimov": ("people:karimov", "Person", "UZB", "GOV"),
    "Sadiqi": ("people:sadiqi", "Person", "IRN", "GOV"),
    "Demirel": ("people:demirel", "Person", "TUR", "GOV"),
    "Haddad": ("people:haddad", "Person", "IRQ", "GOV"),
    "Iran": ("states:IRN", "Country", "IRN", "GOV"),
    "Turkey": ("states:TUR", "Country", "TUR", "GOV"),
    "Turquie": ("states:TUR", "Country", "TUR", "GOV"),
    "Iraq": ("states:IRQ", "Country", "IRQ", "GOV"),
    "Mali": ("states:MLI", "Country", "MLI", "GOV"),
    "Niger": ("states:NER", "Country", "NER", "GOV"),
    "Chad": ("states:TCD", "Country", "TCD", "GOV"),
    "Red Crest": ("groups:red-crest", "Group", "MLI", "REB"),
    "Black Dune": ("groups:black-dune", "Group", "MLI", "REB"),
    "Malian army": ("bodies:malian-army", "PublicBody", "MLI", "MIL"),
    "ministre iranien": (None, "Person", "IRN", "GOV"),
    "Turkish minister": (None, "Person", "TUR", "GOV"),
    "villagers": (None, "Person", None, "CVL"),
    "gunmen": (None, "Person", None, "UAF"),
}
TOWNS = {
    "Ankara": ("TUR", 323786),
    "Istanbul": ("TUR", 745044),
    "Bagdad": ("IRQ", 98182),
    "Gao": ("MLI", 2457161),
    "Mopti": ("MLI", 2453348),
    "Paris": ("FRA", 2988507),
}
LANDS = {"Mali": "MLI", "Turkey": "TUR", "Turquie": "TUR"}


def telling(
    did="meet CONSULT",
    who="",
    whom="",
    *,
    on=None,
    at=None,
    day="2025-05-14",
    text="",
    language="fr",
    topics=(),
    modality="asserted",
    **more,
):
    """A telling; ``did`` is act and type, names come from ``CAST``, dates are EDTF."""
    act, _, kind = did.rpartition(" ")
    number = next(_NUMBERS)
    dispatch = more.pop("dispatch", f"dispatch-{number:06}")
    made = {
        "id": f"{dispatch}#event-{number:06}",
        "dispatch": dispatch,
        "event": f"event-{number:06}",
        "publisher": f"Outlet {number}",
        "published": day,
        "day": day,
        "seen": f"{day or '2025-05-20'}T08:00:00Z",
        "language": language,
        "wire": f"wire-{number:06}",
        "act": act,
        "type": kind,
        "mode": None,
        "contexts": (),
        "players": (*_players("actor", who), *_players("recipient", whom)),
        "when": read_edtf(on) if on else None,
        **_place(at),
        "modality": modality,
        "condition": None,
        "told_by": (),
        "agency": None,
        "topics": tuple(topics),
        "figures": find_figures(text, language) if language else (),
        "text": text,
        "cited": Citation(dispatch=dispatch, start=0, end=len(text), exact=text),
    }
    return Telling(**{**made, **more})


def _players(part, names):
    for name in filter(None, names.split(", ")):
        actor, schema, country, sector = CAST[name]
        yield Player(
            part=part, name=name, schema=schema, actor=actor, country=country, sector=sector
        )


def _place(name):
    if name in TOWNS:
        country, number = TOWNS[name]
        return {
            "place": name,
            "place_country": country,
            "geonameid": number,
            "place_precision": "point",
        }
    country = LANDS.get(name)
    precision = "country" if name else None
    return {
        "place": name,
        "place_country": country,
        "geonameid": None,
        "place_precision": precision,
    }
