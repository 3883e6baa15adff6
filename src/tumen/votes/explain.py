"""Which roll calls moved a state between two sessions, and on which roll calls a pair split.

Data, not a story: each roll call with what was voted, how likely that vote was from where the state
stood before, and its share of the move; and the position that repeated texts alone would give.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.core.errors import DataError
from tumen.votes.sample import ABSTAIN, NO, YES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tumen.votes.sample import Ballots, Sample

    Floats = NDArray[np.float64]

ANSWERS = (YES, ABSTAIN, NO)
_STEPS = 9  # nodes of the mean pull between the two positions


@dataclass(frozen=True, slots=True)
class Pull:
    """One roll call of the later session and its part in the move.

    `likely`: probability of this vote at the old position. `share`: signed part of the move; all
    shares sum to the move. `earlier`: the state's votes on the same text in `earlier_session`, the last
    before the move in which it voted on that text; empty and None where there was none.
    """

    roll_call: int
    item: int
    vote: int
    likely: float
    share: float
    earlier: tuple[int, ...]
    earlier_session: int | None

    @property
    def kind(self) -> str:
        """new (no earlier vote on this text), kept (same answer as the last time) or changed."""
        if not self.earlier:
            return "new"
        return "kept" if self.vote in self.earlier else "changed"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a set of votes alone would place the state: no prior, items as estimated."""

    position: float
    sd: float
    n_votes: int


@dataclass(frozen=True, slots=True)
class Move:
    """A move between two sessions, with everything needed to say what it rests on.

    `shares_by_kind` sums the pulls. `before_alone` and `after_alone`: each session's votes without
    the prior. `same_before` and `same_after`: only texts voted on in both sessions; the agenda
    is the same there, so a difference is a change of the votes. `answers_before` and
    `answers_after` count yes, abstain and no.
    """

    before: float
    after: float
    pulls: tuple[Pull, ...]
    shares_by_kind: Mapping[str, float]
    before_alone: Placement
    after_alone: Placement
    same_before: Placement
    same_after: Placement
    answers_before: tuple[int, int, int]
    answers_after: tuple[int, int, int]


def explain_move(
    sample: Sample,
    mean: Floats,
    items: Floats,
    line: str,
    earlier: int,
    later: int,
    texts: Mapping[int, str] | None = None,
) -> Move:
    """What moved `line` from session `earlier` to session `later`.

    `mean` are positions by point and `items` slopes and cuts by item, as an estimator gave them.
    A vote pulls by the slope of its log likelihood, averaged along the way from the old position to
    the new; the pulls are scaled to sum to the move. Texts count as the same where they are one
    item, or where `texts` (a title by roll call) are equal.

    Raises DataError where the state cast no vote in one of the sessions.
    """
    import numpy as np

    if earlier >= later:
        raise DataError(f"the earlier session must come first: {earlier}, {later}")
    points = sample.points()
    for session in (earlier, later):
        if (line, session) not in points:
            raise DataError(
                f"{line} has no position in session {session}: it cast no vote that counts"
            )
    old, new = points[line, earlier], points[line, later]
    was = np.flatnonzero(sample.point == old).tolist()
    now = np.flatnonzero(sample.point == new).tolist()
    text_of = _texts(sample, texts or {})
    answered = _last_answers(sample, text_of, line, earlier)
    before, after = float(mean[old]), float(mean[new])
    way = np.linspace(before, after, _STEPS)
    pull = np.array(
        [np.mean([_score(int(sample.vote[k]), items[sample.item[k]], t) for t in way]) for k in now]
    )
    total = pull.sum()
    scale = (after - before) / total if abs(total) > 1e-9 else 0.0
    pulls = [
        Pull(
            roll_call=int(sample.roll_call[k]),
            item=int(sample.items[sample.item[k]]),
            vote=int(sample.vote[k]),
            likely=_probability(int(sample.vote[k]), items[sample.item[k]], before),
            share=float(part * scale),
            earlier=answered.get(text_of[k], (None, ()))[1],
            earlier_session=answered.get(text_of[k], (None, ()))[0],
        )
        for k, part in zip(now, pull, strict=True)
    ]
    direction = math.copysign(1.0, after - before)
    pulls.sort(key=lambda p: (-p.share * direction, p.roll_call))
    kinds = ("changed", "kept", "new")
    repeated = {text_of[k] for k in now} & {text_of[k] for k in was}
    return Move(
        before=before,
        after=after,
        pulls=tuple(pulls),
        shares_by_kind={kind: sum(p.share for p in pulls if p.kind == kind) for kind in kinds},
        before_alone=place(sample, items, was),
        after_alone=place(sample, items, now),
        same_before=place(sample, items, [k for k in was if text_of[k] in repeated]),
        same_after=place(sample, items, [k for k in now if text_of[k] in repeated]),
        answers_before=_count(sample, was),
        answers_after=_count(sample, now),
    )


def place(sample: Sample, items: Floats, votes: list[int]) -> Placement:
    """The most likely position given only these votes, within -5 and 5; sd from the curvature."""
    if not len(votes):
        return Placement(math.nan, math.nan, 0)
    chosen = [(int(sample.vote[k]), items[sample.item[k]]) for k in votes]
    low, high = -5.0, 5.0
    while high - low > 1e-6:  # the log likelihood is concave: its slope has one root
        middle = (low + high) / 2
        if sum(_score(vote, item, middle) for vote, item in chosen) > 0:
            low = middle
        else:
            high = middle
    at, width = (low + high) / 2, 1e-3
    rise = sum(_score(v, item, at + width) - _score(v, item, at - width) for v, item in chosen)
    curvature = -rise / (2 * width)
    return Placement(at, 1 / math.sqrt(curvature) if curvature > 0 else math.inf, len(chosen))


def splits(
    ballots: Ballots, a: str, b: str, order: Mapping[int, object] | None = None, most: int = 20
) -> list[tuple[int, int, int]]:
    """The newest roll calls on which two lines answered differently: (roll call, vote of a, of b).

    `order` gives what to sort roll calls by, such as their day; without it by session and number.
    """
    import numpy as np

    for name in (a, b):
        if name not in ballots.lines:
            raise DataError(f"{name} cast no vote in these ballots")
    votes = []
    for name in (a, b):
        mine = ballots.where(ballots.line == ballots.lines.index(name))
        votes.append(dict(zip(mine.roll_call.tolist(), mine.vote.tolist(), strict=True)))
    calls, index = np.unique(ballots.roll_call, return_index=True)
    session = dict(zip(calls.tolist(), ballots.session[index].tolist(), strict=True))
    differ = [k for k in votes[0].keys() & votes[1].keys() if votes[0][k] != votes[1][k]]

    def age(key: int) -> tuple[object, ...]:
        return (session[key], key) if order is None else (order[key], key)

    return [(k, votes[0][k], votes[1][k]) for k in sorted(differ, key=age, reverse=True)[:most]]


def _last_answers(
    sample: Sample, text_of: list[str], line: str, until: int
) -> dict[str, tuple[int, tuple[int, ...]]]:
    """For each text, the last session up to `until` in which a line voted on it, and its votes."""
    import numpy as np

    mine = sample.point_line[sample.point] == sample.lines.index(line)
    session = sample.point_session[sample.point]
    found: dict[str, tuple[int, tuple[int, ...]]] = {}
    for k in np.flatnonzero(mine & (session <= until)).tolist():
        when, votes = found.get(text_of[k], (0, ()))
        if session[k] > when:
            found[text_of[k]] = (int(session[k]), (int(sample.vote[k]),))
        elif session[k] == when:
            found[text_of[k]] = (when, tuple(sorted((*votes, int(sample.vote[k])))))
    return found


def _texts(sample: Sample, titles: Mapping[int, str]) -> list[str]:
    """What identifies the text of each vote's roll call: its title, or else its item."""
    named = {}
    for call, item in zip(sample.roll_call.tolist(), sample.item.tolist(), strict=True):
        named[call] = f"item {item}"
    by_item: dict[str, str] = {}
    for call, title in titles.items():
        if title and call in named:
            by_item.setdefault(named[call], title.strip().casefold())
    return [by_item.get(named[call], named[call]) for call in sample.roll_call.tolist()]


def _count(sample: Sample, votes: list[int]) -> tuple[int, int, int]:
    counts = Counter(sample.vote[votes].tolist())
    return counts[YES], counts[ABSTAIN], counts[NO]


def _probability(vote: int, item: Floats, position: float) -> float:
    lower, upper = _bounds(vote, item, position)
    return max(_cdf(upper) - _cdf(lower), 0.0)


def _score(vote: int, item: Floats, position: float) -> float:
    """Derivative of a vote's log probability by the position."""
    lower, upper = _bounds(vote, item, position)
    if lower > 0:  # the left tail keeps its digits
        lower, upper, sign = -upper, -lower, -1.0
    else:
        sign = 1.0
    probability = max(_cdf(upper) - _cdf(lower), 1e-300)
    return sign * float(item[0]) * (_density(lower) - _density(upper)) / probability


def _bounds(vote: int, item: Floats, position: float) -> tuple[float, float]:
    centre = float(item[0]) * position
    lower = -math.inf if vote == YES else float(item[vote - 1]) - centre
    upper = math.inf if vote == NO else float(item[vote]) - centre
    return lower, upper


def _cdf(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2))


def _density(x: float) -> float:
    return math.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
