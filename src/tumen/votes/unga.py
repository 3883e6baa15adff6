"""General Assembly votes as arrays: from the tables of a snapshot, and the authors' two side files.

The vote table carries the release that the published estimates used and, after it, newer roll
calls. Two facts of that release are not in the table, because it does not fill them in later
years: which votes were on paragraphs or amendments, and which roll calls repeat earlier ones.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.core.errors import DataError
from tumen.votes.sample import (
    LAST_YEAR_OF_PARAGRAPHS,
    Ballots,
    index_lines,
    lines_of,
)

if TYPE_CHECKING:
    import polars as pl

NEWER = 100_000
"""Roll calls after the release have no id of their own: they are numbered from here by their row."""

OPENING_MONTH = 9
"""A session opens in September: a roll call of March 2021 belongs to the session of 2020."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """Ballots, with what turns their numbers back into rows of the tables.

    `number` maps a roll call of the ballots to `roll_call` of the table, `known` to its latest
    day; `holder` names the member that cast most votes of a line in a session.
    """

    ballots: Ballots
    number: Mapping[int, int]
    known: Mapping[int, date]
    holder: Mapping[tuple[str, int], str]


def read_matches(path: Path) -> list[tuple[int, int]]:
    """Pairs (earlier, later) of roll calls on the same text, by the release's ids."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not {"rcid1", "rcid2"} <= set(reader.fieldnames or ()):
            raise DataError(f"{path}: columns rcid1 and rcid2 are missing: is this Matches.csv?")
        return [(int(row["rcid1"]), int(row["rcid2"])) for row in reader]


def read_paragraphs(path: Path) -> frozenset[int]:
    """Ids of votes on paragraphs or amendments after 1989 (un_roll_calls of the release).

    The release does not fill these columns in its last years: empty counts as no.
    """
    import pyreadr

    frame = next(iter(pyreadr.read_r(str(path)).values()))
    missing = {"rcid", "date", "amend", "para"} - set(frame.columns)
    if missing:
        raise DataError(
            f"{path}: columns {sorted(missing)} are missing: is this un_roll_calls.rda?"
        )
    return frozenset(
        int(rcid)
        for rcid, day, amendment, paragraph in zip(
            frame["rcid"], frame["date"], frame["amend"], frame["para"], strict=True
        )
        if int(str(day)[:4]) > LAST_YEAR_OF_PARAGRAPHS and "1" in (str(amendment), str(paragraph))
    )


def assembly(
    votes: pl.DataFrame,
    roll_calls: pl.DataFrame,
    continuations: Iterable[tuple[str, str]],
    *,
    only_release: bool = False,
) -> Assembly:
    """The tables `votes` and `roll_calls` as ballots.

    `continuations` are the pairs (predecessor, successor) that are one legal person: they share a
    line. `only_release` leaves out roll calls after the release of the published estimates.
    """
    import numpy as np
    import polars as pl

    calls = roll_calls.filter(pl.col("session").is_not_null()) if only_release else roll_calls
    year, month = pl.col("known").dt.year(), pl.col("known").dt.month()
    calls = calls.select(
        "roll_call",
        pl.col("known").alias("day"),
        pl.coalesce("session", year - 1945 - (month < OPENING_MONTH).cast(pl.Int32)).alias(
            "session"
        ),
        pl.when(pl.col("session").is_not_null())
        .then(pl.col("rcid"))
        .otherwise(NEWER + pl.col("roll_call"))
        .alias("key"),
    )
    if calls["key"].n_unique() != calls.height:
        raise DataError("roll_calls: two roll calls of the release have the same rcid")
    cast = votes.select("roll_call", "state", "vote").join(calls, on="roll_call")
    if not cast.height:
        raise DataError("votes and roll_calls share no roll call: are they of the same snapshot?")
    members = sorted(cast["state"].unique().to_list())
    line_of = lines_of(members, continuations)
    lines, index = index_lines(members, line_of)
    cast = cast.with_columns(
        pl.col("state").replace_strict(members, index, return_dtype=pl.Int32).alias("line")
    )
    holders = (
        cast.group_by("line", "session", "state").len().sort("line", "session", "len", "state")
    )
    return Assembly(
        ballots=Ballots(
            lines=lines,
            line=cast["line"].to_numpy(),
            session=cast["session"].to_numpy().astype(np.int32),
            roll_call=cast["key"].to_numpy().astype(np.int64),
            vote=cast["vote"].to_numpy().astype(np.int8),
        ),
        number=dict(zip(calls["key"], calls["roll_call"], strict=True)),
        known=dict(zip(calls["key"], calls["day"], strict=True)),
        holder={
            (lines[line], session): state
            for line, session, state in holders.select("line", "session", "state").iter_rows()
        },
    )
