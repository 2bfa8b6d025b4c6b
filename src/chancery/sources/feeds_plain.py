"""Titles as feeds write them, made plain text: marked up, escaped once or twice."""

from __future__ import annotations

import html
import re

from chancery.sources.rows import one_line

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--(?:(?!<!--|-->).){0,2000}-->", re.DOTALL)
"""A comment ends before the next one begins, so that no letter is looked at for many of them."""


def plain(title: str, *, markup: bool) -> str:
    """A title in one line of plain text.

    1. ``L&#8217;accord <i>de Lomé</i>`` marked as HTML: ``L’accord de Lomé``
    2. plain text: as it is, so that ``a < b`` stays
    """
    return one_line(html.unescape(_TAG.sub("", title)) if markup else title)


def has_markup(text: str) -> bool:
    """Whether a text that is called HTML has a tag in it."""
    return bool(_TAG.search(text))
