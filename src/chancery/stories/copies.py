"""Prints of one text folded into a wire: what the rounds ask of this room for it."""

from __future__ import annotations

from chancery.stories.copies_compare import compare
from chancery.stories.copies_gather import gather, independent
from chancery.stories.copies_keys import keys
from chancery.stories.prints import prepare

__all__ = ["compare", "gather", "independent", "keys", "prepare"]
