"""Trade seen under a measure: listed with its rule, never as proof."""

from __future__ import annotations

from typing import Any

from tumen.core.dates import PartialDate
from tumen.sanctions import Rulebook, flows_under_measures


def row(exporter: str, importer: str, period: str, hs: str | None) -> dict[str, Any]:
    return {"exporter": exporter, "importer": importer, "year": period, "hs": hs, "value_usd": 1e6}


def test_yearly_totals_of_all_goods_cannot_be_held_against_a_measure(rulebook: Rulebook) -> None:
    found = flows_under_measures([row("PRK", "CHN", "2016", None)], rulebook)
    assert found.flows == ()
    assert found.why_not is not None
    assert "証拠" in found.why_not.ja


def test_flows_by_code_are_listed_with_the_rule(rulebook: Rulebook) -> None:
    rows = [
        row("PRK", "CHN", "2017", "2701"),
        row("PRK", "CHN", "2019", "0303"),
        row("PRK", "CHN", "2019", "6704"),
        row("PRK", "CHN", "2017", "0303"),
        row("PRK", "CHN", "2019", "999999"),
    ]
    found = flows_under_measures(rows, rulebook)
    assert found.why_not is None
    assert len(found.unread) == 1
    listed = {(str(f.period), f.hs): f for f in found.flows}
    assert set(listed) == {("2017", "2701"), ("2019", "0303"), ("2017", "0303")}
    assert listed[("2019", "0303")].is_whole_period
    assert not listed[("2017", "0303")].is_whole_period
    ids = [a.measure.id for a in listed[("2017", "2701")].rules]
    assert ids == ["unscr-2270-coal-iron", "unscr-2321-coalcap", "unscr-2371-coal"]
    assert listed[("2019", "0303")].period == PartialDate(2019)
