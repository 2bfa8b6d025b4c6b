"""Whom an event is known from: each independent source once, however many print it.

The source of a telling is where its chain begins: the innermost speaker
("selon un responsable irakien"), else the agency, else who stands behind the text. Where that is an
outlet or an agency whose own telling goes further, it is followed: three papers that cite a
broadcaster that cites an official are that official. Nobody can know whether two anonymous
"US officials" are one; they count as one, in whatever language ("haut responsable américain"),
since a confirmation that cannot be told from the first confirms nothing. So are an outlet without
a name ("a second newspaper"), and whoever hands on what somebody says who is not named ("aurait
rencontré"), while anybody else is known. Who denies an event is no source of it. Where nothing
says who stands behind a text, it is no source at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chancery.knowledge.folding import fold
from chancery.knowledge.unnamed import unnamed_source
from chancery.records.telling import Telling


def independent_sources(
    tellings: Sequence[Telling], source_of_wire: Mapping[str, str | None]
) -> tuple[str, ...]:
    """The sources of some tellings of one event, in the order of the tellings."""
    onward: dict[str, str] = {}
    firm = [t for t in tellings if not _hands_on(t, source_of_wire)] or tellings
    begins = [name for t in firm if (name := _begins(t, source_of_wire)) is not None]
    for telling in tellings:
        name = _begins(telling, source_of_wire)
        for passed in _passed(telling, source_of_wire):
            if name is not None and _known_as(passed) != _known_as(name):
                onward.setdefault(_known_as(passed), name)
    found = (_follow(name, onward) for name in begins)
    return tuple({_known_as(name): name for name in reversed(list(found))}.values())[::-1]


def _begins(telling: Telling, source_of_wire: Mapping[str, str | None]) -> str | None:
    """Where the chain of a telling begins, as far as it says itself."""
    told_by = telling.told_by
    if told_by and told_by[-1] not in {telling.publisher, telling.agency}:
        return told_by[-1]
    return telling.agency or source_of_wire.get(telling.wire) or telling.publisher


def _hands_on(telling: Telling, source_of_wire: Mapping[str, str | None]) -> bool:
    """Whether a telling says no more than that somebody said so."""
    if telling.agency is not None:
        return telling.agency[:1].islower() and telling.told_by[-1:] == (telling.agency,)
    if source_of_wire.get(telling.wire) is not None:
        return False
    unnamed = set(telling.told_by) <= {telling.publisher}
    return unnamed and telling.modality in {"attributed", "conditional"}


def _passed(telling: Telling, source_of_wire: Mapping[str, str | None]) -> tuple[str, ...]:
    """Those that the telling went through on its way out, its outlet among them."""
    source = source_of_wire.get(telling.wire)
    names = (*telling.told_by[:-1], telling.agency, source, telling.publisher)
    return tuple(name for name in names if name)


def _follow(name: str, onward: Mapping[str, str]) -> str:
    """Whoever is cited and cites another is followed, round in a circle at most once."""
    seen = {_known_as(name)}
    while (further := onward.get(_known_as(name))) is not None and _known_as(further) not in seen:
        name = further
        seen.add(_known_as(name))
    return name


def _known_as(name: str) -> str:
    """By what two names are one source: what is said of whoever is not named, else the name."""
    return unnamed_source(name) or fold(name)
