"""CAMEO event codes with their Goldstein values and PLOVER types.

A root code has a value of its own, which is not that of its first child (13 is -6.0, 130 is -4.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._files import csv_rows, number

CODES = "cameo-codes.csv"
PLOVER = "CAMEO2PLOVER-2021.txt"
RELEASED = PartialDate(2021, 9, 17)
QUADS = ((5, 1), (9, 2), (14, 3), (20, 4))
"""Last root of each class, as in GDELT: verbal and material cooperation, verbal and material conflict."""

NOT_CAMEO = frozenset({"1214"})
"""Codes that the conversion table has beyond CAMEO (reject intelligence cooperation)."""

_LINE = re.compile(r"(\d{2,4}): *([A-Z]+)\b.*")


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per code, roots included."""
    path = raw.path(CODES)
    types = _plover(raw.path(PLOVER))
    rows: list[Row] = []
    # The examples, which are not read, mix encodings; codes and names are ASCII.
    for row in csv_rows(path, ("code", "name", "goldstein"), SOURCE.ignored, encoding="latin-1"):
        code = row["code"].strip()
        rows.append(
            {
                "cameo": code,
                "label": row["name"].strip(),
                "goldstein": number(row["goldstein"], path, f"goldstein of {code}"),
                "quad": _quad(code, path),
                "plover": types.pop(code, None),
                "known": RELEASED.latest,
            }
        )
    if strangers := sorted(set(types) - NOT_CAMEO):
        raise DataError(f"{raw.path(PLOVER)}: codes {strangers} are not in {CODES}")
    return {"event_codes": rows}


def _quad(code: str, path: Path) -> int:
    for last, quad in QUADS:
        if code.isdecimal() and 1 <= int(code[:2]) <= last:
            return quad
    raise DataError(f"{path}: {code!r} is no CAMEO code: two to four digits, root 01 to 20")


def _plover(path: Path) -> dict[str, str | None]:
    """The PLOVER type of each code; None for a root whose children have different types."""
    types: dict[str, str | None] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for position, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith(("#", "~")):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise DataError(f"{path}: line {position}: {line!r} is not like '040: CONSULT, …'")
        code, kind = match.groups()
        types[code] = kind if types.get(code, kind) == kind else None
    return types


SOURCE = Source(
    name="event_codes",
    origin=Origin(
        producer="A. Beger (icews); Open Event Data Alliance (PLOVER)",
        title=Text(
            "CAMEO codes, Goldstein scale and PLOVER types",
            "CAMEOコード、ゴールドスタイン尺度、PLOVER分類",
        ),
        version="icews package; CAMEO to PLOVER, draft 0.8 of 2021-09-17",
        released=RELEASED,
        url="https://github.com/openeventdata/PLOVER",
        licence=Licence.WITH_CITATION,
        licence_name="MIT (codes and scale); CC BY-SA 4.0 (column plover)",
        citation="Goldstein, Joshua S. (1992), A Conflict-Cooperation Scale for WEIS Events Data, "
        "Journal of Conflict Resolution 36(2), 369–385; CAMEO codes after A. Beger, R package icews; "
        "Schrodt, Philip (2021), CAMEO to PLOVER conversion, Open Event Data Alliance.",
        reliability="A",
        reliability_reason="the code tables that the event datasets themselves use",
    ),
    coverage=Coverage(
        first=PartialDate(2021, 9, 17),
        last=PartialDate(2021, 9, 17),
        absent_row="none",
        note=Text("All codes of CAMEO.", "CAMEOの全コード。"),
    ),
    known_rule=Text(
        "Known from the date of the newer of the two tables.",
        "二つの表のうち新しい方の日付に公になったものとする。",
    ),
    folder="event-codes",
    files=(CODES, PLOVER),
    rows={"event_codes": (300, 330)},
    parse=parse,
    ignored={
        "": "row number",
        "eventtype_ID": "number of the code in the ICEWS database",
        "nsLeft": "place in the tree, which the code says too",
        "nsRight": "place in the tree, which the code says too",
        "root_code": "the first two digits",
        "order": "order of the list",
        **dict.fromkeys(("description", "usage_notes", "example"), "text of the code book"),
    },
    caveats=(
        Text(
            "GDELT numbers five codes (016, 124, 163, 164, 166) differently: its events carry their "
            "own Goldstein value.",
            "GDELTは5つのコード（016、124、163、164、166）の番号が異なるため、各イベントに付された"
            "ゴールドスタイン値を用いる。",
        ),
        Text(
            "PLOVER has no type for statements (01) and appeals (02), and two for yielding (08): its "
            "column is then empty.",
            "PLOVERには声明（01）と呼びかけ（02）の分類がなく、譲歩（08）は二つに分かれるため、"
            "その欄は空である。",
        ),
    ),
)
