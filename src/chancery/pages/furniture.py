"""Lines that stand around an article: menus, buttons, other articles, sources, bylines, dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chancery.knowledge.page_words import Phrases, all_of, page_words
from chancery.knowledge.publishers import publishers_named
from chancery.pages.dates import find_day
from chancery.pages.fold import fold
from chancery.pages.signatures import find_signature
from chancery.records.dispatch import BlockKind

MOST_WORDS = 40
MOST_LETTERS = 600
"""A longer line is never furniture by its words: it is read."""

_PARTS = re.compile(r"\s+[/|>›»·•–]\s+|\s*[|>›•]\s*")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w[\w'-]*")
_ENDS = re.compile(r"[.!?…]['\"»”’)\]]*\s*$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d\d")
_AFTER_RELATED = re.compile(r"\s*(?:$|[:>|»–—-]|\()")
_AFTER_SOURCE = re.compile(r"\s*[:：]\s*\S|\s+[–—-]\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What a line is, why it is set aside, and whether the article ends above it."""

    kind: BlockKind
    note: str
    closes: bool = False


def words_in(line: str) -> int:
    """How many words a line has."""
    return len(line.split())


def ends_sentence(line: str) -> bool:
    """Whether a line ends like a sentence."""
    return bool(_ENDS.search(line[-8:]))


def find_furniture(line: str) -> Furniture | None:
    """What kind of furniture a line is, ``None`` for a line that may belong to the article.

    1. menu: ``Accueil``, ``Infos / À la une / Iran``
    2. share: ``Partager cet article``, ``Facebook Twitter WhatsApp``
    3. related: ``Lire aussi : …``, ``Sur le même sujet``
    4. comments: ``Laisser un commentaire``, ``Commentaires (3)``
    5. boilerplate: ``… Tous droits réservés``
    6. source line: ``SOURCE: FRENCH PRESS TV``
    7. date line: ``Publié le 14 mai 2025 à 10h32``, ``Updated 3 hours ago``
    8. byline: ``Par Jeanne Morel``, ``AFP``, ``La rédaction avec Reuters``, ``Jane Doe, BBC News``
    9. signature: ``(Reporting by Jane Doe; Editing by Max Moe)``,
       ``Associated Press writer Jane Doe contributed to this report.``

    Refused: any line of more than 40 words or 600 characters, and sentences that only open with
    such words (``Facebook a annoncé …``, ``By Monday, …``, ``Sur le même sujet, le ministre …``).
    """
    if len(line) > MOST_LETTERS or words_in(line) > MOST_WORDS:
        return None
    folded = fold(line)
    return next((found for test in _TESTS if (found := test(line, folded))), None)


def _menu(line: str, folded: str) -> Furniture | None:
    parts = [part.strip(" :#") for part in _PARTS.split(folded)]
    known = sum(part in _menu_labels() for part in parts)
    short = all(words_in(part) <= 4 for part in parts)  # noqa: PLR2004 - a menu label is short
    if known == len(parts) or (short and len(parts) > 2 and not ends_sentence(line)):  # noqa: PLR2004
        return Furniture(kind="navigation", note="menu line")
    return None


def _share(line: str, folded: str) -> Furniture | None:
    rest, first = folded, None
    while phrase := opening_phrase("share", rest):
        first = first or phrase
        rest = rest[len(phrase) :].lstrip(" :,|/·•-0123456789()")
    if first is None or ends_sentence(line):
        return None
    spare = 3 if " " in first else 0
    if words_in(rest) <= spare:
        return Furniture(kind="share", note="share line")
    return None


def _related(line: str, folded: str) -> Furniture | None:
    phrase = opening_phrase("related", folded.lstrip("→►▶>»+-•* "))
    if phrase is None:
        return None
    rest = folded.lstrip("→►▶>»+-•* ")[len(phrase) :]
    if _AFTER_RELATED.match(rest) or (
        " " in phrase and not ends_sentence(line) and rest[:1] != ","
    ):
        return Furniture(kind="related", note="points to other articles", closes=_bare(rest))
    return None


def _comments(line: str, folded: str) -> Furniture | None:
    bare = re.sub(r"^[\d\s(]+", "", folded)
    phrase = opening_phrase("comments", bare)
    if phrase is None or words_in(line) > 12:  # noqa: PLR2004 - a heading or an invitation
        return None
    rest = bare[len(phrase) :]
    if " " in phrase or words_in(rest) <= 1:
        return Furniture(kind="other", note="readers' comments", closes=True)
    return None


def _boilerplate(_line: str, folded: str) -> Furniture | None:
    phrase = next((one for one in _boilerplates() if one in folded), None)
    if phrase is None and not _COPYRIGHT.match(folded):
        return None
    return Furniture(kind="other", note="about the site, not the news")


def _source(line: str, folded: str) -> Furniture | None:
    phrase = opening_phrase("source", folded)
    if phrase is None or words_in(line) > 12 or not _AFTER_SOURCE.match(folded[len(phrase) :]):  # noqa: PLR2004
        return None
    return Furniture(kind="source_line", note="names the source")


def _dated(line: str, _folded: str) -> Furniture | None:
    if words_in(line) > 16 or not _DIGIT.search(line):  # noqa: PLR2004
        return None
    rest, seen = line, False
    while day := find_day(rest, day_first=True):
        rest, seen = rest[: day.span.start] + " " + rest[day.span.end :], True
    rest, aged = _without_age(rest)
    left = [word for word in _WORD.findall(fold(rest)) if word not in _date_words()]
    if (
        (seen or aged)
        and len([word for word in left if not word.isdigit()]) <= 1
        and not _is_named(left)
    ):
        return Furniture(kind="dateline", note="says when it was published")
    return None


def _without_age(line: str) -> tuple[str, bool]:
    """The line without "3 hours ago", "il y a 3 heures", and whether it held such an age."""
    found = _ages().sub(" ", fold(line))
    return found, found != fold(line)


def _signature(line: str, folded: str) -> Furniture | None:
    contributed = any(fold(one) in folded for one in all_of(page_words().contributed))
    phrase = opening_phrase("signature", folded.lstrip("([ "))
    if not contributed and (
        phrase is None or not line.lstrip("([ ")[len(phrase) :].lstrip(" :")[:1].isupper()
    ):
        return None
    return Furniture(kind="byline", note="says who worked on it")


def _byline(line: str, folded: str) -> Furniture | None:
    if words_in(line) > 16 or ends_sentence(line):  # noqa: PLR2004 - names, office and place
        return None
    phrase = opening_phrase("byline", folded)
    rest = line[len(phrase or "") :].lstrip(" :")
    if phrase and rest[:1].isupper() and _first_word(fold(rest)) not in _date_names():
        return Furniture(kind="byline", note="says who wrote it")
    if words_in(line) <= 8 and _is_desk(line, folded):  # noqa: PLR2004
        return Furniture(kind="byline", note="says who issued it")
    return None


def _is_desk(line: str, folded: str) -> bool:
    """``AFP``, ``Le Phare du Sud avec Reuters``, ``Jeanne Morel, envoyée spéciale``."""
    if publishers_named(line.strip("()[] .-–")) or find_signature(line):
        return True
    rest, desks = _desks().subn(" ", folded)
    if not desks:
        name, _, outlet = line.partition(",")
        return _names_only(name) and bool(publishers_named(outlet.strip()))
    rest = rest.strip(" ,;:()-–|")
    return not rest or bool(publishers_named(rest)) or _names_only(line)


def _names_only(line: str) -> bool:
    """``Jeanne Morel, envoyée spéciale``: a name before the comma."""
    name = re.split(r"[,(–|]", line)[0].split()
    return 1 < len(name) <= 4 and all(word[:1].isupper() for word in name)  # noqa: PLR2004


def _is_named(left: list[str]) -> bool:
    return len(left) == 1 and len(left[0]) > 12  # noqa: PLR2004 - no unit or zone is that long


def _bare(rest: str) -> bool:
    """Whether nothing but a mark follows the phrase: a heading, not a link in the running text."""
    return not rest.strip(" :>|»–—-.…")


def opens_with_copyright(line: str) -> bool:
    """Whether a line says first who holds the rights: ``© 2025 Reuters. All rights reserved.``."""
    return bool(_COPYRIGHT.match(fold(line[:40])))


@cache
def _menu_labels() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in all_of(page_words().menu))


@cache
def _plain_labels() -> frozenset[str]:
    """Labels that are no section: buttons, media, headings of streams."""
    return _menu_labels() - {fold(one) for one in all_of(page_words().section)}


@cache
def _date_words() -> frozenset[str]:
    words = page_words()
    families = (words.published, words.updated, words.weekdays)
    found = {
        w for family in families for phrase in all_of(family) for w in _WORD.findall(fold(phrase))
    }
    return frozenset(found | set(words.clock))


@cache
def _date_names() -> frozenset[str]:
    words = page_words()
    return frozenset(map(fold, (*all_of(words.weekdays), *words.month_numbers())))


@cache
def _ages() -> re.Pattern[str]:
    words = page_words()
    spans = "|".join(fold(one) for one in all_of(words.spans))
    ago = "|".join(fold(one) for one in all_of(words.ago))
    length = rf"\d{{1,2}} (?:{spans})"
    return re.compile(rf"(?<!\w)(?:(?:{ago}) {length}|{length} (?:{ago}))(?!\w)")


@cache
def _openings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Family → first word → its phrases, longest first."""
    words = page_words()
    families: dict[str, Phrases] = {
        "share": words.share,
        "related": words.related,
        "comments": words.comments,
        "source": words.source,
        "byline": words.byline,
        "signature": words.signature,
        "caption": words.caption,
    }
    return {name: _by_first_word(family) for name, family in families.items()}


def _by_first_word(family: Phrases) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted({fold(one) for one in all_of(family)}, key=len, reverse=True):
        found[_first_word(phrase)].append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _first_word(folded: str) -> str:
    match = _WORD.search(folded[:60])
    return match[0] if match else ""


def opening_phrase(family: str, folded: str) -> str | None:
    """The phrase of the family that a folded line opens with."""
    for phrase in _openings()[family].get(_first_word(folded), ()):
        if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum():
            return phrase
    return None


@cache
def _boilerplates() -> tuple[str, ...]:
    return tuple(fold(one) for one in all_of(page_words().boilerplate))


@cache
def _desks() -> re.Pattern[str]:
    words = sorted({fold(one) for one in all_of(page_words().desk)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def sections_of(line: str) -> list[str]:
    """The sections that a breadcrumb names: ``Infos / Iran / Moyen-Orient`` → Iran, Moyen-Orient.

    A line of more than six parts is a menu, and names every section of the site.
    """
    parts = [part.strip() for part in _PARTS.split(line)]
    if not 2 <= len(parts) <= 6:  # noqa: PLR2004
        return []
    return [part for part in parts if part and fold(part) not in _plain_labels()]


def opens_as_caption(line: str, *, anywhere: bool = False) -> bool:
    """Whether a line says of itself that it describes a picture: ``Photo : …``.

    ``anywhere``: signs inside the line count as well, ``Anna Roth (à gauche) …``, ``… (archives)``.
    """
    folded = fold(line[:400])
    if opening_phrase("caption", folded):
        return True
    return anywhere and any(mark in folded for mark in _caption_brackets())


@cache
def _caption_brackets() -> tuple[str, ...]:
    return tuple(fold(one) for one in all_of(page_words().caption) if one.startswith("("))


_TESTS = (_menu, _source, _boilerplate, _comments, _share, _related, _dated, _signature, _byline)
