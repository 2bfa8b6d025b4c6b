"""The way of many dispatches: capture, read, store; each batch kept whole or not at all.

``ingest`` goes round once, ``watch`` keeps going round what ``chancery.toml`` lists.
"""

from __future__ import annotations

from chancery.rounds.ingest import ingest
from chancery.rounds.report import Options, RunReport
from chancery.rounds.rereading import reread
from chancery.rounds.watch import World, watch

__all__ = ["Options", "RunReport", "World", "ingest", "reread", "watch"]
