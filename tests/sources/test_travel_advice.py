from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.travel_advice import SOURCE


def latest(rows: list[dict[str, Any]], state: str) -> dict[str, dict[str, Any]]:
    ordered = sorted((row for row in rows if row["state"] == state), key=lambda row: row["seen"])
    return {row["issuer"]: row for row in ordered}


def test_a_level_has_the_issuers_words_and_the_day_of_its_copy(parsed: Parse) -> None:
    advice = latest(parsed(SOURCE)["travel_advice"], "PRK")
    assert {issuer: row["level"] for issuer, row in advice.items()} == {
        "AUS": 4, "CAN": 4, "IRL": 3, "USA": 4, "GBR": None,
    }  # fmt: skip
    assert advice["CAN"]["advice"] == "Avoid all travel"
    assert advice["CAN"]["seen"] == "2026-08-22"
    assert advice["CAN"]["valid_from"] == "2026-07-29"
    assert advice["IRL"]["url"].startswith("https://www.ireland.ie/")


def test_stale_copies_carry_their_month(parsed: Parse) -> None:
    advice = latest(parsed(SOURCE)["travel_advice"], "PRK")
    assert advice["USA"]["seen"] == advice["AUS"]["seen"] == "2025-08"
    assert advice["USA"]["known"] == date(2025, 8, 31)


def test_a_page_without_level_is_no_advice(parsed: Parse) -> None:
    irish = [row for row in parsed(SOURCE)["travel_advice"] if row["issuer"] == "IRL"]
    assert max(row["seen"] for row in irish) == "2025-08-28"
    assert all(row["level"] for row in irish)


def test_an_advice_without_a_single_level_keeps_its_words(parsed: Parse) -> None:
    (mexico,) = [
        row
        for row in parsed(SOURCE)["travel_advice"]
        if (row["issuer"], row["state"]) == ("USA", "MEX")
    ]
    assert (mexico["level"], mexico["advice"]) == (None, "Other")


def test_regional_advisories_do_not_change_the_level(parsed: Parse) -> None:
    (egypt,) = [
        row
        for row in parsed(SOURCE)["travel_advice"]
        if (row["issuer"], row["state"]) == ("CAN", "EGY")
    ]
    assert egypt["level"] == 2
    assert egypt["advice"].endswith("(with regional advisories)")


def test_a_copy_made_late_in_the_day_is_of_the_day_in_utc(parsed: Parse) -> None:
    first = min(r["seen"] for r in parsed(SOURCE)["travel_advice"] if r["issuer"] == "USA")
    assert first == "2025-03-10"  # 2025-03-09T23:53:17-07:00


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("canada_summary.csv", "Avoid all travel", "Stay home", "level 'Stay home'"),
        ("canada_summary.csv", "2026-07-29T", "2026-09-29T", "later than its copy"),
        ("australia_summary.csv", "2025-03-25T12:00:00Z", "25/03/2025", "not an ISO 8601"),
        ("ireland_summary.csv", "North Korea", "Ruritania", "Ruritania"),
        ("advisory_history_selected.csv", "ireland,", "iceland,", "issuer 'iceland'"),
        ("unitedkingdom_summary.csv", "details_url", "link", "details_url"),
    ],
)
def test_a_bad_file_says_what_is_wrong(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    folder = Path(copytree(ROOT / "tests" / "fixtures" / "travel_advice", tmp_path / "raw"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(folder, load()))


@pytest.mark.shared
def test_all_copies(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["travel_advice"]
    for issuer in ("AUS", "CAN", "USA"):
        for state in ("PRK", "RUS"):
            levels = {r["level"] for r in rows if (r["issuer"], r["state"]) == (issuer, state)}
            assert levels == {4}, (issuer, state)
    assert {latest(rows, "CHN")[issuer]["level"] for issuer in ("AUS", "CAN", "USA")} == {2}
    ireland = {state: latest(rows, state)["IRL"]["advice"] for state in ("PRK", "RUS")}
    assert ireland == {"PRK": "Avoid Non-Essential Travel", "RUS": "Do Not Travel"}
    for issuer in ("AUS", "USA"):
        assert max(r["known"] for r in rows if r["issuer"] == issuer) == date(2025, 8, 31)
