"""Elements that hold whatever text the news has, and the frame that every picture stands in.

The pages forbid inline styles and scripts, so a picture has presentation attributes, which any
style sheet overrides, and class names. Colours are ``currentColor`` and ``Canvas``, which follow
the page into the dark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

Attributes = Mapping[str, str | float]

Say = Callable[[str], str]
"""Gives a fixed phrase in the language of the reader: gettext, or nothing at all."""

SIZE = 12
"""Pixels of the letters at the width that is asked for."""

_DROPPED = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        0xFFFE,
        0xFFFF,
    )
)
_HREF = re.compile(r"/(?!/)[^\x00-\x20\x7f-\xa0\\\ud800-\udfff\ufffe\uffff]*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def as_written(phrase: str) -> str:
    """Leave the phrase in English."""
    return phrase


def clean(text: str) -> str:
    """Give the text on one line, without what XML forbids and what turns the writing round.

    Text that calls itself markup is text here.
    """
    return " ".join(str(text).translate(_DROPPED).split())


def site_path(href: str) -> str:
    r"""Give a path of this site back as it is.

    Raises:
        ValueError: the address leads elsewhere, or a browser may read it so. It drops tabs and
            takes ``\`` for ``/``: ``/\t/elsewhere`` and ``/\elsewhere`` are other sites.
    """
    if not _HREF.fullmatch(href):
        message = f"not a path of this site: {href[:80]!a}"
        raise ValueError(message)
    return str(href)


def element(tag: str, attributes: Attributes, *children: str) -> Markup:
    """Write an element; attributes and children that are not markup are escaped and cleaned."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key, number(value) if isinstance(value, float) else _text(value))
        for key, value in attributes.items()
    )
    inside = Markup("").join(x if isinstance(x, Markup) else clean(x) for x in children)
    return Markup("<{0}{1}>{2}</{0}>").format(tag, written, inside)


def _text(value: object) -> str:
    return clean(str(value))


def number(value: float) -> str:
    """A length to a tenth of a pixel: ``12.5``, ``3``."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def link(href: str, words: str, classes: str, *children: Markup) -> Markup:
    """Make the shapes a link which says the same to the eye that hovers and to the ear."""
    to = {"href": site_path(href), "class": classes, "aria-label": words}
    return element("a", to, element("title", {}, words), *children)


def group(classes: str, children: Iterable[Markup], **attributes: str) -> Markup:
    """Keep shapes together under a class."""
    return element("g", {"class": classes, **attributes}, *children)


def writing(x: float, y: float, words: str, classes: str, **attributes: str) -> Markup:
    """Write words on one line, ``y`` being the middle of the small letters."""
    more = {key.replace("_", "-"): value for key, value in attributes.items()}
    at: Attributes = {
        "x": float(x),
        "y": float(y),
        "dy": "0.35em",
        "font-size": SIZE,
        "fill": "currentColor",
    }
    return element("text", {"class": classes, **at, **more}, clean(words))


def picture(
    kind: str, name: str, told: tuple[str, str], size: tuple[float, float], *children: Markup
) -> Markup:
    """Frame a drawing: ``told`` is its title and its description, ``name`` begins its ids.

    Raises:
        ValueError: the name cannot begin an id.
    """
    if not _NAME.fullmatch(name):
        message = f"no name of a picture: {name[:80]!a}"
        raise ValueError(message)
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"picture {kind}",
        "viewBox": f"0 0 {number(size[0])} {number(size[1])}",
        "role": "group",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
    }
    title = element("title", {"id": f"{name}-title"}, told[0])
    return element("svg", root, title, element("desc", {"id": f"{name}-desc"}, told[1]), *children)
