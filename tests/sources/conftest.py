"""Parse a source as the store does, and hold its rows to the contract of their table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.conftest import ROOT
from tumen.core.kinds import Raw, Source, Table
from tumen.core.plugins import find
from tumen.sources import _codes, states
from tumen.store.checks import run_checks
from tumen.store.load import check_bounds, to_frame

TABLES = find("tumen.tables", "TABLE", Table)
FIXTURES = ROOT / "tests" / "fixtures"

Rows = dict[str, list[dict[str, Any]]]
Parse = Callable[..., Rows]


def parse(source: Source, folder: Path, *, bounded: bool) -> Rows:
    connection = duckdb.connect()
    members = states.parse(Raw(FIXTURES / "states", _codes.load()))["states"]
    connection.register("register", to_frame(members, TABLES["states"], "states").to_arrow())
    connection.execute("create view states as select * from register")
    found: Rows = {}
    for name, rows in source.parse(Raw(folder, _codes.load())).items():
        frame = to_frame(rows, TABLES[name], source.name)
        if bounded:
            check_bounds(frame, TABLES[name], source)
        connection.register("frame", frame.to_arrow())
        connection.execute("create or replace table checked as select * from frame")
        run_checks(connection, TABLES[name], "checked")
        found[name] = frame.to_dicts()
    return found


@pytest.fixture(scope="session")
def parsed() -> Parse:
    """Rows by table of a source's fixture, within the contract of each table."""
    return lambda source, folder=None: parse(
        source, FIXTURES / (folder or source.name), bounded=False
    )


@pytest.fixture(scope="session")
def parsed_whole(shared: Path) -> Parse:
    """Rows by table of the whole raw data, within contract and bounds."""
    return lambda source: parse(source, shared / "data" / source.folder, bounded=True)
