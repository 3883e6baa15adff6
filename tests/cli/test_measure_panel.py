"""Whole panels from the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl

from tests.cli.test_commands import run


def test_the_panel_as_parquet_and_csv(tmp_path: Path) -> None:
    path = tmp_path / "points.parquet"
    result = run("measure", "ideal-points", "--all", "--format", "parquet", "--out", str(path))
    assert result.returncode == 0, result.stderr
    frame = pl.read_parquet(path)
    printed = run("measure", "ideal-points", "--all", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(printed.stdout)))) == frame.height
    assert [p.name for p in tmp_path.iterdir()] == ["points.parquet"]


def test_bad_requests_are_refused(tmp_path: Path) -> None:
    for arguments in (
        ("nothing", "--all"),
        ("ideal-points", "--format", "parquet"),
        ("vote_agreement", "RUS", "PRK", "--out", "x.parquet"),
        ("vote_agreement", "RUS", "--all"),
        ("ideal-points", "--all", "--format", "parquet", "--out", str(tmp_path / "no" / "x")),
    ):
        result = run("measure", *arguments)
        assert result.returncode == 2, arguments
        assert "Traceback" not in result.stderr
        assert result.stderr.strip()
