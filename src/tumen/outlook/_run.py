"""The part of a yearly series that the engines read."""

from __future__ import annotations

from collections.abc import Sequence


def last_run(series: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """The unbroken run of years with values above zero up to the last year, oldest first."""
    run: list[tuple[int, float]] = []
    for year, value in sorted(series, reverse=True):
        if value <= 0 or (run and run[-1][0] != year + 1):
            break
        run.append((year, value))
    return run[::-1]
