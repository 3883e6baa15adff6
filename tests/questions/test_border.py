"""Roundings of one length agree; different lengths do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import tumen
from tests.conftest import AS_OF
from tumen.questions._maps import clip
from tumen.questions.border import agree


def test_the_published_figures_of_one_river_border_agree() -> None:
    assert agree([17, 17.3, 18])
    assert not agree([17.3, 39.4])


@given(st.floats(1, 5000))
def test_a_length_agrees_with_its_own_roundings(length: float) -> None:
    assert agree([round(length), float(int(length)), round(length, 1)])


@given(st.lists(st.floats(1, 5000), min_size=1, max_size=5), st.randoms())
def test_order_does_not_matter(lengths: list[float], random: object) -> None:
    assert agree(lengths) == agree(sorted(lengths))


def test_clipping_keeps_what_lies_inside() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert set(clip(square, (2, 2, 5, 5))) == {(2, 2), (5, 2), (5, 5), (2, 5)}
    assert clip(square, (20, 20, 30, 30)) == []


def test_neighbours_and_strangers(world: tumen.World) -> None:
    near = world.answers(world.ask("RUS", "PRK", as_of=AS_OF))["border"]
    assert near.findings[0].key == "lengths_agree"
    assert any(exhibit.key == "border-map" for exhibit in near.exhibits)
    far = world.answers(world.ask("JPN", "PRK", as_of=AS_OF))["border"]
    assert far.findings[0].key == "no_border"
