"""The dispatches of the newsroom: originals as written, copies made from what they copy."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from tests.newsroom.marks import GAP, kept_marks, read_marks
from tests.newsroom.records import Outlet, Telling


def print_all(written: list[dict], outlets: dict[str, Outlet]) -> dict[str, Telling]:
    """Every dispatch, in order of publication; what a copy copies may be a copy."""
    by_id = {one["id"]: one for one in written}
    assert len(by_id) == len(written), "two dispatches have one id"
    done: dict[str, Telling] = {}
    for one in written:
        _print(one, by_id, outlets, done)
    return dict(sorted(done.items(), key=lambda item: (item[1].published, item[0])))


def _print(one: dict, by_id: dict, outlets: dict[str, Outlet], done: dict[str, Telling]) -> Telling:
    if one["id"] not in done:
        of = one.get("copy_of")
        assert of is None or of in by_id, f"{one['id']} copies {of}, which is not there"
        source = _print(by_id[of], by_id, outlets, done) if of else None
        done[one["id"]] = _copy(one, source, outlets) if source else _original(one, outlets)
    return done[one["id"]]


def _original(one: dict, outlets: dict[str, Outlet]) -> Telling:
    text = GAP.join(_paragraphs(one["text"]))
    return Telling(
        id=one["id"],
        title=one["title"],
        text=_credited(text, one),
        language=one["language"],
        agency=one.get("agency"),
        wire=one["id"],
        copy_of=None,
        how=None,
        **_issue(one, one["title"], outlets),
        **read_marks(one, text, 0),
    )


def _copy(one: dict, source: Telling, outlets: dict[str, Outlet]) -> Telling:
    """The paragraphs that are kept, the own paragraph and the credit, one below the other."""
    old = source.text.split(GAP)
    kept = list(one.get("keep", range(len(old))))
    where = {number: sum(len(old[k]) + len(GAP) for k in kept[:i]) for i, number in enumerate(kept)}
    own = " ".join(one.get("add", "").split())
    parts = [*(old[number] for number in kept), *([own] if own else [])]
    added = read_marks(one, own, sum(len(old[k]) + len(GAP) for k in kept))
    title = one.get("title", source.title)
    _check_how(one, source, title)
    return Telling(
        id=one["id"],
        title=title,
        text=_credited(GAP.join(parts), one),
        language=source.language,
        agency=one.get("agency", source.agency),
        wire=source.wire,
        copy_of=source.id,
        how=one["how"],
        **_issue(one, title, outlets),
        **{
            kind: (*kept_marks(getattr(source, kind), old, where), *added[kind])
            for kind in ("tells", "names", "owes")
        },
    )


def _credited(text: str, one: dict) -> str:
    """The text and its credit: ``(AFP)`` ends the last paragraph, ``Avec AFP`` is a line below."""
    credit = one.get("credit", "")
    return (
        f"{text} {credit}"
        if credit[:1] in {"(", "—", "-"}
        else GAP.join(filter(None, (text, credit)))
    )


def _check_how(one: dict, source: Telling, title: str) -> None:
    how = one["how"]
    assert how in {"full", "cut", "reheadlined", "extended"}, one["id"]
    assert ("keep" in one) >= (how == "cut"), f"{one['id']} is cut and keeps all"
    assert ("add" in one) == (how == "extended"), one["id"]
    assert (title != source.title) >= (how == "reheadlined"), one["id"]


def _issue(one: dict, title: str, outlets: dict[str, Outlet]) -> dict:
    assert one["outlet"] in outlets, f"{one['id']}: no outlet is called {one['outlet']}"
    published = one["published"]
    assert isinstance(published, datetime), f"{one['id']} has no time of publication"
    moment = published.astimezone(UTC)
    host = outlets[one["outlet"]].host
    return {
        "outlet": one["outlet"],
        "published": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "url": f"https://{host}/{moment:%Y/%m/%d}/{_slug(title)}-{one['id']}",
    }


def _paragraphs(text: str) -> list[str]:
    found = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [part for part in found if part]


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold().replace("’", " "))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", bare)[:8])
