"""From syntax to who said what."""

from chancery.statements.reader import find_statements
from chancery.statements.telling import told_by

__all__ = ["find_statements", "told_by"]
