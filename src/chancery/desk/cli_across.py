"""The commands over what dispatches say together, from ``resolve`` to ``actor``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]

RESOLVE_HELP = (
    "Go through a ledger: fold copies of one text, know actors by all their names, put the reports "
    "of one event together, join agreements with what was done about them. Only what changed is "
    "gone through; ingest, reread and watch do it at their end. "
    "Exit code: 0 all gone through, 1 something was left out."
)
TODAY_HELP = (
    "Tell the news of a day: headlines by independent sources × novelty × watched actors; under "
    "each what is new or has turned, who says so, what is contested. A day is one of publication. "
    "--watch takes a state's code, an actor's id or words of a name; without it, those of [desk] "
    "watch in chancery.toml. Exit code: 0 also when nothing was published."
)
DIFF_HELP = (
    "Tell what the record says otherwise than at a time, across dispatches: what is new, what "
    "changed in which field from what to what, what is gone and in what its parts are now. Times "
    "are those of the ledger, not of publication."
)
DOSSIER_HELP = (
    "Show an agreement as a table of who owes what until when, what is reported done about it and "
    "who says so; without NAME list all of them. NAME is an id or words of a name or place. What "
    "is reported is no verdict: a reviewer's assessment stands beside it. "
    "Exit code: 0 shown, 2 when there is none or several are called so."
)
ACTOR_HELP = (
    "Show an actor: its names, the offices it was described with and when, in how many dispatches "
    "it stands. People without a public office are not known across dispatches. "
    "Exit code: 0 shown, 2 when there is none or several are called so."
)


class DossierFormat(StrEnum):
    """How dossiers are printed."""

    text = "text"
    json = "json"
    csv = "csv"
    md = "md"
    ics = "ics"


class KindOption(StrEnum):
    """What can be asked for in a diff."""

    wire = "wire"
    actor = "actor"
    interaction = "interaction"
    dossier = "dossier"
    story = "story"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        help=RESOLVE_HELP,
        short_help="Go through a ledger: copies, actors, interactions, dossiers, stories.",
        epilog="Examples: chancery resolve · chancery resolve --rebuild",
    )(resolve)
    app.command(
        help=TODAY_HELP,
        short_help="Tell the news of a day: what is new, who says so, what is contested.",
        epilog="Examples: chancery today · chancery today --date 2026-03-12 --days 7 --watch IRN "
        "--watch 'Awa Faye'",
    )(today)
    app.command(
        help=DIFF_HELP,
        short_help="Tell what the record says otherwise than at a time.",
        epilog="Examples: chancery diff --since 2026-03-12 · chancery diff --since "
        "2026-03-12T06:30:05Z --kind dossier --json",
    )(diff)
    app.command(
        help=DOSSIER_HELP,
        short_help="Show who owes what under an agreement, and what was done about it.",
        epilog="Examples: chancery dossier · chancery dossier 'accord de Libreville' · "
        "chancery dossier --overdue · chancery dossier --format ics > due.ics",
    )(dossier)
    app.command(
        help=ACTOR_HELP,
        short_help="Show the names and offices of an actor, and where it says so.",
        epilog="Examples: chancery actor 'Awa Faye' · chancery actor states:IRN --json",
    )(actor)


def resolve(
    *,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="All of it anew; it comes to the same.")
    ] = False,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Go through a ledger."""
    from chancery.desk import resolving  # noqa: PLC0415 - help must not wait for a database

    raise typer.Exit(
        answer(lambda: resolving.run_resolve(ledger, rebuild=rebuild, as_json=as_json))
    )


def today(
    *,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The last day; today (UTC).")
    ] = None,
    days: Annotated[
        int, typer.Option(metavar="N", min=1, max=3660, help="So many days up to it.")
    ] = 1,
    watch: Annotated[
        list[str] | None, typer.Option(metavar="ACTOR", help="Whose news comes first.")
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=1000, help="Headlines at most.")
    ] = 20,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Print a briefing."""
    from chancery.desk import briefing  # noqa: PLC0415

    asked = briefing.Request(
        day=day, days=days, watched=tuple(watch or ()), limit=limit, as_json=as_json
    )
    raise typer.Exit(answer(lambda: briefing.run_today(asked, ledger)))


def diff(
    *,
    since: Annotated[
        str, typer.Option(metavar="TIME", help="From then on: 2026-03-12, 2026-03-12T06:30:05Z.")
    ],
    kind: Annotated[
        list[KindOption] | None, typer.Option(help="Only this; several may be given.")
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=1000, help="Records of a page.")
    ] = 50,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help="The page after the one that named this.")
    ] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Print what changed."""
    from chancery.desk import diffing  # noqa: PLC0415

    asked = diffing.Request(
        since=since, kinds=tuple(one.value for one in kind or ()), limit=limit, after=after,
        as_json=as_json,
    )  # fmt: skip
    raise typer.Exit(answer(lambda: diffing.run_diff(asked, ledger)))


def dossier(
    wanted: Annotated[
        str | None, typer.Argument(metavar="[NAME|ID]", help="An agreement; all without one.")
    ] = None,
    *,
    form: Annotated[
        DossierFormat,
        typer.Option("--format", "-f", help="A page, JSON, a table, a note, a calendar."),
    ] = DossierFormat.text,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is due and not reported done.")
    ] = False,
    silent: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=1, help="Only what nobody told of for so many days."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to reckon from; today (UTC).")
    ] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Print a dossier, or list them."""
    from chancery.desk import dossiers  # noqa: PLC0415

    asked = dossiers.Request(
        wanted=wanted, form="json" if as_json else form.value, overdue=overdue, silent=silent,
        as_of=as_of,
    )  # fmt: skip
    raise typer.Exit(answer(lambda: dossiers.run_dossier(asked, ledger)))


def actor(
    wanted: Annotated[str, typer.Argument(metavar="NAME|ID", help="Whom to show.")],
    *,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Print an actor."""
    from chancery.desk import actors  # noqa: PLC0415

    raise typer.Exit(answer(lambda: actors.run_actor(wanted, ledger, as_json=as_json)))
