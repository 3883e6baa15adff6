"""A map of the world in the Equal Earth projection (Šavrič, Patterson and Jenny 2018)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

WIDTH = 9600
MIDDLE = 11.0
"""Longitude of the middle: the edge then runs through the Bering Strait and cuts no state."""
SOUTH = -58.0
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
LEAST = 18
"""Rings narrower and lower than this many units are left out; the list beside the map has all."""
Ring = Sequence[tuple[float, float]]


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """East and north in the units of a sphere of radius 1."""
    east = math.radians((longitude - MIDDLE + 180) % 360 - 180)
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = A1 + 3 * A2 * t**2 + t**6 * (7 * A3 + 9 * A4 * t**2)
    x = 2 * math.sqrt(3) * east * math.cos(t) / (3 * slope)
    return x, t * (A1 + A2 * t**2 + t**6 * (A3 + A4 * t**2))


EAST = project(MIDDLE + 179.999, 0)[0]
TOP, BOTTOM = project(0, 84)[1], project(0, SOUTH)[1]
SCALE = WIDTH / (2 * EAST)
HEIGHT = round((TOP - BOTTOM) * SCALE)


def path_of(rings: Sequence[Ring]) -> str:
    """Rings as an SVG path of whole units, each point relative to the one before."""
    parts = []
    for ring in rings:
        points = []
        for longitude, latitude in ring:
            x, y = project(longitude, max(latitude, SOUTH))
            points.append((round((x + EAST) * SCALE), round((TOP - y) * SCALE)))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) - min(xs) > WIDTH / 2 or max(max(xs) - min(xs), max(ys) - min(ys)) < LEAST:
            continue
        steps = [
            f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(points) if (x, y) != (px, py)
        ]
        parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z")
    return "".join(parts)


def draw(
    outlines: Mapping[str, Sequence[Ring]],
    name: Callable[[str], str],
    href: Callable[[str], str | None],
    roles: Mapping[str, str],
    label: str,
) -> Markup:
    """The world; a state with an address is a link. `roles` gives chosen states a class."""
    parts = []
    for code in sorted(outlines, key=lambda code: (code in roles, code)):
        d = path_of(outlines[code])
        if not d:
            continue
        role = f' class="{roles[code]}"' if code in roles else ""
        shape = f'<path d="{d}"{role}><title>{escape(name(code))}</title></path>'
        address = href(code)
        # The list beside the map serves the keyboard: 170 stops would be in its way.
        link = f'<a href="{escape(address)}" tabindex="-1">{shape}</a>' if address else shape
        parts.append(link)
    return Markup(
        f'<svg class="world" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(label)}">'
        + "".join(parts)
        + "</svg>"
    )
