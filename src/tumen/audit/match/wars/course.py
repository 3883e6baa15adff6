"""When a war began and ended, and in which years two states were at war."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.wars.finding import War, opposed
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

ENTERS = re.compile(r"\b(?:entered|joined|came into) (?:the|it|in)\b|参戦し", re.I)
LEFT = re.compile(
    r"\b(?:were |was )?out of (?:it|the (?:war|fighting))\b|\bwithdrew\b|\bleft (?:it|the war)\b|戦列を離れ|own part in the war (?:had )?ended",
    re.I,
)
ENTERED = re.compile(
    r"\bown part\b|\bentered\b|\bjoined\b|\bwithdrew\b|\bleft\b|\bfought .{0,30}until", re.I
)
BEGAN = re.compile(
    r"起き|戦われ|幕を開け|突入し|端を発|outbreak|first shots|\bopened\b|\bonset\b|\bdates from\b|\bdates back to\b|\bcame in \d{4}|\bbegan\b|\bbegins?\b|\bbeginning\b|\bstart\b|took place|始ま|開戦|勃発|火ぶた|侵攻によって|began|brok(?:e|en) out|started|erupted",
    re.I,
)
ENDED = re.compile(
    r"came to an end|drew to a close|\bclosed\b|\bfinished\b|幕を閉じ|停戦|終息|was over by|were over by|終わ|終結|終戦|続い|まで|決着|ended|lasted|until|\bto (?:1[89]|20)\d\d",
    re.I,
)
FROM_TO = re.compile(
    r"\b(?:from|between) [^,;.]{3,40}?\b(?:to|until|till|and) [^,;.]{3,24}|(?:\d{2,4}年|月|日)[^、。]{0,6}から[^。]{2,24}(?:まで|にかけて)",
    re.I,
)
FIGHTING = re.compile(r"\bfighting\b|戦闘|攻め入|攻め込|侵攻", re.I)
FOUGHT = re.compile(
    r"\bfought\b|\bat war\b|went to war|\bwaged\b"
    r"|戦っ|戦い|戦火|戦端|交戦|戦争(?:を|が|し|で|に)|開戦",
    re.I,
)
CLASHED = re.compile(r"\bclash(?:ed|es)?\b|武力衝突|で衝突|交戦|exchanged fire|砲火", re.I)
NEAR = 4
"""Years within which a war of the two is the one meant by a wrong year."""
ARMED = 4
"""Level of hostility of a dispute from which force was used."""


def dates(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """The beginning and the end of a war."""
    about = reading.has("war") or FOUGHT.search(reading.text) or FIGHTING.search(reading.text)
    if not reading.times or not about:
        return []
    lines = [clocks.line(code) for code in reading.states]
    if reading.lang == "en" and ENTERED.search(reading.text):
        lines = lines[:1]  # whoever entered, and not those it fought
    mine = [r for r in rows if any(r["state"] in line for line in lines)]
    chosen, is_whole = mine or rows, not mine
    first, last = reading.times[0].date, reading.times[-1].date
    span = FROM_TO.search(reading.text)
    inside = [w.date for w in reading.times if span and span.start() <= w.start <= span.end()]
    spans = len(inside) == 2
    if spans:
        first, last = inside
    begins = spans or BEGAN.search(reading.text) or any(w.is_jubilee for w in reading.times)
    enters = ENTERS.search(reading.text)
    over = ENDED.search(reading.text) or LEFT.search(reading.text)
    ends = spans or (bool(over) and (len(reading.times) > 1 or not (begins or enters)))
    parts = []
    if begins or enters:
        parts.append(_date(clocks, chosen, "valid_from", first, min, is_whole))
    if ends:
        parts.append(_date(clocks, chosen, "valid_to", last, max, is_whole))
    verdicts = [verdict for part in parts for verdict in part]
    if not all(parts):  # one of the dates is not held: the other alone supports nothing
        return [v for v in verdicts if v.kind is not Kind.SUPPORTED]
    return verdicts


def _date(
    clocks: Clocks,
    rows: list[Row],
    column: str,
    when: PartialDate,
    pick: Callable[..., Any],
    is_whole: bool,
) -> list[Verdict]:
    """A date of any of the states told of; of the war itself where none is."""
    dated = [(d, r) for r in rows if (d := on(r, column))]
    if not dated:
        return []
    date, row = pick(dated, key=lambda pair: pair[0].earliest)
    matching = next(((d, r) for d, r in dated if _same(d, when)), None)
    if is_whole and column == "valid_from" and not _same(date, when):
        matching = None  # a state that came in later did not begin it
    held = [Held(clocks.now.evidence(row, "wars")[0], str(date), False)]
    if matching:
        held = [Held(clocks.now.evidence(matching[1], "wars")[0], str(matching[0]), True)]
        return [Verdict(Kind.SUPPORTED, "war-dates", str(when), tuple(held))]
    if _is_far(date.year, when.year) and (
        is_whole or all(_is_far(d.year, when.year) for d, _ in dated)
    ):
        return [Verdict(Kind.CONTRADICTED, "war-dates", str(when), tuple(held))]
    return []


def _same(held: PartialDate, said: PartialDate) -> bool:
    """The same date; a day apart is the same night in two time zones."""
    return overlaps(held, said) or abs((held.earliest - said.earliest).days) <= 1


def _is_far(year: int, said: int) -> bool:
    """More than a year apart: the ends of wars are counted differently."""
    return abs(year - said) > 1


def in_years(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """That the two were at war in each of the years named."""
    meant = [c for c in reading.states if c in reading.pair]
    two = reading.two or ((meant[0], meant[1]) if len(meant) == 2 else None)
    told = [w for w in reading.times if not w.bound]
    if two is None or not told or len(told) < len(reading.times) or reading.has("negated"):
        return []
    if any(a.unit in ("times", "of war", "persons") for a in reading.amounts):
        return []
    years = list(dict.fromkeys(when.date.year for when in told))
    if not FOUGHT.search(reading.text):
        return _clashed(reading, clocks, two, years)
    wars = [mine for mine, _ in opposed(clocks, two)]
    asserted = f"{'-'.join(two)} {', '.join(map(str, years))}"
    waged = [next((r for r in wars if _covers(r, year)), None) for year in years]
    rows = [row for row in waged if row]
    if len(rows) == len(years):
        held = tuple(_held(clocks, reading, row, True) for row in rows)
        return [Verdict(Kind.SUPPORTED, "war-years", asserted, held)]
    near = [r for r in wars if any(abs(_year(r) - y) <= NEAR for y in years)]
    if len(years) == 1 and near and not _disputes(clocks, two, years[0]):
        held = tuple(_held(clocks, reading, row, False) for row in near)
        return [Verdict(Kind.CONTRADICTED, "war-years", asserted, held)]
    return []


def _clashed(
    reading: Reading, clocks: Clocks, two: tuple[str, str], years: list[int]
) -> list[Verdict]:
    """That force was used between the two in a year, short of war or not."""
    if len(years) != 1 or reading.times[0].is_relative or not CLASHED.search(reading.text):
        return []
    rows = _disputes(clocks, two, years[0])[:2]
    if not rows:
        return []
    held = tuple(
        clocks.held("disputes", r, f"{r['valid_from']} – {r['valid_to'] or ''}", True) for r in rows
    )
    return [Verdict(Kind.SUPPORTED, "dispute", f"{'-'.join(two)} {years[0]}", held)]


def _disputes(clocks: Clocks, two: tuple[str, str], year: int) -> list[Row]:
    """Militarised disputes of the two with a use of force in the year."""
    return [
        r
        for r in clocks.now.between("disputes", *two)
        if r["hostility"] >= ARMED and not r["is_doubted"] and _covers(r, year)
    ]


def _covers(row: Row, year: int) -> bool:
    end = on(row, "valid_to")
    return _year(row) <= year <= (end.year if end else _year(row))


def _year(row: Row) -> int:
    return int(row["valid_from"][:4])


def _held(clocks: Clocks, reading: Reading, row: Row, agrees: bool) -> Held:
    span = f"{row['valid_from']} – {row['valid_to'] or ''}".strip()
    return clocks.held("wars", row, f"{row[f'name_{reading.lang}']}, {span}", agrees)
