"""Votes drawn from the model itself: to test whether estimators recover what they should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.votes.model import SMOOTHING
from tumen.votes.sample import Ballots, Sample, estimation_sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """A sample, and the true position of each of its points (mean 0, variance 1)."""

    sample: Sample
    positions: NDArray[np.float64]


def simulate(
    *,
    states: int,
    sessions: int,
    per_session: int,
    bridged: float = 0.1,
    absent: float = 0.1,
    seed: int,
) -> Simulation:
    """States that walk from session to session as the prior says and vote as the model says.

    `per_session` roll calls a session, a share `bridged` of them repeating one of the session
    before; each vote is missing with probability `absent`. Slopes are N(0, 1) and cuts two ordered
    normal draws. The first two lines are called RUS and USA and stand at the ends, as anchors.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    first = np.sort(random.normal(0, 1, states))
    steps = random.normal(0, np.sqrt(SMOOTHING / 2), (sessions - 1, states))
    walk = np.cumsum(np.vstack([first, steps]), axis=0)
    walk = (walk - walk.mean()) / walk.std()
    names = ["USA" if i == states - 1 else "RUS" if i == 0 else f"X{i:02d}" for i in range(states)]
    lines = tuple(sorted(names))
    line = np.array([lines.index(name) for name in names])
    calls = sessions * per_session
    slope = random.normal(0, 1, calls)
    cuts = np.sort(random.normal(0, 1, (calls, 2)), axis=1)
    matches = []
    for call in range(per_session, calls):
        if random.random() < bridged:
            repeated = call - per_session
            slope[call], cuts[call] = slope[repeated], cuts[repeated]
            matches.append((repeated + 1, call + 1))
    session = np.arange(calls) // per_session
    latent = slope[:, None] * walk[session] + random.normal(0, 1, (calls, states))
    vote = 1 + (latent > cuts[:, :1]).astype(int) + (latent > cuts[:, 1:])
    cast, state = np.nonzero(random.random((calls, states)) >= absent)
    ballots = Ballots(
        lines,
        line[state].astype(np.int32),
        (session[cast] + 1).astype(np.int32),
        (cast + 1).astype(np.int64),
        vote[cast, state].astype(np.int8),
    )
    sample = estimation_sample(ballots, matches, without_sessions=())
    state_of = np.argsort(line)
    truth = walk[sample.point_session - 1, state_of[sample.point_line]]
    return Simulation(sample, (truth - truth.mean()) / truth.std())
