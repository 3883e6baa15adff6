"""From votes to an estimation sample: which votes enter, and which roll calls are one item.

The rules are those of Bailey, Strezhnev and Voeten (2017), stated once here so that their sample
can be reproduced to the vote and extended with newer roll calls.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.core.errors import DataError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

YES, ABSTAIN, NO = 1, 2, 3

LEFT_OUT_SESSIONS = frozenset({19})
"""Session 19 (1964) held one roll call."""

LEFT_OUT_POINTS = frozenset({("ZAN", 18), ("ZAF", 48)})
"""State-sessions with too few votes to place: Zanzibar cast two in all, South Africa one in its
first session after an absence of nineteen years."""

LAST_YEAR_OF_PARAGRAPHS = 1989
"""After this year votes on paragraphs and amendments are left out: they repeat the resolution's."""


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """Cast votes, one element each. Absence and non-membership are not votes and are not here.

    `line` indexes `lines`: a seat with all members that held it, so that the Soviet Union and
    Russia are one line. `roll_call` is any number that identifies a roll call.
    """

    lines: tuple[str, ...]
    line: NDArray[np.int32]
    session: NDArray[np.int32]
    roll_call: NDArray[np.int64]
    vote: NDArray[np.int8]

    def __post_init__(self) -> None:
        import numpy as np

        sizes = {len(self.line), len(self.session), len(self.roll_call), len(self.vote)}
        if len(sizes) != 1:
            raise DataError(f"ballots: columns of different lengths {sorted(sizes)}")
        if len(self.vote) and not np.isin(self.vote, (YES, ABSTAIN, NO)).all():
            bad = self.vote[~np.isin(self.vote, (YES, ABSTAIN, NO))][0]
            raise DataError(
                f"ballots: vote {bad} is none of 1 (yes), 2 (abstain), 3 (no); leave out absences"
            )

    def __len__(self) -> int:
        return len(self.vote)

    def where(self, keep: NDArray[np.bool_]) -> Ballots:
        """Only the votes that `keep` marks."""
        return Ballots(
            self.lines, self.line[keep], self.session[keep], self.roll_call[keep], self.vote[keep]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """What an estimator sees: votes by item and point.

    A point is a line in a session; points are sorted by line, then session. An item is a roll call
    or a chain of roll calls on the same text; votes are sorted by item, then point.
    """

    lines: tuple[str, ...]
    point_line: NDArray[np.int32]
    point_session: NDArray[np.int32]
    point_votes: NDArray[np.int32]
    items: NDArray[np.int64]
    item: NDArray[np.int32]
    point: NDArray[np.int32]
    vote: NDArray[np.int8]
    roll_call: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.vote)

    @property
    def sessions(self) -> NDArray[np.int32]:
        """The sessions that occur, ascending."""
        import numpy as np

        return np.unique(self.point_session)

    def points(self) -> dict[tuple[str, int], int]:
        """The index of each point by line and session."""
        return {
            (self.lines[line], int(session)): i
            for i, (line, session) in enumerate(
                zip(self.point_line.tolist(), self.point_session.tolist(), strict=True)
            )
        }


def link(roll_calls: NDArray[np.int64], matches: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    """The item of each roll call: the earliest that it repeats, or itself.

    `matches` are pairs (earlier, later) on the same text. Chains are followed from the latest pair
    down; where a later roll call matches several, the smallest earlier number counts. This order is
    the authors': another one gives other items.
    """
    import numpy as np

    earliest: dict[int, int] = {}
    for earlier, later in matches:
        earliest[later] = min(earlier, earliest.get(later, earlier))
    unique, back = np.unique(roll_calls, return_inverse=True)
    item = unique.copy()
    for later in sorted(earliest, reverse=True):
        item[item == later] = earliest[later]
    return np.asarray(item[back], dtype=np.int64)


def estimation_sample(
    ballots: Ballots,
    matches: Iterable[tuple[int, int]] = (),
    *,
    without_roll_calls: Collection[int] = (),
    without_sessions: Collection[int] = LEFT_OUT_SESSIONS,
    without_points: Collection[tuple[str, int]] = LEFT_OUT_POINTS,
) -> Sample:
    """Leave out what cannot inform, join what repeats, and number points and items.

    Steps, in this order: roll calls named in `without_roll_calls`; whole sessions; single points;
    linking by `matches`; items on which all voted the same.
    """
    import numpy as np

    keep = ~np.isin(ballots.session, list(without_sessions))
    if without_roll_calls:
        keep &= ~np.isin(ballots.roll_call, np.fromiter(without_roll_calls, np.int64))
    for name, session in without_points:
        if name in ballots.lines:
            keep &= ~((ballots.line == ballots.lines.index(name)) & (ballots.session == session))
    kept = ballots.where(keep)
    named = link(kept.roll_call, matches)
    items, item = np.unique(named, return_inverse=True)
    answers = np.zeros((len(items), 4), dtype=bool)
    answers[item, kept.vote] = True
    divided = answers.sum(axis=1) > 1
    used = divided[item]
    kept, named = kept.where(used), named[used]
    if not len(kept):
        raise DataError("no roll call divides the states: there is nothing to estimate")
    items, item = np.unique(named, return_inverse=True)
    width = int(kept.session.max()) + 1
    key = kept.line.astype(np.int64) * width + kept.session
    points, point, counts = np.unique(key, return_inverse=True, return_counts=True)
    order = np.lexsort((kept.roll_call, point, item))
    return Sample(
        lines=ballots.lines,
        point_line=(points // width).astype(np.int32),
        point_session=(points % width).astype(np.int32),
        point_votes=counts.astype(np.int32),
        items=items,
        item=item[order].astype(np.int32),
        point=point[order].astype(np.int32),
        vote=kept.vote[order],
        roll_call=kept.roll_call[order],
    )


def lines_of(members: Iterable[str], continuations: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each member's line, named by its last member: SUN and RUS give RUS.

    `continuations` are pairs (predecessor, successor) of one legal person.
    """
    successor = dict(continuations)

    def last(code: str) -> str:
        seen = {code}
        while code in successor and successor[code] not in seen:
            code = successor[code]
            seen.add(code)
        return code

    return {code: last(code) for code in members}


def index_lines(
    members: Sequence[str], line_of: dict[str, str]
) -> tuple[tuple[str, ...], list[int]]:
    """The lines in alphabetical order, and the line index of each of `members`."""
    lines = tuple(sorted({line_of[code] for code in members}))
    at = {name: i for i, name in enumerate(lines)}
    return lines, [at[line_of[code]] for code in members]
