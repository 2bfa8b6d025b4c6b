"""What a reading gives to those who look across dispatches.

Its clipping, appearances, tellings and accords.

A pure function of the reading as reviewers left it; who the players and which the print are is
filled in when actors and wires are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from chancery.exchange import shapes
from chancery.exchange.entries import day_of
from chancery.knowledge.load import languages
from chancery.knowledge.roles import roles
from chancery.records.actor import Appearance, Citation, Part, Player
from chancery.records.agreement import Status
from chancery.records.clipping import Clipping
from chancery.records.dispatch import READ
from chancery.records.dossier import Accord, Owed
from chancery.records.telling import Figure, Telling
from chancery.records.time import Interval
from chancery.resolution.across_besides import besides
from chancery.rounds.across.names import Names, sounds_of
from chancery.stories.interactions_back import point_back

_STOP = re.compile(r"[.!?…]\s|\n")

_AROUND = 40
"""Actors of a dispatch that are remembered with each of its events."""

_LONGEST = 10
"""Characters of a determiner and the space behind it."""

Figures = Callable[[str, str | None], tuple[Figure, ...]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """Who is who in one dispatch: the actor of each entity, the wire that it is a print of.

    ``pacts`` are the dossiers of its accords.
    """

    actors: Mapping[str, str]
    wire: str
    pacts: Mapping[str, str] = field(default_factory=dict)

    def telling(self, one: Telling) -> Telling:
        """A telling with its players and its wire known."""
        players = self._players(one.players)
        pact = self.pacts.get(one.accord)
        return replace(one, wire=self.wire, players=players, around=self._around, pact=pact)

    def accord(self, one: Accord) -> Accord:
        """An accord with its parties known, and who owes what to whom."""
        owed = tuple(
            replace(
                x, bearers=self._players(x.bearers), counterparties=self._players(x.counterparties)
            )
            for x in one.owed
        )
        parties = self._players(one.parties)
        return replace(one, parties=parties, owed=owed, wire=self.wire, around=self._around)

    @cached_property
    def _around(self) -> tuple[str, ...]:
        """One for all tellings of the dispatch."""
        return tuple(sorted(set(self.actors.values())))[:_AROUND]

    def _players(self, players: tuple[Player, ...]) -> tuple[Player, ...]:
        return tuple(self._player(x) for x in players)

    def _player(self, one: Player) -> Player:
        actor, behalf = self.actors.get(one.entity), self.actors.get(one.inside)
        if (actor, behalf) == (one.actor, one.behalf):
            return one
        return replace(one, actor=actor, behalf=behalf)


def clipping_of(reading: shapes.Reading, address: str, seen: str) -> Clipping:
    """The dispatch, for copies."""
    dispatch = reading.dispatch
    title = dispatch.title
    read = (
        dispatch.text[block.start : block.end]
        for block in dispatch.blocks
        if block.kind in READ - {"headline", "caption"} and not isinstance(block.note, str)
    )
    return Clipping(
        id=dispatch.id,
        address=address,
        publisher=dispatch.publisher,
        published=dispatch.published,
        day=day_of(dispatch.published),
        seen=seen,
        language=dispatch.language,
        title=title,
        agencies=agencies_of(reading),
        paragraphs=tuple(read),
    )


def agencies_of(reading: shapes.Reading) -> tuple[str, ...]:
    """The news agencies that the page credits, each once."""
    named = (fact.value for fact in reading.dispatch.metadata if fact.name == "agency")
    return tuple(dict.fromkeys(named))


def appearances_of(reading: shapes.Reading) -> tuple[Appearance, ...]:
    """Its entities."""
    dispatch = reading.dispatch
    return tuple(
        Appearance(
            id=f"{dispatch.id}#{one.id}",
            dispatch=dispatch.id,
            entity=one.id,
            name=one.name,
            schema=one.schema,
            country=one.country if _is_said(one) else None,
            supranational=one.supranational if _is_said(one) else None,
            sector=one.sector,
            role=one.role,
            key=one.key,
            language=dispatch.language,
            day=day_of(dispatch.published),
            cited=_first_cited(dispatch.id, one),
            besides=besides(
                dispatch.text, one.name, [(x.start, x.end) for x in one.mentions], one.schema
            ),
        )
        for one in reading.entities
    )


def _is_said(one: shapes.Entity) -> bool:
    """Whether its country is known or stands where it is mentioned ("Chad's foreign minister").

    Else it was lent by what stands around it, and another dispatch may lend another one. A body of
    a state has none but that ("the government").
    """
    said = one.country_evidence
    if one.key or one.schema in {"PublicBody", "Country", "Location"}:
        return True
    return said is not None and any(
        mention.start <= said.start and said.end <= mention.end for mention in one.mentions
    )


def _first_cited(dispatch: str, one: shapes.Entity) -> Citation | None:
    said = one.role_evidence or next(iter(one.mentions), None)
    return cited(dispatch, said) if said else None


def cited(dispatch: str, said: shapes.Evidence) -> Citation:
    """Words of a dispatch."""
    return Citation(dispatch=dispatch, start=said.start, end=said.end, exact=said.exact)


def tellings_of(reading: shapes.Reading, seen: str, figures: Figures) -> tuple[Telling, ...]:
    """Its events."""
    cast, names = Cast(reading), Names(reading)
    told = [_telling(reading, event, cast, names, seen, figures) for event in reading.events]
    return point_back(told)


def _telling(
    reading: shapes.Reading, event: shapes.Event, cast: Cast, names: Names, seen: str,
    figures: Figures,
) -> Telling:  # fmt: skip
    dispatch, place = reading.dispatch, event.place
    text = "\n".join(one.exact for one in event.evidence)
    parts: tuple[tuple[Part, tuple[shapes.Role, ...]], ...] = (
        ("actor", event.actors), ("recipient", event.recipients), ("other", event.others),
    )  # fmt: skip
    return Telling(
        id=f"{dispatch.id}#{event.id}",
        dispatch=dispatch.id,
        event=event.id,
        publisher=dispatch.publisher,
        published=dispatch.published,
        day=day_of(dispatch.published),
        seen=seen,
        language=dispatch.language,
        wire="",
        act=event.act,
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        players=tuple(cast.player(part, role) for part, some in parts for role in some),
        when=interval(event.date),
        place=place.name if place else None,
        place_country=place.country if place else None,
        geonameid=place.geonameid if place else None,
        place_precision=place.precision if place else None,
        modality=event.modality,
        condition=event.condition.exact if event.condition else None,
        told_by=tuple(one.name for one in event.told_by if one.name),
        agency=next((x.name for x in reversed(event.told_by) if x.kind == "agency"), None),
        topics=tuple(topic.exact for topic in event.topics),
        figures=figures(text, dispatch.language),
        text=text,
        cited=cited(dispatch.id, event.anchor),
        named=names.within(text),
        definite=_points_back(dispatch.text, event.anchor.start, dispatch.language),
        placed=place is None or _placed(reading, event, place.evidence),
        accord=_accord_named(reading, event),
    )


def _accord_named(reading: shapes.Reading, event: shapes.Event) -> str:
    """The agreement that the words of an event, or of what it is first about, name."""
    words: list[shapes.Evidence | shapes.Topic] = [event.anchor, *event.also, *event.topics[:1]]
    for one in reading.agreements:
        if one.kind == "agreement" and any(
            said.start < other.end and other.start < said.end
            for said in one.mentions
            for other in words
        ):
            return f"{reading.dispatch.id}#{one.id}"
    return ""


def _placed(reading: shapes.Reading, event: shapes.Event, said: shapes.Evidence) -> bool:
    """Whether a place stands in the sentences of an event.

    Refused are the name of an agreement ("the *Libreville* accord") and of a state that acts by its
    capital ("*N’Djaména* a rouvert").
    """
    inside = any(one.start <= said.start and said.end <= one.end for one in event.evidence)
    named = [one for agreement in reading.agreements for one in agreement.mentions]
    named += [one for who in reading.entities if who.schema == "Country" for one in who.mentions]
    return inside and not any(one.start <= said.start and said.end <= one.end for one in named)


def _points_back(text: str, start: int, language: str | None) -> bool:
    """Whether a determiner before the words of an event points to one told before."""
    if language is None or language not in languages():
        return False
    before = text[max(0, start - _LONGEST) : start].casefold().replace("’", "'")
    word = before.split()[-1:] or [""]
    return before[-1:] in {" ", "'"} and word[0] in roles(language).definite


class Cast:
    """Who is in a dispatch, and whom the words for somebody name besides."""

    def __init__(self, reading: shapes.Reading) -> None:
        self._entities = {one.id: one for one in reading.entities}
        self._bodies = sorted(
            (mention.start, mention.end, one.id)
            for one in reading.entities
            if one.schema in {"Group", "Organization", "PublicBody"}
            for mention in one.mentions
        )

    def player(self, part: Part, role: shapes.Role) -> Player:
        """Who has a part, as the dispatch names it."""
        one = self._entities.get(role.id)
        return Player(
            part=part,
            name=one.name if one else role.evidence.exact,
            schema=one.schema if one else "Organization",
            actor=None,
            country=(one.country or one.supranational) if one else None,
            sector=one.sector if one else None,
            as_what=role.role if isinstance(role.role, str) else None,
            entity=role.id,
            inside=self._inside(one) if one else "",
            sounds=sounds_of(one.name) if one else (),
        )

    def _inside(self, one: shapes.Entity) -> str:
        """The body inside the words for somebody: the last one of the first that have any.

        Two that stand inside one another's words are told side by side ("the army and the Front").
        """
        if one.key or one.schema == "PublicBody":
            return ""
        for mention in one.mentions:
            inside = [
                name
                for start, end, name in self._bodies
                if name != one.id
                and mention.start <= start
                and end <= mention.end
                and (start, end) != (mention.start, mention.end)
                and not self._covers(name, mention)
            ]
            if inside:
                return inside[-1]
        return ""

    def _covers(self, name: str, mention: shapes.Evidence) -> bool:
        return any(
            one.start <= mention.start and mention.end <= one.end
            for one in self._entities[name].mentions
        )


Assessed = Mapping[str, tuple[Status, Status]]
"""By obligation: the status that the machine read, and the one that a reviewer gave it."""


def accords_of(reading: shapes.Reading, assessed: Assessed | None = None) -> tuple[Accord, ...]:
    """Its agreements."""
    cast, names = Cast(reading), Names(reading)
    found = (_accord(reading, one, cast, names) for one in reading.agreements)
    return tuple(replace(one, owed=_assessed(one, assessed or {})) for one in found)


def _assessed(accord: Accord, assessed: Assessed) -> tuple[Owed, ...]:
    """What is owed, a reviewer's assessment kept apart from what the dispatch reports."""
    known = {f"{accord.dispatch}#{name}": both for name, both in assessed.items()}
    return tuple(
        replace(one, status=known[one.id][0], assessed=known[one.id][1]) if one.id in known else one
        for one in accord.owed
    )


def _accord(reading: shapes.Reading, one: shapes.Agreement, cast: Cast, found: Names) -> Accord:
    dispatch = reading.dispatch
    names = sorted({said.exact for said in one.mentions} | {one.name}, key=lambda x: (-len(x), x))
    return Accord(
        id=f"{dispatch.id}#{one.id}",
        dispatch=dispatch.id,
        day=day_of(dispatch.published),
        language=dispatch.language,
        name=one.name,
        names=tuple(names),
        kind=one.kind,
        parties=tuple(cast.player("actor", role) for role in one.parties),
        signed=interval(one.signed),
        place=one.place.name if one.place else None,
        place_country=one.place.country if one.place else None,
        owed=tuple(_owed(dispatch, owed, cast) for owed in one.obligations),
        cited=_accord_cited(dispatch.id, one),
        named=found.within("\n".join(_around(dispatch.text, said) for said in one.mentions)),
    )


def _around(text: str, said: shapes.Evidence) -> str:
    """The sentence in which words stand, as far as stops tell."""
    before, behind = text[: said.start], text[said.end :]
    begin = max((match.end() for match in _STOP.finditer(before)), default=0)
    end = _STOP.search(behind)
    return text[begin : said.end + (end.start() if end else len(behind))]


def _behind(text: str, said: shapes.Evidence) -> str:
    """The words of its sentence behind some words."""
    stop = _STOP.search(text, said.end)
    return text[said.end : stop.start() if stop else len(text)]


def _accord_cited(dispatch: str, one: shapes.Agreement) -> Citation:
    said = next(iter(one.mentions), None)
    if said is None and one.obligations:
        said = one.obligations[0].action
    return cited(dispatch, said) if said else Citation(dispatch=dispatch, start=0, end=0, exact="")


def _owed(dispatch: shapes.Dispatch, one: shapes.Obligation, cast: Cast) -> Owed:
    return Owed(
        id=f"{dispatch.id}#{one.id}",
        bearers=tuple(cast.player("actor", role) for role in one.bearer),
        counterparties=tuple(cast.player("recipient", role) for role in one.counterparty),
        action=_done(one),
        thing=one.object.exact if one.object else None,
        due=interval(one.due),
        condition=one.condition.exact if one.condition else None,
        status=one.status,
        cited=cited(dispatch.id, one.evidence[0] if one.evidence else one.action),
        behind=_behind(dispatch.text, one.action),
    )


def _done(one: shapes.Obligation) -> str:
    """What is to be done, without the condition at its end, which tells other deeds."""
    action, condition = one.action.exact, one.condition
    if condition is None or not action.endswith(condition.exact):
        return action
    return action[: -len(condition.exact)].rstrip(" ,;") or action


def interval(when: shapes.When | None) -> Interval | None:
    """A date as days; ``None`` for none, and for what a reviewer's EDTF cannot say in days."""
    if when is None:
        return None
    return Interval(
        edtf=when.edtf,
        first=date.fromisoformat(when.first) if when.first else None,
        last=date.fromisoformat(when.last) if when.last else None,
        precision=when.precision,
    )
