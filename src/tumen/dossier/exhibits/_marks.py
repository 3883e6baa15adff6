"""Moments and stretches drawn behind a chart over time, with their labels above it."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.core.exhibits import Mark, Role
from tumen.core.values import Lang
from tumen.dossier.exhibits._canvas import LINE, SMALL, Canvas
from tumen.dossier.exhibits._scales import Axis, year_of
from tumen.dossier.exhibits._type import text_width, wrap
from tumen.dossier.language import write

ROW = 15.0
MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark with its edges in pixels and the row and start of its label."""

    first: float
    last: float
    text: str
    role: Role
    row: int
    label_x: float


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a chart. `numbered`: figures stand for labels that would not fit."""

    placed: tuple[PlacedMark, ...]
    numbered: bool

    @property
    def height(self) -> float:
        """Room needed above the chart."""
        return (max(mark.row for mark in self.placed) + 1) * ROW + 4 if self.placed else 0.0

    def draw(self, canvas: Canvas, top: float, height: float) -> None:
        """Bands and lines from the labels, which end at `top`, down through the chart."""
        for mark in self.placed:
            is_muted = mark.role == "muted"
            if mark.last - mark.first >= 3:
                fill, opacity = ("wash", 1.0) if is_muted else (mark.role, 0.1)
                width = mark.last - mark.first
                canvas.rect(mark.first, top, width, height, fill=fill, opacity=opacity)
            baseline = top - self.height + 11 + mark.row * ROW
            stroke = "axis" if is_muted else mark.role
            canvas.line(mark.first, baseline + 3, mark.first, top + height, stroke, dash="2 3")
        for i, mark in enumerate(self.placed):
            baseline = top - self.height + 11 + mark.row * ROW
            canvas.text(
                mark.label_x,
                baseline,
                str(i + 1) if self.numbered else mark.text,
                size=SMALL,
                fill="soft",
                is_bold=self.numbered,
                has_halo=True,
            )

    def key(self, canvas: Canvas, y: float) -> float:
        """What the numbers stand for; returns the height reached."""
        if not self.numbered:
            return y
        for i, mark in enumerate(self.placed):
            y += SMALL * LINE + 1
            canvas.text(0, y, str(i + 1), size=SMALL, fill="soft", is_bold=True)
            lines = wrap(mark.text, SMALL, canvas.width - 18)
            y = canvas.lines(18, y, lines, size=SMALL, fill="soft") - SMALL * LINE
        return y


def place(marks: tuple[Mark, ...], axis: Axis, shift: float, width: float, lang: Lang) -> Marks:
    """Labels in up to three rows where they fit, else numbers. An open end reaches the edge."""
    ordered = sorted(marks, key=lambda mark: _ends(mark, axis, shift))
    texts = [write(mark.label, lang) for mark in ordered]
    ends = [_ends(mark, axis, shift) for mark in ordered]
    rooms = [text_width(text, SMALL) for text in texts]
    rows = _rows([first for first, _ in ends], rooms, axis.start, width)
    numbered = rows is None
    if rows is None:
        firsts = [first - 3 for first, _ in ends]
        rooms = [text_width(str(i + 1), SMALL) for i in range(len(ends))]
        rows = _rows(firsts, rooms, axis.start, width, most=99)
        assert rows is not None  # any number of rows was allowed
    return Marks(
        tuple(
            PlacedMark(first, last, text, mark.role, row, x)
            for (first, last), text, mark, (row, x) in zip(ends, texts, ordered, rows, strict=True)
        ),
        numbered,
    )


def _rows(
    firsts: list[float], rooms: list[float], left: float, right: float, most: int = MOST_ROWS
) -> list[tuple[int, float]] | None:
    """Row and start of each label, or None when a label or the rows do not fit."""
    used: list[float] = []
    placed = []
    for first, room in zip(firsts, rooms, strict=True):
        if room > 0.6 * (right - left):
            return None
        x = max(0.0, min(first, right - room - 2))
        row = next((r for r, end in enumerate(used) if end + 8 <= x), len(used))
        if row == len(used):
            used.append(0.0)
        used[row] = x + room
        placed.append((row, x))
    return placed if len(used) <= most else None


def _ends(mark: Mark, axis: Axis, shift: float) -> tuple[float, float]:
    start, end = mark.when.start, mark.when.end
    first = axis(year_of(start.earliest) - shift) if start else axis.start
    last = axis(year_of(end.latest) - shift) if end else axis.end
    if start is not None and start == end:
        last = first
    return min(max(first, axis.start), axis.end), min(max(last, axis.start), axis.end)
