"""Formal alliances of the Correlates of War project (4.1), from a user's own copy of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tumen.core.dates import PartialDate
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._alliances import spans, undirected
from tumen.sources._files import rda_frame

FILE = "cow_alliance.rda"
LAST_YEAR = 2012
COLUMNS = {
    "ccode1": "low",
    "ccode2": "high",
    "year": "year",
    "cow_defense": "defence",
    "cow_neutral": "neutrality",
    "cow_nonagg": "non_aggression",
    "cow_entente": "consultation",
}


def parse(raw: Raw) -> Mapping[str, Iterator[Row]]:
    """Spans of years with the same obligations; an entente is a promise to consult."""
    import polars as pl

    path = raw.path(FILE)
    frame = rda_frame(path, dict.fromkeys(COLUMNS, pl.Int64), SOURCE.ignored).rename(COLUMNS)
    frame = frame.with_columns(pl.lit(0, dtype=pl.Int64).alias("offence"))
    return {"alliances": spans(undirected(frame, path), LAST_YEAR)}


SOURCE = Source(
    name="cow_alliances",
    origin=Origin(
        producer="Correlates of War Project",
        title=Text("Formal Interstate Alliance Dataset", "公式国家間同盟データ"),
        version="4.1, as directed pair-years in peacesciencer",
        released=PartialDate(2012),
        url="https://correlatesofwar.org/data-sets/formal-alliances/",
        licence=Licence.NOT_REDISTRIBUTABLE,
        licence_name="terms of the Correlates of War Project; load your own copy",
        citation="Gibler, Douglas M. (2009), International Military Alliances, 1648–2008, CQ Press; "
        "data 4.1.",
        reliability="A",
        reliability_reason="the standard list of formal alliances, coded from treaties",
    ),
    coverage=Coverage(PartialDate(1816), PartialDate(2012), "none"),
    known_rule=Text(
        "An alliance is a public act: known by the end of its first year, its end by the end of "
        "its last.",
        "同盟は公の行為であり、最初の年の末までに、終了は最後の年の末までに公になったものとする。",
    ),
    folder="cow-peacesciencer",
    files=(FILE,),
    rows={"alliances": (2_000, 10_000)},
    parse=parse,
    ignored={},
    caveats=(
        Text(
            "The data know no offensive obligation: `offence` is always false.",
            "このデータに攻撃義務の区分はなく、該当欄はすべて「なし」となる。",
        ),
    ),
)
