"""Analysis of competing hypotheses: which answer does the evidence speak against the least?

Heuer's method with the weighted inconsistency score of PARC's ACH software: a cell that is
inconsistent (I) counts −1, very inconsistent (II) −2, all others 0; times the credibility and the
relevance of the piece, each 1/√2, 1 or √2. The hypothesis nearest to zero leads. Every piece has
a known time, so that the matrix can be cut and replayed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from tumen.core.errors import DataError, UsageError
from tumen.core.grades import report_weight, source_weight
from tumen.core.kinds import Row

Rating = Literal["CC", "C", "N", "I", "II"]
Level = Literal["low", "medium", "high"]

INCONSISTENCY: dict[str, int] = {"CC": 0, "C": 0, "N": 0, "I": -1, "II": -2}
_HALF_POWERS: dict[str, int] = {"low": -1, "medium": 0, "high": 1}
CREDIBILITY_OF_SOURCE: dict[str, Level] = {
    "A": "high", "B": "high", "C": "medium", "F": "medium", "D": "low", "E": "low",
}  # fmt: skip
"""PARC's credibility from the Admiralty grade of the source."""
RELEVANCE_OF_REPORT: dict[int, Level] = {
    1: "high", 2: "high", 3: "medium", 6: "medium", 4: "low", 5: "low",
}  # fmt: skip
"""PARC's second factor from the Admiralty grade of the report. The ledger has no grade of relevance:
a piece without bearing on a hypothesis is rated N there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence with its rating under each hypothesis; a missing rating is N."""

    locator: str
    ratings: Mapping[str, Rating]
    credibility: Level
    relevance: Level
    known: date
    strength: float = 1.0  # source grade times report grade; 0 is no evidence
    origin_group: str | None = None
    superseded: date | None = None  # the day on which a later report took its place

    @property
    def factor(self) -> float:
        """Credibility times relevance: 1/2 to 2."""
        half_powers = _HALF_POWERS[self.credibility] + _HALF_POWERS[self.relevance]
        return math.pow(2, half_powers / 2)

    def score(self, hypothesis: str) -> float:
        """The weighted inconsistency of its cell: 0 down to −4."""
        return INCONSISTENCY[self.ratings.get(hypothesis, "N")] * self.factor


@dataclass(frozen=True, slots=True)
class Standing:
    """A hypothesis in the order: rank 1 leads, equal scores share a rank."""

    hypothesis: str
    score: float
    rank: int
    against: tuple[str, ...]  # locators of inconsistent pieces, the heaviest first
    consistent: tuple[str, ...]  # rated C or CC: shown, without weight


Order = tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """What one piece changes: the order without it. `is_lead`: another hypothesis would lead."""

    locator: str
    without: Order
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The order on a day, and the pieces that became known since the moment before."""

    day: date
    order: Order
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Hypotheses, in the order to show them, and the pieces of evidence that count."""

    hypotheses: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def as_of(self, day: date) -> Matrix:
        """The matrix as it stood on a day: later pieces have not been heard of, copies of one
        origin count once, superseded pieces and those graded unreliable or improbable not at all.
        """
        seen = [piece for piece in self.pieces if piece.known <= day and piece.strength > 0]
        chosen: dict[str, Piece] = {}
        for piece in sorted(seen, key=_best_first):
            if piece.superseded is None or piece.superseded > day:
                chosen.setdefault(piece.origin_group or piece.locator, piece)
        pieces = sorted(chosen.values(), key=lambda piece: (piece.known, piece.locator))
        return Matrix(self.hypotheses, tuple(pieces))

    def order(self, without: str | None = None) -> Order:
        """The hypotheses ranked, the least contradicted first; `without` leaves one piece out."""
        pieces = [piece for piece in self.pieces if piece.locator != without]
        scores = {h: math.fsum(piece.score(h) for piece in pieces) for h in self.hypotheses}
        return tuple(
            Standing(
                h,
                scores[h],
                1 + sum(score > scores[h] for score in scores.values()),
                tuple(
                    piece.locator
                    for piece in sorted(pieces, key=lambda p: (p.score(h), p.known, p.locator))
                    if piece.score(h) < 0
                ),
                tuple(p.locator for p in pieces if p.ratings.get(h) in ("C", "CC")),
            )
            for h in sorted(self.hypotheses, key=lambda h: (-scores[h], self.hypotheses.index(h)))
        )

    def diagnosticity(self) -> dict[str, float]:
        """Per piece the spread of its weighted cells: 0 when it speaks against all hypotheses alike
        and so decides nothing (Heuer). The most telling piece first.
        """
        spread = {
            piece.locator: max(scores) - min(scores)
            for piece in self.pieces
            if (scores := [piece.score(h) for h in self.hypotheses])
        }
        return dict(sorted(spread.items(), key=lambda item: (-item[1], item[0])))

    def swings(self) -> tuple[Swing, ...]:
        """The single pieces whose removal changes the order; those that change the lead first."""
        now = self.order()
        found = []
        for piece in self.pieces:
            without = self.order(without=piece.locator)
            if _ranks(without) != _ranks(now):
                is_lead = leaders(without) != leaders(now)
                found.append(Swing(piece.locator, without, is_lead))
        return tuple(sorted(found, key=lambda swing: (not swing.is_lead, swing.locator)))

    def replay(self, days: Iterable[date]) -> tuple[Moment, ...]:
        """The order on each of the days, oldest first."""
        moments: list[Moment] = []
        known: set[str] = set()
        for day in sorted(days):
            cut = self.as_of(day)
            locators = [piece.locator for piece in cut.pieces]
            new = tuple(name for name in locators if name not in known)
            known.update(locators)
            moments.append(Moment(day, cut.order(), new))
        return tuple(moments)

    def history(self, until: date) -> tuple[Moment, ...]:
        """The order on every day up to `until` on which a piece was heard of or superseded."""
        days = {piece.known for piece in self.pieces}
        days |= {piece.superseded for piece in self.pieces if piece.superseded}
        return self.replay(day for day in days if day <= until)


def leaders(order: Order) -> frozenset[str]:
    """The hypotheses that share the first rank."""
    return frozenset(standing.hypothesis for standing in order if standing.rank == 1)


def turning_points(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments at which another hypothesis came to lead (the first moment is none)."""
    return tuple(
        later
        for earlier, later in pairwise(moments)
        if leaders(earlier.order) != leaders(later.order)
    )


def quarter_ends(first: date, last: date) -> tuple[date, ...]:
    """The last days of the quarters from `first` on, and `last` itself."""
    if last < first:
        raise UsageError(f"a replay cannot end ({last}) before it begins ({first})")
    ends = (
        date(year, month, 31 if month in (3, 12) else 30)
        for year in range(first.year, last.year + 1)
        for month in (3, 6, 9, 12)
    )
    return (*(day for day in ends if first <= day < last), last)


def matrix_of(
    claims: Iterable[Row],
    sources: Mapping[str, Row],
    links: Iterable[Row] = (),
    hypotheses: Sequence[str] = (),
) -> Matrix:
    """The matrix of the claims that rate hypotheses. Forecasts are no evidence and are left out.

    `hypotheses` chooses and orders the columns; without it all that the claims name, by name.
    Claims that rate none of them have no row.
    """
    superseded: dict[str, date] = {}
    for link in links:
        if link["relation"] == "supersedes":
            other, known = link["other"], link["known"]
            superseded[other] = min(known, superseded.get(other, known))
    pieces = []
    for claim in claims:
        ratings = _ratings(claim)
        chosen = {h: r for h, r in ratings.items() if not hypotheses or h in hypotheses}
        grades = [sources[name]["reliability"] for name in claim["sources"] if name in sources]
        if not chosen or not grades or claim["kind"] == "forecast" or claim["outcome"] is not None:
            continue
        reliability = max(grades, key=source_weight)
        pieces.append(
            Piece(
                locator=f"claims/{claim['id']}",
                ratings=chosen,
                credibility=CREDIBILITY_OF_SOURCE[reliability],
                relevance=RELEVANCE_OF_REPORT[claim["credibility"]],
                known=claim["known"],
                strength=source_weight(reliability) * report_weight(claim["credibility"]),
                origin_group=claim["origin_group"],
                superseded=superseded.get(claim["id"]),
            )
        )
    named = tuple(hypotheses) or tuple(sorted({h for piece in pieces for h in piece.ratings}))
    return Matrix(named, tuple(sorted(pieces, key=lambda piece: (piece.known, piece.locator))))


def _ratings(claim: Row) -> dict[str, Rating]:
    ratings: dict[str, Rating] = {}
    for entry in claim["hypotheses"] or ():
        hypothesis, _, rating = entry.rpartition(":")
        if not hypothesis or rating not in INCONSISTENCY:
            raise DataError(
                f"claims/{claim['id']}: hypotheses: {entry!r}; write hypothesis:rating, "
                f"rating one of {', '.join(INCONSISTENCY)}"
            )
        ratings[hypothesis] = rating
    return ratings


def _best_first(piece: Piece) -> tuple[float, float, date, str]:
    """The best-graded copy of one origin stands for it; among equals the earliest."""
    return -piece.strength, -piece.factor, piece.known, piece.locator


def _ranks(order: Order) -> dict[str, int]:
    return {standing.hypothesis: standing.rank for standing in order}
