"""The maps of a pair or trio: borders, crossings, zones and lines, drawn large, with their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from tumen.core.errors import UsageError
from tumen.core.values import Lang
from tumen.web import world
from tumen.web.cache import Rendered
from tumen.web.words import say

if TYPE_CHECKING:
    from tumen.web.pages import Pages

WIDE_PX, NARROW_PX = 960.0, 340.0


def page(
    pages: Pages,
    lang: Lang,
    a: str,
    b: str,
    third: str | None,
    query: Mapping[str, str],
    form: str = "",
) -> Rendered:
    """The page; as a file, the first of its maps. Where there is none, the two on a world map."""
    as_of = query.get("as_of") or None
    made = pages.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
    views = made.maps()
    if form:
        if not views or form == "md":
            raise UsageError(f"no map as {form}; ask for the page, or for svg, png or csv")
        return pages.exhibit(
            lang, a, b, third, as_of, views[0].key, "vl.json" if form == "json" else form
        )
    codes = "/".join(filter(None, (a, b, third)))
    here = f"{pages.root}/{lang}/{codes}"
    tail = f"?as_of={as_of}" if as_of else ""
    site = pages.site(
        lang, f"/{codes}/map", query, here=f"{here}/map",
        file=f"{here}/x/{{key}}.{{form}}{tail}", **pages.about(lang, codes, as_of, ("pan",)),
    )  # fmt: skip
    shown = [
        (view, Markup(made.picture(view.key, WIDE_PX)), Markup(made.picture(view.key, NARROW_PX)))
        for view in views
    ]
    body = pages.page(
        "map.html", lang, site, names=pages.named(lang, codes), views=shown, back=f"{here}{tail}",
        globe="" if views else _globe(pages, lang, (a, b)),
    )  # fmt: skip
    return Rendered.of(body, "text/html; charset=utf-8")


def _globe(pages: Pages, lang: Lang, pair: tuple[str, str]) -> Markup:
    """Both states on the world, where no map shows them together."""
    roles = dict(zip(pair, ("chosen", "other"), strict=True))
    return world.draw(
        pages.outlines,
        lambda code: pages.called(code, lang),
        lambda code: None,
        roles,
        say("map", lang),
    )
