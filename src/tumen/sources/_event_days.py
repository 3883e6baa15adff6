"""Coded news events reduced to directed pair-days.

Coders give one event several times: once per sentence, per role of an actor, and with the two sides
swapped. Here one report (an article or story) carries at most one event of a code between two states
on a day, in the direction in which the file gives it first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tumen.core.errors import DataError
from tumen.core.kinds import Row


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One row of a file of events. `report` identifies the article or story."""

    actor: str
    target: str
    day: date
    cameo: str
    goldstein: float | None
    report: str


def pair_days(events: Iterable[CodedEvent]) -> list[Row]:
    """One row per directed pair, day and code with the number of distinct events; no clock but valid.

    Raises DataError when a code comes with two Goldstein values. Events within one state are left out.
    """
    seen: set[tuple[str, str, date, str, str]] = set()
    counts: dict[tuple[str, str, date, str], int] = {}
    values: dict[str, float | None] = {}
    for event in events:
        low, high = sorted((event.actor, event.target))
        key = (low, high, event.day, event.cameo, event.report)
        if low == high or key in seen:
            continue
        seen.add(key)
        value = values.setdefault(event.cameo, event.goldstein)
        if value != event.goldstein:
            raise DataError(f"CAMEO {event.cameo} has the values {value} and {event.goldstein}")
        flow = (event.actor, event.target, event.day, event.cameo)
        counts[flow] = counts.get(flow, 0) + 1
    return [
        {
            "actor": actor,
            "target": target,
            "day": day,
            "cameo": cameo,
            "n": n,
            "goldstein": values[cameo],
            "valid_from": day.isoformat(),
            "valid_to": day.isoformat(),
        }
        for (actor, target, day, cameo), n in counts.items()
    ]
