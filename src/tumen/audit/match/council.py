"""Seats on the Security Council, and membership of the United Nations."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tumen.audit.match import membership, terms
from tumen.audit.match.clocks import Clocks
from tumen.audit.match.permanence import WISHED
from tumen.audit.reading import Reading, cues
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

OF_COUNCIL = re.compile("同じ席|非常任|non-permanent", re.I)
NEITHER = re.compile(r"\bneither\b|どちらも|いずれも", re.I)
NEVER = re.compile(
    r"一度も|いまだかつて|\bnor (?:has|have|had)\b|(?:就い|なっ|務め|入っ)たことは?が?ない|never",
    re.I,
)
ON_IT = re.compile(r"\b(?:last|been|sat|was|were|now) on it\b|elected to it\b", re.I)
PRESENT = re.compile(r"\b(?:is|are|sits?|has|have) |ている|である", re.I)
SITS = re.compile(
    r"\b(?:is|are) (?:now |currently |also |still |again )?(?:serving|sitting|a (?:non-permanent |elected )?member|on the)|\b(?:sits?|serves?|holds?)\b"
    r"|(?:務め|占め|座っ|就い|並べ)て(?:いる|います|おり)|理事国(?:だ|である|です)",
    re.I,
)
"""A seat told of as held while the sentence is written."""
WAS = re.compile(
    r"\b(?:was|were|had been) (?:then |also )?(?:serving|sitting|a member|on the)|\b(?:sat|served)\b",
    re.I,
)
SINCE = re.compile(r"から|以来|まで|間|since|until|for (?:the )?(?:two|\d)", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A seat held in the years named, or at the writing when the sentence says "now"."""
    if (reading.has("seat") or ON_IT.search(reading.text)) and (
        reading.has("council") or OF_COUNCIL.search(reading.text) or _goes_on(reading)
    ):
        return _seat(reading, clocks)
    member = (
        membership.ENTERS.search(reading.text)
        or reading.has("joins")
        or membership.SEATED.search(reading.text)
    )
    told = reading.has("un", "assembly") and member and not reading.has("council", "veto")
    if told or membership.is_matter(reading):
        return membership.judge(reading, clocks) or membership.by_matter(reading, clocks)
    return []


def _are_meant(reading: Reading) -> bool:
    """Whether a sentence without a state speaks of the pair."""
    they = reading.text.startswith(("They ", "Both ")) and len(reading.pair) == 2
    return bool(NEITHER.search(reading.text)) or reading.has("both") or they


def _goes_on(reading: Reading) -> bool:
    """Whether "the Council" is the one that the sentences before speak of."""
    if re.search(
        r"\b(?:(?:been|sat|served|seat|term|spell) there|(?:last|been|sat|was|were|now) on it|elected to it|such a seat)\b|\bthere side by side|両国の任期",
        reading.text,
    ):
        return any(earlier.has("council") for earlier in reading.told[-3:])
    the = re.search(r"\bthe Council\b|同理事会|理事国", reading.text)
    return bool(the) and any(earlier.has("council", "permanent") for earlier in reading.told)


def _seat(reading: Reading, clocks: Clocks) -> list[Verdict]:
    if WISHED.search(reading.text) or (
        reading.has("permanent") and len(reading.states) > 1 and "非常任" not in reading.text
    ):
        return []
    elected = [
        code
        for code in (
            reading.states or (reading.pair if _are_meant(reading) else ()) or reading.subject
        )
        if not any(r["is_permanent"] for r in clocks.now.involving("council_terms", code))
    ]
    if terms.tells(reading):
        return _by_terms(reading, clocks, elected)
    if NEITHER.search(reading.text) and re.search(r"\bever\b|一度も", reading.text):
        return _never_either(reading, clocks, elected)
    if len(elected) > 1 or (len(reading.states) > 1 and not elected):
        return _several(reading, clocks, elected)
    code = elected[0] if elected else None
    if code is None or ("permanent" in reading.cues and not reading.has("seat")):
        return []
    rows = terms.seats(clocks, code)
    if any(r["is_permanent"] for r in rows.values()):
        return []
    everything = clocks.now.rows("council_terms")
    last = max(r["year"] for r in everything)
    asserted = f"{code} {', '.join(map(str, reading.years))}".strip()
    if NEVER.search(reading.text) and not reading.times:
        if not rows or reading.has("now"):
            return []
        before = [y for y in rows if y <= reading.written.year]
        held = [clocks.held("council_terms", rows[y], f"{code} {y}", False) for y in before or rows]
        if before:
            return [Verdict(Kind.CONTRADICTED, "council", asserted, tuple(held[-3:]))]
        first = PartialDate(min(rows))
        return [Verdict(Kind.OUTDATED, "council", asserted, tuple(held[:3]), first)]
    denied = _is_denied(reading) and not re.search("だけで|のみで", reading.text)
    years = [y for y in reading.years if y <= last]
    is_now = (
        _this_year(reading)
        or (SITS.search(reading.text) and max(reading.years, default=0) >= reading.written.year)
        or not reading.times
        or (reading.has("now") and not [y for y in years if y != reading.written.year])
    )
    if re.search(r"年(?:前|末まで|ぶり)|term (?:ends|expires)", reading.text) and not is_now:
        years = years or [reading.written.year - 1]
    if not reading.times and re.search(r"\bsince the \w+ties\b|年代(?:以来|から)", reading.text):
        return []
    if is_now and not reading.times and WAS.search(reading.text) and not reading.has("now"):
        return []  # of a time that the sentence does not tell
    if is_now:
        return _present(reading, clocks, code, rows, denied)
    if not years or denied:
        return []
    missing = [y for y in years if y not in rows]
    found = [clocks.held("council_terms", rows[y], f"{code} {y}", True) for y in years if y in rows]
    beside = r"\byears? (?:after|before|later|earlier|that follow)|翌|の後"
    if missing and found and re.search(beside, reading.text):
        return []  # somebody else's years
    if not missing:
        return [Verdict(Kind.SUPPORTED, "council", asserted, tuple(found))]
    near = sorted(rows, key=lambda y: min(abs(y - m) for m in missing))[:2]
    opposing = [clocks.held("council_terms", rows[y], f"{code} {y}", False) for y in near]
    if not opposing or (SINCE.search(reading.text) and len(missing) < len(years)):
        return []
    return [Verdict(Kind.CONTRADICTED, "council", asserted, tuple(opposing))]


def _by_terms(reading: Reading, clocks: Clocks, elected: list[str]) -> list[Verdict]:
    """What is told by other terms, and that the seat is held at the writing where that is told too."""
    verdicts = terms.judge(reading, clocks, elected)
    if not verdicts or not (
        reading.has("now") or _this_year(reading) or terms.BEGAN.search(reading.text)
    ):
        return verdicts
    if NEITHER.search(reading.text) and len(elected) > 1:
        return verdicts + _several(replace(reading, times=()), clocks, elected)
    if terms.LAST.search(reading.text) or terms.RAN_OUT.search(reading.text):
        return verdicts
    for code in elected:
        rows = terms.seats(clocks, code)
        verdicts = verdicts + _present(reading, clocks, code, rows, False)
    return verdicts


def _is_denied(reading: Reading) -> bool:
    """Whether the clause with the seat denies it."""
    if not reading.has("negated"):
        return False
    match = cues()["seat"].search(reading.text)
    if match is None or reading.lang == "ja":
        return True
    end = re.search(r"[,;]", reading.text[match.end() :])
    clause = reading.text[: match.end() + end.start()] if end else reading.text
    return bool(cues()["negated"].search(clause))


def _never_either(reading: Reading, clocks: Clocks, elected: list[str]) -> list[Verdict]:
    """That none of several states ever sat: one seat before the writing refutes it."""
    for code in elected:
        rows = terms.seats(clocks, code)
        before = [y for y in rows if y <= reading.written.year]
        if before:
            held = (clocks.held("council_terms", rows[before[-1]], f"{code} {before[-1]}", False),)
            return [Verdict(Kind.CONTRADICTED, "council", f"never {code}", held)]
    return []


def _this_year(reading: Reading) -> bool:
    """A seat told of as held "this year", which is the present of the writing."""
    years = {when.date.year for when in reading.times}
    told = re.search(r"\bthis year\b|今年(?!の夏|の春|の秋)|本年|現在|いま", reading.text, re.I)
    return bool(told) and bool(years) and min(years) >= reading.written.year


def _several(reading: Reading, clocks: Clocks, elected: list[str]) -> list[Verdict]:
    """Seats at the writing of several states, each with the negation of its own clause."""
    is_now = (
        reading.has("now")
        or _this_year(reading)
        or (not reading.times and PRESENT.search(reading.text))
    )
    if not is_now or any(w.date.year != reading.written.year for w in reading.times):
        return []
    verdicts = []
    for i, code in enumerate(elected):
        start = next((n.start for n in reading.named if n.code == code), 0)
        end = next(
            (n.start for n in reading.named if i + 1 < len(elected) and n.code == elected[i + 1]),
            len(reading.text),
        )
        clause = reading.text[start:end]
        ahead = re.search(r"\bnot (?:the )?$", reading.text[:start])
        clause = re.sub(r",? not (?:the )?$", "", clause)
        denied = bool(ahead or NEITHER.search(reading.text) or re.search(r"\bnot\b|ない", clause))
        rows = terms.seats(clocks, code)
        verdicts += _present(reading, clocks, code, rows, denied)
    return verdicts


def _present(
    reading: Reading, clocks: Clocks, code: str, rows: dict[int, Row], denied: bool
) -> list[Verdict]:
    year, today = reading.written.year, clocks.now.as_of.year
    then, now = year in rows, today in rows
    held: list[Held] = [
        clocks.held("council_terms", rows[y], f"{code} {y}", not denied)
        for y in (year, today)
        if y in rows
    ]
    if not held and rows:
        nearest = min(rows, key=lambda y: abs(y - year))
        held = [clocks.held("council_terms", rows[nearest], f"{code} {nearest}", denied)]
    if not held:
        return []
    end = terms.end_of(rows, year)
    begin = next((y for y in range(year, today + 1) if y in rows), None)
    if denied:
        change = date(begin, 1, 1) if begin else None
        verdict = by_clocks("council", code, not then, not now, held, change)
    else:
        verdict = by_clocks("council", code, then, now, held, date(end, 1, 1))
    return [verdict] if verdict else []
