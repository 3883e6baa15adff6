"""How a state voted in the General Assembly on a day."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate, Precision

VOTED = {
    1: re.compile(r"賛成|in favou?r|voted for|\bbacked\b|voted yes", re.I),
    2: re.compile(r"棄権|\babst", re.I),
    3: re.compile(
        r"反対|voted against|voted no\b|\bopposed\b|against the (?:resolution|text|draft)", re.I
    ),
}
NAMES = {1: "yes", 2: "abstain", 3: "no"}
_TOGETHER = re.compile(
    r"\bboth\b|\band\b|together|ともに|共に|そろって|いずれも|両国|と[^、は]{1,12}は", re.I
)
_CLAUSE = re.compile(r"[、;]|, (?:while|and|but)\b|\bwhile\b|\bwhereas\b|が、")


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Each state with the answer of its clause, on the roll calls of the one full date named."""
    if tally := _tally(reading, clocks):
        return tally
    days = [w.date for w in reading.times if w.date.precision is Precision.DAY]
    if len(days) != 1 or not reading.has("assembly") or reading.has("council", "negated"):
        return []
    verdicts = []
    for code, answer in _answers(reading):
        verdict = _vote(clocks, code, answer, days[0])
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _tally(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A roll call of the year with just the votes for and against that the sentence gives."""
    counts = {a.unit: int(a.value) for a in reading.amounts if a.unit.startswith("votes ")}
    if len(counts) < 2 or len(reading.years) != 1 or reading.has("council"):
        return []
    columns = {"votes for": "yes", "votes against": "no", "votes abstain": "abstain"}
    rows = [
        r
        for r in clocks.now.rows("roll_calls", year=reading.years[0])
        if all(r[columns[unit]] == n for unit, n in counts.items())
    ]
    if not rows:
        return []
    asserted = ", ".join(f"{unit} {n}" for unit, n in counts.items())
    held = tuple(
        Held(
            clocks.now.evidence(r, "roll_calls")[0],
            f"{r['valid_from']}: {r['yes']}–{r['no']}–{r['abstain']}",
            True,
        )
        for r in rows[:2]
    )
    return [Verdict(Kind.SUPPORTED, "roll-call", asserted, held)]


def _answers(reading: Reading) -> list[tuple[str, int]]:
    """States with their answers, clause by clause; none where a clause has two."""
    found: list[tuple[str, int]] = []
    start = 0
    ends = [m.start() for m in _CLAUSE.finditer(reading.text)] + [len(reading.text)]
    waiting: list[str] = []
    for end in ends:
        clause = reading.text[start:end]
        states = [n.code for n in reading.named if start <= n.start < end]
        answers = [a for a, pattern in VOTED.items() if pattern.search(clause)]
        waiting += states
        if len(answers) > 1:
            return []
        if answers and len(set(waiting)) > 1 and not _TOGETHER.search(clause):
            return []
        if answers:
            found += [(code, answers[0]) for code in dict.fromkeys(waiting)]
            waiting = []
        start = end
    return found


def _vote(clocks: Clocks, code: str, answer: int, day: PartialDate) -> Verdict | None:
    """Firm only where the state gave one and the same answer all day."""
    calls = [r for r in clocks.now.rows("roll_calls", year=day.year) if r["valid_from"] == str(day)]
    wanted = {r["roll_call"] for r in calls}
    cast = [
        r for r in clocks.now.rows("votes", state=code, year=day.year) if r["roll_call"] in wanted
    ]
    given = {r["vote"] for r in cast}
    if len(given) != 1:
        return None
    agrees = given == {answer}
    held = tuple(
        Held(clocks.now.evidence(r, "votes")[0], f"{code} {day}: {NAMES[r['vote']]}", agrees)
        for r in cast[:2]
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return Verdict(kind, "vote", f"{code} {day}: {NAMES[answer]}", held)
