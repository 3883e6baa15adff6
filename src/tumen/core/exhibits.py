"""Exhibits: a chart, a timeline, a map or a table as a declaration.

One declaration renders as SVG, Vega-Lite and CSV (`dossier/exhibits/`). It holds data and words,
never pixels or colours: `role` says what a thing is (a state of the pair, a third, a rival), the
renderer decides how it looks. Every exhibit names the statement that made its numbers, so that a
number can be run again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tumen.core.dates import PartialDate, Span
from tumen.core.values import Slot, Text

Role = Literal["a", "b", "third", "pair", "rival", "muted", "warn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """What every exhibit has. `alt` is the text alternative: what a reader should see in it."""

    key: str
    title: Text
    alt: Text
    sources: tuple[str, ...]
    made_by: str = ""  # measure and parameters, or the table and filter: enough to run it again
    note: Text | None = None

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"exhibit {self.key} names no source")


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series. A missing value is None: a gap in the line, never zero."""

    when: PartialDate
    value: float | None
    low: float | None = None
    high: float | None = None
    flag: str | None = None  # for example "estimate"


@dataclass(frozen=True, slots=True)
class Series:
    label: Text
    points: tuple[Point, ...]
    role: Role = "a"


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment or stretch drawn behind a chart: a measure in force, a closed border."""

    when: Span
    label: Text
    role: Role = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Exhibit):
    """Series over time with interval bands. `unit` is a key of UNITS, or "share" (0 to 1)."""

    unit: str
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()
    zero_based: bool = True
    log: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Butterfly(Exhibit):
    """Mirror statistics: per period what a says it sent (left) and b says it got (right)."""

    unit: str
    left: Series
    right: Series


@dataclass(frozen=True, slots=True)
class Bar:
    label: Text
    value: float | None  # None: not reported, drawn as such
    low: float | None = None
    high: float | None = None
    role: Role = "a"
    flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Exhibit):
    """Named quantities beside each other; `limit` is a line to compare with, such as a cap."""

    unit: str
    bars: tuple[Bar, ...]
    limit: Bar | None = None


@dataclass(frozen=True, slots=True)
class ReportDot:
    """One publisher's figure at its date: a dot with its interval."""

    label: Text
    when: PartialDate
    value: float | None
    low: float | None = None
    high: float | None = None
    source: str = ""
    role: Role = "a"  # "rival": contradicted or superseded
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip(Exhibit):
    """Rival reports of one quantity on one scale, the pooled band behind them where there is one."""

    unit: str
    dots: tuple[ReportDot, ...]
    band: tuple[float, float] | None = None
    band_label: Text | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of a timeline; the precision of its dates is drawn."""

    label: Text
    when: Span
    lane: str
    role: Role = "pair"
    reference: str = ""  # claim id or table key


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Exhibit):
    """Lanes of happenings. `lanes` gives each lane's key and heading, in order."""

    lanes: tuple[tuple[str, Text], ...]
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Exhibit):
    """A matrix of cells: coverage (source × year), hypotheses × evidence, articles × treaties.

    `cells[row][column]` is (state, text): state one of "full", "part", "none", "unknown", "plus",
    "minus", "neutral"; text may be empty.
    """

    columns: tuple[Text, ...]
    rows: tuple[Text, ...]
    cells: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Exhibit):
    """Rows of slots, formatted by language; `numeric` lists the columns to align right."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Slot | None, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A point on a map: longitude and latitude in degrees, its status in words."""

    label: Text
    longitude: float
    latitude: float
    kind: str  # "rail", "road", "port", "crossing", "capital"
    status: Text | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Outline of a state: rings of (longitude, latitude)."""

    code: str
    label: Text
    rings: tuple[tuple[tuple[float, float], ...], ...]
    role: Role = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Exhibit):
    """Shapes and places in a window (west, south, east, north), degrees; west may exceed east
    when the window crosses the antimeridian."""

    window: tuple[float, float, float, float]
    shapes: tuple[Shape, ...]
    places: tuple[Place, ...] = ()
    lines: tuple[tuple[Text, tuple[tuple[float, float], ...]], ...] = field(default=())
