"""A plain projection of a yearly series, with an interval and a backtest against doing nothing.

Candidates on the logarithm: drift over the last years, and a damped drift. Each is replayed from
every earlier year (rolling origin) and compared with the naive forecast "as in the last year". The
interval is conformal: the 90 % quantile of the absolute errors made in that replay at the same
horizon (Vovk et al. 2005; Hyndman and Athanasopoulos, Forecasting, ch. 5.10), so it needs no
normal errors, but it trusts that the future errs as the past did: it fails after a break.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from tumen.core.evidence import ProjectedYear, Projection
from tumen.outlook._run import last_run

LEAST_YEARS = 12
WINDOW = 8
COVER = 0.9

Model = Callable[[Sequence[float], int], float]


def naive(history: Sequence[float], steps: int) -> float:
    """As in the last year."""
    return history[-1]


def drift(history: Sequence[float], steps: int) -> float:
    """On by the mean yearly change of the last WINDOW years."""
    recent = history[-WINDOW:]
    return history[-1] + steps * (recent[-1] - recent[0]) / (len(recent) - 1)


def damped(history: Sequence[float], steps: int) -> float:
    """Drift that fades by a fifth each year."""
    recent = history[-WINDOW:]
    slope = (recent[-1] - recent[0]) / (len(recent) - 1)
    return history[-1] + slope * sum(0.8**step for step in range(1, steps + 1))


MODELS: dict[str, Model] = {"drift": drift, "damped drift": damped}


def project(series: Sequence[tuple[int, float]], horizon: int = 3) -> Projection | None:
    """Project (year, value > 0) pairs `horizon` years on; None when there is too little to replay.

    Only the unbroken run of years up to the last one is used. `skill` is one minus the ratio of
    the best candidate's mean absolute log error to the naive one's, over all horizons; a
    projection without skill repeats the last year.
    """
    run = last_run(series)
    if len(run) < LEAST_YEARS:
        return None
    logs = [math.log(value) for _, value in run]
    errors = {name: _replay(model, logs, horizon) for name, model in MODELS.items()}
    base = _replay(naive, logs, horizon)
    best = min(errors, key=lambda name: _mean(errors[name]))
    skill = 1 - _mean(errors[best]) / _mean(base) if _mean(base) > 0 else 0.0
    chosen, model = (best, MODELS[best]) if skill > 0 else ("naive", naive)
    used = errors[best] if skill > 0 else base
    years = []
    for step in range(1, horizon + 1):
        centre = model(logs, step)
        spread = _quantile(used[step], COVER)
        years.append(
            ProjectedYear(
                run[-1][0] + step,
                math.exp(centre),
                math.exp(centre - spread),
                math.exp(centre + spread),
            )
        )
    return Projection(
        method=chosen,
        years=tuple(years),
        last=run[-1],
        skill=max(0.0, skill),
        origins=len(used[1]),
        cover=COVER,
    )


def _replay(model: Model, logs: Sequence[float], horizon: int) -> dict[int, list[float]]:
    """Absolute log errors by horizon, from every origin that has WINDOW years behind it."""
    return {
        step: [
            abs(model(logs[: origin + 1], step) - logs[origin + step])
            for origin in range(WINDOW - 1, len(logs) - step)
        ]
        for step in range(1, horizon + 1)
    }


def _mean(errors: dict[int, list[float]]) -> float:
    flat = [error for listed in errors.values() for error in listed]
    return sum(flat) / len(flat)


def _quantile(errors: Sequence[float], share: float) -> float:
    """The conformal quantile: the ceil((n + 1) share)-th smallest error, or the largest."""
    ordered = sorted(errors)
    rank = min(len(ordered), math.ceil((len(ordered) + 1) * share))
    return ordered[rank - 1]
