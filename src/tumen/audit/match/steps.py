"""The steps of a treaty told with their dates: signed on one day, in force from another, ended."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.statements import capitals_in, read_meaning, statements
from tumen.audit.match.treaties import names
from tumen.audit.reading import Reading
from tumen.audit.times import When
from tumen.audit.verdict import Kind, Verdict
from tumen.core.kinds import Row

STEPS = {
    "signed": re.compile(
        r"署名|調印|締結|結ば|結ん|取り交わ|\bsign(?:ed|ing|ature)\b|\bconcluded\b|put (?:their|his) (?:names?|signatures?) to|\binked\b",
        re.I,
    ),
    "in_force": re.compile(
        r"発効|効力を(?:発|生)|\b(?:came|comes|coming|entered|entering|went|been|put) (?:in|into) (?:force|effect)|\btook effect\b|\btaken effect\b|\bentry into force\b",
        re.I,
    ),
    "terminated": re.compile(
        r"失効|効力を失|終了し|破棄|\b(?:expired|lapsed|terminated|was replaced|was superseded|ceased to)\b",
        re.I,
    ),
}
SINCE = re.compile(r"\bin (?:force|effect) since\b", re.I)
PACT = re.compile(r"条約|協定|treaty|agreement|pact\b|convention", re.I)
OTHER_STEPS = re.compile(
    r"批准|承認|可決|提出|ratif|approv|passed|submitted|initiall?ed|negotiat|anniversar|周年|記念|交渉|延長|extend|renew|article|第\d+条|条項",
    re.I,
)
"""What else may be dated of a treaty: no column holds it."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Every date of the sentence as that of a step of the one treaty meant; nothing where one is left."""
    two = reading.two
    if two is None or not PACT.search(reading.text) or OTHER_STEPS.search(reading.text):
        return []
    told = _told(reading)
    if not told or reading.has("negated") or any(a.value > 3 for a in reading.amounts):
        return []
    text = reading.text.casefold()
    rows = [r for r in clocks.now.between("treaties", *two) if all(on(r, step) for step, _ in told)]
    named = [r for r in rows if names(r, text, reading.lang)]
    met = {
        r["id"]: sum(bool((d := on(r, step)) and overlaps(d, when.date)) for step, when in told)
        for r in rows
    }
    best = max(met.values(), default=0)
    meant = named if len(named) == 1 else [r for r in rows if best and met[r["id"]] == best]
    if len(meant) != 1 or (not best and not named):
        return []
    row = meant[0]
    if not _is_accompanied(reading, clocks, row):
        return []
    return _compared(clocks, row, told)


def _told(reading: Reading) -> list[tuple[str, When]]:
    """Each date with the step that it dates; none where a date has no step."""
    marks = sorted(
        (m.start(), m.end(), step) for step, p in STEPS.items() for m in p.finditer(reading.text)
    )
    steps = {step for _, _, step in marks}
    if len(steps) < 2 or len(reading.times) != len(steps):
        return []
    found = []
    for when in reading.times:
        before = [m for m in marks if m[1] <= when.start]
        after = [m for m in marks if m[0] >= when.end]
        if reading.lang == "ja":
            mark = after[0] if after else None
        else:
            mark = before[-1] if before else after[0] if after else None
        if mark is None:
            return []
        found.append((mark[2], when))
    return found if len({step for step, _ in found}) == len(found) else []


def _is_accompanied(reading: Reading, clocks: Clocks, row: Row) -> bool:
    """Whether the ledger tells, of the same day and states, the persons and the capital named too."""
    pool = statements(clocks.now, reading.lang)
    mine = read_meaning(reading, pool.vocabulary)
    days = [d for c in STEPS if (d := on(row, c))]
    kin = [
        s
        for s in pool.all
        if s.states & set(row["parties"]) and any(overlaps(d, x) for d in days for x in s.dates)
    ]
    known = frozenset().union(*(s.meaning.names for s in kin)) if kin else frozenset()
    seats = frozenset().union(*(s.seats for s in kin)) if kin else frozenset()
    return mine.names <= known and capitals_in(reading.text, reading.lang) <= seats


def _compared(clocks: Clocks, row: Row, told: list[tuple[str, When]]) -> list[Verdict]:
    verdicts = []
    for step, when in told:
        day = on(row, step)
        agrees = day is not None and overlaps(day, when.date)
        if step == "terminated" and not agrees:
            return []  # reports of an end often differ
        held = clocks.held("treaties", row, f"{step.replace('_', ' ')} {day}", agrees)
        kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
        verdicts.append(Verdict(kind, f"treaty-{step.replace('_', '-')}", str(when.date), (held,)))
    return verdicts
