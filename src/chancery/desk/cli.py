"""The command line: what can be asked, with examples. The answers are one module each."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chancery.desk import (
    cli_across,
    cli_find,
    cli_keep,
    cli_pairs,
    cli_review,
    cli_rounds,
    cli_serve,
    cli_users,
)
from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.options import LanguageOption, PublishedOption
from chancery.desk.terminal import FAILED, answer, say, write_all_signs
from chancery.desk.usage import told

app = typer.Typer(
    name="chancery",
    help="Read news dispatches into a record in which every field points at the exact words.",
    epilog="Start with: chancery read --demo",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_CLICK_ERROR: type[Exception] = typer.BadParameter.__mro__[2]
# Typer carries its own Click; the root of its errors is reached through the one it exports.


class Format(StrEnum):
    """How a reading is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def _version(wanted: bool) -> None:  # noqa: FBT001 - the signature of a Typer callback
    if wanted:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            typer.echo(f"chancery {version('chancery')}")
        except PackageNotFoundError:
            typer.echo("chancery, not installed: run from its source")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def chancery(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - acts through its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news dispatches into a record in which every field points at the exact words."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(FAILED)


READ_HELP = (
    "Read dispatches: saved pages (HTML) or plain-text dumps of pages. Several files or a folder "
    "are read one after the other; with json and jsonl each gives one object on one line. A file "
    "that cannot be read costs a line on standard error and does not stop the run. "
    "Exit code: 0 all read, 1 some were not, 2 nothing was."
)
VERIFY_HELP = (
    "Check a reading: each record holds, has moved, has changed or is not found. With PAGE, the "
    "words are looked up in the page as it is now. With --ledger, everything in a ledger is "
    "checked; READING is then its path or URL. "
    "Exit code: 0 if all hold, 1 if not, 2 when the reading, page or ledger cannot be read."
)
EXPLAIN_HELP = (
    "Explain a record of a saved reading: the rule that fired, the words, the syntax; with --at "
    "why nothing (more) was read in a sentence. With the id of an interaction, a wire, an actor, a "
    "dossier or a story alone: all its reports and who told whom, what they do not agree on, what "
    "they have in common, and what was near and left apart."
)


@app.command(
    help=READ_HELP,
    short_help="Read dispatches: saved pages or plain-text dumps of pages.",
    epilog="Examples: chancery read depeche.txt · chancery read --format jsonl folder/ > "
    "readings.jsonl · cat depeche.txt | chancery read - --published 2025-05-15",
)
def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|FOLDER|-]...", help="Saved pages; - is standard input."),
    ] = None,
    *,
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="A page, a JSON object, or one object per line."),
    ] = Format.text,
    language: LanguageOption = None,
    published: PublishedOption = None,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Whose page it is, when the page does not say."),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Read the invented example.")] = False,
) -> None:
    """Read dispatches and print their readings."""
    from chancery.desk import reading  # noqa: PLC0415 - help must not wait for what only work needs

    asked = reading.Request(
        files=tuple(files or ()),
        form=form.value,
        language=language,
        published=published,
        publisher=publisher,
        demo=demo,
    )
    raise typer.Exit(answer(lambda: reading.run(asked)))


@app.command(
    help=VERIFY_HELP,
    short_help="Check a reading: does every record still hold, word for word?",
    epilog="Examples: chancery verify reading.json · chancery verify reading.json depeche.txt · "
    "chancery verify readings.jsonl --json · chancery verify --ledger chancery.db",
)
def verify(
    reading: Annotated[
        str | None, typer.Argument(help="What `chancery read --format json` printed; or -.")
    ] = None,
    page: Annotated[Path | None, typer.Argument(help="The saved page that was read.")] = None,
    *,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Check a whole ledger; READING is its path or URL.")
    ] = False,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
    quick: Annotated[
        bool, typer.Option("--quick", help="With --ledger: do not extract the pages again.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, a line per reading; of a ledger, an object.")
    ] = False,
) -> None:
    """Check a reading against its text and its page, or a whole ledger."""
    from chancery.desk import verifying  # noqa: PLC0415

    asked = verifying.Request(
        reading=reading, page=page, ledger=ledger, quick=quick, as_json=as_json
    )
    raise typer.Exit(answer(lambda: verifying.run(asked)))


@app.command(
    help=EXPLAIN_HELP,
    short_help="Explain a record: the rule, the words; or why reports were put together.",
    epilog="Examples: chancery explain reading.json event-3f9c0a1b2c3d4e5f · "
    "chancery explain reading.json 3f9c · chancery explain reading.json --at 'se sont réunis' · "
    "chancery explain interaction-3f9c · chancery explain states:IRN",
)
def explain(
    reading: Annotated[
        str,
        typer.Argument(
            metavar="READING|ID",
            help="A saved reading; - is standard input. Or an id of the ledger.",
        ),
    ],
    record: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A record's id, or its beginning.")
    ] = None,
    *,
    at: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Say what became of the sentence with these words."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Explain a record, or with --at why nothing (more) was read in a sentence."""
    if record is None and at is None and _is_of_ledger(reading):
        from chancery.desk import account_page  # noqa: PLC0415

        raise typer.Exit(answer(lambda: account_page.run_account(reading, ledger, as_json=as_json)))
    from chancery.desk import checks  # noqa: PLC0415

    raise typer.Exit(answer(lambda: checks.run_explain(reading, record, at, as_json=as_json)))


def _is_of_ledger(name: str) -> bool:
    """Whether a name is the id of what dispatches say together, and no file."""
    from chancery.rounds.across.asking import is_id  # noqa: PLC0415

    return is_id(name) and not Path(name).exists()


@app.command(epilog="Examples: chancery knowledge · chancery knowledge --language fr --json")
def knowledge(
    *,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Only this one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List what Chancery knows: event types, lexicon entries per language, actors, publishers."""
    from chancery.desk import catalogue  # noqa: PLC0415

    raise typer.Exit(answer(lambda: catalogue.run(language, as_json=as_json)))


@app.command(epilog="Example: chancery schema > reading.schema.json")
def schema() -> None:
    """Print the JSON Schema of a reading (chancery/reading/1)."""
    from chancery.desk import checks  # noqa: PLC0415

    raise typer.Exit(answer(checks.run_schema))


@app.command(epilog="Example: chancery example > depeche.txt")
def example() -> None:
    """Print the invented example dispatch, as it might be dumped from a page."""
    from chancery.desk import reading  # noqa: PLC0415

    raise typer.Exit(answer(reading.run_example))


cli_rounds.register(app)
cli_find.register(app)
cli_across.register(app)
cli_review.register(app)
cli_pairs.register(app)
cli_keep.register(app)
cli_users.register(app)
cli_serve.register(app)


def run(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    write_all_signs()
    try:
        code = app(args=arguments, prog_name="chancery", standalone_mode=False)
    except _CLICK_ERROR as error:
        say(told(error, _command_in(arguments)))
        return FAILED
    return code if isinstance(code, int) else 0


def _command_in(arguments: list[str]) -> str | None:
    """The command that a line names; not every error of Typer's knows it."""
    names = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    }
    names |= {group.name for group in app.registered_groups if group.name}
    return arguments[0] if arguments and arguments[0] in names else None


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
