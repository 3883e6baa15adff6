"""Rival reports of one quantity become one estimate with its reasons, or a stated disagreement.

The method, its sources and its limits are in docs/explanation/weighing.md. In short: copies count
once, a voice's latest word counts, weight is source grade times report grade (halved for a party
to the matter), the ranges are pooled as in Cooke's classical model; and where well-graded reports
do not overlap, the groups are named and no single figure is given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Estimate, Reason
from tumen.core.grades import CREDIBILITY, RELIABILITY
from tumen.core.values import Quantity, Text
from tumen.weighing.pool import Part, pool
from tumen.weighing.quantities import Counted, Nature
from tumen.weighing.reports import Report
from tumen.weighing.rivals import LeftOut, Voice, select

INTERESTED = 0.5
"""What is left of the weight of a party that speaks about its own matter."""
GOOD = 0.25
"""The strength from which a report can disagree: the same as a strong rival in core.confidence."""
MATERIAL = 0.05
"""A gap of less than this part of the figures is shown, but not called a disagreement."""
SAME_TIME = timedelta(days=31)
"""A running total older than this, beside the newest, is read as "at least": it may have grown."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """One independent report in the pool: its share of the weight, and its range as read."""

    report: Report
    weight: float
    low: float
    high: float
    is_open_above: bool
    copies: tuple[Report, ...]
    why: Text

    @property
    def strength(self) -> float:
        """The best grade that the report or a copy of it earned."""
        return max(report.strength for report in (self.report, *self.copies))

    @property
    def middle(self) -> float | None:
        """The stated value, when it is more than a bound."""
        return None if self.is_open_above or self.report.is_open_below else self.report.value

    @property
    def reason(self) -> Reason:
        return Reason(self.report.locator, self.weight, self.why)


@dataclass(frozen=True, slots=True)
class Camp:
    """Well-graded reports that one figure would satisfy, and that no figure of another camp does.
    None: an open side."""

    low: float | None
    high: float | None
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the reports add up to. With no usable report, `reports` is empty and all figures None.

    `low` and `high` are the pool's 5th and 95th percentile; None marks a side that only open
    reports ("at least", "up to") reach. `camps` has two or more members when good sources
    disagree: then `value` is None, and the interval is only the range of what is said.
    """

    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    centre: float | None = None  # the pool's median, also when its halves disagree
    support: tuple[float, float] = (0.0, 0.0)  # the interval with open sides closed, to draw a band
    period: PartialDate | None = None
    known: date | None = None
    reports: tuple[Weighted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    camps: tuple[Camp, ...] = ()

    @property
    def disagreement(self) -> bool:
        """Whether well-graded sources do not overlap."""
        return len(self.camps) > 1

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """One reason for each report in the pool, the weightiest first."""
        return tuple(weighted.reason for weighted in self.reports)

    @property
    def quantity(self) -> Quantity | None:
        """The result as a sentence shows it."""
        if not self.reports:
            return None
        return Quantity(self.value, self.unit, self.low, self.high)

    def estimate(self, measure: str, a: str, b: str) -> Estimate:
        """The same contract as a measure's. Raises DataError when nothing could be weighed.

        An Estimate needs a value and both ends: `extra` says `disagreement`, `open_below` and
        `open_above`, and then the value is the median of a pool that must not be quoted alone.
        """
        if self.centre is None or self.period is None or self.known is None:
            raise DataError(f"{measure} {a} {b}: no report that could be weighed")
        low, high = self.support
        return Estimate(
            measure=measure,
            a=a,
            b=b,
            period=self.period,
            value=self.centre,
            low=low,
            high=high,
            n=len(self.reports),
            sources=tuple(sorted({s for w in self.reports for s in w.report.sources}))
            or tuple(sorted({w.report.publisher for w in self.reports})),
            known=self.known,
            extra={
                "unit": self.unit,
                "disagreement": self.disagreement,
                "open_below": self.low is None,
                "open_above": self.high is None,
            },
            reasons=self.reasons,
        )


def weigh(reports: Iterable[Report], quantity: Counted, as_of: date | None = None) -> Weighed:
    """Weigh the reports of one quantity that were known on a day (None: all of them).

    The reports must share their unit. What became known later changes nothing.
    """
    seen = [report for report in reports if as_of is None or report.known <= as_of]
    units = sorted({report.unit for report in seen})
    if len(units) > 1:
        raise DataError(
            f"{quantity.name}: reports in {', '.join(units)} cannot be weighed together"
        )
    selection = select(seen, quantity)
    unit = units[0] if units else ""
    if not selection.rivals:
        return Weighed(unit, left_out=selection.left_out)
    weighted = _weighted(selection.rivals, quantity)
    camps = _camps(weighted)
    low, middle, high, is_open_below, is_open_above = _pooled(weighted)
    newest = max((w.report for w in weighted), key=lambda report: (report.day, report.known))
    return Weighed(
        unit=unit,
        value=None if len(camps) > 1 else middle,
        low=None if is_open_below else low,
        high=None if is_open_above else high,
        centre=middle,
        support=(low, high),
        period=newest.period,
        known=max(w.report.known for w in weighted),
        reports=tuple(
            sorted(weighted, key=lambda w: (-w.weight, w.report.known, w.report.locator))
        ),
        left_out=selection.left_out,
        camps=camps if len(camps) > 1 else (),
    )


def weigh_history(
    reports: Iterable[Report], quantity: Counted, as_of: date | None = None
) -> tuple[Weighed, ...]:
    """The newest figure and the ones before it, oldest first: each from the reports of its time.

    For amounts of periods this is the series. Reports that a later one supersedes are in none, so
    what was thought on an earlier day is `weigh` with that `as_of`, not an entry of this history.
    """
    found: list[Weighed] = []
    rest = [report for report in reports if as_of is None or report.known <= as_of]
    while (weighed := weigh(rest, quantity)).reports:
        found.append(weighed)
        rest = [out.report for out in weighed.left_out if out.cause == "history"]
    return tuple(reversed(found))


def raw_weight(voice: Voice) -> float:
    """Before normalising: the best grade of the origin, halved when a party speaks of its matter."""
    return voice.best.strength * (INTERESTED if voice.report.interested else 1.0)


def _weighted(voices: Sequence[Voice], quantity: Counted) -> list[Weighted]:
    raw = [raw_weight(voice) for voice in voices]
    total = math.fsum(raw)
    present = {voice.report.locator for voice in voices}
    newest = max(voice.report.day for voice in voices)
    found = []
    for voice, weight in zip(voices, raw, strict=True):
        report = voice.report
        conflicts = len(present & set(report.contradicted_by))
        has_aged = (
            quantity.nature is Nature.CUMULATIVE
            and newest - report.day > SAME_TIME
            and not conflicts
            and not report.is_open_above
        )
        found.append(
            Weighted(
                report,
                weight / total,
                *report.interval,
                has_aged or report.is_open_above,
                voice.copies,
                _why(voice, conflicts, has_aged),
            )
        )
    return found


def _pooled(weighted: Sequence[Weighted]) -> tuple[float, float, float, bool, bool]:
    """Low, middle, high of the pool, wide enough to hold the figure of the best-graded report."""
    if len(weighted) == 1:
        report = weighted[0].report
        low, high = report.interval
        return low, report.centre, high, report.is_open_below, report.is_open_above
    pooled = pool(
        [
            Part(w.weight, w.low, w.high, w.middle, w.report.is_open_below, w.is_open_above)
            for w in weighted
        ],
        floor=min(0.0, *(w.low for w in weighted)),
    )
    top = max(w.strength for w in weighted)
    best = [w.report.centre for w in weighted if w.strength == top]
    low, high = min(pooled.low, *best), max(pooled.high, *best)
    return low, pooled.middle, high, pooled.is_open_below, pooled.is_open_above


def _camps(weighted: Sequence[Weighted]) -> tuple[Camp, ...]:
    """The fewest figures that satisfy every well-graded report, and who insists on which.

    Ranges on a line have a figure in common if and only if each two of them overlap (Helly), so
    one camp means agreement. A report that several figures satisfy belongs to no camp.
    """
    ranges = []
    for w in weighted:
        if w.strength >= GOOD:
            low = -math.inf if w.report.is_open_below else w.low - abs(w.low) * MATERIAL / 2
            high = math.inf if w.is_open_above else w.high + abs(w.high) * MATERIAL / 2
            ranges.append((high, low, w))
    ranges.sort(key=lambda item: (item[0], item[1], item[2].report.locator))
    figures: list[float] = []
    for high, low, _ in ranges:
        if not figures or low > figures[-1]:
            figures.append(high)
    camps = []
    for figure in figures:
        members = [
            w
            for high, low, w in ranges
            if [other for other in figures if low <= other <= high] == [figure]
        ]
        camps.append(
            Camp(
                None
                if any(w.report.is_open_below for w in members)
                else min(w.low for w in members),
                None if any(w.is_open_above for w in members) else max(w.high for w in members),
                tuple(sorted(w.report.locator for w in members)),
            )
        )
    return tuple(camps)


def _why(voice: Voice, conflicts: int, has_aged: bool) -> Text:
    """The reason for a weight, in words: grades, interest, copies, contradiction."""
    report, best = voice.report, voice.best
    source, credibility = RELIABILITY[best.reliability], CREDIBILITY[best.credibility]
    en = [
        f"source {source.en} ({best.reliability})",
        f"report {credibility.en} ({best.credibility})",
    ]
    ja = [
        f"情報源は「{source.ja}」({best.reliability})",
        f"報告は「{credibility.ja}」({best.credibility})",
    ]
    if report.interested:
        en.append("a party to the matter: half weight")
        ja.append("当事者の発表のため重みは半分")
    if n := len(voice.copies):
        en.append(f"{n} {'copy' if n == 1 else 'copies'} of it not counted again")
        ja.append(f"引き写し{n}件は重ねて数えない")
    if has_aged:
        en.append('an older figure of a running total: read as "at least"')
        ja.append("以前の累計のため「少なくとも」と読む")
    if conflicts:
        en.append(f"contradicted by {conflicts} other {'report' if conflicts == 1 else 'reports'}")
        ja.append(f"他の報告{conflicts}件と食い違う")
    return Text("; ".join(en), "、".join(ja))
