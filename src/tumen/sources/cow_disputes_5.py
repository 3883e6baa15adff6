"""Militarised interstate disputes 5.0 of the Correlates of War project: all pairs on opposite sides."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.core.dates import PartialDate
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources import _disputes


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per dispute and pair; levels are the higher of the two states' own."""
    return _disputes.parse(raw, _disputes.MID5)


SOURCE = Source(
    name="cow_disputes_5",
    origin=Origin(
        producer="Correlates of War Project",
        title=Text("Militarized Interstate Disputes", "軍事化された国家間紛争データ"),
        version="5.0, as directed pairs in peacesciencer 1.2.9",
        released=PartialDate(2020),
        url="https://correlatesofwar.org/data-sets/mids/",
        licence=Licence.WITH_CITATION,
        licence_name="free with citation (Correlates of War terms)",
        citation="Palmer, Glenn, et al. (2022), The MID5 Dataset, 2011–2014: Procedures, coding "
        "rules, and description, Conflict Management and Peace Science 39(4), 470–482; directed "
        "pairs: Miller, Steven V. (2022), peacesciencer, ibid. 39(6), 755–779.",
        reliability="B",
        reliability_reason="coded by scholars from many sources by published rules; pairs are formed "
        "from sides, so that two states may be paired that never met",
    ),
    coverage=Coverage(PartialDate(1816), PartialDate(2014), "none"),
    known_rule=Text(
        "A dispute is known by the end of the year in which it began, its end and its levels by "
        "the end of the year in which it ended.",
        "紛争は始まった年の末までに、終結と程度は終わった年の末までに公になったものとする。",
    ),
    folder=".",
    files=_disputes.FILES,
    rows={"disputes": (3_400, 4_600)},
    parse=parse,
    ignored=_disputes.MID5_IGNORED,
    caveats=(
        Text(
            "All states on opposite sides of a dispute are paired, also where they never met; "
            "such pairs are marked as doubted where another coding lacks them.",
            "紛争の両側に立った国をすべて組にするため、実際には対峙しなかった組も含む。"
            "別の分類にない組は「疑義あり」とする。",
        ),
    ),
)
