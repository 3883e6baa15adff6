"""Rows of a parser to a stored table: types, bounds, order. Needs Polars (extra `build`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tumen.core.errors import DataError, UsageError
from tumen.core.kinds import Column, Row, Source, Table

if TYPE_CHECKING:
    import polars as pl

_SCHEMA = {
    "text": "String",
    "int": "Int64",
    "float": "Float64",
    "bool": "Boolean",
    "date": "Date",
    "partial": "String",
}


def require_polars() -> None:
    """Say plainly which extra is missing."""
    try:
        import polars  # noqa: F401
    except ImportError:
        raise UsageError(
            "reading raw data needs Polars: pip install 'tumen[build]' (a user's dossier does not)"
        ) from None


def to_frame(rows: pl.DataFrame | Iterable[Row], table: Table, source: str | None) -> pl.DataFrame:
    """A frame with exactly the contract's columns, in order. Unknown columns raise DataError."""
    import polars as pl

    schema = {column.name: _polars_type(column) for column in table.all_columns}
    if isinstance(rows, pl.DataFrame):
        frame = rows
    else:
        listed = list(rows)
        extra = sorted({name for row in listed for name in row} - set(schema))
        if extra:
            raise DataError(f"{table.name}: rows of {source} have unknown columns {extra}")
        frame = pl.DataFrame(
            [{name: row.get(name) for name in schema} for row in listed], schema=schema
        )
    extra = sorted(set(frame.columns) - set(schema))
    if extra:
        raise DataError(f"{table.name}: rows of {source} have unknown columns {extra}")
    missing = [name for name in schema if name not in frame.columns]
    frame = frame.with_columns(
        *(
            pl.lit(source if name == "source" else None, dtype=schema[name]).alias(name)
            for name in missing
        )
    )
    if source is not None:
        frame = frame.with_columns(pl.col("source").fill_null(source))
    try:
        return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())
    except pl.exceptions.PolarsError as error:
        raise DataError(f"{table.name}: rows of {source}: {error}") from None


def _polars_type(column: Column) -> pl.DataType:
    import polars as pl

    if column.type == "list":
        return pl.List(pl.String())
    kind: pl.DataType = getattr(pl, _SCHEMA[column.type])()
    return kind


def sort(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The one order of a table: by `order`, then by every other scalar column."""
    scalars = [c.name for c in table.all_columns if c.type != "list"]
    by = list(table.order) + [name for name in scalars if name not in table.order]
    return frame.sort(by, nulls_last=True, maintain_order=True)


def check_bounds(frame: pl.DataFrame, table: Table, source: Source) -> None:
    """Too few or too many rows refuse the load."""
    low, high = source.rows[table.name]
    if not low <= frame.height <= high:
        raise DataError(
            f"{source.name}: {frame.height} rows for {table.name}, expected {low} to {high}: "
            "the file is cut, or the release has changed (then change `rows` in its source file)"
        )
