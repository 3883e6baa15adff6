"""Where estimation begins: agreement with two anchors, which also fixes the sign."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

from tumen.core.errors import DataError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tumen.votes.sample import Sample

RIGHT, LEFT = "USA", "RUS"
"""The lines that anchor the sign: positions rise from LEFT towards RIGHT."""


def positions(sample: Sample, right: str = RIGHT, left: str = LEFT) -> NDArray[np.float64]:
    """For each point, its agreement with `right` less that with `left`, scaled to mean 0 and sd 1.

    An abstention is half an agreement. Raises DataError where an anchor casts no vote.
    """
    import numpy as np

    agreement = []
    for name in (right, left):
        theirs = np.flatnonzero(sample.point_line == _line(sample, name))
        if not len(theirs):
            raise DataError(f"{name} casts no vote in this sample: choose another anchor")
        mine = np.isin(sample.point, theirs)
        calls, answers = sample.roll_call[mine], sample.vote[mine].astype(float)
        order = np.argsort(calls)
        calls, answers = calls[order], answers[order]
        at = np.minimum(np.searchsorted(calls, sample.roll_call), len(calls) - 1)
        common = calls[at] == sample.roll_call
        gap = np.abs(answers[at] - sample.vote)[common]
        n = np.bincount(sample.point[common], minlength=len(sample.point_line))
        total = np.bincount(sample.point[common], gap, minlength=len(sample.point_line))
        agreement.append(1 - total / np.maximum(n, 1) / 2)
    raw = agreement[0] - agreement[1]
    scaled: NDArray[np.float64] = (raw - raw.mean()) / raw.std()
    return scaled


def _line(sample: Sample, name: str) -> int:
    if name not in sample.lines:
        raise DataError(f"{name} is no line of this sample: choose another anchor")
    return sample.lines.index(name)


def items(sample: Sample) -> NDArray[np.float64]:
    """Slope 0 and the cuts that reproduce each item's shares of yes and abstain, [item, 3]."""
    import numpy as np

    counts = np.zeros((len(sample.items), 4))
    np.add.at(counts, (sample.item, sample.vote), 1)
    shares = np.cumsum(counts[:, 1:], axis=1) / counts.sum(axis=1)[:, None]
    quantile = NormalDist().inv_cdf
    lower = np.clip(shares[:, 0], 0.02, 0.96)
    upper = np.clip(shares[:, 1], lower + 0.01, 0.98)
    result = np.zeros((len(counts), 3))
    result[:, 1] = [quantile(share) for share in lower]
    result[:, 2] = [quantile(share) for share in upper]
    return result
