"""Chancery reads news dispatches and keeps a record that anybody can check.

>>> import chancery
>>> reading = chancery.read("Le ministre turc a rencontré son homologue grec mardi à Athènes.")
>>> [(event.type, event.anchor.exact) for event in reading.events]
[('CONSULT', 'a rencontré')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancery.api import explain, ingest, open_ledger, read, read_many, verify
    from chancery.records.query import Query
    from chancery.records.reading import Reading

__version__ = "0.1.0"

__all__ = [
    "Query",
    "Reading",
    "__version__",
    "explain",
    "ingest",
    "open_ledger",
    "read",
    "read_many",
    "verify",
]


def __getattr__(name: str) -> object:
    """Load the public names when they are first asked for: ``import chancery`` stays light."""
    if name == "Reading":
        from chancery.records.reading import Reading  # noqa: PLC0415 - see above

        return Reading
    if name == "Query":
        from chancery.records.query import Query  # noqa: PLC0415 - see above

        return Query
    if name in __all__:
        from chancery import api  # noqa: PLC0415 - see above

        return getattr(api, name)
    message = f"module 'chancery' has no attribute {name!r}"
    raise AttributeError(message)
