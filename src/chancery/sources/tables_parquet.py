"""Tables in Parquet, with pyarrow where it is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.errors import ChanceryError, InputError, UnreadableError
from chancery.sources.columns import Cells, picked
from chancery.sources.files import shown
from chancery.sources.tables_lines import refuse_missing

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MAGIC = b"PAR1"
BATCH = 256
"""Rows held at a time; dispatches of 5 KB make batches of about a megabyte."""


def read_parquet(
    path: Path, columns: Mapping[str, tuple[str, ...]], mapping: Mapping[str, str]
) -> Iterator[tuple[int, Cells | ChanceryError]]:
    """Each row with its number: its cells by our names; only the columns that are asked for.

    Raises ``InputError`` when pyarrow is not installed, the file is broken, or a column that the
    mapping names is missing. A table that breaks further on ends with an error.
    """
    table = _open(path)
    there = table.schema_arrow.names
    refuse_missing(path, columns, mapping, there)
    wanted = picked(columns, there)
    return _rows(path, table, wanted)


def _open(path: Path) -> ParquetFile:
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - an extra, and heavy
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        message = (
            f"{shown(path)}: Parquet needs pyarrow: in Chancery's folder, pip install '.[tables]'"
        )
        raise InputError(message) from error
    try:
        return ParquetFile(path)
    except (ArrowException, OSError, ValueError) as error:
        raise _broken(path, 0, error) from error


def _rows(
    path: Path, table: ParquetFile, wanted: Mapping[str, str]
) -> Iterator[tuple[int, Cells | ChanceryError]]:
    from pyarrow import ArrowException  # noqa: PLC0415 - an extra, and heavy

    number = 0
    with table:
        try:
            columns = list(dict.fromkeys(wanted.values()))
            for batch in table.iter_batches(batch_size=BATCH, columns=columns):
                for raw in batch.to_pylist():
                    number += 1
                    yield number, {name: raw[column] for name, column in wanted.items()}
        except (ArrowException, OSError, ValueError, OverflowError) as error:
            yield number + 1, _broken(path, number, error)


def _broken(path: Path, number: int, error: Exception) -> UnreadableError:
    reason = " ".join(str(error).split())[:100]
    return UnreadableError(f"{shown(path)}: broken behind row {number:,} ({reason})")
