"""Vetoes in the Security Council: who, and when."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict

NEGATED = re.compile(
    r"一度もない|行使していない|使っていない|never (?:used|cast)|not (?:used?|cast)|n't (?:used?|cast)|no veto",
    re.I,
)
OTHER = re.compile(r"棄権|合わせて|回|賛成|abstain|times|in total|初めて|first", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A veto of each state named on the date named; a denial is refuted by any veto of that time."""
    if not reading.has("veto") or not reading.states or not reading.times:
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
    if when.precision < 2:
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
