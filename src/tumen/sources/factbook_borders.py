"""Lengths of land boundaries by neighbour (The World Factbook).

Only the boundaries are read. The profiles' trade partners are a known trap: for some states they are
those of another with a similar name, and they contradict every other source.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load

FILE = "factbook_json_all_countries.tar.xz"
RELEASED = PartialDate(2026, 2)
NEIGHBOURS = ("border countries", "regional borders")
NO_PROFILES = ("oceans", "world")

_ITEM = re.compile(
    r"(?P<name>[^\d;]+?)\s+(?P<km>\d[\d,]*(?:\.\d+)?) km(?:\s*\((?P<words>[^)]*)\))?"
    r"\s*(?:;|,|\band\b|$)\s*"
)


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per profile and neighbour; stretches of one border are added, and kept as stated."""
    path = raw.path(FILE)
    lengths: dict[tuple[str, str], list[tuple[float, str]]] = {}
    register = load()
    for code, boundaries in _boundaries(path):
        owner = register.fips(code)
        where = f"{path}: {code}.json"
        for key in NEIGHBOURS:
            text = boundaries.get(key, {}).get("text", "")
            for name, km, stated in _items(text, where):
                neighbour = _neighbour(name)
                if owner is not None and neighbour is not None:
                    lengths.setdefault((owner, neighbour), []).append((km, stated))
    return {
        "borders": [
            {
                "a": a,
                "b": b,
                "length_km": round(sum(km for km, _ in stretches), 2),
                "stated": _stated(stretches),
                "known": RELEASED.latest,
            }
            for (a, b), stretches in lengths.items()
        ]
    }


def _boundaries(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The land boundaries of each profile, by the profile's two-letter code."""
    decided = {*NEIGHBOURS, *SOURCE.ignored}
    with tarfile.open(path, "r:xz") as archive:
        for member in archive:
            name = PurePosixPath(member.name)
            file = archive.extractfile(member) if name.suffix == ".json" else None
            if file is None or name.parent.name in ("", *NO_PROFILES):
                continue
            found = json.load(file).get("Geography", {}).get("Land boundaries")
            if found is None:
                raise DataError(f"{path}: {name}: no land boundaries: has the layout changed?")
            if leftover := sorted(set(found) - decided):
                raise DataError(
                    f"{path}: {name}: fields {leftover} of the land boundaries are new: use them, or "
                    "add them to `ignored` with the reason"
                )
            yield name.stem, found


def _items(text: str, where: str) -> Iterator[tuple[str, float, str]]:
    """Neighbour, kilometres and words of "China 1,352 km; Russia (south) 18 km and …"."""
    position = 0
    while position < len(text):
        item = _ITEM.match(text, position)
        if item is None:
            raise DataError(
                f"{where}: cannot read {text[position:]!r}: expected a name and a length in km"
            )
        position = item.end()
        yield item["name"].strip(), float(item["km"].replace(",", "")), item[0].strip(" ;,")


def _neighbour(name: str) -> str | None:
    """The member that a name means; words in brackets say which stretch of the border it is."""
    return load().named(re.sub(r"\s*\(.*\)", "", name))


def _stated(stretches: list[tuple[float, str]]) -> str | None:
    words = [stated.removesuffix(" and") for _, stated in stretches]
    return "; ".join(words) if len(words) > 1 or "(" in words[0] else None


SOURCE = Source(
    name="factbook_borders",
    origin=Origin(
        producer="Central Intelligence Agency",
        title=Text(
            "The World Factbook: land boundaries", "ザ・ワールド・ファクトブック（陸上国境）"
        ),
        version="last state before the Factbook closed in February 2026 (factbook.json)",
        released=RELEASED,
        url="https://github.com/factbook/factbook.json",
        licence=Licence.OPEN,
        licence_name="public domain",
        citation="Central Intelligence Agency, The World Factbook, last edition of February 2026; JSON "
        "by the factbook.json project.",
        reliability="B",
        reliability_reason="lengths of the US government's geographer, rounded to kilometres, without "
        "method or year of measurement",
    ),
    coverage=Coverage(
        first=RELEASED,
        last=RELEASED,
        absent_row="none",
        note=Text(
            "All land borders between the listed states and territories; those of European states "
            "with their partners' overseas lands stand under the land.",
            "掲載された国・地域間のすべての陸上国境。海外領土の国境は当該領土の項にある。",
        ),
    ),
    known_rule=Text(
        "Known by the end of the month in which the Factbook closed; earlier editions are not at hand.",
        "最終版が出た月の末日に公になったものとする。過去の版は手元にない。",
    ),
    folder="factbook-2026",
    files=(FILE,),
    rows={"borders": (600, 750)},
    parse=parse,
    ignored={
        "total": "sum of the neighbours",
        "note": "remarks on alignment and sovereignty in words",
        "text": "regions without neighbours: only words",
        "border sovereign base areas": "bases that are no member",
        "metropolitan France - total": "a sum",
        "French Guiana - total": "a sum; French Guiana's neighbours name it themselves",
        "Geography and everything but the land boundaries": "not needed here",
        "Economy: exports, imports - partners": "a known trap: partners of a state with a similar "
        "name",
    },
    caveats=(
        Text(
            "Lengths depend on the scale at which a line is measured. The two profiles of a border "
            "may differ; both are kept.",
            "国境の長さは計測の縮尺に左右される。同じ国境でも両国の項で値が異なる場合があり、"
            "双方を残している。",
        ),
        Text(
            "Lines follow the view of the US government; Western Sahara, Kosovo, Gaza and the West "
            "Bank have borders of their own here.",
            "国境線は米国政府の見解による。西サハラ、コソボ、ガザ、ヨルダン川西岸にも個別の境界を"
            "設けている。",
        ),
    ),
)
