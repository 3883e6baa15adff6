"""News events coded by machine, two days of ICEWS. Not redistributable: from a user's own copy."""

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
from tumen.sources._event_days import CodedEvent, pair_days
from tumen.sources._files import csv_rows, number

FILE = "events.2018.sample.tab"
RELEASED = PartialDate(2018)
MISSING = "NA"
USED = ("Event Date", "Source Country", "CAMEO Code", "Intensity", "Target Country", "Story ID")


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per directed pair, day and code; actors without a country are left out."""
    rows = pair_days(_events(raw.path(FILE)))
    return {"events": [{**row, "known": RELEASED.latest} for row in rows]}


def _events(path: Path) -> Iterator[CodedEvent]:
    for line, row in enumerate(csv_rows(path, USED, SOURCE.ignored, delimiter="\t"), start=2):
        try:
            day = date.fromisoformat(row["Event Date"])
        except ValueError:
            raise DataError(
                f"{path}: line {line}: {row['Event Date']!r} is not YYYY-MM-DD"
            ) from None
        names = (row["Source Country"], row["Target Country"])
        if MISSING in names:
            continue
        actor, target = (load().named(name, day.year) for name in names)
        if actor is not None and target is not None:
            yield CodedEvent(
                actor,
                target,
                day,
                row["CAMEO Code"],
                number(row["Intensity"], path, "Intensity"),
                row["Story ID"],
            )


SOURCE = Source(
    name="icews_sample",
    origin=Origin(
        producer="Lockheed Martin; sample by A. Beger",
        title=Text("ICEWS coded event data, sample of 2018", "ICEWSイベントデータ（2018年の抜粋）"),
        version="2018-06-01 and 2018-06-02, sample of the R package icews",
        released=RELEASED,
        url="https://doi.org/10.7910/DVN/28075",
        licence=Licence.NOT_REDISTRIBUTABLE,
        licence_name="terms of the Dataverse deposit, which do not clearly allow redistribution",
        citation="Boschee, Elizabeth; Lautenschlager, Jennifer; O'Brien, Sean; Shellman, Steve; Starz, "
        "James; Ward, Michael (2015), ICEWS Coded Event Data, Harvard Dataverse, "
        "doi:10.7910/DVN/28075.",
        reliability="C",
        reliability_reason="coded by machine from licensed news with a curated actor dictionary",
    ),
    coverage=Coverage(
        first=PartialDate(2018, 6, 1),
        last=PartialDate(2018, 6, 2),
        absent_row="unknown",
        note=Text("Two days.", "2日分。"),
    ),
    known_rule=Text(
        "Known by the end of the year of the release.", "公開年の末日に公になったものとする。"
    ),
    folder="icews-sample-2018",
    files=(FILE,),
    rows={"events": (600, 4_000)},
    parse=parse,
    ignored={
        "Event ID": "identifier of a row: one event has several",
        **dict.fromkeys(
            ("Source Name", "Source Sectors", "Target Name", "Target Sectors"),
            "who acted within the state",
        ),
        "Event Text": "label of the code",
        "Sentence Number": "place in the story: a story counts once",
        "Publisher": "which newspaper",
        **dict.fromkeys(
            ("City", "District", "Province", "Country", "Latitude", "Longitude"),
            "where it happened",
        ),
    },
    caveats=(
        Text(
            "A sample of two days: it shows what such data look like and supports no trend.",
            "2日分の抜粋であり、データの例示にとどまる。傾向を読み取ることはできない。",
        ),
        Text(
            "One story counts once per pair, code and day, in the direction given first.",
            "同じ記事は、国の組・コード・日ごとに1件と数え、向きは最初の記載に従う。",
        ),
    ),
)
