"""Outlines of states at three scales (Natural Earth, as TopoJSON by world-atlas).

TopoJSON keeps each border once, as an arc in whole steps of a grid; a ring is a chain of arcs. The
outlines cross the antimeridian and go around the pole there: here they are cut at 180 degrees, so
that a flat map can draw them. Neighbours keep the same points along their border.
"""

from __future__ import annotations

import itertools
import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load

FILES = {110: "countries-110m.json", 50: "countries-50m.json", 10: "countries-10m.json.xz"}
RELEASED = PartialDate(2018)

NO_NUMBER: Mapping[str, str | None] = {
    "Kosovo": "XKX",
    "Baikonur": "KAZ",
    "USNB Guantanamo Bay": "CUB",
    "Clipperton I.": "FRA",
    "Coral Sea Is.": "AUS",
    "Indian Ocean Ter.": "AUS",
    "Akrotiri": None,
    "Bajo Nuevo Bank": None,
    "Cyprus U.N. Buffer Zone": None,
    "Dhekelia": None,
    "N. Cyprus": None,
    "Scarborough Reef": None,
    "Serranilla Bank": None,
    "Siachen Glacier": None,
    "Somaliland": None,
    "Spratly Is.": None,
}
"""Features without an ISO number. Leased land stays with its owner, islands go to the state that
administers them (World Factbook); what several states claim, and bases, belong to no member."""

Point = tuple[float, float]
Ring = list[Point]


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per ring and scale; the last point of a ring joins the first."""
    rows: list[Row] = []
    for scale, name in FILES.items():
        path = raw.path(name)
        for code, rings in sorted(_outlines(path).items()):
            ranked = sorted((r for r in rings if _area(r) > 0), key=_area, reverse=True)
            rows.extend(_row(code, scale, number, ring) for number, ring in enumerate(ranked))
    return {"shapes": rows}


def _outlines(path: Path) -> dict[str, list[Ring]]:
    """The rings of each member, in degrees, cut at the antimeridian."""
    topology = _read(path)
    arcs = list(_arcs(topology))
    outlines: dict[str, list[Ring]] = {}
    for feature in topology["objects"]["countries"]["geometries"]:
        code = _member(feature, path)
        if code is None:
            continue
        polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        for chain in itertools.chain.from_iterable(polygons):
            outlines.setdefault(code, []).extend(cut_at_antimeridian(_join(arcs, chain)))
    return outlines


def _read(path: Path) -> dict[str, Any]:
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        topology: dict[str, Any] = json.load(file)
    if topology.get("type") != "Topology" or "countries" not in topology.get("objects", {}):
        raise DataError(f"{path}: is not a TopoJSON file with the object countries")
    return topology


def _arcs(topology: Mapping[str, Any]) -> Iterator[Ring]:
    (step_x, step_y), (west, south) = (topology["transform"][k] for k in ("scale", "translate"))
    for arc in topology["arcs"]:
        xs = itertools.accumulate(dx for dx, _ in arc)
        ys = itertools.accumulate(dy for _, dy in arc)
        yield [(west + x * step_x, south + y * step_y) for x, y in zip(xs, ys, strict=True)]


def _member(feature: Mapping[str, Any], path: Path) -> str | None:
    """The member of a feature: by ISO number, or by name where the map gives none."""
    name = feature["properties"]["name"]
    if "id" in feature:
        return load().numeric(int(feature["id"]))
    if name in NO_NUMBER:
        return NO_NUMBER[name]
    raise DataError(f"{path}: {name!r} has no ISO number: say in NO_NUMBER what it is")


def _join(arcs: Sequence[Ring], chain: Sequence[int]) -> Ring:
    """A ring from its arcs; a negative number is an arc read backwards (TopoJSON)."""
    ring: Ring = []
    for number in chain:
        ring.extend((arcs[number] if number >= 0 else arcs[~number][::-1])[bool(ring) :])
    return ring[:-1]


def cut_at_antimeridian(ring: Ring) -> list[Ring]:
    """The parts of a ring on either side of 180 degrees; one that rounds a pole is closed over it.

    `ring` does not repeat its first point. The parts lie within -180 to 180.
    """
    unrolled, turn = _unroll(ring)
    if turn:
        pole = -90.0 if sum(y for _, y in ring) < 0 else 90.0
        last, first = unrolled[0][0] + turn, unrolled[0][0]
        unrolled += [(last, unrolled[0][1]), (last, pole), (first, pole)]
    west = min(x for x, _ in unrolled)
    shift = 360.0 * ((west + 180.0) // 360.0)
    parts = []
    while west < max(x for x, _ in unrolled):
        part = _between([(x - shift, y) for x, y in unrolled])
        if len(part) > 2:
            parts.append(part)
        shift += 360.0
        west = shift - 180.0
    return parts


def _unroll(ring: Ring) -> tuple[Ring, float]:
    """Longitudes without jumps, and by how much the ring turns around a pole."""
    turn = 0.0
    unrolled = []
    for here, after in itertools.pairwise([*ring, ring[0]]):
        unrolled.append((here[0] + turn, here[1]))
        turn -= 360.0 * round((after[0] - here[0]) / 360.0)
    return unrolled, turn


def _between(ring: Ring) -> Ring:
    """The part of a ring from -180 to 180 degrees (Sutherland and Hodgman 1974)."""
    for bound, sign in ((-180.0, 1), (180.0, -1)):
        kept: Ring = []
        for before, here in zip([ring[-1], *ring], ring, strict=False):
            was_inside, inside = (sign * (p[0] - bound) >= 0 for p in (before, here))
            if inside != was_inside:
                share = (bound - before[0]) / (here[0] - before[0])
                kept.append((bound, before[1] + share * (here[1] - before[1])))
            if inside:
                kept.append(here)
        ring = kept
        if not ring:
            break
    return ring


def _area(ring: Ring) -> float:
    """Square degrees: only to rank the rings of one map."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise([*ring, ring[0]]))
    return round(abs(twice) / 2, 9)


def _row(code: str, scale: int, number: int, ring: Ring) -> Row:
    points = [(round(x * 1000), round(y * 1000)) for x, y in ring]
    points = [p for i, p in enumerate(points) if p != points[i - 1]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    steps = [points[0]] + [(x - a, y - b) for (a, b), (x, y) in itertools.pairwise(points)]
    return {
        "code": code,
        "scale": scale,
        "ring": number,
        "west": min(xs) / 1000,
        "south": min(ys) / 1000,
        "east": max(xs) / 1000,
        "north": max(ys) / 1000,
        "points": " ".join(f"{x},{y}" for x, y in steps),
        "known": RELEASED.latest,
    }


SOURCE = Source(
    name="natural_earth",
    origin=Origin(
        producer="Natural Earth",
        title=Text("Natural Earth: countries", "ナチュラル・アース（国の輪郭）"),
        version="4.1 (world-atlas 2.0.2)",
        released=RELEASED,
        url="https://www.naturalearthdata.com/",
        licence=Licence.OPEN,
        licence_name="public domain (packaging: ISC)",
        citation="Made with Natural Earth 4.1 (2018); TopoJSON by world-atlas 2.0.2.",
        reliability="B",
        reliability_reason="made by cartographers for maps; lines are simplified and follow who "
        "controls a territory",
    ),
    coverage=Coverage(
        first=RELEASED,
        last=RELEASED,
        absent_row="unknown",
        note=Text(
            "Outlines of 2018. At 1:110 million small states are missing.",
            "2018年時点の輪郭。1億1千万分の1では小国を欠く。",
        ),
    ),
    known_rule=Text(
        "Known by the end of the year of the release.", "公開年の末日に公になったものとする。"
    ),
    folder="natural-earth",
    files=tuple(FILES.values()),
    rows={"shapes": (5_500, 7_000)},
    parse=parse,
    ignored={
        "object land": "the union of the countries",
        "Somaliland, N. Cyprus, Cyprus U.N. Buffer Zone, Siachen Glacier": "drawn apart by Natural "
        "Earth because control and recognition differ; no member of the register",
        "Spratly Is., Scarborough Reef, Bajo Nuevo Bank, Serranilla Bank": "claimed by several states",
        "Akrotiri, Dhekelia": "military bases, no member of the register",
    },
    caveats=(
        Text(
            "Lines follow Natural Earth, which draws who controls a territory, not who owns it, and "
            "take no position on any claim: Crimea and the southern Kuril Islands (Northern "
            "Territories) are drawn with Russia, the Golan Heights with Israel, Kashmir along the "
            "line of control. Areas that it draws apart (Somaliland, Northern Cyprus, the Siachen "
            "Glacier) stay blank.",
            "境界線はナチュラル・アースによる。同データは領有権ではなく実効支配に基づいて描いており、"
            "いかなる主張についても立場をとらない。クリミアと北方領土（南クリル諸島）はロシア側、"
            "ゴラン高原はイスラエル側、カシミールは停戦ラインに沿って描かれている。別個に描かれる地域"
            "（ソマリランド、北キプロス、シアチェン氷河）は空白とする。",
        ),
        Text(
            "For drawing only: lengths and areas measured on these outlines are wrong.",
            "描画専用であり、この輪郭から長さや面積を測ってはならない。",
        ),
    ),
)
