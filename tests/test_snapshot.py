"""The shipped snapshot is what its own command makes of the raw data and the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

import tumen
from tumen.api import SNAPSHOT
from tumen.ledger import PACKAGED, read_tables
from tumen.store.manifest import Manifest


@pytest.mark.shared
def test_the_build_gives_the_shipped_bytes(shared: Path, tmp_path: Path) -> None:
    built = tumen.build_snapshot(shared, tmp_path / "snapshot")
    shipped = Manifest.read(SNAPSHOT)
    changed = {
        name
        for name in built.tables.keys() | shipped.tables.keys()
        if built.tables.get(name) != shipped.tables.get(name)
    }
    assert not changed, "run `make snapshot` and commit the tables"
    assert (tmp_path / "snapshot" / "manifest.json").read_bytes() == (
        SNAPSHOT / "manifest.json"
    ).read_bytes()


def test_the_ledger_was_built_in(world: tumen.World) -> None:
    """Holds without the raw data: an edited claim needs a new snapshot."""
    rows = read_tables(PACKAGED)
    columns = ("id", "statement_en", "statement_ja", "known_from", "credibility", "status")
    shipped = world.sql(f"select {', '.join(columns)} from claims order by id").rows
    written = sorted(tuple(row[name] for name in columns) for row in rows["claims"])
    assert [tuple(row) for row in shipped] == written
