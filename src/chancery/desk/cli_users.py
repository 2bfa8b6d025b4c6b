"""The commands for the accounts of a web desk: ``user add``, ``user token`` and their like."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chancery.desk.ledgers import ConfigOption, LedgerOption
from chancery.desk.terminal import answer

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]
StdinOption = Annotated[
    bool,
    typer.Option(
        "--password-stdin", help="Read the password from standard input, not from the terminal."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Role(StrEnum):
    """What a user may do."""

    reviewer = "reviewer"
    admin = "admin"


USER_HELP = (
    "Manage who may log in to a web desk, and with which tokens programs write. Accounts lie in "
    "the ledger, passwords as argon2id hashes and tokens as SHA-256."
)
ADD_HELP = (
    "Add a user. The password (12 to 1,024 characters) is asked twice, or read from standard "
    "input; it is never an argument. Names are compared without case."
)
DISABLE_HELP = (
    "Let a user in no more: sessions end at once and API tokens rest. What the user judged stays."
)
ENABLE_HELP = "Let a user in again; API tokens that were not revoked are good again."
RENEW_HELP = "Give a user another password, asked as for `user add`; all sessions end."
GRANT_HELP = (
    "Print a new API token, with which a program writes in the user's name. It is shown this once: "
    "the ledger keeps only its SHA-256."
)
REVOKE_HELP = "Revoke an API token for good. `chancery user tokens NAME` prints the ids."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=False)

    @group.callback(invoke_without_command=True)
    def _user(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            context.fail("Missing argument 'COMMAND'.")

    for name, command, text, short, epilog in (
        ("add", add, ADD_HELP, "Add a user.",
         ("Examples: chancery user add Nadia · chancery user add Ali --role admin "
          "--password-stdin < password.txt")),
        ("list", list_users, "List the users.", None, "Example: chancery user list --json"),
        ("disable", disable, DISABLE_HELP, "Let a user in no more.",
         "Example: chancery user disable Nadia"),
        ("enable", enable, ENABLE_HELP, "Let a user in again.",
         "Example: chancery user enable Nadia"),
        ("password", password, RENEW_HELP, "Give a user another password.",
         "Example: chancery user password Nadia"),
        ("token", token, GRANT_HELP, "Print a new API token.",
         "Example: chancery user token Nadia --label 'import of the archive'"),
        ("tokens", tokens, "List the API tokens of a user, revoked ones too.", None,
         "Example: chancery user tokens Nadia --json"),
        ("revoke", revoke, REVOKE_HELP, "Revoke an API token.",
         "Example: chancery user revoke token-3f9c"),
    ):  # fmt: skip
        group.command(name, help=text, short_help=short, epilog=epilog)(command)
    app.add_typer(
        group, name="user", help=USER_HELP, short_help="Manage who may log in to a web desk.",
        epilog="Examples: chancery user add Nadia · chancery user list · "
        "chancery user token Nadia --label archive",
    )  # fmt: skip


def add(
    name: NameArgument,
    *,
    role: Annotated[
        Role, typer.Option(help="Both judge records; nothing asks for an admin yet.")
    ] = Role.reviewer,
    password_stdin: StdinOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Add a user."""
    from chancery.desk import users  # noqa: PLC0415 - help must not wait for a database

    work = lambda: users.run_add(name, role.value, ledger, from_stdin=password_stdin)  # noqa: E731
    raise typer.Exit(answer(work))


def list_users(
    *,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """List the users."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_list(ledger, as_json=as_json)))


def disable(
    name: NameArgument,
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Let a user in no more."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_disable(name, ledger)))


def enable(
    name: NameArgument,
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Let a user in again."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_enable(name, ledger)))


def password(
    name: NameArgument,
    *,
    password_stdin: StdinOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Give a user another password."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_password(name, ledger, from_stdin=password_stdin)))


def token(
    name: NameArgument,
    *,
    label: Annotated[str, typer.Option(metavar="TEXT", help="What it is for.")],
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Print a new API token."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_token(name, label, ledger)))


def tokens(
    name: NameArgument,
    *,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """List the API tokens of a user."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_tokens(name, ledger, as_json=as_json)))


def revoke(
    token_id: Annotated[
        str, typer.Argument(metavar="TOKEN_ID", help="A token's id, or its beginning.")
    ],
    *,
    ledger: LedgerOption = None,
    config: ConfigOption = None,  # noqa: ARG001 - whoever opens the ledger hears of it
) -> None:
    """Revoke an API token."""
    from chancery.desk import users  # noqa: PLC0415

    raise typer.Exit(answer(lambda: users.run_revoke(token_id, ledger)))
