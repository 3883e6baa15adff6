"""Laws of the check: unknown input is refused, bans end only by an ending, less is known by less."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError
from tumen.sanctions import Code, Rulebook, Shipment, check, codes
from tumen.sanctions.decide import decide
from tumen.sanctions.verdict import SEVERITY

ALL = [
    code
    for chapter in codes.below("")
    for heading in (chapter, *codes.below(chapter))
    for code in (heading, *(codes.below(heading) if len(heading) == 4 else ()))
]
FIRST, LAST = date(2006, 7, 15), date(2026, 11, 23)
days = st.dates(FIRST, LAST)
known = st.sampled_from(ALL)
flows = st.sampled_from([("RUS", "PRK"), ("PRK", "RUS"), ("PRK", "CHN"), ("JPN", "PRK")])


def on(day: date, flow: tuple[str, str], code: str) -> Shipment:
    return Shipment(*flow, PartialDate.of(day), hs=code)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=9), days, flows)
def test_an_unknown_code_never_means_no_measure(
    rulebook: Rulebook, text: str, day: date, flow: tuple[str, str]
) -> None:
    cleaned = "".join(c for c in text if c.isdigit())
    try:
        verdict = decide(on(day, flow, text), rulebook)
    except UsageError:
        return
    assert verdict.hs in ALL
    assert verdict.hs == cleaned


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=12), days, flows)
def test_an_unknown_name_never_means_no_measure(
    rulebook: Rulebook, text: str, day: date, flow: tuple[str, str]
) -> None:
    for field in ("goods", "service"):
        shipment = Shipment(*flow, PartialDate.of(day), **{field: text})  # type: ignore[arg-type]
        try:
            verdict = decide(shipment, rulebook)
        except UsageError:
            continue
        assert verdict.hs in ALL or verdict.shipment.service


@settings(max_examples=300, deadline=None)
@given(known, days, days, flows)
def test_a_later_day_lifts_a_ban_only_by_an_ending(
    rulebook: Rulebook, code: str, a: date, b: date, flow: tuple[str, str]
) -> None:
    early, late = sorted((a, b))
    before = decide(on(early, flow, code), rulebook)
    after = decide(on(late, flow, code), rulebook)
    if before.code is not Code.PROHIBITED:
        return
    ended = [r.measure for r in before.rules if r.measure.effective_to is not None]
    if not ended:
        assert after.code is Code.PROHIBITED


@settings(max_examples=200, deadline=None)
@given(known, days, flows)
def test_a_finer_code_is_under_all_that_cover_its_heading_whole(
    rulebook: Rulebook, code: str, day: date, flow: tuple[str, str]
) -> None:
    if len(code) == 2:
        return
    above = decide(on(day, flow, code[:-2]), rulebook)
    here = decide(on(day, flow, code), rulebook)
    assert {r.measure.id for r in above.rules} <= {r.measure.id for r in here.rules}


@settings(max_examples=150, deadline=None)
@given(known, st.integers(2007, 2025), st.integers(1, 12), flows)
def test_a_month_is_decided_as_each_of_its_days(
    rulebook: Rulebook, code: str, year: int, month: int, flow: tuple[str, str]
) -> None:
    when = PartialDate(year, month)
    whole = decide(Shipment(*flow, when, hs=code), rulebook)
    count = (when.latest - when.earliest).days + 1
    singly = {
        decide(on(when.earliest + timedelta(days=n), flow, code), rulebook).code
        for n in range(count)
    }
    if len(singly) == 1:
        assert whole.code in singly
    else:
        assert whole.code is Code.UNDECIDED


@settings(max_examples=100, deadline=None)
@given(st.floats(0, 2e6), st.floats(0, 2e6))
def test_more_never_weighs_less(rulebook: Rulebook, a: float, b: float) -> None:
    less, more = sorted((a, b))
    when = PartialDate(2024, 3, 1)
    codes_ = [
        decide(
            Shipment("RUS", "PRK", when, goods="diesel", quantity=amount, unit="barrels"), rulebook
        ).code
        for amount in (less, more)
    ]
    assert SEVERITY[codes_[0]] <= SEVERITY[codes_[1]]


@settings(max_examples=150, deadline=None)
@given(known, days, flows)
def test_what_would_change_it_does(
    rulebook: Rulebook, code: str, day: date, flow: tuple[str, str]
) -> None:
    verdict = check(on(day, flow, code), rulebook)
    assert all(change.code is not verdict.code for change in verdict.changes)
    assert all(change.code is not Code.UNDECIDED for change in verdict.changes)
    for change in verdict.changes:
        if change.fact == "date":
            moved = Shipment(*flow, PartialDate.parse(change.value), hs=code)
            assert decide(moved, rulebook).code is change.code


@settings(max_examples=100, deadline=None)
@given(known, days, flows, days)
def test_what_was_not_known_then_does_not_count(
    rulebook: Rulebook, code: str, day: date, flow: tuple[str, str], as_of: date
) -> None:
    past = rulebook.known_by(as_of)
    verdict = decide(on(day, flow, code), past)
    assert all(r.measure.known <= as_of for r in (*verdict.rules, *verdict.depends))


@pytest.mark.parametrize("state", ["", "prk", "PR", "PRKX", "P1K", "北朝鮮"])
def test_a_state_that_is_no_member_code_is_refused(rulebook: Rulebook, state: str) -> None:
    with pytest.raises(UsageError, match="member code"):
        check(Shipment("RUS", state, PartialDate(2024, 1, 1), hs="2710"), rulebook)
