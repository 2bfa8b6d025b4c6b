"""What can be told of sources before anything is read, and in few lines afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chancery.errors import ChanceryError
from chancery.rounds import RunReport
from chancery.rounds.offers import Offer
from chancery.sources import Kind, find_sources, kind_of, left_out, read_table, refuse_columns
from chancery.sources.columns import chosen

_ROW = re.compile(r"\brow [\d,]+ is passed by: ")


def check_columns(sources: Iterable[str], columns: Mapping[str, str]) -> None:
    """Raise ``InputError`` for a field that we do not have, and a source that is no table."""
    chosen(columns)
    for source in sources if columns else ():
        try:
            kind = kind_of(source)
        except ChanceryError:
            continue  # the round tells it, as any source that cannot be read
        refuse_columns(source, kind)


def without_offers(sources: Iterable[str], columns: Mapping[str, str]) -> RunReport | None:
    """The report of a round that would read nothing; ``None`` when there is something to read."""
    report = RunReport()
    for source in sources:
        try:
            kind = kind_of(source)
            if kind in {Kind.ROWS, Kind.PARQUET}:
                read_table(Path(source), columns)  # says at once what columns it lacks
        except ChanceryError as error:
            report.counts["failed"] += 1
            found = Offer(address=source, error=error).report
            report.reports.extend([found] if found else [])
            continue
        if kind is not Kind.FOLDER or any(find_sources(Path(source))):
            return None
    return report


def left_out_lines(sources: Iterable[str], *, only_pages: bool = False) -> Iterator[str]:
    """A line for each folder of which files were left out."""
    for source in sources:
        if Path(source).is_dir() and (line := left_out(Path(source), only_pages=only_pages)):
            yield line


def folded(lines: Iterable[str]) -> Iterator[str]:
    """Lines that say the same, be it of other rows, as the first of them and a count."""
    alike: dict[str, list[str]] = {}
    for line in lines:
        alike.setdefault(_ROW.sub("", line), []).append(line)
    for first, *others in alike.values():
        yield f"{first} (and {len(others):,} more like it)" if others else first
