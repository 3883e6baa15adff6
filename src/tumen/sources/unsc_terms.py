"""Who sat in the UN Security Council in which year, from Wikipedia's list by year."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import Register, load
from tumen.sources._files import require_columns

FILE = "unsc_membership_by_year_1946_2026.tar.xz"
SIZES = (11, 15)  # to 1965, and since
_YEAR = re.compile(r"years/\d{4}/index\.json")
FIELDS = ("name", "iso3", "permanent")


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per state and year."""
    register = load()
    return {
        "council_terms": [
            row for year, members in _years(raw) for row in _terms(register, year, members)
        ]
    }


def _years(raw: Raw) -> Iterator[tuple[int, list[Mapping[str, Any]]]]:
    path = raw.path(FILE)
    with tarfile.open(path) as archive:
        for entry in archive:
            if not _YEAR.fullmatch(entry.name):
                continue
            file = archive.extractfile(entry)
            if file is None:
                raise DataError(f"{path}: {entry.name} is no file")
            content = json.load(file)
            members = content["members"]
            if len(members) not in SIZES:
                raise DataError(
                    f"{path}: {entry.name}: {len(members)} members, the Council has 11 or 15"
                )
            for member in members:
                require_columns(path, member, FIELDS, SOURCE.ignored)
            yield int(content["year"]), members


def _terms(register: Register, year: int, members: list[Mapping[str, Any]]) -> Iterator[Row]:
    for member in members:
        code = register.iso3(member["iso3"], year)
        if code is None:
            raise DataError(f"{FILE}: {year}: {member['name']!r} is listed as no state")
        yield {
            "state": register.seat(code, date(year, 7, 1)),
            "year": year,
            "is_permanent": member["permanent"],
            "valid_from": str(year),
            "valid_to": str(year),
            "known": date(year, 1, 31),
        }


SOURCE = Source(
    name="unsc_terms",
    origin=Origin(
        producer="Wikipedia",
        title=Text(
            "List of members of the United Nations Security Council",
            "国際連合安全保障理事会の理事国の一覧",
        ),
        version="revision 1363842260, read 2026-08-13",
        released=PartialDate(2026, 8, 13),
        url="https://en.wikipedia.org/wiki/List_of_members_of_the_United_Nations_Security_Council",
        licence=Licence.WITH_CITATION,
        licence_name="CC BY-SA 4.0",
        citation="Wikipedia contributors (2026), List of members of the United Nations Security "
        "Council, CC BY-SA 4.0; by year: unsc-api.",
        reliability="C",
        reliability_reason="an encyclopaedia that anyone may edit; the list follows the UN's own",
    ),
    coverage=Coverage(
        first=PartialDate(1946),
        last=PartialDate(2027),
        absent_row="none",
    ),
    known_rule=Text(
        "Seats of a year are known by the end of its January.",
        "その年の理事国は1月末までに公になったものとする。",
    ),
    folder="unsc-vetoes",
    files=(FILE,),
    rows={"council_terms": (1_100, 1_600)},
    parse=parse,
    ignored={
        "regional_group": "empty in most years",
        "term_start": "empty",
        "term_end": "empty",
    },
    caveats=(
        Text(
            "A year in which a seat passed names who held it on 1 July: the Soviet Union for 1991, "
            "the Republic of China for 1971.",
            "年の途中で議席が移った場合は7月1日時点の保持国とする（1991年はソ連、1971年は中華民国）。",
        ),
    ),
)
