"""What two tellings say of act, date and place, and whether one answers the other.

Each function gives a level of the feature of its name (``matching/tellings.yml``), or ``None``
where one of the two says nothing of it. None looks at anything but the two.
"""

from __future__ import annotations

from chancery.knowledge.families import load_families
from chancery.stories.dates import AHEAD, Days
from chancery.stories.dates_compare import compare_days
from chancery.stories.interactions_cards import TellingCard

_POINT = "point"


def act(a: TellingCard, b: TellingCard) -> str:
    """1. the same act 2. its family, or at once with it 3. its end 4. its refusal 5. another."""
    if a.refuses != b.refuses:
        return "refused"
    if a.telling.act == b.telling.act:
        return "same"
    if a.families.isdisjoint(b.families):
        return "apart"
    if a.calls_off != b.calls_off:
        told = b if a.calls_off else a
        return "calls_off" if told.modality == "planned" else "called_off_held"
    families = load_families().families
    shared = a.families & b.families
    return "at_once" if any(families[name].at_once for name in shared) else "kin"


def mode(a: TellingCard, b: TellingCard) -> str | None:
    """1. the same mode 2. one that the same event may be told with 3. another."""
    one, other = a.telling.mode, b.telling.mode
    if one is None or other is None or a.telling.type != b.telling.type:
        return None
    if one == other:
        return "same"
    return "kin" if load_families().kin_modes(one, other) else "apart"


def phase(a: TellingCard, b: TellingCard) -> str | None:
    """Whether one tells the beginning, and the other the end, of the same act."""
    told = {a.phase, b.phase}
    return "apart" if a.telling.act == b.telling.act and told == {"begins", "ends"} else None


def day(a: TellingCard, b: TellingCard) -> str | None:
    """As ``compare_days``; what is called off lies ahead, words of the next day are others."""
    if a.calls_off != b.calls_off:
        ending, ended = (a, b) if a.calls_off else (b, a)
        done = ended.telling.modality not in {"planned", "conditional", "negated"}
        held = done and ending.telling.act not in load_families().puts_off
        level = _called_off(ending.days, ended.days, held=held)
    else:
        level = compare_days(a.days, b.days)
    return "next_spoken" if level == "next" and a.spoken and b.spoken else level


def _called_off(ending: Days, ended: Days, *, held: bool) -> str | None:
    """What was held after another was called off is not that one."""
    level = compare_days(ending, ended)
    if held and ended.first is not None and ended.first > (ending.published or ended.first):
        return "apart"
    if level in {None, "day", "within", "about"} or ending.published is None:
        return level
    first, last = ended.first, ended.last
    if first is None or last is None:
        return "ahead" if _soon(ended.published, ending.published) else level
    return "ahead" if last >= ending.published - 1 and first - ending.published <= AHEAD else level


def _soon(before: int | None, after: int) -> bool:
    return before is not None and 0 <= after - before <= AHEAD


def place(a: TellingCard, b: TellingCard) -> str | None:
    """1. the same town or area 2. an area and a town in it 3. two towns, or two countries.

    Refused as another place: a dateline, and a town that an agreement is called by.
    """
    if a.place is None or b.place is None:
        return None
    one, other = a.telling, b.telling
    points = (one.place_precision == _POINT) + (other.place_precision == _POINT)
    known = one.geonameid is not None and one.geonameid == other.geonameid
    if known or (a.place == b.place and one.place_country == other.place_country):
        return _POINT if points else "area"
    if points < len((one, other)):
        if None in {one.place_country, other.place_country}:
            return None
        if one.place_country == other.place_country:
            return "contains"
    if not (one.placed and other.placed):
        return None
    level = "points" if points == len((one, other)) else "apart"
    return f"{level}_spoken" if a.spoken and b.spoken else level


def modality(a: TellingCard, b: TellingCard) -> str:
    """Whether one announces, or denies, what the other tells."""
    if (a.modality == "negated") != (b.modality == "negated"):
        return "denied"
    return "announced" if (a.modality == "planned") != (b.modality == "planned") else "same"


def answers(a: TellingCard, b: TellingCard) -> bool:
    """Whether one of the two denies what the other tells, or takes it back."""
    return a.calls_off != b.calls_off or modality(a, b) == "denied"


def dispatch(a: TellingCard, b: TellingCard) -> str | None:
    """Two events of one dispatch are two, unless one goes on about the other or answers it.

    So are two acts of one sentence of a text, in whichever prints.
    """
    one, other = a.telling, b.telling
    if one.dispatch != other.dispatch:
        if one.act == other.act or one.wire != other.wire or a.text != b.text:
            return None
    elif one.id == other.back or other.id == one.back:
        return "back"
    return "answer" if answers(a, b) else "two"


def pact(a: TellingCard, b: TellingCard) -> str | None:
    """1. both tell of the making of one agreement 2. of two: a telling may not be joined yet."""
    one, other, makes = a.telling, b.telling, load_families().makes
    if not one.pact or not other.pact or one.act not in makes or other.act not in makes:
        return None
    return "made" if one.pact == other.pact else "other"


def wire(a: TellingCard, b: TellingCard) -> str | None:
    """1. the same sentence of one text 2. another sentence of it."""
    if a.telling.wire != b.telling.wire or a.telling.dispatch == b.telling.dispatch:
        return None
    if a.text != b.text:
        return "other_sentence"
    return "sentence" if a.telling.act == b.telling.act else None
