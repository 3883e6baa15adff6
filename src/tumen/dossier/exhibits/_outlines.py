"""From degrees to pixels: a local equirectangular projection and outlines as short paths."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tumen.dossier.exhibits._canvas import px

Ring = Sequence[tuple[float, float]]
EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Longitude scaled by the cosine of the middle latitude: true to scale in both directions
    along that parallel. A window whose west exceeds its east crosses the antimeridian."""

    west: float
    middle: float  # longitude of the middle of the window
    north: float
    per_degree: float  # pixels per degree of latitude
    shrink: float  # cosine of the middle latitude

    def __call__(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point in pixels from the upper left corner of the window."""
        x = (longitude - self.west) * self.shrink * self.per_degree
        return x, (self.north - latitude) * self.per_degree

    def wrapped(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point whose longitude may be written a turn away from the window."""
        return self(self.middle + (longitude - self.middle + 180) % 360 - 180, latitude)

    @property
    def km_per_pixel(self) -> float:
        return math.radians(1 / self.per_degree) * EARTH_KM


def fit(
    window: tuple[float, float, float, float], width: float, tallest: float
) -> tuple[Projection, float, float]:
    """The projection that shows a window as large as the room allows, with width and height."""
    west, south, east, north = window
    across = (east - west) % 360 or 360.0
    shrink = max(0.05, math.cos(math.radians((south + north) / 2)))
    per_degree = min(width / (across * shrink), tallest / (north - south))
    projection = Projection(west, west + across / 2, north, per_degree, shrink)
    return projection, across * shrink * per_degree, (north - south) * per_degree


def unwrapped(ring: Ring, west: float) -> list[list[tuple[float, float]]]:
    """A ring without jumps at the antimeridian, once or twice: where it meets the window."""
    flat: list[tuple[float, float]] = []
    for longitude, latitude in ring:
        if flat:
            longitude += 360 * round((flat[-1][0] - longitude) / 360)
        flat.append((longitude, latitude))
    first, last = min(x for x, _ in flat), max(x for x, _ in flat)
    lowest, highest = math.ceil((west - last) / 360), math.floor((west + 360 - first) / 360)
    return [
        [(x + 360 * turn, latitude) for x, latitude in flat] for turn in range(lowest, highest + 1)
    ]


def thinned(points: Sequence[tuple[float, float]], least: float = 0.8) -> list[tuple[float, float]]:
    """Points at least that many pixels apart; the last is kept."""
    kept = list(points[:1])
    for point in points[1:]:
        if math.dist(point, kept[-1]) >= least:
            kept.append(point)
    if len(points) > 1 and kept[-1] != points[-1]:
        kept.append(points[-1])
    return kept


def cut(
    points: Sequence[tuple[float, float]], width: float, height: float, margin: float = 8.0
) -> list[tuple[float, float]]:
    """A ring without its far parts (Sutherland and Hodgman 1974): what lies outside a frame and a
    margin, in which the cut edges stay out of sight."""
    kept = list(points)
    for axis, bound, sign in ((0, -margin, 1), (0, width + margin, -1), (1, -margin, 1), (1, height + margin, -1)):  # fmt: skip
        ring, kept = kept, []
        for i, here in enumerate(ring):
            before = ring[i - 1]
            inside = sign * here[axis] >= sign * bound
            if inside != (sign * before[axis] >= sign * bound):
                share = (bound - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
                kept.append((bound, other) if axis == 0 else (other, bound))
            if inside:
                kept.append(here)
    return kept


def path_of(points: Sequence[tuple[float, float]], *, is_closed: bool) -> str:
    """Path commands with steps relative to the point before, to a tenth of a pixel."""
    if len(points) < 2:
        return ""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [
        f"{px((x2 - x1) / 10)} {px((y2 - y1) / 10)}" for (x1, y1), (x2, y2) in pairwise(tenths)
    ]
    start = f"M{px(tenths[0][0] / 10)} {px(tenths[0][1] / 10)}"
    return f"{start}l{' '.join(steps)}{'z' if is_closed else ''}".replace(" -", "-")


def widest_stretch(
    rings: Sequence[Sequence[tuple[float, float]]], width: float, height: float, room: float
) -> tuple[float, float, float] | None:
    """Where a name stands best inside an outline: centre and free width, in the window.

    Looks along level lines for the stretch that stays inside over the height of the name.
    """
    best: tuple[float, float, float] | None = None
    lines = [height * (i + 0.5) / 24 for i in range(24)]
    stretches = {y: _inside(rings, y, width) for y in lines}
    reach = max(1, round(room / (height / 24)))
    for i in range(reach, len(lines) - reach):
        for first, last in stretches[lines[i]]:
            for j in range(i - reach, i + reach + 1):
                near = [(max(first, a), min(last, b)) for a, b in stretches[lines[j]]]
                first, last = max(near, key=lambda s: s[1] - s[0], default=(0.0, 0.0))
            off_centre = abs(i - len(lines) / 2) / len(lines)
            if last - first > 0 and (best is None or (last - first) * (1 - off_centre) > best[2]):
                best = ((first + last) / 2, lines[i], last - first)
    return best


def _inside(
    rings: Sequence[Sequence[tuple[float, float]]], y: float, width: float
) -> list[tuple[float, float]]:
    crossings = sorted(
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True)
        if (y1 <= y) != (y2 <= y)
    )
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    cut = [(max(0.0, a), min(width, b)) for a, b in pairs]
    return [(a, b) for a, b in cut if b > a]
