"""The commands with which a reviewer joins and parts: ``same``, ``apart``, ``unsure``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer

if TYPE_CHECKING:
    from chancery.records.match import Answer

_HELP = (
    " The two are interactions, actors or dossiers of the ledger, or two reports by the names that "
    "`chancery explain` gives them (DISPATCH#EVENT). An answer is signed, dated and "
    "kept, and comes before what Chancery finds by itself; --undo takes it back. `chancery explain "
    "ID` shows what was compared."
)

OneArgument = Annotated[str, typer.Argument(metavar="ID", help="One, by its id or beginning.")]
OtherArgument = Annotated[str, typer.Argument(metavar="ID", help="The other.")]
ByOption = Annotated[
    str, typer.Option(metavar="NAME", envvar="CHANCERY_REVIEWER", help="Who answers.")
]
ReasonOption = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]
UndoOption = Annotated[bool, typer.Option("--undo", help="Take back the answer of these two.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    example = "Example: chancery {} interaction-3f9c interaction-07ab --by Nadia"
    for command, short in (
        (same, "Say that two things are one."),
        (apart, "Say that two things are not one."),
        (unsure, "Say that nobody can tell whether two things are one."),
    ):
        name = command.__name__
        app.command(help=short + _HELP, short_help=short, epilog=example.format(name))(command)


def same(
    one: OneArgument, other: OtherArgument, *, by: ByOption = "", reason: ReasonOption = None,
    undo: UndoOption = False, as_json: JsonOption = False, ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:  # fmt: skip
    """Two things are one."""
    _answered((one, other), None if undo else "same", by, reason, ledger, as_json=as_json)


def apart(
    one: OneArgument, other: OtherArgument, *, by: ByOption = "", reason: ReasonOption = None,
    undo: UndoOption = False, as_json: JsonOption = False, ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:  # fmt: skip
    """Two things are not one."""
    _answered((one, other), None if undo else "not_same", by, reason, ledger, as_json=as_json)


def unsure(
    one: OneArgument, other: OtherArgument, *, by: ByOption = "", reason: ReasonOption = None,
    undo: UndoOption = False, as_json: JsonOption = False, ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:  # fmt: skip
    """Nobody can tell whether two things are one."""
    _answered((one, other), None if undo else "unsure", by, reason, ledger, as_json=as_json)


def _answered(
    two: tuple[str, str], said: Answer | None, by: str, reason: str | None, ledger: str | None, *,
    as_json: bool,
) -> None:  # fmt: skip
    from chancery.desk import pairing  # noqa: PLC0415 - help must not wait for a database

    one, other = two
    asked = pairing.Request(
        one=one, other=other, answer=said, by=by, reason=reason, as_json=as_json
    )
    raise typer.Exit(answer(lambda: pairing.run_pair(asked, ledger)))
