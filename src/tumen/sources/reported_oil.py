"""Refined petroleum delivered under the yearly cap of the UN Security Council, as reported.

Suppliers report deliveries to the 1718 Committee; the press quotes its page. Gathered by hand, one
page per row. A claim of a third government is kept beside the reports and is not official.
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

FILE = "dprk_refined_petroleum_reported.csv"  # the first word names the receiver
SEVERAL = "ALL"
USED = (
    "year",
    "period",
    "supplier",
    "barrels",
    "publisher",
    "publication_date",
    "source_url",
    "note",
)

QUOTES_THE_COMMITTEE = {
    "Yonhap (reprint)": True,
    "Yonhap": True,
    "Korea Herald": True,
    "Korea Herald quoting US NSC": False,
}
"""Whether the page gives what suppliers reported to the committee. A new publisher needs a decision."""


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per report; periods of one supplier may overlap, then they must not be added."""
    path = raw.path(FILE)
    register = load()
    state = register.named(FILE.partition("_")[0])
    rows: list[Row] = []
    for line, row in enumerate(csv_rows(path, USED, SOURCE.ignored), start=2):
        where = f"{path}: line {line}"
        year = integer(row["year"], path, "year")
        first, last = period(year, row["period"], where)
        publisher = row["publisher"].strip()
        if publisher not in QUOTES_THE_COMMITTEE:
            raise DataError(
                f"{where}: publisher {publisher!r} is new: say in QUOTES_THE_COMMITTEE whether it "
                "quotes the committee"
            )
        supplier = row["supplier"].strip()
        rows.append(
            {
                "supplier": None if supplier == SEVERAL else register.iso3(supplier, year),
                "state": state,
                "barrels": number(row["barrels"], path, "barrels") if row["barrels"] else None,
                "reporter": publisher,
                "is_official": QUOTES_THE_COMMITTEE[publisher],
                "url": row["source_url"].strip(),
                "note": row["note"].strip() or None,
                "valid_from": str(first),
                "valid_to": str(last),
                "known": published(row["publication_date"], year),
            }
        )
    return {"oil_deliveries": rows}


SOURCE = Source(
    name="reported_oil",
    origin=Origin(
        producer="Tumen, after the pages named in each row",
        title=Text(
            "Reported deliveries of refined petroleum to North Korea",
            "北朝鮮への石油精製品の供給報告の集成",
        ),
        version="first edition, 2026-11-23",
        released=PartialDate(2026, 11, 23),
        url="https://main.un.org/securitycouncil/en/sanctions/1718/supply-sale-or-transfer-of-all-refined-petroleum",
        licence=Licence.OPEN,
        licence_name="facts, compiled by the project",
        citation="Tumen (2026), compiled from press reports of the figures of the UN Security Council "
        "Committee established pursuant to resolution 1718 (2006); each row names its page.",
        reliability="C",
        reliability_reason="secondary: the committee's figures as quoted by the press, one page per row",
    ),
    coverage=Coverage(
        first=PartialDate(2018),
        last=PartialDate(2024, 12, 4),
        absent_row="unknown",
        note=Text(
            "2018, 2019 and 2021 to 2024 with gaps. A supplier that does not report has not "
            "delivered nothing.",
            "2018・2019年と2021〜2024年（欠落あり）。報告がないことは供給がないことを意味しない。",
        ),
    ),
    known_rule=Text(
        "A figure is known from the date of its page; a page dated by year or month, from its end.",
        "数値は掲載ページの日付に公になったものとする。年・月のみの日付はその末日とする。",
    ),
    folder="dprk-trade-reported",
    files=(FILE,),
    rows={"oil_deliveries": (12, 100)},
    parse=parse,
    caveats=(
        Text(
            "Reports of one supplier may overlap (a part of a year and the whole year): they must not "
            "be added.",
            "同じ供給国の報告期間は重なることがあり（年の一部と年全体）、足し合わせてはならない。",
        ),
        Text(
            "Figures of January and February 2023 were reported, then missing from the committee's "
            "page.",
            "2023年1月と2月の数値は一度報告された後、委員会のページから消えていた。",
        ),
    ),
)
