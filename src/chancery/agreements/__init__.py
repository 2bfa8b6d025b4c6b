"""From events to what is owed, and what was done about it."""

from chancery.agreements.reader import find_agreements

__all__ = ["find_agreements"]
