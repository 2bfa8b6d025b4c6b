"""The commands of reviewers: ``review``, ``corrections``, ``deletions``, ``export``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SinceOption = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="From then on: 2026-03-12, 2026-03-12T06:30:05Z."),
]

REVIEW_HELP = (
    "Judge a record, or with ID alone show it with all that was said of it. A judgement is signed, "
    "dated and never overwritten; the machine's record stays beside it. Fields that may be set: of "
    "an event type, mode, act, modality, date, place, actors, recipients; of an obligation status, "
    "due; of an entity country, sector, name. An empty value is null. Actors and recipients are "
    "entities of the same dispatch, as find or review prints them or by id, with ; between them. "
    "Several --set are saved together or not at all."
)
DELETIONS_HELP = (
    "List what the ledger does not say any more (rejected, superseded) or says again (restored), "
    "oldest first."
)
EXPORT_HELP = (
    "Print the readings that stand, one JSON object per line, as reviewers left them; the latest "
    "change comes last, and standard error says from which time to ask on."
)


class Listing(StrEnum):
    """How corrections and deletions are printed."""

    text = "text"
    json = "json"
    csv = "csv"


class Lines(StrEnum):
    """How readings are printed."""

    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        help=REVIEW_HELP,
        short_help="Accept, correct, reject or comment on a record; undo; or show it.",
        epilog="Examples: chancery review event-3f9c --accept --by Nadia · chancery review "
        "event-3f9c --set type=CONSULT --set 'place=Oslo (NOR)' --reason 'see the second line' · "
        "chancery review event-3f9c --set 'actors=Ana Costa (PRT); Luis Ortega (ESP)' · "
        "chancery review event-3f9c --undo review-07ab · chancery review event-3f9c",
    )(review)
    app.command(
        epilog="Examples: chancery corrections --since 2026-03-12 · chancery corrections --stale "
        "--json · chancery corrections --record event-3f9c --format csv"
    )(corrections)
    app.command(
        help=DELETIONS_HELP,
        short_help="List what the ledger does not say any more, or says again.",
        epilog="Examples: chancery deletions --since 2026-03-12T06:30:05Z --json · "
        "chancery deletions --format csv > gone.csv",
    )(deletions)
    app.command(
        help=EXPORT_HELP,
        short_help="Print the readings that stand, as reviewers left them.",
        epilog="Examples: chancery export > readings.jsonl · chancery export --machine · "
        "chancery export --updated-since 2026-03-12T06:30:05Z",
    )(export)


def review(
    record: Annotated[str, typer.Argument(metavar="ID", help="A record's id, or its beginning.")],
    *,
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is wrong: take it out.")] = False,
    corrected: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="What is right; several may be given."),
    ] = None,
    comment: Annotated[bool, typer.Option("--comment", help="Only say something of it.")] = False,
    undo: Annotated[
        str | None, typer.Option(metavar="REVIEW_ID", help="Take back a judgement.")
    ] = None,
    by: Annotated[
        str, typer.Option(metavar="NAME", envvar="CHANCERY_REVIEWER", help="Who judges.")
    ] = "",
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Judge a record, or show it."""
    from chancery.desk import reviewing  # noqa: PLC0415 - help must not wait for a database

    wanted = reviewing.Wanted(
        record=record, accept=accept, reject=reject, corrected=tuple(corrected or ()),
        comment=comment, undo=undo, by=by, reason=reason,
    )  # fmt: skip
    raise typer.Exit(answer(lambda: reviewing.run_review(wanted, ledger, as_json=as_json)))


def corrections(
    *,
    since: SinceOption = None,
    record: Annotated[str | None, typer.Option(metavar="ID", help="Only of this record.")] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only of records in no dispatch that stands any more.")
    ] = False,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How to print.")] = Listing.text,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """List what reviewers said, in order, those judgements among it that were undone."""
    from chancery.desk import reviewing  # noqa: PLC0415

    asked = reviewing.Listed(
        since=since, record=record, stale=stale, form="json" if as_json else form.value
    )
    raise typer.Exit(answer(lambda: reviewing.run_corrections(asked, ledger)))


def deletions(
    *,
    since: SinceOption = None,
    after: Annotated[
        int, typer.Option(metavar="NUMBER", min=0, help="Go on after the `next` of a page.")
    ] = 0,
    limit: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, max=10_000, help="Lines of a page.")
    ] = 1000,
    form: Annotated[Listing, typer.Option("--format", "-f", help="How to print.")] = Listing.text,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """List tombstones."""
    from chancery.desk import reviewing  # noqa: PLC0415

    asked = reviewing.Page(
        since=since, after=after, limit=limit, form="json" if as_json else form.value
    )
    raise typer.Exit(answer(lambda: reviewing.run_deletions(asked, ledger)))


def export(
    *,
    machine: Annotated[
        bool, typer.Option("--machine", help="As the machine read them, whatever was judged.")
    ] = False,
    updated_since: SinceOption = None,
    form: Annotated[  # noqa: ARG001 - there is one so far
        Lines, typer.Option("--format", "-f", help="One object per line.")
    ] = Lines.jsonl,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Print the readings that stand."""
    from chancery.desk import reviewing  # noqa: PLC0415

    raise typer.Exit(
        answer(lambda: reviewing.run_export(ledger, machine=machine, since=updated_since))
    )
