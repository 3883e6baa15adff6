"""The cut to a day, damaged files, and a reader's own query."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import tumen
from tests.conftest import AS_OF
from tumen.api import SNAPSHOT
from tumen.core.errors import SnapshotError, TumenError, UsageError

CUTS = (date(1950, 1, 1), date(1996, 9, 1), date(2024, 4, 30), date(2024, 10, 1))


@pytest.mark.parametrize("day", CUTS)
def test_no_row_is_known_later_than_the_day(world: tumen.World, day: date) -> None:
    for name in world.tables:
        latest = world.sql(f'select max(known) from "{name}"', as_of=day).rows[0][0]
        assert latest is None or latest <= day, name


def test_an_end_is_not_known_before_it(world: tumen.World) -> None:
    query = "select count(*) from alliances where valid_to is not null and end_known > date '1995-01-01'"
    assert world.sql(query, as_of="1995-01-01").rows == ((0,),)
    ended = "select count(*) from alliances where valid_to is null"
    then = world.sql(ended, as_of="1995-01-01").rows[0][0]
    assert then > 0


def test_an_entry_into_force_is_not_known_when_signed(world: tumen.World) -> None:
    query = "select in_force from treaties where signed = '2024-06-19' and defence"
    assert world.sql(query, as_of="2024-07-01").rows == ((None,),)
    assert world.sql(query, as_of="2025-01-01").rows == (("2024-12-04",),)


@pytest.mark.parametrize(
    "query",
    [
        "drop table votes",
        "select 1; select 2",
        "copy votes to '/tmp/x.csv'",
        "attach '/tmp/x.db'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "set enable_external_access = true",
        "selec 1",
    ],
)
def test_a_query_can_only_read_the_tables(world: tumen.World, query: str) -> None:
    with pytest.raises(UsageError):
        world.sql(query)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SNAPSHOT, tmp_path / "snapshot"))


@pytest.mark.parametrize("damage", ["cut", "flip", "gone"])
def test_a_damaged_table_is_named(copy: Path, tmp_path: Path, damage: str) -> None:
    path = copy / "states.parquet"
    content = bytearray(path.read_bytes())
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        content[len(content) // 2] ^= 255
        path.write_bytes(content)
    with pytest.raises(SnapshotError, match=r"states\.parquet"):
        tumen.open(copy, tmp_path).dossier("RUS", "PRK", as_of=AS_OF)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"tables": 3, "sources": {}}'])
def test_a_damaged_manifest_is_named(copy: Path, tmp_path: Path, text: str) -> None:
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(SnapshotError, match=r"manifest\.json"):
        tumen.open(copy, tmp_path)


def test_no_snapshot_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(TumenError, match="no snapshot here"):
        tumen.open(tmp_path / "none", tmp_path)
