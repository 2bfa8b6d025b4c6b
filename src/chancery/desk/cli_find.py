"""``chancery find``: what can be asked of a ledger on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer


class FoundFormat(StrEnum):
    """How what was found is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Of(StrEnum):
    """What is looked for."""

    events = "events"
    dispatches = "dispatches"


HELP = (
    "Find events and dispatches in a ledger, newest first. Options are conditions that must all "
    "hold; one given twice names alternatives, but each --actor, --recipient and --party must take "
    "part. A name is looked for by whole words, whatever its case and accents; IRN and UNO are "
    "codes of countries and PLOVER's, bodies:irgc-qods is an entry of `chancery knowledge`. "
    "A name that neither Chancery nor the ledger knows is an error when nothing is found. "
    "A date that is not known is no match: undated events are not found by --since or --until; one "
    "known only as a month is, when the month reaches into those days. Csv is exact: a spreadsheet "
    "may take a cell that begins with = for a formula. "
    "Exit code: 0 also when nothing is found, 2 when the question is not understood."
)
EPILOG = (
    "Examples: chancery find --type CONSULT --actor IRN --actor IRQ --since 2025-05-01 · "
    "chancery find --text '\"affaires étrangères\" négoci* -commerce' · "
    "chancery find --place Bagdad --modality asserted --format csv > found.csv"
)

Many: TypeAlias = list[str] | None

TextOption = Annotated[
    str | None,
    typer.Option(
        "--text",
        metavar="WORDS",
        help='Words of the dispatch, all of them: accord "affaires étrangères" négoci* -commerce. '
        "OR, title: and a quotation mark without its other one are taken as words.",
    ),
]
OfOption = Annotated[
    Of | None,
    typer.Option(
        "--of",
        help="By default events, or dispatches when only they are asked about.",
        show_default=False,
    ),
]


def _many(name: str, metavar: str, about: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar=metavar, help=about)
    return option


def _day(name: str, about: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar="DAY", help=about)
    return option


def register(app: typer.Typer) -> None:
    """Add the command."""
    short = "Find events and dispatches in a ledger."
    app.command(name="find", help=HELP, short_help=short, epilog=EPILOG)(find)


def find(
    *,
    text: TextOption = None,
    types: Annotated[Many, _many("--type", "TYPE", "PLOVER's type: CONSULT, AGREE, …")] = None,
    modes: Annotated[Many, _many("--mode", "MODE", "PLOVER's mode: visit, phone, …")] = None,
    acts: Annotated[Many, _many("--act", "ACT", "The act: meet, sign, …")] = None,
    modalities: Annotated[
        Many, _many("--modality", "KIND", "asserted, attributed, planned, conditional, negated.")
    ] = None,
    contexts: Annotated[Many, _many("--context", "NAME", "PLOVER's context: military, …")] = None,
    actors: Annotated[Many, _many("--actor", "WHO", "Who acts.")] = None,
    recipients: Annotated[Many, _many("--recipient", "WHO", "To whom it is done.")] = None,
    parties: Annotated[Many, _many("--party", "WHO", "Who is on either side.")] = None,
    places: Annotated[Many, _many("--place", "WHERE", "Where: a name, or a code.")] = None,
    since: Annotated[str | None, _day("--since", "On this day or later.")] = None,
    until: Annotated[str | None, _day("--until", "On this day or earlier.")] = None,
    publishers: Annotated[Many, _many("--publisher", "NAME", "Who published it.")] = None,
    languages: Annotated[Many, _many("--language", "CODE", "In which language: fr.")] = None,
    published_since: Annotated[
        str | None, _day("--published-since", "Published on this day or later.")
    ] = None,
    published_until: Annotated[
        str | None, _day("--published-until", "Published on this day or earlier.")
    ] = None,
    updated_since: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="What the ledger says otherwise since then (UTC)."),
    ] = None,
    machine: Annotated[
        bool, typer.Option("--machine", help="What the machine read, before any review.")
    ] = False,
    limit: Annotated[int, typer.Option(metavar="N", help="Rows of a page, up to 1000.")] = 50,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help="The page after the one that named this.")
    ] = None,
    of: OfOption = None,
    form: Annotated[
        FoundFormat, typer.Option("--format", "-f", help="A page, JSON, or a table.")
    ] = FoundFormat.text,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Ask the ledger and print what it answers."""
    from chancery.desk import finding  # noqa: PLC0415 - help must not wait for what only work needs

    asked = {
        "text": text, "types": types, "modes": modes, "acts": acts, "modalities": modalities,
        "contexts": contexts, "actors": actors, "recipients": recipients, "parties": parties,
        "places": places, "since": since, "until": until, "publishers": publishers,
        "languages": languages, "published_since": published_since,
        "published_until": published_until, "updated_since": updated_since, "machine": machine,
        "limit": limit, "after": after,
    }  # fmt: skip
    kind = of.value if of else None
    raise typer.Exit(answer(lambda: finding.run_find(asked, kind, form.value, ledger)))
