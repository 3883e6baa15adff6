"""Scales from values and dates to pixels, with ticks that a reader would choose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from tumen.core.dates import PartialDate
from tumen.core.values import Lang

LEAST_EXTENT = 1e-290
"""Below it a float loses its digits: as good as one value."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear or logarithmic scale from `low`..`high` to `start`..`end` pixels."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def __call__(self, value: float) -> float:
        share = (self._at(value) - self._at(self.low)) / (self._at(self.high) - self._at(self.low))
        return self.start + share * (self.end - self.start)

    def _at(self, value: float) -> float:
        return math.log10(max(value, self.low * 1e-3)) if self.is_log else value


@dataclass(frozen=True, slots=True)
class BrokenAxis:
    """Stretches of time on one line, each with its own scale; a date falls into its stretch."""

    pieces: tuple[Axis, ...]

    @property
    def start(self) -> float:
        return self.pieces[0].start

    @property
    def end(self) -> float:
        return self.pieces[-1].end

    def __call__(self, value: float) -> float:
        piece = next((piece for piece in self.pieces if value <= piece.high), self.pieces[-1])
        return piece(value)


def time_axis(years: list[float], start: float, end: float) -> BrokenAxis:
    """An axis over dates in years. Where at least half of them crowd into the last fifth of the
    time, the scale breaks at a whole year and that part gets three fifths of the width."""
    low, high = min(years, default=2000.0), max(years, default=2001.0)
    room = max((high - low) * 0.02, 0.1)
    crowded = float(math.floor(sorted(years)[len(years) // 2])) if years else low
    if high - low < 10 or crowded - 1 <= low or not 0 < high - crowded <= 0.2 * (high - low):
        return BrokenAxis((Axis(low - room, high + room, start, end, ()),))
    middle = start + 0.4 * (end - start)
    earlier = Axis(low - room, crowded, start, middle, ())
    later = Axis(crowded, high + (high - crowded) * 0.04, middle, end, ())
    return BrokenAxis((earlier, later))


def value_axis(
    values: list[float],
    start: float,
    end: float,
    *,
    count: int = 5,
    is_zero_based: bool = True,
    is_log: bool = False,
    is_tight: bool = False,
) -> Axis:
    """An axis that holds all values and ends on ticks; a tight one ends at the largest value."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if is_log and (positive := [value for value in values if value > 0]):
        return _log_axis(min(positive), high, start, end)
    if is_zero_based:
        low, high = min(0.0, low), max(0.0, high)
    if high - low < LEAST_EXTENT:
        is_value = abs(low) >= LEAST_EXTENT
        low, high = (low - abs(low) * 0.1, high + abs(high) * 0.1) if is_value else (0.0, 1.0)
    step = nice_step(high - low, count)
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    ticks = tuple(low + i * step for i in range(round((high - low) / step) + 1))
    if is_tight and max(values, default=0.0) > low:
        high = max(values)
        ticks = tuple(tick for tick in ticks if tick <= high + step * 1e-9)
    return Axis(low, high, start, end, tuple(round(tick, 12) for tick in ticks))


def _log_axis(low: float, high: float, start: float, end: float) -> Axis:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    last = max(last, first + 1)
    every = max(1, math.ceil((last - first) / 6))
    ticks = tuple(10.0**power for power in range(first, last + 1, every))
    return Axis(10.0**first, 10.0**last, start, end, ticks, is_log=True)


def nice_step(extent: float, count: int) -> float:
    """1, 2, 2.5 or 5 times a power of ten: the step that gives about `count` ticks."""
    rough = extent / max(1, count)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= rough * 0.999)


def year_of(day: date) -> float:
    """A day as a fraction of its year: 2024-07-02 gives about 2024.5."""
    first, following = date(day.year, 1, 1), date(day.year + 1, 1, 1) if day.year < 9999 else day
    return day.year + (day - first).days / max(1, (following - first).days)


def middle_of(when: PartialDate) -> float:
    """The middle of what a date may mean, in years."""
    return (year_of(when.earliest) + year_of(when.latest)) / 2


def year_ticks(low: float, high: float, width: float, label_width: float = 42.0) -> list[int]:
    """Round years between two ends, as many as labels of that width allow."""
    most = max(2, int(width // label_width))
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
    step = next((s for s in steps if (high - low) / s <= most), 1000)
    first = math.ceil(low / step) * step
    return list(range(first, math.floor(high) + 1, step))


def time_ticks(low: float, high: float, width: float, lang: Lang) -> list[tuple[float, str]]:
    """Ticks over years, or over months where the time is short: 2025, Apr, Jul; 2025年, 4月."""
    months = {"en": ("Apr", "Jul", "Oct"), "ja": ("4月", "7月", "10月")}[lang]
    if high - low > 3.2 or width / (high - low) < 170:
        return [(year, str(year)) for year in year_ticks(low, high, width, 52)]
    ticks = []
    for year in range(math.floor(low), math.floor(high) + 1):
        name = f"{year}年" if lang == "ja" else str(year)
        for quarter, text in enumerate((name, *months)):
            if low <= year + quarter / 4 <= high:
                ticks.append((year + quarter / 4, text))
    if ticks and not ticks[0][1].startswith(str(math.floor(ticks[0][0]))):
        first, text = ticks[0]
        year = math.floor(first)
        ticks[0] = (first, f"{year}年{text}" if lang == "ja" else f"{text} {year}")
    return ticks
