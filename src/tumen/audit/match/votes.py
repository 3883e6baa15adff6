"""How often two states voted alike in the General Assembly."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.audit.match.clocks import Clocks
from tumen.audit.match.domains import is_only
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.evidence import Estimate

SLACK, FAR = 1.0, 10.0
"""Points of a percentage: measures of agreement treat abstentions differently; a point is no
difference, and less than ten no contradiction."""
APART = re.compile(r"differ\w*|disagree\w*|apart|食い違|割れ|異な", re.I)
NOT_APART = re.compile(r"\bnot (?:differ|disagree)|異なら", re.I)
OFTEN = re.compile(
    r"\boften\b|\bmostly\b|\busually\b|\bgenerally\b|\bregularly\b|\bmost of the time\b|たいてい|多くの場合|ことが多い|おおむね|ほぼ同じ",
    re.I,
)
SELDOM = re.compile(
    r"\bseldom\b|\brarely\b|\bhardly ever\b|ことは(?:少な|まれ|めったにな|ほとんどな)|めったに|ほとんど一致し",
    re.I,
)
RECENT, HALF = 4, 0.5
"""Years before the writing by which a habit is judged, and the share that divides often from seldom."""
MOST = re.compile(r"\bmost\b|more often than not|majority|大半|過半|ほとんど", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A share of agreement, or of disagreement, in a year."""
    two = reading.two
    told = reading.has("agreement_share") and reading.has("assembly")
    if two is None or not (told or _is_matter(reading)):
        return []
    if not reading.years and not reading.amounts:
        return _habit(reading, clocks, two)
    if len(reading.years) != 1:
        return []
    shares = [a for a in reading.amounts if a.unit == "percent"]
    if not shares and MOST.search(reading.text):
        shares = [Amount(75.0, 50.0, 100.0, "percent", 0, 0, True)]
    if len(shares) != 1:
        return []
    share = shares[0]
    if APART.search(reading.text) and not NOT_APART.search(reading.text):
        share = replace(share, low=100 - share.high, high=100 - share.low)
    series = clocks.now.estimates("vote_agreement", *two)
    found = next((e for e in series if e.period.year == reading.years[0]), None)
    return _compare(clocks, share, found) if found else []


def _is_matter(reading: Reading) -> bool:
    """Whether a sentence is of nothing but votes, a share of them and a year."""
    beside = ("un", "membership")
    return (
        is_only(reading, "ballot", beside=beside)
        and len(reading.amounts) == 1 == len(reading.times)
        and reading.amounts[0].unit == "percent"
        and not re.search(
            r"\d{1,3} of|turnout|elect|referend|majorit|投票率|選挙", reading.text, re.I
        )
        and (reading.has("assembly") or any(e.has("assembly") for e in reading.told[-2:]))
    )


def _habit(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """Often or seldom alike, told of the present: by each of the last years before the writing."""
    often, seldom = OFTEN.search(reading.text), SELDOM.search(reading.text)
    if bool(often) is bool(seldom) or (reading.has("negated") and reading.lang == "en"):
        return []
    series = [
        e
        for e in clocks.now.estimates("vote_agreement", *two)
        if reading.written.year - RECENT <= e.period.year <= reading.written.year
    ]
    alike = bool(often) is not bool(APART.search(reading.text))
    high, low = (all(e.low > HALF for e in series), all(e.high < HALF for e in series))
    if not series or not (high or low):
        return []
    agrees = alike is high
    held = tuple(
        Held(clocks.now.estimate_evidence(e)[0], f"{e.period}: {e.value:.0%}", agrees)
        for e in series[-2:]
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [
        Verdict(kind, "vote-agreement", f"{'-'.join(two)} {'often' if alike else 'seldom'}", held)
    ]


def _compare(clocks: Clocks, share: Amount, found: Estimate) -> list[Verdict]:
    value = found.value * 100
    agrees = share.low - SLACK <= value <= share.high + SLACK
    if not agrees and share.low - FAR <= value <= share.high + FAR:
        return []
    held = Held(clocks.now.estimate_evidence(found)[0], f"{found.value:.0%}", agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [
        Verdict(kind, "vote-agreement", f"{share.low:g}–{share.high:g}% {found.period}", (held,))
    ]
