"""Dispatches to be found: made row by row, without a parser."""

import hashlib
from datetime import date, timedelta

from chancery.knowledge.searching import folded, searchable
from chancery.records.deposit import Deposit
from chancery.records.dispatch import Capture
from chancery.records.ledger import EntityRow, Entry, EventRow, RoleRow


def who(name, country=None, part="actor", key=None):
    """Somebody with a part in an event."""
    return {"name": name, "country": country, "part": part, "key": key}


def happening(type_="CONSULT", *cast, day=None, place=None, country=None, **extra):
    """What an event of a dispatch says; ``day`` is a day, a month, or ``first/last``."""
    return {
        "type": type_,
        "cast": cast,
        "day": day,
        "place": place,
        "country": country,
        "act": "meet",
        "mode": None,
        "modality": "asserted",
        "contexts": (),
        "anchor": "",
        **extra,
    }


def told(text, *events, title=None, published="2026-03-12", publisher=None, language="fr", at=None):
    """The deposit of a dispatch."""
    seal = hashlib.sha256(f"{at}{text}{title}{published}".encode()).hexdigest()
    name = f"dispatch-{seal[:16]}"
    address = at or f"https://example.org/{seal[:8]}"
    capture = Capture(sha256=seal, media_type="text/plain", url=address, path=None)
    rows = [_event(n, name, event, published, text) for n, event in enumerate(events)]
    cast = {one["name"]: one for event in events for one in event["cast"]}
    entry = Entry(
        id=name,
        capture=capture,
        reader="chancery/test",
        digest=seal,
        publisher=publisher,
        publisher_folded=searchable(publisher) if publisher else None,
        title=title,
        published=published,
        published_day=published,
        language=language,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        problem=None,
        words=folded(f"{title or ''}\n{text}"),
        body=b"{}",
        entities=tuple(_entity(n, one) for n, one in enumerate(cast.values())),
        statements=(),
        events=tuple(rows),
        roles=tuple(_roles(event) for event in events),
        agreements=(),
        obligations=(),
        evidence=tuple(_evidence(text, events)),
    )
    return Deposit(address=address, capture=capture, data=text.encode(), entry=entry)


def _days(day):
    if day is None:
        return None, None
    if "/" in day:
        return tuple(None if end == ".." else end for end in day.split("/"))
    if len(day) == 7:
        first = date.fromisoformat(f"{day}-01")
        return first.isoformat(), (
            (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        ).isoformat()
    return day, day


def _event(n, name, event, published, text):
    first, last = _days(event["day"])
    return EventRow(
        n=n,
        id=f"event-{hashlib.sha256(f'{name}{n}'.encode()).hexdigest()[:16]}",
        act=event["act"],
        type=event["type"],
        mode=event["mode"],
        contexts=f"|{'|'.join(event['contexts'])}|",
        modality=event["modality"],
        edtf=event["day"],
        first_day=first,
        last_day=last,
        sort_day=first or last or published or "",
        place=event["place"],
        place_folded=searchable(event["place"]) if event["place"] else None,
        place_country=event["country"],
        geonameid=None,
        lat=None,
        lon=None,
        anchor=event["anchor"],
        rule="test#test",
    )


def _id(name):
    return f"entity-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _entity(n, one):
    name = one["name"]
    return EntityRow(
        n, _id(name), name, "Person", one["country"], None, None, None, one["key"], "t#t"
    )


def _roles(event):
    return tuple(
        RoleRow(
            n,
            one["part"],
            None,
            _id(one["name"]),
            searchable(one["name"]),
            one["country"],
            None,
            one["key"],
        )
        for n, one in enumerate(event["cast"])
    )


def _evidence(text, events):
    for n, event in enumerate(events):
        anchor = event["anchor"]
        if anchor:
            start = text.index(anchor)
            yield ("event", n, "anchor", start, start + len(anchor))
            before = text.rfind("\n", 0, start) + 1
            after = text.find("\n", start)
            yield ("event", n, "evidence[0]", before, after if after >= 0 else len(text))
