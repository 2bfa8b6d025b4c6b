"""The shape of a dossier's JSON, ``chancery/dossier/1``: what its schema file is made from.

``python -m chancery.exchange.dossier_shapes`` prints it anew; a test holds the shipped file
against it.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from chancery.exchange.schema import schema_of
from chancery.records.agreement import Status
from chancery.records.mention import Schema
from chancery.records.time import Precision

Day: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Cited(Struct, frozen=True, kw_only=True):
    """Words of a dispatch; ``[start, end)`` points into its text, in Unicode code points."""

    dispatch: str
    start: int
    end: int
    exact: str


class Party(Struct, frozen=True, kw_only=True):
    """A party, by name; ``actor`` is its id across dispatches."""

    name: str
    schema: Schema
    actor: str | None
    country: str | None
    sector: str | None


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of days, in EDTF and as first and last day."""

    edtf: str
    first: Day | None
    last: Day | None
    precision: Precision


class Step(Struct, frozen=True, kw_only=True):
    """What a later event reports of a stipulation, who claims it, and why it was tied to it."""

    interaction: str
    telling: str
    status: Status
    day: Day | None
    claimed_by: str | None
    sources: tuple[str, ...]
    why: str
    cited: Cited


class Stipulation(Struct, frozen=True, kw_only=True):
    """The smallest verifiable promise: ``reported`` by dispatches, ``assessment`` a reviewer's.

    ``overdue`` and ``silent`` stand only where they were asked about, for a day.
    """

    id: str
    bearers: tuple[Party, ...]
    counterparties: tuple[Party, ...]
    action: str
    object: str | None
    due: Span | None
    condition: str | None
    since: Day | None
    reported: Status
    assessment: Status | None
    provision: str | None
    codes: tuple[str, ...]
    lag: Annotated[int | None, Meta(description="Days from promise to first reported deed.")]
    steps: tuple[Step, ...]
    told: tuple[Cited, ...]
    owed: tuple[str, ...]
    overdue: Annotated[
        bool | UnsetType, Meta(description="Its last day has passed and nobody reports it done.")
    ] = UNSET
    silent: Annotated[
        bool | UnsetType, Meta(description="Not reported done, and no step for many days.")
    ] = UNSET


class Dossier(Struct, frozen=True, kw_only=True):
    """An agreement across dispatches."""

    schema: Literal["chancery/dossier/1"]
    id: str
    name: str
    names: tuple[str, ...]
    kind: Literal["agreement", "decree", "promise"]
    parties: tuple[Party, ...]
    signed: Span | None
    place: str | None
    stipulations: tuple[Stipulation, ...]
    accords: tuple[str, ...]
    told: tuple[Cited, ...]
    last_day: Day | None


def build_dossier_schema() -> str:
    """The JSON Schema (draft 2020-12) of ``chancery/dossier/1``, as JSON text."""
    return schema_of(Dossier, "dossier")


def shipped_dossier_schema() -> str:
    """The schema as it is shipped in this package."""
    return files("chancery.exchange").joinpath("dossier.schema.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.write(build_dossier_schema())
