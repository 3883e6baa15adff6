"""Terms on the Security Council told by other terms: the last one, the fifth, side by side, until when."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from tumen.audit.cardinals import ORDINAL, ordinal
from tumen.audit.match.clocks import Clocks
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

LAST = re.compile(
    r"\bmost recent(?:ly)?\b|\blatest (?:term|spell|stint)\b|\blast (?:on|had|sat|served|held|there|occupied|took|was)\b|\blast time\b|\blast (?:term|stint|spell|seat|turn|mandate|presence|appearance)\b|not (?:sat|served|been elected|held a seat|returned|had a seat) .{0,40}\bsince\b|\b(?:as far (?:back )?as|as recently as)\b"
    r"|not been (?:there|back|on it|on the (?:Security )?Council|a member) since|been absent (?:from it )?since"
    r"|直近の|前回の?|最近の任期|最後に|を最後に|以来(?:遠ざか|.{0,6}(?:就いて|務めて|入って|戻って)いない)|(?:から|以降)遠ざか",
    re.I,
)
AS_RECENTLY = re.compile(r"as recently as", re.I)
"""A last time that is not told as of the writing."""
NTH = re.compile(
    rf"\b(?P<rank>{ORDINAL}) (?:non-permanent |elected |two-year )?(?:term|time|stint|spell)|(?P<ja>\d+)(?:度|期|回)目",
    re.I,
)
TOGETHER = re.compile(
    r"side by side|together|at the same time|alongside|both|席を並べ|顔を並べ|机を並べ|そろって|同席|重な|ともに|共に|隣り合",
    re.I,
)
ENDS = re.compile(
    r"until the end of (?:the|this) year|(?:runs?|running|ends?|expires?)(?: out)? (?:at the end of|with|in December of) (?:the|this) year"
    r"|(?P<next>来年末|until the end of next year|来年いっぱい)|(?<![昨去来])年末まで|今年いっぱい|今年末|年内で|(?<![昨去来])年末で",
    re.I,
)
RAN_OUT = re.compile(
    r"(?:run|ran|expired|ended|completed [^,.]{2,20})(?: out)? (?:at the end of |with )?last year|昨年(?:末|いっぱい)で",
    re.I,
)
BEGAN = re.compile(
    r"since (?:last year|January)|only just begun|昨年から|今年から|1月から|始まったばかり", re.I
)


def spans(clocks: Clocks, code: str) -> list[tuple[int, int]]:
    """The terms of a state as first and last years."""
    years = sorted({r["year"] for r in clocks.now.involving("council_terms", code)})
    found: list[tuple[int, int]] = []
    for year in years:
        if found and year == found[-1][1] + 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def counted(clocks: Clocks, code: str, until: int) -> int:
    """How many terms a state began up to a year: a run of years is cut into terms of two."""
    return sum(
        -(-(min(last, until) - first + 1) // 2)
        for first, last in spans(clocks, code)
        if first <= until
    )


def seats(clocks: Clocks, code: str) -> dict[int, Row]:
    return {r["year"]: r for r in clocks.now.involving("council_terms", code)}


def end_of(rows: dict[int, Row], year: int) -> int:
    """The first year from one on in which there is no seat."""
    while year in rows:
        year += 1
    return year


def tells(reading: Reading) -> bool:
    """Whether a sentence tells a term by others."""
    text = reading.text
    return any(p.search(text) for p in (LAST, NTH, ENDS, RAN_OUT, BEGAN)) or (
        bool(TOGETHER.search(text)) and len(reading.years) > 0
    )


def judge(reading: Reading, clocks: Clocks, states: list[str]) -> list[Verdict]:
    """What a sentence says of the terms of elected members; nothing where a part cannot be held."""
    text, verdicts = reading.text, []
    years = reading.years
    if LAST.search(text) and not RAN_OUT.search(text):
        return _last(reading, clocks, states)
    if years and TOGETHER.search(text) and len(states) == 2 and not BEGAN.search(text):
        return _together(reading, clocks, states, years)
    if not states:
        return []
    for pattern, tell in ((NTH, _nth), (RAN_OUT, _ran_out), (ENDS, _ends), (BEGAN, _begins)):
        match = pattern.search(text)
        for code in _whose(reading, match, states) if match else ():
            rows = seats(clocks, code)
            made = tell(reading, clocks, code, rows, match) if rows and match else None
            if made is None:
                return []
            verdicts.append(made)
    return verdicts


def _whose(reading: Reading, match: re.Match[str], states: list[str]) -> list[str]:
    """Of several states, the one named last before the term; else all."""
    before = [n.code for n in reading.named if n.end <= match.start() and n.code in states]
    is_one = len(states) == 1 or not before or TOGETHER.search(reading.text)
    return states if is_one else before[-1:]


def _held(
    clocks: Clocks, rows: dict[int, Row], code: str, years: list[int], agrees: bool
) -> list[Held]:
    return [
        clocks.held("council_terms", rows[y], f"{code} {y}", agrees) for y in years if y in rows
    ]


def _last(reading: Reading, clocks: Clocks, states: list[str]) -> list[Verdict]:
    """The last year of each state up to the writing, and whether a later term has come since."""
    years = reading.years
    if len(states) == 1 and years:
        cut = re.search(r"\d{4}[-–/]\d{2}\b", reading.text)
        years = [max(years) + bool(cut)]
    if not states or len(years) != len(states) or (reading.has("both") and len(states) < 2):
        return []
    verdicts = []
    for code, year in zip(states, years, strict=True):
        rows = seats(clocks, code)
        if not rows:
            return []
        written = reading.written.year
        then = [y for y in rows if y <= written]
        if reading.written.year in rows and not re.search("as recently|最後", reading.text):
            return []
        later = min((y for y in rows if y > written), default=None)
        was = bool(then) and max(then) == year
        if was and len(states) == 1 and any(y not in rows for y in reading.years):
            return []  # one year of the term is right, the other is not
        asserted = f"{code}: {year}"
        held = _held(clocks, rows, code, [max(then)] if then else [], was)
        if not was:
            if not held:
                return []
            verdicts.append(Verdict(Kind.CONTRADICTED, "council", asserted, tuple(held)))
        elif later is None or later > clocks.now.as_of.year or AS_RECENTLY.search(reading.text):
            verdicts.append(Verdict(Kind.SUPPORTED, "council", asserted, tuple(held)))
        else:
            held += _held(clocks, rows, code, [later], False)
            verdicts.append(
                Verdict(Kind.OUTDATED, "council", asserted, tuple(held), PartialDate(later))
            )
    return verdicts


def _together(
    reading: Reading, clocks: Clocks, states: list[str], years: list[int]
) -> list[Verdict]:
    """Both seated in each of the years; with "since", in none between that and the writing."""
    first, second = (seats(clocks, code) for code in states)
    both = sorted(set(first) & set(second))
    if not both:
        return []
    asserted = f"{', '.join(states)}: {', '.join(map(str, years))}"
    since = len(years) == 1 and reading.times[0].bound == "after"
    if since:
        written = reading.written.year
        past = [y for y in both if y < written]
        runs = [y for y in past if y + 1 not in both or y == max(past)]
        before = [y for y in runs if not (written in both and _is_run(both, y, written))]
        agrees = bool(before) and max(before) in (years[0], years[0] + 1) and years[0] in both
        shown = sorted({years[0], *(before[-1:])})
    else:
        agrees = all(y in both for y in years)
        shown = [y for y in years if y in both] if agrees else both[-2:]
    held = [
        h
        for code, rows in zip(states, (first, second), strict=True)
        for h in _held(clocks, rows, code, shown, agrees)
    ]
    if not held:
        return []
    return [
        Verdict(Kind.SUPPORTED if agrees else Kind.CONTRADICTED, "council", asserted, tuple(held))
    ]


def _is_run(years: list[int], first: int, last: int) -> bool:
    """Whether all years from one to another are there."""
    return all(b - a == 1 for a, b in pairwise(y for y in years if first <= y <= last))


def _nth(
    reading: Reading, clocks: Clocks, code: str, rows: dict[int, Row], match: re.Match[str]
) -> Verdict | None:
    """Which of its terms a state is serving, or served last, at the writing."""
    rank = int(match["ja"] or ordinal(match["rank"]) or 0)
    year = reading.written.year
    number = counted(clocks, code, year)
    if not number or not rank:
        return None
    asserted = f"{code}: {rank}"
    last = max(y for y in rows if y <= year)
    held = [clocks.held("council_terms", rows[last], f"{code}: {number} terms", number == rank)]
    if number != rank:
        return Verdict(Kind.CONTRADICTED, "council", asserted, tuple(held))
    if year not in rows:
        return Verdict(Kind.SUPPORTED, "council", asserted, tuple(held))
    end = end_of(rows, year)
    still = end > clocks.now.as_of.year
    return by_clocks("council", asserted, True, still, held, date(end, 1, 1))


def _at(
    clocks: Clocks, code: str, rows: dict[int, Row], year: int, beside: int, asserted: str
) -> Verdict:
    """A seat in a year and none in the year beside it."""
    agrees = year in rows and beside not in rows
    shown = year if year in rows else min(rows, key=lambda y: abs(y - year))
    held = tuple(_held(clocks, rows, code, [shown], agrees))
    return Verdict(Kind.SUPPORTED if agrees else Kind.CONTRADICTED, "council", asserted, held)


def _ran_out(
    reading: Reading, clocks: Clocks, code: str, rows: dict[int, Row], match: re.Match[str]
) -> Verdict:
    """A term that ended with the year before the writing."""
    year = reading.written.year - 1
    return _at(clocks, code, rows, year, year + 1, f"{code}: –{year}")


def _ends(
    reading: Reading, clocks: Clocks, code: str, rows: dict[int, Row], match: re.Match[str]
) -> Verdict:
    """A term that ends with the year of the writing, or the next."""
    year = reading.written.year + bool(match["next"])
    return _at(clocks, code, rows, year, year + 1, f"{code}: –{year}")


def _begins(
    reading: Reading, clocks: Clocks, code: str, rows: dict[int, Row], match: re.Match[str]
) -> Verdict:
    """A term that began with the year of the writing, or the one before."""
    back = bool(re.search("last year|昨年", match.group(), re.I))
    told = [w.date.year for w in reading.times if w.bound == "after"]
    year = told[0] if told else reading.written.year - back
    return _at(clocks, code, rows, year, year - 1, f"{code}: {year}–")
