"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="BCP 47, when it should not be recognised: fr."
    ),
]

PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Day of publication, when the page does not say."
    ),
]
