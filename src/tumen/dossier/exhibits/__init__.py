"""Exhibits as SVG, HTML, Vega-Lite, CSV and Markdown: one declaration, one file per kind.

`render_html` gives the content of a figure: the picture laid out for a page and for a phone (the
style sheet shows one of them) and its data folded away; the caption, notes and sources are the
page's. `exhibit_css` is the style sheet, to be included once.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tumen.core.errors import UsageError
from tumen.core.exhibits import Exhibit
from tumen.core.plugins import find
from tumen.core.values import Lang
from tumen.dossier.exhibits import _colours, _data
from tumen.dossier.exhibits._canvas import on_page
from tumen.dossier.exhibits._kind import NARROW, WIDE, Kind

__all__ = [
    "exhibit_css",
    "render_html",
    "render_picture",
    "render_svg",
    "table_of",
    "to_csv",
    "to_markdown",
    "to_vega_lite",
]


@cache
def _kinds() -> dict[type[Exhibit], Kind[Any]]:
    return {kind.of: kind for kind in find(__name__, "KIND", Kind).values()}


def _kind(exhibit: Exhibit) -> Kind[Any]:
    try:
        return _kinds()[type(exhibit)]
    except KeyError:
        raise UsageError(
            f"no renderer for {type(exhibit).__name__}; add a module with KIND to {__name__}"
        ) from None


def render_svg(exhibit: Exhibit, lang: Lang, width: float = WIDE) -> str:
    """The picture alone, self-contained. Below 500 pixels it is laid out for a phone.

    Raises UsageError for a table, which is not a picture.
    """
    draw = _kind(exhibit).draw
    if draw is None:
        raise UsageError(f"exhibit {exhibit.key} is a table, not a picture; use render_html")
    return draw(exhibit, lang, width)


def render_picture(exhibit: Exhibit, lang: Lang, width: float) -> str:
    """The picture for a page that has the style sheet of `exhibit_css`."""
    return on_page(render_svg(exhibit, lang, width))


def render_html(exhibit: Exhibit, lang: Lang) -> str:
    """The content of a figure: pictures or words, and the data table folded away."""
    kind = _kind(exhibit)
    if kind.body is not None:
        content = kind.body(exhibit, lang)
    else:
        content = (
            f'<div class="x-wide">{render_svg(exhibit, lang, WIDE)}</div>'
            f'<div class="x-narrow">{render_svg(exhibit, lang, NARROW)}</div>'
            f"{_data.details(kind.data(exhibit, lang), lang)}"
        )
    return f'<div class="exhibit exhibit-{kind.name}">{on_page(content)}</div>'


def to_vega_lite(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    """A Vega-Lite specification with its data inside, for reuse in other tools."""
    spec: dict[str, Any] = _kind(exhibit).vega(exhibit, lang)
    return spec


def to_csv(exhibit: Exhibit, lang: Lang) -> str:
    """Raw values under headings in the language: ISO dates, missing cells empty."""
    return _data.to_csv(_kind(exhibit).data(exhibit, lang))


def to_markdown(exhibit: Exhibit, lang: Lang) -> str:
    """The data as a Markdown table, formatted for readers."""
    return _data.to_markdown(_words(exhibit, lang), lang)


def table_of(exhibit: Exhibit, lang: Lang) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The data as words: headings and rows, formatted for readers."""
    return _data.in_words(_words(exhibit, lang), lang)


def _words(exhibit: Exhibit, lang: Lang) -> _data.Data:
    kind = _kind(exhibit)
    return (kind.words or kind.data)(exhibit, lang)


def exhibit_css() -> str:
    """The style sheet of all exhibits: include it once on a page.

    Colours are custom properties (--x-a, --x-paper, ...) that a page may override; a page with a
    switch sets data-theme="light" or "dark" on its root element.
    """
    return _colours.style_sheet()
