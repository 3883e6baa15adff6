from pathlib import Path
from shutil import copytree
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.imf_dots import RELEASED, SOURCE

FIXTURE = ROOT / "tests" / "fixtures" / "imf_dots"
NORTH_KOREA, UKRAINE = "xlsx/DOTS_147.xlsx", "xlsx/DOTS_205.xlsx"


def flow(rows: list[dict[str, Any]], exporter: str, importer: str, year: int) -> dict[str, Any]:
    return {
        row["reporter"]: (row["value_usd"], row["flag"])
        for row in rows
        if (row["exporter"], row["importer"], row["year"]) == (exporter, importer, year)
    }


def test_each_side_is_a_row_and_estimates_keep_their_flag(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade"]
    assert flow(rows, "RUS", "PRK", 2020) == {
        "exporter": (42_007_345.0, None),
        "importer": (44_530_000.0, "e"),
    }
    assert flow(rows, "CHN", "PRK", 2018)["importer"] == (2_373_210_000.0, "e")  # "2,373.21 e"


def test_an_estimate_of_zero_is_flagged_and_a_gap_is_no_row(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade"]
    zeros = [row for row in rows if row["value_usd"] == 0]
    assert zeros
    assert {row["flag"] for row in zeros} == {"e"}
    assert flow(rows, "JPN", "PRK", 2019) == {}


def test_a_name_is_the_member_of_its_year(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade"]
    years = {
        code: {r["year"] for r in rows if code in (r["exporter"], r["importer"])}
        for code in ("SUN", "RUS", "YUG", "SCG")
    }
    assert max(years["SUN"]) <= 1991 < min(years["RUS"])
    assert max(years["YUG"]) <= 2002 < min(years["SCG"])


def test_groups_are_left_out(parsed: Parse) -> None:
    codes = {code for row in parsed(SOURCE)["trade"] for code in (row["exporter"], row["importer"])}
    assert codes <= {
        "AUS", "CHN", "HKG", "JPN", "NIC", "PRK", "RUS", "SCG", "SUN", "UKR", "YUG",
    }  # fmt: skip


def test_all_rows_are_known_when_the_workbooks_were_written(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade"]
    assert {row["known"] for row in rows} == {RELEASED.latest}
    assert all(row["valid_from"] == str(row["year"]) for row in rows)


@pytest.mark.parametrize(
    ("cell", "text", "problem"),
    [
        ("B5", "Euros, Millions", "does not begin with"),
        ("C7", "first", "row of years"),
        ("C8", "12.5 p", "neither a number"),
        ("B9", "Ruritania", "Ruritania"),
    ],
)
def test_a_bad_workbook_says_what_is_wrong(
    tmp_path: Path, cell: str, text: str, problem: str
) -> None:
    folder = Path(copytree(FIXTURE, tmp_path / "raw"))
    workbook = openpyxl.load_workbook(folder / NORTH_KOREA)
    workbook.worksheets[0][cell] = text
    workbook.save(folder / NORTH_KOREA)
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(folder, load()))


def test_two_values_for_one_flow_are_refused(tmp_path: Path) -> None:
    folder = Path(copytree(FIXTURE, tmp_path / "raw"))
    workbook = openpyxl.load_workbook(folder / UKRAINE)
    workbook.worksheets[0]["C8"] = 3.25
    workbook.save(folder / "xlsx" / "DOTS_999.xlsx")
    with pytest.raises(DataError, match="two values for one flow"):
        SOURCE.parse(Raw(folder, load()))


@pytest.mark.shared
def test_the_whole_release(parsed_whole: Parse, shared: Path) -> None:
    rows = parsed_whole(SOURCE)["trade"]
    china = {2010: (2278, 1188), 2013: (3633, 2914), 2016: (3197, 2707), 2017: (3328, 1704),
             2018: (2239, 221), 2019: (2589, 216), 2020: (491, 48)}  # fmt: skip
    mine = [row for row in rows if "PRK" in (row["exporter"], row["importer"])]
    for year, (sent, received) in china.items():
        there, back = flow(mine, "CHN", "PRK", year), flow(mine, "PRK", "CHN", year)
        assert round(there["exporter"][0] / 1e6) == sent
        assert round(back["importer"][0] / 1e6) == received
    russia = {2013: (103.4, 9.3), 2016: (68.0, 8.8), 2018: (32.2, 2.0), 2020: (42.0, 0.7)}
    for year, (sent, received) in russia.items():
        there, back = flow(mine, "RUS", "PRK", year), flow(mine, "PRK", "RUS", year)
        assert round(there["exporter"][0] / 1e6, 1) == sent
        assert round(back["importer"][0] / 1e6, 1) == received
    own = [row for row in mine if row[row["reporter"]] == "PRK"]
    assert {row["flag"] for row in own} == {"e"}
    assert all(row["flag"] == "e" for row in rows if row["value_usd"] == 0)
    assert {"HKG", "MAC", "TWN"} <= {row["exporter"] for row in rows}
    stamps = {
        entry.date_time[:3]
        for path in (shared / "data" / SOURCE.folder).glob(SOURCE.files[0])
        for entry in ZipFile(path).infolist()
    }
    assert max(stamps) == (RELEASED.year, RELEASED.month, RELEASED.day)
