"""A measure as any data frame, and its rich display."""

from __future__ import annotations

import polars as pl

import tumen
from tests.conftest import AS_OF


def test_a_panel_is_any_data_frame(world: tumen.World) -> None:
    panel = world.measure("vote_agreement", "USA", "JPN", as_of=AS_OF)
    frame = panel.polars()
    assert frame.height == len(panel) > 50
    assert panel.arrow().num_rows == len(panel)
    assert list(panel.pandas().columns) == list(panel.columns)
    assert pl.DataFrame(panel).shape == frame.shape


def test_a_panel_shows_itself_and_escapes(world: tumen.World) -> None:
    shown = world.sql("select '<script>' as x")._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_exhibits_export(world: tumen.World) -> None:
    exported = world.dossier("RUS", "PRK", as_of=AS_OF).exhibits()
    assert {"csv", "vl.json"} <= set(exported["trade-reports"])
    assert exported["border-map"]["svg"].startswith("<svg")
