import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.gdelt_sample import REGIONS, SOURCE

FILE = "20201113.csv.xz"


def test_articles_count_once_per_pair_code_and_day(parsed: Parse) -> None:
    rows = parsed(SOURCE)["events"]
    fights = [
        r for r in rows if {r["actor"], r["target"]} == {"KOR", "PRK"} and r["cameo"] == "190"
    ]
    assert [(r["day"], r["n"], r["goldstein"]) for r in fights] == [(date(2020, 11, 13), 2, -10.0)]
    praise = [r for r in rows if (r["actor"], r["target"], r["cameo"]) == ("RUS", "PRK", "051")]
    assert [r["n"] for r in praise if r["day"] == date(2020, 11, 13)] == [1]


def test_regions_are_no_states_and_old_codes_are_mapped(parsed: Parse) -> None:
    codes = {code for row in parsed(SOURCE)["events"] for code in (row["actor"], row["target"])}
    assert not codes & REGIONS
    assert "TLS" in codes  # TMP in the file


def test_an_event_is_known_on_its_day(parsed: Parse) -> None:
    assert all(row["known"] == row["day"] for row in parsed(SOURCE)["events"])


def _without_header_name(text: str) -> str:
    return text.replace("Goldstein_Scale", "Scale", 1)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_without_header_name, "Goldstein_Scale"),
        (lambda text: text.replace(",PRK,", ",XQX,"), "XQX"),
        (lambda text: text.replace(",20201113,", ",13.11.2020,"), "is not YYYYMMDD"),
        (lambda text: text.replace(",20201113", ",20201112", 1), "was added on another day"),
    ],
)
def test_a_bad_file_says_what_is_wrong(
    tmp_path: Path, change: Callable[[str], str], problem: str
) -> None:
    folder = Path(copytree(ROOT / "tests" / "fixtures" / "gdelt_sample", tmp_path / "raw"))
    text = lzma.decompress((folder / FILE).read_bytes()).decode()
    (folder / FILE).write_bytes(lzma.compress(change(text).encode()))
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(folder, load()))


@pytest.mark.shared
def test_the_three_days(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["events"]
    assert {row["day"] for row in rows} == {date(2020, 11, day) for day in (13, 14, 15)}
    assert sum(row["n"] for row in rows) < 4_637  # 9,354 lines hold so many distinct reports
