"""Which language a text is written in, told offline."""

from __future__ import annotations

from chancery.languages.foreign import set_aside_foreign
from chancery.languages.identify import identify_language

__all__ = ["identify_language", "set_aside_foreign"]
