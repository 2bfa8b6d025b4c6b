"""The web, asked politely: one address in, one sealed item out, and never a private machine.

Nothing else in ``sources`` imports this package on loading: who reads files needs no network.
"""

from __future__ import annotations

from chancery.sources.web.address import normalise, shown
from chancery.sources.web.client import AGENT, WebClient
from chancery.sources.web.outside import Outside

__all__ = ["AGENT", "Outside", "WebClient", "normalise", "shown"]
