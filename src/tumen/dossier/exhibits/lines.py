"""Lines: series over time with interval bands. A missing value is a gap, an estimate a hollow point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from tumen.core.dates import PartialDate, Precision
from tumen.core.exhibits import Lines, Point, Role, Series
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SIZE, SMALL, Canvas, px, widest
from tumen.dossier.exhibits._colours import DASHES
from tumen.dossier.exhibits._data import Cell, Column, Data, measured
from tumen.dossier.exhibits._kind import Kind, is_narrow
from tumen.dossier.exhibits._labels import spread
from tumen.dossier.exhibits._marks import place
from tumen.dossier.exhibits._scales import Axis, middle_of, time_ticks, value_axis
from tumen.dossier.exhibits._type import balanced, shorten, text_width, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import number, scale_for, write

LABEL_COLUMN = 150.0
BOLD = SIZE * 1.06  # bold type runs wider


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A series with its place in time and its line pattern."""

    label: str
    role: Role
    dash: str
    points: tuple[tuple[float, Point], ...]

    @property
    def runs(self) -> list[list[tuple[float, Point]]]:
        """Stretches without a gap: a missing value or a skipped period ends one."""
        steps = [later[0] - earlier[0] for earlier, later in pairwise(self.points)]
        longest = 1.6 * median(steps) if steps else 0.0
        runs: list[list[tuple[float, Point]]] = [[]]
        for x, point in self.points:
            if runs[-1] and (point.value is None or x - runs[-1][-1][0] > longest):
                runs.append([])
            if point.value is not None:
                runs[-1].append((x, point))
        return [run for run in runs if run]


def draw(exhibit: Lines, lang: Lang, width: float) -> str:
    """The chart: labels at the ends of lines on a page, a key above them on a phone."""
    narrow = is_narrow(width)
    canvas = Canvas(width)
    shift = _shift(exhibit)
    drawn = _series(exhibit, lang, shift)
    values = list(_values(exhibit))
    scale = scale_for(exhibit.unit, max(map(abs, values), default=0.0), lang)
    unplaced = value_axis(
        [value / scale.divisor for value in values],
        0.0,
        1.0,
        count=4 if narrow else 5,
        is_zero_based=exhibit.zero_based,
        is_log=exhibit.log,
    )
    ticks = [number(tick, lang) for tick in unplaced.ticks]
    left = widest(ticks, SMALL) + 8
    labels = [] if narrow else [balanced(one.label, BOLD, LABEL_COLUMN, 3) for one in drawn]
    right = width - (
        widest([line for lines in labels for line in lines], BOLD) + 14 if labels else 8
    )
    heading = scale.heading + (f" · {word('log scale', lang)}" if exhibit.log else "")
    y = canvas.lines(0, 14, wrap(heading, SMALL, width, 2), fill="soft", size=SMALL)
    if narrow and len(drawn) > 1:
        y = _key(canvas, drawn, y + 3)
    x_axis = Axis(*_ends([x for one in drawn for x, _ in one.points]), left + 6, right - 6, ())
    marks = place(exhibit.marks, x_axis, shift, width, lang)
    top = y + marks.height
    bottom = top + (190.0 if narrow else 250.0)
    y_axis = replace(unplaced, start=bottom, end=top)
    marks.draw(canvas, top, bottom - top)
    _draw_grid(canvas, y_axis, ticks, left, right)
    _draw_years(canvas, x_axis, bottom, lang)
    for one in drawn:
        _draw_series(canvas, one, x_axis, y_axis, scale.divisor)
    if labels:
        _draw_labels(canvas, drawn, labels, x_axis, y_axis, scale.divisor, right)
    bottom = _flags(canvas, drawn, bottom + 22, lang)
    bottom = marks.key(canvas, bottom)
    return canvas.finish(bottom + 6, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def _shift(exhibit: Lines) -> float:
    """Years are drawn at their own tick where every date is a year."""
    dates = (point.when.precision for series in exhibit.series for point in series.points)
    return 0.5 if all(precision == Precision.YEAR for precision in dates) else 0.0


def _series(exhibit: Lines, lang: Lang, shift: float) -> list[_Drawn]:
    drawn: list[_Drawn] = []
    for series in exhibit.series:
        same = sum(one.role == series.role for one in drawn)
        points = sorted(((middle_of(p.when) - shift, p) for p in series.points), key=lambda p: p[0])
        dash = DASHES[same % len(DASHES)]
        drawn.append(_Drawn(write(series.label, lang), series.role, dash, tuple(points)))
    return drawn


def _values(exhibit: Lines) -> Iterator[float]:
    for series in exhibit.series:
        for point in series.points:
            yield from (v for v in (point.value, point.low, point.high) if v is not None)


def _ends(xs: list[float]) -> tuple[float, float]:
    low, high = min(xs, default=0.0), max(xs, default=1.0)
    return (low, high) if high > low else (low - 1, high + 1)


def _key(canvas: Canvas, drawn: list[_Drawn], y: float) -> float:
    """Samples and names above the chart; returns the next free baseline."""
    x = 0.0
    for one in drawn:
        label = shorten(one.label, SIZE, canvas.width - 26)
        needed = 26 + text_width(label, SIZE)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + SIZE * 1.5
        canvas.line(x, y - 4, x + 20, y - 4, one.role, width=2, dash=one.dash)
        canvas.text(x + 25, y, label)
        x += needed + 14
    return y + SIZE * 1.5


def _draw_grid(canvas: Canvas, axis: Axis, ticks: list[str], left: float, right: float) -> None:
    for tick, text in zip(axis.ticks, ticks, strict=True):
        y = axis(tick)
        canvas.line(left, y, right, y, "axis" if tick == 0 else "grid")
        canvas.text(left - 6, y + 4, text, anchor="end", size=SMALL, fill="soft")


def _draw_years(canvas: Canvas, axis: Axis, y: float, lang: Lang) -> None:
    for at, name in time_ticks(axis.low, axis.high, axis.end - axis.start, lang):
        x = axis(at)
        canvas.line(x, y, x, y + 4, "axis")
        half = text_width(name, SMALL) / 2
        place = min(x, canvas.width - half)
        canvas.text(place, y + 17, name, anchor="middle", size=SMALL, fill="soft")


def _draw_series(canvas: Canvas, one: _Drawn, x_axis: Axis, y_axis: Axis, divisor: float) -> None:
    for run in one.runs:
        band = [
            (x_axis(x), y_axis(p.low / divisor), y_axis(p.high / divisor))
            for x, p in run
            if p.low is not None and p.high is not None
        ]
        if len(band) > 1:
            edge = [f"{px(x)} {px(high)}" for x, _, high in band]
            edge += [f"{px(x)} {px(low)}" for x, low, _ in reversed(band)]
            canvas.path(f"M{'L'.join(edge)}Z", fill=one.role, opacity=0.16)
        elif band:
            x, low, high = band[0]
            canvas.rect(x - 2, high, 4, low - high, fill=one.role, opacity=0.25)
    for run in one.runs:
        places = [(x_axis(x), y_axis(p.value / divisor), p) for x, p in run if p.value is not None]
        if len(places) > 1:
            line = "L".join(f"{px(x)} {px(y)}" for x, y, _ in places)
            canvas.path(f"M{line}", stroke=one.role, pen=2, dash=one.dash)
        for x, y, point in places:
            if point.flag:
                canvas.circle(x, y, 2.4, fill="paper", stroke=one.role, pen=1.3)
            elif len(places) == 1:
                canvas.circle(x, y, 2.8, fill=one.role)


def _draw_labels(
    canvas: Canvas,
    drawn: list[_Drawn],
    labels: list[list[str]],
    x_axis: Axis,
    y_axis: Axis,
    divisor: float,
    right: float,
) -> None:
    """Names beside the ends of their lines, moved apart where they would overlap."""
    ends = [
        (i, x_axis(x), y_axis((point.value or 0.0) / divisor))
        for i, one in enumerate(drawn)
        for x, point in [run[-1] for run in one.runs[-1:]]
    ]
    heights = [len(labels[i]) * SIZE * LINE + 3 for i, _, _ in ends]
    placed = spread([y for _, _, y in ends], heights, y_axis.end - 8, y_axis.start + 10)
    for (i, x_end, y_end), y, height in zip(ends, placed, heights, strict=True):
        if abs(y - y_end) > 5 or right - x_end > 20:
            leader = f"M{px(x_end + 4)} {px(y_end)}L{px(right + 1)} {px(y)}"
            canvas.path(leader, stroke="axis", pen=0.8, dash="1 2")
        style = {"fill": drawn[i].role, "is_bold": True}
        canvas.lines(right + 5, y - height / 2 + SIZE * 1.12, labels[i], **style)


def _flags(canvas: Canvas, drawn: list[_Drawn], y: float, lang: Lang) -> float:
    """What hollow points mean; returns the height reached."""
    flags = sorted(
        {p.flag for one in drawn for _, p in one.points if p.flag and p.value is not None}
    )
    if not flags:
        return y
    y += 16
    canvas.circle(5, y - 4, 2.8, fill="paper", stroke="soft", pen=1.3)
    text = ("、" if lang == "ja" else ", ").join(word(flag, lang) for flag in flags)
    canvas.text(14, y, text, size=SMALL, fill="soft")
    return y


def data(exhibit: Lines, lang: Lang) -> Data:
    """One row per series and period."""
    heading, kind = measured(exhibit.unit, lang)
    rows: list[tuple[Cell, ...]] = [
        (write(series.label, lang), p.when, p.value, p.low, p.high, p.flag and word(p.flag, lang))
        for series in exhibit.series
        for p in series.points
    ]
    columns = (
        Column(word("series", lang)),
        Column(word("period", lang), "date"),
        Column(heading, kind),
        Column(word("low", lang), kind),
        Column(word("high", lang), kind),
        Column(word("flag", lang)),
    )
    return Data(columns, tuple(rows)).without_empty_columns()


def _with_gaps(exhibit: Lines, series: Series) -> list[tuple[PartialDate, Point]]:
    """The points of a series, an empty one wherever only another series has a period."""
    own = {point.when: point for point in series.points}
    periods = sorted({point.when for each in exhibit.series for point in each.points})
    return [(when, own.get(when, Point(when, None))) for when in periods]


def vega(exhibit: Lines, lang: Lang) -> dict[str, Any]:
    """Lines with bands and points; gaps stay gaps."""
    labels = [(write(series.label, lang), series.role) for series in exhibit.series]
    values = [
        {
            "series": label,
            "when": _vega.day(when),
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "flag": point.flag,
        }
        for (label, _), series in zip(labels, exhibit.series, strict=True)
        for when, point in _with_gaps(exhibit, series)
    ]
    axis = {"zero": exhibit.zero_based, "type": "log" if exhibit.log else "linear"}
    x = _vega.field("when", "temporal")
    y = _vega.field("value", "quantitative", measured(exhibit.unit, lang)[0], scale=axis)
    colour = _vega.field("series", "nominal", scale=_vega.colours(labels))
    band = {"y": {**y, "field": "low"}, "y2": {"field": "high"}, "opacity": {"value": 0.2}}
    gaps = "break-paths-show-path-domains"
    flagged = {"condition": {"test": "datum.flag", "value": "white"}, "value": None}
    return _vega.spec(
        exhibit,
        lang,
        values,
        encoding={"x": x, "color": colour},
        layer=[
            {"mark": {"type": "area", "invalid": gaps}, "encoding": band},
            {
                "mark": {"type": "line", "invalid": gaps},
                "encoding": {"y": y},
            },
            {
                "mark": {"type": "point", "size": 18},
                "encoding": {"y": y, "fill": flagged},
                "transform": [{"filter": "datum.value != null"}],
            },
        ],
    )


KIND = Kind(of=Lines, name="lines", data=data, vega=vega, draw=draw)
