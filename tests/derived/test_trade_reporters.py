"""Reporters judged by the overlap of all pairs: known errors are found again, estimates do not count."""

from __future__ import annotations

import math
import random

import polars as pl
import pytest

import tumen
from tumen.derived.trade_reporters import FLOOR, compute, variances


def flows(sd: dict[str, float], seed: int = 1) -> pl.DataFrame:
    chance = random.Random(seed)
    rows = [
        (x, m, (chance.gauss(0, sd[x]) - chance.gauss(0, sd[m])) ** 2)
        for x in sd
        for m in sd
        for _ in range(4)
        if x != m
    ]
    return pl.DataFrame(rows, schema=["exporter", "importer", "d2"], orient="row")


def test_known_errors_are_found_again() -> None:
    sd = {f"S{i:02d}": 0.15 + 0.03 * i for i in range(30)}
    found = dict(variances(flows(sd)).select("state", "error_variance").iter_rows())
    assert all(abs(math.sqrt(found[s]) - sd[s]) < 0.25 for s in sd)
    good, bad = list(sd)[:10], list(sd)[-10:]
    assert max(found[s] for s in good) < min(found[s] for s in bad)


def test_the_order_of_the_flows_does_not_matter() -> None:
    sd = {f"S{i}": 0.2 + 0.1 * i for i in range(8)}
    given = flows(sd)
    there, back = variances(given), variances(given.reverse())
    assert there["state"].to_list() == back["state"].to_list()
    assert there["error_variance"].to_list() == pytest.approx(back["error_variance"].to_list())


def test_no_reporter_is_perfect() -> None:
    same = pl.DataFrame(
        [("A", "B", 0.0), ("B", "A", 0.0)], schema=["exporter", "importer", "d2"], orient="row"
    )
    assert set(variances(same)["error_variance"]) == {FLOOR}


def test_a_state_without_books_is_told_by_its_partners() -> None:
    trade = pl.DataFrame(
        [
            ("A", "B", "exporter", 2000, 6.0, None),
            ("C", "B", "exporter", 2000, 2.0, None),
            ("B", "A", "importer", 2000, 4.0, None),
            ("B", "A", "exporter", 2000, 9.0, "e"),  # an estimate is nobody's report
        ],
        schema=["exporter", "importer", "reporter", "year", "value_usd", "flag"],
        orient="row",
    ).with_columns(pl.lit("s").alias("source"), pl.date(2001, 1, 1).alias("known"))
    rows = {row["state"]: row for row in compute(trade).iter_rows(named=True)}
    assert rows["B"]["basis"] == "mirror"
    assert (rows["B"]["exports_usd"], rows["B"]["imports_usd"]) == (4.0, 8.0)
    assert rows["B"]["largest"] == ["A:0.8333", "C:0.1667"]
    assert rows["A"]["basis"] == "own"
    assert (rows["A"]["exports_usd"], rows["A"]["imports_usd"]) == (6.0, 4.0)
    assert rows["C"]["imports_usd"] is None  # missing, not zero


def test_every_interval_holds_its_value_and_weights_are_shares(world: tumen.World) -> None:
    for pair in (("JPN", "USA"), ("RUS", "PRK"), ("IRN", "IND")):
        for row in world.measure("trade_pooled", *pair):
            assert row["low"] < row["value"] < row["high"]
            assert 0 <= row["exporter_weight"] <= 1


def test_a_state_that_publishes_nothing_depends_by_its_partners_books(world: tumen.World) -> None:
    last = list(world.measure("trade_dependence", "PRK", "CHN"))[-1]
    assert last["basis"] == "mirror"
    assert 0 < last["value"] <= 1
