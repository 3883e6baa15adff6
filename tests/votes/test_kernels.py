"""The compiled passes: their random numbers and their probabilities."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tumen.votes import _kernels as kernels


def cdf(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2))


def stream(seed: int = 3) -> np.ndarray:
    state = np.empty(1, np.uint64)
    kernels._start(state, seed, 0, 0)
    return state


def test_normal_draws_have_the_normal_shares() -> None:
    state = stream()
    draws = np.array([kernels._normal(state) for _ in range(200_000)])
    for edge in (-3.5, -2, -1, -0.2, 0, 0.7, 1.5, 3.2):
        share = cdf(edge)
        spread = 4.5 * math.sqrt(share * (1 - share) / len(draws))
        assert abs((draws < edge).mean() - share) < spread


@pytest.mark.parametrize("low", [-3.0, 0.0, 0.49, 0.51, 2.0, 6.0])
def test_draws_above_a_bound_have_the_right_mean(low: float) -> None:
    state = stream()
    draws = np.array([kernels._above(state, low) for _ in range(40_000)])
    expected = math.exp(-low * low / 2) / math.sqrt(2 * math.pi) / cdf(-low)
    assert draws.min() > low
    assert draws.mean() == pytest.approx(expected, abs=4.5 * draws.std() / 200)


@pytest.mark.parametrize(
    ("low", "high"), [(-0.2, 0.4), (-1, 3), (2, 2.5), (1, 4), (-6, -4), (-5, 0.1)]
)
def test_draws_between_bounds_have_the_right_mean(low: float, high: float) -> None:
    state = stream()
    draws = np.array([kernels._between(state, low, high) for _ in range(40_000)])
    grid = np.linspace(low, high, 20_001)
    weight = np.exp(-grid * grid / 2)
    assert draws.min() >= low
    assert draws.max() <= high
    assert draws.mean() == pytest.approx(
        float((grid * weight).sum() / weight.sum()), abs=4.5 * draws.std() / 200
    )


@pytest.mark.parametrize("u", [-14.0, -9.999, -5.0, -0.3, 0.0, 2.2, 5.9, 8.0])
def test_tabled_probabilities(u: float) -> None:
    value, ratio = kernels._log_cdf_and_ratio(u)
    assert value == pytest.approx(math.log(cdf(u)), abs=4e-5)
    assert ratio == pytest.approx(math.exp(-u * u / 2) / math.sqrt(2 * math.pi) / cdf(u), abs=4e-5)


@pytest.mark.parametrize("cuts", [(-0.5, 0.8), (1.0, 1.2), (-3.0, -2.9995), (4.0, 5.0)])
def test_gradient_of_an_item_is_its_slope(cuts: tuple[float, float]) -> None:
    points = np.arange(6, dtype=np.int32)
    votes = np.array([1, 2, 3, 1, 2, 3], np.int8)
    theta = np.array([-1.5, -0.2, 0.3, 0.9, 1.4, 2.0])

    def value(at: np.ndarray) -> float:
        return float(
            kernels.item_posterior(
                0, 6, points, votes, theta, at[0], at[1], at[2], np.empty(3), np.empty(6), False
            )
        )

    at, grad = np.array([1.1, *cuts]), np.empty(3)
    kernels.item_posterior(0, 6, points, votes, theta, *at, grad, np.empty(6), False)
    width = 1e-6 if cuts[1] - cuts[0] < 1e-3 else 2e-3
    for k in range(3):
        step = np.zeros(3)
        step[k] = width
        slope = (value(at + step) - value(at - step)) / (2 * width)
        assert grad[k] == pytest.approx(slope, rel=2e-2, abs=2e-2)


def test_factor_of_the_inverse() -> None:
    random = np.random.default_rng(1)
    for _ in range(20):
        root = random.normal(size=(3, 3))
        matrix = root @ root.T + 0.1 * np.eye(3)
        factor = np.empty(6)
        info = np.array(
            [matrix[0, 0], matrix[0, 1], matrix[0, 2], matrix[1, 1], matrix[1, 2], matrix[2, 2]]
        )
        assert kernels.factor_of_inverse(info, factor)
        lower = np.array([[factor[0], 0, 0], [factor[1], factor[2], 0], factor[3:]])
        np.testing.assert_allclose(lower @ lower.T, np.linalg.inv(matrix), rtol=1e-8, atol=1e-10)
    assert not kernels.factor_of_inverse(np.array([1.0, 0, 0, -1, 0, 1]), np.empty(6))
