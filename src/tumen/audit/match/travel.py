"""Levels of official travel advice."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict, by_clocks

IN_WORDS = (
    (
        re.compile(
            r"渡航中止|退避|not to travel|against going to|do not travel|avoid all travel", re.I
        ),
        4,
    ),
    (re.compile(r"high degree of caution|increased caution|十分注意", re.I), 2),
    (re.compile(r"reconsider|non-essential|不要不急", re.I), 3),
    (re.compile(r"lowest of (?:its|the|their) four|最も低い", re.I), 1),
)
"""Levels of the scales of four that need no number."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A level that one state gives another, at the date named or at the writing, and today."""
    levels = [a for a in reading.amounts if a.unit == "level"]
    named = [n for pattern, n in IN_WORDS if pattern.search(reading.text)]
    stated = {int(a.value) for a in levels} | (set(named) if not levels else set())
    if not reading.has("travel") or not reading.states or not stated:
        return []
    if len(levels) > 1 and len(levels) == len(reading.states) - 1 and not reading.times:
        pairs = zip(reading.states[1:], levels, strict=True)
        return [v for code, a in pairs for v in _level(reading, clocks, [code], int(a.value))]
    if len(stated) != 1:
        return []
    rest = [c for c in (*reading.states[1:], *reading.pair) if c != reading.states[0]]
    return _level(reading, clocks, rest, stated.pop())


def _level(reading: Reading, clocks: Clocks, rest: list[str], level: int) -> list[Verdict]:
    """One level for one state, the first of `rest`."""
    issuer = reading.states[0]
    if not rest:
        return []
    rows = sorted(
        (r for r in clocks.now.rows("travel_advice", issuer=issuer, state=rest[0]) if r["level"]),
        key=lambda r: r["known"],
    )
    if not rows:
        return []
    dated = [w.date for w in reading.times if w.date.latest <= reading.written]
    day = dated[0].latest if dated else reading.written
    asserted = f"{issuer} {rest[0]} {level}"
    before = [r for r in rows if (d := on(r, "seen")) and d.earliest <= day]
    if not before:
        return []
    said = before[-1]
    held = clocks.held("travel_advice", said, f"level {said['level']}", said["level"] == level)
    if dated and not reading.has("now"):
        kind = Kind.SUPPORTED if held.agrees else Kind.CONTRADICTED
        return [Verdict(kind, "travel", asserted, (held,))]
    latest = rows[-1]
    last = clocks.held(
        "travel_advice", latest, f"level {latest['level']}", latest["level"] == level
    )
    later = next((r for r in rows if r["known"] > day and r["level"] != level), None)
    verdict = by_clocks(
        "travel",
        asserted,
        held.agrees,
        last.agrees,
        [held, last],
        on(later, "seen") if later else None,
    )
    return [verdict] if verdict else []
