"""The desk's own words in the reader's language: ``locales/<language>.po``, read as they are."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.core import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

LANGUAGES = {"en": "English", "fr": "Français"}
"""The languages of the interface; English stands in the templates."""

_DAY = len("2026-03-12")


def said_later(words: str) -> str:
    """Marks words for translation where they stand: imported as ``_``, which Babel looks for."""
    return words


@cache
def translations(language: str) -> NullTranslations:
    """The words of a language; English for one that there is none of."""
    found = files("chancery.desk.web").joinpath("locales", f"{language}.po")
    if language not in LANGUAGES or not found.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(found.read_bytes()), locale=language))
    compiled.seek(0)
    return Translations(compiled)


def language_of(wanted: str | None, accepted: str) -> str:
    """The language to speak: the one asked for, else the first that the browser takes.

    ``accepted`` is an ``Accept-Language`` header: ``"fr-CH, fr;q=0.9, en;q=0.8"``.
    """
    if wanted in LANGUAGES:
        return wanted
    ranked: list[tuple[float, int, str]] = []
    for n, part in enumerate(accepted[:400].split(",")):
        name, _, weight = part.partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        ranked.append((-quality, n, name.strip().lower().partition("-")[0]))
    return next((name for _, _, name in sorted(ranked) if name in LANGUAGES), "en")


def shown_day(value: str | date | None, language: str) -> str:
    """A day as a person writes it: ``"12 mars 2026"``; anything else as it is."""
    if value is None:
        return ""
    try:
        day = date.fromisoformat(value[:_DAY]) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return str(format_date(day, "long", locale=Locale(language)))


def shown_number(value: float, language: str) -> str:
    """``"12 345"``."""
    return str(format_decimal(value, locale=Locale(language)))
