"""One exhibit of every kind with the cases that go wrong: gaps, single bounds, hostile words."""

from __future__ import annotations

from typing import Any

import pytest

from tumen.core.dates import PartialDate, Span
from tumen.core.exhibits import (
    Bar,
    Bars,
    Butterfly,
    Exhibit,
    Grid,
    Happening,
    Lines,
    Map,
    Mark,
    Place,
    Point,
    ReportDot,
    Series,
    Shape,
    Strip,
    Table,
    Timeline,
)
from tumen.core.states import State
from tumen.core.values import LANGS, Lang, Percent, Quantity, Text

HOSTILE = "<script>alert('1')</script> & \"quoted\" ]]> | \x07"


def text(en: str, ja: str | None = None) -> Text:
    return Text(en, ja or f"日本語の{en}")


def year(y: int, value: float | None, spread: float = 0.0, flag: str | None = None) -> Point:
    if value is None:
        return Point(PartialDate(y), None)
    return Point(PartialDate(y), value, value - spread, value + spread, flag)


COMMON: dict[str, Any] = {"alt": text("What to see"), "sources": ("dots",), "made_by": "trade"}
FIRST = Series(
    text("First reporter"),
    (
        year(2010, 34.4e6),
        year(2011, None),
        year(2012, 12.5e6, 1e6),
        year(2013, 0.0),
        year(2014, 9e6),
    ),
    "a",
)
SECOND = Series(
    text(HOSTILE),
    (year(2010, 30e6, flag="estimate"), year(2011, 31e6, flag="estimate"), year(2014, 9.1e6)),
    "b",
)
SQUARE = ((178.0, 60.0), (-178.0, 60.0), (-178.0, 66.0), (178.0, 66.0))

SAMPLES: tuple[Exhibit, ...] = (
    Lines(
        key="lines",
        title=text("Trade by year"),
        unit="USD",
        series=(FIRST, SECOND),
        marks=(
            Mark(Span(PartialDate(2011, 3, 1), PartialDate(2011, 3, 1)), text("A resolution")),
            Mark(
                Span(PartialDate(2012)), text("A measure with a rather long name, in force"), "warn"
            ),
        ),
        **COMMON,
    ),
    Lines(
        key="lines-log",
        title=text("Agreement"),
        unit="share",
        series=(Series(text("One point"), (year(2010, 0.5),), "pair"),),
        log=True,
        **COMMON,
    ),
    Butterfly(
        key="butterfly", title=text("Mirror"), unit="USD", left=FIRST, right=SECOND, **COMMON
    ),
    Bars(
        key="bars",
        title=text("Oil"),
        unit="barrels",
        bars=(
            Bar(text("2018"), 241_114),
            Bar(text(HOSTILE), None),
            Bar(text("A bar with a very long name that must be broken"), 3e5, 2e5, 4e5, "b"),
            Bar(text("2020"), 0.0, flag="provisional"),
        ),
        limit=Bar(text("Cap"), 500_000),
        **COMMON,
    ),
    Strip(
        key="strip",
        title=text("Killed"),
        unit="killed",
        dots=(
            ReportDot(text("A newspaper"), PartialDate(2025, 1, 13), 300),
            ReportDot(text(HOSTILE), PartialDate(2025, 2), None, 600, 2_000, "s2"),
            ReportDot(text("A ministry"), PartialDate(2025, 9), 101, low=101, weight=0.4),
            ReportDot(text("An agency"), PartialDate(2025, 10), None, high=6_000, role="rival"),
            ReportDot(text("Silence"), PartialDate(2025), None),
        ),
        band=(400.0, 2_000.0),
        band_label=text("Pooled"),
        **COMMON,
    ),
    Timeline(
        key="timeline",
        title=text("Contacts"),
        lanes=(("treaties", text("Treaties")), ("visits", text(HOSTILE))),
        happenings=(
            Happening(
                text("In force"), Span(PartialDate(1961, 7, 6), PartialDate(1996)), "treaties"
            ),
            Happening(text("Open"), Span(PartialDate(2024, 12, 4)), "treaties", "a"),
            Happening(text("Until"), Span(None, PartialDate(1960)), "treaties", "a"),
            *(
                Happening(
                    text(f"Visit {n} {HOSTILE}"),
                    Span(PartialDate(2024, n), PartialDate(2024, n)),
                    "visits",
                    "rival" if n == 3 else "pair",
                    f"claims/visit-{n}",
                )
                for n in range(1, 13)
            ),
        ),
        **COMMON,
    ),
    Grid(
        key="grid",
        title=text("Hypotheses"),
        columns=(text("1990s"), text("2000s"), text(HOSTILE)),
        rows=(text("Money"), text("Technology")),
        cells=(
            (("full", ""), ("part", ""), ("none", "")),
            (("plus", ""), ("minus", HOSTILE), ("unknown", "")),
        ),
        **COMMON,
    ),
    Table(
        key="table",
        title=text("Tariffs"),
        columns=(text("Partner"), text("Since"), text("Value"), text("Share")),
        rows=(
            (text(HOSTILE), PartialDate(1992, 8, 24), Quantity(2.31e9, "USD"), Percent(0.957, 1)),
            (State("USA", "United States", "米国"), None, None, None),
        ),
        numeric=(2, 3),
        **COMMON,
    ),
    Map(
        key="map",
        title=text("The strait"),
        window=(170.0, 55.0, -165.0, 70.0),
        shapes=(
            Shape("AAA", text("East"), (SQUARE,), "a"),
            Shape("BBB", text(HOSTILE), (((-170.0, 60.0), (-160.0, 60.0), (-160.0, 68.0)),)),
            Shape("CCC", text("Far away"), (((0.0, 10.0), (5.0, 10.0), (5.0, 15.0)),)),
        ),
        places=(
            Place(text("Port"), -179.0, 62.0, "port", text("in use")),
            Place(text(HOSTILE), -179.01, 62.01, "rail"),
            Place(text("Capital"), 175.0, 58.0, "capital"),
        ),
        lines=((text("A railway"), ((175.0, 58.0), (-179.0, 62.0))),),
        **COMMON,
    ),
)


@pytest.fixture(params=SAMPLES, ids=lambda exhibit: exhibit.key)
def exhibit(request: pytest.FixtureRequest) -> Exhibit:
    """Each sample in turn."""
    sample: Exhibit = request.param
    return sample


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language in turn."""
    one: Lang = request.param
    return one


@pytest.fixture
def samples() -> dict[str, Exhibit]:
    """All samples by key."""
    return {sample.key: sample for sample in SAMPLES}


@pytest.fixture
def hostile() -> str:
    """Words that would break markup."""
    return HOSTILE
