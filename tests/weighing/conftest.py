"""Rows as the store gives them, filled with what a test does not care about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tumen.core.dates import Span, parse_or_none
from tumen.weighing.reports import Report


@pytest.fixture
def report() -> Callable[..., Report]:
    """A report of grade B2 of a day; the name is locator and voice unless told."""

    def make(name: str, value: float | None = None, day: str = "2024-06-01", **more: Any) -> Report:
        when = parse_or_none(more.pop("start", day)), parse_or_none(more.pop("end", day))
        fields = {
            "locator": f"claims/{name}",
            "voice": name,
            "publisher": name,
            "reliability": "B",
            "credibility": 2,
            "known": date.fromisoformat(day),
            "when": Span(*when),
            "unit": "persons",
            "value": value,
        }
        return Report(**(fields | more))

    return make


@pytest.fixture
def claim() -> Callable[..., dict[str, Any]]:
    """A row of the table `claims`."""

    def make(name: str, **more: Any) -> dict[str, Any]:
        row = {
            "id": name,
            "case": "test",
            "topic": "deployment",
            "kind": "figure",
            "subjects": ["AAA", "BBB"],
            "quantity": None,
            "value": None,
            "low": None,
            "high": None,
            "unit": None,
            "valid_from": "2024-06-01",
            "valid_to": "2024-06-01",
            "known": date(2024, 6, 1),
            "sources": ["paper"],
            "credibility": 2,
            "speaker": None,
            "speaker_state": None,
            "origin_group": None,
            "hypotheses": [],
            "outcome": None,
        }
        return row | more

    return make


@pytest.fixture
def sources() -> dict[str, dict[str, Any]]:
    """Rows of the table `ledger_sources`, by id."""
    graded = {"paper": ("B", None), "relay": ("C", None), "organ": ("D", "AAA")}
    return {
        name: {"id": name, "publisher": name.title(), "reliability": grade, "voice_of": state}
        for name, (grade, state) in graded.items()
    }
