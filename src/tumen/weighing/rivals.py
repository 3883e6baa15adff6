"""Which reports are rivals: copies count once, the superseded and the outdated stand aside.

Nothing is thrown away: each report that does not enter the pool is listed with the cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from tumen.core.values import Text
from tumen.weighing.quantities import Counted, Nature
from tumen.weighing.reports import Report

Cause = Literal["weightless", "superseded", "copy", "history"]
SAME_PERIOD = 2 / 3
"""Two periods are the same one when they share this part of the longer: eleven months and the
year yes, a quarter and the year no."""

CAUSES: dict[Cause, Text] = {
    "weightless": Text(
        "graded unreliable or improbable: no weight", "信頼できない、または事実と考えにくいとの評価"
    ),
    "superseded": Text(
        "replaced by a later report of the same origin", "同じ発信元の後の報告に置き換えられた"
    ),
    "copy": Text("repeats a report already counted", "集計済みの報告の引き写し"),
    "history": Text(
        "speaks of another time: no rival of the latest figure",
        "別の時期についての数字で、最新の数字とは競合しない",
    ),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report that does not enter the pool; `by` is the report that replaced it or that it copies."""

    report: Report
    cause: Cause
    by: str | None = None

    @property
    def why(self) -> Text:
        return CAUSES[self.cause]


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent statement: the earliest report of its origin, with its copies.

    Figure, date and interest are the original's; the strength is the best grade that the original
    or a copy earned.
    """

    report: Report
    copies: tuple[Report, ...] = ()

    @property
    def best(self) -> Report:
        """The member whose grade counts."""
        return max((self.report, *self.copies), key=lambda report: report.strength)


@dataclass(frozen=True, slots=True)
class Selection:
    rivals: tuple[Voice, ...]
    left_out: tuple[LeftOut, ...]


def select(reports: Iterable[Report], quantity: Counted) -> Selection:
    """Sort out a quantity's reports. The order in which they come does not matter."""
    unique = {report.locator: report for report in sorted(reports, key=_order)}
    graded = [report for report in unique.values() if report.strength > 0]
    left_out = [LeftOut(report, "weightless") for report in unique.values() if report.strength == 0]
    replaced = _superseded(graded, quantity)
    standing = [report for report in graded if report.locator not in replaced]
    left_out += [
        LeftOut(report, "superseded", replaced[report.locator])
        for report in graded
        if report.locator in replaced
    ]
    voices = _voices(standing, quantity)
    left_out += [
        LeftOut(copy, "copy", voice.report.locator) for voice in voices for copy in voice.copies
    ]
    rivals = _newest(voices, quantity)
    left_out += [LeftOut(voice.report, "history") for voice in voices if voice not in rivals]
    return Selection(tuple(rivals), tuple(left_out))


def same_period(one: Report, other: Report) -> bool:
    """Whether two reports of an amount speak of the same period."""
    (a, b), (c, d) = _days(one), _days(other)
    shared = min(b, d) - max(a, c) + 1
    return shared >= SAME_PERIOD * max(b - a + 1, d - c + 1)


def _days(report: Report) -> tuple[int, int]:
    end = report.period.latest if report.when.end else report.known
    start = report.when.start.earliest if report.when.start else end
    return min(start, end).toordinal(), end.toordinal()


def _order(report: Report) -> tuple[object, ...]:
    """Earliest known first; the rest only makes the order the same every time."""
    return report.known, report.locator, repr(report)


def _replaces(later: Report, earlier: Report, quantity: Counted) -> bool:
    """By a link of the ledger, or because the same voice speaks again of the same thing."""
    if later.locator in earlier.superseded_by:
        return later.known >= earlier.known and earlier.locator not in later.superseded_by
    if later.voice != earlier.voice or later.known <= earlier.known:
        return False
    if quantity.nature is Nature.CONSTANT:
        return True
    if quantity.nature is Nature.FLOW:
        return same_period(later, earlier)
    return later.day >= earlier.day


def _superseded(reports: Sequence[Report], quantity: Counted) -> dict[str, str]:
    """Superseded reports and the latest report that replaced each; copies fall with the copied."""
    replaced: dict[str, str] = {}
    for earlier in reports:
        for later in reports:  # in order of known time: the last one found is the latest
            if later is not earlier and _replaces(later, earlier, quantity):
                replaced[earlier.locator] = later.locator
    by_locator = {report.locator: report for report in reports}
    for fallen in [by_locator[locator] for locator in replaced]:
        successor = by_locator[replaced[fallen.locator]]
        if fallen.origin_group is None or successor.origin_group == fallen.origin_group:
            continue
        for copy in reports:
            is_stale = copy.figure == fallen.figure or copy.known < successor.known
            if copy.origin_group == fallen.origin_group and is_stale:
                replaced.setdefault(copy.locator, successor.locator)
    return replaced


def _voices(reports: Sequence[Report], quantity: Counted) -> list[Voice]:
    """Reports grouped by origin, earliest first: one origin group, or one voice with one figure."""
    groups: list[list[Report]] = []
    for report in reports:
        mine = [group for group in groups if any(_is_copy(report, x, quantity) for x in group)]
        for group in mine:
            groups.remove(group)
        groups.append(sorted([report, *(x for group in mine for x in group)], key=_order))
    return sorted(
        (Voice(group[0], tuple(group[1:])) for group in groups),
        key=lambda voice: _order(voice.report),
    )


def _is_copy(one: Report, other: Report, quantity: Counted) -> bool:
    if quantity.nature is Nature.FLOW and not same_period(one, other):
        return False
    if one.origin_group is not None and one.origin_group == other.origin_group:
        return True
    return one.voice == other.voice and one.figure == other.figure


def _newest(voices: Sequence[Voice], quantity: Counted) -> list[Voice]:
    """Those that speak of the same time as the newest."""
    if quantity.nature is Nature.CONSTANT or not voices:
        return list(voices)
    anchor = max(voices, key=lambda voice: (voice.report.day, voice.report.known)).report
    if quantity.nature is Nature.FLOW:
        return [voice for voice in voices if same_period(voice.report, anchor)]
    since = anchor.day - timedelta(days=quantity.window_days)
    return [voice for voice in voices if voice.report.day >= since]
