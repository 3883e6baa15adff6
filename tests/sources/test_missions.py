import lzma
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.missions import FILE, SOURCE


def test_missions_have_sender_host_kind_and_item(parsed: Parse) -> None:
    rows = parsed(SOURCE)["missions"]
    sent = {(r["kind"], r["city"]) for r in rows if (r["sender"], r["host"]) == ("CHN", "PRK")}
    assert sent == {("embassy", "Moranbong-guyok"), ("consulate general", "Chongjin")}
    (embassy,) = [r for r in rows if (r["sender"], r["host"]) == ("RUS", "PRK")]
    assert embassy["wikidata"] == "Q18408333"
    assert embassy["known"] == date(2022, 11, 16)
    assert embassy["valid_to"] is None


def test_a_sender_given_as_host_is_placed_by_its_city(parsed: Parse) -> None:
    rows = parsed(SOURCE)["missions"]
    assert {(r["host"], r["city"]) for r in rows if r["sender"] == "AUS"} == {
        ("TUR", "Ankara"),
        ("CHN", "Hong Kong"),
    }
    assert all(row["sender"] != row["host"] for row in rows)


def test_who_is_no_member_is_left_out(parsed: Parse) -> None:
    rows = parsed(SOURCE)["missions"]
    assert {row["sender"] for row in rows} == {"AUS", "CHN", "JPN", "PRK", "RUS"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [("Russia;", "Ruritania;", "Ruritania"), (";creation;", ";opened;", "'opened'")],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = lzma.decompress((ROOT / "tests" / "fixtures" / "missions" / FILE).read_bytes()).decode()
    (tmp_path / FILE).write_bytes(lzma.compress(text.replace(old, new, 1).encode()))
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_list(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["missions"]
    hosts = {row["host"] for row in rows if row["sender"] == "PRK"}
    assert {"CHN", "RUS", "DEU", "IND"} <= hosts
    assert "KOR" not in hosts
    assert {row["host"] for row in rows if row["sender"] == "AUS"} >= {"JPN", "USA", "NLD"}
