import itertools
import math
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.natural_earth import SOURCE, cut_at_antimeridian

Point = tuple[float, float]


def points(row: dict[str, Any]) -> list[tuple[int, int]]:
    steps = [tuple(map(int, step.split(","))) for step in row["points"].split()]
    xs = itertools.accumulate(x for x, _ in steps)
    ys = itertools.accumulate(y for _, y in steps)
    return list(zip(xs, ys, strict=True))


def area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise([*ring, ring[0]]))) / 2


def outline(rows: list[dict[str, Any]], code: str, scale: int) -> set[tuple[int, int]]:
    return {
        point
        for row in rows
        if (row["code"], row["scale"]) == (code, scale)
        for point in points(row)
    }


def test_neighbours_share_the_points_of_their_border(parsed: Parse) -> None:
    rows = parsed(SOURCE)["shapes"]
    assert len(outline(rows, "PRK", 110) & outline(rows, "KOR", 110)) >= 2
    assert len(outline(rows, "PRK", 110) & outline(rows, "RUS", 110)) == 2


def test_a_box_holds_its_points(parsed: Parse) -> None:
    for row in parsed(SOURCE)["shapes"]:
        xs, ys = zip(*points(row), strict=True)
        assert (min(xs), max(xs)) == (round(row["west"] * 1000), round(row["east"] * 1000))
        assert (min(ys), max(ys)) == (round(row["south"] * 1000), round(row["north"] * 1000))
        assert -180 <= row["west"] < row["east"] <= 180


def test_outlines_are_cut_at_the_antimeridian(parsed: Parse) -> None:
    rows = parsed(SOURCE)["shapes"]
    for code in ("RUS", "FJI"):
        sides = [(r["west"], r["east"]) for r in rows if (r["code"], r["scale"]) == (code, 110)]
        assert any(east == 180 for _, east in sides)
        assert any(west == -180 for west, _ in sides)
        assert all(not west < -170 < 170 < east for west, east in sides)


def test_a_pole_is_closed(parsed: Parse) -> None:
    rows = parsed(SOURCE)["shapes"]
    largest = next(r for r in rows if (r["code"], r["scale"], r["ring"]) == ("ATA", 110, 0))
    assert (largest["west"], largest["east"], largest["south"]) == (-180, 180, -90)


def test_features_without_a_number(parsed: Parse) -> None:
    codes = {row["code"] for row in parsed(SOURCE)["shapes"]}
    assert {"XKX", "KAZ"} <= codes  # Kosovo; Baikonur is leased land
    assert "SOM" not in codes  # Somaliland alone is no member


def test_a_hole_is_a_ring(parsed: Parse) -> None:
    rows = parsed(SOURCE)["shapes"]
    south_africa = [row for row in rows if row["code"] == "ZAF"]
    assert len(south_africa) == 2
    assert set(points(south_africa[1])) == outline(rows, "LSO", 110)


@given(
    st.lists(
        st.tuples(st.integers(130, 230), st.integers(-60, 60)), min_size=3, max_size=8, unique=True
    )
)
def test_cutting_keeps_the_area(corners: list[tuple[int, int]]) -> None:
    middle = (sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners))
    ordered = sorted(corners, key=lambda p: _angle(p, middle))
    wrapped = [((x + 180) % 360 - 180, y) for x, y in ordered]
    parts = cut_at_antimeridian([(float(x), float(y)) for x, y in wrapped])
    assert all(-180 <= x <= 180 for part in parts for x, _ in part)
    assert sum(map(area, parts)) == pytest.approx(area([(float(x), float(y)) for x, y in ordered]))


def _angle(point: tuple[int, int], middle: Point) -> tuple[float, float]:
    dx, dy = point[0] - middle[0], point[1] - middle[1]
    return math.atan2(dy, dx), math.hypot(dx, dy)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Somaliland", "Ruritania", "'Ruritania' has no ISO number"),
        ('"Topology"', '"FeatureCollection"', "is not a TopoJSON"),
        ('"id":"408"', '"id":"999"', "999"),
    ],
)
def test_a_bad_map_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    folder = Path(copytree(ROOT / "tests" / "fixtures" / "natural_earth", tmp_path / "raw"))
    path = folder / "countries-110m.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(folder, load()))


@pytest.mark.shared
def test_the_whole_maps(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["shapes"]
    assert len(outline(rows, "PRK", 10) & outline(rows, "RUS", 10)) == 18
    by_scale = {s: {r["code"] for r in rows if r["scale"] == s} for s in (10, 50, 110)}
    assert len(by_scale[110]) >= 175
    assert by_scale[110] <= by_scale[50]
    assert by_scale[50] - by_scale[10] == {"VAT"}  # a line at that grid
    assert sum(len(r["points"]) for r in rows) < 4_500_000
