"""The commands that fill the ledger: ``ingest``, ``watch`` and ``reread``."""

from __future__ import annotations

from typing import Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.options import LanguageOption, PublishedOption
from chancery.desk.terminal import answer

INGEST_HELP = (
    "Read what sources offer and keep it in the ledger. A SOURCE is a file (text, HTML, mail), a "
    "folder, a table (JSON, CSV, Parquet), a WARC archive, readings (chancery read --format "
    "jsonl), a feed, an OPML list, a sitemap, an http(s) address, or - for standard input. What "
    "was kept before is not read again; a page that changed is kept as a new version. "
    "Exit code: 0 all kept, 1 some were not, 2 nothing was."
)
WATCH_HELP = (
    "Keep polling what chancery.toml lists, each publisher in its interval, and log a JSON line "
    "for what happens. SIGTERM ends it after the batch at hand, SIGHUP has it read chancery.toml "
    "again. With --once: one round, for cron. "
    "Exit code of a round: 0 all well, 1 something failed, 2 nothing was reached."
)


ResolveOption = Annotated[
    bool,
    typer.Option(
        "--resolve/--no-resolve", help="Go through the ledger afterwards, as `chancery resolve`."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(
        help=INGEST_HELP,
        short_help="Read what sources offer and keep it in the ledger.",
        epilog="Examples: chancery ingest dispatches/ · chancery ingest https://example.org/rss · "
        "chancery ingest news.parquet --column text=body --column url=link",
    )(ingest)
    app.command(
        help=WATCH_HELP,
        short_help="Keep polling what chancery.toml lists.",
        epilog="Example: chancery watch --once",
    )(watch)
    app.command(epilog="Examples: chancery reread · chancery reread --all")(reread)


def ingest(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="What to read; see above.")
    ],
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
    language: LanguageOption = None,
    published: PublishedOption = None,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Whose pages these are, when they do not say."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=COLUMN", help="Where a table has a field: text=body."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many pages of a feed or sitemap.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the run's report as JSON.")
    ] = False,
    resolve: ResolveOption = True,
) -> None:
    """Read what sources offer and keep it in the ledger."""
    from chancery.desk import filling  # noqa: PLC0415 - help must not wait for what only work needs

    asked = filling.Request(
        sources=tuple(sources),
        ledger=ledger,
        config=config,
        language=language,
        published=published,
        publisher=publisher,
        columns=tuple(column or ()),
        limit=limit,
        as_json=as_json,
        resolve=resolve,
    )
    raise typer.Exit(answer(lambda: filling.run_ingest(asked)))


def watch(
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
    once: Annotated[
        bool, typer.Option("--once", help="One round of everything, then end.")
    ] = False,
    resolve: ResolveOption = True,
) -> None:
    """Keep polling what chancery.toml lists."""
    from chancery.desk import watching  # noqa: PLC0415

    raise typer.Exit(answer(lambda: watching.run_watch(ledger, config, once=once, resolve=resolve)))


def reread(
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
    everything: Annotated[
        bool, typer.Option("--all", help="Every capture, also those this version read.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the run's report as JSON.")
    ] = False,
    resolve: ResolveOption = True,
) -> None:
    """Read kept captures again with this version; what it reads otherwise supersedes."""
    from chancery.desk import filling  # noqa: PLC0415

    raise typer.Exit(
        answer(
            lambda: filling.run_reread(
                ledger, everything=everything, as_json=as_json, resolve=resolve
            )
        )
    )
