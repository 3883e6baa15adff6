"""Dates as precise as their source, and spans between them.

A partial date is a year, a month or a day ("2024", "2024-06", "2024-06-19"). It stands for the
interval of days it covers; nothing ever invents a first of January. Comparisons are therefore of
intervals: `earliest` and `latest` are the first and last day that the date may mean.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from tumen.core.errors import UsageError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(IntEnum):
    """How much of the date its source gave."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day. Raises UsageError when made from impossible parts."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise UsageError(f"a date with day {self.day} needs a month")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise UsageError(f"no such date: {self}: {error}") from None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2024", "2024-06" or "2024-06-19"; anything else raises UsageError."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise UsageError(f"not a date: {text!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The full date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        return Precision(1 + (self.month is not None) + (self.day is not None))

    @property
    def earliest(self) -> date:
        """The first day that this date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def covers(self, other: PartialDate) -> bool:
        """Whether `other` lies wholly inside what this date may mean."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def __lt__(self, other: PartialDate) -> bool:
        """Order for lists: by first possible day, the less precise date first."""
        return (self.earliest, self.precision) < (other.earliest, other.precision)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of valid time. An open end is None: "still", or "not known when"."""

    start: PartialDate | None
    end: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise UsageError(f"a span cannot end ({self.end}) before it begins ({self.start})")

    def surely_on(self, day: date) -> bool:
        """Whether the span certainly holds on a day, whatever the missing parts of its dates are."""
        begun = self.start is not None and self.start.latest <= day
        return begun and (self.end is None or day < self.end.earliest)

    def possibly_on(self, day: date) -> bool:
        """Whether the span may hold on a day."""
        begun = self.start is None or self.start.earliest <= day
        return begun and (self.end is None or day <= self.end.latest)

    def __str__(self) -> str:
        return f"{self.start or ''}/{self.end or ''}"


def parse_or_none(text: str | None) -> PartialDate | None:
    """Read an optional cell: None and "" are no date."""
    return PartialDate.parse(text) if text else None
