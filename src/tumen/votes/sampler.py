"""The sampling tier: the published procedure, compiled, in several chains from dispersed starts.

As published (Bailey, Strezhnev and Voeten 2017, and the programme beside their data), a sweep draws
positions around the conditional mean of the session before, centres and scales them, takes a small
random step of each item's cuts, and draws latent answers and slopes. Because positions are scaled
between the draws, the procedure is not the sampler of one posterior: its parts may not be exchanged
for better ones. Longer steps of the cuts settle the first sessions half a unit lower (decision 0005).

The prior looks backwards only: a state's position leans on its earlier sessions, never on its later
ones. Items and scale are shared by all sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.core.errors import UsageError
from tumen.votes import start
from tumen.votes.fast import Approximation, approximate
from tumen.votes.model import design

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tumen.votes.sample import Sample

    Floats = NDArray[np.float64]

POSITION_LIMIT = 5.0
"""Positions are cut at -5 and 5 before scaling, as in the authors' programme."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How long to run. The defaults are those of the published run: 4,000 sweeps thrown away, of 20,000
    every 50th stored, cuts proposed with an sd of 0.2 / 3.

    `warm_up` sweeps first settle the items on the start, by steps of up to `settling_step`. `seed`
    and the chain's number fix every random number. `level_step` and `noise` disperse the starts: the
    sd of a random walk of the sessions' levels, from the last session back (0.06 a session is wider
    than the prior allows), and the sd of noise on each position.
    """

    warm_up: int = 60
    burn: int = 4000
    keep: int = 20000
    thin: int = 50
    cut_step: float = 0.2 / 3
    settling_step: float = 1.1
    seed: int = 20240604
    level_step: float = 0.06
    noise: float = 0.5

    @property
    def sweeps(self) -> int:
        """Sweeps after the warm-up."""
        return self.burn + self.keep


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """What one chain saw: stored positions [draw, point], and the means of slope and cuts."""

    draws: NDArray[np.float32]
    items: Floats
    acceptance: float


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """Summary of all chains, per point: mean, sd, 5 % and 95 % quantile, and R-hat.

    `r_hat_sessions` is the same diagnostic for the mean position of each session: the slowest
    direction of this model. `items` holds slope, first and second cut.
    """

    mean: Floats
    sd: Floats
    low: Floats
    high: Floats
    r_hat: Floats
    r_hat_sessions: Floats
    items: Floats


def run_chain(sample: Sample, begin: Approximation, settings: Settings, number: int = 0) -> Chain:
    """One chain, begun at a random distance from `begin`."""
    import numpy as np

    from tumen.votes import _kernels as kernels

    laid = design(sample)
    seed = settings.seed + 7919 * number
    theta = _dispersed(sample, begin, settings, number)
    items = begin.items.copy()
    votes = (0, laid.n_items, laid.item_start, laid.item_point, laid.item_vote)
    factors = np.zeros((laid.n_items, 6))
    factors[:, [0, 2, 5]] = 0.05
    for sweep in range(settings.warm_up):
        step = min(settings.settling_step, 0.5 + 0.03 * sweep)
        kernels.settle_pass(*votes, theta, items, factors, step, seed, -1 - sweep)
    accepted = np.zeros(laid.n_items, dtype=np.int64)
    latent = np.empty(len(laid.item_vote))

    def renew_items(sweep: int) -> None:
        kernels.item_pass(*votes, theta, items, settings.cut_step, seed, sweep, accepted, latent)

    renew_items(-1 - settings.warm_up)
    mean = theta.copy()
    draws = np.empty((settings.keep // settings.thin, laid.n_points), dtype=np.float32)
    item_means = np.zeros_like(items)
    for sweep in range(settings.sweeps):
        kernels.point_pass(
            0,
            laid.n_points,
            laid.point_start,
            laid.point_item,
            laid.place,
            latent,
            items,
            np.where(laid.lag >= 0, mean[laid.lag], 0.0),
            laid.variance,
            theta,
            seed,
            2 * sweep,
            mean,
        )
        np.clip(theta, -POSITION_LIMIT, POSITION_LIMIT, out=theta)
        theta -= theta.mean()
        theta /= theta.std()
        renew_items(2 * sweep + 1)
        kept, rest = divmod(sweep - settings.burn, settings.thin)
        if rest == settings.thin - 1 and 0 <= kept < len(draws):
            draws[kept] = theta
            item_means += items
    return Chain(draws, item_means / len(draws), float(accepted.mean() / (settings.sweeps + 1)))


def _dispersed(sample: Sample, begin: Approximation, settings: Settings, number: int) -> Floats:
    import numpy as np

    random = np.random.default_rng([settings.seed, number])
    steps = random.normal(0, settings.level_step, int(sample.point_session.max()) + 1)
    levels = np.cumsum(steps[::-1])[::-1]
    theta = begin.mean + levels[sample.point_session]
    theta = theta + random.normal(0, settings.noise, len(theta))
    scaled: Floats = (theta - theta.mean()) / theta.std()
    return scaled


def summarise(sample: Sample, chains: Sequence[Chain]) -> Posterior:
    """Join chains. Raises UsageError when there are fewer than two: nothing shows that one mixed."""
    import numpy as np

    if len(chains) < 2:
        raise UsageError("a posterior needs at least two chains: one cannot show that it has mixed")
    draws = np.stack([chain.draws for chain in chains]).astype(float)
    pooled = draws.reshape(-1, draws.shape[2])
    low, high = np.quantile(pooled, [0.05, 0.95], axis=0)
    member = (sample.point_session[:, None] == sample.sessions[None, :]).astype(float)
    session_draws = draws @ (member / member.sum(axis=0))
    return Posterior(
        mean=pooled.mean(axis=0),
        sd=pooled.std(axis=0, ddof=1),
        low=low,
        high=high,
        r_hat=split_r_hat(draws),
        r_hat_sessions=split_r_hat(session_draws),
        items=np.mean([chain.items for chain in chains], axis=0),
    )


def split_r_hat(draws: Floats) -> Floats:
    """Potential scale reduction of split chains (Gelman et al. 2013, 11.4), draws [chain, draw, k]."""
    import numpy as np

    half = draws.shape[1] // 2
    parts = np.concatenate([draws[:, :half], draws[:, half : 2 * half]])
    within = parts.var(axis=1, ddof=1).mean(axis=0)
    between = parts.mean(axis=1).var(axis=0, ddof=1)
    ratio: Floats = np.sqrt((half - 1) / half + between / np.maximum(within, 1e-300))
    return ratio


def sample_positions(
    sample: Sample,
    settings: Settings | None = None,
    *,
    chains: int = 4,
    right: str = start.RIGHT,
    left: str = start.LEFT,
    threads: int = 2,
) -> Posterior:
    """Run `chains` chains, `threads` at a time, from around the fast tier's answer, and join them."""
    from concurrent.futures import ThreadPoolExecutor

    chosen = settings or Settings()
    begin = approximate(sample, right=right, left=left, threads=threads)
    with ThreadPoolExecutor(max_workers=threads) as pool:
        done = list(pool.map(lambda k: run_chain(sample, begin, chosen, k), range(chains)))
    return summarise(sample, done)
