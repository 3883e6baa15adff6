"""Two releases of the data: rows and estimates that moved, and nothing else."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

import tumen
from tumen.api import SNAPSHOT
from tumen.store.manifest import Manifest
from tumen.store.releases import RowsMoved


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded snapshot as if an earlier release: one trade figure other, one less, one more."""
    folder = tmp_path_factory.mktemp("release") / "snapshot"
    shutil.copytree(SNAPSHOT, folder)
    path = folder / "trade.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"create table trade as select * from read_parquet('{path}')")
        pick = "exporter = 'JPN' and importer = 'USA' and source = 'imf_dots'"
        connection.execute(
            f"update trade set value_usd = value_usd * 2 where {pick} and year = 2010"
        )
        connection.execute(f"delete from trade where {pick} and year = 2011")
        connection.execute(
            "insert into trade by name select * replace "
            "(1901 as year, '1901' as valid_from, '1901' as valid_to) "
            f"from trade where {pick} and year = 2012"
        )
        connection.execute(f"copy trade to '{path}' (format parquet)")
    manifest = Manifest.read(folder)
    stored = replace(manifest.tables["trade"], sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    Manifest({**manifest.tables, "trade": stored}, manifest.cards).write(folder)
    return folder


def test_rows_that_came_went_and_changed_are_counted_by_source(
    world: tumen.World, earlier: Path
) -> None:
    (moved,) = world.rows_moved(earlier)
    assert (moved.table, moved.source) == ("trade", "imf_dots")
    assert moved.changed == moved.new == moved.gone > 0
    assert moved.before == moved.after


def test_a_release_against_itself_has_not_moved(world: tumen.World) -> None:
    assert world.rows_moved(SNAPSHOT) == []


def test_a_table_that_only_one_release_has_is_new(world: tumen.World, earlier: Path) -> None:
    manifest = Manifest.read(earlier)
    older = earlier.parent / "without-votes"
    shutil.copytree(earlier, older)
    Manifest({k: v for k, v in manifest.tables.items() if k != "votes"}, manifest.cards).write(
        older
    )
    votes = [moved for moved in world.rows_moved(older) if moved.table == "votes"]
    rows = manifest.tables["votes"].rows
    (source,) = manifest.tables["votes"].sources
    assert votes == [RowsMoved("votes", source, 0, rows, rows, 0, 0)]


def test_only_the_estimates_that_moved_are_listed(world: tumen.World, earlier: Path) -> None:
    panel = world.estimates_moved(earlier, "JPN", "USA", as_of="2026-11-01")
    rows = [row for row in panel if row["measure"] == "trade"]
    assert {row["period"] for row in rows} == {"1901", "2010", "2011"}
    changed = [row for row in rows if row["period"] == "2010"]
    assert all(row["before"] == 2 * row["after"] for row in changed)
    assert all(row["before"] is None for row in rows if row["period"] == "2011")
    assert not len(world.estimates_moved(earlier, "RUS", "PRK", as_of="2026-11-01"))
