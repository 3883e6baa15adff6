"""Similarity: published values to all printed digits, a naive loop, and the laws."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tumen.core.errors import DataError
from tumen.votes.similarity import BOUNDS, similarity

# Signorino and Ritter (1999), Table 6: alliance portfolios of Germany and Russia in 1914 among the
# 20 states of Europe, as (capability, Germany's tie, Russia's tie); ties are 0 none, 1 entente,
# 2 neutrality, 3 defence. Rows as reprinted at
# https://svmiller.com/blog/2026/06/alliances-weighting-foreign-policy-similarity/
TABLE_6 = {
    "GMY": (0.25, 3, 0),
    "RUS": (0.21, 0, 3),
    "UKG": (0.20, 0, 1),
    "FRN": (0.08, 0, 3),
    "AUH": (0.08, 3, 0),
    "ITA": (0.05, 3, 1),
    "BEL": (0.03, 0, 0),
    "SPN": (0.03, 0, 0),
    "TUR": (0.02, 0, 0),
    "NTH": (0.01, 0, 0),
    "SWD": (0.01, 0, 0),
    "RUM": (0.01, 3, 0),
    "POR": (0.01, 0, 0),
    "SWZ": (0.01, 0, 0),
    "GRC": (0.0, 0, 0),
    "DEN": (0.0, 0, 0),
    "YUG": (0.0, 0, 0),
    "BUL": (0.0, 0, 0),
    "NOR": (0.0, 0, 0),
    "ALB": (0.0, 0, 0),
}
PORTFOLIOS = np.array(
    [[tie + 1 for _, *ties in TABLE_6.values() for tie in ties[k : k + 1]] for k in (0, 1)], np.int8
)


@pytest.mark.parametrize(
    ("measure", "printed"),
    [
        ("tau_b", "0.03031695"),
        ("s_absolute", "0.4"),
        ("s_squared", "0.4444444"),
        ("kappa", "-0.07758621"),
        ("kappa_nominal", "-0.02941176"),
        ("pi", "-0.04477612"),
        ("pi_squared", "-0.08695652"),
        ("a", "-0.04"),
    ],
)
def test_signorino_and_ritter_table_6(measure: str, printed: str) -> None:
    value = similarity(PORTFOLIOS, levels=4).values[measure][0]
    digits = len(printed.split(".")[1])
    assert round(float(value), digits) == pytest.approx(float(printed), abs=1e-12)


def test_signorino_and_ritter_weighted_by_capability() -> None:
    weights = np.array([capability for capability, *_ in TABLE_6.values()])
    found = similarity(PORTFOLIOS, levels=4, weights=weights)
    assert found.values["s_absolute"][0] == pytest.approx(-0.46, abs=1e-12)
    assert found.n[0] == 20


def naive(x: list[int], y: list[int], levels: int) -> dict[str, float]:
    """Each measure by its definition, one pair of answers at a time."""
    pairs = [(a, b) for a, b in zip(x, y, strict=True) if a and b]
    n = len(pairs)

    def mean(distance: Callable[[int, int], float], sides: list[tuple[int, int]]) -> float:
        return sum(distance(a, b) for a, b in sides) / len(sides)

    def absolute(a: int, b: int) -> float:
        return abs(a - b)

    def squared(a: int, b: int) -> float:
        return (a - b) ** 2

    def nominal(a: int, b: int) -> float:
        return float(a != b)

    independent = [(a, b) for a, _ in pairs for _, b in pairs]
    both = [a for a, _ in pairs] + [b for _, b in pairs]
    pooled = [(a, b) for a in both for b in both]

    def chance(distance: Callable[[int, int], float], sides: list[tuple[int, int]]) -> float:
        expected = mean(distance, sides)
        return 1 - mean(distance, pairs) / expected if expected else math.nan

    signs = [
        (np.sign(p[0] - q[0]), np.sign(p[1] - q[1])) for p, q in itertools.combinations(pairs, 2)
    ]
    untied = [sum(s[k] != 0 for s in signs) for k in (0, 1)]
    return {
        "agreement": sum(a == b for a, b in pairs) / n,
        "s_absolute": 1 - 2 * mean(absolute, pairs) / (levels - 1),
        "s_squared": 1 - 2 * mean(squared, pairs) / (levels - 1) ** 2,
        "kappa": chance(squared, independent),
        "kappa_nominal": chance(nominal, independent),
        "pi": chance(nominal, pooled),
        "pi_squared": chance(squared, pooled),
        "tau_b": float(sum(a * b for a, b in signs)) / math.sqrt(untied[0] * untied[1])
        if untied[0] and untied[1]
        else math.nan,
        "a": 2 / (levels - 1) * (mean(absolute, independent) - mean(absolute, pairs)),
    }


@given(hnp.arrays(np.int8, (4, 12), elements=st.integers(0, 3)))
def test_equals_the_naive_loop(answers: np.ndarray) -> None:
    found = similarity(answers)
    for k, (i, j) in enumerate(itertools.combinations(range(4), 2)):
        common = int(((answers[i] > 0) & (answers[j] > 0)).sum())
        assert found.n[k] == common
        if common < 2:
            continue
        for name, value in naive(answers[i].tolist(), answers[j].tolist(), 3).items():
            assert found.values[name][k] == pytest.approx(value, abs=1e-12, nan_ok=True), name


@given(hnp.arrays(np.int8, (3, 10), elements=st.integers(0, 3)), st.permutations(range(10)))
def test_symmetric_bounded_and_blind_to_order(answers: np.ndarray, order: list[int]) -> None:
    found = similarity(answers)
    turned = similarity(answers[::-1][:, order])
    for name, (low, high) in BOUNDS.items():
        values = found.values[name]
        np.testing.assert_allclose(values, turned.values[name][::-1], atol=1e-12)
        known = values[~np.isnan(values)]
        assert ((known >= low - 1e-12) & (known <= high + 1e-12)).all()


@given(hnp.arrays(np.int8, (3, 30), elements=st.integers(0, 3)))
def test_intervals_hold_their_value(answers: np.ndarray) -> None:
    found = similarity(answers, confidence=0.9)
    for name in BOUNDS:
        value, low, high = found.values[name], found.low[name], found.high[name]
        known = ~np.isnan(low) & ~np.isnan(value)
        assert (low[known] <= value[known] + 1e-9).all()
        assert (value[known] <= high[known] + 1e-9).all()


def test_equal_weights_change_nothing() -> None:
    answers = np.random.default_rng(5).integers(0, 4, (5, 40)).astype(np.int8)
    plain = similarity(answers, confidence=0.95)
    weighted = similarity(answers, weights=np.full(40, 2.5), confidence=0.95)
    for name in BOUNDS:
        np.testing.assert_allclose(plain.values[name], weighted.values[name], atol=1e-12)
        np.testing.assert_allclose(plain.low[name], weighted.low[name], atol=1e-9)


def test_delta_intervals_cover_as_promised() -> None:
    """Answers drawn from a known cross table: 90 % intervals hold the truth in about 90 %."""
    rng = np.random.default_rng(8)
    shares = np.array([[0.5, 0.1, 0.05], [0.05, 0.1, 0.05], [0.0, 0.05, 0.1]])
    truth = similarity(_answers(np.repeat(np.arange(9), (shares.ravel() * 1000).astype(int))))
    inside = dict.fromkeys(BOUNDS, 0)
    for _ in range(400):
        drawn = similarity(_answers(rng.choice(9, 150, p=shares.ravel())), confidence=0.9)
        for name in BOUNDS:
            inside[name] += drawn.low[name][0] <= truth.values[name][0] <= drawn.high[name][0]
    for name, count in inside.items():
        assert 0.85 <= count / 400 <= 0.95, name


def _answers(cells: np.ndarray) -> np.ndarray:
    return np.stack([cells // 3 + 1, cells % 3 + 1]).astype(np.int8)


def test_bad_input_is_named() -> None:
    with pytest.raises(DataError, match="found 1 to 9"):
        similarity(np.array([[1, 9], [1, 2]], np.int8))
    with pytest.raises(DataError, match="for each of 2 roll calls"):
        similarity(np.array([[1, 3], [1, 2]], np.int8), weights=np.ones(3))
    with pytest.raises(DataError, match="1 dimensions"):
        similarity(np.array([1, 2], np.int8))
