"""Militarised interstate disputes as revised by Gibler, Miller and Little (GML 2.2.1)."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.core.dates import PartialDate
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources import _disputes


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per dispute and pair; levels are the higher of the two states' own."""
    return _disputes.parse(raw, _disputes.GML)


SOURCE = Source(
    name="gml_disputes",
    origin=Origin(
        producer="Douglas M. Gibler, Steven V. Miller, Erin K. Little",
        title=Text(
            "GML Militarized Interstate Disputes", "GML改訂版・軍事化された国家間紛争データ"
        ),
        version="2.2.1",
        released=PartialDate(2020),
        url="https://dmgibler.people.ua.edu/mid-data.html",
        licence=Licence.WITH_CITATION,
        licence_name="free with citation",
        citation="Gibler, Douglas M.; Miller, Steven V.; Little, Erin K. (2016), An Analysis of the "
        "Militarized Interstate Dispute (MID) Dataset, 1816–2001, International Studies Quarterly "
        "60(4), 719–730; data 2.2.1.",
        reliability="B",
        reliability_reason="a documented revision of the MID data, case by case",
    ),
    coverage=Coverage(PartialDate(1816), PartialDate(2010), "none"),
    known_rule=Text(
        "A dispute is known by the end of the year in which it began, its end and its levels by "
        "the end of the year in which it ended.",
        "紛争は始まった年の末までに、終結と程度は終わった年の末までに公になったものとする。",
    ),
    folder=".",
    files=_disputes.FILES,
    rows={"disputes": (3_100, 4_300)},
    parse=parse,
    ignored=_disputes.GML_IGNORED,
    caveats=(
        Text(
            "A revision that drops, merges and re-dates disputes of the MID data; where the codings "
            "differ, the pair is marked as doubted.",
            "MIDデータの紛争を削除・統合し、日付を改めた改訂版。分類が食い違う組は「疑義あり」とする。",
        ),
    ),
)
