"""What an answer goes by where it is kept: its page, and what of the query that page reads.

Whatever else stands in a query makes no other answer, so that nobody fills the shelf, or keeps the
makers at work, with names that he makes up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.requests import Request

from chancery.desk.web.table import Spec

Said = list[tuple[str, str]]


def said_of(request: Request, spec: Spec) -> Said:
    """What the query says that the page reads, in the order in which it stands."""
    known = {param.name for param in spec.params}
    return [(name, value) for name, value in request.query_params.multi_items() if name in known]


def query_of(request: Request, spec: Spec | None) -> str:
    """The query as it is linked to from the page."""
    return urlencode(said_of(request, spec)) if spec else ""


def name_of(request: Request, spec: Spec, others: Sequence[str]) -> str:
    """The name of an answer, of one length whatever was asked; ``others`` are part of it too."""
    said = (request.scope["path"], said_of(request, spec), *others)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
