"""Vetoes in the UN Security Council, after the list of the Dag Hammarskjöld Library.

Who cast a veto is read from the three columns of names: the file's indicator columns miss 26 rows
(they give the Soviet Union 84 vetoes, the names give it 90, as the library's own list does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows

FILE = "unsc_vetoes_1946_sept2022.csv"
WHO = ("member_veto1", "member_veto2", "member_veto3")


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per vetoed draft and member that vetoed it."""
    path = raw.path(FILE)
    register = load()
    rows = csv_rows(path, ("date", "draft", "agenda_item", *WHO), SOURCE.ignored)
    repeated = Counter(row["draft"].strip() for row in rows)
    seen: Counter[str] = Counter()
    vetoes: list[Row] = []
    for number, row in enumerate(rows, start=2):
        draft = row["draft"].strip()
        if not draft:
            raise DataError(f"{path}: line {number}: no draft: give the symbol of the meeting")
        seen[draft] += 1
        day = _day(row["date"], f"{path}: line {number}")
        names = [row[column].strip() for column in WHO if row[column].strip()]
        if not names:
            raise DataError(f"{path}: line {number}: {draft} names nobody who vetoed it")
        for name in names:
            state = register.named(name)
            if state is None:
                raise DataError(f"{path}: line {number}: {name!r} is no state")
            vetoes.append(
                {
                    "draft": f"{draft} ({seen[draft]})" if repeated[draft] > 1 else draft,
                    "state": register.seat(state, day),
                    "subject": row["agenda_item"].strip(),
                    "valid_from": day.isoformat(),
                    "valid_to": day.isoformat(),
                    "known": day,
                }
            )
    return {"vetoes": vetoes}


def _day(text: str, where: str) -> date:
    try:
        return datetime.strptime(text.strip(), "%m/%d/%Y").date()
    except ValueError:
        raise DataError(f"{where}: {text!r} is not month/day/year") from None


SOURCE = Source(
    name="unsc_vetoes",
    origin=Origin(
        producer="Carlos L. Yordan",
        title=Text("Vetoes in the UN Security Council", "国連安全保障理事会の拒否権行使"),
        version="to 2022-09-15",
        released=PartialDate(2022),
        url="https://research.un.org/en/docs/sc/quick/veto",
        licence=Licence.WITH_CITATION,
        licence_name="MIT",
        citation="Yordan, Carlos L. (2022), Vetoes in the UN Security Council, World Politics Data "
        "Lab, after Dag Hammarskjöld Library, Veto List.",
        reliability="B",
        reliability_reason="compiled by a scholar from the UN library's list; its indicator columns "
        "have gaps, its names do not",
    ),
    coverage=Coverage(
        first=PartialDate(1946, 2, 16),
        last=PartialDate(2022, 9, 30),
        absent_row="unknown",
        note=Text(
            "Vetoes after September 2022 are missing.", "2022年10月以降の拒否権行使は含まない。"
        ),
    ),
    known_rule=Text("A veto is public on its day.", "拒否権の行使は当日に公になる。"),
    folder="unsc-vetoes",
    files=(FILE,),
    rows={"vetoes": (240, 400)},
    parse=parse,
    ignored={
        "year": "part of date",
        "month": "part of date",
        "meeting_record": "symbol of the meeting; the draft is the key",
        "crisis_topic": "the compiler's own grouping",
        "region": "the compiler's own grouping",
        "single_veto": "follows from the names",
        "multiple_vetoes": "follows from the names",
        **dict.fromkeys(
            (
                "China",
                "France",
                "Russia",
                "USSR",
                "USA",
                "UK",
                "russia_china",
                "usa_uk",
                "usa_france",
                "usa_france_uk",
                "france_uk",
            ),
            "indicator column with gaps; the names are complete",
        ),
    },
    caveats=(
        Text(
            "Tallies of Soviet vetoes differ between lists: this one counts one veto per draft, and "
            "per question where a meeting put several to the vote without a draft.",
            "ソ連の拒否権の回数は集計によって異なる。ここでは決議案ごとに1回と数え、決議案のない採決は"
            "議題ごとに1回と数える。",
        ),
        Text(
            "The file has no veto by the Republic of China, which held China's seat to October 1971.",
            "1971年10月まで中国の議席にあった中華民国の拒否権は、このデータには1件もない。",
        ),
    ),
)
