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
SEEN = 400
"""A state that reaches further than this many units from its middle is seen without a ring."""
SPOT = 36
"""Radius of the circle for a state too small for an outline."""
ALONE = (
    "svg{background:#eef4f8}path,circle{fill:#d9d6cd;stroke:#fff;stroke-width:6}"
    ".chosen{fill:#0b5fa5}.other{fill:#b5480a}.third{fill:#14735a}"
    ".ring{fill:none;stroke:#1d252c;stroke-width:10}"
)
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
        if max(latitude for _, latitude in ring) <= SOUTH:
            continue
        if max(xs) - min(xs) > WIDTH / 2 or max(max(xs) - min(xs), max(ys) - min(ys)) < LEAST:
            continue
        steps = [
            f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(points) if (x, y) != (px, py)
        ]
        parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z")
    return "".join(parts)


def _extent(rings: Sequence[Ring]) -> tuple[float, float, float]:
    """The middle of a state's first and largest ring in the picture, and how far it reaches."""
    points = [project(longitude, latitude) for longitude, latitude in rings[0]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    reach = max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    return (x + EAST) * SCALE, (TOP - y) * SCALE, reach * SCALE


def _ring(x: float, y: float, reach: float) -> str:
    """A ring around a state that would be lost on a phone; none around a large one."""
    if reach > SEEN:
        return ""
    return f'<circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="{reach + 110:.0f}"/>'


def draw(
    outlines: Mapping[str, Sequence[Ring]],
    spots: Mapping[str, tuple[float, float]],
    name: Callable[[str], str],
    href: Callable[[str], str | None],
    roles: Mapping[str, str],
    label: str,
    *,
    is_alone: bool = False,
) -> Markup:
    """The world; a state with an address is a link. `spots` are states too small for an outline;
    `roles` gives chosen states a class. Alone, the picture carries its colours."""
    shapes = {code: f'<path d="{d}"' for code in outlines if (d := path_of(outlines[code]))}
    for code, (longitude, latitude) in spots.items():
        x, y = project(longitude, latitude)
        at = f'cx="{round((x + EAST) * SCALE)}" cy="{round((TOP - y) * SCALE)}"'
        shapes[code] = f'<circle {at} r="{SPOT}"'
    parts: list[str] = []
    for code in sorted(shapes, key=lambda code: (code in roles, code in spots, code)):
        role = f' class="{roles[code]}"' if code in roles else ""
        tag = shapes[code][1:].partition(" ")[0]
        shape = f"{shapes[code]}{role}><title>{escape(name(code))}</title></{tag}>"
        address = href(code)
        # The list beside the map serves the keyboard: 240 stops would be in its way.
        link = f'<a href="{escape(address)}" tabindex="-1">{shape}</a>' if address else shape
        parts.append(link)
    if len(roles) > 1:
        parts += [_ring(*_extent(outlines.get(c) or [[spots[c]]])) for c in roles if c in shapes]
    alone = f' xmlns="http://www.w3.org/2000/svg" width="{WIDTH // 8}"' if is_alone else ""
    style = f"<style>{ALONE}</style>" if is_alone else ""
    return Markup(
        f'<svg class="world"{alone} viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(label)}">'
        f"{style}{''.join(parts)}</svg>"
    )
