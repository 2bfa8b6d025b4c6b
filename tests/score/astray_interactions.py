"""Interactions that went astray, told so that a rule can be found that mends them.

Of what was merged and of what was split, the pair of tellings is shown that says most for it, with
the features that spoke.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from chancery.records.match import Match
from chancery.records.telling import Telling
from chancery.rounds.across.rooms import TELLINGS
from tests.score import aligned
from tests.score.aligned import Told
from tests.score.measures import mixed, parted
from tests.score.press import Seen

Astray = Mapping[str, list[str]]
"""What is wrong, and each case of it."""

_LONGEST = 160
"""Letters of a sentence that are shown."""

_SUREST = {"same": 2, "unsure": 1, "not_same": 0}


def interactions(seen: Seen) -> Astray:
    """Interactions that mix events, events that fell apart, tellings unread, bearings."""
    told = aligned.tellings(seen)
    items = aligned.once(told)
    read = {(one.dispatch, one.event) for one in told}
    astray = [one for one in told if one.bearing != one.report.bearing]
    return {
        "interactions that mix events": [_mixed(seen, told, name) for name in mixed(items)],
        "events that fell apart": [_parted(seen, told, event) for event in parted(items)],
        "tellings that were not read": [
            f"{name}: {event} {seen.truth.events[event].types} {_words(seen, name, event)}"
            for name, event in aligned.marked(seen)
            if (name, event) not in read
        ],
        "bearings": [
            f"{one.dispatch}: {one.event} {one.report.cited.exact!r} {one.bearing}, "
            f"read as {one.report.bearing} ({one.report.modality})"
            for one in astray
        ],
    }


def _words(seen: Seen, name: str, event: str) -> list[str]:
    return [x.words.exact for x in seen.truth.dispatches[name].tells if x.event == event]


def _mixed(seen: Seen, told: Collection[Told], name: Hashable) -> str:
    groups = _by(told, "interaction", name, "event")
    lines = [f"* {name}"]
    for event, some in groups.items():
        lines.append(f"  {event} {seen.truth.events[event].what}")
        lines += _shown(seen, some)
    return "\n".join([*lines, *_surest_pairs(seen, list(groups.values()))])


def _parted(seen: Seen, told: Collection[Told], event: Hashable) -> str:
    groups = _by(told, "event", event, "interaction")
    lines = [f"* {event}: {seen.truth.events[str(event)].what}"]
    for name, some in groups.items():
        lines += [f"  {name}", *_shown(seen, some)]
    return "\n".join([*lines, *_surest_pairs(seen, list(groups.values()))])


def _by(told: Iterable[Told], of: str, name: Hashable, by: str) -> dict[str, list[Told]]:
    """The tellings of one thing in groups, the greatest first."""
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        if getattr(one, of) == name:
            groups[getattr(one, by)].append(one)
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def _shown(seen: Seen, some: Iterable[Told]) -> Iterator[str]:
    """Tellings, those of one text once, with the dispatches that have it."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for one in some:
        told[show(seen.tellings[one.report.telling])].append(one.dispatch)
    yield from (f"    {', '.join(names)}: {line}" for line, names in told.items())


def _surest_pairs(seen: Seen, groups: list[list[Told]]) -> Iterator[str]:
    """For each group but the greatest, the pair with that one which is most the same."""
    first, *others = groups
    for other in others:
        yield _surest(seen, [(one, two) for one in first for two in other])


def show(one: Telling) -> str:
    """A telling in a line: what decides whether it is the same as another."""
    players = ", ".join(f"{x.part[0]}:{x.name}={x.actor}" for x in one.players)
    when = one.when.edtf if one.when else None
    text = " ".join(one.text.split())
    shown = text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
    return (
        f"{one.type}/{one.act} {one.cited.exact!r} [{players}] "
        f"{when} {one.place} {one.modality} «{shown}»"
    )


def _surest(seen: Seen, pairs: Iterable[tuple[Told, Told]]) -> str:
    """The pair that is most the same by what compares it, and whether it is ever compared."""
    tellings = ([seen.tellings[one.report.telling] for one in pair] for pair in pairs)
    compared = [(TELLINGS.compare(a, b), a, b) for a, b in tellings]
    match, a, b = max(compared, key=lambda x: (_SUREST[x[0].answer], x[0].score, x[1].id, x[2].id))
    met = "compared" if set(TELLINGS.keys(a)) & set(TELLINGS.keys(b)) else "never compared: no key"
    pair = " and ".join(seen.names[one.dispatch] for one in (a, b))
    return f"  surest pair {pair}, {met}: {_matched(match)}"


def _matched(match: Match) -> str:
    spoke = [f"{x.name} {x.weight:+g} {x.shown}" for x in match.features if x.says != "silent"]
    return f"{match.answer} {match.score:g} by {match.rule}: {'; '.join(spoke)}"
