"""What the tellings of one event do not agree on, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chancery.knowledge.families import families_of, load_families
from chancery.knowledge.figures import class_of
from chancery.knowledge.folding import fold
from chancery.records.telling import Bearing, Contradiction, Figure, Telling, Version
from chancery.stories.dates import may_be_its_date

Borne = tuple[Telling, Bearing]
"""A telling and how it bears on the event."""


def contradictions(borne: Sequence[Borne]) -> tuple[Contradiction, ...]:
    """Date, place, denial, then numbers; tellings in their order."""
    told = [telling for telling, bearing in borne if bearing != "calls_off"]
    found = (_dates(told), _places(told), _denial(borne), *_figures(told))
    return tuple(one for one in found if one is not None)


def _dates(tellings: Sequence[Telling]) -> Contradiction | None:
    """Dates of which no day is common to both; what is only less exact contradicts nothing.

    A date that cannot be the event's, as that of a plan's announcement, is none.
    """
    dated = [(t, t.when) for t in tellings if t.when is not None and may_be_its_date(t)]
    clashing = [
        (t.id, when.edtf)
        for t, when in dated
        if any(not when.overlaps(other) for _, other in dated)
    ]
    return _contradiction("date", clashing)


def _places(tellings: Sequence[Telling]) -> Contradiction | None:
    """Two towns, or two countries; a town in its country contradicts nothing.

    Of villages that no gazetteer knows only those are two that sound otherwise, and their country
    is a guess. A dateline, and a town that an agreement is called by, place nothing but the making
    of an agreement, and that only where no sentence does.
    """
    makes = load_families().makes
    told = [t for t in tellings if t.place is not None and (t.placed or t.act in makes)]
    placed = [t for t in told if t.placed] or told
    clashing = [
        (t.id, t.place or "") for t in placed if any(_elsewhere(t, other) for other in placed)
    ]
    return _contradiction("place", clashing)


def _elsewhere(one: Telling, other: Telling) -> bool:
    known = "unknown" not in {one.place_precision, other.place_precision}
    countries = one.place_country, other.place_country
    if known and all(countries) and one.place_country != other.place_country:
        return True
    if one.place_precision == other.place_precision == "unknown":
        heard, other_heard = _heard(one), _heard(other)
        return bool(heard and other_heard) and heard.isdisjoint(other_heard)
    towns = one.place_precision == other.place_precision == "point"
    alike = one.geonameid is not None and one.geonameid == other.geonameid
    return towns and not alike and fold(one.place or "") != fold(other.place or "")


def _heard(telling: Telling) -> set[str]:
    words = set(fold(telling.place or "").split())
    return {sound for sound, written in telling.named if fold(written) in words}


def _denial(borne: Sequence[Borne]) -> Contradiction | None:
    spoken = [(t.id, bearing) for t, bearing in borne if bearing in {"tells", "denies"}]
    return _contradiction("denial", spoken)


def _figures(tellings: Sequence[Telling]) -> Iterator[Contradiction | None]:
    """Of each class the largest number of every telling; it is called as it was first.

    Of what is said, signed or talked about, only numbers of those who take part or of the matter:
    the men whom police arrested are no part of the accord that the sentence recalls.
    """
    held: dict[str, list[tuple[str, Figure]]] = {}
    for telling in tellings:
        own = [figure for figure in telling.figures if _is_its(figure, telling)]
        for name, figure in sorted(_largest(own).items()):
            held.setdefault(name, []).append((telling.id, figure))
    for told in held.values():
        yield _contradiction(f"figure: {told[0][1].noun}", [(i, f"{f.value:g}") for i, f in told])


def _is_its(figure: Figure, telling: Telling) -> bool:
    known = load_families()
    families = [known.families[name] for name in families_of(telling.act, telling.type)
                if name in known.families]  # fmt: skip
    done = not any(one.mutual or one.spoken for one in families) and telling.act not in known.makes
    matter = (*telling.topics, *(player.name for player in telling.players))
    return done or any(figure.exact in words for words in matter)


def _largest(figures: Iterable[Figure]) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for figure in figures:
        name = class_of(figure.noun)
        if name not in found or figure.value > found[name].value:
            found[name] = figure
    return found


def _contradiction(field: str, told: Sequence[tuple[str, str]]) -> Contradiction | None:
    """The versions in their order of telling, unless there is only one."""
    versions: dict[str, list[str]] = {}
    for telling, value in told:
        versions.setdefault(value, []).append(telling)
    if len(versions) < 2:  # noqa: PLR2004 - one version contradicts nobody
        return None
    return Contradiction(
        field=field,
        versions=tuple(Version(value=v, tellings=tuple(ids)) for v, ids in versions.items()),
    )
