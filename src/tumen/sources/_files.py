"""Read raw files strictly: every column is either used or left out on purpose."""

from __future__ import annotations

import csv
import lzma
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tumen.core.errors import DataError

if TYPE_CHECKING:
    import polars


def require_columns(
    path: Path, found: Iterable[str], used: Iterable[str], ignored: Iterable[str]
) -> None:
    """Raise DataError when a file lacks a used column, or has one that nobody decided about."""
    found, used = set(found), set(used)
    if missing := sorted(used - found):
        raise DataError(f"{path}: columns {missing} are missing: is this the right release?")
    if leftover := sorted(found - used - set(ignored)):
        raise DataError(
            f"{path}: columns {leftover} are new: use them, or add them to `ignored` of the source "
            "with the reason"
        )


def csv_rows(
    path: Path,
    used: Iterable[str],
    ignored: Mapping[str, str],
    encoding: str = "utf-8-sig",
    delimiter: str = ",",
) -> list[dict[str, str]]:
    """The rows of a CSV file, plain or in xz, as text, with checked columns."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding=encoding, newline="") as file:
        reader = csv.DictReader(file, delimiter=delimiter)
        require_columns(path, reader.fieldnames or (), used, ignored)
        return list(reader)


def rda_frame(path: Path, used: Mapping[str, Any], ignored: Mapping[str, str]) -> polars.DataFrame:
    """The one table of an R data file: `used` gives each column's Polars type."""
    import polars as pl
    import pyreadr

    tables = pyreadr.read_r(str(path))
    if len(tables) != 1:
        raise DataError(f"{path}: holds {len(tables)} tables, expected one")
    table = next(iter(tables.values()))
    require_columns(path, table.columns, used, ignored)
    return pl.DataFrame(
        [
            pl.Series(name, table[name].astype(object).where(table[name].notna(), None).to_list())
            .cast(kind)
            .alias(name)
            if not _is_number(table[name])
            else pl.Series(name, table[name].to_numpy(), nan_to_null=True).cast(kind)
            for name, kind in used.items()
        ]
    )


def _is_number(column: Any) -> bool:
    return column.dtype.kind in "if"


def integer(text: str, path: Path, column: str) -> int:
    """A whole number, or DataError that says where it is not one."""
    try:
        return int(text)
    except ValueError:
        raise DataError(f"{path}: {column}: {text!r} is not a whole number") from None


def number(text: str, path: Path, column: str) -> float:
    """A finite number, or DataError that says where it is not one."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise DataError(f"{path}: {column}: {text!r} is not a number")
    return value
