"""Wars between states: who fought on which side, who won, how many fell, when it began and ended."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks
from tumen.audit.match.wars import counting, course, relative, sides, told
from tumen.audit.match.wars.finding import (
    FEW,
    INITIATED,
    WARLIKE,
    War,
    apart_from_name,
    found,
    of,
    span,
)
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict

OUTCOME = re.compile(
    r"peace treaty|平和条約|講和|\bwon\b|victor|defeat|\bbeat(?:en)?\b|conquer|captur|\bseiz|annex|surrender|occup|liberat"
    r"|勝|敗|破っ|破り|降伏|占領|奪|併合|奪還|解放",
    re.I,
)
"""What a war led to: of a sentence that tells it, dates alone are not the point."""
COMPARED = re.compile(
    r"\bas many\b|\bmore\b.{0,30}\bthan\b|\bfewer\b|outnumber|より(?:も)?(?:多|少)|上回|下回|の方が|longest|bloodiest|(?-i:first)(?! (?:\w+ )?(?:days?|weeks?|months?|half|part))|最[も大多長]|最初",
    re.I,
)
"""What is told beside others: no single date or figure holds it."""
DEAD = re.compile(
    r"(?:戦死者|死者|犠牲者)(?:数)?(?:は|が)|\bmore (?:men|soldiers|lives)\b|\bfewer (?:men|soldiers|lives)\b",
    re.I,
)
"""A count of the dead told without a figure."""
SPANS = ("years", "of year", "of month", "times", "states", "ratio", "")
"""What a sentence may count beside the dead: the point of any other figure is not dates and sides."""
WHOLE = frozenset({"war-years", "war-count"})
"""What is told of several wars: their dates are not those of one."""
GOES_ON = re.compile(
    r"^(?:It|They|The fighting|The conflict) (?:had |was )?(?:last|end|began|start|broke|over|cost|killed|dragg)|^Ended|^Lasted|^(?:それ|これ|戦い|戦闘|戦争)は"
)
"""What a sentence says that goes on about the war told of before."""
CUES = ("war", "deaths", "stalemate", "won", "lost", "same_side", "other_side")


def _in_its_time(reading: Reading, rows: War) -> bool:
    """Whether every date of the sentence lies in the war: what happened in another year is not held."""
    whole = span(rows)
    return whole is None or all(
        when.date.latest >= whole[0].earliest and when.date.earliest <= whole[1].latest
        for when in reading.times
        if not (when.date.year >= reading.written.year - 1 or when.bound)
    )


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """One war, found by its name, or by the two states and the year; each assertion by itself."""
    text = reading.text
    goes_on = reading.told and GOES_ON.search(text)
    if not (goes_on or reading.has(*CUES) or WARLIKE.search(text) or INITIATED.search(text)):
        return []
    if never := relative.never(reading, clocks):
        return never
    if counted := counting.judge(reading, clocks):
        return counted
    if several := sides.in_several(reading, clocks):
        return several
    rows = relative.by_rank(reading, clocks) or found(reading, clocks)
    if not rows:
        return course.in_years(reading, clocks)
    whole, reading = reading, apart_from_name(reading, rows)
    parts = [
        relative.length(reading, clocks, rows),
        relative.losses(reading, clocks, rows),
        relative.total(reading, clocks, rows),
        relative.latest(reading, clocks, rows),
        relative.ongoing(reading, clocks, rows),
        relative.nth(reading, clocks, rows),
    ]
    more = [verdict for part in parts if part for verdict in part]
    is_open = any(part == [] for part in parts)
    dead = counting.deaths(reading, clocks, rows) if parts[2] is None else []
    counts = [a for a in reading.amounts if a.unit == "persons" and a.value >= FEW]
    if parts[2] is None and reading.has("deaths") and len(dead) < len(counts):
        is_open = True
    verdicts = [
        *sides.initiator(reading, clocks, rows),
        *sides.invader(reading, clocks, rows),
        *sides.winner(reading, clocks, rows),
        *sides.together(reading, clocks, rows),
        *more,
        *dead,
        *course.dates(reading, clocks, rows),
    ]
    verdicts = verdicts or told.by_matter(whole, clocks, rows)
    verdicts = verdicts or course.in_years(reading, clocks)
    given = {verdict.relation for verdict in verdicts}
    untold = bool(OUTCOME.search(text)) and "war-outcome" not in given
    untold = untold or (bool(INITIATED.search(text)) and "war-initiator" not in given)
    untold = untold or (
        bool(COMPARED.search(text)) and not given & {"war-deaths", "war-count", "war-length"}
    )
    untold = untold or (
        reading.has("deaths") and bool(DEAD.search(text)) and "war-deaths" not in given
    )
    is_spare = any(a.unit not in SPANS for a in reading.amounts) and "war-deaths" not in given
    strangers = any(
        of(rows, clocks, code) is None for code in reading.states if clocks.member(code)
    )
    if (
        untold
        or is_spare
        or is_open
        or (strangers and not given & WHOLE)
        or not (given & WHOLE or _in_its_time(reading, rows))
    ):
        return [v for v in verdicts if v.kind is not Kind.SUPPORTED]
    return verdicts
