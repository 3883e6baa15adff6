"""When did the trend of a yearly series break, and how surely?

Straight lines on the logarithm, their number and their joints chosen by least squares over all
partitions (dynamic programming, Bai and Perron 2003) and the Bayesian information criterion, each break
costing three parameters (level, slope, date). The interval of a break is the set of years, its neighbours
held, whose likelihood ratio stays below Hansen's (2000) 90 % critical value. Errors are taken as independent;
where they are not, breaks come out too sure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from tumen.core.evidence import TrendBreak
from tumen.outlook._run import last_run

LEAST_YEARS, SEGMENT, MOST_BREAKS = 16, 6, 4
HANSEN_90 = 5.94
"""Hansen (2000), Sample splitting and threshold estimation, Econometrica 68, table I."""
PARAMETERS = 3


def breaks(series: Sequence[tuple[int, float]]) -> tuple[TrendBreak, ...]:
    """Breaks of (year, value > 0) pairs, oldest first; `year` is the first year of the new trend.

    Only the unbroken run of years up to the last is read; fewer than LEAST_YEARS give none.
    """
    run = last_run(series)
    if len(run) < LEAST_YEARS:
        return ()
    lines = _Lines([math.log(value) for _, value in run])
    joints = _best(lines)
    found = []
    for number, joint in enumerate(joints):
        start = joints[number - 1] if number else 0
        end = joints[number + 1] if number + 1 < len(joints) else lines.n
        low, high = _interval(lines, start, joint, end, lines.cost_of(joints))
        found.append(
            TrendBreak(
                year=run[joint][0],
                low=run[low][0],
                high=run[high][0],
                growth_before=math.expm1(lines.slope(start, joint)),
                growth_after=math.expm1(lines.slope(joint, end)),
            )
        )
    return tuple(found)


class _Lines:
    """Least-squares lines through any stretch of a series, from running sums."""

    def __init__(self, values: Sequence[float]) -> None:
        self.n = len(values)
        self._sums: list[tuple[float, float, float]] = [(0.0, 0.0, 0.0)]
        for t, y in enumerate(values):
            sy, sty, syy = self._sums[-1]
            self._sums.append((sy + y, sty + t * y, syy + y * y))

    def _moments(self, start: int, end: int) -> tuple[float, float, float]:
        """Sums of squares about the means of the stretch: of time, of time and value, of value."""
        n = end - start
        sy, sty, syy = (b - a for a, b in zip(self._sums[start], self._sums[end], strict=True))
        mean = (start + end - 1) / 2
        return n * (n * n - 1) / 12, sty - mean * sy, max(0.0, syy - sy * sy / n)

    def slope(self, start: int, end: int) -> float:
        tt, ty, _ = self._moments(start, end)
        return ty / tt

    def cost(self, start: int, end: int) -> float:
        """Residual sum of squares of one line."""
        tt, ty, yy = self._moments(start, end)
        return max(0.0, yy - ty * ty / tt)

    def cost_of(self, joints: Sequence[int]) -> float:
        edges = [0, *joints, self.n]
        return sum(self.cost(a, b) for a, b in pairwise(edges))


def _best(lines: _Lines) -> list[int]:
    """The joints of the partition with the least information criterion."""
    n = lines.n
    best: list[dict[int, tuple[float, list[int]]]] = [
        {end: (lines.cost(0, end), []) for end in range(SEGMENT, n + 1)}
    ]
    for _ in range(MOST_BREAKS):
        row: dict[int, tuple[float, list[int]]] = {}
        for end in range(SEGMENT, n + 1):
            options = [
                (best[-1][joint][0] + lines.cost(joint, end), [*best[-1][joint][1], joint])
                for joint in range(SEGMENT, end - SEGMENT + 1)
                if joint in best[-1]
            ]
            if options:
                row[end] = min(options)
        best.append(row)
    candidates = [row[n] for row in best if n in row]

    def criterion(number: int) -> float:
        cost = max(candidates[number][0], 1e-12)
        return n * math.log(cost / n) + PARAMETERS * number * math.log(n)

    return candidates[min(range(len(candidates)), key=criterion)][1]


def _interval(lines: _Lines, start: int, joint: int, end: int, whole: float) -> tuple[int, int]:
    """The first and last place that the break may have: the others held in theirs."""
    here = lines.cost(start, joint) + lines.cost(joint, end)
    allowed = [
        place
        for place in range(start + SEGMENT // 2, end - SEGMENT // 2 + 1)
        if lines.n * (lines.cost(start, place) + lines.cost(place, end) - here) / max(whole, 1e-12)
        <= HANSEN_90
    ]
    return min(allowed, default=joint), max(allowed, default=joint)
