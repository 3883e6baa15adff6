"""Newer data are put in place while readers read: none is turned away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import tumen
from tumen.api import SNAPSHOT
from tumen.store.build import swap
from tumen.store.manifest import Manifest
from tumen.web import app as site_module
from tumen.web.app import create_app


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another release: without the votes, of which the pages then say nothing."""
    folder = tmp_path / "newer"
    shutil.copytree(SNAPSHOT, folder)
    manifest = Manifest.read(folder)
    kept = {name: stored for name, stored in manifest.tables.items() if name != "ideal_points"}
    Manifest(kept, manifest.cards).write(folder)
    return folder


def test_newer_data_are_served_without_a_dropped_request(
    tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_module, "LOOK_EVERY_S", 0.0)
    folder = tmp_path / "snapshot"
    shutil.copytree(SNAPSHOT, folder)
    world = tumen.open(folder, tmp_path / "user")
    with TestClient(create_app(world)) as client:
        before = client.get("/healthz").text
        assert client.get("/en/state/JPN").status_code == 200
        assert client.get("/api/v1/states").status_code == 200
        swap(other, folder)
        for address in (
            "/en/RUS/PRK/alliance?as_of=2024-04-30",
            "/en/state/JPN",
            "/api/v1/sources",
        ):
            assert client.get(address).status_code == 200
        assert client.get("/healthz").text != before
        assert "No position in UN votes" in client.get("/en/state/JPN").text


def test_data_under_way_leave_the_old_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_module, "LOOK_EVERY_S", 0.0)
    folder = tmp_path / "snapshot"
    shutil.copytree(SNAPSHOT, folder)
    with TestClient(create_app(tumen.open(folder, tmp_path / "user"))) as client:
        assert client.get("/en/sources").status_code == 200
        (folder / "manifest.json").rename(folder / "away")
        assert client.get("/en/sources").status_code == 200
        assert client.get("/ja/sources").status_code == 200
