"""Positions of states on the main dimension of UN voting: the latest, the neighbours, the changes.

Rows of `ideal_points`, already cut to a day. Where the day is late enough there are positions that
rest on all votes (tier sampling); else those of each session's own day (tier fast), whose scales differ,
so that only states of one session may be compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.core.kinds import Facts, Row

LEAST_VOTES = 10
ALL_VOTES = "sampling"


@dataclass(frozen=True, slots=True)
class Gap:
    """A distance between two positions of one session, with its 90 % interval."""

    row: Row
    value: float
    low: float
    high: float


def track(facts: Facts, code: str) -> dict[int, Row]:
    """The positions of a state's line by year, oldest first, all of one tier."""
    rows = [r for r in facts.involving("ideal_points", code) if r["n_votes"] >= LEAST_VOTES]
    best = max((row["tier"] for row in rows), default=None)  # "sampling" sorts after "fast"
    return {row["year"]: row for row in sorted(rows, key=_session) if row["tier"] == best}


def assembly(facts: Facts, like: Row) -> list[Row]:
    """All states' positions in the session and tier of a row."""
    rows = facts.rows("ideal_points", session=like["session"], tier=like["tier"])
    return [row for row in rows if row["n_votes"] >= LEAST_VOTES]


def gap(x: Row, y: Row) -> Gap:
    """The distance of y from x; half-widths add as of independent estimates."""
    value = abs(x["mean"] - y["mean"])
    half = math.hypot(_half(x), _half(y))
    return Gap(y, value, max(0.0, value - half), value + half)


def neighbours(own: Row, others: Iterable[Row]) -> list[Gap]:
    """The other states, nearest first."""
    gaps = [gap(own, row) for row in others if row["state"] != own["state"]]
    return sorted(gaps, key=lambda g: (g.value, g.row["state"]))


def change(before: Gap, after: Gap) -> tuple[float, float, float]:
    """How much a distance grew, with its 90 % interval."""
    value = after.value - before.value
    half = math.hypot((before.high - before.value), (after.high - after.value))
    return value, value - half, value + half


def movers(facts: Facts, before: Row, after: Row) -> list[tuple[Gap, Gap]]:
    """Every state's distance to one state in two sessions, those that came nearest first.

    `before` and `after` are that state's rows of the two sessions.
    """
    listed = sorted((facts.states.line(state.code) for state in facts.states), key=len)
    last = {member: line[-1] for line in listed for member in line}
    earlier = {last[row["state"]]: row for row in assembly(facts, before)}
    moved = [
        (gap(before, earlier[last[row["state"]]]), gap(after, row))
        for row in assembly(facts, after)
        if last[row["state"]] in earlier and row["state"] != after["state"]
    ]
    return sorted(moved, key=lambda both: (both[1].value - both[0].value, both[1].row["state"]))


def _half(row: Row) -> float:
    return float(row["high"] - row["low"]) / 2


def _session(row: Row) -> int:
    return int(row["session"])
