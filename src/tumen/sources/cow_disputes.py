"""Militarised interstate disputes between pairs of states that met (COW dyadic MID 4.02)."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.core.dates import PartialDate
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources import _disputes


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per dispute and pair; levels are the pair's own."""
    return _disputes.parse(raw, _disputes.DYADIC)


SOURCE = Source(
    name="cow_disputes",
    origin=Origin(
        producer="Correlates of War Project",
        title=Text(
            "Dyadic Militarized Interstate Disputes", "軍事化された国家間紛争（二国間）データ"
        ),
        version="4.02",
        released=PartialDate(2022),
        url="https://correlatesofwar.org/data-sets/mids/",
        licence=Licence.WITH_CITATION,
        licence_name="free with citation (Correlates of War terms)",
        citation="Maoz, Zeev; Johnson, Paul L.; Kaplan, Jasper; Ogunkoya, Fiona; Shreve, Aaron P. "
        "(2019), The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0: Logic, "
        "Characteristics, and Comparisons to Alternative Datasets, Journal of Conflict Resolution "
        "63(3), 811–835; dataset version 4.02.",
        reliability="B",
        reliability_reason="coded by scholars from many sources by published rules; codings of the "
        "same disputes differ",
    ),
    coverage=Coverage(PartialDate(1816), PartialDate(2014), "none"),
    known_rule=Text(
        "A dispute is known by the end of the year in which it began, its end and its levels by "
        "the end of the year in which it ended.",
        "紛争は始まった年の末までに、終結と程度は終わった年の末までに公になったものとする。",
    ),
    folder=".",
    files=_disputes.FILES,
    rows={"disputes": (3_300, 4_500)},
    parse=parse,
    ignored=_disputes.DYADIC_IGNORED,
    caveats=(
        Text(
            "A pair is marked as doubted where another coding of the same years (MID 5.0, "
            "Gibler–Miller–Little) does not have the two on opposite sides of the dispute.",
            "同じ年を扱う別の分類（MID 5.0、ギブラー＝ミラー＝リトル）が両国を敵対側に置いていない場合、"
            "その組を「疑義あり」とする。",
        ),
    ),
)
