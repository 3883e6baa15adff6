"""Butterfly: mirror statistics, what one side says it sent against what the other says it got."""

from __future__ import annotations

from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.exhibits import Butterfly, Point
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SIZE, SMALL, Canvas, widest
from tumen.dossier.exhibits._data import Cell, Column, Data, measured
from tumen.dossier.exhibits._kind import Kind, is_narrow
from tumen.dossier.exhibits._scales import value_axis
from tumen.dossier.exhibits._type import balanced, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import Scale, brief, number, scale_for, write

FEW = 16
"""Up to so many periods each bar has its figure."""


def periods(exhibit: Butterfly) -> list[tuple[PartialDate, Point | None, Point | None]]:
    """The periods of both sides in order, each with its two points."""
    left = {point.when: point for point in exhibit.left.points}
    right = {point.when: point for point in exhibit.right.points}
    return [(when, left.get(when), right.get(when)) for when in sorted({*left, *right})]


def draw(exhibit: Butterfly, lang: Lang, width: float) -> str:
    """Periods run down the middle, bars to both sides from it on one scale."""
    narrow = is_narrow(width)
    canvas = Canvas(width)
    rows = periods(exhibit)
    values = [p.value for _, *sides in rows for p in sides if p and p.value is not None]
    scale = scale_for(exhibit.unit, max(map(abs, values), default=0.0), lang)
    few = len(rows) <= FEW
    pitch = 22.0 if few else 11.0
    thick = pitch - (6 if few else 3)
    names = [str(when) for when, _, _ in rows]
    middle, spine = width / 2, widest(names, SMALL) / 2 + 8
    figures = [brief(value / scale.divisor, lang) for value in values] if few else []
    figures += [word("not reported", lang)] if few else []
    room = middle - spine - (widest(figures, SMALL) + 8 if few else 6)
    axis = value_axis(
        [v / scale.divisor for v in values], 0.0, room, count=2 if narrow else 4, is_tight=True
    )
    y = _headings(canvas, exhibit, scale, lang, middle, spine)
    top, bottom = y, y + len(rows) * pitch
    for tick in axis.ticks:
        for sign in (-1, 1):
            x = middle + sign * (spine + axis(tick))
            canvas.line(x, top - 3, x, bottom, "axis" if tick == 0 else "grid")
            text = number(tick, lang)
            anchor = "middle" if axis(tick) < room - 4 else ("start" if sign < 0 else "end")
            canvas.text(x, bottom + 15, text, anchor=anchor, size=SMALL, fill="soft")
    every = 1 if few else 5
    for i, (when, left, right) in enumerate(rows):
        centre = top + (i + 0.5) * pitch
        if when.year % every == 0 or few:
            canvas.text(middle, centre + 4, names[i], anchor="middle", size=SMALL, fill="soft")
        for sign, point, series in ((-1, left, exhibit.left), (1, right, exhibit.right)):
            start = middle + sign * spine
            if point is None or point.value is None:
                _missing(canvas, start, centre, sign, lang, few=few)
                continue
            length = axis(point.value / scale.divisor)
            fill, opacity = series.role, 0.45 if point.flag else 1.0
            if point.flag:
                box = (start, centre - thick / 2, sign * max(length, 0.6), thick)
                canvas.rect(*box, fill="paper")
            canvas.rect(
                start,
                centre - thick / 2,
                sign * max(length, 0.6),
                thick,
                fill=fill,
                opacity=opacity,
            )
            if few:
                text = brief(point.value / scale.divisor, lang)
                anchor = "end" if sign < 0 else "start"
                x = start + sign * (length + 5)
                canvas.text(x, centre + 4, text, anchor=anchor, size=SMALL, has_halo=True)
    foot = _footnotes(canvas, exhibit, bottom + 22, lang, few=few)
    return canvas.finish(foot + 4, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def _headings(
    canvas: Canvas, exhibit: Butterfly, scale: Scale, lang: Lang, middle: float, spine: float
) -> float:
    """What each side shows, and the unit; returns where the bars begin."""
    y = 14.0
    reached = y
    for sign, series in ((-1, exhibit.left), (1, exhibit.right)):
        lines = balanced(write(series.label, lang), SIZE, middle - spine - 2, 3)
        anchor = "end" if sign < 0 else "start"
        x = middle + sign * spine
        end = canvas.lines(x, y, lines, fill=series.role, is_bold=True, anchor=anchor)
        unit = wrap(scale.heading, SMALL, middle - spine, 2)
        end = canvas.lines(x, end, unit, fill="soft", size=SMALL, anchor=anchor)
        reached = max(reached, end)
    return reached


def _missing(canvas: Canvas, x: float, y: float, sign: int, lang: Lang, *, few: bool) -> None:
    """Nobody reported: an empty mark, in words where there is room, never a bar of zero."""
    if few:
        anchor = "end" if sign < 0 else "start"
        text = word("not reported", lang)
        canvas.text(
            x + sign * 6, y + 4, text, anchor=anchor, size=SMALL, fill="soft", has_halo=True
        )
    else:
        canvas.line(x + sign * 3, y, x + sign * 15, y, "axis", width=1.2, dash="2 2")


def _footnotes(canvas: Canvas, exhibit: Butterfly, y: float, lang: Lang, *, few: bool) -> float:
    rows = periods(exhibit)
    points = [point for _, *sides in rows for point in sides]
    if not few and any(point is None or point.value is None for point in points):
        y += SMALL * LINE
        canvas.line(0, y - 4, 12, y - 4, "axis", width=1.2, dash="2 2")
        canvas.text(18, y, word("not reported", lang), size=SMALL, fill="soft")
    flags = sorted({word(p.flag, lang) for p in points if p and p.flag and p.value is not None})
    if flags:
        y += SMALL * LINE + 2
        canvas.rect(0, y - 9, 6, 9, fill=exhibit.left.role, opacity=0.45)
        canvas.rect(6, y - 9, 6, 9, fill=exhibit.right.role, opacity=0.45)
        text = ("、" if lang == "ja" else ", ").join(flags)
        canvas.text(18, y, text, size=SMALL, fill="soft")
    return y


def data(exhibit: Butterfly, lang: Lang) -> Data:
    """One row per period with both sides."""
    heading, kind = measured(exhibit.unit, lang)
    rows: list[tuple[Cell, ...]] = [
        (
            when,
            left.value if left else None,
            left.flag and word(left.flag, lang) if left else None,
            right.value if right else None,
            right.flag and word(right.flag, lang) if right else None,
        )
        for when, left, right in periods(exhibit)
    ]
    sides = [f"{write(s.label, lang)}: {heading}" for s in (exhibit.left, exhibit.right)]
    flag = word("flag", lang)
    columns = (
        Column(word("period", lang), "date"),
        Column(sides[0], kind),
        Column(flag),
        Column(sides[1], kind),
        Column(flag),
    )
    return Data(columns, tuple(rows)).without_empty_columns()


def vega(exhibit: Butterfly, lang: Lang) -> dict[str, Any]:
    """Two panels beside each other, the left one running backwards."""
    sides = (("left", exhibit.left), ("right", exhibit.right))
    values = [
        {"side": side, "when": str(point.when), "value": point.value, "flag": point.flag}
        for side, series in sides
        for point in series.points
    ]
    title = measured(exhibit.unit, lang)[0]
    largest = max((v["value"] for v in values if isinstance(v["value"], float | int)), default=1)
    years = [str(when) for when, _, _ in periods(exhibit)]
    y = _vega.field("when", "ordinal", None, scale={"domain": years})
    panels = [
        {
            "title": write(series.label, lang),
            "transform": [{"filter": f"datum.side == '{side}'"}],
            "mark": "bar",
            "encoding": {
                "y": y,
                "x": _vega.field(
                    "value",
                    "quantitative",
                    title,
                    scale={"domain": [0, largest], "reverse": side == "left"},
                ),
                "color": {"value": _vega.paint(series.role)},
            },
        }
        for side, series in sides
    ]
    spec = _vega.spec(exhibit, lang, values, hconcat=panels)
    del spec["width"]  # not a property of concatenated views
    return spec


KIND = Kind(of=Butterfly, name="butterfly", data=data, vega=vega, draw=draw)
