"""Words joined by hyphens, which some parsers leave whole and others cut into three."""

from __future__ import annotations

from chancery.knowledge import actors
from chancery.knowledge.folding import fold, pieces
from chancery.mentions.lexicon import Hit
from chancery.records.syntax import Syntax, Word

HYPHENS = frozenset({"-", "‐", "‑", "–"})


def is_hyphen(syntax: Syntax, i: int) -> bool:
    """Whether the word is a hyphen that touches the words on both its sides."""
    if syntax.words[i].text not in HYPHENS:
        return False
    before, after = syntax.following(syntax.words[i], -1), syntax.following(syntax.words[i])
    return (
        before is not None
        and after is not None
        and before.span.end == syntax.words[i].span.start
        and syntax.words[i].span.end == after.span.start
    )


def joined_states(
    syntax: Syntax, language: str, hits: dict[int, Hit]
) -> dict[int, tuple[int, tuple[str, ...]]]:
    """First word → end and countries of states that a hyphen joins.

    1. one word: "irano-irakiennes", "U.S.-Iranian"; 2. three: "Russian|-|Ukrainian", "Iran|-|Iraq";
    3. a first half that stands alone nowhere: "Sino|-|Indian".
    """
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    end = 0
    for word in syntax.words:
        if word.i < end:
            continue
        if "-" in word.text and word.i not in hits:
            codes = countries_of(word, language)
            if codes:
                found[word.i] = (word.i + 1, codes)
        elif word.text[:1].isupper():
            last, codes = _run(syntax, language, hits, word.i)
            if len(codes) > 1:
                found[word.i] = (last, codes)
                end = last
    return found


def _run(
    syntax: Syntax, language: str, hits: dict[int, Hit], i: int
) -> tuple[int, tuple[str, ...]]:
    codes: list[str] = []
    last = i
    while True:
        half = _half(syntax, language, hits, i)
        if half is None:
            return last, tuple(codes)
        last, code = half
        codes.append(code)
        if last >= len(syntax.words) or not is_hyphen(syntax, last):
            return last, tuple(codes)
        i = last + 1


def _half(syntax: Syntax, language: str, hits: dict[int, Hit], i: int) -> tuple[int, str] | None:
    hit = hits.get(i)
    if hit is not None:
        name = hit.name
        known = name is not None and name.kind in {"state", "adjective"}
        one = known and name is not None and len(name.countries) == 1
        return (hit.last, name.countries[0]) if one and name is not None else None
    code = actors.combining(language).get(fold(syntax.words[i].text))
    return (i + 1, code) if code else None


def countries_of(word: Word, language: str) -> tuple[str, ...]:
    """The countries of a compound adjective: ``"irano-irakiennes"`` → ``("IRN", "IRQ")``."""
    parts = [tuple(map(fold, pieces(part))) for part in word.text.split("-")]
    if len(parts) < 2:  # noqa: PLR2004 - a compound has two halves
        return ()
    halves = actors.halves(language)
    codes = tuple(halves[part] for part in parts[:-1] if part in halves)
    final = halves.get(parts[-1])
    last = actors.adjectives(language).get(" ".join(parts[-1]), (final,) if final else ())
    return (*codes, *last) if len(codes) == len(parts) - 1 and len(last) == 1 else ()
