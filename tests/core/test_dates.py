"""Partial dates: the interval of days that a text may mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.core.dates import PartialDate, Precision, Span
from tumen.core.errors import UsageError

days = st.dates(min_value=date(1, 1, 1))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    precision = draw(st.sampled_from(Precision))
    return PartialDate(
        day.year,
        day.month if precision >= Precision.MONTH else None,
        day.day if precision == Precision.DAY else None,
    )


@given(partial_dates())
def test_reading_back_what_was_written(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@given(partial_dates())
def test_the_interval_is_ordered_and_inside_itself(when: PartialDate) -> None:
    assert when.earliest <= when.latest
    assert when.covers(when)
    assert when.covers(PartialDate.of(when.earliest))
    assert when.covers(PartialDate.of(when.latest))


@given(partial_dates())
def test_less_precision_covers_more(when: PartialDate) -> None:
    assert PartialDate(when.year).covers(when)


@given(partial_dates(), partial_dates(), days)
def test_sure_implies_possible(x: PartialDate, y: PartialDate, day: date) -> None:
    start, end = sorted((x, y), key=lambda d: (d.earliest, d.latest))
    if end.latest < start.earliest:
        return
    span = Span(start, end)
    assert not span.surely_on(day) or span.possibly_on(day)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-02-30", "2024/06/19", "19 June 2024", "2024-6-1"]
)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        PartialDate.parse(text)


def test_a_year_does_not_become_a_first_of_january() -> None:
    year = PartialDate.parse("1953")
    assert (year.month, year.day) == (None, None)
    assert str(year) == "1953"
    assert year.latest == date(1953, 12, 31)


def test_a_span_cannot_end_before_it_begins() -> None:
    with pytest.raises(UsageError, match="cannot end"):
        Span(PartialDate(2000), PartialDate(1999))


def test_an_open_span_goes_on() -> None:
    span = Span(PartialDate(2024, 12, 4))
    assert span.surely_on(date(2026, 1, 1))
    assert not span.possibly_on(date(2024, 12, 3))
