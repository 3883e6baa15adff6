"""Vetoes in the Security Council: who, and when."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict
from tumen.core.dates import Precision

NEGATED = re.compile(
    r"一度もない|行使していない|使っていない|never (?:used|cast)|not (?:used?|cast)|n't (?:used?|cast)|no veto",
    re.I,
)
JOINTLY = re.compile(r"共同|そろって|ともに|一緒に|together|joint|both|the two", re.I)
OTHER = re.compile(r"棄権|合わせて|回|賛成|abstain|times|in total|初めて|first", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A veto of each state named on the date named; a denial is refuted by any veto of that time."""
    if not reading.has("veto"):
        return []
    if counted := _count(reading, clocks):
        return counted
    if not reading.states or not reading.times:
        return []
    denied = bool(NEGATED.search(reading.text))
    when = max((w.date for w in reading.times), key=lambda d: d.precision)
    cast = {
        code: [
            r for r in clocks.now.involving("vetoes", code) if (d := on(r)) and overlaps(d, when)
        ]
        for code in reading.states
    }
    asserted = f"{', '.join(reading.states)} {when}"
    if denied:
        code = reading.near("veto") or reading.states[0]
        held = [clocks.held("vetoes", r, f"{code} {r['valid_from']}", False) for r in cast[code]]
        return [Verdict(Kind.CONTRADICTED, "veto", asserted, tuple(held[:4]))] if held else []
    voters = {code: rows for code, rows in cast.items() if rows}
    if not voters or OTHER.search(reading.text):
        return []
    if when.precision is Precision.YEAR:
        return []
    subjects = [c for c in reading.states if c in voters]
    held = [
        clocks.held("vetoes", r, f"{c} {r['valid_from']}", True)
        for c in subjects
        for r in voters[c]
    ]
    first = reading.states[0] if reading.lang == "en" else (reading.near("veto") or "")
    if first not in voters and len(voters) < 2:
        return []
    return [Verdict(Kind.SUPPORTED, "veto", asserted, tuple(held[:4]))]


def _count(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """How many drafts a state, or two together, have vetoed since a year or in all, at the writing.

    Told only for a time that the table covers to its end.
    """
    counts = [
        a for a in reading.amounts if a.unit in ("times", "of occasion", "of veto", "of time")
    ]
    states = reading.states or (reading.pair if JOINTLY.search(reading.text) else ())
    rows = clocks.now.rows("vetoes")
    last = max(row["valid_from"] for row in rows)
    if len(counts) != 1 or not 1 <= len(states) <= 2 or len(reading.amounts) != 1:
        return []
    if len(states) == 2 and not JOINTLY.search(reading.text):
        return []
    since = [w.date for w in reading.times if w.bound == "after"]
    if len(since) != len(reading.times) or reading.written.isoformat() > last[:4] + "-12-31":
        return []
    drafts = [
        {
            r["draft"]: r
            for r in clocks.now.involving("vetoes", code)
            if not since or r["valid_from"] >= str(since[0].earliest)
        }
        for code in states
    ]
    shared = set.intersection(*(set(part) for part in drafts))
    chosen = sorted((drafts[0][d] for d in shared), key=lambda r: r["valid_from"])
    then = [r for r in chosen if r["valid_from"] <= reading.written.isoformat()]
    said = counts[0].value
    asserted = f"{', '.join(states)}: {said:g}"
    if len(then) == said:
        held = tuple(
            clocks.held("vetoes", r, f"{r['draft']} {r['valid_from']}", True) for r in then[-6:]
        )
        later = chosen[len(then)] if len(chosen) > len(then) else None
        if not later:
            return [Verdict(Kind.SUPPORTED, "veto-count", asserted, held)]
        newer = clocks.held("vetoes", later, f"{later['draft']} {later['valid_from']}", False)
        return [Verdict(Kind.OUTDATED, "veto-count", asserted, (*held, newer), on(later))]
    if then and abs(len(then) - said) > 1:
        held = tuple(
            clocks.held("vetoes", r, f"{r['draft']} {r['valid_from']}", False) for r in then[-6:]
        )
        return [Verdict(Kind.CONTRADICTED, "veto-count", asserted, held)]
    return []
