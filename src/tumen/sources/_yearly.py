"""Counts of dated events by year, with the clocks of a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tumen.core.dates import PartialDate
from tumen.core.kinds import Row


def yearly_counts(state: str, events: Iterable[tuple[int, str]], last: PartialDate) -> list[Row]:
    """One row per year and kind of (year, kind). A count is known when its year, or the list, ends."""
    rows: list[Row] = []
    for (year, kind), n in sorted(Counter(events).items()):
        end = min(date(year, 12, 31), last.latest)
        rows.append(
            {
                "state": state,
                "year": year,
                "kind": kind,
                "events": n,
                "valid_from": str(year),
                "valid_to": str(year) if end == date(year, 12, 31) else str(last),
                "known": end,
            }
        )
    return rows
