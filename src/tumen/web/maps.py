"""The maps of a pair or trio: borders, crossings, zones and lines, drawn large, with their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from tumen.core.errors import UsageError
from tumen.core.values import Lang
from tumen.web import world
from tumen.web.cache import Rendered
from tumen.web.picture import png
from tumen.web.words import say

if TYPE_CHECKING:
    from tumen.api import Dossier, PlacePage
    from tumen.web.pages import Pages

WIDE_PX, NARROW_PX = 700.0, 340.0
REACH_PX = 13
"""Radius around the sign of a place in which a pointer means it."""
FORMS = ("svg", "png", "csv", "json", "md")
MEDIA = {
    "json": "application/json", "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}  # fmt: skip


def page(
    pages: Pages,
    lang: Lang,
    a: str,
    b: str,
    third: str | None,
    query: Mapping[str, str],
    form: str = "",
) -> Rendered:
    """The page or one of its files. Where there is no map of a border, the states on the world."""
    as_of = query.get("as_of") or None
    made = pages.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
    listed = pages.world.places(a, b, third=third, as_of=as_of, lang=lang)
    codes = "/".join(filter(None, (a, b, third)))
    if form in ("svg", "png"):
        return _picture(pages, made, codes, lang, as_of, form)
    if form:
        if form not in MEDIA:
            raise UsageError(f"no map as {form}; there are {', '.join(FORMS)}")
        return Rendered.of(listed.render(form).encode(), MEDIA[form])
    here = f"{pages.root}/{lang}/{codes}"
    tail = f"?as_of={as_of}" if as_of else ""
    site = pages.site(
        lang, f"/{codes}/map", query, here=f"{here}/map",
        file=f"{here}/x/{{key}}.{{form}}{tail}", **pages.about(lang, codes, as_of, ("pan",)),
    )  # fmt: skip
    views = made.maps()
    body = pages.page(
        "map.html", lang, site, names=pages.named(lang, codes),
        views=[
            (view, *(_pinned(made, listed, view.key, width) for width in (WIDE_PX, NARROW_PX)))
            for view in views
        ],
        globe="" if views else _globe(pages, lang, codes, as_of), border=listed.border, unknown=listed.unknown,
        places=listed.places, day=made.document.as_of, caveat=pages.outline_caveat(lang),
        card=lambda sentence: f"{here}/s/{sentence}{tail}",
        files=[(form, f"{here}/map.{form}{tail}") for form in FORMS],
    )  # fmt: skip
    return Rendered.of(body, "text/html; charset=utf-8")


def _pinned(made: Dossier, listed: PlacePage, key: str, width: float) -> Markup:
    """The picture of a map; the sign of a place leads to what is known of it."""
    known = {f"places/{place.id}": place for place in listed.places}
    parts = []
    for reference, x, y in made.pins(key, width):
        if place := known.get(reference):
            state = f". {place.state.when}: {place.state.text}" if place.state else ""
            label = escape(f"{place.name} ({place.kind}){state}")
            parts.append(
                f'<a class="pin" href="#place-{escape(place.id)}" aria-label="{label}">'
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{REACH_PX}"/></a>'
            )
    picture = made.picture(key, width).rstrip().removesuffix("</svg>")
    if parts:  # links inside: no longer one picture but a group
        picture = picture.replace('role="img"', 'role="group"', 1)
    return Markup(picture + "".join(parts) + "</svg>")


def _globe(
    pages: Pages, lang: Lang, codes: str, as_of: str | None, *, is_alone: bool = False
) -> Markup:
    """The states on the world, where no map shows them together; empty where no outline is known."""
    outlines = pages.world.outlines(as_of) if as_of else pages.outlines
    if not outlines:
        return Markup()
    roles = dict(zip(codes.split("/"), ("chosen", "other", "third"), strict=False))
    return world.draw(
        outlines, pages.spots, lambda code: pages.called(code, lang), lambda code: None,
        roles, say("map_of", lang, names=pages.named(lang, codes)), is_alone=is_alone,
    )  # fmt: skip


def _picture(
    pages: Pages, made: Dossier, codes: str, lang: Lang, as_of: str | None, form: str
) -> Rendered:
    views = made.maps()
    if views:
        svg = made.exhibit(views[0].key)["svg"]
    else:
        svg = str(_globe(pages, lang, codes, as_of, is_alone=True))
    if not svg:
        raise UsageError(say("no_outlines", lang))
    if form == "png":
        return png(svg, lang)
    return Rendered.of(svg.encode(), "image/svg+xml")
