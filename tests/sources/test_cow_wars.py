from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.cow_wars import FILE, SOURCE


def test_participants_stand_on_sides_with_outcome(parsed: Parse) -> None:
    war = {r["state"]: r for r in parsed(SOURCE)["wars"] if r["war"] == 85}
    assert set(war) == {"RUE", "JPN"}
    assert war["JPN"]["name_ja"] == "日露戦争"
    assert war["RUE"]["outcome"] == "lost"
    assert war["RUE"]["side"] != war["JPN"]["side"]
    assert war["JPN"]["is_initiator"]


def test_the_korean_war_is_coded_as_a_stalemate(parsed: Parse) -> None:
    war = {r["state"]: r for r in parsed(SOURCE)["wars"] if r["war"] == 151}
    assert {row["outcome"] for row in war.values()} == {"stalemate"}
    assert {state for state, row in war.items() if row["side"] == 2} == {"CHN", "PRK"}
    assert war["PRK"]["known"].isoformat() == "1950-12-31"
    assert war["PRK"]["end_known"].isoformat() == "1953-07-27"
    assert "SUN" not in war


def test_two_spells_are_two_rows_and_count_their_dead_once(parsed: Parse) -> None:
    spells = [r for r in parsed(SOURCE)["wars"] if r["war"] == 10 and r["state"] == "SAR"]
    assert [(r["spell"], r["battle_deaths"]) for r in spells] == [(1, 3400), (2, None)]
    assert spells[0]["end_known"].isoformat() == "1849-03-30"


def test_a_state_that_changed_sides_stands_on_both(parsed: Parse) -> None:
    spells = [r for r in parsed(SOURCE)["wars"] if r["war"] == 108 and r["state"] == "GMY"]
    assert [(r["spell"], r["side"], r["outcome"]) for r in spells] == [
        (1, 1, "changed-side"),
        (2, 2, "lost"),
    ]


def test_missing_deaths_are_not_zero(parsed: Parse) -> None:
    row = next(r for r in parsed(SOURCE)["wars"] if r["war"] == 170 and r["state"] == "THA")
    assert row["battle_deaths"] is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Russo-Japanese", "Russo-Ruritanian", "has no names"),
        ("2,8,1904", "2,31,1904", "is no day"),
        ("85,Russo-Japanese,1,740", "85,Russo-Japanese,1,749", "749"),
    ],
)
def test_a_bad_row_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "cow_wars" / FILE).read_text(encoding="latin-1")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="latin-1")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_all_wars_are_named(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["wars"]
    assert len({row["war"] for row in rows}) == 95
    korea = {r["state"] for r in rows if r["war"] == 151}
    assert len(korea) == 16
