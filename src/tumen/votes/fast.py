"""The fast tier: the same model in about a second, by deterministic iteration.

A variational Laplace approximation. Positions and items are normal around their current values; in
turn, items take a Newton step expected over positions, and positions move to the expected
conditional mean of the published procedure (latent answers given the items, the session before as
prior mean), expected over items, to second order. Positions are centred and scaled so that the
variance of the means and the mean variance sum to one. Anderson (1965) acceleration joins the steps.
There is no random number: the same votes give the same positions.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.votes import start
from tumen.votes.model import Design, design

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tumen.votes.sample import Sample

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Approximation:
    """Position and sd of each point; slope, first and second cut of each item; how it ended."""

    mean: Floats
    sd: Floats
    items: Floats
    sweeps: int
    change: float


def approximate(
    sample: Sample,
    *,
    tolerance: float = 1e-3,
    most_sweeps: int = 40,
    right: str = start.RIGHT,
    left: str = start.LEFT,
    threads: int = 2,
) -> Approximation:
    """Positions and their posterior sd. Ends when no position moves by more than `tolerance`."""
    import numpy as np

    laid = design(sample)
    theta = start.positions(sample, right, left)
    items, kinds = _begin_items(sample)
    spread = np.full(laid.n_points, 0.1)
    theta = theta * np.sqrt(1 - spread.mean())
    state = _State(theta, spread, items, np.tile([0.1, 0, 0, 0.1, 0, 0.1], (laid.n_items, 1)))
    memory = _Anderson(depth=8, begin=8)
    change = np.inf
    sweep = 0
    with ThreadPoolExecutor(max_workers=threads) as pool:
        while sweep < most_sweeps and change > tolerance:
            before = state.theta.copy()
            packed = state.packed()
            _sweep(laid, kinds, state, pool, threads)
            change = float(np.abs(state.theta - before).max())
            state.unpack(memory.next(packed, state.packed()))
            sweep += 1
    return Approximation(state.theta, np.sqrt(state.spread), state.items, sweep, change)


@dataclass(slots=True, eq=False)
class _State:
    theta: Floats
    spread: Floats
    items: Floats
    covariance: Floats

    def packed(self) -> Floats:
        import numpy as np

        return np.concatenate([self.theta, self.items.ravel()])

    def unpack(self, values: Floats) -> None:
        size = len(self.theta)
        self.theta[:] = values[:size]
        self.items[:] = values[size:].reshape(self.items.shape)


def _begin_items(sample: Sample) -> tuple[Floats, NDArray[np.int8]]:
    """Starting items, and which answers each has: a cut that no vote bounds stays at its limit."""
    import numpy as np

    from tumen.votes import _kernels as kernels

    items = start.items(sample)
    given = np.zeros((len(items), 4), dtype=bool)
    given[sample.item, sample.vote] = True
    kinds = np.full(len(items), kernels.ALL_ANSWERS, dtype=np.int8)
    kinds[~given[:, 3]] = kernels.WITHOUT_NO
    kinds[~given[:, 1]] = kernels.WITHOUT_YES
    kinds[~given[:, 2]] = kernels.WITHOUT_ABSTAIN
    items[~given[:, 3], 2] = kernels.CUT_LIMIT
    items[~given[:, 1], 1] = -kernels.CUT_LIMIT
    items[~given[:, 2], 2] = items[~given[:, 2], 1]
    return items, kinds


def _sweep(
    laid: Design, kinds: NDArray[np.int8], state: _State, pool: ThreadPoolExecutor, threads: int
) -> None:
    import numpy as np

    from tumen.votes import _kernels as kernels

    def items(begin: int, end: int) -> None:
        kernels.newton_item_pass(
            begin,
            end,
            laid.item_start,
            laid.item_point,
            laid.item_vote,
            kinds,
            state.theta,
            state.spread,
            state.items,
            state.covariance,
        )

    metric, pull, info = (np.empty(laid.n_points) for _ in range(3))

    def points(begin: int, end: int) -> None:
        kernels.newton_point_pass(
            begin,
            end,
            laid.point_start,
            laid.point_item,
            laid.point_vote,
            state.items,
            state.covariance,
            state.theta,
            metric,
            pull,
            info,
        )

    _split(items, laid.item_start, pool, threads)
    _split(points, laid.point_start, pool, threads)
    kernels.chain_lines(
        laid.first, laid.lag, laid.variance, metric, pull, info, state.theta, state.spread
    )
    state.theta -= state.theta.mean()
    scale = np.sqrt((state.theta**2).mean() + state.spread.mean())
    state.theta /= scale
    state.spread /= scale**2


def _split(
    work: Callable[[int, int], None],
    starts: NDArray[np.int64],
    pool: ThreadPoolExecutor,
    threads: int,
) -> None:
    """Run `work` on ranges with about equally many votes."""
    import numpy as np

    edges = np.searchsorted(starts, np.linspace(0, starts[-1], threads + 1)[1:-1])
    bounds = [0, *edges.tolist(), len(starts) - 1]
    list(pool.map(work, bounds[:-1], bounds[1:]))


class _Anderson:
    """Anderson mixing of a fixed-point iteration over the last `depth` steps."""

    def __init__(self, depth: int, begin: int) -> None:
        self.depth, self.begin, self.count = depth, begin, 0
        self.inputs: list[Floats] = []
        self.outputs: list[Floats] = []

    def next(self, given: Floats, result: Floats) -> Floats:
        """What to try next, after `given` led to `result`."""
        import numpy as np

        self.count += 1
        self.inputs.append(given)
        self.outputs.append(result)
        del self.inputs[: -self.depth - 1], self.outputs[: -self.depth - 1]
        if self.count < self.begin or len(self.inputs) < 3:
            return result
        gaps = [y - x for x, y in zip(self.inputs, self.outputs, strict=True)]
        rises = np.diff(np.stack(gaps), axis=0)
        gram = rises @ rises.T
        gram[np.diag_indices_from(gram)] *= 1 + 1e-8
        weights = np.linalg.lstsq(gram, rises @ gaps[-1], rcond=None)[0]
        mixed: Floats = result - weights @ np.diff(np.stack(self.outputs), axis=0)
        return mixed
