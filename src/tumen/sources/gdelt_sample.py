"""News events coded by machine, three days of GDELT: a sample, never a trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._event_days import CodedEvent, pair_days
from tumen.sources._files import csv_rows, number

FILES = tuple(f"202011{day}.csv.xz" for day in (13, 14, 15))
USED = (
    "Day",
    "Actor_1_Country_ABBR",
    "Actor_2_Country_ABBR",
    "Event_Code",
    "Goldstein_Scale",
    "Date_Added",
    "Source_URL",
)

REGIONS = frozenset({"AFR", "CRB", "EUR", "NMR", "SAF", "SAS", "SEA", "WAF", "WST"})
"""Codes of the CAMEO actor dictionary for regions and their organisations (EU, ASEAN, NATO)."""


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per directed pair, day and code; known on the day it was added, which is the same."""
    rows = pair_days(event for name in FILES for event in _events(raw.path(name)))
    return {"events": [{**row, "known": row["day"]} for row in rows]}


def _events(path: Path) -> Iterator[CodedEvent]:
    for row in csv_rows(path, USED, SOURCE.ignored):
        day = _day(row["Day"], path)
        if _day(row["Date_Added"][:8], path) != day:
            raise DataError(
                f"{path}: an event of {day} was added on another day: date its knowledge"
            )
        actors = (row["Actor_1_Country_ABBR"], row["Actor_2_Country_ABBR"])
        if REGIONS.intersection(actors):
            continue
        actor, target = (load().iso3(code, day.year) for code in actors)
        if actor is not None and target is not None:
            yield CodedEvent(
                actor,
                target,
                day,
                row["Event_Code"],
                number(row["Goldstein_Scale"], path, "Goldstein_Scale"),
                row["Source_URL"],
            )


def _day(text: str, path: Path) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        raise DataError(f"{path}: {text!r} is not YYYYMMDD") from None


SOURCE = Source(
    name="gdelt_sample",
    origin=Origin(
        producer="The GDELT Project",
        title=Text("GDELT events, sample of three days", "GDELTイベント（3日分の抜粋）"),
        version="2020-11-13 to 2020-11-15, filtered copy",
        released=PartialDate(2020, 11, 15),
        url="https://www.gdeltproject.org/",
        licence=Licence.WITH_CITATION,
        licence_name="GDELT terms: free use with citation and link",
        citation="The GDELT Project (https://www.gdeltproject.org/), events of 13 to 15 November 2020, "
        "reduced to pair-days.",
        reliability="D",
        reliability_reason="coded by machine from news; duplicates and misread texts are frequent",
    ),
    coverage=Coverage(
        first=PartialDate(2020, 11, 13),
        last=PartialDate(2020, 11, 15),
        absent_row="unknown",
        note=Text(
            "About 3,000 rows a day, chosen by the project that made the copy: not whole days.",
            "1日約3千行。抜粋した側が選別したもので、全件ではない。",
        ),
    ),
    known_rule=Text(
        "An event is known on the day on which GDELT added it.",
        "イベントはGDELTに追加された日に公になったものとする。",
    ),
    folder="gdelt-daily-sample",
    files=FILES,
    rows={"events": (3_000, 8_000)},
    parse=parse,
    ignored={
        "": "row number",
        "Global_Event_ID": "identifier of a row: one event has several",
        **dict.fromkeys(("YYYYMM", "YYYY", "Day_Time"), "part of Day"),
        **dict.fromkeys(
            (
                "Actor_1_Country_Code",
                "Actor_2_Country_Code",
                "Actor_1_Name",
                "Actor_2_Name",
                "Actor_1_Known_Group_Code",
                "Actor_2_Know_Group_Code",
                "Actor_1_Ethnic_Code",
                "Actor_2_Ethnic_Code",
                "Actor_1_Religion_Code",
                "Actor_2_Religion_Code",
                "Actor_1_Religion_2_Code",
                "Actor_2_Religion_2_Code",
                "Actor_1_Role",
                "Actor_2_Role",
                "Actor_1_Role2",
                "Actor_2_Role2",
                "Actor_1_Role3",
                "Actor_2_Role3",
            ),
            "who acted within the state",
        ),
        **dict.fromkeys(
            ("Is_Root_Event", "Event_Base_Code", "Event_Root_Code", "Quad_Class"),
            "follows from the code, or from the place in the text",
        ),
        **dict.fromkeys(
            ("Num_Mentions", "Num_Sources", "Num_Articles", "AVG_TONE", "Confidence"),
            "how often and in what tone it was reported",
        ),
        **dict.fromkeys(
            (
                "Actor_1_Geo_Type",
                "Actor_1_Geo_FullName",
                "Actor_1_Geo_Country_Code",
                "Actor1Geo_ADM1Code",
                "Actor1Geo_ADM2Code",
                "Actor1Geo_Lat",
                "Actor1Geo_Long",
                "Actor1Geo_FeatureID",
                "Actor_2_Geo_Type",
                "Actor_2_Geo_FullName",
                "Actor_2_Geo_Country_Code",
                "Actor2Geo_ADM1Code",
                "Actor2Geo_ADM2Code",
                "Actor2Geo_Lat",
                "Actor2Geo_Long",
                "Actor2Geo_FeatureID",
                "Mention_Type",
                "ST_PR_CNTRY",
                "Country",
                "ADM1Code_Extra",
                "ADM2Code_Extra",
                "Lat_Extra",
                "Long_Extra",
                "ActorGeo_FeaturID_Extra",
            ),
            "where it happened",
        ),
    },
    caveats=(
        Text(
            "A sample of three days: it shows what such data look like and supports no trend.",
            "3日分の抜粋であり、データの例示にとどまる。傾向を読み取ることはできない。",
        ),
        Text(
            "One article counts once per pair, code and day, in the direction given first.",
            "同じ記事は、国の組・コード・日ごとに1件と数え、向きは最初の記載に従う。",
        ),
    ),
)
