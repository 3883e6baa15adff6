"""Directed pair-years of alliance data to unbroken undirected spans with the same obligations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.core.errors import DataError
from tumen.core.kinds import Row
from tumen.sources._codes import load

if TYPE_CHECKING:
    import polars as pl

OBLIGATIONS = ("defence", "offence", "neutrality", "non_aggression", "consultation")


def mutual(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    """One row per pair and year, low state number first: what each of the two owes the other.

    Expects `low`, `high`, `year` and the obligations as 0 or 1, both directions. Pairs that owe
    each other nothing of the same kind in a year have no row. Raises DataError when a direction is
    missing.
    """
    import polars as pl

    back = frame.rename({"low": "high", "high": "low"})
    joined = frame.join(back, on=["low", "high", "year"], how="left", suffix="_back")
    alone = joined.filter(pl.col(f"{OBLIGATIONS[0]}_back").is_null())
    if alone.height:
        row = alone.row(0, named=True)
        raise DataError(
            f"{path}: {alone.height} pair-years have one direction only, first {row['low']} to "
            f"{row['high']} in {row['year']}: the file is cut"
        )
    return (
        joined.filter(pl.col("low") < pl.col("high"))
        .select(
            "low",
            "high",
            "year",
            *(
                ((pl.col(name) == 1) & (pl.col(f"{name}_back") == 1)).alias(name)
                for name in OBLIGATIONS
            ),
        )
        .filter(pl.any_horizontal(OBLIGATIONS))
        .sort("low", "high", "year")
    )


def spans(pairs: pl.DataFrame, last_year: int) -> Iterator[Row]:
    """Rows of the table `alliances`. A span that reaches `last_year` stays open.

    A succession between members ends a span and begins the next one. Left out: a year after a
    member's end (Czechoslovakia in 1993), and one member under two numbers (Germany in 1990).
    """
    register = load()
    before: tuple[str, str, tuple[bool, ...]] | None = None
    first = last = 0
    for low, high, year, *owed in pairs.select("low", "high", "year", *OBLIGATIONS).iter_rows():
        a, b = sorted(_state(register.cow(number, year), number, year) for number in (low, high))
        if a == b or not (register.lives(a, year) and register.lives(b, year)):
            continue
        now = (a, b, tuple(owed))
        if now == before and year == last + 1:
            last = year
            continue
        if before is not None:
            yield _row(before, first, last, last_year)
        before, first, last = now, year, year
    if before is not None:
        yield _row(before, first, last, last_year)


def _state(code: str | None, number: int, year: int) -> str:
    if code is None:
        raise DataError(f"state number {number} is listed as no state in {year}")
    return code


def _row(span: tuple[str, str, tuple[bool, ...]], first: int, last: int, last_year: int) -> Row:
    a, b, owed = span
    is_open = last == last_year
    return {
        "a": a,
        "b": b,
        **dict(zip(OBLIGATIONS, owed, strict=True)),
        "valid_from": str(first),
        "valid_to": None if is_open else str(last),
        "known": date(first, 12, 31),
        "end_known": None if is_open else date(last, 12, 31),
    }
