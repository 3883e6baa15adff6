"""The builder: rows as the contract says, both tiers, both clocks."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl
import pytest

from tumen.core.errors import DataError
from tumen.tables.ideal_point_moves import TABLE as MOVES
from tumen.tables.ideal_points import TABLE
from tumen.votes.sampler import Settings
from tumen.votes.simulate import Simulation
from tumen.votes.table import build_table
from tumen.votes.unga import NEWER, Assembly, assembly

SHORT = Settings(warm_up=30, burn=20, keep=40, thin=4)


@pytest.fixture(scope="module")
def tables(small: Simulation) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The simulated votes as the tables of a snapshot; the sixth session came after the release."""
    sample = small.sample
    lines = [sample.lines[line] for line in sample.point_line[sample.point]]
    session = sample.point_session[sample.point]
    votes = pl.DataFrame({"roll_call": sample.roll_call, "state": lines, "vote": sample.vote})
    calls = (
        pl.DataFrame({"roll_call": sample.roll_call, "session": session})
        .unique()
        .sort("roll_call")
        .with_columns(
            rcid=pl.col("roll_call"),
            known=pl.date(1945 + pl.col("session"), 12, 1),
        )
        .with_columns(session=pl.when(pl.col("session") < 6).then("session").cast(pl.Int64))
    )
    return votes, calls


@pytest.fixture(scope="module")
def seats(tables: tuple[pl.DataFrame, pl.DataFrame]) -> Assembly:
    return assembly(*tables, [("X01", "X02")])


def test_newer_roll_calls_get_their_session_from_their_day(seats: Assembly) -> None:
    newer = seats.ballots.roll_call >= NEWER
    assert newer.any()
    assert set(seats.ballots.session[newer].tolist()) == {6}
    assert "X01" not in seats.ballots.lines


def test_rows_follow_the_contract(seats: Assembly) -> None:
    frame, moves, record = build_table(seats, [], (), settings=SHORT, chains=2, first_as_of=5)
    assert frame.columns == [column.name for column in TABLE.all_columns]
    assert frame.select(TABLE.key).is_duplicated().sum() == 0
    for check in TABLE.checks:
        bad = duckdb.sql(check.sql.format(table="frame"))
        assert len(bad.fetchall()) == 0, check.name
    sampling = frame.filter(pl.col("tier") == "sampling")
    fast = frame.filter(pl.col("tier") == "fast")
    assert set(sampling["until"]) == {6}
    assert set(sampling["known"]) == {date(1951, 12, 1)}
    assert fast.filter(pl.col("until") != pl.col("session")).height == 0
    assert dict(fast.select("session", "known").unique().iter_rows()) == {
        5: date(1950, 12, 1),
        6: date(1951, 12, 1),
    }
    again = build_table(seats, [], (), settings=SHORT, chains=2, first_as_of=5)
    assert frame.equals(again[0])
    assert moves.equals(again[1])
    assert record == again[2]


def test_moves_follow_the_contract(seats: Assembly) -> None:
    frame, moves, _ = build_table(seats, [], (), settings=SHORT, chains=2, first_as_of=5)
    assert moves.height
    assert moves.columns == [column.name for column in MOVES.all_columns]
    for check in MOVES.checks:
        assert not duckdb.sql(check.sql.format(table="moves")).fetchall(), check.name
    means = {
        (row["state"], row["session"]): row["mean"]
        for row in frame.filter(pl.col("tier") == "sampling").iter_rows(named=True)
    }
    for row in moves.iter_rows(named=True):
        assert row["after"] == means[row["state"], row["session"]]


def test_a_later_session_leaves_earlier_points_as_they_were_known(
    tables: tuple[pl.DataFrame, pl.DataFrame], seats: Assembly
) -> None:
    votes, calls = tables
    before = assembly(votes, calls.filter(pl.col("known") < date(1951, 1, 1)), [("X01", "X02")])
    both = [
        build_table(s, [], (), settings=SHORT, chains=2, first_as_of=5)[0].filter(
            (pl.col("tier") == "fast") & (pl.col("session") == 5)
        )
        for s in (before, seats)
    ]
    assert both[0].equals(both[1])


def test_tables_that_do_not_fit_are_refused(tables: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    votes, calls = tables
    with pytest.raises(DataError, match="share no roll call"):
        assembly(votes, calls.with_columns(pl.col("roll_call") + 10_000), [])
    with pytest.raises(DataError, match="same rcid"):
        assembly(votes, calls.with_columns(rcid=pl.lit(1)), [])
