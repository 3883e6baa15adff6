"""Fixtures that every test may use."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

import tumen

AS_OF = date(2026, 11, 1)
"""The day on which the tests ask, so that they do not age."""

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The raw data beside the project, or skip: the project must pass without them."""
    folder = Path(os.environ.get("TUMEN_RAW", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"raw data not at {folder}; set TUMEN_RAW to test against them")
    return folder


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> tumen.World:
    """The embedded snapshot, without the user's own store."""
    return tumen.open(user=tmp_path_factory.mktemp("user"))
