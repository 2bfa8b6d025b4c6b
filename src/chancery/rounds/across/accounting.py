"""All that is known of one thing across dispatches, and why: what ``chancery explain`` tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from sqlalchemy import Connection

from chancery.errors import NotFoundError
from chancery.records.actor import Actor
from chancery.records.story import Story
from chancery.records.telling import Interaction, Telling
from chancery.rounds.across.asking import (
    NEVER,
    SHAPES,
    Kind,
    Record,
    located,
    may_be,
    plain,
    records,
    tellings_of,
)
from chancery.rounds.across.became import became
from chancery.rounds.across.comparing import Pair, compared
from chancery.rounds.across.titling import title_of
from chancery.store import Ledger
from chancery.store.gatherings import gathered, versions
from chancery.store.headlines import Headline, headlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that is known of one thing, and why.

    ``since`` is when the ledger began to say this, ``until`` when it ceased (``None``: it says so
    now), ``into`` what its parts are in then. ``names`` are the names of the pieces and things that
    pairs speak of, as a person reads them.
    """

    kind: Kind
    record: Record
    since: str
    until: str | None
    into: tuple[str, ...]
    together: tuple[Pair, ...]
    near: tuple[Pair, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    tops: Mapping[str, Headline] = field(default_factory=dict)
    members: Mapping[str, Interaction] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "schema": "chancery/account/1",
            "kind": self.kind,
            "since": self.since,
            "until": self.until,
            "into": list(self.into),
            "record": plain(self.record),
            "words": {name: one.text for name, one in self.tellings.items()},
            "dispatches": {name: one._asdict() for name, one in self.tops.items()},
            "together": [pair.to_json() for pair in self.together],
            "near": [pair.to_json() for pair in self.near],
        }


def account(ledger: Ledger, wanted: str) -> Account:
    """The account of what is meant by an id. Raises ``NotFoundError``, ``QueryError``."""
    with ledger.reading() as connection:
        try:
            kind, name = located(connection, wanted)
        except NotFoundError:
            return _gone(connection, wanted)
        said = next(gathered(connection, kind, SHAPES[kind], ids=[name]))
        if isinstance(said.record, Actor) and not said.record.public:
            message = f"{wanted}: nothing of that id in the ledger; {NEVER}"
            raise NotFoundError(message)
        return _account(connection, kind, said.record, said.since)


def _gone(connection: Connection, wanted: str) -> Account:
    """The account of what does not stand any more, by its whole id."""
    kind: Kind
    for kind, shape in SHAPES.items():
        said = versions(connection, wanted, shape) if may_be(kind, wanted) else []
        if said and not (isinstance(said[-1].record, Actor) and not said[-1].record.public):
            last = said[-1]
            return Account(
                kind=kind, record=last.record, since=last.since, until=last.until,
                into=became(connection, last.record), together=(), near=(),
            )  # fmt: skip
    message = f"{wanted}: nothing of that id in the ledger; {NEVER}"
    raise NotFoundError(message)


def _account(connection: Connection, kind: Kind, record: Record, since: str) -> Account:
    together, near, names = compared(connection, kind, record.id)
    held: list[Interaction] = [record] if isinstance(record, Interaction) else []
    members = {}
    if isinstance(record, Story):
        members = records(connection, Interaction, record.interactions)
        record = replace(
            record,
            title=title_of(connection, chain.from_iterable(x.reports for x in members.values())),
        )
    tellings = tellings_of(connection, held)
    tops = headlines(connection, _dispatches(record) | {x.dispatch for x in tellings.values()})
    return Account(
        kind=kind, record=record, since=since, until=None, into=(), together=together, near=near,
        names=names, tellings=tellings, tops=tops, members=members,
    )  # fmt: skip


def _dispatches(record: Record) -> set[str]:
    """The dispatches that a record points into, whatever it is."""
    found: set[str] = set()
    waiting: list[object] = [plain(record)]
    while waiting:
        match waiting.pop():
            case dict() as one:
                waiting += one.values()
            case list() as some:
                waiting += some
            case str(name) if name.startswith("dispatch-"):
                found.add(name.partition("#")[0])
    return found
