"""Laws of going through a ledger: growing gives what a rebuild gives, in whichever order.

The invented press comes in lots and out of order, a dispatch is replaced by a later version, two
records are taken out by a reviewer and put back; in the end all is gathered as it is at once.
"""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random

import msgspec
import pytest
from sqlalchemy import select

from chancery.records.deposit import Deposit
from chancery.records.intake import Row
from chancery.rounds.across import drive
from chancery.rounds.across.drive import go_through
from chancery.rounds.offers import Offer
from chancery.sources.rows import capture_row
from chancery.store import open_ledger, schema
from tests.judging import correct, judge, undo
from tests.ledgers import Clock
from tests.newsroom.kept import deposits, put, read

LOTS = 5
"""Lots that the press comes in; what is replaced and taken out comes with the first."""

ASIDE = {"seen", "first_seen"}
"""What tells when the ledger had it, which is another time in another ledger."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """How the press comes: in lots; what is replaced, by what; what a reviewer says of what."""

    lots: tuple[tuple[Deposit, ...], ...]
    later: dict[str, Deposit]
    rejected: tuple[str, ...]
    corrected: tuple[str, ...]

    def at_once(self):
        """What stands in the end, in one lot."""
        came = [one for lot in self.lots for one in lot if one.address not in self.later]
        return [*came, *self.later.values()]

    def judge(self, ledger):
        """Take out some dispatches and events; give some people another country."""
        return [
            *(judge(ledger, "reject", record) for record in self.rejected),
            *(correct(ledger, record, country="NOR") for record in self.corrected),
        ]


def course(seed, size):
    """Some of the press in some order: the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - a sample, no secret
    some = [deposits()[name] for name in rng.sample(list(deposits()), size)]
    told = [one for one in some if one.entry.events and one.entry.entities]
    first = rng.sample(told, 16)
    replaced, taken_out, told_wrong = first[:3], first[3:10], first[10:]
    rest = [one for one in some if not any(one is other for other in first)]
    return Course(
        lots=tuple((*(first if n == 0 else ()), *rest[n::LOTS]) for n in range(LOTS)),
        later={one.address: later_version(one) for one in replaced},
        rejected=(
            *(one.entry.id for one in taken_out),
            *dict.fromkeys(rng.choice(one.entry.events).id for one in told_wrong[:3]),
        ),
        corrected=tuple(dict.fromkeys(rng.choice(x.entry.entities).id for x in told_wrong[3:])),
    )


def later_version(one):
    """The same address with another text: its first two paragraphs, and one of its own."""
    row = Row.from_bytes(one.data)
    text = "\n\n".join([*row.text.split("\n\n")[:2], "Une enquête a été ouverte."])
    item = capture_row(replace(row, text=text), address=row.url)
    (found,) = read([Offer(address=item.address, item=item)])
    return found


@contextmanager
def new_ledger(address):
    with open_ledger(address, clock=Clock()) as ledger:
        yield ledger


def grow(ledger, plan):
    """Take in lot by lot; the judgements that were made on the way."""
    go_through(ledger)  # the first time is a rebuild, here of nothing
    said = []
    for n, lot in enumerate(plan.lots):
        put(ledger, lot)
        if n == 1:
            said = plan.judge(ledger)
        if n == 2:
            put(ledger, plan.later.values())
        go_through(ledger)
    return said


def standing(ledger):
    """All that is gathered: the record of each, by kind and id."""
    table = schema.gatherings.c
    asked = select(table.kind, table.id, table.body).where(table.standing)
    with ledger.reading() as connection:
        rows = connection.execute(asked).all()
    assert len({(row.kind, row.id) for row in rows}) == len(rows)
    return {(row.kind, row.id): msgspec.json.decode(row.body) for row in rows}


def lying(ledger):
    """All pieces, with the component and the gathering of each, and all their keys."""
    pieces, keys = schema.pieces.c, schema.piece_keys.c
    asked = select(pieces.kind, pieces.name, pieces.component, pieces.gathering, pieces.body)
    with ledger.reading() as connection:
        rows = [tuple(row) for row in connection.execute(asked)]
        held = [tuple(row) for row in connection.execute(select(keys.kind, keys.key, keys.name))]
    return sorted(rows), sorted(held)


def without_times(said):
    """A record without what tells when the ledger had it."""
    if isinstance(said, dict):
        return {k: without_times(v) for k, v in said.items() if k not in ASIDE}
    return [without_times(one) for one in said] if isinstance(said, list) else said


def differing(one, other):
    """Which gatherings are not alike, for a failure that can be read."""
    return {key: (one.get(key), other.get(key)) for key in one.keys() | other.keys()
            if one.get(key) != other.get(key)}  # fmt: skip


def assert_a_rebuild_changes_nothing(ledger):
    grown, pieces = standing(ledger), lying(ledger)
    anew = go_through(ledger, rebuild=True)
    assert differing(grown, standing(ledger)) == {}
    assert lying(ledger) == pieces
    assert set(anew.changed.values()) == {0}


@pytest.fixture(autouse=True)
def _small_handfuls(monkeypatch):
    """Dispatches that came in one transaction are taken in by several."""
    monkeypatch.setattr(drive, "HANDFUL", 13)


@pytest.mark.parametrize(("seed", "restored"), [(1, True), (2, False)])
def test_growing_gives_what_a_rebuild_gives_and_what_going_through_at_once_gives(
    ledger_address, tmp_path, seed, restored
):
    plan = course(seed, size=50 if "://" in ledger_address else 110)
    with new_ledger(ledger_address) as ledger:
        said = grow(ledger, plan)
        if restored:
            for judgement in reversed(said):
                undo(ledger, judgement)
        go_through(ledger)
        grown = standing(ledger)
        assert_a_rebuild_changes_nothing(ledger)
    with new_ledger(str(tmp_path / "once.db")) as ledger:
        put(ledger, plan.at_once())
        if not restored:
            plan.judge(ledger)
        go_through(ledger)
        once = standing(ledger)
    assert {kind for kind, _ in once} == {"wire", "actor", "interaction", "story", "dossier"}
    assert differing(without_times_of(grown), without_times_of(once)) == {}


def without_times_of(gathered):
    return {key: without_times(said) for key, said in gathered.items()}


def test_nothing_of_a_dispatch_that_is_replaced_or_taken_out_is_gathered(tmp_path):
    plan = course(seed=4, size=40)
    first = {one.address: one.entry.id for one in plan.lots[0]}
    gone = {first[address] for address in plan.later} | set(plan.rejected)
    with new_ledger(str(tmp_path / "chancery.db")) as ledger:
        grow(ledger, plan)
        told = str((standing(ledger), lying(ledger)))
    assert not [name for name in gone if name in told]


@pytest.fixture
def whole(tmp_path):
    """A ledger of the whole press that was gone through."""
    with new_ledger(str(tmp_path / "chancery.db")) as ledger:
        put(ledger, deposits().values())
        go_through(ledger)
        yield ledger


def test_a_step_goes_with_the_last_telling_of_its_event(whole):
    dossiers = [said["said"] for (kind, _), said in standing(whole).items() if kind == "dossier"]
    owed = [one for dossier in dossiers for one in dossier["stipulations"]]
    named = sorted(step["interaction"] for one in owed for step in one["steps"])
    assert named
    for name in named[:3]:
        interaction = standing(whole).get(("interaction", name))
        for event in (
            {one["event"] for one in interaction["said"]["reports"]} if interaction else ()
        ):
            judge(whole, "reject", event)
        go_through(whole)
        assert name not in str(list(standing(whole).values()))
    assert_a_rebuild_changes_nothing(whole)


def test_a_body_that_is_of_no_state_any_more_leaves_its_face(whole):
    pieces = schema.pieces.c
    asked = select(pieces.name, pieces.component).where(pieces.kind == "appearance")
    with whole.reading() as connection:
        bodies = connection.execute(asked.where(pieces.component.startswith("state:"))).all()
    for name in sorted({row.name.partition("#")[2] for row in bodies})[:3]:
        correct(whole, name, country="null")
        go_through(whole)
        with whole.reading() as connection:
            left = [row.name for row in connection.execute(asked)]
        assert not [one for one in left if one.endswith(f"#{name}")]
    assert bodies
    assert_a_rebuild_changes_nothing(whole)


def test_an_interaction_has_the_source_that_a_later_print_names(tmp_path):
    row = Row.from_bytes(deposits()["a001"].data)
    paragraphs = row.text.replace(" (AFP)", "").replace(" l’AFP", "").split("\n\n")
    first = replace(row, text="\n\n".join(paragraphs))
    later = replace(
        row,
        url="https://relais.example/2026/02/04/embuscade",
        publisher="Le Relais",
        published="2026-02-04T08:00:00Z",
        text="\n\n".join([*paragraphs[1:], "Avec AFP"]),
    )
    with new_ledger(str(tmp_path / "chancery.db")) as ledger:
        go_through(ledger)
        for some in (first, later):
            item = capture_row(some, address=some.url)
            put(ledger, read([Offer(address=item.address, item=item)]))
            go_through(ledger)
        sources = [
            x["said"]["source"] for (kind, _), x in standing(ledger).items() if kind == "wire"
        ]
        assert sources == ["Agence France-Presse"]
        assert_a_rebuild_changes_nothing(ledger)


def test_going_through_again_changes_nothing(tmp_path):
    plan = course(seed=5, size=40)
    with new_ledger(str(tmp_path / "chancery.db")) as ledger:
        grow(ledger, plan)
        before = standing(ledger)
        again = go_through(ledger)
        assert (again.dispatches, dict(again.changed)) == (0, {})
        assert standing(ledger) == before
