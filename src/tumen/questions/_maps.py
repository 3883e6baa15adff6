"""Maps of a border: shapes in a window around the line that two states share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tumen.core.exhibits import Map, Place, Role, Shape
from tumen.core.kinds import Facts, Row
from tumen.core.values import Text

Point = tuple[float, float]
Window = tuple[float, float, float, float]  # west, south, east, north, degrees
FINE, MIDDLE, COARSE = 10, 50, 110
SMALL_EXTENT = 4.0  # degrees: a border shorter than this is drawn from the fine shapes


@lru_cache(maxsize=4096)
def decode(points: str) -> tuple[Point, ...]:
    """A ring of the table `shapes`: thousandths of a degree, each relative to the one before.

    Outlines do not change with the day asked for, so a ring is decoded once.
    """
    ring: list[Point] = []
    x = y = 0
    for pair in points.split():
        dx, dy = pair.split(",")
        x, y = x + int(dx), y + int(dy)
        ring.append((x / 1000, y / 1000))
    return tuple(ring)


def shared_line(facts: Facts, a: str, b: str) -> tuple[int, list[Point]]:
    """The points that the outlines of both states have in common, and the scale to draw at."""
    for scale in (MIDDLE, FINE):
        common = _common(facts, a, b, scale)
        if not common:
            continue
        west, south, east, north = _box(common)
        if scale == FINE or max(east - west, north - south) > SMALL_EXTENT:
            return scale, common
    return MIDDLE, []


def _common(facts: Facts, a: str, b: str, scale: int) -> list[Point]:
    mine = {p for row in facts.rows("shapes", code=a, scale=scale) for p in decode(row["points"])}
    theirs = {p for row in facts.rows("shapes", code=b, scale=scale) for p in decode(row["points"])}
    return sorted(mine & theirs)


def _box(points: Sequence[Point]) -> Window:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def window_around(points: Sequence[Point], margin: float = 0.25, least: float = 0.6) -> Window:
    """A window that shows points with a margin (a share of their extent), never too narrow."""
    west, south, east, north = _box(points)
    dx = max(least, (east - west) * margin)
    dy = max(least * 0.6, (north - south) * margin)
    return west - dx, max(-90.0, south - dy), east + dx, min(90.0, north + dy)


def shapes_in(
    facts: Facts, window: Window, scale: int, roles: dict[str, Role]
) -> tuple[Shape, ...]:
    """All states in a window, cut to it. `roles` marks the pair; the others stay muted."""
    found: dict[str, list[tuple[Point, ...]]] = {}
    for row in facts.rows("shapes", scale=scale):
        if _touches(row, window):
            ring = clip(decode(row["points"]), window)
            if len(ring) > 2:
                found.setdefault(row["code"], []).append(tuple(ring))
    return tuple(
        Shape(
            code,
            Text(facts.states[code].name_en, facts.states[code].name_ja),
            tuple(rings),
            roles.get(code, "muted"),
        )
        for code, rings in sorted(found.items())
    )


def _touches(row: Row, window: Window) -> bool:
    west, south, east, north = window
    return bool(
        row["west"] <= east
        and row["east"] >= west
        and row["south"] <= north
        and row["north"] >= south
    )


def clip(ring: Sequence[Point], window: Window) -> list[Point]:
    """The part of a ring inside a window (Sutherland and Hodgman 1974)."""
    west, south, east, north = window
    kept = list(ring)
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept, previous = _clip_edge(kept, axis, bound, sign), kept
        if not previous:
            return []
    return kept


def _clip_edge(ring: Sequence[Point], axis: int, bound: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for i, here in enumerate(ring):
        before = ring[i - 1]
        inside, was_inside = (
            sign * here[axis] >= sign * bound,
            sign * before[axis] >= sign * bound,
        )
        if inside != was_inside:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            kept.append(
                (
                    bound if axis == 0 else before[0] + share * (here[0] - before[0]),
                    bound if axis == 1 else before[1] + share * (here[1] - before[1]),
                )
            )
        if inside:
            kept.append(here)
    return kept


def places_map(
    facts: Facts, codes: tuple[str, str], title: Text, key: str, places: Sequence[Row]
) -> Map | None:
    """The common border of two states and places on or near it; None where nothing can be drawn."""
    a, b = codes
    scale, line = shared_line(facts, a, b)
    placed = [row for row in places if row["longitude"] is not None]
    points = [*line, *((row["longitude"], row["latitude"]) for row in placed)]
    if not line:
        return None
    window = window_around(points)
    used = {row["source"] for code in codes for row in facts.rows("shapes", code=code)[:1]}
    named_a, named_b = facts.states[a], facts.states[b]
    return Map(
        key=key,
        title=title,
        alt=Text(
            f"Map of the border of {named_a.name_en} and {named_b.name_en}.",
            f"{named_a.name_ja}と{named_b.name_ja}の国境の地図。",
        ),
        sources=tuple(sorted(used | {source for row in placed for source in row["sources"]})),
        made_by=f"tables shapes (1:{scale} million), places",
        note=Text(
            "Outlines as Natural Earth draws them, by who controls a territory and not by who owns "
            "it (Crimea and the southern Kuril Islands with Russia, the Golan Heights with Israel, "
            "Kashmir along the line of control); they imply no position on any claim.",
            "輪郭はNatural Earthによる。領有権ではなく実効支配に基づくもので(クリミアと北方領土はロシア側、"
            "ゴラン高原はイスラエル側、カシミールは停戦ライン)、いかなる主張についても立場を示さない。",
        ),
        window=window,
        shapes=shapes_in(facts, window, scale, {a: "a", b: "b"}),
        places=tuple(
            Place(
                Text(row["name_en"], row["name_ja"]),
                row["longitude"],
                row["latitude"],
                row["kind"],
                reference=f"places/{row['id']}",
            )
            for row in placed
        ),
    )
