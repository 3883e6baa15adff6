"""The cap: what is reported, by whom not, what the shipment adds, and what zero is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.sanctions import Code, Deliveries, Rulebook, Shipment, check, gauge, parse_quantity
from tumen.sanctions.caps import barrels_per_tonne


def row(
    supplier: str | None,
    start: str,
    end: str,
    barrels: float | None,
    official: bool = True,
    **more: Any,
) -> dict[str, Any]:
    return {
        "supplier": supplier,
        "state": "PRK",
        "valid_from": start,
        "valid_to": end,
        "barrels": barrels,
        "reporter": "the committee's page, as quoted",
        "is_official": official,
        "url": "https://example.org",
        "known": date(2024, 12, 20),
        **more,
    }


ROWS = [
    row("CHN", "2021", "2021", 91909),
    row("CHN", "2021-01", "2021-08", 38334),
    row("RUS", "2021", "2021", 0),
    row("RUS", "2023-01", "2023-01", 44655),
    row("RUS", "2023-02", "2023-02", 10666),
    row("RUS", "2023-03", "2023-12", 50523),
    row("RUS", "2024-01", "2024-01", 15279),
    row(None, "2024-01-01", "2024-12-04", 168679),
    row("RUS", "2024-03", "2024-03", 165000, official=False),
    row("CHN", "2022-03", "2022-03", None),
]


def ask(rulebook: Rulebook, day: str, amount: float, unit: str = "barrels") -> Any:
    shipment = Shipment(
        "RUS", "PRK", PartialDate.parse(day), goods="diesel", quantity=amount, unit=unit
    )
    return check(shipment, rulebook, Deliveries(ROWS))


def test_overlapping_reports_are_not_added_twice(rulebook: Rulebook) -> None:
    (use,) = ask(rulebook, "2021-12-31", 0).caps
    assert use.reported == 91909
    assert use.share == pytest.approx(0.1838, abs=1e-4)
    (use,) = ask(rulebook, "2023-12-31", 0).caps
    assert use.reported == 44655 + 10666 + 50523


def test_a_total_of_all_suppliers_counts_where_it_is_higher(rulebook: Rulebook) -> None:
    (use,) = ask(rulebook, "2024-12-31", 0).caps
    assert use.reported == 168679
    assert [report.supplier for report in use.reports] == [None]
    assert [report.barrels for report in use.estimates] == [165000]


@pytest.mark.parametrize(
    ("amount", "code"),
    [(331320, Code.CAPPED), (331321, Code.CAPPED), (331322, Code.PROHIBITED)],
)
def test_below_at_and_above_what_the_reports_leave(
    rulebook: Rulebook, amount: float, code: Code
) -> None:
    assert ask(rulebook, "2024-06-01", amount).code is code


def test_not_reported_is_not_zero(rulebook: Rulebook) -> None:
    (use,) = ask(rulebook, "2021-12-31", 0).caps
    assert dict(use.missing).get("RUS") is None  # it reported zero for the year
    (use,) = ask(rulebook, "2024-04-15", 0).caps
    assert [str(month) for month in dict(use.missing)["RUS"]] == ["2024-02", "2024-03"]
    (use,) = ask(rulebook, "2022-12-31", 0).caps
    assert use.reported is None
    assert use.share is None


def test_tonnes_become_a_range_of_barrels(rulebook: Rulebook) -> None:
    shipment = Shipment("RUS", "PRK", PartialDate(2024, 3, 1), hs="2710", quantity=20000, unit="t")
    verdict = check(shipment, rulebook)
    (use,) = verdict.caps
    assert (use.low, use.high) == (pytest.approx(132400), pytest.approx(174800))
    assert "unsd-conversion" in verdict.sources
    (exact,) = ask(rulebook, "2024-03-01", 20000, "t").caps
    assert exact.low == exact.high == pytest.approx(144600)


def test_the_shipment_is_beyond_the_cap_only_where_its_least_is(rulebook: Rulebook) -> None:
    def verdict(tonnes: float) -> Code:
        shipment = Shipment(
            "RUS", "PRK", PartialDate(2020, 3, 1), hs="2710", quantity=tonnes, unit="t"
        )
        return check(shipment, rulebook).code

    assert verdict(60000) is Code.CAPPED  # 397,200 to 524,400 barrels
    assert verdict(76000) is Code.PROHIBITED  # at least 503,120


def test_crude_may_be_measured_either_way(rulebook: Rulebook) -> None:
    shipment = Shipment(
        "CHN", "PRK", PartialDate(2020, 3, 1), goods="crude oil", quantity=530000, unit="t"
    )
    barrels, tonnes = check(shipment, rulebook).caps
    assert (barrels.value, tonnes.value) == (4_000_000, 525_000)
    assert barrels.start == date(2019, 12, 22)
    assert check(shipment, rulebook).code is Code.CAPPED  # 3.88 million barrels


def test_the_gauge_by_month_and_reporter(rulebook: Rulebook) -> None:
    found = gauge(rulebook.measures, ROWS, "PRK", 2023)
    assert found is not None
    assert found.cap == 500_000
    january, february, march = (dict(month.reported) for month in found.months[:3])
    assert january == {"CHN": None, "RUS": 44655}
    assert february["RUS"] == 10666
    assert march["RUS"] is None  # reported for March to December together
    assert [report.barrels for report in found.longer] == [50523]
    assert found.share == pytest.approx(105844 / 500000)


def test_the_gauge_at_an_earlier_day_and_outside_the_cap(rulebook: Rulebook) -> None:
    early = gauge(rulebook.measures, ROWS, "PRK", 2024, as_of=date(2024, 6, 1))
    assert early is not None
    assert early.total is None
    assert gauge(rulebook.measures, ROWS, "PRK", 2016) is None
    assert gauge(rulebook.measures, ROWS, "SYR", 2024) is None


def test_rows_without_a_readable_period_are_refused() -> None:
    with pytest.raises(DataError, match="no readable period"):
        Deliveries([row("RUS", "sometime", "2024", 5)])


@pytest.mark.parametrize(
    ("text", "parsed"),
    [("20000 t", (20000, "t")), ("500,000バレル", (500000, "バレル")), ("1.5 kl", (1.5, "kl"))],
)
def test_quantities_as_written(text: str, parsed: tuple[float, str]) -> None:
    assert parse_quantity(text) == parsed


def test_factors_are_those_of_the_statistics_division() -> None:
    diesel = barrels_per_tonne("271019", "diesel")
    assert diesel is not None
    assert diesel.low == diesel.high == 7.23
    wide = barrels_per_tonne("2710", None)
    assert wide is not None
    assert (wide.low, wide.high) == (6.62, 8.74)
    assert barrels_per_tonne("8704", None) is None
