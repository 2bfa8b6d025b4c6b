"""Sources without a name, alike in every language: ``sources`` of ``names/offices.yml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from chancery.knowledge.actors import state_forms
from chancery.knowledge.folding import fold, pieces
from chancery.knowledge.load import languages
from chancery.knowledge.offices import Words, office_pieces, office_words


@lru_cache(maxsize=1 << 14)
def unnamed_source(name: str) -> str | None:
    """What is said of a source: "haut responsable américain", "US official" → "USA+official".

    Grades are left out, countries and what somebody works for are not; "member of the council" is
    told by words that are not listed as they are, folded. ``None`` for words that say of nobody
    that he is a source, and for names ("La Source").
    """
    written = pieces(name)
    words = tuple(map(fold, written))
    said: set[str] = set()
    is_source, i = False, 0
    while i < len(words):
        size = _longest(words, i)
        listed = _meanings().get(words[i : i + size])
        said |= listed if listed is not None else set(words[i : i + size])
        is_source |= words[i : i + size] in _sources() and written[i].islower()
        i += size
    return "+".join(sorted(said)) if is_source else None


def _longest(words: Words, i: int) -> int:
    """How many words the longest entry at a word has; one where there is none."""
    found = (n for n in range(len(words) - i, 1, -1) if words[i : i + n] in _meanings())
    return next(found, 1)


@cache
def _meanings() -> dict[Words, frozenset[str]]:
    """Folded words → what they say of a source; nothing for grades and small words."""
    held = office_words()
    found: dict[Words, frozenset[str]] = {}
    for words, said in (*_listed(held.domains), *_listed(held.marks), *_sources().items()):
        found[words] = frozenset({said})
    for language in languages():
        found |= {words: frozenset(codes) for words, codes in state_forms(language).items()}
    found |= {office_pieces(form): frozenset() for form in (*held.little, *held.grades)}
    return found


@cache
def _sources() -> dict[Words, str]:
    return dict(_listed(office_words().sources))


def _listed(entries: dict[str, tuple[str, ...]]) -> Iterator[tuple[Words, str]]:
    yield from ((office_pieces(form), name) for name, forms in entries.items() for form in forms)
