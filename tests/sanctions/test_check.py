"""What the check says beside its verdict: rules, exceptions, single facts, both clocks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError
from tumen.sanctions import Code, Rulebook, Shipment, UnknownCode, UnknownGoods, Verdict, check


def ask(rulebook: Rulebook, flow: str, day: str, **given: Any) -> Verdict:
    source, target = flow.split(">")
    return check(Shipment(source, target, PartialDate.parse(day), **given), rulebook)


def changed(verdict: Verdict) -> dict[tuple[str, str], Code]:
    return {(change.fact, change.value): change.code for change in verdict.changes}


def test_a_verdict_names_resolution_paragraph_date_basis_and_sources(rulebook: Rulebook) -> None:
    verdict = ask(rulebook, "RUS>PRK", "2024-03-01", hs="2710.19")
    (applied,) = verdict.rules
    assert verdict.hs == "271019"
    assert applied.measure.instrument == "S/RES/2397 (2017)"
    assert applied.measure.paragraph == "5"
    assert str(applied.measure.effective_from) == "2018-01-01"
    assert applied.basis == "analyst"
    assert "voak-2397" in verdict.sources


def test_part_of_a_code_stays_open_until_the_class_is_known(rulebook: Rulebook) -> None:
    verdict = ask(rulebook, "RUS>PRK", "2024-03-01", hs="2710")
    assert verdict.code is Code.CAPPED
    assert [a.measure.id for a in verdict.depends] == ["unscr-2270-avfuel"]
    assert changed(verdict)[("class", "aviation-fuel")] is Code.UNLESS_EXEMPTED


def test_single_facts_that_change_a_verdict(rulebook: Rulebook) -> None:
    facts = {"transit": "rajin", "committee": "notified"}
    home = ask(rulebook, "PRK>CHN", "2018-03-05", hs="2701", origin="PRK", facts=facts)
    assert home.code is Code.PROHIBITED
    assert changed(home)[("origin", "CHN")] is Code.NOTIFY
    assert changed(home)[("direction", "CHN > PRK")] is Code.NONE_FOUND
    early = ask(rulebook, "PRK>CHN", "2018-03-05", hs="0802")
    assert changed(early)[("date", "2017-12-21")] is Code.NONE_FOUND
    before = ask(rulebook, "PRK>CHN", "2017-12-01", hs="0802")
    assert before.code is Code.NONE_FOUND
    assert changed(before)[("date", "2017-12-22")] is Code.PROHIBITED
    fuel = ask(rulebook, "RUS>PRK", "2016-05-01", goods="jet fuel")
    assert changed(fuel)[("use", "return-flight")] is Code.NONE_FOUND
    oil = ask(rulebook, "RUS>PRK", "2020-05-01", goods="diesel")
    assert changed(oil)[("quantity-more-than", "500000 barrels")] is Code.PROHIBITED


def test_an_exception_is_open_until_its_facts_are_known(rulebook: Rulebook) -> None:
    verdict = ask(rulebook, "PRK>CHN", "2018-03-05", hs="2701", origin="RUS")
    states = {text.text.en: state.name for text, state in verdict.rules[0].exemptions}
    assert set(states.values()) == {"OPEN"}
    assert verdict.code is Code.UNLESS_EXEMPTED


def test_autonomous_measures_stand_beside_and_never_in_the_verdict(rulebook: Rulebook) -> None:
    verdict = ask(rulebook, "JPN>PRK", "2024-01-01", hs="1001")
    assert verdict.code is Code.NONE_FOUND
    assert "JPN" in {applied.measure.authority for applied in verdict.autonomous}
    assert {applied.measure.authority for applied in verdict.rules} <= {"UN"}


def test_measures_that_no_code_settles_are_named(rulebook: Rulebook) -> None:
    verdict = ask(rulebook, "RUS>PRK", "2024-01-01", hs="1001")
    assert {measure.id for measure in verdict.beside} >= {"unscr-2270-catchall", "unscr-1718-wmd"}


def test_as_known_earlier(rulebook: Rulebook) -> None:
    shipment = Shipment("PRK", "CHN", PartialDate(2017, 12, 25), hs="0802")
    assert check(shipment, rulebook).code is Code.PROHIBITED
    assert check(shipment, rulebook.known_by(date(2017, 12, 1))).code is Code.NONE_FOUND
    coal = Shipment("PRK", "CHN", PartialDate(2017, 9, 1), hs="2701")
    then = check(coal, rulebook.known_by(date(2017, 8, 1)))
    assert {a.measure.id for a in then.rules} == {"unscr-2270-coal-iron", "unscr-2321-coalcap"}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "say what moves"),
        ({"hs": "2710", "service": "workers"}, "not both"),
        ({"hs": "2710", "quantity": 5.0}, "no unit"),
        ({"hs": "2710", "quantity": 5.0, "unit": "cups"}, "'cups' is no unit"),
        ({"hs": "2710", "quantity": -1.0, "unit": "t"}, "no quantity"),
        ({"hs": "2710", "quantity": float("nan"), "unit": "t"}, "no quantity"),
        ({"hs": "2710", "unit": "t"}, "without a quantity"),
        ({"hs": "2710", "facts": {"colour": "red"}}, "no fact"),
        ({"hs": "2710", "facts": {"class": "fuel"}}, "no class"),
        ({"hs": "2710", "facts": {"contract": "soon"}}, "not a date"),
        ({"hs": "2710", "facts": {"use": " "}}, "is empty"),
        ({"hs": "8704", "goods": "diesel"}, "stands under"),
        ({"hs": "2710", "origin": "russia"}, "member code"),
        ({"service": "dentistry"}, "no service"),
    ],
)
def test_what_cannot_be_read_is_refused(
    rulebook: Rulebook, given: dict[str, Any], problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        ask(rulebook, "RUS>PRK", "2024-01-01", **given)


@pytest.mark.parametrize(
    ("code", "near"),
    [("2715.99", "2715"), ("77", "78"), ("271011", "271012"), ("27101931", "271019")],
)
def test_an_unknown_code_names_those_near_it(rulebook: Rulebook, code: str, near: str) -> None:
    with pytest.raises(UnknownCode, match=near):
        ask(rulebook, "RUS>PRK", "2024-01-01", hs=code)


def test_an_ambiguous_name_is_answered_with_its_candidates(rulebook: Rulebook) -> None:
    with pytest.raises(UnknownGoods) as refused:
        ask(rulebook, "RUS>PRK", "2024-01-01", goods="燃料")
    assert refused.value.is_ambiguous
    assert {"軽油", "灯油", "重油"} <= {
        each.split(" / ")[1].split()[0] for each in refused.value.candidates
    }
    with pytest.raises(UnknownGoods, match="diesel"):
        ask(rulebook, "RUS>PRK", "2024-01-01", goods="deisel")
    with pytest.raises(UnknownGoods, match="HS code"):
        ask(rulebook, "RUS>PRK", "2024-01-01", goods="rubber")


def test_two_names_of_one_thing_give_one_verdict(rulebook: Rulebook) -> None:
    first, second = (
        ask(rulebook, "RUS>PRK", "2024-01-01", goods=name) for name in ("diesel", "軽油")
    )
    assert (first.code, first.hs) == (second.code, second.hs) == (Code.CAPPED, "271019")
