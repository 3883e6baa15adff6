"""Contested figures of the ledger: how many dead, troops, containers, shells, and by whose count.

A figure told with its speaker is held against what that speaker said last; one told without is
disputed where the speakers differ.
"""

from __future__ import annotations

import re
from functools import cache

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.likeness import about, opposed
from tumen.audit.match.statements import Statement, read_meaning, statements
from tumen.audit.meaning import Meaning
from tumen.audit.numbers import Amount
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate

APART = 1.2
"""Ratio from which two figures differ."""
LONG = 1100
"""Days after the date since which something is counted within which the count was given."""
RECENT = 550
"""Days before the writing within which a figure is still one to set another against."""
SPOKEN = re.compile(
    r"\b(?:sa(?:id|ys)|put[s]?|estimat\w+|reckon\w*|count\w*|according|claim(?:s|ed)|tally|told|reported|spoke of|figures?|update|assess\w*|announced)\b"
    r"|によると|によれば|とみて|推計|見積も|発表|明らかに|述べ|報告|分析|統計",
    re.I,
)
PAST = re.compile(r"\b(?:had|said|told|estimated|put the|were|was|did)\b|た。?$|た、", re.I)


@cache
def _kinds() -> dict[str, dict[str, frozenset[str]]]:
    """What each quantity of the ledger is told by: units, and concepts with and without."""
    return {
        name: {key: frozenset(by.get(key, "").split()) for key in ("units", "all", "any", "none")}
        for name, by in phrases("quantities").items()
    }


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The one figure of the sentence that counts something of which the ledger keeps counts."""
    if not reading.amounts or reading.has("negated"):
        return []
    pool = statements(clocks.now, reading.lang)
    mine = read_meaning(reading, pool.vocabulary)
    found = [
        (amount, name)
        for amount in reading.amounts
        for name, kind in _kinds().items()
        if _counts(amount, mine, kind)
    ]
    amounts = {id(amount) for amount, _ in found}
    others = [
        a for a in reading.amounts if id(a) not in amounts and a.unit not in ("years", "of year")
    ]
    if len(amounts) != 1 or others:
        return []
    names = {name for _, name in found}
    told = [
        s
        for s in pool.all
        if s.is_claim
        and s.row["quantity"] in names
        and s.row["value"]
        and about(reading, s, clocks)
    ]
    return _held_against(reading, clocks, mine, found[0][0], told)


def _counts(amount: Amount, mine: Meaning, kind: dict[str, frozenset[str]]) -> bool:
    unit = amount.unit or "bare"
    return (
        (
            unit in kind["units"]
            or (unit.startswith("of ") and "bare" in kind["units"] and amount.value > 9)
        )
        and kind["all"] <= mine.concepts
        and (not kind["any"] or bool(kind["any"] & mine.concepts))
        and not kind["none"] & mine.concepts
    )


def _held_against(
    reading: Reading, clocks: Clocks, mine: Meaning, amount: Amount, told: list[Statement]
) -> list[Verdict]:
    speaking = _speaking(reading, mine, told)
    known = [s for s in (speaking or told) if s.row["known"] <= reading.written]
    dated = [s for s in known if _same_time(reading, s)]
    fits = [s for s in dated if _agrees(amount, s)]
    asserted = f"{amount.value:,.0f} {amount.unit}".strip()
    if not fits:
        if speaking is None or not dated or (reading.times and len(dated) > 1):
            return []
        if any(1 / APART < amount.value / s.row["value"] < APART for s in dated):
            return []
        latest = max(dated, key=lambda s: s.row["known"])
        return [Verdict(Kind.CONTRADICTED, "figure", asserted, (_held(clocks, latest, False),))]
    best = max(fits, key=lambda s: s.row["known"])
    held = _held(clocks, best, True)
    if speaking is None:
        rivals = _rivals(reading, best, told)
        if not rivals:
            firm = best.status == "confirmed"
            return [Verdict(Kind.SUPPORTED, "figure", asserted, (held,))] if firm else []
        others = tuple(_held(clocks, s, False) for s in rivals[:2])
        return [Verdict(Kind.DISPUTED, "figure", asserted, (held, *others))]
    later = sorted(
        (s for s in speaking if s.row["known"] > best.row["known"] and not _agrees(amount, s)),
        key=lambda s: s.row["known"],
    )
    if later and not reading.times and not PAST.search(reading.text):
        changed = PartialDate.of(later[0].row["known"])
        if later[0].row["known"] <= reading.written:
            return []
        pieces = (held, _held(clocks, later[0], False))
        return [Verdict(Kind.OUTDATED, "figure", asserted, pieces, changed)]
    return [Verdict(Kind.SUPPORTED, "figure", asserted, (held,))]


def _agrees(amount: Amount, one: Statement) -> bool:
    bounds = [a for a in one.amounts if a.agrees(one.row["value"])]
    return amount.agrees(one.row["value"], 0.001) and not any(opposed(amount, a) for a in bounds)


def _held(clocks: Clocks, one: Statement, agrees: bool) -> Held:
    return Held(clocks.now.evidence(one.row, one.table)[0], one.text, agrees)


def _speaking(reading: Reading, mine: Meaning, told: list[Statement]) -> list[Statement] | None:
    """The figures of whoever the sentence says gives this one; None where it names nobody."""
    by_name = [s for s in told if mine.names & _speaker(s)]
    if by_name:
        return by_name
    if not SPOKEN.search(reading.text):
        return None
    states = [c for c in reading.states if any(s.row["speaker_state"] == c for s in told)]
    subject = {c for s in told for c in s.row["subjects"]}
    speakers = [c for c in states if c not in subject] or states
    if len(speakers) != 1:
        return [] if reading.has("attribution", "hedged") and not speakers else None
    of_state = [s for s in told if s.row["speaker_state"] == speakers[0]]
    if "spies" in mine.concepts:
        of_state = [s for s in of_state if s.row["speaker_state"] and _is_service(s)] or of_state
    return of_state


def _speaker(one: Statement) -> frozenset[str]:
    """The names of the vocabulary by which the speaker of a claim goes."""
    said = one.row["speaker" if one.lang == "en" else "speaker_ja"] or ""
    return frozenset(key for key in one.meaning.names if one.vocabulary.names[key].search(said))


def _is_service(one: Statement) -> bool:
    """Whether the speaker is an intelligence service."""
    said = one.row["speaker"] or ""
    return bool(re.fullmatch("[A-Z]{3}", said)) or "ntelligence" in said


def _same_time(reading: Reading, one: Statement) -> bool:
    """Whether each date of the sentence is one of the statement's, or bounds it."""
    return all(
        any(
            overlaps(when.date, date)
            or (when.bound == "before" and date.earliest <= when.date.latest)
            or (when.bound == "after" and 0 <= (date.latest - when.date.earliest).days <= LONG)
            for date in (*one.dates, PartialDate.of(one.row["known"]))
        )
        for when in reading.times
    )


def _rivals(reading: Reading, best: Statement, told: list[Statement]) -> list[Statement]:
    """The last figure of each other speaker, of about the same time, that is another figure."""
    latest: dict[str, Statement] = {}
    for one in sorted(told, key=lambda s: s.row["known"]):
        speaker = one.row["speaker"] or one.row["id"]
        age = (reading.written - one.row["known"]).days
        if 0 <= age <= RECENT and one.row["status"] != "disputed":
            latest[speaker] = one
    mine = best.row["value"]
    start = on(best.row)
    return [
        one
        for speaker, one in latest.items()
        if speaker != best.row["speaker"]
        and start
        and not 1 / APART < one.row["value"] / mine < APART
    ]
