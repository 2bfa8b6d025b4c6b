"""The templates, and what they can say: every value is escaped, whatever page it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from babel.support import NullTranslations
from jinja2 import Environment, PackageLoader, StrictUndefined

from chancery.desk.web import addresses, codes, marking
from chancery.desk.web.wording import LANGUAGES, shown_day, shown_number, translations

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")


class Looks:
    """Draws templates, an environment for each language."""

    def __init__(self) -> None:
        self._environments = {language: _environment(language) for language in LANGUAGES}

    def draw(self, template: str, language: str, known: Mapping[str, Any]) -> str:
        """A template filled in."""
        return self._environments[language].get_template(template).render(known)


def _environment(language: str) -> Environment:
    made = Environment(
        loader=PackageLoader("chancery.desk.web"), autoescape=True, undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    words: NullTranslations = translations(language)
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    say = words.gettext
    made.globals.update(language=language, languages=LANGUAGES)
    made.filters.update(
        day=partial(_day, language=language),
        number=partial(shown_number, language=language),
        clock=_clock,
        zone=_zone,
        to=addresses.address_of,
        outward=addresses.outward,
        at=marking.at,
        act=partial(codes.act, say=say),
        state=partial(codes.state, say=say),
        modality=partial(codes.modality, say=say),
        mode=partial(codes.mode, say=say),
        family=partial(codes.family, say=say),
        bearing=partial(codes.bearing, say=say),
        ladder=partial(codes.ladder, say=say),
        block=partial(codes.block, say=say),
        country=partial(codes.country, language=language),
        called=partial(codes.called, language=language),
        sector=partial(codes.sector, say=say),
        tongue=partial(codes.tongue, language=language),
        direction=codes.direction,
        pluck=_pluck,
    )
    made.globals["cited_at"] = addresses.cited_at
    made.globals["with_query"] = addresses.with_query
    return made


def _day(value: str | date | None, language: str) -> str:
    return shown_day(value, language)


def _clock(value: str | None) -> str:
    """The time of day of a moment: ``"2026-02-20T18:40:00Z"`` → ``"18:40"``."""
    return value[11:16] if value and len(value) > len("2026-02-20T18") else ""


def _zone(value: str | None) -> str:
    """The zone of a time of day: ``"…T18:40:00Z"`` → ``" UTC"``, ``"…+01:00"`` → ``" UTC+1"``."""
    time = (value or "")[11:]
    if time.endswith("Z"):
        return " UTC"
    found = _OFFSET.search(time)
    if found is None:
        return ""
    sign, hours, minutes = found.groups()
    apart = "" if minutes == "00" else f":{minutes}"
    return f" UTC{sign}{int(hours)}{apart}"


def _pluck(some: list[Mapping[str, object]], name: str) -> list[object]:
    return [one[name] for one in some]
