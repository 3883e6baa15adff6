"""How alike two states answered: agreement, S, kappa, pi, tau-b and A, for all pairs at once.

Every measure is a function of the pair's cross table (how often one said a while the other said
b), and all cross tables of a period are one product of matrices. Only roll calls on which both
voted count: absence is not an answer.

S: Signorino and Ritter (1999), doi:10.1111/0020-8833.00113. Kappa and pi as measures of similarity:
Häge (2011), doi:10.1093/pan/mpr023. A: Benati and Capurri (2026): S less the S expected if both
chose independently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from tumen.core.errors import DataError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

BOUNDS: Mapping[str, tuple[float, float]] = {
    "agreement": (0.0, 1.0),
    "s_absolute": (-1.0, 1.0),
    "s_squared": (-1.0, 1.0),
    "kappa": (-1.0, 1.0),
    "kappa_nominal": (-1.0, 1.0),
    "pi": (-1.0, 1.0),
    "pi_squared": (-1.0, 1.0),
    "tau_b": (-1.0, 1.0),
    "a": (-1.0, 1.0),
}
"""The measures with their range. `kappa` weighs by squared distance, `pi` only tells equal from
different answers (the usual forms of each); the other form of each has its own name. `a` uses
absolute distances."""


@dataclass(frozen=True, slots=True, eq=False)
class Similarities:
    """All pairs of one period. `first` < `second` index the states; `n`: roll calls both voted on.

    `values[name]` is NaN where a measure is not defined: no common vote, or, for kappa, pi and
    tau-b, no variation to correct for. `low` and `high` are empty unless asked for.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    n: NDArray[np.int32]
    values: Mapping[str, Floats]
    low: Mapping[str, Floats]
    high: Mapping[str, Floats]


def similarity(
    answers: NDArray[np.int8],
    *,
    levels: int = 3,
    weights: Floats | None = None,
    confidence: float | None = None,
) -> Similarities:
    """All measures for all pairs of rows.

    `answers` has a row per state and a column per roll call: 1 to `levels` in their order, 0 for no
    vote. `weights` gives each column's weight (by issue, or a third state's power); they are scaled
    to sum to the number of columns that both answered. With `confidence` (such as 0.95) every value
    gets an interval, see `intervals`.
    """
    import numpy as np

    first, second, tables, n = cross_tables(answers, levels=levels, weights=weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = tables / tables.sum(axis=(0, 1))
        values = measures(shares)
        low: Mapping[str, Floats] = {}
        high: Mapping[str, Floats] = {}
        if confidence is not None:
            effective = n if weights is None else _effective(answers, weights)[first, second]
            low, high = intervals(shares, effective, values, confidence)
    return Similarities(first, second, n.astype(np.int32), values, low, high)


def cross_tables(
    answers: NDArray[np.int8], *, levels: int = 3, weights: Floats | None = None
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats, Floats]:
    """Pairs (first, second), their cross tables [levels, levels, pair] and their common votes."""
    import numpy as np

    if answers.ndim != 2:
        raise DataError(f"answers must be states by roll calls, not of {answers.ndim} dimensions")
    if answers.size and (answers.min() < 0 or answers.max() > levels):
        raise DataError(
            f"answers must be 0 (no vote) to {levels}, found {answers.min()} to {answers.max()}"
        )
    if weights is not None and (weights.shape != answers.shape[1:] or (weights < 0).any()):
        raise DataError(
            f"weights: one not negative number for each of {answers.shape[1]} roll calls"
        )
    states = len(answers)
    first, second = (index.astype(np.int32) for index in np.triu_indices(states, 1))
    # counts are whole numbers below 2**24: exact in single precision
    kind = np.float32 if weights is None else np.float64
    chosen: Any = np.concatenate([answers == level for level in range(1, levels + 1)]).astype(kind)
    with one_blas_thread():
        product = (chosen if weights is None else chosen * weights) @ chosen.T
        if weights is None:
            voted = None
        else:
            present = (answers > 0).astype(np.float32)
            voted = (present @ present.T)[first, second].astype(np.float64)
    # a view [level, state, level, state], then the upper triangle of pairs
    width = levels * states
    base = first.astype(np.intp) * width + second
    corner = (np.arange(levels)[:, None] * width + np.arange(levels)[None, :]) * states
    tables = np.empty((levels, levels, len(first)))
    flat = product.ravel()
    for a in range(levels):
        for b in range(levels):
            tables[a, b] = flat[base + corner[a, b]]
    return first, second, tables, tables.sum(axis=(0, 1)) if voted is None else voted


def measures(shares: Floats) -> dict[str, Floats]:
    """The measures of cross tables that sum to one, [levels, levels, pair]."""
    import numpy as np

    levels = len(shares)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    pooled = (rows + columns) / 2
    values: dict[str, Floats] = {"agreement": shares[0, 0].copy()}
    for level in range(1, levels):
        values["agreement"] += shares[level, level]
    absolute, squared, nominal = (
        _distances(levels, kind) for kind in ("absolute", "squared", "nominal")
    )
    seen_absolute, seen_squared = _observed(shares, absolute), _observed(shares, squared)
    values["s_absolute"] = 1 - 2 / (levels - 1) * seen_absolute
    values["s_squared"] = 1 - 2 / (levels - 1) ** 2 * seen_squared
    values["kappa"] = 1 - _ratio(seen_squared, _expected(rows, columns, squared))
    values["kappa_nominal"] = 1 - _ratio(1 - values["agreement"], _expected(rows, columns, nominal))
    values["pi"] = 1 - _ratio(1 - values["agreement"], _expected(pooled, pooled, nominal))
    values["pi_squared"] = 1 - _ratio(seen_squared, _expected(pooled, pooled, squared))
    spread = (1 - (rows * rows).sum(axis=0)) * (1 - (columns * columns).sum(axis=0))
    # Shares add up to one only to rounding: a spread of a few ulps is none.
    spread[spread < 1e-12] = 0
    values["tau_b"] = _ratio(_concordance(shares), np.sqrt(spread))
    values["a"] = 2 / (levels - 1) * (_expected(rows, columns, absolute) - seen_absolute)
    return values


def intervals(
    shares: Floats, n: Floats, values: Mapping[str, Floats], confidence: float = 0.95
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Low and high of every measure, as if the roll calls were a sample of those that might be.

    Agreement: Wilson score interval (Wilson 1927). The others: delta method, that is the sampling
    variance of a smooth function of multinomial shares (Agresti 2013, 16.1), symmetric and cut at
    the range. The delta method gives no width where all common votes fall into cells that count
    alike (two states that agreed each time): there only agreement carries an interval, the others
    give NaN.
    """
    import numpy as np

    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    low: dict[str, Floats] = {}
    high: dict[str, Floats] = {}
    share = values["agreement"]
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    low["agreement"] = np.clip(centre - half, 0, share)
    high["agreement"] = np.clip(centre + half, share, 1)
    for name, slope in _slopes(shares, values):
        mean = np.einsum("abp,abp->p", shares, slope)
        variance = np.einsum("abp,abp->p", shares, slope * slope) - mean * mean
        half = z * np.sqrt(np.maximum(variance, 0) / n)
        half = np.where(variance > 1e-12, half, np.nan)
        floor, ceiling = BOUNDS[name]
        low[name] = np.maximum(values[name] - half, floor)
        high[name] = np.minimum(values[name] + half, ceiling)
    return low, high


def _slopes(shares: Floats, values: Mapping[str, Floats]) -> Iterator[tuple[str, Floats]]:
    """The derivative of each measure (but agreement) by each share, [levels, levels, pair]."""
    import numpy as np

    levels = len(shares)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    pooled = (rows + columns) / 2
    forms = {kind: _distances(levels, kind) for kind in ("absolute", "squared", "nominal")}
    for name, kind in (("s_absolute", "absolute"), ("s_squared", "squared")):
        distance = forms[kind][:, :, None]
        yield name, np.broadcast_to(-2 / distance.max() * distance, shares.shape)
    for name, kind, of_a, of_b in (
        ("kappa", "squared", rows, columns),
        ("kappa_nominal", "nominal", rows, columns),
        ("pi", "nominal", pooled, pooled),
        ("pi_squared", "squared", pooled, pooled),
    ):
        distance = forms[kind]
        chance = _expected(of_a, of_b, distance)
        turn = (distance @ of_b)[:, None] + (distance @ of_a)[None, :]
        seen = _observed(shares, distance)
        yield name, _ratio(seen / chance * turn - distance[:, :, None], chance)
    distance = forms["absolute"]
    turn = (distance @ columns)[:, None] + (distance @ rows)[None, :]
    yield "a", 2 / (levels - 1) * (turn - distance[:, :, None])
    row_ties, column_ties = 1 - (rows**2).sum(axis=0), 1 - (columns**2).sum(axis=0)
    lean = np.empty_like(shares)
    for a in range(levels):
        for b in range(levels):
            lean[a, b] = (
                shares[a + 1 :, b + 1 :].sum(axis=(0, 1))
                + shares[:a, :b].sum(axis=(0, 1))
                - shares[a + 1 :, :b].sum(axis=(0, 1))
                - shares[:a, b + 1 :].sum(axis=(0, 1))
            )
    yield (
        "tau_b",
        _ratio(2 * lean, np.sqrt(np.maximum(row_ties * column_ties, 0)))
        + values["tau_b"]
        * (_ratio(rows, row_ties)[:, None] + _ratio(columns, column_ties)[None, :]),
    )


def _distances(levels: int, kind: str) -> Floats:
    import numpy as np

    gap = np.abs(np.subtract.outer(np.arange(levels), np.arange(levels))).astype(float)
    return {"absolute": gap, "squared": gap**2, "nominal": (gap > 0).astype(float)}[kind]


def _observed(shares: Floats, distance: Floats) -> Floats:
    """Mean distance: a short sum of whole arrays, faster here than a contraction."""
    levels = len(distance)
    cells = [(a, b) for a in range(levels) for b in range(levels) if a != b]
    total: Floats = distance[cells[0]] * shares[cells[0]]
    for cell in cells[1:]:
        total += distance[cell] * shares[cell] if distance[cell] != 1 else shares[cell]
    return total


def _expected(rows: Floats, columns: Floats, distance: Floats) -> Floats:
    """Mean distance if both answered independently with these shares."""
    result: Floats = (rows * (distance @ columns)).sum(axis=0)
    return result


def _ratio(above: Floats, below: Floats) -> Floats:
    """NaN where there is nothing to divide by (rounding leaves crumbs of 1e-16)."""
    import numpy as np

    return np.where(below > 1e-12, above / below, np.nan)


def _concordance(shares: Floats) -> Floats:
    """Probability that two roll calls are ordered alike by both, less that they are ordered
    oppositely."""
    levels = len(shares)
    total: Floats = 0 * shares[0, 0]
    for a in range(levels - 1):
        rest = shares[a + 1 :].sum(axis=0)
        for b in range(levels):
            lean = rest[b + 1 :].sum(axis=0) - rest[:b].sum(axis=0)
            total += shares[a, b] * lean
    return 2 * total


def _effective(answers: NDArray[np.int8], weights: Floats) -> Floats:
    """Kish's effective number of common votes under weights, [state, state]."""
    present = (answers > 0).astype(float)
    with one_blas_thread():
        total = (present * weights) @ present.T
        squares = (present * weights**2) @ present.T
    effective: Floats = total**2 / squares
    return effective


def one_blas_thread() -> AbstractContextManager[object]:
    """Products this small are slower on two threads, and stall when another job holds a core."""
    limiter: AbstractContextManager[object] = _blas().limit(limits=1, user_api="blas")
    return limiter


@cache
def _blas() -> Any:
    """The BLAS libraries of this process: looked for once, which takes a millisecond."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
