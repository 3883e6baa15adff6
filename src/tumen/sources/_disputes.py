"""Three codings of militarised interstate disputes, and where they disagree.

A pair in a dispute is doubted when a coding whose years cover it does not have the two on opposite
sides. Pairs are compared by the numbers of the source, before any succession is applied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.kinds import Raw, Row
from tumen.sources._codes import Register, load
from tumen.sources._files import csv_rows, integer, rda_frame

DYADIC = "cow-raw/dyadic_mid_4.02.csv"
MID5 = "cow-peacesciencer/cow_mid_dirdisps.rda"
GML = "cow-peacesciencer/gml_dirdisp.rda"
FILES = (DYADIC, MID5, GML)

MISSING = -9
Key = tuple[int, int, int]
"""Number of the dispute, lower and higher state number."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One pair in one dispute, as one coding has it."""

    start: PartialDate
    end: PartialDate
    hostility: int | None
    fatality: int | None

    def joined(self, other: Dispute) -> Dispute:
        """Both stretches as one: outer dates, highest levels; missing stays missing."""
        return Dispute(
            min(self.start, other.start, key=lambda day: day.earliest),
            max(self.end, other.end, key=lambda day: day.latest),
            _highest(self.hostility, other.hostility),
            _highest(self.fatality, other.fatality),
        )


def _highest(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else max(a, b)


@dataclass(frozen=True, slots=True)
class Coding:
    """A coding: its file, the years it covers, and how it is read."""

    file: str
    first: int
    last: int
    read: Callable[[Path], dict[Key, Dispute]]

    def lacks(self, key: Key, dispute: Dispute, found: Mapping[Key, Dispute]) -> bool:
        covers = self.first <= dispute.start.year and dispute.end.year <= self.last
        return covers and key not in found


def parse(raw: Raw, coding: str) -> Mapping[str, list[Row]]:
    """The disputes of one coding, each pair marked where another coding lacks it."""
    register = load()
    found = {file: CODINGS[file].read(raw.path(file)) for file in FILES}
    rows = []
    for key, dispute in found[coding].items():
        doubted = any(CODINGS[file].lacks(key, dispute, found[file]) for file in FILES)
        rows.append(_row(register, key, dispute, doubted))
    return {"disputes": rows}


def _row(register: Register, key: Key, dispute: Dispute, is_doubted: bool) -> Row:
    number, low, high = key
    year = dispute.start.year
    members = sorted(code for code in (register.cow(low, year), register.cow(high, year)) if code)
    if len(members) != 2:
        raise DataError(f"dispute {number}: {low} and {high} are not two states in {year}")
    begun = date(year, 12, 31)
    return {
        "dispute": number,
        "a": members[0],
        "b": members[1],
        "hostility": dispute.hostility,
        "fatality": dispute.fatality,
        "is_doubted": is_doubted,
        "valid_from": str(dispute.start),
        "valid_to": str(dispute.end),
        "known": begun,
        "end_known": max(begun, date(dispute.end.year, 12, 31)),
    }


def _gather(found: Iterable[tuple[Key, Dispute]]) -> dict[Key, Dispute]:
    gathered: dict[Key, Dispute] = {}
    for key, dispute in found:
        gathered[key] = gathered[key].joined(dispute) if key in gathered else dispute
    return gathered


def _level(value: float) -> int | None:
    return None if value == MISSING else int(value)


def _read_dyadic(path: Path) -> dict[Key, Dispute]:
    """Dyadic MID: a row per direction, dispute and year, with days; only opponents that met."""

    def number(row: Mapping[str, str], column: str) -> int:
        return integer(row[column], path, column)

    def day(row: Mapping[str, str], prefix: str, year: str) -> PartialDate:
        month, of_month = number(row, f"{prefix}mnth"), number(row, f"{prefix}day")
        return PartialDate(
            number(row, year),
            None if month == MISSING else month,
            None if MISSING in (month, of_month) else of_month,
        )

    used = (
        "disno", "statea", "stateb", "strtday", "strtmnth", "strtyr", "endday", "endmnth",
        "endyear", "hihost", "fatlev",
    )  # fmt: skip
    return _gather(
        (
            (number(row, "disno"), number(row, "statea"), number(row, "stateb")),
            Dispute(
                day(row, "strt", "strtyr"),
                day(row, "end", "endyear"),
                _level(number(row, "hihost")),
                _level(number(row, "fatlev")),
            ),
        )
        for row in csv_rows(path, used, DYADIC_IGNORED)
        if number(row, "statea") < number(row, "stateb")
    )


def _read_directed(path: Path, ignored: Mapping[str, str]) -> dict[Key, Dispute]:
    """Directed dispute-years of peacesciencer: years only; levels are those of the two states."""
    import polars as pl

    used = (
        "dispnum", "ccode1", "ccode2", "year", "sidea1", "sidea2", "hostlev1", "hostlev2",
        "fatality1", "fatality2",
    )  # fmt: skip
    frame = rda_frame(path, dict.fromkeys(used, pl.Int64), ignored)
    opposed = frame.filter(
        (pl.col("ccode1") < pl.col("ccode2")) & (pl.col("sidea1") != pl.col("sidea2"))
    )
    return _gather(
        (
            (row["dispnum"], row["ccode1"], row["ccode2"]),
            Dispute(
                PartialDate(row["year"]),
                PartialDate(row["year"]),
                _highest(_level(row["hostlev1"]), _level(row["hostlev2"])),
                _highest(_level(row["fatality1"]), _level(row["fatality2"])),
            ),
        )
        for row in opposed.iter_rows(named=True)
    )


_PARTS = "a part of the dispute's coding that no table here holds"
DYADIC_IGNORED = dict.fromkeys(
    (
        "dyindex", "namea", "nameb", "outcome", "settlmnt", "highact", "recip", "noinit", "notarg",
        "sideaa", "revstata", "revtypea", "fatleva", "highmcaa", "hihosta", "orignata", "sideab",
        "revstatb", "revtypeb", "fatlevb", "highmcab", "hihostb", "orignatb", "rolea", "roleb",
        "dyad_rolea", "dyad_roleb", "war", "durindx", "duration", "cumdurat", "mid5hiact",
        "mid5hiacta", "mid5hiactb", "severity", "severitya", "severityb", "year", "ongo2014",
        "new", "change", "changetype_1", "changetype_2", "dyad", "abbreva", "abbrevb", "lastobs",
        "newar",
    ),
    _PARTS,
)  # fmt: skip
MID5_IGNORED = dict.fromkeys(
    (
        "dispongoing", "disponset", "fatalpre1", "fatalpre2", "hiact1", "hiact2", "orig1", "orig2",
    ),
    _PARTS,
)  # fmt: skip
GML_IGNORED = dict.fromkeys(
    (
        "midongoing", "midonset", "revstate1", "revstate2", "revtype11", "revtype12", "revtype21",
        "revtype22", "fatalpre1", "fatalpre2", "hiact1", "hiact2", "orig1", "orig2", "hiact",
        "hostlev", "mindur", "maxdur", "outcome", "settle", "fatality", "fatalpre", "stmon",
        "endmon", "recip", "numa", "numb", "ongo2010", "version",
    ),
    _PARTS,
)  # fmt: skip

CODINGS = {
    DYADIC: Coding(DYADIC, 1816, 2014, _read_dyadic),
    MID5: Coding(MID5, 1816, 2014, lambda path: _read_directed(path, MID5_IGNORED)),
    GML: Coding(GML, 1816, 2010, lambda path: _read_directed(path, GML_IGNORED)),
}
