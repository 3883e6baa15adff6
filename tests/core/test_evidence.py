"""No source, no sentence; and what the confidence of a sentence follows."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.core.confidence import LIKELIHOOD, Level, judge, likelihood
from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate, Evidence, Finding

GRADES = st.tuples(st.sampled_from("ABCDEF"), st.integers(1, 6), st.sampled_from("xyz"))
ORDER = [Level.LOW, Level.MODERATE, Level.HIGH]


def piece(**changes: object) -> Evidence:
    values: dict[str, object] = {
        "source": "paper",
        "publisher": "Paper",
        "title": "Title",
        "url": "https://example.org",
        "published": PartialDate(2024, 1, 2),
        "known": PartialDate(2024, 1, 2),
        "reliability": "B",
        "credibility": 2,
        "locator": "claims/x",
    }
    return Evidence(**(values | changes))  # type: ignore[arg-type]


def test_a_sentence_without_a_source_cannot_be_constructed() -> None:
    with pytest.raises(ValueError, match="no source, no sentence"):
        Finding("key", {}, ())


def test_a_rival_report_alone_carries_nothing() -> None:
    with pytest.raises(ValueError, match="no source, no sentence"):
        Finding("key", {}, (piece(relation="contradicts"),))


def test_evidence_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="place"):
        piece(locator="")


def test_dataset_rows_are_computed_not_judged() -> None:
    finding = Finding("key", {}, (piece(is_dataset=True),))
    assert finding.confidence is not None
    assert finding.confidence.level is Level.COMPUTED


def test_an_estimate_lies_in_its_interval() -> None:
    with pytest.raises(ValueError, match="outside"):
        Estimate("m", "A", "B", PartialDate(2000), 3.0, 1.0, 2.0, 1, ("s",), date(2001, 1, 1))


def test_an_estimate_needs_its_sources() -> None:
    with pytest.raises(ValueError, match="sources"):
        Estimate("m", "A", "B", PartialDate(2000), 1.0, 1.0, 1.0, 1, (), date(2001, 1, 1))


@given(st.lists(GRADES, max_size=4), st.lists(GRADES, max_size=3), GRADES)
def test_another_rival_never_raises_confidence(
    support: list[tuple[str, int, str]],
    rivals: list[tuple[str, int, str]],
    rival: tuple[str, int, str],
) -> None:
    before, after = judge(support, rivals).level, judge(support, [*rivals, rival]).level
    assert ORDER.index(after) <= ORDER.index(before)


@given(st.lists(GRADES, min_size=1, max_size=4))
def test_repeating_a_voice_adds_nothing(support: list[tuple[str, int, str]]) -> None:
    assert judge(support, []).level == judge([*support, support[0]], []).level


def test_likelihood_words_are_those_of_icd_203() -> None:
    assert likelihood(0.5).en == "roughly even chance"
    assert likelihood(0.7).en == "likely"
    assert likelihood(0.03).en == "almost no chance"
    for (_, high, _), (low, _, _) in pairwise(LIKELIHOOD):
        assert high == low
