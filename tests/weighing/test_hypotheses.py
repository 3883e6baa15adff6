"""Competing hypotheses: PARC's published cell values, sensitivity, and the cut by known time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.core.errors import DataError, UsageError
from tumen.weighing.hypotheses import (
    INCONSISTENCY,
    Matrix,
    Piece,
    leaders,
    matrix_of,
    quarter_ends,
    turning_points,
)

DAY = date(2024, 6, 1)


def piece(name: str, known: date = DAY, **more) -> Piece:
    fields = {"credibility": "medium", "relevance": "medium", "ratings": {}}
    return Piece(locator=name, known=known, **(fields | more))


@pytest.mark.parametrize(
    ("rating", "credibility", "relevance", "score"),
    [
        ("II", "high", "high", -4.0),
        ("II", "low", "low", -1.0),
        ("I", "high", "low", -1.0),
        ("I", "medium", "medium", -1.0),
        ("II", "medium", "medium", -2.0),
        ("I", "high", "high", -2.0),
        ("N", "high", "high", 0.0),
        ("C", "high", "high", 0.0),
        ("CC", "high", "high", 0.0),
    ],
)
def test_published_cell_values(rating, credibility, relevance, score) -> None:
    cell = piece("e", ratings={"h": rating}, credibility=credibility, relevance=relevance)
    assert cell.score("h") == score


def test_the_least_contradicted_leads() -> None:
    matrix = Matrix(
        ("money", "alliance", "technology"),
        (
            piece("a", ratings={"money": "I", "alliance": "II", "technology": "C"}),
            piece("b", ratings={"money": "CC", "alliance": "I"}),
        ),
    )
    order = matrix.order()
    assert [(s.hypothesis, s.score, s.rank) for s in order] == [
        ("technology", 0, 1),
        ("money", -1, 2),
        ("alliance", -3, 3),
    ]
    assert order[2].against == ("a", "b")
    assert order[1].consistent == ("b",)


def test_equal_scores_share_a_rank() -> None:
    order = Matrix(("h", "k"), (piece("a", ratings={"h": "I", "k": "I"}),)).order()
    assert [standing.rank for standing in order] == [1, 1]
    assert leaders(order) == {"h", "k"}


def test_a_piece_against_all_alike_decides_nothing() -> None:
    matrix = Matrix(
        ("h", "k"),
        (
            piece("same", ratings={"h": "II", "k": "II"}),
            piece("telling", ratings={"h": "II", "k": "C"}),
        ),
    )
    assert matrix.diagnosticity() == {"telling": 2, "same": 0}
    assert list(matrix.diagnosticity()) == ["telling", "same"]


def test_swings_name_the_piece_that_turns_the_order() -> None:
    matrix = Matrix(
        ("h", "k"),
        (
            piece("heavy", ratings={"h": "II"}, credibility="high", relevance="high"),
            piece("light", ratings={"k": "I"}),
        ),
    )
    (swing,) = matrix.swings()
    assert (swing.locator, swing.is_lead) == ("heavy", True)
    assert leaders(swing.without) == {"h"}


def test_copies_superseded_and_later_pieces_do_not_count() -> None:
    later = DAY + timedelta(days=10)
    matrix = Matrix(
        ("h",),
        (
            piece("a", ratings={"h": "I"}, origin_group="g", strength=0.5),
            piece("copy", ratings={"h": "I"}, origin_group="g", strength=0.25),
            piece("old", ratings={"h": "I"}, superseded=later),
            piece("new", later, ratings={"h": "II"}),
            piece("worthless", ratings={"h": "II"}, strength=0.0),
        ),
    )
    assert [p.locator for p in matrix.as_of(DAY).pieces] == ["a", "old"]
    assert [p.locator for p in matrix.as_of(later).pieces] == ["a", "new"]


def test_replay_shows_when_the_lead_turned_and_by_what() -> None:
    matrix = Matrix(
        ("h", "k"),
        (
            piece("first", date(2024, 1, 5), ratings={"k": "I"}),
            piece("second", date(2024, 8, 5), ratings={"h": "II"}),
        ),
    )
    moments = matrix.replay(quarter_ends(date(2024, 1, 1), date(2024, 11, 1)))
    assert [str(m.day) for m in moments] == ["2024-03-31", "2024-06-30", "2024-09-30", "2024-11-01"]
    (turn,) = turning_points(moments)
    assert (turn.day, turn.new) == (date(2024, 9, 30), ("second",))


def test_history_holds_the_days_on_which_something_was_heard_of_or_superseded() -> None:
    later, last = DAY + timedelta(days=10), DAY + timedelta(days=20)
    matrix = Matrix(
        ("h", "k"),
        (
            piece("old", ratings={"h": "I"}, superseded=later),
            piece("late", last, ratings={"k": "I"}),
        ),
    )
    moments = matrix.history(last)
    assert [moment.day for moment in moments] == [DAY, later, last]
    assert [sorted(leaders(moment.order)) for moment in moments] == [["k"], ["h", "k"], ["h"]]
    assert matrix.history(later) == moments[:2]
    with pytest.raises(UsageError, match="cannot end"):
        quarter_ends(date(2024, 2, 1), date(2024, 1, 1))


RATINGS = st.dictionaries(st.sampled_from("hkl"), st.sampled_from(list(INCONSISTENCY)))
LEVELS = st.sampled_from(["low", "medium", "high"])
PIECES = st.lists(st.tuples(RATINGS, LEVELS, LEVELS, st.integers(0, 900)), max_size=9)


def built(raw) -> Matrix:
    return Matrix(
        ("h", "k", "l"),
        tuple(
            piece(f"e{n}", DAY + timedelta(days=d), ratings=r, credibility=c, relevance=v)
            for n, (r, c, v, d) in enumerate(raw)
        ),
    )


@given(PIECES, st.randoms())
def test_order_of_pieces_does_not_matter(raw, random) -> None:
    matrix = built(raw).as_of(date(2030, 1, 1))
    pieces = list(matrix.pieces)
    random.shuffle(pieces)
    assert Matrix(matrix.hypotheses, tuple(pieces)).as_of(date(2030, 1, 1)) == matrix


@given(PIECES, st.integers(0, 900))
def test_a_cut_hears_nothing_later(raw, days) -> None:
    day = DAY + timedelta(days=days)
    early = [entry for entry in raw if entry[3] <= days]
    scores = {s.hypothesis: s.score for s in built(raw).as_of(day).order()}
    assert scores == {s.hypothesis: s.score for s in built(early).order()}


@given(PIECES)
def test_without_swings_no_single_piece_matters(raw) -> None:
    matrix = built(raw)
    swung = {swing.locator for swing in matrix.swings()}
    now = {s.hypothesis: s.rank for s in matrix.order()}
    for p in matrix.pieces:
        ranks = {s.hypothesis: s.rank for s in matrix.order(without=p.locator)}
        assert (ranks != now) == (p.locator in swung)
        if matrix.diagnosticity()[p.locator] == 0:
            assert p.locator not in swung


def test_claims_become_a_matrix(claim, sources) -> None:
    rows = [
        claim("a", hypotheses=["pay:CC", "ideology:II"], sources=["relay", "paper"], credibility=1),
        claim("b", hypotheses=["pay:I"], sources=["organ"], credibility=4),
        claim("guess", hypotheses=["pay:II"], kind="forecast"),
        claim("silent"),
    ]
    links = [{"claim": "a", "relation": "supersedes", "other": "b", "known": DAY}]
    matrix = matrix_of(rows, sources, links)
    assert matrix.hypotheses == ("ideology", "pay")
    a, b = matrix.pieces
    assert (a.credibility, a.relevance, a.score("ideology")) == ("high", "high", -4.0)
    assert (b.credibility, b.relevance, b.superseded) == ("low", "low", DAY)
    assert matrix_of(rows, sources, links, ("ideology",)).pieces[0].ratings == {"ideology": "II"}


def test_a_bad_rating_is_refused(claim, sources) -> None:
    with pytest.raises(DataError, match="claims/a: hypotheses: 'pay:X'; write hypothesis:rating"):
        matrix_of([claim("a", hypotheses=["pay:X"])], sources)
