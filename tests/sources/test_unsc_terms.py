import pytest

from tests.sources.conftest import Parse
from tumen.sources.unsc_terms import SOURCE


def seats(rows: list[dict], year: int) -> set[str]:  # type: ignore[type-arg]
    return {row["state"] for row in rows if row["year"] == year}


def test_seats_are_those_of_the_year(parsed: Parse) -> None:
    rows = parsed(SOURCE)["council_terms"]
    assert len(seats(rows, 1950)) == 11
    assert len(seats(rows, 2024)) == 15
    assert {"SUN", "TWN", "YUG"} <= seats(rows, 1950)
    assert {"SUN", "TWN"} <= seats(rows, 1971)
    assert {"SUN", "CHN"} <= seats(rows, 1991)
    assert {"RUS", "CHN", "KOR", "JPN"} <= seats(rows, 2024)
    assert {r["state"] for r in rows if r["is_permanent"] and r["year"] == 2024} == {
        "CHN", "FRA", "GBR", "RUS", "USA",
    }  # fmt: skip


@pytest.mark.shared
def test_every_year_has_its_council(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["council_terms"]
    for year in range(1946, 2027):
        assert len(seats(rows, year)) == (11 if year < 1966 else 15)
        assert sum(1 for r in rows if r["year"] == year and r["is_permanent"]) == 5
