"""``chancery serve``: what can be asked of it on the command line."""

from __future__ import annotations

from typing import Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer

HELP = (
    "Open the desk: the record in a browser, every field leading to its words. Without --host it "
    "is open to this machine only. Reviewers sign in (`chancery user add NAME`); [desk] in "
    "chancery.toml says whether others may read (public), by which names and address it goes "
    "(hosts, address). Exit code: 0 after Ctrl-C or SIGTERM, 2 when the address is taken."
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=HELP,
        short_help="Open the desk: the record in a browser.",
        epilog="Examples: chancery serve · chancery serve --port 8080 --ledger press.db",
    )(serve)


def serve(
    *,
    host: Annotated[str, typer.Option(help="Where it listens.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="On which port.")] = 8642,
    log: Annotated[bool, typer.Option("--log", help="Tell every request.")] = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Open the desk."""

    def run() -> int:
        from chancery.desk.web import serving  # noqa: PLC0415 - help must not wait for the web

        return serving.run_serve(serving.Request(host=host, port=port, log=log), ledger)

    raise typer.Exit(answer(run))
