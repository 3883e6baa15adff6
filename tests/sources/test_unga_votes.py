from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse, Rows
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.unga_votes import MATRIX, SOURCE

FIXTURE = ROOT / "tests" / "fixtures" / "unga_votes"


@pytest.fixture(scope="module")
def rows(parsed: Parse) -> Rows:
    return parsed(SOURCE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(copytree(FIXTURE, tmp_path / "raw"))


def votes_of(rows: Rows, rcid: int, year: int) -> dict[str, int]:
    numbers = {
        r["roll_call"] for r in rows["roll_calls"] if r["rcid"] == rcid and r["year"] == year
    }
    return {v["state"]: v["vote"] for v in rows["votes"] if v["roll_call"] in numbers}


def test_only_cast_votes_become_rows(rows: Rows) -> None:
    assert {vote["vote"] for vote in rows["votes"]} == {1, 2, 3}
    assert "PRK" not in votes_of(rows, 3, 1946)


def test_a_seat_is_the_members_of_that_day(rows: Rows) -> None:
    assert votes_of(rows, 3, 1946) == {"SUN": 3, "TWN": 3, "USA": 1, "YUG": 3, "CSK": 1}
    assert "TWN" in votes_of(rows, 1184, 1971)
    assert votes_of(rows, 3640, 1991)["SUN"] == 1
    assert votes_of(rows, 4372, 2002)["RUS"] == 1
    assert "SCG" in votes_of(rows, 4453, 2003)
    assert "SRB" in votes_of(rows, 9322, 2022)


def test_states_without_a_column_come_from_the_other_file(rows: Rows) -> None:
    assert {"CSK", "DDR", "YAR", "YMD"} <= set(votes_of(rows, 1622, 1975))


def test_a_repeated_id_is_told_apart_by_its_row(rows: Rows) -> None:
    twice = [row for row in rows["roll_calls"] if row["rcid"] == 427]
    assert sorted(row["year"] for row in twice) == [1955, 2023]
    assert [row["title"] is None for row in sorted(twice, key=lambda row: row["year"])] == [
        False,
        True,
    ]


def test_a_placeholder_day_is_only_its_month(rows: Rows) -> None:
    when = {row["rcid"]: row["valid_from"] for row in rows["roll_calls"]}
    assert when[1184] == "1971-10"
    assert when[4453] == "2003-12-22"
    known = {row["rcid"]: row["known"].isoformat() for row in rows["roll_calls"]}
    assert known[1184] == "1971-10-31"


def test_totals_are_those_of_the_votes(rows: Rows) -> None:
    cast = defaultdict(list)
    for vote in rows["votes"]:
        cast[vote["roll_call"]].append(vote["vote"])
    for row in rows["roll_calls"]:
        answers = cast[row["roll_call"]]
        assert (row["yes"], row["abstain"], row["no"]) == tuple(map(answers.count, (1, 2, 3)))


def test_an_unknown_vote_is_refused(copy: Path) -> None:
    path = copy / MATRIX
    path.write_text(path.read_text().replace(",9,9,3,1,3,9", ",9,9,3,7,3,9", 1))
    with pytest.raises(DataError, match="column USA"):
        SOURCE.parse(Raw(copy, load()))


def test_an_unknown_column_is_refused(copy: Path) -> None:
    path = copy / MATRIX
    path.write_text(path.read_text().replace("SRB", "XYZ", 1))
    with pytest.raises(DataError, match="column XYZ"):
        SOURCE.parse(Raw(copy, load()))


def test_two_files_that_disagree_are_refused(copy: Path) -> None:
    path = copy / MATRIX
    path.write_text(path.read_text().replace("1946-01-01,FALSE,FALSE,FALSE,FALSE,FALSE,FALSE,3",
                                             "1946-01-01,FALSE,FALSE,FALSE,FALSE,FALSE,FALSE,1"))  # fmt: skip
    with pytest.raises(DataError, match="differ in 1 of"):
        SOURCE.parse(Raw(copy, load()))


def agreement(rows: Rows, a: str, b: str, year: int) -> tuple[float, int]:
    mine: dict[str, dict[int, int]] = {a: {}, b: {}}
    for vote in rows["votes"]:
        if vote["year"] == year and vote["state"] in mine:
            mine[vote["state"]][vote["roll_call"]] = vote["vote"]
    both = mine[a].keys() & mine[b].keys()
    same = sum(mine[a][number] == mine[b][number] for number in both)
    return round(same / len(both), 2), len(both)


@pytest.mark.shared
def test_the_whole_file_gives_the_published_agreement(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)
    assert agreement(rows, "RUS", "PRK", 2023) == (0.84, 79)
    assert agreement(rows, "RUS", "PRK", 2022) == (0.82, 72)
    assert agreement(rows, "RUS", "PRK", 1994) == (0.32, 59)
    assert agreement(rows, "CHN", "PRK", 2023)[0] == 0.77
    assert agreement(rows, "PRK", "USA", 2000)[0] == 0.04
    assert agreement(rows, "KOR", "PRK", 2007)[0] == 0.57
    states = {vote["state"] for vote in rows["votes"]}
    assert {"SUN", "RUS", "CSK", "DDR", "YAR", "YMD", "ZAN", "YUG", "SCG", "TWN"} <= states
