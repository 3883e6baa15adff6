"""Missile and nuclear tests: how many in a year, and which was the first or the latest."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

NUCLEAR = re.compile(
    r"核実験|test(?:ed|s)? (?:\w+ )?(?:nuclear|atomic) (?:devices?|weapons?|bombs?)|nuclear (?:weapons? )?test|atomic test|nuclear detonation",
    re.I,
)
MISSILE = re.compile(
    r"ミサイル.{0,12}(?:発射|試射|実験)|missile (?:test|launch)|(?:test|launch|fir)\w* .{0,30}missiles",
    re.I,
)
LATEST = re.compile(r"最後|直近|最新|最近|\blast\b|\blatest\b|most recent", re.I)
FIRST = re.compile(r"初めて|初の|最初|\bfirst\b", re.I)
FEWER = re.compile(r"少な|下回|減|\bfewer\b|\bless\b|\bdown\b", re.I)
MORE = re.compile(r"多[いくか]|上回|増|\bmore\b|\bup\b", re.I)
THAN = re.compile(r"より|前年|上回|下回|\bthan\b", re.I)
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NTH = re.compile(
    rf"\b(?P<word>{'|'.join(ORDINALS)}) (?:\w+ )?(?:nuclear |atomic )?test|(?P<n>\d{{1,2}})(?:回|度)目の",
    re.I,
)
TOTAL = re.compile(
    r"これまで|計|通算|合わせて|in all|in total|so far|to date|has (?:carried|conducted|held)", re.I
)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    kind = "nuclear" if NUCLEAR.search(reading.text) else None
    kind = kind or ("missile" if MISSILE.search(reading.text) else None)
    if kind is None or reading.has("negated"):
        return []
    testing = {row["state"] for row in clocks.now.rows("tests_and_launches")}
    state = next((c for c in (*reading.states, *reading.pair) if c in testing), None)
    if state is None or (reading.states and state not in reading.states):
        return []
    rows = {
        row["year"]: row for row in clocks.now.rows("tests_and_launches", state=state, kind=kind)
    }
    if not rows:
        return []
    if kind == "nuclear" and (ordinal := _nth(reading, clocks, rows)):
        return ordinal
    if (
        kind == "nuclear"
        and reading.years
        and (LATEST.search(reading.text) or FIRST.search(reading.text))
    ):
        return _end(reading, clocks, rows)
    if THAN.search(reading.text) and reading.years:
        return _compare(reading, clocks, rows)
    return _total(reading, clocks, rows) if kind == "nuclear" else []


def _held(clocks: Clocks, row: Row, agrees: bool) -> Held:
    value = f"{row['year']}: {row['events']} {row['kind']}"
    return clocks.held("tests_and_launches", row, value, agrees)


def _end(reading: Reading, clocks: Clocks, rows: dict[int, Row]) -> list[Verdict]:
    """The first or the latest test was in the year named, when written and today."""
    past = [year for year in rows if year <= reading.written.year]
    if not past:
        return []
    if FIRST.search(reading.text):
        true_then = true_now = min(rows)
    else:
        true_then, true_now = max(past), max(rows)
    said = reading.years[-1]
    asserted = str(said)
    if said != true_then:
        held = _held(clocks, rows[true_then], False)
        return [Verdict(Kind.CONTRADICTED, "tests", asserted, (held,))]
    if true_now != true_then:
        pieces = (_held(clocks, rows[true_then], True), _held(clocks, rows[true_now], False))
        later = PartialDate(min(y for y in rows if y > true_then))
        return [Verdict(Kind.OUTDATED, "tests", asserted, pieces, later)]
    return [Verdict(Kind.SUPPORTED, "tests", asserted, (_held(clocks, rows[said], True),))]


def _compare(reading: Reading, clocks: Clocks, rows: dict[int, Row]) -> list[Verdict]:
    """More or fewer in one year than in another."""
    years = [year for year in reading.years if year in rows]
    if len(years) == 1 and re.search(
        r"前年|the (?:year|one) before|previous year", reading.text, re.I
    ):
        years.append(years[0] - 1)
    fewer = bool(FEWER.search(reading.text))
    if len(years) != 2 or years[1] not in rows or fewer is bool(MORE.search(reading.text)):
        return []
    first, second = rows[years[0]], rows[years[1]]
    if first["events"] == second["events"]:
        return []
    agrees = fewer is (first["events"] < second["events"])
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    held = (_held(clocks, first, agrees), _held(clocks, second, agrees))
    return [Verdict(kind, "tests", " / ".join(map(str, years)), held)]


def _total(reading: Reading, clocks: Clocks, rows: dict[int, Row]) -> list[Verdict]:
    """How many nuclear tests in all, or whether there was one in the year named."""
    counts = [
        a
        for a in reading.amounts
        if a.unit
        in (
            "times",
            "of test",
            "of nuclear test",
            "of device",
            "of weapon",
            "of bomb",
            "of nuclear device",
        )
    ]
    listed = bool(TOTAL.search(reading.text)) and all(y in rows for y in reading.years)
    if (
        counts
        and (not reading.times or listed)
        and (TOTAL.search(reading.text) or len(counts) == 1)
    ):
        past = {y: r for y, r in rows.items() if y <= reading.written.year}
        then, now = (sum(r["events"] for r in part.values()) for part in (past, rows))
        said = counts[0].value
        if said == then == now:
            held = tuple(_held(clocks, r, True) for r in past.values())
            return [Verdict(Kind.SUPPORTED, "tests", f"{said:g}", held)]
        if said == then:
            later = PartialDate(min(y for y in rows if y not in past))
            held = (
                *(_held(clocks, r, True) for r in past.values()),
                _held(clocks, rows[later.year], False),
            )
            return [Verdict(Kind.OUTDATED, "tests", f"{said:g}", held, later)]
        if abs(said - then) > 1 and said > 1:
            held = tuple(_held(clocks, r, False) for r in past.values())
            return [Verdict(Kind.CONTRADICTED, "tests", f"{said:g}", held)]
        return []
    if counts and len(counts) == len(reading.years) and all(y in rows for y in reading.years):
        pairs = list(zip(reading.years, counts, strict=True))
        right = all(rows[y]["events"] == a.value for y, a in pairs)
        held = tuple(_held(clocks, rows[y], right) for y, _ in pairs)
        kind = Kind.SUPPORTED if right else Kind.CONTRADICTED
        return [Verdict(kind, "tests", ", ".join(f"{y}: {a.value:g}" for y, a in pairs), held)]
    years = reading.years
    if years and not counts and all(year in rows for year in years):
        held = tuple(_held(clocks, rows[year], True) for year in years)
        return [Verdict(Kind.SUPPORTED, "tests", ", ".join(map(str, years)), held)]
    if len(years) == 1 and not counts and min(rows) <= years[0] <= max(rows):
        near = min(rows, key=lambda year: abs(year - years[0]))
        return [
            Verdict(Kind.CONTRADICTED, "tests", str(years[0]), (_held(clocks, rows[near], False),))
        ]
    return []


def _nth(reading: Reading, clocks: Clocks, rows: dict[int, Row]) -> list[Verdict]:
    """The third test was in the year named."""
    match = NTH.search(reading.text)
    if match is None or len(reading.years) != 1:
        return []
    said = int(match["n"]) if match["n"] else ORDINALS.index(match["word"].lower()) + 2
    count = 0
    for year in sorted(rows):
        count += rows[year]["events"]
        if count >= said:
            break
    held = _held(clocks, rows[year], count >= said and year == reading.years[0])
    kind = Kind.SUPPORTED if held.agrees else Kind.CONTRADICTED
    return [Verdict(kind, "tests", f"{said}: {reading.years[0]}", (held,))]
