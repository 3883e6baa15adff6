"""Reports: what a claim's figure means, and the adapter from rows."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.core.errors import DataError
from tumen.core.rounding import rounding
from tumen.weighing.reports import reports_of


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (11000, (10500, 11500)),
        (10000, (9500, 10500)),
        (3000, (2500, 3500)),
        (1500, (1450, 1550)),
        (17.3, (17.25, 17.35)),
        (168679, (168678.5, 168679.5)),
        (0.238, (0.2375, 0.2385)),
        (1, (0.95, 1.05)),
        (0, (0, 0)),
    ],
)
def test_rounding_is_that_of_the_last_digit_written(value, expected) -> None:
    assert rounding(value) == pytest.approx(expected)


def test_at_least_is_open_above(report) -> None:
    stated = report("a", 6000, low=6000)
    assert stated.is_open_above
    assert not stated.is_open_below
    assert stated.interval == (6000, 6500)


def test_up_to_is_open_below(report) -> None:
    assert report("a", 9_000_000, high=9_000_000).is_open_below
    assert report("a", None, high=20_000).is_open_below


def test_a_value_beside_one_bound_is_closed_by_its_rounding(report) -> None:
    stated = report("a", 3000, high=10_000)
    assert not stated.is_open_below
    assert stated.interval == (2500, 10_000)


def test_bounds_alone_have_their_middle(report) -> None:
    assert report("a", None, low=8000, high=10_000).centre == 9000


def test_an_open_span_counts_up_to_its_known_day(report) -> None:
    since = report("a", 5000, day="2025-11-04", start="2025-09", end=None)
    assert str(since.period) == "2025-11-04"
    year = report("a", 5000, day="2024-06-23", start="2024", end="2024")
    assert str(year.period) == "2024"
    assert year.day == date(2024, 6, 23)


def test_a_figure_out_of_order_is_refused(report) -> None:
    with pytest.raises(DataError, match=r"claims/a: low 5, value 3 and high None"):
        report("a", 3, low=5)
    with pytest.raises(DataError, match="needs a value"):
        report("a")
    with pytest.raises(DataError, match="Admiralty"):
        report("a", 1, reliability="G")


def test_claims_become_reports(claim, sources) -> None:
    rows = [
        claim("one", value=3000.0, unit="soldiers", sources=["relay", "paper"], speaker="Ministry"),
        claim("two", value=4000.0, low=4000.0, unit="soldiers", sources=["organ"]),
        claim("guess", value=9000.0, unit="soldiers", kind="forecast", outcome="open"),
        claim("words"),
    ]
    links = [
        {"claim": "two", "relation": "updates", "other": "one"},
        {"claim": "one", "relation": "contradicts", "other": "two"},
    ]
    one, two = reports_of(rows, sources, links, parties=("AAA",))
    assert (one.voice, one.publisher, one.reliability) == ("Ministry", "Paper", "B")
    assert one.superseded_by == ("claims/two",)
    assert one.contradicted_by == ("claims/two",)
    assert not one.interested
    assert (two.voice, two.interested, two.contradicted_by) == ("Organ", True, ("claims/one",))
    assert two.is_open_above


def test_scales_of_one_unit_are_brought_together(claim, sources) -> None:
    rows = [
        claim("small", value=500.0, unit="million USD"),
        claim("large", value=1.5, unit="billion USD"),
    ]
    small, large = reports_of(rows, sources)
    assert {small.unit, large.unit} == {"million USD"}
    assert large.value == 1500


def test_units_that_do_not_meet_are_refused(claim, sources) -> None:
    rows = [claim("a", value=1.0, unit="USD"), claim("b", value=1.0, unit="km")]
    with pytest.raises(DataError, match="a in USD, b in km"):
        reports_of(rows, sources)


def test_a_claim_without_a_known_source_is_refused(claim, sources) -> None:
    with pytest.raises(DataError, match="claims/a: none of its sources nowhere"):
        reports_of([claim("a", value=1.0, unit="km", sources=["nowhere"])], sources)
