"""Both tiers: they recover simulated positions, agree, cover, and repeat themselves exactly."""

from __future__ import annotations

import numpy as np
import pytest

from tumen.core.errors import DataError, UsageError
from tumen.votes.fast import Approximation, approximate
from tumen.votes.model import design
from tumen.votes.sampler import (
    Posterior,
    Settings,
    run_chain,
    sample_positions,
    split_r_hat,
    summarise,
)
from tumen.votes.simulate import Simulation, simulate

SHORT = Settings(burn=500, keep=2000, thin=8, cut_step=0.25)


@pytest.fixture(scope="module")
def fast(small: Simulation) -> Approximation:
    return approximate(small.sample)


@pytest.fixture(scope="module")
def sampled(small: Simulation) -> Posterior:
    return sample_positions(small.sample, SHORT, chains=2)


def test_both_tiers_recover_the_truth(
    small: Simulation, fast: Approximation, sampled: Posterior
) -> None:
    for found in (fast.mean, sampled.mean):
        assert np.corrcoef(found, small.positions)[0, 1] > 0.96
    assert np.corrcoef(fast.mean, sampled.mean)[0, 1] > 0.99


def test_intervals_cover_simulated_truth(
    small: Simulation, fast: Approximation, sampled: Posterior
) -> None:
    truth = small.positions
    assert 0.84 <= np.mean((truth >= sampled.low) & (truth <= sampled.high)) <= 0.97
    assert 0.80 <= np.mean(np.abs(truth - fast.mean) <= 1.645 * fast.sd) <= 0.97


def test_chains_from_dispersed_starts_meet(sampled: Posterior) -> None:
    assert np.median(sampled.r_hat) < 1.05
    assert np.quantile(sampled.r_hat, 0.95) < 1.3


def test_scale_and_sign(small: Simulation, fast: Approximation) -> None:
    assert abs(fast.mean.mean()) < 0.05
    assert np.mean(fast.mean**2 + fast.sd**2) == pytest.approx(1, abs=0.1)
    lines = np.array(small.sample.lines)[small.sample.point_line]
    assert fast.mean[lines == "USA"].mean() > 0 > fast.mean[lines == "RUS"].mean()


def test_anchors_turn_the_sign(small: Simulation, fast: Approximation) -> None:
    turned = approximate(small.sample, right="RUS", left="USA")
    assert np.corrcoef(fast.mean, turned.mean)[0, 1] < -0.99


def test_the_fast_tier_does_not_depend_on_threads(small: Simulation, fast: Approximation) -> None:
    alone = approximate(small.sample, threads=1)
    np.testing.assert_array_equal(alone.mean, fast.mean)


def test_a_chain_repeats_itself_and_differs_by_number(
    small: Simulation, fast: Approximation
) -> None:
    settings = Settings(warm_up=20, burn=10, keep=20, thin=5)
    one = run_chain(small.sample, fast, settings)
    again = run_chain(small.sample, fast, settings)
    other = run_chain(small.sample, fast, settings, 1)
    np.testing.assert_array_equal(one.draws, again.draws)
    assert not np.array_equal(one.draws, other.draws)
    with pytest.raises(UsageError, match="at least two chains"):
        summarise(small.sample, [one])


def test_r_hat_sees_chains_that_differ() -> None:
    random = np.random.default_rng(4)
    same = random.normal(size=(4, 200, 3))
    assert (split_r_hat(same) < 1.05).all()
    apart = same + np.arange(4)[:, None, None]
    assert (split_r_hat(apart) > 1.3).all()


def test_unknown_anchor_is_named(small: Simulation) -> None:
    with pytest.raises(DataError, match="ATLANTIS is no line"):
        approximate(small.sample, right="ATLANTIS")


def test_the_prior_leans_on_the_session_before(small: Simulation) -> None:
    laid = design(small.sample)
    sessions = small.sample.point_session
    for i, lag in enumerate(laid.lag.tolist()):
        expected = 2 if sessions[i] == 1 else sessions[i] - 1
        assert sessions[lag] == expected
        n, before = small.sample.point_votes[[i, lag]]
        assert laid.variance[i] == pytest.approx(0.5 * n / (n + before))


def test_simulation_is_standardised() -> None:
    made = simulate(states=12, sessions=4, per_session=20, seed=1)
    assert made.positions.mean() == pytest.approx(0, abs=1e-9)
    assert made.positions.std() == pytest.approx(1)
