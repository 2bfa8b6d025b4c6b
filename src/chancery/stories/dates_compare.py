"""What the days of two tellings say."""

from __future__ import annotations

from chancery.stories.dates import FRESH, OPEN, RECALLED, Days


def compare_days(a: Days, b: Days) -> str | None:
    """What two dates say: a level of the feature ``date``, ``None`` when one says nothing.

    1. ``day``, ``within``, ``loose``: what the words say overlaps, for a day or two, within a
       month, or within a longer stretch
    2. ``next``, ``days``, ``apart``: it does not, by a day, by three, by more
    3. ``fresh``, ``about``: one has no date and was published on the day of the other or the next,
       or when the other may have been
    4. ``together``, ``close``: neither has a date; they were published on the same day or the next,
       or may still be of one day
    5. ``recalled``, ``stale``: one has no date and tells of what is remembered for long
    """
    if a.first is not None and b.first is not None:
        return _both(a, b)
    if a.first is None and b.first is None:
        return _neither(a, b)
    dated, undated = (a, b) if a.first is not None else (b, a)
    return _one(dated, undated)


def _both(a: Days, b: Days) -> str:
    assert a.first is not None and a.last is not None and b.first is not None and b.last is not None  # noqa: S101, PT018 - told to the type checker
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap > 0:
        return "next" if gap == 1 else "days" if gap <= FRESH else "apart"
    longer = max(a.last - a.first, b.last - b.first)
    return "day" if longer <= 1 else "within" if longer <= OPEN else "loose"


def _one(dated: Days, undated: Days) -> str | None:
    assert dated.first is not None and dated.last is not None  # noqa: S101, PT018 - told to the type checker
    if undated.earliest is None or undated.latest is None:
        return None
    gap = max(dated.first - undated.latest, undated.earliest - dated.last)
    if gap <= 0:
        longer = dated.last - dated.first
        if (
            longer <= 1
            and undated.published is not None
            and undated.published - dated.last in (0, 1)
        ):
            return "fresh"
        return "about" if longer <= OPEN else "loose"
    if _remembers(undated, dated.last):
        return undated.recall
    return "days" if gap <= FRESH else "apart"


def _neither(a: Days, b: Days) -> str | None:
    if a.published is None or b.published is None:
        return None
    if abs(a.published - b.published) <= 1:
        return "together"
    later, sooner = (a, b) if a.published > b.published else (b, a)
    gap = _gap(later, sooner)
    if gap > 0 and _remembers(later, sooner.published):
        return later.recall
    return "close" if gap <= 0 else "days" if gap <= FRESH else "apart"


def _remembers(later: Days, last: int | None) -> bool:
    if later.recall is None or later.published is None or last is None:
        return False
    return 0 < later.published - last <= RECALLED


def _gap(later: Days, sooner: Days) -> int:
    """Days between those that the later may be of and the day that the sooner was published."""
    assert later.earliest is not None and sooner.latest is not None  # noqa: S101, PT018 - told to the type checker
    return later.earliest - sooner.latest + 1
