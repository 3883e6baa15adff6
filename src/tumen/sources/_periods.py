"""Periods and days of publication as the hand-made compilations write them."""

from __future__ import annotations

import re
from datetime import date

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.errors import DataError

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SPAN = re.compile(r"([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?")
_UNTIL = re.compile(r"to (\d{1,2}) ([A-Z][a-z]{2})")


def period(year: int, text: str, where: str) -> tuple[PartialDate, PartialDate]:
    """First and last part of "year", "Jan", "Jan-Aug" or "to 4 Dec"; else DataError."""
    text = text.strip()
    if text == "year":
        return PartialDate(year), PartialDate(year)
    if span := _SPAN.fullmatch(text):
        first = _month(span[1], where)
        last = _month(span[2], where) if span[2] else first
        if first <= last:
            return PartialDate(year, first), PartialDate(year, last)
    if until := _UNTIL.fullmatch(text):
        return PartialDate(year, 1), PartialDate(year, _month(until[2], where), int(until[1]))
    raise DataError(f"{where}: period {text!r}: write year, Jan, Jan-Aug or to 4 Dec")


def published(text: str, year: int) -> date:
    """The last day that the page's date may mean; without one, the end of the year after."""
    stated = parse_or_none(text.strip())
    return stated.latest if stated else date(year + 1, 12, 31)


def _month(name: str, where: str) -> int:
    try:
        return MONTHS.index(name) + 1
    except ValueError:
        raise DataError(f"{where}: no month {name!r}: write one of {', '.join(MONTHS)}") from None
