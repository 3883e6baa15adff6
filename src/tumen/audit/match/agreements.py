"""Trade agreements: who is a party, and since when."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.domains import is_only
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading
from tumen.audit.times import When
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate
from tumen.core.kinds import Facts, Row

MEMBER = re.compile(
    r"\bmembers?\b|\bpart(?:y|ies)\b|\bbelongs?\b|\bjoined\b|\bin the\b|\bsigned\b|signator|fellow|founded|founding"
    r"|加盟|参加|署名|名を連ね|加わ|締約国|メンバー|入って",
    re.I,
)
DENIED = re.compile(r"\bnot\b|n't\b|\bneither\b|\bnever\b|ない|未加盟", re.I)


IS_MEMBER = re.compile(
    r"\b(?:is|are|remains?) (?:\w+ ){0,3}?(?:members?|part(?:y|ies))\b|belongs? to"
    r"|に(?:加盟|参加)(?:して(?:いる|おり)|する)|の(?:加盟国|メンバー|締約国)(?:であ|だ|で、)",
    re.I,
)
LEFT = re.compile(r"\bleft\b|\bquit\b|withdr[ae]w|離脱|脱退", re.I)


NONE = re.compile(
    r"\bno (?:\w+ )?(?:trade|free[- ]trade)|(?:not|n't|never|yet to) .{0,30}(?:in force|enter|take|taken|effect|sign|conclude)|発効して(?:いな|おら|いま)|未発効|結(?:んで|ばれて)い(?:な|ま)|協定(?:は|も)な",
    re.I,
)
STANDS_OUTSIDE = re.compile(
    r"outside|not (?:yet )?(?:a )?(?:member|party|part)|(?:has|have) (?:not|never|yet to) join|加わって(?:いな|おら|いま)|加盟して(?:いな|おら|いま)|参加して(?:いな|おら|いま)|未加盟|入って(?:いな|おら)",
    re.I,
)


@cache
def _names() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = phrases("names")["agreements"].items()
    return tuple((re.compile(said), re.compile(name)) for said, name in pairs)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """That one state or two are parties to one agreement, or signed it in a year."""
    found = [name for said, name in _names() if said.search(reading.text)]
    if not found and reading.has("free_trade") and (lacking := _lacking(reading, clocks)):
        return lacking
    if not found and reading.has("free_trade"):
        return _bilateral(reading, clocks)
    states = reading.meant
    if len(found) == 1 and STANDS_OUTSIDE.search(reading.text):
        return _outsider(reading, clocks, found[0])
    if len(found) == 1 and LEFT.search(reading.text) and len(states) == 1:
        return _left(reading, clocks, found[0], states[0])
    if len(found) != 1 or not MEMBER.search(reading.text) or DENIED.search(reading.text):
        return []
    if not 1 <= len(states) <= 2 or any(a.unit != "times" for a in reading.amounts):
        return []
    then = [_row(clocks.then, found[0], clocks.line(code)) for code in states]
    now = [_row(clocks.now, found[0], clocks.line(code)) for code in states]
    rows = [row for row in now if row]
    if not rows:
        return _outside(reading, clocks, found[0], states)
    if len(rows) != len(states):
        return []
    asserted = f"{', '.join(states)}: {rows[0]['name']}"
    past = [y for y in reading.years if y < reading.written.year]
    if reading.years and (past or not reading.has("now")):
        dated = _dated(replace(reading, times=_past(reading)), clocks, rows, asserted)
        if not dated or not reading.has("now") or dated[0].kind is not Kind.SUPPORTED:
            return dated
    standing = all(row and not _ended(clocks.then, row) for row in then)
    still = all(not _ended(clocks.now, row) for row in rows)
    held = [_held(clocks, row, still) for row in rows]
    ends = [end for row in rows if (end := on(row, "valid_to"))]
    verdict = by_clocks("agreement", asserted, standing, still, held, min(ends) if ends else None)
    over = any(_ended(clocks.then, row) for row in then if row)
    return [verdict] if verdict and (over or verdict.kind is not Kind.CONTRADICTED) else []


def _past(reading: Reading) -> tuple[When, ...]:
    """The dates before the year of writing; all where there is none."""
    past = tuple(w for w in reading.times if w.date.year < reading.written.year)
    return past or reading.times


def _outside(
    reading: Reading, clocks: Clocks, name: re.Pattern[str], states: tuple[str, ...]
) -> list[Verdict]:
    """A state told of as a member, of an agreement whose list of members does not name it."""
    if len(states) != 1 or not IS_MEMBER.search(reading.text) or reading.times:
        return []
    table = clocks.now.rows("trade_agreements")
    rows = [r for r in table if name.search(r["name"])]
    if len(rows) < 2 or reading.written > max(r["known"] for r in table):
        return []  # it may have joined after the last year of the table
    held = tuple(_held(clocks, row, False) for row in rows[:6])
    return [Verdict(Kind.CONTRADICTED, "agreement", f"{states[0]}: {rows[0]['name']}", held)]


def _row(facts: Facts, name: re.Pattern[str], line: set[str]) -> Row | None:
    found = [
        row
        for code in line
        for row in facts.rows("trade_agreements", state=code)
        if name.search(row["name"])
    ]
    return max(found, key=lambda row: row["valid_from"]) if found else None


def _ended(facts: Facts, row: Row) -> bool:
    end = on(row, "valid_to")
    return bool(end and end.latest <= facts.as_of)


def _held(clocks: Clocks, row: Row, agrees: bool) -> Held:
    until = f"–{row['valid_to']}" if row["valid_to"] else ""
    return clocks.held(
        "trade_agreements",
        row,
        f"{row['state']}: {row['name']}, {row['valid_from']}{until}",
        agrees,
    )


def _dated(reading: Reading, clocks: Clocks, rows: list[Row], asserted: str) -> list[Verdict]:
    """Signed, or in force, in the year named."""
    if len(reading.years) != 1:
        return []
    year = reading.years[0]
    agrees = all(str(year) in (row["valid_from"][:4], row["entry"] or "") for row in rows)
    far = all(abs(int(row["valid_from"][:4]) - year) > 1 for row in rows)
    if not agrees and (not far or not re.search(r"signed|署名", reading.text, re.I)):
        return []
    held = tuple(_held(clocks, row, agrees) for row in rows)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "agreement", asserted, held)]


def _left(reading: Reading, clocks: Clocks, name: re.Pattern[str], code: str) -> list[Verdict]:
    """Left in the year named."""
    row = _row(clocks.now, name, clocks.line(code))
    end = on(row, "valid_to") if row else None
    if row is None or end is None or len(reading.years) != 1 or reading.has("negated"):
        return []
    agrees = end.year == reading.years[0]
    if not agrees and abs(end.year - reading.years[0]) < 2:
        return []
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "agreement", f"{code} {reading.years[0]}", (_held(clocks, row, agrees),))]


def _outsider(reading: Reading, clocks: Clocks, name: re.Pattern[str]) -> list[Verdict]:
    """A state told of as outside an agreement at the writing: the state nearest before, or the only one."""
    match = STANDS_OUTSIDE.search(reading.text)
    before = [n.code for n in reading.named if match and n.start <= match.start()]
    codes = before[:1] if reading.lang == "ja" else before[-1:]
    row = _row(clocks.now, name, clocks.line(codes[0])) if codes else None
    if row is None or (reading.times and not reading.has("now")):
        return []
    begins = PartialDate.parse(row["entry"] or row["valid_from"])
    was_in = begins.latest <= reading.written
    held = [_held(clocks, row, False)]
    verdict = by_clocks("agreement", f"not {codes[0]}", not was_in, False, held, begins)
    return [verdict] if verdict else []


def _shared(clocks: Clocks, two: tuple[str, str]) -> list[Row]:
    """The agreements of two states, each by the row of the first."""
    mine = {
        r["agreement"]: r
        for c in clocks.line(two[0])
        for r in clocks.now.rows("trade_agreements", state=c)
    }
    theirs = {
        r["agreement"]
        for c in clocks.line(two[1])
        for r in clocks.now.rows("trade_agreements", state=c)
    }
    return [mine[n] for n in sorted(set(mine) & theirs)]


def _lacking(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """No agreement of the two in force at the writing, or one signed and not yet in force."""
    two = reading.two
    if two is None or not NONE.search(reading.text):
        return []
    rows = [r for r in _shared(clocks, two) if r["entry"]]
    if reading.years:
        rows = [r for r in rows if int(r["valid_from"][:4]) in reading.years]
    rows.sort(key=lambda r: r["entry"])
    if not rows:
        return []
    first = PartialDate.parse(rows[0]["entry"])
    held = [_held(clocks, rows[0], False)]
    if first.year == reading.written.year:
        return []
    then = first.latest <= reading.written
    verdict = by_clocks("agreement", "none of " + "-".join(two), not then, False, held, first)
    return [verdict] if verdict else []


OVER = re.compile(
    r"\b(?:end(?:ed|s)?|expired?|terminated|abrogated|replaced|negotiat\w+|talks|planned|proposed|until)\b|失効|終了|交渉|協議|破棄|まで",
    re.I,
)
FAR = 3
"""Years from which the year of an agreement is another one."""


def _bilateral(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """An agreement of the two of which every year named is that of signature or of entry; refuted where
    none of theirs is of a year near."""
    two = reading.two
    if two is None or not reading.years or reading.has("negated"):
        return []
    told = reading.has("signed", "in_force")
    if not told and (OVER.search(reading.text) or not _is_matter(reading)):
        return []
    rows = _shared(clocks, two)
    for row in rows:
        if {str(year) for year in reading.years} <= {row["valid_from"][:4], row["entry"] or ""}:
            held = _held(clocks, row, True)
            return [
                Verdict(Kind.SUPPORTED, "agreement", f"{'-'.join(two)} {reading.years}", (held,))
            ]
    own = [r for r in rows if len(_parties(clocks, r)) == 2]
    gaps = [
        abs(int(y[:4]) - reading.years[0]) for r in rows for y in (r["valid_from"], r["entry"]) if y
    ]
    if len(own) != 1 or len(reading.years) != 1 or min(gaps) < FAR or OVER.search(reading.text):
        return []
    other = _held(clocks, own[0], False)
    return [Verdict(Kind.CONTRADICTED, "agreement", f"{'-'.join(two)} {reading.years}", (other,))]


def _is_matter(reading: Reading) -> bool:
    """Whether a sentence is of nothing but an agreement on trade and one year."""
    only = is_only(reading, beside=("trade", "pact"))
    return only and len(reading.times) == 1 and not reading.amounts and not reading.has("opinion")


def _parties(clocks: Clocks, row: Row) -> list[Row]:
    return list(clocks.now.rows("trade_agreements", agreement=row["agreement"]))
