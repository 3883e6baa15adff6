"""The timeline of a pair or trio: everything that has a date, in lanes, to be zoomed and brushed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError
from tumen.core.values import Lang
from tumen.web.cache import Rendered
from tumen.web.picture import png
from tumen.web.words import say

if TYPE_CHECKING:
    from tumen.api import Entry
    from tumen.web.pages import Pages

NOTIONAL_PX, MARK_PX = 900, 13
"""The width for which marks are stacked where no script does it, and that of a mark."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
LEAST = 0.25
"""Years: closer in, days could not be told apart."""
RECENT = (3, 10, 35)
"""Years of the zooms offered besides the whole."""
MOVES = (("wider", 2.0, 0.0), ("closer", 0.5, 0.0), ("earlier", 1.0, -0.5), ("later", 1.0, 0.5))
"""Steps from the present window: its name, factor and shift as a share of the width."""
FORMS = ("svg", "png", "csv", "vl.json", "json", "md")
MEDIA = {
    "json": "application/json", "vl.json": "application/json", "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry on the line: from year to year, and on which level of its lane."""

    entry: Entry
    number: int
    a: float
    b: float
    level: int
    is_shown: bool
    href: str

    @property
    def shape(self) -> str:
        """How precisely it is dated: a day, a month, a year or a span."""
        if self.entry.start != self.entry.end or self.entry.start is None:
            return "span"
        return ("year", "month", "day")[self.entry.start.count("-")]


@dataclass(frozen=True, slots=True)
class Zoom:
    """A window to go to, by a link; a script takes the factor and shift from where it stands."""

    text: str
    href: str
    low: float
    high: float
    key: str = ""
    factor: float = 1.0
    shift: float = 0.0


def page(
    pages: Pages,
    lang: Lang,
    a: str,
    b: str,
    third: str | None,
    query: Mapping[str, str],
    form: str = "",
) -> Rendered:
    """The page, showing the days `from` to `to` of the query; or those entries as a file."""
    as_of = query.get("as_of") or None
    made = pages.world.timeline(a, b, third=third, as_of=as_of, lang=lang)
    end = float(made.document.as_of[:4]) + 1
    years = [y for e in made.entries for y in (e.first, e.last) if y is not None] or [end - 10]
    first, last = math.floor(min(years)), max(math.ceil(max(years)), int(end))
    low, high = _window(query, first, last)
    if form:
        cut = made.within(low, high)
        if form == "png":
            return png(cut.render("svg"), lang)
        return Rendered.of(cut.render(form).encode(), MEDIA[form])
    codes = "/".join(filter(None, (a, b, third)))
    here = f"{pages.root}/{lang}/{codes}"
    tail = f"?as_of={as_of}" if as_of else ""
    marks = _marks(list(made.entries), first, last, low, high, here, tail)
    lanes: dict[str, list[Mark]] = {}
    for _, lane in made.lanes:
        lanes[lane] = [mark for mark in marks if mark.entry.lane == lane]
    kept = {"as_of": as_of} if as_of else {}
    asked = {name: query[name] for name in ("from", "to") if query.get(name)} | kept
    site = pages.site(
        lang, f"/{codes}/timeline", query, here=f"{here}/timeline",
        **pages.about(lang, codes, as_of, ("timeline",)),
    )  # fmt: skip
    body = pages.page(
        "timeline.html", lang, site, names=pages.named(lang, codes), marks=marks, lanes=lanes,
        first=first, last=last, low=low, high=high, ticks=_ticks(low, high),
        spans=_ticks(first, last), presets=_presets(lang, f"{here}/timeline", first, last, end, kept),
        moves=_moves(lang, f"{here}/timeline", first, last, low, high, kept),
        since=query.get("from") or first, until=query.get("to") or last, kept=kept,
        covered=_covered(pages, lang, made.timeline.sources if made.timeline else ()),
        files=[(form, f"{here}/timeline.{form}") for form in FORMS],
        asked=f"?{urlencode(asked)}" if asked else "",
    )  # fmt: skip
    return Rendered.of(body, "text/html; charset=utf-8")


def _covered(pages: Pages, lang: Lang, sources: Sequence[str]) -> list[tuple[str, str]]:
    """The datasets behind the entries and the years that they speak of: beyond, nothing is known."""
    cards = [pages.world.sources[name] for name in sources if name in pages.world.sources]
    return [
        (card.origin.title.in_(lang), f"{card.coverage.first.year}–{card.coverage.last.year}")
        for card in cards
    ]


def _year(day: date) -> float:
    """A day as a year and its fraction."""
    length = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
    return day.year + (day.timetuple().tm_yday - 1) / length


def _day(year: float) -> str:
    """A year and its fraction as a day; a whole year as itself."""
    whole = math.floor(year)
    if year - whole < 1 / 400:
        return str(whole)
    return (date(whole, 1, 1) + timedelta(days=round((year - whole) * 365))).isoformat()


def _window(query: Mapping[str, str], first: int, last: int) -> tuple[float, float]:
    """The days asked for, kept inside those that there are. UsageError for what is no day."""
    low, high = float(first), float(last)
    if text := query.get("from"):
        low = _year(PartialDate.parse(text).earliest)
    if text := query.get("to"):
        high = _year(PartialDate.parse(text).latest)
    if low > high and query.get("from") and query.get("to"):
        raise UsageError(f"from={query.get('from')} lies after to={query.get('to')}; swap them")
    low, high = (min(max(value, first), last) for value in sorted((low, high)))
    if high - low >= LEAST:
        return low, high
    low = min(max(first, (low + high - LEAST) / 2), last - LEAST)
    return low, low + LEAST


def _zoom(address: str, low: float, high: float, kept: Mapping[str, str]) -> str:
    return f"{address}?{urlencode({'from': _day(low), 'to': _day(high), **kept})}"


def _presets(
    lang: Lang, address: str, first: int, last: int, end: float, kept: Mapping[str, str]
) -> list[Zoom]:
    """The whole, and the last years of it."""
    tail = f"?{urlencode(kept)}" if kept else ""
    found = [Zoom(say("all_years", lang), address + tail, first, last)]
    for n in RECENT:
        if int(end) - n > first:
            href = _zoom(address, end - n, end, kept)
            found.append(Zoom(say("last_years", lang, n=str(n)), href, end - n, end))
    return found


def _moves(
    lang: Lang, address: str, first: int, last: int, low: float, high: float, kept: Mapping[str, str]
) -> list[Zoom]:  # fmt: skip
    """Wider, closer, earlier, later than the present window, inside the whole."""
    found = []
    for key, factor, shift in MOVES:
        wide = min(last - first, max(LEAST, (high - low) * factor))
        start = (low + high - wide) / 2 + (high - low) * shift
        start = min(max(first, start), last - wide)
        href = _zoom(address, start, start + wide, kept)
        found.append(Zoom(say(key, lang), href, start, start + wide, key, factor, shift))
    return found


def _marks(
    listed: list[Entry], first: float, last: float, low: float, high: float, here: str, tail: str
) -> list[Mark]:
    least = (high - low) * MARK_PX / NOTIONAL_PX
    ends: dict[str, list[float]] = {}
    marks = []
    for number, entry in enumerate(listed, 1):
        a = first if entry.first is None else entry.first
        b = last if entry.last is None else max(entry.last, a)
        is_shown = b >= low and a <= high
        level = 0
        if is_shown:
            lane, start = ends.setdefault(entry.lane, []), max(a, low)
            level = next((i for i, end in enumerate(lane) if end <= start), len(lane))
            lane[level : level + 1] = [max(min(b, high), start + least)]
        href = f"{here}/s/{entry.sentence}{tail}" if entry.sentence else f"#e{number}"
        marks.append(Mark(entry, number, round(a, 3), round(b, 3), level, is_shown, href))
    return marks


def _ticks(low: float, high: float) -> list[int]:
    step = next((s for s in STEPS if (high - low) / s <= 12), 1000)
    return list(range(math.ceil(low / step) * step, math.floor(high) + 1, step))
