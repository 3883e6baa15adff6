"""A picture as PNG, by a wheel without a browser."""

from __future__ import annotations

from tumen.core.values import Lang
from tumen.web.cache import Rendered

SHARP = 2
"""Pixels of a PNG for each of the picture: sharp on a dense screen and in print."""


def png(svg: str, lang: Lang) -> Rendered:
    """An SVG picture on white."""
    import resvg_py

    picture = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=SHARP, background="#ffffff", languages=[lang]
    )
    return Rendered.of(bytes(picture), "image/png")
