"""Tables: JSON, CSV and Parquet, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from chancery.errors import ChanceryError, UnreadableError
from chancery.records.intake import Item
from chancery.sources.columns import Cells, RefusedRowError, chosen, read_cells
from chancery.sources.files import open_file, printable, shown, whole
from chancery.sources.rows import capture_row
from chancery.sources.tables_csv import read_csv
from chancery.sources.tables_json import columns_of, read_array, read_lines
from chancery.sources.tables_lines import opening_of, refuse_missing
from chancery.sources.tables_parquet import MAGIC, read_parquet

_ARRAY = re.compile(rb"\s*\[\s*\{")
_READING = re.compile(rb'"schema"\s*:\s*"chancery/reading/1"')


def read_table(
    path: Path, mapping: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Item | ChanceryError]:
    """The rows of a table, in its order; memory does not grow with it.

    1. JSON lines: one object a line
    2. an array of JSON objects, at most 16 MB
    3. CSV and TSV, by the name of the file: see ``tables_csv``
    4. Parquet, in batches of rows

    All but Parquet also packed with gzip.

    ``mapping`` says for our fields (text, title, url, published, publisher, language, byline, id,
    html) which column holds them; without, columns of these names and their usual synonyms (body,
    headline, link, date, source, lang …) are taken. A row is sealed as canonical JSON; its address
    is its URL, else the table's whole path and the row's own id: ``/desk/news.parquet#17``. A row
    that has neither is known by its content: its number is another when a row is put before it.

    A row without text, or with a cell that cannot be read, costs one error. Raises ``InputError``
    when there is no such file, pyarrow is not installed, or a column is missing that is mapped or
    could hold a text; of JSON the first 1,000 rows are looked at for it.
    """
    columns = chosen(mapping)
    with open_file(path) as file:
        is_parquet = file.read(len(MAGIC)) == MAGIC
    if is_parquet:
        return _items(path, read_parquet(path, columns, mapping))
    opening = opening_of(path)
    is_array = opens_array(opening)
    if named_as_csv(str(path)) and not (is_array or opening.startswith(b"{")):
        return _items(path, read_csv(path, columns, mapping))
    there = columns_of(path, array=is_array)
    if there:
        refuse_missing(path, columns, mapping, there)
    return _items(path, (read_array if is_array else read_lines)(path, columns))


def looks_like_readings(first_line: bytes) -> bool:
    """Whether a line is a reading that Chancery wrote and not a row of a table."""
    return bool(_READING.search(first_line))


def opens_array(opening: bytes) -> bool:
    """Whether this is how an array of JSON objects opens."""
    return bool(_ARRAY.match(opening))


def named_as_csv(name: str) -> bool:
    """Whether a file is called as tables are that have no other sign."""
    return name.lower().removesuffix(".gz").endswith((".csv", ".tsv"))


def _items(
    path: Path, rows: Iterator[tuple[int, Cells | ChanceryError]]
) -> Iterator[Item | ChanceryError]:
    for number, cells in rows:
        yield cells if isinstance(cells, ChanceryError) else _item(path, number, cells)


def _item(path: Path, number: int, cells: Cells) -> Item | ChanceryError:
    try:
        row, own = read_cells(cells)
        place = f"{printable(str(path))}#{own or number}"
        lasting = f"{whole(path)}#{own}" if own else None
        return capture_row(row, address=row.url or lasting, path=place)
    except RefusedRowError as error:
        return UnreadableError(f"{shown(path)}: row {number:,} is passed by: {error}")
    except ChanceryError as error:
        return error
