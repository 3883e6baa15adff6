"""Which roll calls of the General Assembly a sentence speaks of: by date, votes counted and subject."""

from __future__ import annotations

import re
from functools import cache

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading
from tumen.core.kinds import Row

COLUMNS = {"votes for": "yes", "votes against": "no", "votes abstain": "abstain"}
RESOLVED = re.compile(
    r"\bresolutions?\b|\b(?:the|this|that) (?:text|motion|draft|vote)\b|\bvote[ds]?\b|\bballot|"
    r"\bAssembly\b|said no\b|stood by|sided with|\babst|in favou?r|\bagainst\b|\bapprov|\bsupport|\bopposed|\bboard\b|\bballot|\brejected|among the \w+|決議|採決|投票|総会|賛成|反対|棄権",
    re.I,
)
"""What a sentence that goes on about a vote says."""
BACK = 4
"""Sentences before one in which its vote may have been named."""


@cache
def _topics() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Subjects: how a text names them, and how the titles of resolutions do."""
    return tuple(
        (re.compile(said, re.I), re.compile(title, re.I))
        for title, said in phrases("names")["topics"].items()
    )


def topics(text: str) -> list[re.Pattern[str]]:
    """The titles that the subjects of a text go by."""
    return [title for said, title in _topics() if said.search(text)]


def subjects_in(text: str) -> list[tuple[int, int]]:
    """Where a text names the subject of a resolution."""
    return [m.span() for said, _ in _topics() for m in said.finditer(text)]


def counts(reading: Reading) -> dict[str, int]:
    """The votes that a sentence counts, by column."""
    return {COLUMNS[a.unit]: int(a.value) for a in reading.amounts if a.unit in COLUMNS}


def named(reading: Reading, clocks: Clocks) -> list[Row]:
    """The roll calls that the sentence itself names: by its date with its counts or its subject."""
    if reading.has("council", "veto") or not (reading.has("assembly") or counts(reading)):
        return []
    dates = [w.date for w in reading.times if not w.bound]
    if len({d.year for d in dates}) != 1:
        return []
    rows = [
        r
        for r in clocks.now.rows("roll_calls", year=dates[0].year)
        if (day := on(r)) and any(overlaps(day, d) for d in dates)
    ]
    told = counts(reading)
    subjects = topics(reading.text) or topics(reading.matter)
    if told:
        exact = [r for r in rows if all(r[k] == n for k, n in told.items())]
        fitting = _fitting(exact, subjects)
        if fitting and (len(told) > 1 or (subjects and len(fitting) == 1)):
            return fitting
    if not subjects:
        return [r for r in rows if dates[0].day] if not told else []
    return _on(rows, subjects)


def _on(rows: list[Row], subjects: list[re.Pattern[str]]) -> list[Row]:
    """Those whose title names a subject."""
    return [r for r in rows if r["title"] and any(s.search(r["title"]) for s in subjects)]


def _fitting(rows: list[Row], subjects: list[re.Pattern[str]]) -> list[Row]:
    """Those whose title names a subject; else those without a title, of which it may be the subject."""
    if not subjects:
        return rows
    return _on(rows, subjects) or [r for r in rows if not r["title"]]


def spoken_of(reading: Reading, clocks: Clocks) -> list[Row]:
    """The roll calls named, or those of the sentence before on which this one goes on."""
    own = named(reading, clocks)
    if own or not RESOLVED.search(reading.text) or reading.has("council", "veto"):
        return own
    for earlier in reversed(reading.told[-BACK:]):
        if earlier.has("council", "veto"):
            return []
        rows = named(earlier, clocks)
        if rows:
            return rows if _same_time(reading, rows) else _at_that_time(reading, clocks)
    return []


def _at_that_time(reading: Reading, clocks: Clocks) -> list[Row]:
    """The roll calls on the subject told before, in the one year that the sentence names itself."""
    years = {when.date.year for when in reading.times}
    return series(reading, clocks, min(years), max(years)) if len(years) == 1 else []


def _same_time(reading: Reading, rows: list[Row]) -> bool:
    """Whether the sentence names no other time than that of the roll calls."""
    return all(
        any((day := on(r)) and overlaps(day, when.date) for r in rows) for when in reading.times
    )


def series(reading: Reading, clocks: Clocks, first: int, last: int) -> list[Row]:
    """All roll calls on the subject of the sentence, or of those before it, in a span of years."""
    subjects = topics(reading.text) or topics(reading.matter)
    if not subjects:
        return []
    years = range(first, last + 1)
    return [r for y in years for r in _on(clocks.now.rows("roll_calls", year=y), subjects)]
