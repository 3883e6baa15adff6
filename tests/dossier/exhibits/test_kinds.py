"""What each kind of exhibit promises beyond what all share."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest

from tumen.core.dates import PartialDate, Span
from tumen.core.exhibits import Bar, Bars, Exhibit, Happening, Lines, Point, Series, Timeline
from tumen.core.values import Text
from tumen.dossier.exhibits import render_html, render_svg, to_csv, to_vega_lite

SVG = "{http://www.w3.org/2000/svg}"


def words(picture: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def lines_of(*values: float | None, first: int = 2000, step: int = 1) -> Lines:
    points = tuple(Point(PartialDate(first + i * step), v) for i, v in enumerate(values))
    return Lines(
        key="k",
        title=Text("t", "題"),
        alt=Text("a", "説明"),
        sources=("s",),
        unit="km",
        series=(Series(Text("Line", "線"), points, "a"),),
    )


def strokes(picture: str) -> list[str]:
    """The lines of a series: unfilled paths in its colour."""
    paths = ElementTree.fromstring(picture).iter(f"{SVG}path")
    return [p.get("d", "") for p in paths if p.get("class") == "xs-a"]


def test_a_missing_value_is_a_gap_not_zero() -> None:
    whole = strokes(render_svg(lines_of(5, 6, 7, 8, 9), "en"))
    broken = strokes(render_svg(lines_of(5, 6, None, 8, 9), "en"))
    assert len(whole) == 1
    assert len(broken) == 2
    assert sum(d.count("L") for d in broken) == sum(d.count("L") for d in whole) - 2


def test_a_skipped_period_is_a_gap() -> None:
    full = lines_of(5, 6, 7, 8, 9)
    points = tuple(p for p in full.series[0].points if p.when.year != 2002)
    skipped = Lines(
        key="k", title=full.title, alt=full.alt, sources=("s",), unit="km",
        series=(Series(Text("Line", "線"), points, "a"),),
    )  # fmt: skip
    assert len(strokes(render_svg(skipped, "en"))) == 2
    assert len(strokes(render_svg(lines_of(5, 6, 7, step=5), "en"))) == 1


def test_a_lonely_value_is_a_dot() -> None:
    picture = render_svg(lines_of(None, 6, None), "en")
    assert not strokes(picture)
    assert "<circle" in picture


def test_no_value_at_all_still_draws(lang: str) -> None:
    assert "<svg" in render_html(lines_of(None, None), lang)  # type: ignore[arg-type]


def test_lines_keep_their_values_in_csv(samples: dict[str, Exhibit]) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(samples["lines"], "en"))))
    assert rows[0] == ["Series", "Period", "US dollars", "Low", "High", "Flag"]
    assert rows[1][1:3] == ["2010", "34400000"]
    assert rows[2][1:3] == ["2011", ""]
    assert rows[4][1:3] == ["2013", "0"]


def test_flags_are_hollow_points_with_a_key(samples: dict[str, Exhibit]) -> None:
    picture = render_svg(samples["lines"], "ja")
    assert picture.count('class="xf-paper xs-b"') == 2
    assert "推計" in words(picture)


def test_series_of_one_role_differ_in_their_pattern() -> None:
    first = lines_of(1, 2).series[0]
    both = Lines(
        key="k", title=Text("t", "題"), alt=Text("a", "説明"), sources=("s",), unit="km",
        series=(first, Series(Text("Other", "他"), first.points, "a")),
    )  # fmt: skip
    root = ElementTree.fromstring(render_svg(both, "en"))
    paths = [p for p in root.iter(f"{SVG}path") if p.get("class") == "xs-a"]
    assert {p.get("stroke-dasharray") for p in paths} == {None, "6 3"}


def test_vega_lite_keeps_gaps(samples: dict[str, Exhibit]) -> None:
    values = to_vega_lite(samples["lines"], "en")["data"]["values"]
    assert [v["value"] for v in values if v["when"] == "2011-01-01"] == [None, 31e6]
    assert [v["value"] for v in values if v["when"] == "2013-01-01"] == [0.0, None]


def test_what_nobody_reported_is_said_in_words(samples: dict[str, Exhibit]) -> None:
    assert "not reported" in words(render_svg(samples["bars"], "en"))
    assert "報告なし" in words(render_svg(samples["butterfly"], "ja"))
    assert "報告なし" in words(render_svg(samples["strip"], "ja"))


def test_bars_show_stated_figures(samples: dict[str, Exhibit]) -> None:
    said = words(render_svg(samples["bars"], "ja"))
    assert "24万1114" in said
    assert "0*" in said
    assert any(word.endswith("50万") for word in said)


def test_bars_are_as_long_as_their_values() -> None:
    bars = Bars(
        key="k",
        title=Text("t", "題"),
        alt=Text("a", "説明"),
        sources=("s",),
        unit="km",
        bars=(Bar(Text("x", "甲"), 10), Bar(Text("y", "乙"), 20), Bar(Text("z", "丙"), None)),
    )
    rects = ElementTree.fromstring(render_svg(bars, "en")).iter(f"{SVG}rect")
    widths = [float(r.get("width", 0)) for r in rects if r.get("class") == "xf-a"]
    assert len(widths) == 2
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.2)


def test_a_strip_says_bounds(samples: dict[str, Exhibit]) -> None:
    said = words(render_svg(samples["strip"], "en"))
    assert {"300", "600–2,000", "≥101", "≤6,000"} <= set(said)
    assert "contested or superseded" in said


def test_a_timeline_draws_precision(samples: dict[str, Exhibit]) -> None:
    html = render_html(samples["timeline"], "en").replace("\u00a0", " ")
    assert '<time datetime="2024-03">March 2024</time>' in html
    assert "from 4 December 2024" in html
    assert "until 1960" in html
    assert html.count("<li>") == 15


def test_a_long_timeline_is_folded_but_whole() -> None:
    happenings = tuple(
        Happening(Text(f"Event {n}", f"出来事{n}"), Span(PartialDate(n), PartialDate(n)), "x")
        for n in range(1900, 1960)
    )
    timeline = Timeline(
        key="k",
        title=Text("t", "題"),
        alt=Text("a", "説明"),
        sources=("s",),
        lanes=(("x", Text("Lane", "列")),),
        happenings=happenings,
    )
    html = render_html(timeline, "en")
    assert html.index("Event 1903") < html.index("<details") < html.index("Event 1904")
    assert all(f"Event {n}<" in html for n in range(1900, 1960))
    assert len(to_csv(timeline, "en").splitlines()) == 61


def test_a_map_unwraps_the_antimeridian(samples: dict[str, Exhibit]) -> None:
    """The square around 180° is drawn once, in one piece, inside the window."""
    root = ElementTree.fromstring(render_svg(samples["map"], "en"))
    outlines = [p.get("d", "") for p in root.iter(f"{SVG}path") if p.get("class") == "xf-a"]
    assert len(outlines) == 1
    start = [float(n) for n in re.findall(r"-?[\d.]+", outlines[0])[:2]]
    assert 0 < start[0] < 640
    assert outlines[0].count("M") == 1


def test_a_map_leaves_out_what_is_far_away(samples: dict[str, Exhibit]) -> None:
    assert "Far away" not in words(render_svg(samples["map"], "en"))


def test_places_on_one_spot_get_a_letter_and_a_key(
    samples: dict[str, Exhibit], hostile: str
) -> None:
    said = words(render_svg(samples["map"], "en"))
    assert "Port" in said
    assert said.count("A") in (0, 2)


def test_table_cells_are_raw_in_csv_and_words_in_html(samples: dict[str, Exhibit]) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(samples["table"], "en"))))
    assert rows[0][2] == "Value [US dollars]"
    assert rows[1][1:] == ["1992-08-24", "2310000000", "0.957"]
    assert rows[2][1:] == ["", "", ""]
    assert ">United States<" in render_html(samples["table"], "en")
    html = render_html(samples["table"], "ja")
    assert "23億1000万ドル" in html
    assert "1992年8月24日" in html
