"""Which states touch by land or over a stretch of water (COW direct contiguity 3.2)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import Register, load
from tumen.sources._files import csv_rows, integer

FILE = "contdir_v320.csv"
LAST_MONTH = PartialDate(2016, 12)
KINDS = {1: "land", 2: "water-12", 3: "water-24", 4: "water-150", 5: "water-400"}


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per pair, kind and span, cut where a member succeeds another."""
    path = raw.path(FILE)
    register = load()
    rows: list[Row] = []
    used = ("statelno", "statehno", "conttype", "begin", "end")
    for row in csv_rows(path, used, SOURCE.ignored, encoding="latin-1"):
        low, high, kind, begin, end = (integer(row[name], path, name) for name in used)
        if kind not in KINDS:
            raise DataError(f"{path}: conttype {kind} of {low} and {high} is none of 1 to 5")
        start, stop = _month(begin), _month(end)
        for a, b, first, last in _pieces(register, (low, high), start, stop):
            is_open = last == LAST_MONTH
            rows.append(
                {
                    "a": min(a, b),
                    "b": max(a, b),
                    "kind": KINDS[kind],
                    "valid_from": str(first),
                    "valid_to": None if is_open else str(last),
                    "known": first.latest,
                    "end_known": None if is_open else max(first.latest, last.latest),
                }
            )
    return {"contiguity": rows}


def _month(number: int) -> PartialDate:
    return PartialDate(number // 100, number % 100)


def _pieces(
    register: Register, numbers: tuple[int, int], start: PartialDate, stop: PartialDate
) -> Iterator[tuple[str, str, PartialDate, PartialDate]]:
    """The span of two state numbers, in pieces with the same two members.

    A piece ends in the month in which the next begins: that of the succession.
    """
    codes = [_state(register, number, start.year) for number in numbers]
    cuts = {cut for code in codes for cut in register.successions_of(code)}
    months = {PartialDate(cut.year, cut.month) for cut in cuts}
    inside = sorted(month for month in months if start < month and month < stop)
    edges = [start, *inside, stop]
    for first, last in itertools.pairwise(edges):
        a, b = (register.on(code, first.latest) for code in codes)
        yield a, b, first, last


def _state(register: Register, number: int, year: int) -> str:
    code = register.cow(number, year)
    if code is None:
        raise DataError(f"{FILE}: state number {number} is listed as no state in {year}")
    return code


SOURCE = Source(
    name="cow_contiguity",
    origin=Origin(
        producer="Correlates of War Project",
        title=Text("Direct Contiguity Data", "直接隣接データ"),
        version="3.2",
        released=PartialDate(2017),
        url="https://correlatesofwar.org/data-sets/direct-contiguity/",
        licence=Licence.WITH_CITATION,
        licence_name="free with citation (Correlates of War terms)",
        citation="Stinnett, Douglas M.; Tir, Jaroslav; Schafer, Philip; Diehl, Paul F.; Gochman, "
        "Charles (2002), The Correlates of War Project Direct Contiguity Data, Version 3, Conflict "
        "Management and Peace Science 19(2), 58–66; data 3.2.",
        reliability="A",
        reliability_reason="measured on maps by scholars, with the changes of each border dated",
    ),
    coverage=Coverage(PartialDate(1816), PartialDate(2016), "none"),
    known_rule=Text(
        "A border is public: known by the end of the month in which it began or ended.",
        "境界は公知であり、始まりと終わりの月の末までに公になったものとする。",
    ),
    folder="cow-raw",
    files=(FILE,),
    rows={"contiguity": (850, 1_500)},
    parse=parse,
    ignored={
        "dyad": "follows from the two numbers",
        "statelab": "abbreviation of the number",
        "statehab": "abbreviation of the number",
        "notes": "remarks of the coders",
        "version": "the same in every row",
    },
    caveats=(
        Text(
            "Borders of 1816 are older: the data begin in that year. Borders of dependencies do not "
            "count.",
            "1816年とある境界はそれ以前からのもの（データの始点）。属領の境界は数えない。",
        ),
    ),
)
