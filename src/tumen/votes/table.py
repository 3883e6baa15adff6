"""Build the table `ideal_points`: the sampling tier on all votes, the fast tier as of each session.

Deterministic: the same votes, settings and seeds give the same file. Run it as

    python -m tumen.votes.table SNAPSHOT RAW OUT

with the folder of a snapshot's Parquet files, the folder of raw data, and the folder to write to.
It takes more than half an hour on two cores, so its result is kept in `tumen/votes/data` and the
snapshot reads it from there; `RECORD` beside it says from which votes and with which settings.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from tumen.core.errors import UsageError
from tumen.core.kinds import Table
from tumen.tables.ideal_point_moves import TABLE as MOVES
from tumen.tables.ideal_points import TABLE as POINTS
from tumen.votes.explain import explain_move
from tumen.votes.fast import approximate
from tumen.votes.sample import Ballots, Sample, estimation_sample
from tumen.votes.sampler import Posterior, Settings, sample_positions
from tumen.votes.unga import Assembly, assembly, read_matches, read_paragraphs

if TYPE_CHECKING:
    import polars as pl

SOURCE = "unga_ideal_points"
"""The source that hands these rows to the snapshot."""

RECORD = "record.json"
CHAINS = 4

WIDEN = {"sampling": 1.1, "fast": 1.15}
"""Intervals are widened by these factors, so that in simulated assemblies about nine in ten hold the
truth; without them about 87 % (sampling) and 85 % (fast) do. The sd is left as estimated."""

LEAST_VOTES = 10
CLEAR = 2.0
"""A move is explained when it is larger than so many of its standard deviations."""

SHOWN = 6
"""How many roll calls are kept of each move: those that pulled most in its direction."""

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
    chains: int = CHAINS,
    first_as_of: int = FIRST_AS_OF,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[pl.DataFrame, pl.DataFrame, dict[str, Any]]:
    """The rows of `ideal_points` and of `ideal_point_moves`, and the record of the run."""
    pairs = list(matches)
    chosen = settings or Settings()
    whole = estimation_sample(seats.ballots, pairs, without_roll_calls=paragraphs)
    progress(f"sampling: {len(whole)} votes on {len(whole.items)} items")
    posterior = sample_positions(whole, chosen, chains=chains)
    return assemble(
        seats, pairs, paragraphs, whole, posterior, chosen, chains, first_as_of, progress
    )


def assemble(
    seats: Assembly,
    pairs: Sequence[tuple[int, int]],
    paragraphs: Collection[int],
    whole: Sample,
    posterior: Posterior,
    settings: Settings,
    chains: int,
    first_as_of: int,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[pl.DataFrame, pl.DataFrame, dict[str, Any]]:
    """Tables and record from a finished posterior; the fast tier is run here."""
    rows = sampled_rows(seats, whole, posterior)
    for session in whole.sessions.tolist():
        if session >= first_as_of:
            progress(f"fast: as of session {session}")
            rows += as_of_rows(seats, pairs, paragraphs, session)
    progress("moves")
    record = {
        "votes_sha256": fingerprint(whole),
        "votes": len(whole),
        "items": len(whole.items),
        "points": len(whole.point_line),
        "settings": asdict(settings),
        "chains": chains,
        "widen": WIDEN,
        "r_hat_largest": round(float(posterior.r_hat.max()), 3),
        "r_hat_sessions": {
            str(session): round(float(value), 3)
            for session, value in zip(
                whole.sessions.tolist(), posterior.r_hat_sessions, strict=True
            )
        },
    }
    return to_frame(rows, POINTS), to_frame(move_rows(seats, whole, posterior), MOVES), record


def fingerprint(sample: Sample) -> str:
    """The votes that an estimate rests on, as one hash: other votes, links or lines change it."""
    digest = hashlib.sha256("|".join(sample.lines).encode())
    for column in (
        sample.point_line,
        sample.point_session,
        sample.items,
        sample.item,
        sample.point,
    ):
        digest.update(column.astype("<i8").tobytes())
    digest.update(sample.vote.astype("i1").tobytes())
    return digest.hexdigest()


def sampled_rows(seats: Assembly, sample: Sample, posterior: Posterior) -> list[dict[str, Any]]:
    """One row per point, from all chains."""
    wide = WIDEN["sampling"]
    low = posterior.mean - wide * (posterior.mean - posterior.low)
    high = posterior.mean + wide * (posterior.high - posterior.mean)
    return _rows(
        seats,
        sample,
        range(len(sample.point_line)),
        (posterior.mean, posterior.sd, low, high, posterior.r_hat),
        "sampling",
        int(sample.sessions[-1]),
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
    half = WIDEN["fast"] * WIDTH_90 * found.sd
    columns = (found.mean, found.sd, found.mean - half, found.mean + half, None)
    return _rows(seats, sample, points, columns, "fast", session)


def move_rows(seats: Assembly, sample: Sample, posterior: Posterior) -> list[dict[str, Any]]:
    """The clear moves of every line, each with the roll calls that pulled most."""
    known = _last_day(seats, sample)
    rows: list[dict[str, Any]] = []
    for index, line in enumerate(sample.lines):
        mine = [i for i, owner in enumerate(sample.point_line.tolist()) if owner == index]
        own = _only(sample, index)
        for old, new in pairwise(mine):
            spread = math.hypot(posterior.sd[old], posterior.sd[new])
            if (
                abs(posterior.mean[new] - posterior.mean[old]) <= CLEAR * spread
                or min(sample.point_votes[old], sample.point_votes[new]) < LEAST_VOTES
            ):
                continue
            earlier, later = int(sample.point_session[old]), int(sample.point_session[new])
            move = explain_move(own, posterior.mean, posterior.items, line, earlier, later)
            way = move.after - move.before
            pulled = [pull for pull in move.pulls if pull.share * way > 0][:SHOWN]
            rows += [
                {
                    "state": seats.holder[line, later],
                    "session": later,
                    "earlier_session": earlier,
                    "rank": rank,
                    "roll_call": seats.number[pull.roll_call],
                    "vote": pull.vote,
                    "before": round(move.before, DIGITS),
                    "after": round(move.after, DIGITS),
                    "likely": round(pull.likely, DIGITS),
                    "share": round(pull.share, DIGITS),
                    "kind": pull.kind,
                    "valid_from": str(1945 + later),
                    "valid_to": str(1945 + later),
                    "known": known,
                    "end_known": None,
                    "source": SOURCE,
                }
                for rank, pull in enumerate(pulled, 1)
            ]
    return rows


def _only(sample: Sample, line: int) -> Sample:
    """The votes of one line; points and items keep their numbers."""
    mine = sample.point_line[sample.point] == line
    return replace(
        sample,
        item=sample.item[mine],
        point=sample.point[mine],
        vote=sample.vote[mine],
        roll_call=sample.roll_call[mine],
    )


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


def to_frame(rows: list[dict[str, Any]], table: Table) -> pl.DataFrame:
    """Rows as a frame with the contract's columns, types and order."""
    import polars as pl

    types: dict[str, Any] = {
        "text": pl.String,
        "int": pl.Int64,
        "float": pl.Float64,
        "partial": pl.String,
        "date": pl.Date,
    }
    schema = {column.name: types[column.type] for column in table.all_columns}
    return pl.DataFrame(rows, schema=schema).sort(table.order)


def read_inputs(
    snapshot: Path, raw: Path
) -> tuple[Assembly, list[tuple[int, int]], frozenset[int]]:
    """Votes from a snapshot's folder; bridging pairs and paragraph flags from the raw data."""
    import polars as pl

    votes, calls, successions = (
        pl.read_parquet(snapshot / f"{name}.parquet")
        for name in ("votes", "roll_calls", "successions")
    )
    continued = successions.filter(pl.col("is_continuation"))
    seats = assembly(
        votes, calls, zip(continued["predecessor"], continued["successor"], strict=True)
    )
    return (
        seats,
        read_matches(raw / "data" / "unga-ideal-points" / "Matches.csv"),
        read_paragraphs(raw / "data" / "unga-votes" / "unvotes_dgrtwo" / "un_roll_calls.rda"),
    )


def write(points: pl.DataFrame, moves: pl.DataFrame, record: dict[str, Any], out: Path) -> None:
    """The two tables and their record, in a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for frame, table in ((points, POINTS), (moves, MOVES)):
        frame.write_parquet(out / f"{table.name}.parquet", compression="zstd", compression_level=19)
    text = json.dumps(record, indent=1, sort_keys=True) + "\n"
    (out / RECORD).write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Read a snapshot and raw side files, and write the tables and their record."""
    if len(arguments) != 3:
        raise UsageError("give three paths: a snapshot's folder, the raw data, the folder to write")
    snapshot, raw, out = (Path(argument) for argument in arguments)
    built = build_table(
        *read_inputs(snapshot, raw),
        progress=lambda text: print(text, file=sys.stderr, flush=True),
    )
    write(*built, out)


if __name__ == "__main__":
    main(sys.argv[1:])
