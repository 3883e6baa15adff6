"""Timeline: an overview of lanes against time, then every entry in words, in order of date.

The entries are sentences, so words beside their date read better than labels in a drawing: the
overview shows when much happened and how precisely it is dated, the list says what. In HTML the
list is text; in a picture alone it is drawn.
"""

from __future__ import annotations

import re
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.exhibits import Happening, Timeline
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SIZE, SMALL, Canvas, escaped, widest
from tumen.dossier.exhibits._data import Cell, Column, Data
from tumen.dossier.exhibits._glyphs import HALF, draw_glyph, glyph_of
from tumen.dossier.exhibits._kind import NARROW, WIDE, Kind, is_narrow
from tumen.dossier.exhibits._scales import BrokenAxis, middle_of, time_axis, time_ticks, year_of
from tumen.dossier.exhibits._type import text_width, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import WAVE, span_text, write

OVERVIEW_FROM = 4
"""Fewer entries need no overview."""
FIRST_SHOWN, LAST_SHOWN = 4, 8
"""A long list is folded in its middle."""
LEVEL = 10.0
NO_BREAK = "\u00a0"
TALLEST = 50.0
"""A lane grows to this height; then entries overlap."""


def ordered(exhibit: Timeline) -> list[Happening]:
    """Entries by their first possible day; those without a start by their end."""

    def key(happening: Happening) -> tuple[int, PartialDate]:
        when = happening.when.start or happening.when.end or PartialDate(9999)
        return when.earliest.toordinal(), when

    return sorted(exhibit.happenings, key=lambda h: (key(h)[0], str(h.when), h.reference))


def draw(exhibit: Timeline, lang: Lang, width: float) -> str:
    """Overview and list in one picture."""
    canvas = Canvas(width)
    y = _overview(canvas, exhibit, lang)
    y = _list(canvas, exhibit, lang, y)
    return canvas.finish(y, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def overview(exhibit: Timeline, lang: Lang, width: float) -> str:
    """The overview alone."""
    canvas = Canvas(width)
    height = _overview(canvas, exhibit, lang)
    return canvas.finish(height, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def body(exhibit: Timeline, lang: Lang) -> str:
    """The overview for a page and for a phone, then the list as text."""
    pictures = ""
    if len(exhibit.happenings) >= OVERVIEW_FROM:
        pictures = (
            f'<div class="x-wide">{overview(exhibit, lang, WIDE)}</div>'
            f'<div class="x-narrow">{overview(exhibit, lang, NARROW)}</div>'
        )
    lanes = {key: write(text, lang) for key, text in exhibit.lanes}
    items = [_item(happening, lanes, lang) for happening in ordered(exhibit)]
    hidden = items[FIRST_SHOWN : len(items) - LAST_SHOWN]
    if len(hidden) > LAST_SHOWN:
        summary = f"<summary>{word('further', lang)} ({len(hidden)})</summary>"
        fold = (
            f'<details class="x-more">{summary}<ol class="x-times">{"".join(hidden)}</ol></details>'
        )
        items[FIRST_SHOWN : len(items) - LAST_SHOWN] = [f'<li class="x-fold">{fold}</li>']
    return f'{pictures}<ol class="x-times">{"".join(items)}</ol>'


def _item(happening: Happening, lanes: dict[str, str], lang: Lang) -> str:
    when = _breakable(escaped(span_text(happening.when, lang)))
    start = happening.when.start
    if start is not None and start == happening.when.end:
        when = f'<time datetime="{start}">{when}</time>'
    glyph = Canvas(28)
    draw_glyph(glyph, glyph_of(happening.when), 14, 10, happening.role)
    lane = lanes.get(happening.lane, happening.lane)
    tag = f'<span class="x-lane">{escaped(lane)}</span>' if len(lanes) > 1 else ""
    text = escaped(write(happening.label, lang))
    return (
        f'<li><span class="x-when">{when}</span>'
        f'<span class="x-spine">{glyph.fragment(20, "x-glyph")}</span>'
        f'<span class="x-what">{tag}{text}</span></li>'
    )


def _axis(exhibit: Timeline, left: float, right: float) -> BrokenAxis:
    days = [
        year_of(day)
        for happening in exhibit.happenings
        for date in dict.fromkeys((happening.when.start, happening.when.end))
        if date is not None
        for day in (date.earliest, date.latest)
    ]
    return time_axis(days, left, right)


def _overview(canvas: Canvas, exhibit: Timeline, lang: Lang) -> float:
    """Lanes with a glyph per entry; returns the height."""
    narrow = is_narrow(canvas.width)
    names = [write(text, lang) for _, text in exhibit.lanes]
    column = 0.0 if narrow else min(170.0, widest(names, SMALL) + 14)
    axis = _axis(exhibit, column + 12, canvas.width - 12)
    y = 4.0
    lanes: list[tuple[float, float, list[tuple[Happening, float, int]]]] = []
    labels: list[tuple[float, float, str, list[str]]] = []
    for (key, _), name in zip(exhibit.lanes, names, strict=True):
        placed = _stacked([h for h in exhibit.happenings if h.lane == key], axis)
        levels = max((level for _, _, level in placed), default=0) + 1
        pitch = min(LEVEL, TALLEST / levels)
        height = levels * pitch + 10
        if narrow:
            lines = wrap(name, SMALL, canvas.width)
            labels.append((0.0, y + SMALL, "start", lines))
            y += len(lines) * SMALL * LINE + SMALL * 0.1
        else:
            lines = wrap(name, SMALL, column - 12, 3)
            height = max(height, len(lines) * SMALL * LINE + 6)
            first = y + height / 2 - (len(lines) - 1) * SMALL * LINE / 2 + 4
            labels.append((column - 10, first, "end", lines))
        lanes.append((y + height - 5 - LEVEL / 2, pitch, placed))
        y += height
        canvas.line(axis.start - 12, y, axis.end + 12, y, "grid")
    bottom = y
    _draw_years(canvas, axis, bottom, lang)
    for x, first, anchor, lines in labels:
        canvas.lines(x, first, lines, anchor=anchor, size=SMALL, fill="soft", has_halo=narrow)
    for base, pitch, placed in lanes:
        for happening, x, level in placed:
            _place(canvas, happening, axis, x, base - level * pitch)
    return _key(canvas, exhibit, bottom + 38, lang) + 10


def _draw_years(canvas: Canvas, axis: BrokenAxis, bottom: float, lang: Lang) -> None:
    """Years under the lanes; a wash and a double line show where the scale changes."""
    used = -1.0
    for i, piece in enumerate(axis.pieces):
        if i:
            canvas.rect(piece.start, 4, piece.end + 12 - piece.start, bottom - 4, fill="wash", opacity=0.6)  # fmt: skip
            for x in (piece.start - 1.5, piece.start + 1.5):
                canvas.line(x, 4, x, bottom + 4, "axis", width=0.8)
        for at, name in time_ticks(piece.low, piece.high, piece.end - piece.start, lang):
            x = piece(at)
            canvas.line(x, 4, x, bottom + 4, "grid")
            half = text_width(name, SMALL) / 2
            if x - half > used and x + half <= canvas.width:
                canvas.text(x, bottom + 17, name, anchor="middle", size=SMALL, fill="soft")
                used = x + half + 4


def _extent(happening: Happening, axis: BrokenAxis) -> tuple[float, float]:
    """Left and right edge of an entry on the axis, an open end at the edge of the picture."""
    start, end = happening.when.start, happening.when.end
    if glyph_of(happening.when) != "span" and start is not None:
        middle, half = axis(middle_of(start)), HALF[glyph_of(happening.when)]
        return middle - half, middle + half
    first = axis(year_of(start.earliest)) if start else axis.start - 10
    last = axis(year_of(end.latest)) if end else axis.end + 10
    return first, max(last, first + 8)


def _stacked(happenings: list[Happening], axis: BrokenAxis) -> list[tuple[Happening, float, int]]:
    """Each entry with its centre and the lowest level on which it covers no other."""
    levels: list[float] = []
    placed = []
    for happening in sorted(happenings, key=lambda h: _extent(h, axis)):
        first, last = _extent(happening, axis)
        level = next((i for i, end in enumerate(levels) if end + 1 <= first), len(levels))
        if level == len(levels):
            levels.append(0.0)
        levels[level] = last
        placed.append((happening, (first + last) / 2, level))
    return placed


def _place(canvas: Canvas, happening: Happening, axis: BrokenAxis, x: float, y: float) -> None:
    glyph = glyph_of(happening.when)
    if glyph != "span":
        draw_glyph(canvas, glyph, x, y, happening.role)
        return
    first, last = _extent(happening, axis)
    opacity = 0.0 if happening.role == "rival" else 0.55
    canvas.rect(first, y - 3, last - first, 6, fill=happening.role, opacity=opacity, radius=1)
    tip = 9.0 if happening.when.end is None else 0.0
    back = 9.0 if happening.when.start is None else 0.0
    canvas.line(first + back, y + 3, last - tip, y + 3, happening.role, width=1.4)
    canvas.line(first + back, y - 3, last - tip, y - 3, happening.role, width=1.4)
    if not back:
        canvas.line(first, y - 3, first, y + 3, happening.role, width=1.4)
    if not tip:
        canvas.line(last, y - 3, last, y + 3, happening.role, width=1.4)


def _key(canvas: Canvas, exhibit: Timeline, y: float, lang: Lang) -> float:
    """Which glyph stands for which precision, of those used."""
    used = {glyph_of(happening.when) for happening in exhibit.happenings}
    x = 0.0
    entries: list[tuple[str, str]] = [(g, "muted") for g in ("day", "month", "year", "span")]
    entries = [(g, role) for g, role in entries if g in used]
    if any(happening.role == "rival" for happening in exhibit.happenings):
        entries.append(("contested", "rival"))
    for glyph, role in entries:
        label = word(glyph, lang)
        needed = 28 + text_width(label, SMALL)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + SMALL * 1.6
        shown = "day" if glyph == "contested" else glyph
        draw_glyph(canvas, shown, x + 11, y - 4, role)  # type: ignore[arg-type]
        canvas.text(x + 26, y, label, size=SMALL, fill="soft")
        x += needed + 14
    return y


def _list(canvas: Canvas, exhibit: Timeline, lang: Lang, y: float) -> float:
    """Every entry in words under the overview; returns the height."""
    narrow = is_narrow(canvas.width)
    entries = ordered(exhibit)
    dates = [span_text(h.when, lang) for h in entries]
    parts = [part for date in dates for part in _date_lines(date)]
    column = 0.0 if narrow else widest(parts, SMALL) + 6
    spine = column + 14
    room = canvas.width - spine - 20
    lanes = {key: write(text, lang) for key, text in exhibit.lanes}
    top, y = y + 8, y + 8
    rows = []
    for happening, date in zip(entries, dates, strict=True):
        lane = lanes.get(happening.lane, happening.lane)
        lines = wrap(write(happening.label, lang), SIZE, room)
        rows.append((y, happening, f"{date} · {lane}" if narrow else date, lane, lines))
        y += len(lines) * SIZE * LINE + SMALL * LINE + 8
    canvas.line(spine, top, spine, y - 8, "grid", width=1.5)
    for start, happening, date, lane, lines in rows:
        draw_glyph(canvas, glyph_of(happening.when), spine, start + 8, happening.role)
        head = start + 12
        if narrow:
            canvas.text(spine + 18, head, date, size=SMALL, fill="soft")
        else:
            dated = _date_lines(date)
            for i, line in enumerate(dated):
                canvas.text(column, head + i * SMALL * LINE, line, anchor="end", size=SMALL, fill="soft")  # fmt: skip
            canvas.text(spine + 18, head, lane, size=SMALL, fill="soft")
        canvas.lines(spine + 18, head + SIZE * LINE, lines)
    return y


def _breakable(when: str) -> str:
    """A date whose only place to break is after the dash of a span."""
    whole = when.replace(" ", NO_BREAK).replace(f"{NO_BREAK}–{NO_BREAK}", f"{NO_BREAK}– ")
    return whole.replace(WAVE, f"{WAVE}<wbr/>")


def _date_lines(date: str) -> list[str]:
    """A long span on two lines, broken after its dash."""
    return [date] if len(date) < 16 else re.split(f"(?<={WAVE})(?=.)|(?<=–) ", date)


def data(exhibit: Timeline, lang: Lang) -> Data:
    """One row per entry in order of date; an open end is an empty cell."""
    lanes = {key: write(text, lang) for key, text in exhibit.lanes}
    rows: list[tuple[Cell, ...]] = [
        (
            happening.when.start,
            happening.when.end,
            lanes.get(happening.lane, happening.lane),
            write(happening.label, lang),
            happening.reference,
        )
        for happening in ordered(exhibit)
    ]
    columns = (
        Column(word("from", lang), "date"),
        Column(word("to", lang), "date"),
        Column(word("kind", lang)),
        Column(word("what", lang)),
        Column(word("reference", lang)),
    )
    return Data(columns, tuple(rows))


def vega(exhibit: Timeline, lang: Lang) -> dict[str, Any]:
    """Bars for spans, points for events, one row per lane."""
    lanes = {key: write(text, lang) for key, text in exhibit.lanes}
    values = [
        {
            "lane": lanes.get(happening.lane, happening.lane),
            "what": write(happening.label, lang),
            "from": _vega.day(happening.when.start) if happening.when.start else None,
            "to": happening.when.end.latest.isoformat() if happening.when.end else None,
            "dated": glyph_of(happening.when),
            "reference": happening.reference,
        }
        for happening in ordered(exhibit)
    ]
    x = _vega.field("from", "temporal", None)
    y = _vega.field("lane", "nominal", None, sort=list(lanes.values()))
    tip = [{"field": "what", "type": "nominal"}, {"field": "dated", "type": "nominal"}]
    return _vega.spec(
        exhibit,
        lang,
        values,
        layer=[
            {
                "mark": {"type": "bar", "opacity": 0.5, "height": 6},
                "encoding": {"x": x, "x2": {"field": "to"}, "y": y, "tooltip": tip},
                "transform": [{"filter": "datum.dated == 'span' && datum.from && datum.to"}],
            },
            {
                "mark": {"type": "point", "filled": True},
                "encoding": {"x": x, "y": y, "shape": {"field": "dated"}, "tooltip": tip},
                "transform": [{"filter": "datum.from != null"}],
            },
        ],
    )


KIND = Kind(of=Timeline, name="timeline", data=data, vega=vega, draw=draw, body=body)
