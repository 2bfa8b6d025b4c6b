"""Why reports were put together, and what was near: tables of what was compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text as Line

from chancery.desk.across_lines import counted, hung
from chancery.records.match import Feature, Match
from chancery.rounds.across.accounting import Account
from chancery.rounds.across.comparing import Pair

_STYLES = {"same": "green", "near": "", "apart": "red", "silent": "dim"}
_ANSWERS = {"same": "the same", "not_same": "not the same", "unsure": "unsure"}
_LEFT_APART = {
    "same": "the same, but kept apart by another that is not",
    "unsure": "unsure, which never joins: a reviewer can",
}


def why(told: Account, numbers: Mapping[str, int], wide: int) -> Iterator[Line]:
    """The pairs that hold it together."""
    if not told.together:
        return
    yield Line("")
    yield Line("WHY THEY ARE TOGETHER", style="bold")
    alike: dict[Match, list[Pair]] = {}
    for pair in told.together:
        alike.setdefault(pair.match, []).append(pair)
    for match, pairs in alike.items():
        named = ((_called(p.one, told, numbers), _called(p.other, told, numbers)) for p in pairs)
        said = ", ".join(f"{one} and {other}" for one, other in named)
        yield from hung("  ", f"{said}: {_answer(match)}", wide, style="bold")
        yield from features(match, wide)


def near(told: Account, numbers: Mapping[str, int], wide: int) -> Iterator[Line]:
    """What came near and was left apart."""
    if not told.near:
        return
    yield Line("")
    yield Line("NEAR, AND LEFT APART", style="bold")
    for pair in told.near:
        yield from hung("  ", pair.within or "", wide, style="bold")
        yield from hung("  ", _pair(pair, told, numbers), wide)
        yield from hung("  ", f"{_answer(pair.match)}: {_LEFT_APART[pair.match.answer]}", wide)
        yield from features(pair.match, wide)


def _pair(pair: Pair, told: Account, numbers: Mapping[str, int]) -> str:
    return f"{_called(pair.one, told, numbers)} and {told.names.get(pair.other, pair.other)}"


def _called(name: str, told: Account, numbers: Mapping[str, int]) -> str:
    return str(numbers[name]) if name in numbers else told.names.get(name, name)


def _answer(match: Match) -> str:
    rule = "" if match.rule == "score" else f", by the rule {match.rule}"
    if match.rule == "review":
        return f"{_ANSWERS[match.answer]}, as a reviewer answered"
    return f"{_ANSWERS[match.answer]} ({match.score:g} points{rule})"


def features(match: Match, wide: int) -> Iterator[Line]:
    """What was compared, a line each; what neither spoke of is counted."""
    heard = [one for one in match.features if one.says != "silent"]
    wordy = max((len(one.name) for one in heard), default=0)
    for one in heard:
        left = f"      {one.name:<{wordy}}  {one.says:<5} {one.weight:>+5.1f}  "
        yield from hung(left, _shown(one), wide, first=_STYLES[one.says])
    quiet = [one.name for one in match.features if one.says == "silent"]
    if quiet:
        yield from hung("      silent: ", ", ".join(quiet), wide, style="dim", first="dim")
    if not match.features and match.rule != "review":
        yield from hung("      ", counted(0, "feature"), wide, style="dim")


def _shown(one: Feature) -> str:
    return one.shown or "—"
