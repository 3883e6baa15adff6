"""Grid: a matrix of cells. Every state has its own sign, so that colour is never alone."""

from __future__ import annotations

from typing import Any

from tumen.core.exhibits import Grid
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SMALL, Canvas, px, widest
from tumen.dossier.exhibits._data import Cell, Column, Data
from tumen.dossier.exhibits._kind import Kind, is_narrow
from tumen.dossier.exhibits._type import text_width, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import typeset, write

STATES = ("full", "part", "none", "unknown", "plus", "minus", "neutral")
FIRST = 13.0  # baseline of the first line
CELL = 19.0
NAMES, WIDE_NAMES = 230.0, 320.0
"""Room for the names of rows, where there are many columns and where there are few."""
CODE = 3
"""Texts up to so many letters stand beside the sign of their state."""


def draw(exhibit: Grid, lang: Lang, width: float) -> str:
    """Names at the left on a page, above their rows on a phone."""
    narrow = is_narrow(width)
    canvas = Canvas(width)
    rows = [write(row, lang) for row in exhibit.rows]
    columns = [write(column, lang) for column in exhibit.columns]
    texts = [[typeset(text, lang) for _, text in row] for row in exhibit.cells]
    has_text = any(len(text) > CODE for row in texts for text in row)
    most = WIDE_NAMES if len(columns) <= 8 and not has_text else NAMES
    left = 0.0 if narrow else min(most, widest(rows, SMALL) + 12)
    room = (width - left) / max(1, len(columns))
    cell = room if has_text else _cell_width(columns, room)
    names = [wrap(row, SMALL, (width if narrow else left) - 10) for row in rows]
    y, numbered = _headings(canvas, columns, left, cell, narrow=narrow)
    for i, row in enumerate(exhibit.cells):
        wrapped = [wrap(text, SMALL, cell - 32) if has_text else [] for text in texts[i]]
        height = max([CELL, *(len(lines) * SMALL * LINE + 12 for lines in wrapped if lines)])
        if narrow:
            y = canvas.lines(0, y + SMALL + 1, names[i], size=SMALL) - SMALL * 0.85
            row_height = height + 5
        else:
            needed = len(names[i]) * SMALL * LINE
            row_height = max(height, needed + 5)
            canvas.lines(0, y + (row_height - needed) / 2 + SMALL * 1.05, names[i], size=SMALL)
        if has_text:
            for j, (state, _) in enumerate(row):
                top = y + 1
                canvas.rect(left + j * cell + 1, top, cell - 2, height - 2, fill="wash", radius=2)
                _draw_state(canvas, state, left + j * cell + 6, top + 4, 16, 15)
                canvas.lines(left + j * cell + 27, top + 15, wrapped[j], size=SMALL)
        else:
            states = [state for state, _ in row]
            for state, j, count in _runs(states):
                middle = y + (height if narrow else row_height) / 2
                box = (left + j * cell + 1, middle - CELL / 2 + 2, count * cell - 2, CELL - 4)
                _draw_state(canvas, state, *box, code=texts[i][j])
        y += row_height
    y = _key(canvas, exhibit, y + 20, lang)
    if numbered:
        for i, column in enumerate(columns):
            y += 4 + SMALL * LINE
            canvas.text(0, y, str(i + 1), size=SMALL, fill="soft", is_bold=True)
            lines = wrap(column, SMALL, width - 22)
            y = canvas.lines(22, y, lines, size=SMALL, fill="soft") - SMALL * LINE
    return canvas.finish(y + 6, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def _cell_width(columns: list[str], room: float) -> float:
    """Narrow cells if their headings allow it, wider ones for long headings, as far as there is
    room."""
    for width in (84.0, 120.0, 160.0):
        if width < room and _fits(columns, width):
            return width
    return min(room, 84.0) if not _fits(columns, room) else room


def _fits(columns: list[str], cell: float) -> bool:
    """Whether every heading has room in up to four lines."""
    wrapped = [wrap(column, SMALL, cell - 6) for column in columns]
    return all(
        len(lines) <= 4 and all(text_width(line, SMALL) <= cell - 4 for line in lines)
        for lines in wrapped
    )


def _headings(
    canvas: Canvas, columns: list[str], left: float, cell: float, *, narrow: bool
) -> tuple[float, bool]:
    """Headings in up to four lines; short ones thinned out; else numbers with a key below."""
    wrapped = [wrap(column, SMALL, cell - 6) for column in columns]
    fits = _fits(columns, cell)
    is_broken = any(
        len(lines) > 1 and text_width(column, SMALL) < 60
        for lines, column in zip(wrapped, columns, strict=True)
    )
    longest = widest(columns, SMALL)
    if fits and not is_broken:
        tallest = max(map(len, wrapped), default=1)
        for i, lines in enumerate(wrapped):
            y = FIRST + (tallest - len(lines)) * SMALL * LINE
            centre = left + (i + 0.5) * cell
            canvas.lines(centre, y, lines, size=SMALL, fill="soft", anchor="middle")
        return tallest * SMALL * LINE + 7, False
    if longest < 60:
        every = next((n for n in (1, 2, 5, 10, 20) if n * cell >= longest + 6), 50)
        for i in range(0, len(columns), every):
            x = left + i * cell
            if x + text_width(columns[i], SMALL) <= canvas.width:
                canvas.text(x, FIRST, columns[i], size=SMALL, fill="soft")
        return SMALL * LINE + 6, False
    for i in range(len(columns)):
        centre = left + (i + 0.5) * cell
        canvas.text(
            centre, FIRST, str(i + 1), size=SMALL, fill="soft", anchor="middle", is_bold=True
        )
    return SMALL * LINE + 6, True


def _runs(states: list[str]) -> list[tuple[str, int, int]]:
    """State, first column and length: neighbours of one state are one bar, signs stay single."""
    runs: list[tuple[str, int, int]] = []
    for j, state in enumerate(states):
        if runs and runs[-1][0] == state and state in ("full", "none", "unknown"):
            runs[-1] = (state, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((state, j, 1))
    return runs


def _draw_state(
    canvas: Canvas,
    state: str,
    x: float,
    y: float,
    width: float,
    height: float,
    code: str = "",
) -> None:
    """A state by form and colour: filled, half filled, empty, a dotted line, or its sign."""
    if state == "unknown" and not code:
        canvas.line(x + 3, y + height / 2, x + width - 3, y + height / 2, "axis", dash="2 3")
        return
    fill, opacity = {
        "full": ("a", 1.0),
        "part": ("a", 0.2),
        "plus": ("third", 0.16),
        "minus": ("warn", 0.14),
    }.get(state, ("paper", 1.0))
    stroke = "grid" if state in ("none", "neutral") else None
    canvas.rect(x, y, width, height, fill=fill, stroke=stroke, opacity=opacity, radius=1.5)
    if state == "part":
        canvas.path(f"M{px(x)} {px(y + height)}h{px(width)}v{px(-height)}z", fill="a")
    sign = {"plus": "+", "minus": "−", "neutral": "·"}.get(state, "")
    ink = {"plus": "third", "minus": "warn"}.get(state, "soft")
    middle = x + width / 2
    canvas.text(
        middle, y + height / 2 + 4.5, sign, anchor="middle", fill=ink, is_bold=True, size=13
    )


def _key(canvas: Canvas, exhibit: Grid, y: float, lang: Lang) -> float:
    used = {state for row in exhibit.cells for state, _ in row}
    x = 0.0
    for state in (state for state in STATES if state in used):
        label = word(state, lang)
        needed = 24 + text_width(label, SMALL)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + 22
        _draw_state(canvas, state, x, y - 12, 18, 15)
        canvas.text(x + 23, y, label, size=SMALL, fill="soft")
        x += needed + 14
    return y


def data(exhibit: Grid, lang: Lang) -> Data:
    """One row per row, a cell as its state and its words."""
    columns = (Column(""), *(Column(write(column, lang)) for column in exhibit.columns))
    rows: list[tuple[Cell, ...]] = [
        (write(name, lang), *(_said(state, text, lang) for state, text in cells))
        for name, cells in zip(exhibit.rows, exhibit.cells, strict=True)
    ]
    return Data(columns, tuple(rows))


def _said(state: str, text: str, lang: Lang) -> str:
    said = typeset(text, lang)
    return f"{word(state, lang)}: {said}" if said else word(state, lang)


def vega(exhibit: Grid, lang: Lang) -> dict[str, Any]:
    """A heat map of states."""
    columns = [write(column, lang) for column in exhibit.columns]
    values = [
        {
            "row": write(name, lang),
            "column": column,
            "state": word(state, lang),
            "text": typeset(text, lang),
        }
        for name, cells in zip(exhibit.rows, exhibit.cells, strict=True)
        for column, (state, text) in zip(columns, cells, strict=True)
    ]
    encoding = {
        "x": _vega.field("column", "nominal", None, sort=columns, axis={"orient": "top"}),
        "y": _vega.field("row", "nominal", None, sort=[write(row, lang) for row in exhibit.rows]),
        "color": _vega.field("state", "nominal", None),
        "tooltip": [{"field": "text", "type": "nominal"}],
    }
    return _vega.spec(exhibit, lang, values, mark="rect", encoding=encoding)


KIND = Kind(of=Grid, name="grid", data=data, vega=vega, draw=draw)
