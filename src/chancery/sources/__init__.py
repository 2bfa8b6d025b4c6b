"""From publishers to captured bytes: files, feeds, lists, archives, tables and mail.

What is fetched from the web is a part of its own, ``sources.web``. The libraries that read all
these are imported when they are first needed.
"""

from __future__ import annotations

from chancery.sources.feeds import read_feed
from chancery.sources.files import (
    MOST_BYTES,
    capture_bytes,
    capture_file,
    capture_stream,
    printable,
    shown,
    whole,
)
from chancery.sources.folders import find_dispatches, find_sources, holds_many, left_out
from chancery.sources.kinds import Kind, kind_of, kind_of_bytes, refuse_columns
from chancery.sources.opml import read_opml
from chancery.sources.rows import capture_row, clean
from chancery.sources.sitemaps import Sitemap, read_sitemap
from chancery.sources.tables import looks_like_readings, read_table
from chancery.sources.warc import read_warc

__all__ = [
    "MOST_BYTES",
    "Kind",
    "Sitemap",
    "capture_bytes",
    "capture_file",
    "capture_row",
    "capture_stream",
    "clean",
    "find_dispatches",
    "find_sources",
    "holds_many",
    "kind_of",
    "kind_of_bytes",
    "left_out",
    "looks_like_readings",
    "printable",
    "read_feed",
    "read_opml",
    "read_sitemap",
    "read_table",
    "read_warc",
    "refuse_columns",
    "shown",
    "whole",
]
