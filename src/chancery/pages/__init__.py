"""From bytes to a dispatch: the text of the page, and what each stretch of it is."""

from __future__ import annotations

from chancery.pages.read import read_page

__all__ = ["read_page"]
