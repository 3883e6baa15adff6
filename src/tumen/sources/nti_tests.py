"""Missile tests by year after the CNS database (NTI). Not redistributable: from a user's own copy.

The file has years of two digits, cells with line breaks, and is encoded in Latin-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows
from tumen.sources._periods import MONTHS
from tumen.sources._yearly import yearly_counts

FILE = "north_korea_missile_test_database.csv"  # the first two words name the state
FIRST, LAST = PartialDate(1984), PartialDate(2023, 4, 12)
_DATE = re.compile(rf"(?:\d{{1,2}}-)?(?:{'|'.join(MONTHS)})-(\d\d)")


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per year with a test; unconfirmed ones are counted, as the source lists them."""
    name = " ".join(FILE.split("_")[:2])
    state = load().named(name)
    if state is None:
        raise DataError(f"{name} is listed as no state: mend sources/register/codes.csv")
    years = ((year, "missile") for year in _years(raw.path(FILE)))
    return {"tests_and_launches": yearly_counts(state, years, LAST)}


def _years(path: Path) -> Iterator[int]:
    """The year of each test: two digits, within the century that begins with the first test."""
    for row in csv_rows(path, ("F1", "Date"), SOURCE.ignored, encoding="latin-1"):
        match = _DATE.fullmatch(row["Date"].strip())
        if match is None:
            raise DataError(f"{path}: test {row['F1']}: {row['Date']!r} is not like 9-Apr-84")
        year = FIRST.year + (int(match[1]) - FIRST.year) % 100
        if year > LAST.year:
            raise DataError(
                f"{path}: test {row['F1']}: {row['Date']!r} is outside {FIRST} to {LAST}: for a newer "
                "copy, change LAST"
            )
        yield year


SOURCE = Source(
    name="nti_tests",
    origin=Origin(
        producer="James Martin Center for Nonproliferation Studies (CNS), Nuclear Threat Initiative",
        title=Text(
            "The CNS North Korea Missile Test Database", "CNS北朝鮮ミサイル実験データベース"
        ),
        version="copy of April 2023",
        released=PartialDate(2023, 4),
        url="https://www.nti.org/analysis/articles/cns-north-korea-missile-test-database/",
        licence=Licence.NOT_REDISTRIBUTABLE,
        licence_name="no licence stated",
        citation="James Martin Center for Nonproliferation Studies (2023), The CNS North Korea Missile "
        "Test Database, Nuclear Threat Initiative.",
        reliability="A",
        reliability_reason="each launch is documented with missile, site, outcome and sources",
    ),
    coverage=Coverage(
        first=FIRST,
        last=LAST,
        absent_row="none",
        note=Text(
            "Missiles with a range of 300 km and a payload of 500 kg or more. Before 1993 the list is "
            "much less complete; the tests of 1984 are the authors' estimate.",
            "射程300キロ・搭載重量500キロ以上のミサイル。1993年より前は網羅性が低く、1984年の実験は"
            "著者の推定による。",
        ),
    ),
    known_rule=Text(
        "Tests are public on their day; a year's count is known when the year ends, that of the last "
        "year on the last day of the list.",
        "実験は当日に公になる。年間件数は年末に、最終年は一覧の最終日に知られたものとする。",
    ),
    folder="nk-missile-tests-nti",
    files=(FILE,),
    rows={"tests_and_launches": (15, 40)},
    parse=parse,
    ignored=dict.fromkeys(
        (
            "Date Entered/Updated",
            "Launch Time (UTC)",
            "Missile Name",
            "Missile Type",
            "Launch Agency/Authority",
            "Facility Name",
            "Facility Location",
            "Other Name",
            "Facility Latitude",
            "Facility Longitude",
            "Landing Location",
            "Apogee",
            "Distance Travelled",
            "Confirmation Status",
            "Test Outcome",
            "Additional Information",
            "Source(s)",
        ),
        "details of a test: only counts are taken",
    ),
    caveats=(
        Text(
            "One row per missile, not per event: counts exceed those of lists of events.",
            "1発を1件と数えるため、事案単位の一覧より件数が多い。",
        ),
    ),
)
