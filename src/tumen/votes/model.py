"""The dynamic ordinal item response model of Bailey, Strezhnev and Voeten (2017), as arrays.

A state at position t answers item j by comparing slope_j * t + noise, noise ~ N(0, 1), with two
cuts: below the first it votes yes, above the second no, between them it abstains. Slopes have the
prior N(0, 1); a position has the prior N(position one session earlier, SMOOTHING * n / (n + n of the earlier
session)), n being votes cast. Positions have mean 0 and variance 1 over all state-sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tumen.votes.sample import Sample

SMOOTHING = 0.5
LONE_VARIANCE = 1.0
"""Prior variance of a state that votes in one session only: nothing else is known of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A sample laid out for the passes over items and over points.

    Votes of item j are item_start[j] up to item_start[j + 1] of the `item_` arrays; likewise by point.
    `place` gives each vote of the `point_` arrays its index in the `item_` arrays.
    """

    n_points: int
    n_items: int
    item_start: NDArray[np.int64]
    item_point: NDArray[np.int32]
    item_vote: NDArray[np.int8]
    point_start: NDArray[np.int64]
    point_item: NDArray[np.int32]
    point_vote: NDArray[np.int8]
    place: NDArray[np.int64]
    lag: NDArray[np.int32]
    variance: NDArray[np.float64]
    first: NDArray[np.int64]


def design(sample: Sample) -> Design:
    """Index a sample for estimation. `lag` is the point whose position is a point's prior mean.

    The lag of a line's first point is its second, as in the authors' programme; a gap of sessions
    is bridged by the most recent one; -1: a single session, prior mean 0. `first` holds the index
    of each line's first point, and the number of points at its end.
    """
    import numpy as np

    n_points, n_items = len(sample.point_line), len(sample.items)
    order = np.argsort(sample.point, kind="stable")
    starts = np.flatnonzero(np.diff(sample.point_line, prepend=-1))
    lag = np.arange(-1, n_points - 1, dtype=np.int32)
    lag[starts] = starts + 1
    lone = starts[np.diff(np.append(starts, n_points)) == 1]
    lag[lone] = -1
    votes = sample.point_votes.astype(float)
    variance = np.where(lag >= 0, SMOOTHING * votes / (votes + votes[lag]), LONE_VARIANCE)
    return Design(
        n_points=n_points,
        n_items=n_items,
        item_start=_starts(sample.item, n_items),
        item_point=sample.point,
        item_vote=sample.vote,
        point_start=_starts(sample.point[order], n_points),
        point_item=sample.item[order],
        point_vote=sample.vote[order],
        place=order,
        lag=lag,
        variance=variance,
        first=np.append(starts, n_points).astype(np.int64),
    )


def _starts(sorted_index: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    import numpy as np

    return np.searchsorted(sorted_index, np.arange(size + 1)).astype(np.int64)
