"""Strip: rival reports of one quantity, one row each, on one scale, with the pooled band behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tumen.core.exhibits import ReportDot, Strip
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SIZE, SMALL, Canvas, px, widest
from tumen.dossier.exhibits._data import Cell, Column, Data, figure_of, measured
from tumen.dossier.exhibits._kind import Kind, is_narrow
from tumen.dossier.exhibits._scales import Axis, value_axis
from tumen.dossier.exhibits._type import balanced, text_width, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import Scale, date_text, number, scale_for, write

LOG_FROM = 300.0
"""From this ratio of the largest to the smallest figure the scale is logarithmic."""
ARROW = 22.0
ZERO_FROM = 0.5
"""A smallest figure below this share of the largest puts zero on the scale."""


def draw(exhibit: Strip, lang: Lang, width: float) -> str:
    """Rows by date: date, publisher, dot with its interval, figure."""
    narrow = is_narrow(width)
    canvas = Canvas(width)
    dots = sorted(exhibit.dots, key=lambda dot: (dot.when.earliest, dot.when.precision))
    values = list(_values(exhibit))
    scale = scale_for(exhibit.unit, max(map(abs, values), default=0.0), lang)
    scaled = [value / scale.divisor for value in values]
    is_log = _wants_log(scaled)
    dates = [date_text(dot.when, lang) for dot in dots]
    figures = [figure_of(d.value, d.low, d.high, exhibit.unit, lang) for d in dots]
    column = widest(dates, SMALL) + 14
    names_at = 0.0 if narrow else column
    names_room = (
        width - widest(figures, SIZE * 1.08) - 14
        if narrow
        else min(190.0, _widest_name(dots, lang))
    )
    labels = [
        f"{dates[i]} {write(dot.label, lang)}" if narrow else write(dot.label, lang)
        for i, dot in enumerate(dots)
    ]
    names = [balanced(label, SMALL if narrow else SIZE, names_room) for label in labels]
    left = 8.0 if narrow else column + names_room + 22
    right = width - 10 if narrow else width - widest(figures, SIZE * 1.08) - 22
    if any(dot.low is not None and dot.high is None for dot in dots):
        right -= ARROW
    axis = value_axis(
        scaled,
        left,
        right,
        count=3 if narrow else 5,
        is_zero_based=bool(scaled) and min(scaled) < ZERO_FROM * max(scaled),
        is_log=is_log,
        is_tight=True,
    )
    heading = scale.heading + (f" · {word('log scale', lang)}" if is_log else "")
    lines = wrap(heading, SMALL, right - left, 2)
    y = canvas.lines(0 if narrow else left, 14, lines, fill="soft", size=SMALL)
    band_room = 16.0 if exhibit.band else 0.0
    top = y + band_room
    pitches = [
        len(lines) * (SMALL if narrow else SIZE) * LINE + (20 if narrow else 9) for lines in names
    ]
    bottom = top + sum(pitches)
    if exhibit.band:
        _draw_band(canvas, exhibit, exhibit.band, axis, top, bottom, scale, lang)
    for tick in axis.ticks:
        x = axis(tick)
        canvas.line(x, top - 3, x, bottom, "axis" if tick == 0 else "grid")
        text = number(tick, lang)
        half = text_width(text, SMALL) / 2
        place = min(max(x, half), width - half)
        canvas.text(place, bottom + 15, text, anchor="middle", size=SMALL, fill="soft")
    y = top
    for i, (dot, lines, pitch) in enumerate(zip(dots, names, pitches, strict=True)):
        ink = "soft" if dot.role in ("rival", "muted") else "ink"
        if narrow:
            canvas.lines(0, y + SMALL, lines, size=SMALL, fill=ink, has_halo=True)
            canvas.text(width, y + SMALL, figures[i], anchor="end", fill=ink, is_bold=True, has_halo=True)  # fmt: skip
            middle = y + len(lines) * SMALL * LINE + 7
        else:
            middle = y + pitch / 2
            first = middle - (len(lines) - 1) * SIZE * LINE / 2 + 4.5
            canvas.text(column - 14, middle + 4, dates[i], anchor="end", size=SMALL, fill="soft")
            canvas.lines(names_at, first, lines, fill=ink)
            canvas.text(width, middle + 4.5, figures[i], anchor="end", fill=ink, is_bold=True)
        canvas.line(left, middle, right, middle, "grid", dash="1 3")
        _draw_dot(canvas, dot, axis, middle, scale)
        y += pitch
    foot = bottom + 22
    if any(dot.role == "rival" for dot in dots):
        foot += 14
        canvas.circle(5, foot - 4, 4, fill="paper", stroke="rival")
        canvas.text(15, foot, word("contested", lang), size=SMALL, fill="soft")
    return canvas.finish(foot + 4, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def _widest_name(dots: list[ReportDot], lang: Lang) -> float:
    return widest(write(dot.label, lang) for dot in dots) + 2


def _values(exhibit: Strip) -> Iterator[float]:
    for dot in exhibit.dots:
        yield from (v for v in (dot.value, dot.low, dot.high) if v is not None)
    yield from exhibit.band or ()


def _wants_log(values: list[float]) -> bool:
    return bool(values) and min(values) > 0 and max(values) / min(values) >= LOG_FROM


def _draw_band(
    canvas: Canvas,
    exhibit: Strip,
    band: tuple[float, float],
    axis: Axis,
    top: float,
    bottom: float,
    scale: Scale,
    lang: Lang,
) -> None:
    low, high = (axis(value / scale.divisor) for value in band)
    canvas.rect(low, top - 3, max(2.0, high - low), bottom - top + 3, fill="pair", opacity=0.13)
    label = write(exhibit.band_label, lang) if exhibit.band_label else word("pooled", lang)
    text = f"{label} {figure_of(None, _computed(band[0]), _computed(band[1]), exhibit.unit, lang)}"
    room = text_width(text, SMALL)
    x = min(max(0.0, (low + high - room) / 2), canvas.width - room)
    canvas.text(x, top - 8, text, size=SMALL, fill="pair", is_bold=True, has_halo=True)


def _computed(value: float) -> float:
    """A pooled bound as it is printed: three significant figures, all whole digits."""
    digits = len(str(int(abs(value))))
    return float(f"{value:.{max(3, digits)}g}")


def _draw_dot(canvas: Canvas, dot: ReportDot, axis: Axis, y: float, scale: Scale) -> None:
    """A dot with its interval; an arrow where only one bound is given."""
    low = None if dot.low is None else axis(dot.low / scale.divisor)
    high = None if dot.high is None else axis(dot.high / scale.divisor)
    at = None if dot.value is None else axis(dot.value / scale.divisor)
    if low is not None and high is not None and high > low:
        canvas.path(f"M{px(low)} {px(y)}H{px(high)}", stroke=dot.role, pen=3)
    elif low is not None and dot.high is None:
        canvas.path(f"M{px(low)} {px(y)}h{ARROW:g}m-5 -4l5 4l-5 4", stroke=dot.role, pen=1.6)
    elif high is not None and dot.low is None:
        canvas.path(f"M{px(high)} {px(y)}h{-ARROW:g}m5 -4l-5 4l5 4", stroke=dot.role, pen=1.6)
    point = at if at is not None else (low if high is None else high if low is None else None)
    if point is not None:
        is_open = dot.role in ("rival", "muted")
        fill = "paper" if is_open else dot.role
        canvas.circle(point, y, 4.6, fill=fill, stroke=dot.role if is_open else "paper")


def data(exhibit: Strip, lang: Lang) -> Data:
    """One row per report, in order of date."""
    heading, kind = measured(exhibit.unit, lang)
    rows: list[tuple[Cell, ...]] = [
        (
            dot.when,
            write(dot.label, lang),
            dot.value,
            dot.low,
            dot.high,
            word("contested", lang) if dot.role == "rival" else None,
            dot.weight,
            dot.source,
        )
        for dot in sorted(exhibit.dots, key=lambda dot: dot.when)
    ]
    columns = (
        Column(word("date", lang), "date"),
        Column(word("reported by", lang)),
        Column(heading, kind),
        Column(word("low", lang), kind),
        Column(word("high", lang), kind),
        Column(word("status", lang)),
        Column(word("weight", lang), "number"),
        Column(word("source", lang)),
    )
    return Data(columns, tuple(rows)).without_empty_columns()


def vega(exhibit: Strip, lang: Lang) -> dict[str, Any]:
    """One row per report: interval and dot; the pooled band behind."""
    values = [
        {
            "report": f"{dot.when} {write(dot.label, lang)}",
            "when": _vega.day(dot.when),
            "value": dot.value,
            "low": dot.low,
            "high": dot.high,
            "rival": dot.role == "rival",
            "source": dot.source,
        }
        for dot in exhibit.dots
    ]
    x = _vega.field("value", "quantitative", measured(exhibit.unit, lang)[0])
    y = _vega.field("report", "nominal", None, sort={"field": "when"})
    interval = {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}
    filled = {"condition": {"test": "datum.rival", "value": "white"}, "value": _vega.paint("a")}
    layers: list[dict[str, Any]] = [
        {
            "mark": "rule",
            "encoding": interval,
            "transform": [{"filter": "datum.low != null && datum.high != null"}],
        },
        {"mark": {"type": "point", "size": 60}, "encoding": {"x": x, "y": y, "fill": filled}},
    ]
    if exhibit.band:
        band = {"x": {"datum": exhibit.band[0]}, "x2": {"datum": exhibit.band[1]}}
        mark = {"type": "rect", "opacity": 0.15}
        layers.insert(0, {"mark": mark, "encoding": band, "data": {"values": [{}]}})
    return _vega.spec(exhibit, lang, values, layer=layers)


KIND = Kind(of=Strip, name="strip", data=data, vega=vega, draw=draw)
