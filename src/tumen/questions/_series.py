"""Estimates as the points of a line: a year without one is a gap, never a join."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate
from tumen.core.exhibits import Point


def by_year(estimates: Sequence[Estimate], point: Callable[[Estimate], Point]) -> tuple[Point, ...]:
    """One point a year from the first estimate to the last."""
    known = {estimate.period.year: estimate for estimate in estimates}
    if not known:
        return ()
    return tuple(
        point(known[year]) if year in known else Point(PartialDate(year), None)
        for year in range(min(known), max(known) + 1)
    )
