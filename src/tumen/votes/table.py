"""Build the table `ideal_points`: the sampling tier on all votes, the fast tier as of each session.

Deterministic: the same votes, settings and seeds give the same file. Run it as

    python -m tumen.votes.table SNAPSHOT RAW OUT

with the folder of a snapshot's Parquet files, the folder of raw data, and the file to write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from tumen.core.errors import UsageError
from tumen.tables.ideal_points import TABLE
from tumen.votes.fast import approximate
from tumen.votes.sample import Ballots, Sample, estimation_sample
from tumen.votes.sampler import Posterior, Settings, sample_positions
from tumen.votes.unga import Assembly, assembly, read_matches, read_paragraphs

if TYPE_CHECKING:
    import polars as pl

SOURCE = "unga_votes"
"""The dataset behind every row."""

DIGITS = 4
FIRST_AS_OF = 5
"""The first session after which positions are estimated as of that day: before, there is too little
to place anyone."""

WIDTH_90 = NormalDist().inv_cdf(0.95)


def build_table(
    seats: Assembly,
    matches: Iterable[tuple[int, int]],
    paragraphs: Collection[int],
    *,
    settings: Settings | None = None,
    chains: int = 4,
    first_as_of: int = FIRST_AS_OF,
    progress: Callable[[str], None] = lambda _: None,
) -> pl.DataFrame:
    """All rows of `ideal_points`, as its contract says, in its order."""
    pairs = list(matches)
    whole = estimation_sample(seats.ballots, pairs, without_roll_calls=paragraphs)
    progress(f"sampling: {len(whole)} votes on {len(whole.items)} items")
    rows = sampled_rows(seats, whole, sample_positions(whole, settings, chains=chains))
    for session in whole.sessions.tolist():
        if session >= first_as_of:
            progress(f"fast: as of session {session}")
            rows += as_of_rows(seats, pairs, paragraphs, session)
    return to_frame(rows)


def sampled_rows(seats: Assembly, sample: Sample, posterior: Posterior) -> list[dict[str, Any]]:
    """One row per point, from all chains."""
    until = int(sample.sessions[-1])
    return _rows(
        seats,
        sample,
        range(len(sample.point_line)),
        (posterior.mean, posterior.sd, posterior.low, posterior.high, posterior.r_hat),
        "sampling",
        until,
    )


def as_of_rows(
    seats: Assembly,
    matches: Sequence[tuple[int, int]],
    paragraphs: Collection[int],
    session: int,
) -> list[dict[str, Any]]:
    """The points of a session as they could be known at its end, by the fast tier."""
    ballots: Ballots = seats.ballots.where(seats.ballots.session <= session)
    sample = estimation_sample(ballots, matches, without_roll_calls=paragraphs)
    found = approximate(sample)
    points = [i for i, s in enumerate(sample.point_session.tolist()) if s == session]
    half = WIDTH_90 * found.sd
    columns = (found.mean, found.sd, found.mean - half, found.mean + half, None)
    return _rows(seats, sample, points, columns, "fast", session)


def _rows(
    seats: Assembly,
    sample: Sample,
    points: Iterable[int],
    columns: tuple[Any, Any, Any, Any, Any],
    tier: str,
    until: int,
) -> list[dict[str, Any]]:
    mean, sd, low, high, r_hat = columns
    known = _last_day(seats, sample)
    rows = []
    for i in points:
        session = int(sample.point_session[i])
        rows.append(
            {
                "state": seats.holder[sample.lines[sample.point_line[i]], session],
                "session": session,
                "year": 1945 + session,
                "mean": round(float(mean[i]), DIGITS),
                "sd": round(float(sd[i]), DIGITS),
                "low": round(float(low[i]), DIGITS),
                "high": round(float(high[i]), DIGITS),
                "n_votes": int(sample.point_votes[i]),
                "tier": tier,
                "until": until,
                "r_hat": None if r_hat is None else round(float(r_hat[i]), 3),
                "valid_from": str(1945 + session),
                "valid_to": str(1945 + session),
                "known": known,
                "end_known": None,
                "source": SOURCE,
            }
        )
    return rows


def _last_day(seats: Assembly, sample: Sample) -> date:
    import numpy as np

    return max(seats.known[int(key)] for key in np.unique(sample.roll_call))


def to_frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame with the contract's columns, types and order."""
    import polars as pl

    types: dict[str, Any] = {
        "text": pl.String,
        "int": pl.Int64,
        "float": pl.Float64,
        "partial": pl.String,
        "date": pl.Date,
    }
    schema = {column.name: types[column.type] for column in TABLE.all_columns}
    return pl.DataFrame(rows, schema=schema).sort(TABLE.order)


def main(arguments: Sequence[str]) -> None:
    """Read a snapshot and raw side files, and write the table as Parquet."""
    import polars as pl

    if len(arguments) != 3:
        raise UsageError("give three paths: a snapshot's folder, the raw data, the file to write")
    snapshot, raw, out = (Path(argument) for argument in arguments)
    votes, calls, successions = (
        pl.read_parquet(snapshot / f"{name}.parquet")
        for name in ("votes", "roll_calls", "successions")
    )
    continued = successions.filter(pl.col("is_continuation"))
    seats = assembly(
        votes, calls, zip(continued["predecessor"], continued["successor"], strict=True)
    )
    frame = build_table(
        seats,
        read_matches(raw / "data" / "unga-ideal-points" / "Matches.csv"),
        read_paragraphs(raw / "data" / "unga-votes" / "unvotes_dgrtwo" / "un_roll_calls.rda"),
        progress=lambda text: print(text, file=sys.stderr, flush=True),
    )
    frame.write_parquet(out, compression="zstd", compression_level=19)


if __name__ == "__main__":
    main(sys.argv[1:])
