"""The document as one self-contained HTML page: no network, readable without scripts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tumen.core.dates import PartialDate
from tumen.core.values import Lang, Slot
from tumen.dossier.compose import Composed
from tumen.dossier.language import date_text, fill, typeset
from tumen.dossier.words import WORDS

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Templates with every value escaped and every missing one an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("tumen.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def to_html(composed: Composed) -> str:
    """The page. Everything that comes from data is escaped; links go to http(s) only."""
    from markupsafe import Markup

    from tumen.dossier.exhibits import exhibit_css, render_html

    document = composed.document
    lang: Lang = "ja" if document.lang == "ja" else "en"

    def word(key: str, **slots: Slot) -> str:
        return fill(WORDS[key].in_(lang), slots, lang)

    def day(text: str) -> str:
        return date_text(PartialDate.parse(text), lang)

    def drawn(key: str) -> Markup:
        # The renderers escape every word themselves.
        return Markup(render_html(composed.exhibits[key], lang))

    style = environment().get_template("style.css").render()
    return (
        environment()
        .get_template("dossier.html")
        .render(
            document=document,
            evidence={item.id: item for item in document.evidence},
            numbers={item.id: number for number, item in enumerate(document.evidence, 1)},
            word=word,
            day=day,
            drawn=drawn,
            link=link,
            typeset=lambda text: typeset(text, lang),
            style=Markup(style),
            exhibit_style=Markup(exhibit_css()),
        )
    )


def link(url: str) -> str | None:
    """The address, if a reader may follow it."""
    return url if url.startswith(("https://", "http://")) else None
