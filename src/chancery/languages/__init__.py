"""Which language a text is written in, told offline."""

from __future__ import annotations

from chancery.languages.foreign import set_aside_foreign
from chancery.languages.identify import identify_language
from chancery.languages.names import name_of

__all__ = ["identify_language", "name_of", "set_aside_foreign"]
