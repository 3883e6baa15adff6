"""Directed pair-years of alliance data to unbroken undirected spans with the same obligations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.core.errors import DataError
from tumen.core.kinds import Row
from tumen.sources._codes import load

if TYPE_CHECKING:
    import polars as pl

OBLIGATIONS = ("defence", "offence", "neutrality", "non_aggression", "consultation")
ALONE = tuple(f"{name}_alone" for name in OBLIGATIONS)


def undirected(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    """One row per pair and year, low state number first: what at least one owes the other, and in
    columns ending in `_alone` whether only one of them does.

    Expects `low`, `high`, `year` and the obligations as 0 or 1, both directions. Pairs that owe
    each other nothing in a year have no row. Raises DataError when a direction is missing.
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
                ((pl.col(name) == 1) | (pl.col(f"{name}_back") == 1)).alias(name)
                for name in OBLIGATIONS
            ),
            *(
                ((pl.col(name) == 1) != (pl.col(f"{name}_back") == 1)).alias(f"{name}_alone")
                for name in OBLIGATIONS
            ),
        )
        .filter(pl.any_horizontal(OBLIGATIONS))
        .sort("low", "high", "year")
    )


def spans(pairs: pl.DataFrame, last_year: int) -> Iterator[Row]:
    """Rows of the table `alliances`. A span that reaches `last_year` stays open.

    A succession between members ends a span and begins the next one, known beforehand. Left out: a year after a
    member's end (Czechoslovakia in 1993), and one member under two numbers (Germany in 1990).
    """
    register = load()
    span: _Span | None = None
    for low, high, year, *owed in pairs.select(
        "low", "high", "year", *OBLIGATIONS, *ALONE
    ).iter_rows():
        a, b = sorted(_state(register.cow(number, year), number, year) for number in (low, high))
        if a == b or not (register.lives(a, year) and register.lives(b, year)):
            continue
        goes_on = (
            span is not None
            and (span.low, span.high, span.owed) == (low, high, tuple(owed))
            and span.last == year - 1
        )
        if span is not None:
            if goes_on and (span.a, span.b) == (a, b):
                span.last = year
                continue
            yield span.row(last_year)
        known = date(year - 1 if goes_on else year, 12, 31)
        span = _Span(a, b, low, high, tuple(owed), year, year, known)
    if span is not None:
        yield span.row(last_year)


@dataclass(slots=True)
class _Span:
    """Years of one pair with the same obligations; one that goes on is known from the start."""

    a: str
    b: str
    low: int
    high: int
    owed: tuple[bool, ...]
    first: int
    last: int
    known: date

    def row(self, last_year: int) -> Row:
        is_open = self.last == last_year
        return {
            "a": self.a,
            "b": self.b,
            **dict(zip(OBLIGATIONS, self.owed, strict=False)),
            "one_sided": [
                name
                for name, alone in zip(OBLIGATIONS, self.owed[len(OBLIGATIONS) :], strict=True)
                if alone
            ],
            "valid_from": str(self.first),
            "valid_to": None if is_open else str(self.last),
            "known": self.known,
            "end_known": None if is_open else date(self.last, 12, 31),
        }


def _state(code: str | None, number: int, year: int) -> str:
    if code is None:
        raise DataError(f"state number {number} is listed as no state in {year}")
    return code
