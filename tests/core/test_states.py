"""A state is looked up with a date and in either language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tumen
from tumen.core.dates import PartialDate
from tumen.core.errors import UnknownState, UsageError
from tumen.core.states import Pair

TODAY = date(2026, 11, 1)
codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("RUS", "RUS"),
        ("ru", "RUS"),
        ("Russia", "RUS"),
        ("ロシア", "RUS"),
        ("北朝鮮", "PRK"),
        ("朝鮮民主主義人民共和国", "PRK"),
        ("North Korea", "PRK"),
        ("DPRK", "PRK"),
        ("ソ連", "SUN"),
        ("soviet union", "SUN"),
        ("米国", "USA"),
        ("アメリカ", "USA"),
        ("中国", "CHN"),
        ("Côte d'Ivoire", "CIV"),
    ],
)
def test_a_name_in_either_language_finds_its_state(
    world: tumen.World, name: str, code: str
) -> None:
    assert world.states.find(name, TODAY).code == code


def test_an_ambiguous_name_lists_the_candidates(world: tumen.World) -> None:
    with pytest.raises(UnknownState) as caught:
        world.states.find("Korea", TODAY)
    assert {text[:3] for text in caught.value.candidates} >= {"KOR", "PRK"}


def test_a_misspelt_name_gets_near_ones(world: tumen.World) -> None:
    with pytest.raises(UnknownState, match="JPN"):
        world.states.find("Jappan", TODAY)


def test_the_line_of_a_state_names_the_member_of_the_time(world: tumen.World) -> None:
    line = world.states.line("RUS")
    assert line[-2:] == ("SUN", "RUS")
    assert world.states.on("RUS", PartialDate(1961)).code == "SUN"
    assert world.states.on("RUS", PartialDate(2024)).code == "RUS"


@given(codes, codes)
def test_a_pair_has_no_order(a: str, b: str) -> None:
    if a == b:
        with pytest.raises(UsageError):
            Pair(a, b)
    else:
        assert Pair(a, b) == Pair(b, a)
        assert hash(Pair(a, b)) == hash(Pair(b, a))
