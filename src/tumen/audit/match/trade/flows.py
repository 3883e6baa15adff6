"""Flows of goods between two states: who sells to whom, and what both sides report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.audit.match.clocks import Clocks
from tumen.audit.match.trade import roles
from tumen.audit.reading import Reading
from tumen.core.evidence import Estimate

REVERSE = re.compile(
    r"other way|opposite direction|in return|the reverse|逆方向|逆向き|反対方向", re.I
)
LEAST = 1e5
"""Dollars from which a bare figure is one of trade."""
CONTESTED = 1.5
"""Ratio of the two sides' reports from which neither stands for the flow alone."""
EARLIER = re.compile(
    r"前年|前の年|the year before(?! last)|the previous year|the preceding year", re.I
)
"""A year with which one compares."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What one state sold another in a year."""

    seller: str
    buyer: str
    year: int

    @property
    def back(self) -> Flow:
        """The flow the other way."""
        return Flow(self.buyer, self.seller, self.year)

    def at(self, year: int) -> Flow:
        return Flow(self.seller, self.buyer, year)

    def found(self, clocks: Clocks) -> Estimate | None:
        return flows_by_year(clocks, self.seller, self.buyer).get(self.year)


def told(reading: Reading) -> Flow | None:
    """The flow of which the sentences before told last."""
    for earlier in reversed(reading.told):
        if earlier.has("exports", "imports", "goods") and earlier.two and earlier.times:
            return spoken_of(earlier, earlier.two)
    return None


def spoken_of(reading: Reading, two: tuple[str, str]) -> Flow | None:
    """The flow of the sentence; its year is the last one told where it names none."""
    before = told(reading)
    years = [
        w
        for w in reading.times
        if w.date.month is None and not EARLIER.match(reading.text, w.start)
    ]
    money = [a for a in reading.amounts if a.unit == "USD"]
    at = money[0].start if money else 0
    if years:
        ahead = [w for w in years if w.end <= at] if reading.lang == "ja" else []
        year = (ahead or sorted(years, key=lambda w: -abs(w.start - at)))[-1].date.year
    elif before is not None and all(EARLIER.match(reading.text, w.start) for w in reading.times):
        year = before.year
    elif reading.times and reading.times[0].date.month is None:
        year = reading.times[0].date.year  # a year before something told: not one compared with
    else:
        return None
    if before is not None and REVERSE.search(reading.text) and len(reading.states) < 2:
        return before.back.at(year)
    return Flow(*way(reading, two), year)


def flows_by_year(clocks: Clocks, seller: str, buyer: str) -> dict[int, Estimate]:
    """A flow by year."""
    return {e.period.year: e for e in clocks.now.estimates("trade", seller, buyer)}


def reported(found: Estimate) -> list[float]:
    """What the exporter and the importer reported, in dollars, of those who did."""
    return [float(v) for side in ("exporter_usd", "importer_usd") if (v := found.extra.get(side))]


def way(reading: Reading, two: tuple[str, str]) -> tuple[str, str]:
    """Who sells to whom. "A's exports to B", "AのBへの輸出", "BからAへ"."""
    if clear := roles.flow(reading, two):
        return clear
    first, second = two
    text = reading.text
    if reading.lang == "ja":
        target = re.search(r"対(?=[^\s]{1,8}輸[出入])", text)
        if target:
            ahead = [n.code for n in reading.named if n.start >= target.end()]
            if ahead:
                second = ahead[0]
                first = next(c for c in two if c != second) if second in two else first
        elif (kara := re.search("から", text)) and not reading.has("imports"):
            before = [
                n.code for n in reading.named if n.end <= kara.start() and kara.start() - n.end < 2
            ]
            if before and before[-1] in two:
                first = before[-1]
                second = next(c for c in two if c != first)
    elif match := re.search(
        r"(?:exports?|exported|shipped|sold).{0,60}?\bto\b|\bfrom\b", text, re.I
    ):
        after = [n.code for n in reading.named if n.start >= match.end()]
        if after and after[0] in two:
            if match.group().lower() == "from":
                first = after[0]
                second = next(c for c in two if c != first)
                return first, second
            second = after[0]
            first = next(c for c in two if c != second)
            return first, second
    if reading.has("imports") and not reading.has("exports"):
        return second, first
    return first, second
