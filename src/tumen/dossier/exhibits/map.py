"""Map: outlines in a window, places with a sign of their kind, names that give way to each other.

Outlines are drawn as the data give them; all borders have one line style, so that the map takes no
side in a dispute.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tumen.core.exhibits import Map, Place
from tumen.core.values import Lang
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import LINE, SIZE, SMALL, Canvas, px
from tumen.dossier.exhibits._data import Cell, Column, Data
from tumen.dossier.exhibits._kind import WIDE, Kind, is_narrow
from tumen.dossier.exhibits._labels import Box, overlaps
from tumen.dossier.exhibits._outlines import (
    Projection,
    cut,
    fit,
    path_of,
    thinned,
    unwrapped,
    widest_stretch,
)
from tumen.dossier.exhibits._scales import nice_step
from tumen.dossier.exhibits._type import text_width, wrap
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import number, write

Points = list[tuple[float, float]]
SMALLEST = 1.5
"""Islets smaller than this many pixels are left out."""


def draw(exhibit: Map, lang: Lang, width: float) -> str:
    """Sea, land, lines, places, names, a scale bar; and a key of the signs used."""
    canvas = Canvas(width)
    projection, width, height = fit(exhibit.window, width, _tallest(width))
    canvas.open_window(0, 0, width, height)
    canvas.rect(0, 0, width, height, fill="sea")
    outlines = [_outline(shape.rings, projection, width, height) for shape in exhibit.shapes]
    for shape, rings in zip(exhibit.shapes, outlines, strict=True):
        d = "".join(path_of(ring, is_closed=True) for ring in rings)
        if not d:
            continue
        canvas.path(d, fill="paper" if shape.role != "muted" else "land", stroke="axis", pen=0.8)
        if shape.role != "muted":
            canvas.path(d, fill=shape.role, opacity=0.17)
    for _, points in exhibit.lines:
        placed = thinned([projection.wrapped(*point) for point in points])
        canvas.path(path_of(placed, is_closed=False), stroke="ink", pen=1.6, dash="1 4")
    canvas.close_window()
    canvas.rect(0.5, 0.5, width - 1, height - 1, stroke="grid")
    places = [
        (place, *projection.wrapped(place.longitude, place.latitude)) for place in exhibit.places
    ]
    shown = [(p, x, y) for p, x, y in places if 0 <= x <= width and 0 <= y <= height]
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for _, x, y in shown]
    taken.append(_scale_bar(canvas, projection, width, height, lang))
    keyed = _draw_places(canvas, shown, taken, width, height, lang)
    _draw_names(canvas, exhibit, outlines, taken, width, height, lang)
    _draw_line_names(canvas, exhibit, projection, taken, width, height, lang)
    y = _key(canvas, shown, height + 18, lang)
    for sign, place in keyed:
        y += 17
        canvas.text(6, y, sign, size=SMALL, is_bold=True, anchor="middle")
        lines = wrap(_said(place, lang), SMALL, canvas.width - 20)
        y = canvas.lines(18, y, lines, size=SMALL) - SMALL * LINE
    return canvas.finish(y + 6, write(exhibit.title, lang), write(exhibit.alt, lang), lang)


def pins(exhibit: Map, width: float) -> list[tuple[str, float, float]]:
    """Where `draw` puts each place on a picture of that width, by its reference."""
    projection, across, down = fit(exhibit.window, width, _tallest(width))
    found = [
        (place.reference, *projection.wrapped(place.longitude, place.latitude))
        for place in exhibit.places
    ]
    return [(name, x, y) for name, x, y in found if 0 <= x <= across and 0 <= y <= down]


def _tallest(width: float) -> float:
    """How high a map of a width may be."""
    if is_narrow(width):
        return 420.0
    return 520.0 if width <= WIDE else width * 0.95


def _outline(
    rings: tuple[tuple[tuple[float, float], ...], ...],
    projection: Projection,
    width: float,
    height: float,
) -> list[Points]:
    """Rings in pixels, those outside the window left out."""
    outlines = []
    for ring in rings:
        for turned in unwrapped(ring, projection.west) if ring else []:
            points = cut(thinned([projection(*point) for point in turned]), width, height)
            if points and max(map(_extent, zip(*points, strict=True))) >= SMALLEST:
                outlines.append(points)
    return outlines


def _extent(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _draw_sign(canvas: Canvas, kind: str, x: float, y: float) -> None:
    """One sign per kind of place, different in form and not only in colour."""
    if kind == "rail":
        canvas.rect(x - 5, y - 5, 10, 10, fill="ink", stroke="paper", pen=1.5)
    elif kind == "road":
        canvas.circle(x, y, 5, fill="ink", stroke="paper")
    elif kind == "port":
        canvas.path(f"M{px(x)} {px(y - 7)}l7 7l-7 7l-7 -7z", fill="ink", stroke="paper")
    elif kind == "capital":
        canvas.circle(x, y, 6, fill="paper", stroke="ink")
        canvas.circle(x, y, 2.8, fill="ink")
    else:
        canvas.path(f"M{px(x)} {px(y - 7)}l7 12h-14z", fill="ink", stroke="paper")


def _said(place: Place, lang: Lang) -> str:
    dash = "、" if lang == "ja" else ", "
    return write(place.label, lang) + (dash + write(place.status, lang) if place.status else "")


def _status(place: Place, lang: Lang) -> str | None:
    return write(place.status, lang) if place.status else None


def _draw_places(
    canvas: Canvas,
    shown: list[tuple[Place, float, float]],
    taken: list[Box],
    width: float,
    height: float,
    lang: Lang,
) -> list[tuple[str, Place]]:
    """Signs with their labels; a label without room becomes a letter with its words below."""
    for place, x, y in shown:
        _draw_sign(canvas, place.kind, x, y)
    keyed: list[tuple[str, Place]] = []
    for place, x, y in shown:
        name = wrap(write(place.label, lang), SIZE, 165, 2)
        status = wrap(write(place.status, lang), SMALL, 165, 2) if place.status else []
        for lines in ((name, status), (name, [])):
            if put := _find_room(lines[0], lines[1], x, y, taken, width, height):
                break
        if put is None:
            sign = chr(ord("A") + len(keyed) % 26)
            keyed.append((sign, place))
            _draw_letter(canvas, sign, x, y, taken, width, height)
            continue
        box, anchor, at = put
        taken.append(box)
        first = box[1] + SIZE
        style: dict[str, object] = {"anchor": anchor, "has_halo": True}
        baseline = canvas.lines(at, first, lines[0], is_bold=True, **style)
        canvas.lines(at, baseline - 1, lines[1], size=SMALL, fill="soft", **style)
    return keyed


def _draw_letter(
    canvas: Canvas,
    sign: str,
    x: float,
    y: float,
    taken: list[Box],
    width: float,
    height: float,
) -> None:
    """A letter as near to its sign as there is room, with a leader where that is not beside it."""
    for away in (0.0, 9.0, 18.0, 30.0, 45.0):
        if put := _find_room([sign], [], x, y, taken, width, height, away):
            box = put[0]
            taken.append(box)
            middle, centre = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if away:
                canvas.line(x, y, middle, centre, "ink", width=0.7)
            baseline = centre + 4.5
            canvas.text(middle, baseline, sign, anchor="middle", is_bold=True, has_halo=True)
            return
    canvas.text(x, y - 9, sign, anchor="middle", is_bold=True, has_halo=True)


def _find_room(
    name: list[str],
    status: list[str],
    x: float,
    y: float,
    taken: list[Box],
    width: float,
    height: float,
    away: float = 0.0,
) -> tuple[Box, str, float] | None:
    """The first of eight positions around a sign, so far away, where its words cover nothing."""
    across = max(text_width(line, SIZE) for line in name) * 1.04
    across = max([across, *(text_width(line, SMALL) for line in status)])
    down = len(name) * SIZE * LINE + len(status) * SMALL * LINE + 2
    positions = [
        (x + 10 + away, y - down / 2, "start"),
        (x - 10 - across - away, y - down / 2, "end"),
        (x - across / 2, y + 9 + away, "middle"),
        (x - across / 2, y - 9 - down - away, "middle"),
        (x + 8 + away, y + 5 + away, "start"),
        (x + 8 + away, y - 5 - down - away, "start"),
        (x - 8 - across - away, y + 5 + away, "end"),
        (x - 8 - across - away, y - 5 - down - away, "end"),
    ]
    for left, top, anchor in positions:
        box = (left, top, left + across, top + down)
        inside = left >= 3 and top >= 3 and box[2] <= width - 3 and box[3] <= height - 3
        if inside and not any(overlaps(box, other) for other in taken):
            at = {"start": left, "end": left + across, "middle": left + across / 2}[anchor]
            return box, anchor, at
    return None


def _draw_names(
    canvas: Canvas,
    exhibit: Map,
    outlines: list[list[Points]],
    taken: list[Box],
    width: float,
    height: float,
    lang: Lang,
) -> None:
    """Names of states where their outline is widest, if they fit and cover nothing."""
    for shape, rings in zip(exhibit.shapes, outlines, strict=True):
        is_muted = shape.role == "muted"
        size = SIZE if is_muted else SIZE + 1.5
        name = write(shape.label, lang)
        room = text_width(name, size) * 1.04
        found = widest_stretch(rings, width, height, size * 0.7)
        if found is None or found[2] < room * (1.0 if is_muted else 0.55):
            continue
        for step in (0, -1, 1, -2, 2, -3, 3, -5, 5):
            x = min(max(found[0], room / 2 + 4), width - room / 2 - 4)
            y = found[1] + step * size * 1.3
            box = (x - room / 2, y - size, x + room / 2, y + size * 0.3)
            inside = box[1] >= 2 and box[3] <= height - 2
            if inside and not any(overlaps(box, other) for other in taken):
                taken.append(box)
                fill = "soft" if is_muted else shape.role
                canvas.text(
                    x,
                    y,
                    name,
                    anchor="middle",
                    size=size,
                    fill=fill,
                    is_bold=not is_muted,
                    has_halo=True,
                )
                break


def _draw_line_names(
    canvas: Canvas,
    exhibit: Map,
    projection: Projection,
    taken: list[Box],
    width: float,
    height: float,
    lang: Lang,
) -> None:
    """The name of a line near its middle, where there is room."""
    for label, points in exhibit.lines:
        name = wrap(write(label, lang), SMALL, 180, 2)
        placed = [projection.wrapped(*point) for point in points]
        inside = [(x, y) for x, y in placed if 0 <= x <= width and 0 <= y <= height]
        tries = [inside[int(len(inside) * share)] for share in (0.5, 0.3, 0.7, 0.1, 0.9) if inside]
        for x, y in tries:
            if put := _find_room(name, [], x, y, taken, width, height):
                box, anchor, at = put
                taken.append(box)
                canvas.lines(
                    at,
                    box[1] + SMALL + 1,
                    name,
                    size=SMALL,
                    anchor=anchor,
                    fill="soft",
                    has_halo=True,
                )
                break


def _scale_bar(
    canvas: Canvas, projection: Projection, width: float, height: float, lang: Lang
) -> Box:
    """A bar of a round length in kilometres, bottom left."""
    km = nice_step(width * 0.22 * projection.km_per_pixel, 1)
    while km / projection.km_per_pixel > width * 0.3:
        km = nice_step(km * 0.45, 1)
    length = km / projection.km_per_pixel
    text = f"{number(km, lang)}{'キロ' if lang == 'ja' else ' km'}"
    y = height - 12
    canvas.path(f"M12 {px(y - 5)}v5h{px(length)}v-5", stroke="ink", pen=1.4)
    canvas.text(12, y - 9, text, size=SMALL, has_halo=True)
    return 4, y - 24, 20 + max(length, text_width(text, SMALL)), height


def _key(canvas: Canvas, shown: list[tuple[Place, float, float]], y: float, lang: Lang) -> float:
    x = 0.0
    kinds = list(dict.fromkeys(place.kind for place, _, _ in shown))
    for kind in kinds:
        label = word(kind, lang)
        needed = 20 + text_width(label, SMALL)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + 19
        _draw_sign(canvas, kind, x + 8, y - 4)
        canvas.text(x + 20, y, label, size=SMALL, fill="soft")
        x += needed + 16
    return y if kinds else y - 16


def data(exhibit: Map, lang: Lang) -> Data:
    """One row per place."""
    rows: list[tuple[Cell, ...]] = [
        (
            write(place.label, lang),
            word(place.kind, lang),
            _status(place, lang),
            place.longitude,
            place.latitude,
            place.reference,
        )
        for place in exhibit.places
    ]
    columns = (
        Column(word("place", lang)),
        Column(word("kind", lang)),
        Column(word("status", lang)),
        Column(word("longitude", lang), "number"),
        Column(word("latitude", lang), "number"),
        Column(word("reference", lang)),
    )
    return Data(columns, tuple(rows)).without_empty_columns()


def vega(exhibit: Map, lang: Lang) -> dict[str, Any]:
    """Outlines as GeoJSON and places as points, in a Mercator projection about the window."""
    outlines = [
        {
            "type": "Feature",
            "properties": {"name": write(shape.label, lang), "role": shape.role},
            "geometry": {
                "type": "MultiLineString",
                "coordinates": [
                    [[x, y] for x, y in (*ring, *ring[:1])] for ring in shape.rings if ring
                ],
            },
        }
        for shape in exhibit.shapes
    ]
    places = [
        {
            "place": write(place.label, lang),
            "kind": word(place.kind, lang),
            "status": _status(place, lang),
            "longitude": place.longitude,
            "latitude": place.latitude,
        }
        for place in exhibit.places
    ]
    lonlat = {
        "longitude": {"field": "longitude", "type": "quantitative"},
        "latitude": {"field": "latitude", "type": "quantitative"},
    }
    west, _, east, _ = exhibit.window
    middle = west + (east - west) % 360 / 2
    name = {"field": "place", "type": "nominal"}
    return _vega.spec(
        exhibit,
        lang,
        places,
        projection={"type": "mercator", "rotate": [-middle, 0, 0]},
        height=400,
        layer=[
            {
                "data": {"values": outlines},
                "mark": {"type": "geoshape", "filled": False, "stroke": "gray"},
            },
            {"mark": "point", "encoding": {**lonlat, "shape": {"field": "kind"}, "tooltip": name}},
            {"mark": {"type": "text", "dy": -10}, "encoding": {**lonlat, "text": name}},
        ],
    )


KIND = Kind(of=Map, name="map", data=data, vega=vega, draw=draw)
