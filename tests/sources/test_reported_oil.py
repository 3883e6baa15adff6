from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.reported_oil import FILE, SOURCE


def test_a_reported_zero_is_a_row(parsed: Parse) -> None:
    rows = parsed(SOURCE)["oil_deliveries"]
    zero = [row for row in rows if row["supplier"] == "RUS" and row["valid_from"] == "2021"]
    assert [row["barrels"] for row in zero] == [0]


def test_a_claim_of_a_third_government_is_not_official(parsed: Parse) -> None:
    rows = parsed(SOURCE)["oil_deliveries"]
    (outside,) = [row for row in rows if not row["is_official"]]
    assert (outside["valid_from"], outside["barrels"]) == ("2024-03", 165_000)
    assert outside["known"] == date(2024, 12, 31)


def test_several_suppliers_are_an_empty_supplier(parsed: Parse) -> None:
    rows = parsed(SOURCE)["oil_deliveries"]
    (several,) = [row for row in rows if row["supplier"] is None]
    assert (several["valid_from"], several["valid_to"]) == ("2024-01", "2024-12-04")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Korea Herald,", "Ruritania Times,", "'Ruritania Times' is new"),
        ("Mar-Dec", "Q2", "period 'Q2'"),
        (",RUS,", ",XQX,", "XQX"),
        ("15279", "many", "'many' is not a number"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "reported_oil" / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_compilation(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["oil_deliveries"]
    russia: dict[int, float] = {}
    for row in rows:
        if row["supplier"] == "RUS" and row["is_official"]:
            year = int(row["valid_from"][:4])
            russia[year] = russia.get(year, 0) + row["barrels"]
    assert russia == {2018: 241_114, 2019: 277_365, 2021: 0, 2023: 105_844, 2024: 15_279}
