"""How much of a quantity cap is used: reported deliveries, by period and by reporter.

What was reported is a lower bound. A month without a report is not a month without deliveries, and
a report of zero is a report.
"""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.sanctions.rules import Cap, Measure
from tumen.sanctions.shipment import Subject
from tumen.sanctions.verdict import CapUse, Report

_CONVERSIONS = Path(__file__).parent / "data" / "conversions.csv"
CONVERSION_SOURCE = "unsd-conversion"
MEASURED_CLASS = "refined-petroleum"
"""Class of goods that table `oil_deliveries` counts."""


@dataclass(frozen=True, slots=True)
class _Factor:
    """Barrels to a tonne, least and most, for a code and the goods named."""

    id: str
    hs: str
    goods: frozenset[str]
    low: float
    high: float


@cache
def _factors() -> tuple[_Factor, ...]:
    with _CONVERSIONS.open(encoding="utf-8", newline="") as file:
        return tuple(
            _Factor(
                row["id"],
                row["hs"],
                frozenset(row["goods"].split()),
                float(row["low"]),
                float(row["high"]),
            )
            for row in csv.DictReader(file)
        )


@cache
def barrels_per_tonne(code: str, goods: str | None) -> _Factor | None:
    """The factor for goods by name, else the range for the code; None where there is none."""
    if goods is not None:
        named = next((f for f in _factors() if goods in f.goods), None)
        if named is not None:
            return named
    fitting = [f for f in _factors() if code.startswith(f.hs) or f.hs.startswith(code)]
    wide = [f for f in fitting if len(f.hs) <= len(code)] or fitting
    if not wide:
        return None
    most = max(len(f.hs) for f in wide)
    wide = [f for f in wide if len(f.hs) == most]
    return max(wide, key=lambda f: f.high - f.low)


def converted(subject: Subject, unit: str) -> tuple[float | None, float | None, str | None]:
    """The subject's amount in a unit, least and most, and the conversion used."""
    if subject.amount is None or subject.unit is None:
        return None, None, None
    if subject.unit == unit:
        return subject.amount, subject.amount, None
    if {subject.unit, unit} != {"tonnes", "barrels"} or subject.code is None:
        return None, None, None
    factor = barrels_per_tonne(subject.code, subject.goods.id if subject.goods else None)
    if factor is None:
        return None, None, None
    if unit == "barrels":
        return subject.amount * factor.low, subject.amount * factor.high, factor.id
    return subject.amount / factor.high, subject.amount / factor.low, factor.id


class Deliveries:
    """Rows of table `oil_deliveries`, read once. A row without barrels says that its period was not
    reported."""

    def __init__(self, rows: Iterable[Mapping[str, Any]] = (), as_of: date | None = None) -> None:
        self._held: dict[str, list[Report]] = {}
        self._uses: dict[tuple[str, date, date, date], _Use] = {}
        for row in rows:
            known = row.get("known")
            if as_of is not None and known is not None and known > as_of:
                continue
            report = _report(row)
            if report is not None:
                self._held.setdefault(row["state"], []).append(report)

    def reports(self, state: str) -> Sequence[Report]:
        """All rows on a receiver, as given."""
        return self._held.get(state, ())

    def use(self, state: str, start: date, end: date, until: date) -> _Use:
        """What was reported of a period, and by whom not, up to a day in it."""
        key = (state, start, end, until)
        found = self._uses.get(key)
        if found is None:
            found = self._uses[key] = _use(self.reports(state), start, end, until)
        return found


@dataclass(frozen=True, slots=True)
class _Use:
    total: float | None
    reports: tuple[Report, ...]
    estimates: tuple[Report, ...]
    missing: tuple[tuple[str, tuple[PartialDate, ...]], ...]


def _report(row: Mapping[str, Any]) -> Report | None:
    if row["barrels"] is None:
        return None
    try:
        start = PartialDate.parse(str(row["valid_from"])).earliest
        end = PartialDate.parse(str(row["valid_to"] or row["valid_from"])).latest
    except Exception as error:
        raise DataError(f"oil_deliveries: a row has no readable period: {dict(row)}") from error
    return Report(
        row["supplier"] or None,
        start,
        end,
        float(row["barrels"]),
        str(row["reporter"]),
        bool(row["is_official"]),
        str(row.get("url") or ""),
    )


def _use(reports: Sequence[Report], start: date, end: date, until: date) -> _Use:
    inside = [r for r in reports if start <= r.start and r.end <= end]
    official = [r for r in inside if r.official]
    used: list[Report] = []
    total = 0.0
    for supplier in sorted({r.supplier for r in official if r.supplier}):
        kept = _without_overlap([r for r in official if r.supplier == supplier])
        used += kept
        total += sum(r.barrels for r in kept)
    together = max((r for r in official if not r.supplier), key=lambda r: r.barrels, default=None)
    if together is not None and together.barrels > total:
        used, total = [together], together.barrels
    known = sorted({r.supplier for r in reports if r.official and r.supplier})
    months = _months(start, min(end, until))
    missing = []
    for supplier in known:
        mine = [r for r in official if r.supplier == supplier]
        silent = tuple(
            month
            for month in months
            if not any(r.start <= month.earliest and month.latest <= r.end for r in mine)
        )
        if silent:
            missing.append((supplier, silent))
    return _Use(
        total if official else None,
        tuple(used),
        tuple(r for r in inside if not r.official),
        tuple(missing),
    )


def _without_overlap(reports: Sequence[Report]) -> list[Report]:
    """Longest periods first, then those outside them: a year's total holds its months."""
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.start - r.end, r.start, -r.barrels)):
        if all(report.end < other.start or other.end < report.start for other in kept):
            kept.append(report)
    return sorted(kept, key=lambda r: r.start)


def _months(start: date, end: date) -> list[PartialDate]:
    """Months that lie wholly between two days."""
    months = []
    year, month = start.year, start.month
    while (year, month) <= (end.year, end.month):
        last = date(year, month, calendar.monthrange(year, month)[1])
        if start <= date(year, month, 1) and last <= end:
            months.append(PartialDate(year, month))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def period(cap: Cap, day: date) -> tuple[date, date]:
    """First and last day of the cap's period that holds a day."""
    starts = cap.starts.earliest
    if cap.period == "once":
        return starts, (cap.ends or cap.starts).latest
    if cap.period == "calendar-year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    year = day.year if (day.month, day.day) >= (starts.month, starts.day) else day.year - 1
    first = date(year, starts.month, starts.day)
    return first, date(year + 1, starts.month, starts.day) - timedelta(days=1)


def uses(
    measure: Measure, day: date, subject: Subject, deliveries: Deliveries
) -> tuple[CapUse, ...]:
    """The use of each cap of a measure in the period of a day, with the subject's own amount."""
    return tuple(_cap_use(measure, cap, day, subject, deliveries) for cap in measure.caps)


def _cap_use(
    measure: Measure, cap: Cap, day: date, subject: Subject, deliveries: Deliveries
) -> CapUse:
    start, end = period(cap, day)
    low, high, conversion = converted(subject, cap.unit)
    counted = cap.unit == "barrels" and MEASURED_CLASS in measure.classes
    use = (
        deliveries.use(measure.target, start, end, day if end > day else end)
        if counted
        else _Use(None, (), (), ())
    )
    return CapUse(
        measure,
        cap.value,
        cap.unit,
        start,
        end,
        use.total,
        use.reports,
        use.estimates,
        use.missing,
        low,
        high,
        conversion,
    )


def is_exceeded(use: CapUse) -> bool | None:
    """Whether the amount would go beyond the cap: True where what was reported and the least the
    shipment can be already do; None where it cannot be said for lack of a number."""
    if use.value is None:
        return None
    least = (use.reported or 0.0) + (use.low or 0.0)
    if least > use.value:
        return True
    return None if use.low is None and use.reported is None else False


@dataclass(frozen=True, slots=True)
class GaugeMonth:
    """One month of the gauge: barrels by reporter; `None` where that supplier reported nothing."""

    month: PartialDate
    reported: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """Reported barrels of a period against the cap. `months` holds only what was reported for a
    single month; longer reports stand in `longer`. `rivals` are estimates of others."""

    state: str
    measure: Measure
    cap: float
    start: date
    end: date
    total: float | None
    months: tuple[GaugeMonth, ...]
    longer: tuple[Report, ...]
    rivals: tuple[Report, ...]
    missing: tuple[tuple[str, tuple[PartialDate, ...]], ...]

    @property
    def share(self) -> float | None:
        """Reported part of the cap; None: nothing was reported."""
        return None if self.total is None else self.total / self.cap


def gauge(
    measures: Iterable[Measure],
    rows: Iterable[Mapping[str, Any]],
    state: str,
    year: int,
    as_of: date | None = None,
) -> Gauge | None:
    """The cap on refined petroleum to a state in a year, and what was reported of it.

    None where no measure caps it in that year. `rows` are those of table `oil_deliveries`.
    """
    deliveries = Deliveries(rows, as_of)
    for measure in measures:
        if measure.target != state or MEASURED_CLASS not in measure.classes:
            continue
        for cap in measure.caps:
            if cap.value is None or cap.unit != "barrels":
                continue
            start, end = period(cap, date(year, 12, 31))
            first = (measure.effective_from or cap.starts).earliest
            last = measure.effective_to.latest if measure.effective_to else end
            if start.year != year or end < first or last < start:
                continue
            until = min(end, as_of) if as_of else end
            use = deliveries.use(state, start, end, until)
            return _gauge(measure, cap.value, start, end, use, deliveries.reports(state), until)
    return None


def _gauge(
    measure: Measure,
    value: float,
    start: date,
    end: date,
    use: _Use,
    reports: Sequence[Report],
    until: date,
) -> Gauge:
    suppliers = sorted({r.supplier for r in reports if r.official and r.supplier})
    inside = [r for r in reports if r.official and start <= r.start and r.end <= end]
    months = []
    for month in _months(start, until):
        single = {
            r.supplier: r.barrels
            for r in inside
            if r.start == month.earliest and r.end == month.latest
        }
        months.append(GaugeMonth(month, tuple((each, single.get(each)) for each in suppliers)))
    longer = tuple(r for r in inside if (r.start.year, r.start.month) != (r.end.year, r.end.month))
    return Gauge(
        measure.target, measure, value, start, end, use.total, tuple(months), longer,
        use.estimates, use.missing,
    )  # fmt: skip
