"""How many wars two states fought, and how many soldiers a war cost one of them."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.wars.finding import FEW, War, dead, of, opposed
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict

TIMES_AS = re.compile(r"times (?:as|more|the)\b", re.I)
BETWEEN = re.compile(
    r"between \d{4} and \d{4}|from \d{4} to \d{4}|\d{4}年から(?:\d{4}|\d{2})年(?:まで|にかけて|の間)",
    re.I,
)
LAST = re.compile(r"most recently|the last|latest|直近|最後|最近", re.I)
SINCE = re.compile("年[^、。]{0,8}(?:以来|以降)")
NOT_SOLDIERS = re.compile("負傷|wounded|civilian|民間|市民")
MULTIPLE_OF = re.compile(r"(?:側|軍)?の(?:約)?[\d.]+(?:倍|分の)")
WRONG = 1.6
"""Counts of the dead differ: only from this ratio do they refute."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """How many wars the two fought against each other."""
    times = [a for a in reading.amounts if a.unit in ("times", "of war")]
    meant = reading.has("both") and len(reading.pair) == 2 and len(reading.states) < 2
    pair = reading.pair if meant else None
    two = (pair[0], pair[1]) if pair else reading.two
    if not reading.has("war") or len(times) != 1 or two is None or TIMES_AS.search(reading.text):
        return []
    if len(reading.years) == times[0].value and not any(w.bound for w in reading.times):
        return _in_years(reading, clocks, two)
    if between := BETWEEN.search(reading.text):
        return _in_span(reading, clocks, two, times[0], between)
    since = [w.date for w in reading.times if w.bound == "after"]
    if not since and len(reading.times) == 1 and SINCE.search(reading.text):
        since = [reading.times[0].date]
    if len(since) < len(reading.times) and not LAST.search(reading.text):
        return []
    wars = [
        mine
        for mine, _ in opposed(clocks, two)
        if (begins := on(mine)) and (not since or begins.latest >= since[0].earliest)
    ]
    rows = sorted(wars, key=lambda row: row["valid_from"])
    said = times[0].value
    begun = [r for r in rows if (d := on(r)) and d.earliest <= reading.written]
    if len(begun) == said < len(rows) and (
        LAST.search(reading.text) or all(w.bound for w in reading.times)
    ):
        held = tuple(clocks.held("wars", r, r[f"name_{reading.lang}"], True) for r in begun)
        newer = clocks.held("wars", rows[-1], rows[-1][f"name_{reading.lang}"], False)
        return [Verdict(Kind.OUTDATED, "war-count", f"{said:g}", (*held, newer), on(rows[-1]))]
    if len(begun) < len(rows):
        return []
    told_last = LAST.search(reading.text) and reading.years
    if told_last and rows and int(rows[-1]["valid_from"][:4]) not in reading.years:
        return []
    agrees = len(rows) == said
    if not rows or (not agrees and abs(len(rows) - said) < 2):
        return []
    held = tuple(clocks.held("wars", r, r[f"name_{reading.lang}"], agrees) for r in rows)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-count", f"{said:g}", held)]


def _in_years(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """As many wars of the two as years are named, each begun in one of them."""
    rows = [m for m, _ in opposed(clocks, two) if (d := on(m)) and d.year in reading.years]
    if len(rows) != len(reading.years):
        return []
    held = tuple(clocks.held("wars", r, r[f"name_{reading.lang}"], True) for r in rows)
    return [Verdict(Kind.SUPPORTED, "war-count", f"{len(rows)}", held)]


def _in_span(
    reading: Reading, clocks: Clocks, two: tuple[str, str], said: Amount, match: re.Match[str]
) -> list[Verdict]:
    """How many wars of the two began within a span of years."""
    years = [w.date.year for w in reading.times if match.start() <= w.start < match.end()]
    if len(years) != 2:
        return []
    rows = [
        mine
        for mine, _ in opposed(clocks, two)
        if (d := on(mine)) and min(years) <= d.year <= max(years)
    ]
    if not rows:
        return []
    agrees = len(rows) == said.value
    held = tuple(clocks.held("wars", r, r[f"name_{reading.lang}"], agrees) for r in rows)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-count", f"{said.value:g}", held)]


def deaths(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """Battle deaths of one state."""
    counts = [a for a in reading.amounts if a.unit == "persons" and a.value >= FEW]
    bare = [
        a
        for a in reading.amounts
        if not a.unit
        and a.value >= FEW
        and not re.match(r"\s*(?:fewer|more|less)\b", reading.text[a.end :])
    ]
    if counts and len(counts) + len(bare) == 2:
        counts = sorted([*counts, *bare], key=lambda a: a.start)  # "1,200 of these, 700 of those"
    if not reading.has("deaths") or not counts or NOT_SOLDIERS.search(reading.text):
        return []
    if swapped := _swapped(reading, clocks, rows, counts):
        return swapped
    verdicts = []
    is_open = False
    for amount in counts:
        code = _owner(reading, amount)
        row = of(rows, clocks, code) if code else None
        if row is None or not row["battle_deaths"]:
            is_open = True
            continue
        figure = dead(rows, row)
        agrees = amount.agrees(figure, 0.05)
        if not agrees and amount.low / WRONG <= figure <= amount.high * WRONG:
            is_open = True
            continue
        held = clocks.held("wars", row, f"{row['state']}: {figure:,} battle deaths", agrees)
        kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
        verdicts.append(Verdict(kind, "war-deaths", f"{code} {amount.value:,.0f}", (held,)))
    if is_open:  # a figure that is not held: the others alone support nothing
        return [v for v in verdicts if v.kind is Kind.CONTRADICTED]
    return verdicts


def _swapped(reading: Reading, clocks: Clocks, rows: War, counts: list[Amount]) -> list[Verdict]:
    """The two figures of two states, each given to the other."""
    mine = [of(rows, clocks, c) if c else None for c in (_owner(reading, a) for a in counts)]
    if len(counts) != 2 or not mine[0] or not mine[1] or mine[0]["state"] == mine[1]["state"]:
        return []
    dead = [r["battle_deaths"] or 0 for r in mine if r]
    if not (counts[0].agrees(dead[1], 0.02) and counts[1].agrees(dead[0], 0.02)):
        return []
    if counts[0].agrees(dead[0], 0.05):
        return []
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: {r['battle_deaths']:,} battle deaths", False)
        for r in mine
        if r
    )
    return [Verdict(Kind.CONTRADICTED, "war-deaths", reading.text, held)]


def _owner(reading: Reading, amount: Amount) -> str | None:
    """Whose dead they are: the state beside the figure."""
    before = [
        n
        for n in reading.named
        if n.end <= amount.start and not MULTIPLE_OF.match(reading.text[n.end :])
    ]
    if reading.lang == "en":
        after = [n for n in reading.named if amount.start <= n.start <= amount.end + 16]
        if after:
            return after[0].code
    alone = sum(a.unit == "persons" and a.value >= FEW for a in reading.amounts) < 2
    it = re.search(r"\bit\b", reading.text[: amount.start]) is not None
    if not before and len(reading.states) == 1 and alone and not it:
        return reading.states[0]
    return before[-1].code if before else None
