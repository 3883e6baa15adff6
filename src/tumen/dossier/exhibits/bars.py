"""Bars: named quantities beside each other, with intervals, a limit, and words where none is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tumen.core.exhibits import Bar, Bars
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SIZE, SMALL, Canvas, px, widest
from tumen.dossier.exhibits._data import Cell, Column, Data, figure_of, measured
from tumen.dossier.exhibits._kind import Kind, is_narrow
from tumen.dossier.exhibits._scales import Axis, value_axis
from tumen.dossier.exhibits._type import balanced, text_width, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import Scale, number, scale_for, write

THICK = 16.0
GAP = 12.0


def draw(exhibit: Bars, lang: Lang, width: float) -> str:
    """Horizontal bars: names at the left on a page, above the bars on a phone."""
    longest = widest(write(bar.label, lang) for bar in exhibit.bars)
    narrow = is_narrow(width) and longest > width / 4
    canvas = Canvas(width)
    values = list(_values(exhibit))
    scale = scale_for(exhibit.unit, max(map(abs, values), default=0.0), lang)
    column = 0.0 if narrow else min(220.0, longest + 12)
    names = [
        balanced(write(bar.label, lang), SIZE, (width if narrow else column) - 8)
        for bar in exhibit.bars
    ]
    figures = [_figure(bar, exhibit.unit, lang) for bar in exhibit.bars]
    right = width - widest(figures, SIZE * 1.08) - 12
    heading = wrap(scale.heading, SMALL, width - column, 2)
    y = canvas.lines(column, 14, heading, fill="soft", size=SMALL)
    scaled = [value / scale.divisor for value in values]
    axis = value_axis(scaled, column, right, count=3 if is_narrow(width) else 6, is_tight=True)
    limit_room = 18.0 if exhibit.limit is not None else 0.0
    top = y + limit_room
    heights = [_height(lines, narrow=narrow) for lines in names]
    bottom = top + sum(heights)
    for tick in axis.ticks:
        x = axis(tick)
        if tick or not narrow:
            canvas.line(x, top - 4, x, bottom, "grid" if tick else "axis")
        anchor = "start" if x < 12 else "middle"
        canvas.text(x, bottom + 15, number(tick, lang), anchor=anchor, size=SMALL, fill="soft")
    y = top
    for bar, lines, figure, height in zip(exhibit.bars, names, figures, heights, strict=True):
        if narrow:
            middle = canvas.lines(0, y + SIZE, lines, has_halo=True) - SIZE + 2 + THICK / 2
        else:
            middle = y + (height - GAP) / 2
            first = middle - (len(lines) - 1) * SIZE * LINE / 2 + SIZE * 0.36
            for i, line in enumerate(lines):
                baseline = first + i * SIZE * LINE
                canvas.text(column - 10, baseline, line, anchor="end")
        _draw_bar(canvas, bar, axis, middle, figure, scale, lang)
        y += height
    if exhibit.limit is not None and exhibit.limit.value is not None:
        _draw_limit(
            canvas,
            exhibit.limit,
            exhibit.limit.value,
            axis,
            (top, bottom),
            scale,
            exhibit.unit,
            lang,
        )
    foot = _flags(canvas, exhibit, bottom + 22, lang)
    return canvas.finish(foot + 4, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def _values(exhibit: Bars) -> Iterator[float]:
    for bar in (*exhibit.bars, *([exhibit.limit] if exhibit.limit else [])):
        yield from (v for v in (bar.value, bar.low, bar.high) if v is not None)


def _height(lines: list[str], *, narrow: bool) -> float:
    words = len(lines) * SIZE * LINE
    return words + THICK + GAP if narrow else max(THICK, words) + GAP


def _figure(bar: Bar, unit: str, lang: Lang) -> str:
    """The value in words; a bar without one says so."""
    if bar.value is None:
        return word("not reported", lang)
    return figure_of(bar.value, None, None, unit, lang) + ("*" if bar.flag else "")


def _draw_bar(
    canvas: Canvas, bar: Bar, axis: Axis, middle: float, figure: str, scale: Scale, lang: Lang
) -> None:
    zero = axis(max(axis.low, min(0.0, axis.high)))
    if bar.value is None:
        canvas.hatched(zero + 1, middle - THICK / 2 + 2, 30, THICK - 4, "axis")
        canvas.text(zero + 38, middle + 4.5, figure, fill="soft", has_halo=True)
        return
    end = axis(bar.value / scale.divisor)
    if bar.role == "rival" or bar.flag:
        canvas.rect(zero, middle - THICK / 2, end - zero, THICK, fill="paper")
        canvas.rect(
            zero, middle - THICK / 2, end - zero, THICK, fill=bar.role, stroke=bar.role, opacity=0.3
        )
    else:
        canvas.rect(zero, middle - THICK / 2, end - zero, THICK, fill=bar.role)
    reach = max(end, zero)
    if bar.low is not None and bar.high is not None and bar.low < bar.high:
        low, high = axis(bar.low / scale.divisor), axis(bar.high / scale.divisor)
        whisker = f"M{px(low)} {px(middle)}L{px(high)} {px(middle)}"
        whisker += "".join(f"M{px(x)} {px(middle - 4)}v8" for x in (low, high))
        canvas.path(whisker, stroke="paper", pen=4)
        canvas.path(whisker, stroke="ink", pen=1.5)
        reach = max(reach, high)
    canvas.text(reach + 6, middle + 4.5, figure, is_bold=True, has_halo=True)


def _draw_limit(
    canvas: Canvas,
    limit: Bar,
    value: float,
    axis: Axis,
    ends: tuple[float, float],
    scale: Scale,
    unit: str,
    lang: Lang,
) -> None:
    top, bottom = ends
    x = axis(value / scale.divisor)
    canvas.line(x, top - 5, x, bottom, "warn", width=1.6, dash="5 3")
    text = f"{write(limit.label, lang)} {figure_of(value, None, None, unit, lang)}"
    room = text_width(text, SMALL)
    start = min(max(0.0, x - room / 2), canvas.width - room)
    canvas.text(start, top - 9, text, size=SMALL, fill="warn", is_bold=True, has_halo=True)


def _flags(canvas: Canvas, exhibit: Bars, y: float, lang: Lang) -> float:
    flags = sorted({word(b.flag, lang) for b in exhibit.bars if b.flag and b.value is not None})
    if not flags:
        return y
    text = f"* {('、' if lang == 'ja' else ', ').join(flags)}"
    return canvas.lines(0, y + 14, wrap(text, SMALL, canvas.width), size=SMALL, fill="soft") - 14


def data(exhibit: Bars, lang: Lang) -> Data:
    """One row per bar; the limit is the last."""
    heading, kind = measured(exhibit.unit, lang)
    bars = (*exhibit.bars, *([exhibit.limit] if exhibit.limit else []))
    rows: list[tuple[Cell, ...]] = [
        (write(bar.label, lang), bar.value, bar.low, bar.high, bar.flag and word(bar.flag, lang))
        for bar in bars
    ]
    columns = (
        Column(word("item", lang)),
        Column(heading, kind),
        Column(word("low", lang), kind),
        Column(word("high", lang), kind),
        Column(word("flag", lang)),
    )
    return Data(columns, tuple(rows)).without_empty_columns()


def vega(exhibit: Bars, lang: Lang) -> dict[str, Any]:
    """Bars with intervals and the limit as a rule; a bar without a value stays empty."""
    values = [
        {
            "item": write(bar.label, lang),
            "value": bar.value,
            "low": bar.low,
            "high": bar.high,
            "role": bar.role,
            "flag": bar.flag,
        }
        for bar in exhibit.bars
    ]
    roles = [(bar.role, bar.role) for bar in exhibit.bars]
    x = _vega.field("value", "quantitative", measured(exhibit.unit, lang)[0])
    y = _vega.field("item", "nominal", None, scale={"domain": [v["item"] for v in values]})
    colour = _vega.field("role", "nominal", scale=_vega.colours(roles), legend=None)
    layers: list[dict[str, Any]] = [
        {"mark": "bar", "encoding": {"x": x, "y": y, "color": colour}},
        {
            "mark": "rule",
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y},
            "transform": [{"filter": "datum.low != null && datum.high != null"}],
        },
    ]
    if exhibit.limit is not None and exhibit.limit.value is not None:
        rule = {"x": {"datum": exhibit.limit.value}}
        dashed = {"type": "rule", "strokeDash": [5, 3]}
        layers.append({"mark": dashed, "encoding": rule, "data": {"values": [{}]}})
    return _vega.spec(exhibit, lang, values, layer=layers)


KIND = Kind(of=Bars, name="bars", data=data, vega=vega, draw=draw)
