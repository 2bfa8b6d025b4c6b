"""Score the page reader on saved pages with judged segments: ``python -m tests.score.pages``.

The set is ``pages/index.jsonl`` beside the checkout (``../shared`` or ``CHANCERY_SHARED``):
segments that belong to the article (``in_text``), segments that do not (``not_in_text``), title
and date.

- in_text: share of segments that stand in headline, lead and paragraphs without note
- not_in_text: share of segments that stand there though they should not
- title: right when equal, or one holds the other and is at least half as long
- date: right when the day of ``published`` is the judged day; wrong when another day is given;
  none given is neither

Segments and titles are compared after NFC, without case and with runs of white space as one space.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from chancery.pages import read_page
from chancery.records.dispatch import Dispatch
from chancery.sources import capture_file

ARTICLE = {"headline", "lead", "paragraph"}


@dataclass(kw_only=True)
class Score:
    """Counts over all pages, and the misses in words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """One count over another."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    @property
    def figures(self) -> dict[str, float]:
        """The four figures."""
        return {
            "in_text": self.share("in_found", "in"),
            "not_in_text": self.share("out_found", "out"),
            "title_right": self.share("title_right", "title"),
            "date_right": self.share("date_right", "date"),
            "date_wrong": self.share("date_wrong", "date"),
        }


def shared() -> Path:
    """The folder of shared material."""
    beside = Path(__file__).parents[2].parent / "shared"
    return Path(os.environ.get("CHANCERY_SHARED", beside))


def score(folder: Path) -> Score:
    """Read every page of the set and count."""
    found = Score()
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        dispatch = read_page(*capture_file(folder / gold["file"]))
        _count_segments(found, gold, dispatch)
        _count_title(found, gold, dispatch)
        _count_date(found, gold, dispatch)
    return found


def _count_segments(found: Score, gold: dict, dispatch: Dispatch) -> None:
    article = plain(
        " ".join(
            dispatch.text[b.span] for b in dispatch.blocks if b.kind in ARTICLE and b.note is None
        )
    )
    for name, key in (("in", "in_text"), ("out", "not_in_text")):
        for segment in gold[key]:
            hit = plain(segment) in article
            found.counts[name] += 1
            found.counts[f"{name}_found"] += hit
            if hit == (name == "out"):
                found.misses.append(f"{gold['file']}: {key}: {segment!r}")


def _count_title(found: Score, gold: dict, dispatch: Dispatch) -> None:
    if not gold["title"]:
        return
    want, have = plain(gold["title"]), plain(dispatch.value("title") or "")
    short, long = sorted((want, have), key=len)
    right = want == have or (short in long and 2 * len(short) >= len(long))
    found.counts["title"] += 1
    found.counts["title_right"] += right
    if not right:
        found.misses.append(f"{gold['file']}: title: {have!r}, judged {want!r}")


def _count_date(found: Score, gold: dict, dispatch: Dispatch) -> None:
    if not gold["date"]:
        return
    fact = dispatch.fact("published")
    found.counts["date"] += 1
    found.counts["date_right"] += bool(fact and fact.value[:10] == gold["date"])
    if fact is None:
        found.misses.append(f"{gold['file']}: date: none, judged {gold['date']}")
    elif fact.value[:10] != gold["date"]:
        found.counts["date_wrong"] += 1
        found.misses.append(
            f"{gold['file']}: date: {fact.value} ({fact.origin}), judged {gold['date']}"
        )


def plain(text: str) -> str:
    """The text as it is compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().casefold()


def main() -> int:
    """Print the figures and what was missed."""
    folder = shared() / "pages"
    if not (folder / "index.jsonl").exists():
        print(f"no pages to score: {folder} is not there (set CHANCERY_SHARED)")
        return 0
    result = score(folder)
    for name, figure in result.figures.items():
        print(f"pages {name:12} {figure:.3f}")
    if "--errors" in sys.argv:
        print(*result.misses, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
