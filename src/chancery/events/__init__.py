"""From mentions and statements to events."""

from chancery.events.coding import Tellers
from chancery.events.reader import code_events

__all__ = ["Tellers", "code_events"]
