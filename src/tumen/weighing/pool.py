"""A weighted linear opinion pool of stated ranges, after Cooke's classical model.

Each stated range is read as the 5th, 50th and 95th percentile of what its author holds possible,
spread evenly between (Cooke, Experts in Uncertainty, Oxford 1991). The pool is the weighted mean
of those distributions, its 5th, 50th and 95th percentiles are the result. The tails reach a tenth
of the whole stated range beyond it (Cooke's intrinsic range). A single range comes back as stated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

QUANTILES = (0.05, 0.5, 0.95)
OVERSHOOT = 0.1
_ROUND_OFF = 1e-12


@dataclass(frozen=True, slots=True)
class Part:
    """One stated range with its share of the weight. `middle` is None when only bounds are stated;
    an open side gives in `low` or `high` how far it reaches at the least."""

    weight: float
    low: float
    high: float
    middle: float | None = None
    is_open_below: bool = False
    is_open_above: bool = False


@dataclass(frozen=True, slots=True)
class Pooled:
    """5th percentile, median, 95th percentile; a side is open when only open reports reach it."""

    low: float
    middle: float
    high: float
    is_open_below: bool = False
    is_open_above: bool = False


def pool(parts: Sequence[Part], floor: float = 0.0) -> Pooled:
    """Pool ranges whose weights sum to one. `floor` is what the quantity cannot fall below."""
    bounded_above = max((p.high for p in parts if not p.is_open_above), default=-math.inf)
    bounded_below = min((p.low for p in parts if not p.is_open_below), default=math.inf)
    closed = [
        Part(
            part.weight,
            min(part.low, bounded_below) if part.is_open_below else part.low,
            max(part.high, bounded_above) if part.is_open_above else part.high,
            part.middle,
        )
        for part in parts
    ]
    lowest, highest = min(p.low for p in closed), max(p.high for p in closed)
    tail = OVERSHOOT * (highest - lowest)
    start = max(lowest - tail, min(floor, lowest))
    steps = [_steps(part, start, highest + tail) for part in closed]
    low, middle, high = _quantiles(steps, [part.weight for part in closed])
    return Pooled(
        low,
        middle,
        high,
        is_open_below=any(p.is_open_below for p in parts) and low < bounded_below,
        is_open_above=any(p.is_open_above for p in parts) and high > bounded_above,
    )


Steps = list[tuple[float, float]]


def _steps(part: Part, start: float, end: float) -> Steps:
    """Points of a cumulative distribution, rising in straight lines; a jump is two points at one x."""
    points = [(start, 0.0), (part.low, 0.05)]
    if part.middle is not None:
        points.append((part.middle, 0.5))
    return [*points, (part.high, 0.95), (end, 1.0)]


def _at(steps: Steps, x: float) -> tuple[float, float]:
    """The distribution just left of x and at x."""
    left, right = 0.0, 0.0
    for (x0, p0), (x1, p1) in pairwise(steps):
        if x > x1:
            left = right = p1
        elif x0 < x < x1:
            left = right = p0 + (p1 - p0) * (x - x0) / (x1 - x0)
            break
        elif x == x1:
            left = p1 if x0 < x1 else left
            right = p1
    return left, right


def _quantiles(parts: list[Steps], weights: list[float]) -> list[float]:
    points = sorted({x for steps in parts for x, _ in steps})
    curve: Steps = []
    for x in points:
        sides = [_at(steps, x) for steps in parts]
        for side in (0, 1):
            curve.append((x, math.fsum(w * s[side] for w, s in zip(weights, sides, strict=True))))
    found = []
    for share in QUANTILES:
        before = curve[0]
        for x, p in curve:
            if p >= share - _ROUND_OFF:
                rise = p - before[1]
                part = (share - before[1]) / rise if rise > 0 else 1.0
                found.append(before[0] + (x - before[0]) * min(max(part, 0.0), 1.0))
                break
            before = (x, p)
    return found
