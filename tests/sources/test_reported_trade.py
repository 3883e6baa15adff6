from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.reported_trade import FILE, SOURCE


def test_conflicting_compilers_stand_side_by_side(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade_totals"]
    china = [row for row in rows if row["partner"] == "CHN" and row["year"] == 2014]
    assert sorted(row["value_usd"] for row in china) == [6_390e6, 6_860e6]
    assert len({row["compiler"] for row in china}) == 2
    assert {row["state"] for row in rows} == {"PRK"}


def test_all_partners_are_an_empty_partner(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade_totals"]
    (exports,) = [row for row in rows if row["flow"] == "exports"]
    assert exports["partner"] is None
    assert exports["value_usd"] == 89_300_000


def test_half_a_year_is_not_a_year(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade_totals"]
    spans = {(r["valid_from"], r["valid_to"]) for r in rows if r["year"] == 2025}
    assert spans == {("2025-01", "2025-06"), ("2025", "2025")}


def test_the_page_dates_the_knowledge(parsed: Parse) -> None:
    known = {(row["year"], row["known"]) for row in parsed(SOURCE)["trade_totals"]}
    assert (2023, date(2024, 6, 17)) in known
    assert (2010, date(2011, 12, 31)) in known  # the page shows no date


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("total_trade", "turnover", "measure 'turnover'"),
        (",CHN,", ",XQX,", "XQX"),
        ("34.4", "thirty", "'thirty' is not a number"),
        ("Jan-Jun", "H1", "period 'H1'"),
        ("measure", "flow", "measure"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "reported_trade" / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_compilation(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["trade_totals"]

    def totals(partner: str, year: int) -> list[float]:
        return sorted(
            round(row["value_usd"] / 1e6, 1)
            for row in rows
            if (row["partner"], row["flow"], row["year"], row["valid_from"])
            == (partner, "total", year, str(year))
        )

    china = {2020: [539.0, 760.8], 2021: [318], 2022: [1530], 2023: [2721.1], 2024: [2640.9]}
    assert {year: totals("CHN", year) for year in china} == china
    assert totals("CHN", 2025) == [2730]
    assert (totals("RUS", 2023), totals("RUS", 2024)) == ([34.4], [34])
