"""Totals of a state's trade as customs services, agencies and officials were quoted on them.

Gathered by hand from the press, one page per row, for a state whose own statistics and whose largest
neighbour's are not published or not trusted. Compilers differ in scope and stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows, integer, number
from tumen.sources._periods import period, published

FILE = "dprk_trade_reported_totals.csv"  # the first word names the state
FLOWS = {"total_trade": "total", "exports": "exports", "imports": "imports"}
WORLD = "WLD"
USED = (
    "year",
    "period",
    "measure",
    "partner",
    "value_usd_million",
    "compiler",
    "publication_date",
    "source_url",
    "note",
)


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per statement. A part of a year has its months in valid_from and valid_to."""
    path = raw.path(FILE)
    register = load()
    state = register.named(FILE.partition("_")[0])
    rows: list[Row] = []
    for line, row in enumerate(csv_rows(path, USED, SOURCE.ignored), start=2):
        where = f"{path}: line {line}"
        year = integer(row["year"], path, "year")
        first, last = period(year, row["period"], where)
        if row["measure"] not in FLOWS:
            raise DataError(f"{where}: measure {row['measure']!r} is none of {', '.join(FLOWS)}")
        partner = row["partner"].strip()
        rows.append(
            {
                "state": state,
                "partner": None if partner == WORLD else register.iso3(partner, year),
                "flow": FLOWS[row["measure"]],
                "year": year,
                "value_usd": round(number(row["value_usd_million"], path, "value") * 1e6),
                "compiler": row["compiler"].strip(),
                "url": row["source_url"].strip(),
                "note": row["note"].strip() or None,
                "valid_from": str(first),
                "valid_to": str(last),
                "known": published(row["publication_date"], year),
            }
        )
    return {"trade_totals": rows}


SOURCE = Source(
    name="reported_trade",
    origin=Origin(
        producer="Tumen, after the pages named in each row",
        title=Text(
            "Reported totals of North Korea's trade",
            "北朝鮮の貿易額に関する報道・公表値の集成",
        ),
        version="first edition, 2026-11-23",
        released=PartialDate(2026, 11, 23),
        url="https://dream.kotra.or.kr/",
        licence=Licence.OPEN,
        licence_name="facts, compiled by the project",
        citation="Tumen (2026), compiled from press reports of KOTRA, Chinese and Russian customs and "
        "officials; each row names compiler and page.",
        reliability="C",
        reliability_reason="secondary: each figure was read on one press page that quotes its "
        "compiler, and some compilers add estimates",
    ),
    coverage=Coverage(
        first=PartialDate(2007),
        last=PartialDate(2025),
        absent_row="unknown",
        note=Text(
            "Selected years only: 2007, 2010, 2014 and 2018 to 2025.",
            "収録は2007年、2010年、2014年、2018〜2025年のみ。",
        ),
    ),
    known_rule=Text(
        "A figure is known from the date of its page; where the page shows none, from the end of the "
        "following year.",
        "数値は掲載ページの日付に公になったものとする。日付のないものは翌年末とする。",
    ),
    folder="dprk-trade-reported",
    files=(FILE,),
    rows={"trade_totals": (25, 200)},
    parse=parse,
    ignored={"publisher": "the page itself is named by its address"},
    caveats=(
        Text(
            "KOTRA's figures for trade with China exceed those of Chinese customs: they add estimated "
            "crude oil.",
            "大韓貿易投資振興公社（KOTRA）の対中貿易額は、原油の推計を加えるため中国税関の数値を上回る。",
        ),
        Text(
            "Russia has published no customs statistics by country since 2022: its figures are "
            "statements of officials and of an industry association.",
            "ロシアは2022年以降、国別の通関統計を公表していない。ロシア関連の数値は当局者や業界団体の"
            "発言による。",
        ),
        Text(
            "A row may cover part of a year: see valid_from and valid_to. The years of 2014 figures "
            "were inferred from their page.",
            "年の一部のみを対象とする行がある（valid_from・valid_toを参照）。2014年の数値の年次は"
            "掲載ページから推定した。",
        ),
    ),
)
