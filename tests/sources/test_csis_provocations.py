from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.csis_provocations import FILE, SOURCE


def test_events_are_counted_by_year_and_kind(parsed: Parse) -> None:
    rows = parsed(SOURCE)["tests_and_launches"]
    counts = {(row["year"], row["kind"]): row["events"] for row in rows}
    assert counts[2017, "missile"] == 16
    assert counts[2017, "nuclear"] == 1
    assert {row["state"] for row in rows} == {"PRK"}


def test_a_year_is_known_when_it_ends_or_the_list_does(parsed: Parse) -> None:
    rows = parsed(SOURCE)["tests_and_launches"]
    clocks = {row["year"]: (row["valid_to"], row["known"]) for row in rows}
    assert clocks[2019] == ("2019", date(2019, 12, 31))
    assert clocks[2026] == ("2026-08-20", date(2026, 8, 20))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Missile Provocation", "Cyber Provocation", "type 'Cyber Provocation'"),
        ("2026-08-20,", "20.8.2026,", "is not YYYY-MM-DD"),
        ("2026-08-20,", "2026-09-20,", "is after 2026-08-20"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "csis_provocations" / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_list(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["tests_and_launches"]
    missiles = {row["year"]: row["events"] for row in rows if row["kind"] == "missile"}
    assert {year: missiles[year] for year in range(2022, 2027)} == {
        2022: 37, 2023: 23, 2024: 20, 2025: 19, 2026: 18,
    }  # fmt: skip
    assert 2018 not in {row["year"] for row in rows}
    assert sum(row["events"] for row in rows) == 493
    assert sum(row["events"] for row in rows if row["kind"] == "nuclear") == 6
