"""The record on disk: what was received, what was read in it, what reviewers said of it."""

from __future__ import annotations

from chancery.store.ledger import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
