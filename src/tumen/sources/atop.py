"""Alliance treaty obligations and provisions (ATOP 5.1): what pairs of states promised each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tumen.core.dates import PartialDate
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._alliances import spans, undirected
from tumen.sources._files import rda_frame

FILE = "atop_alliance.rda"
LAST_YEAR = 2018
COLUMNS = {
    "ccode1": "low",
    "ccode2": "high",
    "year": "year",
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "non_aggression",
    "atop_consul": "consultation",
}


def parse(raw: Raw) -> Mapping[str, Iterator[Row]]:
    """Spans of years with the same obligations."""
    import polars as pl

    path = raw.path(FILE)
    frame = rda_frame(path, dict.fromkeys(COLUMNS, pl.Int64), SOURCE.ignored).rename(COLUMNS)
    return {"alliances": spans(undirected(frame, path), LAST_YEAR)}


SOURCE = Source(
    name="atop",
    origin=Origin(
        producer="Alliance Treaty Obligations and Provisions Project",
        title=Text("Alliance Treaty Obligations and Provisions", "同盟条約の義務と規定（ATOP）"),
        version="5.1, as directed pair-years in peacesciencer 1.2.9",
        released=PartialDate(2022),
        url="http://www.atopdata.org/data.html",
        licence=Licence.WITH_CITATION,
        licence_name="free for research with citation",
        citation="Leeds, Brett Ashley; Ritter, Jeffrey M.; Mitchell, Sara McLaughlin; Long, Andrew "
        "G. (2002), Alliance Treaty Obligations and Provisions, 1815–1944, International "
        "Interactions 28(3), 237–260; data 5.1.",
        reliability="A",
        reliability_reason="coded by scholars from the treaty texts, two coders each",
    ),
    coverage=Coverage(
        first=PartialDate(1815),
        last=PartialDate(2018),
        absent_row="none",
        note=Text(
            "Alliances in force to 2018; later treaties are not in the data.",
            "2018年までに効力のあった同盟。以後の条約は含まない。",
        ),
    ),
    known_rule=Text(
        "An alliance is a public act: known by the end of its first year, its end by the end of "
        "its last.",
        "同盟は公の行為であり、最初の年の末までに、終了は最後の年の末までに公になったものとする。",
    ),
    folder="cow-peacesciencer",
    files=(FILE,),
    rows={"alliances": (5_000, 20_000)},
    parse=parse,
    ignored={},
    caveats=(
        Text(
            "An obligation counts where at least one of the two owes it; where only one does, such "
            "as a guarantee or a one-sided defence pledge, it is marked as one-sided.",
            "少なくとも一方が負う義務を数え、保証や片務的な防衛義務のように一方だけが負うものは「片務」と記す。",
        ),
        Text(
            "The obligations of several treaties in force at once are put together.",
            "同時に効力をもつ複数の条約の義務は、まとめて扱う。",
        ),
    ),
)
