"""Missile launches, nuclear tests and other provocations by year, as CSIS lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows
from tumen.sources._yearly import yearly_counts

FILE = "nk_provocations_facts_1958_2026-08-20.csv"
WHO = "North Korea"
LAST = PartialDate(2026, 8, 20)
KINDS = {
    "Missile Provocation": "missile",
    "Nuclear Provocation": "nuclear",
    "Other Provocation": "other",
}


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per year and kind in which the list has an event."""
    state = load().named(WHO)
    if state is None:
        raise DataError(f"{WHO} is listed as no state: mend sources/register/codes.csv")
    return {"tests_and_launches": yearly_counts(state, _events(raw.path(FILE)), LAST)}


def _events(path: Path) -> Iterator[tuple[int, str]]:
    for line, row in enumerate(csv_rows(path, ("date", "type"), SOURCE.ignored), start=2):
        if row["type"] not in KINDS:
            raise DataError(f"{path}: line {line}: type {row['type']!r} is none of {list(KINDS)}")
        try:
            day = date.fromisoformat(row["date"])
        except ValueError:
            raise DataError(f"{path}: line {line}: {row['date']!r} is not YYYY-MM-DD") from None
        if day > LAST.latest:
            raise DataError(f"{path}: line {line}: {day} is after {LAST}: change LAST")
        yield day.year, KINDS[row["type"]]


SOURCE = Source(
    name="csis_provocations",
    origin=Origin(
        producer="CSIS Beyond Parallel (Victor Cha, Andy Lim)",
        title=Text("Database of North Korean provocations", "北朝鮮の挑発行動データベース"),
        version="state of 2026-08-22",
        released=PartialDate(2026, 8, 22),
        url="https://beyondparallel.csis.org/database-north-korean-provocations/",
        licence=Licence.WITH_CITATION,
        licence_name="counts derived from dates and types; the database's text is not included",
        citation="Cha, Victor; Lim, Andy, Database: North Korean Provocations, CSIS Beyond Parallel, "
        "state of 2026-08-22 (yearly counts derived).",
        reliability="B",
        reliability_reason="kept by named scholars of a research institute, each event with a link to a "
        "report; what counts as an event is their judgement",
    ),
    coverage=Coverage(
        first=PartialDate(1958),
        last=LAST,
        absent_row="none",
        note=Text(
            "Events that the institute lists; 2026 to 20 August.",
            "同研究所が掲載した事案。2026年は8月20日まで。",
        ),
    ),
    known_rule=Text(
        "Events are public on their day; a year's count is known when the year ends, that of the last "
        "year on the last day of the list.",
        "事案は当日に公になる。年間件数は年末に、最終年は一覧の最終日に知られたものとする。",
    ),
    folder="nk-provocations-csis",
    files=(FILE,),
    rows={"tests_and_launches": (60, 120)},
    parse=parse,
    ignored={
        "event": "the label of an event: only types are counted",
        "resources": "links to reports",
    },
    caveats=(
        Text(
            "A missile event may be a salvo: events are not missiles. The list has none in 2018.",
            "1件に複数発の発射を含むことがあり、件数は発射数ではない。2018年は0件。",
        ),
        Text(
            "Other provocations range from incursions to balloons (32 of the 52 in 2024): years do "
            "not compare.",
            "「その他」は越境から風船（2024年は52件中32件）まで幅広く、年ごとの比較には適さない。",
        ),
    ),
)
