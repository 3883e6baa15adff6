"""Permanent seats on the Security Council, and the veto that goes with them."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.kinds import Row

ELECTED = re.compile(r"非常任|non-permanent|elected", re.I)
WISHED = re.compile(
    r"\bbid\b|seek|\bwants?\b|\bwanted\b|become|becoming|candidate|permanent seat for|目指|なるべき|入り|候補|要求|求め",
    re.I,
)
POWER = re.compile(
    r"\b(?:holds?|has|have|with|wields?|enjoys?|possess\w*) (?:a |the |its own )?(?:right of |power of )?veto(?: power| right)?"
    r"|拒否権を(?:持|有|もつ|もって)",
    re.I,
)
HELD = re.compile(
    r"\b(?:is|are|both|being|remains?|holds?|has|have|as|among|neither|nor)\b[^,;]{0,50}\bpermanent (?:member|seat)"
    r"|(?:常任理事国|常任議席)(?:で|だ|の(?:一|1)つ|の一角|として|を占|を(?:持|保)|には?(?:入|含))",
    re.I,
)
ABSENT = re.compile(r"なく|ない(?!か)|ません|\bnot\b|n't\b|\bneither\b|\bno\b|\bwithout\b", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Each state of the sentence, with what its own clause says of it."""
    text = reading.text
    permanent = reading.has("permanent") and HELD.search(text)
    permanent = permanent or (reading.has("council") and POWER.search(text))
    elected = reading.has("council") and ELECTED.search(text) and not reading.has("permanent")
    if not (permanent or elected) or WISHED.search(text) or reading.times:
        return []
    of_seat = re.search(r"(?<!非)常任理事国の", text)
    beside = [n.code for n in reading.named if of_seat and n.start == of_seat.end()]
    states = tuple(beside) or reading.meant
    if elected:
        return _elected(clocks, states)
    verdicts = []
    for i, code in enumerate(states):
        start = next((n.start for n in reading.named if n.code == code), 0)
        following = [n.start for n in reading.named if n.code in states[i + 1 :]]
        clause = text[start : min(following)] if following else text[start:]
        if following and not re.search(r"[;,:、。]|\bbut\b|が、", clause):
            clause = text[start:]  # one predicate for both
        verdict = _seat(clocks, code, bool(ABSENT.search(clause)))
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _seat(clocks: Clocks, code: str, denied: bool) -> Verdict | None:
    rows = clocks.now.involving("council_terms", code)
    if not rows:
        return None  # of a state that never sat, the table holds nothing
    last = max(rows, key=lambda row: row["year"])
    agrees = bool(last["is_permanent"]) is not denied
    held = _held(clocks, code, last, agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return Verdict(kind, "permanent-seat", code, (held,))


def _elected(clocks: Clocks, states: tuple[str, ...]) -> list[Verdict]:
    """A permanent member is not an elected one."""
    if len(states) != 1:
        return []
    rows = [r for r in clocks.now.involving("council_terms", states[0]) if r["is_permanent"]]
    if not rows:
        return []
    held = _held(clocks, states[0], max(rows, key=lambda row: row["year"]), False)
    return [Verdict(Kind.CONTRADICTED, "permanent-seat", states[0], (held,))]


def _held(clocks: Clocks, code: str, row: Row, agrees: bool) -> Held:
    kind = "permanent" if row["is_permanent"] else "elected"
    return clocks.held("council_terms", row, f"{code} {row['year']}: {kind}", agrees)
