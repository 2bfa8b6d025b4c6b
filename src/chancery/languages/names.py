"""What a language is called in English, for messages; out of CLDR."""

from __future__ import annotations

from babel import Locale


def name_of(language: str) -> str:
    """``German (de)``; the bare code of a language that CLDR has no name for.

    >>> name_of("de"), name_of("als")
    ('German (de)', 'als')
    """
    name = Locale("en").languages.get(language.replace("-", "_"))
    return f"{name} ({language})" if name else language
