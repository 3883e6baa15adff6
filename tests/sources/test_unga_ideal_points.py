"""The kept estimates rest on the votes of the snapshot, and say what they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tumen
from tests.conftest import ROOT
from tumen.api import SNAPSHOT
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources import unga_ideal_points as source
from tumen.sources._codes import load


def test_the_kept_tables_are_the_shipped_ones(world: tumen.World) -> None:
    parsed = source.parse(Raw(ROOT, load()))
    for name in source.TABLES:
        (count,) = world.sql(f"select count(*) from {name}").rows[0]
        assert parsed[name].height == count


@pytest.mark.shared
def test_the_estimates_rest_on_the_votes_of_the_snapshot(shared: Path) -> None:
    """Other votes, bridging pairs or flags need a new run of `python -m tumen.votes.table`."""
    pytest.importorskip("numpy")
    from tumen.votes.sample import estimation_sample
    from tumen.votes.table import RECORD, fingerprint, read_inputs

    seats, matches, paragraphs = read_inputs(SNAPSHOT, shared)
    sample = estimation_sample(seats.ballots, matches, without_roll_calls=paragraphs)
    record = json.loads((source.KEPT / RECORD).read_text(encoding="utf-8"))
    assert record["votes_sha256"] == fingerprint(sample)
    assert record["points"] == len(sample.point_line)


def test_every_published_state_session_has_its_position(world: tumen.World) -> None:
    (sessions, usa) = world.sql(
        "select count(distinct session), min(mean) filter (state = 'USA') from ideal_points "
        "where tier = 'sampling'"
    ).rows[0]
    assert sessions == 77
    assert usa > 0


def test_a_missing_kept_file_says_how_to_make_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(source, "KEPT", tmp_path)
    with pytest.raises(DataError, match=r"tumen\.votes\.table"):
        source.parse(Raw(ROOT, load()))
