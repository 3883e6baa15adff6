"""How fast and how large are exhibits? Beside the chart libraries that are installed.

    python benchmarks/exhibits.py

Each program draws the same twelve line charts: three series of sixty years with Japanese names.
A peer that is not installed is left out (altair's renderer: `pip install vl-convert-python`;
also `matplotlib`, `pygal`). Import and first chart are measured in a fresh process, the rest as
the median of five rounds in one; sizes are bytes per chart. Printed, never asserted.
"""

from __future__ import annotations

import gzip
import io
import json
import math
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable

from tumen.core.dates import PartialDate
from tumen.core.exhibits import Lines, Point, Series
from tumen.core.values import Text
from tumen.dossier.exhibits import render_html, render_svg, to_vega_lite

CHARTS, ROUNDS = 12, 5
YEARS = range(1960, 2020)
NAMES = (
    ("Russia and North Korea", "ロシアと北朝鮮"),
    ("Russia and China", "ロシアと中国"),
    ("China and North Korea", "中国と北朝鮮"),
)
Draw = Callable[[int], str]


def value(chart: int, series: int, year: int) -> float:
    """A smooth made-up series: the same for every program."""
    return 0.5 + 0.1 * series + 0.08 * math.sin(year / (3 + chart + series))


def exhibit(chart: int, *, has_band: bool = False) -> Lines:
    """One chart as a declaration."""

    def point(series: int, year: int) -> Point:
        middle = value(chart, series, year)
        spread = 0.03 if has_band else 0.0
        bounds = (middle - spread, middle + spread) if has_band else (None, None)
        return Point(PartialDate(year), middle, *bounds)

    return Lines(
        key=f"chart-{chart}",
        title=Text(f"Agreement {chart}", f"投票の一致率{chart}"),
        alt=Text("Three series of sixty years", "60年間の3系列"),
        sources=("made up",),
        unit="share",
        series=tuple(
            Series(Text(*names), tuple(point(i, year) for year in YEARS), role)
            for i, (names, role) in enumerate(zip(NAMES, ("pair", "a", "b"), strict=True))
        ),
    )


def own() -> Draw:
    """Tumen's own writer."""
    return lambda chart: render_svg(exhibit(chart), "ja")


def own_banded() -> Draw:
    """The same with an interval band behind each line."""
    return lambda chart: render_svg(exhibit(chart, has_band=True), "ja")


def own_figure() -> Draw:
    """What a page holds: the picture for a page and for a phone, and the data table."""
    return lambda chart: render_html(exhibit(chart, has_band=True), "ja")


def vl_convert() -> Draw:
    """Vega-Lite by the renderer that Altair saves with, from the same declaration."""
    import vl_convert

    def draw(chart: int) -> str:
        spec = json.dumps(to_vega_lite(exhibit(chart), "ja"))
        return str(vl_convert.vegalite_to_svg(spec, vl_version="6.1"))

    return draw


def matplotlib() -> Draw:
    """matplotlib's SVG backend, text kept as text."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    plt.rcParams["svg.fonttype"] = "none"
    plt.rcParams["font.family"] = ["Noto Sans CJK JP", "DejaVu Sans"]

    def draw(chart: int) -> str:
        figure, axes = plt.subplots(figsize=(7.2, 3))
        for i, (_, name) in enumerate(NAMES):
            axes.plot(list(YEARS), [value(chart, i, year) for year in YEARS], label=name)
        axes.legend()
        axes.set_title(f"投票の一致率{chart}")
        out = io.StringIO()
        figure.savefig(out, format="svg")
        plt.close(figure)
        return out.getvalue()

    return draw


def pygal() -> Draw:
    """pygal: pure Python, one kind of chart per class."""
    import pygal

    def draw(chart: int) -> str:
        line = pygal.XY(width=720, height=300, show_dots=False, js=[])
        line.title = f"投票の一致率{chart}"
        for i, (_, name) in enumerate(NAMES):
            line.add(name, [(year, value(chart, i, year)) for year in YEARS])
        return str(line.render(is_unicode=True))

    return draw


PROGRAMS: dict[str, Callable[[], Draw]] = {
    "own": own,
    "own, with bands": own_banded,
    "own, whole figure": own_figure,
    "vl-convert": vl_convert,
    "matplotlib": matplotlib,
    "pygal": pygal,
}


def twelve(draw: Draw) -> float:
    """Median seconds for all charts."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for chart in range(CHARTS):
            draw(chart)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def measure(name: str) -> dict[str, float]:
    """Seconds of import with the first chart, of twelve charts, and bytes of one."""
    warnings.simplefilter("ignore")  # a font without a glyph is reported once per chart
    started = time.perf_counter()
    draw = PROGRAMS[name]()
    svg = draw(0)
    first = time.perf_counter() - started
    size = len(svg.encode())
    packed = len(gzip.compress(svg.encode()))
    return {"first": first, "twelve": twelve(draw), "bytes": size, "gzip": packed}


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(json.dumps(measure(sys.argv[2])))
        return
    print(
        f"{'program':20} {'first s':>8} {'12 charts s':>12} {'ratio':>8} {'KB each':>8} {'gz KB':>6}"
    )
    base = 0.0
    for name in PROGRAMS:
        command = [sys.executable, __file__, "--one", name]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"{name:20} left out: {run.stderr.strip().splitlines()[-1]}")
            continue
        got = json.loads(run.stdout.splitlines()[-1])
        base = base or got["twelve"]
        print(
            f"{name:20} {got['first']:8.3f} {got['twelve']:12.4f} {got['twelve'] / base:7.1f}x "
            f"{got['bytes'] / 1000:8.1f} {got['gzip'] / 1000:6.1f}"
        )


if __name__ == "__main__":
    main()
