"""The timeline of a pair or trio: everything that has a date, in lanes, to be zoomed and brushed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tumen.core.errors import UsageError
from tumen.core.values import Lang
from tumen.web.cache import Rendered
from tumen.web.words import say

if TYPE_CHECKING:
    from tumen.api import Entry
    from tumen.web.pages import Pages

HTML = "text/html; charset=utf-8"
NOTIONAL_PX, MARK_PX = 900, 13
"""The width for which marks are stacked where no script does it, and that of a mark."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
RECENT = (3, 10, 35)
"""Years of the zooms offered besides the whole."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry on the line: from year to year, and on which level of its lane."""

    entry: Entry
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


def page(
    pages: Pages,
    lang: Lang,
    a: str,
    b: str,
    third: str | None,
    query: Mapping[str, str],
    form: str = "",
) -> Rendered:
    """The page, showing the years `from` to `to` of the query; or its entries as a file."""
    as_of = query.get("as_of") or None
    if form in ("json", "md"):
        return _file(pages, lang, a, b, third, as_of, form)
    if form:
        return pages.exhibit(lang, a, b, third, as_of, "timeline", form)
    made = pages.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
    listed = made.entries()
    codes = "/".join(filter(None, (a, b, third)))
    here = f"{pages.root}/{lang}/{codes}"
    tail = f"?as_of={as_of}" if as_of else ""
    end = float(made.document.as_of[:4]) + 1
    years = [y for e in listed for y in (e.first, e.last) if y is not None] or [end - 10]
    first, last = math.floor(min(years)), max(math.ceil(max(years)), int(end))
    low, high = _window(query, first, last)
    marks = _marks(listed, first, last, low, high, here, tail)
    zooms = [(str(say("all_years", lang)), first, last)]
    zooms += [
        (say("last_years", lang, n=str(n)), int(end) - n, int(end))
        for n in RECENT
        if int(end) - n > first
    ]
    kept = [(name, query[name]) for name in ("as_of",) if query.get(name)]
    site = pages.site(
        lang, f"/{codes}/timeline", query, here=f"{here}/timeline",
        file=f"{here}/x/timeline.{{form}}{tail}", **pages.about(lang, codes, as_of, ("timeline",)),
    )  # fmt: skip
    body = pages.page(
        "timeline.html", lang, site, names=pages.named(lang, codes), marks=marks,
        lanes=list(dict.fromkeys(m.entry.lane for m in marks)), first=first, last=last, low=low,
        high=high, ticks=_ticks(low, high), zooms=zooms, kept=kept, back=f"{here}{tail}",
        address=f"{here}/timeline", tail=tail,
        levels={
            lane: 1 + max(m.level for m in marks if m.entry.lane == lane)
            for lane in {m.entry.lane for m in marks}
        },
    )  # fmt: skip
    return Rendered.of(body, HTML)


def _file(
    pages: Pages, lang: Lang, a: str, b: str, third: str | None, as_of: str | None, form: str
) -> Rendered:
    made = pages.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
    listed = made.entries()
    if form == "json":
        whole = {
            "title": made.document.title, "as_of": made.document.as_of, "lang": lang,
            "snapshot": made.document.snapshot, "entries": [asdict(entry) for entry in listed],
        }  # fmt: skip
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        return Rendered.of(text.encode(), "application/json")
    lines = [f"# {made.document.title}", "", made.document.as_of, ""]
    lines += [f"- **{e.when}** ({e.lane}) {e.text} `{e.reference}`" for e in listed]
    return Rendered.of(("\n".join(lines) + "\n").encode(), "text/markdown; charset=utf-8")


def _window(query: Mapping[str, str], first: int, last: int) -> tuple[float, float]:
    """The years asked for, kept inside those that there are. UsageError for what is no year."""
    found = []
    for name, default in (("from", first), ("to", last)):
        text = query.get(name) or str(default)
        try:
            value = float(text)
        except ValueError:
            raise UsageError(f"{name}={text!r} is not a year; give a number such as 1990") from None
        if not math.isfinite(value):
            raise UsageError(f"{name}={text!r} is not a year; give a number such as 1990")
        found.append(min(max(value, first), last))
    low, high = sorted(found)
    return (low, high) if high - low >= 0.25 else (max(first, high - 1), high)


def _marks(
    listed: list[Entry], first: float, last: float, low: float, high: float, here: str, tail: str
) -> list[Mark]:
    least = (high - low) * MARK_PX / NOTIONAL_PX
    ends: dict[str, list[float]] = {}
    marks = []
    for entry in listed:
        a = first if entry.first is None else entry.first
        b = last if entry.last is None else max(entry.last, a)
        is_shown = b >= low and a <= high
        level = 0
        if is_shown:
            lane, start = ends.setdefault(entry.lane, []), max(a, low)
            level = next((i for i, end in enumerate(lane) if end <= start), len(lane))
            lane[level : level + 1] = [max(min(b, high), start + least)]
        href = f"{here}/s/{entry.sentence}{tail}" if entry.sentence else f"{here}{tail}"
        marks.append(Mark(entry, round(a, 3), round(b, 3), level, is_shown, href))
    return marks


def _ticks(low: float, high: float) -> list[int]:
    step = next((s for s in STEPS if (high - low) / s <= 12), 1000)
    return list(range(math.ceil(low / step) * step, math.floor(high) + 1, step))
