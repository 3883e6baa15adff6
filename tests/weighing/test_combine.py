"""Weighing: the laws that hold for any set of reports, and cases that a reader can follow."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tumen.core.dates import PartialDate, Span
from tumen.core.errors import DataError
from tumen.weighing.combine import weigh, weigh_history
from tumen.weighing.quantities import QUANTITIES, quantity_of
from tumen.weighing.reports import Report

FIRST = date(2024, 1, 1)
FIGURE = st.one_of(
    st.integers(0, 10**7).map(float),
    st.integers(1, 99).flatmap(lambda x: st.sampled_from([x * 10.0**n for n in range(6)])),
)


@st.composite
def report_sets(draw: st.DrawFn, min_size: int = 1) -> list[Report]:
    """Reports of one quantity with shared voices, origins, links, bounds and dates of all sorts."""
    found: list[Report] = []
    for n in range(draw(st.integers(min_size, 7))):
        known = FIRST + timedelta(days=draw(st.integers(0, 500)))
        when = PartialDate.of(known - timedelta(days=draw(st.integers(0, 60))))
        figures = sorted(draw(st.lists(FIGURE, min_size=1, max_size=3)))
        shape = draw(st.sampled_from(["value", "at least", "up to", "range", "all"]))
        low = figures[0] if shape in ("at least", "range", "all") else None
        high = figures[-1] if shape in ("up to", "range", "all") else None
        value = figures[len(figures) // 2] if shape in ("value", "all") else None
        earlier = [report.locator for report in found if report.known <= known]
        found.append(
            Report(
                locator=f"claims/{n}",
                voice=draw(st.sampled_from("PQRSTUV")),
                publisher="paper",
                reliability=draw(st.sampled_from("ABCDEF")),
                credibility=draw(st.integers(1, 6)),
                known=known,
                when=Span(when, when),
                unit="persons",
                value=value,
                low=low,
                high=high,
                origin_group=draw(st.sampled_from([None, None, "g", "h"])),
                interested=draw(st.booleans()),
                contradicted_by=tuple(
                    draw(st.lists(st.sampled_from(earlier or ["x"]), max_size=1))
                ),
            )
        )
        if earlier and draw(st.integers(0, 4)) == 0:
            place = draw(st.sampled_from(range(len(earlier))))
            chosen = [r.locator for r in found].index(earlier[place])
            found[chosen] = replace(found[chosen], superseded_by=(f"claims/{n}",))
    return found


SETS = report_sets()
KINDS = st.sampled_from(
    [QUANTITIES[n] for n in ("killed", "workers-abroad", "trade-total", "border-length")]
)


@given(SETS, KINDS, st.randoms())
def test_order_does_not_matter(reports, quantity, random) -> None:
    shuffled = reports.copy()
    random.shuffle(shuffled)
    assert weigh(shuffled, quantity) == weigh(reports, quantity)


@given(SETS, KINDS, st.data())
def test_a_duplicate_adds_nothing(reports, quantity, data) -> None:
    alone = weigh(reports, quantity)
    doubled = data.draw(st.sampled_from(reports))
    assert weigh([*reports, doubled], quantity) == alone
    retold = replace(
        doubled, locator="claims/z", origin_group=doubled.origin_group or "only", credibility=6
    )
    first = replace(doubled, origin_group=retold.origin_group)
    others = [report for report in reports if report is not doubled]
    assume(first.strength >= retold.strength)
    once, twice = weigh([*others, first], quantity), weigh([*others, first, retold], quantity)
    assert [w.weight for w in twice.reports] == [w.weight for w in once.reports]
    assert (twice.low, twice.value, twice.high) == (once.low, once.value, once.high)


@given(SETS, KINDS, st.data())
def test_more_grade_never_lowers_weight(reports, quantity, data) -> None:
    place = data.draw(st.integers(0, len(reports) - 1))
    better = replace(
        reports[place],
        reliability=data.draw(st.sampled_from("ABCDEF")),
        credibility=data.draw(st.integers(1, 6)),
    )
    assume(better.strength >= reports[place].strength)
    raised = [*reports[:place], better, *reports[place + 1 :]]
    before = share(weigh(reports, quantity), better.locator)
    assert share(weigh(raised, quantity), better.locator) >= before - 1e-12


def share(weighed, locator: str) -> float:
    """The weight of a report, be it counted itself or as the copy of another."""
    return sum(
        w.weight for w in weighed.reports if locator in {r.locator for r in (w.report, *w.copies)}
    )


@given(SETS, KINDS)
def test_weights_sum_to_one(reports, quantity) -> None:
    weighed = weigh(reports, quantity)
    if weighed.reports:
        assert math.fsum(w.weight for w in weighed.reports) == pytest.approx(1)
        assert all(w.weight > 0 for w in weighed.reports)
        assert [r.locator for r in weighed.reasons] == [w.report.locator for w in weighed.reports]


@given(SETS, KINDS)
def test_each_report_is_counted_or_left_out_with_a_cause(reports, quantity) -> None:
    weighed = weigh(reports, quantity)
    counted = [w.report.locator for w in weighed.reports]
    left = [out.report.locator for out in weighed.left_out]
    told = counted + left
    hidden = {r.locator for r in reports} - set(told)
    assert len(told) == len(set(told))
    assert not hidden


@given(report_sets().map(lambda reports: reports[:1]), KINDS)
def test_a_single_report_is_never_narrower_than_stated(reports, quantity) -> None:
    (report,) = reports
    weighed = weigh(reports, quantity)
    assume(weighed.reports)
    low, high = report.interval
    assert (weighed.low is None) == report.is_open_below
    assert (weighed.high is None) == report.is_open_above
    assert weighed.low is None or weighed.low <= low
    assert weighed.high is None or weighed.high >= high
    assert weighed.value == report.centre


@given(SETS, KINDS)
def test_the_value_lies_in_its_interval_and_no_interval_is_empty(reports, quantity) -> None:
    weighed = weigh(reports, quantity)
    assume(weighed.reports)
    low, high = weighed.support
    assert low <= weighed.centre <= high
    assert weighed.low in (None, low)
    assert weighed.high in (None, high)
    estimate = weighed.estimate("killed", "AAA", "BBB")
    assert estimate.n == len(weighed.reports)


@given(SETS, KINDS)
def test_the_best_graded_figure_is_in_the_interval(reports, quantity) -> None:
    weighed = weigh(reports, quantity)
    assume(weighed.reports)
    top = max(w.strength for w in weighed.reports)
    for w in weighed.reports:
        if w.strength == top:
            assert weighed.support[0] <= w.report.centre <= weighed.support[1]


@given(SETS, KINDS)
def test_a_disagreement_gives_no_single_figure(reports, quantity) -> None:
    weighed = weigh(reports, quantity)
    assert weighed.disagreement == (len(weighed.camps) >= 2)
    named = [locator for camp in weighed.camps for locator in camp.locators]
    assert len(named) == len(set(named))
    assert all(camp.locators for camp in weighed.camps)
    if weighed.disagreement:
        assert weighed.value is None


@given(SETS, SETS, KINDS)
def test_what_becomes_known_later_changes_nothing(reports, later, quantity) -> None:
    day = max(report.known for report in reports)
    moved = [
        replace(
            report,
            locator=f"later/{report.locator}",
            known=day + timedelta(days=1 + n),
            superseded_by=(),
        )
        for n, report in enumerate(later)
    ]
    news = tuple(report.locator for report in moved)
    marked = [replace(report, superseded_by=(*report.superseded_by, *news)) for report in reports]
    marked = [replace(r, contradicted_by=(*r.contradicted_by, *news)) for r in marked]
    then = weigh([*marked, *moved], quantity, as_of=day)
    assert figures(then) == figures(weigh(reports, quantity))


def figures(weighed):
    return (
        weighed.value,
        weighed.low,
        weighed.high,
        weighed.reasons,
        weighed.camps,
        [(out.report.locator, out.cause, out.by) for out in weighed.left_out],
    )


def test_good_sources_that_do_not_overlap_disagree(report) -> None:
    reports = [report("x", 11_000), report("y", 15_000), report("z", 12_000, credibility=4)]
    weighed = weigh(reports, quantity_of("troops-present"))
    assert weighed.value is None
    assert [camp.locators for camp in weighed.camps] == [("claims/x",), ("claims/y",)]
    assert (weighed.camps[0].low, weighed.camps[0].high) == (10_500, 11_500)
    assert weighed.quantity.value is None
    assert weighed.quantity.low < 11_000
    assert weighed.quantity.high > 14_500


def test_roundings_of_one_length_agree(report) -> None:
    reports = [report("x", 17.3), report("y", 17), report("z", 16.9)]
    weighed = weigh(reports, quantity_of("border-length"))
    assert not weighed.disagreement
    assert weighed.value == pytest.approx(17.1, abs=0.2)


def test_a_vague_report_does_not_reconcile_two_precise_ones(report) -> None:
    reports = [report("x", 100, low=99, high=101), report("y", 200, low=199, high=201)]
    vague = report("v", None, low=0, high=1000)
    weighed = weigh([*reports, vague], quantity_of("prisoners"))
    assert [camp.locators for camp in weighed.camps] == [("claims/x",), ("claims/y",)]


def test_a_party_to_the_matter_has_half_the_weight_and_is_told_of(report) -> None:
    reports = [report("x", 100), report("y", 101, interested=True)]
    x, y = weigh(reports, quantity_of("prisoners")).reports
    assert (x.weight, y.weight) == pytest.approx((2 / 3, 1 / 3))
    assert "a party to the matter" in y.why.en
    assert "当事者" in y.why.ja


def test_an_older_total_is_read_as_at_least(report) -> None:
    reports = [report("x", 4000, "2025-02-14"), report("y", 6000, "2025-06-15")]
    assert not weigh(reports, quantity_of("casualties")).disagreement
    falling = [report("x", 6000, "2025-02-14"), report("y", 4000, "2025-06-15")]
    assert weigh(falling, quantity_of("casualties")).disagreement
    rival = [reports[0], report("y", 6000, "2025-06-15", contradicted_by=("claims/x",))]
    assert not weigh(rival, quantity_of("casualties")).disagreement
    both = [report("x", 4000, "2025-02-14", contradicted_by=("claims/y",)), reports[1]]
    assert weigh(both, quantity_of("casualties")).disagreement


def test_at_least_alone_has_no_upper_end(report) -> None:
    weighed = weigh([report("x", 6000, low=6000)], quantity_of("casualties"))
    assert (weighed.value, weighed.low, weighed.high) == (6000, 6000, None)
    assert weighed.estimate("casualties", "AAA", "BBB").extra["open_above"]


def test_nothing_to_weigh_is_not_zero(report) -> None:
    weighed = weigh([report("x", 5, credibility=5)], quantity_of("killed"))
    assert weighed.quantity is None
    assert weighed.value is None
    assert [out.cause for out in weighed.left_out] == ["weightless"]
    with pytest.raises(DataError, match="no report that could be weighed"):
        weighed.estimate("killed", "AAA", "BBB")


def test_mixed_units_are_refused(report) -> None:
    with pytest.raises(DataError, match="killed: reports in km, persons"):
        weigh([report("x", 5), report("y", 5, unit="km")], quantity_of("killed"))


def test_history_is_the_series_of_periods(report) -> None:
    reports = [
        report(f"y{y}", value, f"{y + 1}-03-01", voice="Customs", start=str(y), end=str(y))
        for y, value in ((2018, 34.0), (2019, 47.9), (2020, 42.74))
    ]
    series = weigh_history(reports, quantity_of("trade-total"))
    assert [(str(w.period), w.value) for w in series] == [
        ("2018", 34.0),
        ("2019", 47.9),
        ("2020", 42.74),
    ]
    assert (
        weigh_history(reports, quantity_of("trade-total"), as_of=date(2020, 1, 1))[-1].value == 34
    )
