"""The register of states: members, successions and names, from the project's reviewed tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load, table
from tumen.sources._files import csv_rows

FILE = "datahub_country-codes.csv"
ISO = ("ISO3166-1-Alpha-3", "ISO3166-1-Alpha-2", "ISO3166-1-numeric")

BEFORE_THE_REGISTER = date(1816, 1, 1)
"""The known day of a member whose start is empty: it lived when the lists begin."""


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """States, successions and aliases. The raw file only vouches for the ISO codes."""
    load()  # refuses tables that contradict each other
    members = {row["code"]: row for row in table("members.csv")}
    _compare(members, raw.path(FILE))
    return {
        "states": [_state(row) for row in members.values()],
        "successions": [
            {
                "predecessor": row["predecessor"],
                "successor": row["successor"],
                "is_continuation": row["is_continuation"] == "true",
                "valid_from": row["date"],
                "valid_to": row["date"],
                "known": PartialDate.parse(row["date"]).latest,
            }
            for row in table("successions.csv")
        ],
        "aliases": [
            {
                "alias": row["alias"],
                "code": row["code"],
                "lang": row["lang"],
                "known": _known(members[row["code"]]),
            }
            for row in table("aliases.csv")
        ],
    }


def _compare(members: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Every country of the ISO list is a member with the same codes, or DataError."""
    for row in csv_rows(path, ISO, SOURCE.ignored):
        code, alpha2, numeric = (row[column].strip() for column in ISO)
        if not code:
            continue
        member = members.get(code)
        if member is None or (member["iso2"], member["iso_numeric"]) != (alpha2, numeric):
            raise DataError(
                f"{path}: {code} is {alpha2}, {numeric} there, and "
                f"{member and (member['iso2'], member['iso_numeric'])} in sources/register/"
                "members.csv: review the row"
            )


def _state(row: Mapping[str, str]) -> Row:
    end = parse_or_none(row["end"])
    return {
        "code": row["code"],
        "name_en": row["name_en"],
        "name_ja": row["name_ja"],
        "iso2": row["iso2"] or None,
        "iso_numeric": int(row["iso_numeric"]) if row["iso_numeric"] else None,
        "is_disputed": row["is_disputed"] == "true",
        "un_from": row["un_from"] or None,
        "un_to": row["un_to"] or None,
        "valid_from": row["start"] or None,
        "valid_to": row["end"] or None,
        "known": _known(row),
        "end_known": end.latest if end else None,
    }


def _known(row: Mapping[str, str]) -> date:
    start = parse_or_none(row["start"])
    return start.latest if start else BEFORE_THE_REGISTER


SOURCE = Source(
    name="states",
    origin=Origin(
        producer="Tumen",
        title=Text("Register of states", "国家の登録簿"),
        version="2026-11",
        released=PartialDate(2026, 11),
        url="https://datahub.io/core/country-codes",
        licence=Licence.OPEN,
        licence_name="Apache-2.0; facts from PDDL, public-domain, Unicode and cited sources",
        citation="Tumen register of states, after: Datahub country-codes (PDDL); Unicode CLDR; The "
        "World Factbook; Gleditsch, Kristian S., and Ward, Michael D. (1999), A revised list of "
        "independent states since the Congress of Vienna; Correlates of War Project (2017), State "
        "System Membership List, v2016; United Nations, Member States.",
        reliability="B",
        reliability_reason="reviewed by hand against the lists it cites; lifetimes before 1945 "
        "follow scholars' conventions",
    ),
    coverage=Coverage(
        first=PartialDate(1816),
        last=PartialDate(2026, 11),
        absent_row="unknown",
        note=Text(
            "All ISO 3166-1 codes, and former members of the system of states that the datasets "
            "use.",
            "ISO 3166-1の全コードと、各データが用いるかつての国家。",
        ),
    ),
    known_rule=Text(
        "A member, its names and its end are known from their day; members older than the lists, "
        "from 1816.",
        "国家とその名称、消滅は、その日から知られたものとする。一覧の始まりより古い国は1816年とする。",
    ),
    folder="country-codes",
    files=(FILE,),
    rows={"states": (270, 330), "successions": (50, 120), "aliases": (400, 2_000)},
    parse=parse,
    ignored=dict.fromkeys(
        (
            "FIFA",
            "Dial",
            "MARC",
            "is_independent",
            "GAUL",
            "FIPS",
            "WMO",
            "ITU",
            "IOC",
            "DS",
            "UNTERM Spanish Formal",
            "Global Code",
            "Intermediate Region Code",
            "official_name_fr",
            "UNTERM French Short",
            "ISO4217-currency_name",
            "UNTERM Russian Formal",
            "UNTERM English Short",
            "ISO4217-currency_alphabetic_code",
            "Small Island Developing States (SIDS)",
            "UNTERM Spanish Short",
            "ISO4217-currency_numeric_code",
            "UNTERM Chinese Formal",
            "UNTERM French Formal",
            "UNTERM Russian Short",
            "M49",
            "Sub-region Code",
            "Region Code",
            "official_name_ar",
            "ISO4217-currency_minor_unit",
            "UNTERM Arabic Formal",
            "UNTERM Chinese Short",
            "Land Locked Developing Countries (LLDC)",
            "Intermediate Region Name",
            "official_name_es",
            "UNTERM English Formal",
            "official_name_cn",
            "official_name_en",
            "ISO4217-currency_country_name",
            "Least Developed Countries (LDC)",
            "Region Name",
            "UNTERM Arabic Short",
            "Sub-region Name",
            "official_name_ru",
            "Global Name",
            "Capital",
            "Continent",
            "TLD",
            "Languages",
            "Geoname ID",
            "CLDR display name",
            "EDGAR",
            "wikidata_id",
        ),
        "only the three ISO codes are compared; names are chosen in the register",
    ),
    caveats=(
        Text(
            "A name takes no side on statehood. Spans cover gaps such as occupations: each dataset "
            "says itself when it counts a state.",
            "名称は国家承認についていかなる立場もとらない。存続期間は占領などの中断を含む。"
            "ある年を国家と数えるかどうかは各データによる。",
        ),
        Text(
            "UN membership may begin before the lifetime (Ukraine, Belarus, India, the Philippines).",
            "国連加盟が独立より早い国がある（ウクライナ、ベラルーシ、インド、フィリピンなど）。",
        ),
    ),
)
