"""How precise a date is, drawn: a dot for a day, a bar for a month, a long pale bar for a year."""

from __future__ import annotations

from typing import Literal

from tumen.core.dates import Precision, Span
from tumen.core.exhibits import Role
from tumen.dossier.exhibits._canvas import Canvas

Glyph = Literal["day", "month", "year", "span"]
HALF = {"day": 4.5, "month": 6.0, "year": 10.0, "span": 11.0}
"""Half the width of each glyph in pixels."""


def glyph_of(span: Span) -> Glyph:
    """An event by the precision of its date; anything with another end, or none, is a span."""
    if span.start is None or span.start != span.end:
        return "span"
    return {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}[  # type: ignore[return-value]
        span.start.precision
    ]


def draw_glyph(canvas: Canvas, glyph: Glyph, x: float, y: float, role: Role) -> None:
    """The mark, centred; hollow where the entry is contested."""
    is_open = role == "rival"
    if glyph == "day":
        canvas.circle(x, y, 4.2, fill="paper" if is_open else role, stroke=role)
    elif glyph == "span":
        canvas.path(f"M{x - 10:g} {y:g}h20m-4 -4l4 4l-4 4m-16 -8v8", stroke=role, pen=1.8)
    else:
        half = HALF[glyph]
        canvas.rect(x - half, y - 3, 2 * half, 6, fill="paper", radius=3)
        opacity = 0.0 if is_open else 1.0 if glyph == "month" else 0.35
        canvas.rect(x - half, y - 3, 2 * half, 6, fill=role, stroke=role, opacity=opacity, radius=3)
