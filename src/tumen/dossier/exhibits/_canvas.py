"""A writer of SVG: elements as text, coordinates to a tenth of a pixel, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from tumen.core.values import Lang
from tumen.dossier.exhibits._colours import FONT, LIGHT
from tumen.dossier.exhibits._type import text_width

SIZE = 12.5
SMALL = 11.5
LINE = 1.35  # line height in em
_ALONE = re.compile(
    r'(?<=<svg) xmlns="[^"]*"| xml:lang="[^"]*" font-family="[^"]*" font-size="[^"]*"'
    r'|(?P<classed> class="x[^"]*")(?: (?:fill|stroke)="#[0-9a-f]+")+'
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Text for the content of an element, without characters that XML forbids."""
    return escape(_NOT_XML.sub("", text))


def attribute(text: str) -> str:
    """Text as a quoted attribute."""
    return quoteattr(_NOT_XML.sub("", text))


def px(value: float) -> str:
    """A coordinate to a tenth of a pixel."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def on_page(pictures: str) -> str:
    """Pictures for a page whose style sheet says their colours and type: a sixth shorter."""
    return _ALONE.sub(lambda found: found["classed"] or "", pictures)


class Canvas:
    """A picture of fixed width; its height is given when it is finished."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        fill: str = "ink",
        anchor: str = "start",
        size: float = SIZE,
        is_bold: bool = False,
        has_halo: bool = False,
    ) -> None:
        """One line; `y` is its baseline. A halo keeps it readable over lines."""
        if not text:
            return
        extra = "" if anchor == "start" else f' text-anchor="{anchor}"'
        extra += "" if size == SIZE else f' font-size="{px(size)}"'
        extra += ' font-weight="600"' if is_bold else ""
        if fill != "ink" or has_halo:
            extra += _paint(fill, "paper" if has_halo else None)
        if has_halo:
            extra += ' stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        self._parts.append(f'<text x="{px(x)}" y="{px(y)}"{extra}>{escaped(text)}</text>')

    def lines(self, x: float, y: float, lines: Iterable[str], **style: object) -> float:
        """Several lines, the first with its baseline at `y`; returns the next baseline."""
        size = style.get("size", SIZE)
        assert isinstance(size, int | float)
        for line in lines:
            self.text(x, y, line, **style)  # type: ignore[arg-type]
            y += size * LINE
        return y

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        stroke: str,
        *,
        width: float = 1.0,
        dash: str = "",
    ) -> None:
        """A straight line; lines of one look that follow each other share an element."""
        look = f'"{_area(None, stroke)}{_pen(width, dash)}/>'
        along = f"H{px(x2)}" if y1 == y2 else f"V{px(y2)}" if x1 == x2 else f"L{px(x2)} {px(y2)}"
        stretch = f"M{px(x1)} {px(y1)}{along}"
        last = self._parts[-1] if self._parts else ""
        if last.startswith('<path d="M') and last.endswith(look):
            self._parts[-1] = last.removesuffix(look) + stretch + look
        else:
            self._parts.append(f'<path d="{stretch}{look}')

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        opacity: float = 1.0,
        radius: float = 0.0,
        dash: str = "",
        pen: float = 1.0,
    ) -> None:
        """A rectangle; a negative width is drawn to the left."""
        if width < 0:
            x, width = x + width, -width
        where = f'x="{px(x)}" y="{px(y)}" width="{px(width)}" height="{px(height)}"'
        extra = f' fill-opacity="{opacity:g}"' if opacity != 1.0 else ""
        extra += f' rx="{px(radius)}"' if radius else ""
        extra += _pen(pen, dash) if stroke else ""
        self._parts.append(f"<rect {where}{_area(fill, stroke)}{extra}/>")

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        pen: float = 1.5,
    ) -> None:
        """A circle."""
        extra = _pen(pen, "") if stroke else ""
        where = f'cx="{px(x)}" cy="{px(y)}" r="{px(radius)}"'
        self._parts.append(f"<circle {where}{_area(fill, stroke)}{extra}/>")

    def path(
        self,
        d: str,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        pen: float = 1.5,
        dash: str = "",
        opacity: float = 1.0,
    ) -> None:
        """A path from its commands."""
        extra = f' fill-opacity="{opacity:g}"' if opacity != 1.0 else ""
        if stroke:
            extra += _pen(pen, dash) + ' stroke-linejoin="round" stroke-linecap="round"'
        self._parts.append(f'<path d="{d}"{_area(fill, stroke)}{extra}/>')

    def hatched(self, x: float, y: float, width: float, height: float, stroke: str) -> None:
        """An empty box with slanting strokes: something that nobody reported."""
        self.rect(x, y, width, height, stroke=stroke, dash="3 2")
        step, strokes = 6.0, []
        offset = step
        while offset < width + height:
            x1, y1 = x + min(offset, width), y + max(0.0, offset - width)
            x2, y2 = x + max(0.0, offset - height), y + min(offset, height)
            strokes.append(f"M{px(x1)} {px(y1)}L{px(x2)} {px(y2)}")
            offset += step
        self.path("".join(strokes), stroke=stroke, pen=0.7)

    def open_window(self, x: float, y: float, width: float, height: float) -> None:
        """What follows is cut off at these edges until `close_window`."""
        box = f'x="{px(x)}" y="{px(y)}" width="{px(width)}" height="{px(height)}"'
        view = f'viewBox="{px(x)} {px(y)} {px(width)} {px(height)}"'
        self._parts.append(f'<svg {box} {view} overflow="hidden">')

    def close_window(self) -> None:
        self._parts.append("</svg>")

    def fragment(self, height: float, classes: str) -> str:
        """A small mark for use inside a line of text; it is decoration and says nothing aloud."""
        size = f'viewBox="0 0 {px(self.width)} {px(height)}"'
        return f'<svg {size} class="{classes}" aria-hidden="true">{"".join(self._parts)}</svg>'

    def finish(self, height: float, title: str, description: str, lang: Lang) -> str:
        """The whole picture."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {px(self.width)} {px(height)}" '
            f'width="{px(self.width)}" height="{px(height)}" role="img" '
            f'lang="{lang}" xml:lang="{lang}" '
            f'font-family="{FONT[lang]}" font-size="{px(SIZE)}" class="x-chart xf-ink" fill="{LIGHT["ink"]}">'
            f"<title>{escaped(title)}</title><desc>{escaped(description)}</desc>"
            f"{''.join(self._parts)}</svg>"
        )


def _paint(fill: str | None, stroke: str | None) -> str:
    """Class for a page, plain colour for a picture alone."""
    named = [(kind, name) for kind, name in (("fill", fill), ("stroke", stroke)) if name]
    if not named:
        return ""
    classes = " ".join(f"x{kind[0]}-{name}" for kind, name in named)
    return f' class="{classes}"' + "".join(f' {kind}="{LIGHT[name]}"' for kind, name in named)


def _area(fill: str | None, stroke: str | None) -> str:
    return _paint(fill, stroke) + ("" if fill else ' fill="none"')


def _pen(width: float, dash: str) -> str:
    return (f' stroke-width="{width:g}"' if width != 1.0 else "") + (
        f' stroke-dasharray="{dash}"' if dash else ""
    )


def widest(texts: Iterable[str], size: float = SIZE) -> float:
    """The width of the widest of several lines."""
    return max((text_width(text, size) for text in texts), default=0.0)
