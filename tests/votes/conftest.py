"""A small simulated assembly, and the real one where the raw data are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tumen.votes.simulate import Simulation, simulate
from tumen.votes.unga import Assembly, assembly, read_matches, read_paragraphs


@pytest.fixture(scope="session")
def small() -> Simulation:
    return simulate(states=30, sessions=6, per_session=40, seed=2)


@dataclass(frozen=True)
class Real:
    """The General Assembly of the embedded snapshot, with the side files of the raw data."""

    seats: Assembly
    matches: list[tuple[int, int]]
    paragraphs: frozenset[int]
    folder: Path


@pytest.fixture(scope="session")
def real(shared: Path) -> Real:
    pl = pytest.importorskip("polars")
    import tumen

    snapshot = Path(tumen.__file__).with_name("snapshot")
    votes, calls, successions = (
        pl.read_parquet(snapshot / f"{name}.parquet")
        for name in ("votes", "roll_calls", "successions")
    )
    continued = successions.filter(pl.col("is_continuation"))
    folder = shared / "data"
    return Real(
        seats=assembly(
            votes, calls, list(zip(continued["predecessor"], continued["successor"], strict=True))
        ),
        matches=read_matches(folder / "unga-ideal-points" / "Matches.csv"),
        paragraphs=read_paragraphs(folder / "unga-votes" / "unvotes_dgrtwo" / "un_roll_calls.rda"),
        folder=folder,
    )
