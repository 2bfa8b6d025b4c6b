"""From mentions and statements to events."""

from chancery.events.coding import Tellers
from chancery.events.misses import Miss, find_misses
from chancery.events.reader import code_events

__all__ = ["Miss", "Tellers", "code_events", "find_misses"]
