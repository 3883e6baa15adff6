"""Cases as data: each names the paragraph that decides, and the verdict expected of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tumen.core.dates import PartialDate
from tumen.sanctions import Code, Rulebook, Shipment, check

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8")
)
WANTED = {
    "prohibited": Code.PROHIBITED,
    "unless": Code.UNLESS_EXEMPTED,
    "capped": Code.CAPPED,
    "notify": Code.NOTIFY,
    "none": Code.NONE_FOUND,
    "undecided": Code.UNDECIDED,
}


def shipment(case: dict[str, Any]) -> Shipment:
    return Shipment(
        case["from"],
        case["to"],
        PartialDate.parse(case["day"]),
        case.get("hs"),
        case.get("goods"),
        case.get("service"),
        case.get("quantity"),
        case.get("unit"),
        case.get("origin"),
        case.get("facts", {}),
    )


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
    written = [tuple(sorted(map(str, case.items()))) for case in CASES]
    assert [each for each, n in Counter(written).items() if n > 1] == []


@pytest.mark.parametrize(
    "case", CASES, ids=lambda c: f"{c['para']} {c['from']}-{c['to']} {c['day']}"
)
def test_case(case: dict[str, Any], rulebook: Rulebook) -> None:
    verdict = check(shipment(case), rulebook)
    assert verdict.code is WANTED[case["want"]], verdict
    resolution, _, paragraph = case["para"].partition(":")
    if paragraph and verdict.code in (Code.PROHIBITED, Code.UNLESS_EXEMPTED, Code.CAPPED):
        named = [
            (applied.measure.instrument, applied.measure.paragraph) for applied in verdict.rules
        ]
        assert any(
            resolution in instrument and paragraph.split("(")[0] in (own or "")
            for instrument, own in named
        ), named
