"""Membership of the United Nations: since when, together with whom, and who came how much earlier."""

from __future__ import annotations

import re

from tumen.audit.cardinals import CARDINAL, cardinal
from tumen.audit.match.clocks import Clocks, overlaps
from tumen.audit.match.domains import domains, is_only, skeleton
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading, cues
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate

ENTERS = re.compile(
    r"came into|came in\b|belong(?:s|ed) to|(?:been|was|were|is|are) (?:in|a member of|members of) the (?:United Nations|UN\b)|got (?:its|a|their) seat|let into"
    r"|had a seat in the General Assembly|入れた|一員|加わ|加盟|迎えられ",
    re.I,
)
APART = re.compile(
    rf"(?P<pre>almost|nearly|about|around|some|more than|just over|over|a full|exactly|less than)? ?\b(?P<n>\d{{1,2}}|{CARDINAL}|a|an) (?:full )?(?P<unit>year|month|decade)s? (?P<way>after|before|earlier than|later than|behind|ahead of)\b",
    re.I,
)
APART_JA = re.compile(
    r"(?P<n>\d{1,3})(?P<unit>年|か月|カ月|ヶ月)(?P<pre>近く|余り|あまり|ほど|以上)?(?P<way>遅れ|早[くい]|先んじ|後れ|後(?=だ|で|の|に|と)|前(?=だ|で|の|に|と))"
)
TOGETHER = re.compile(
    r"\bboth\b|\band\b|together|同時|両国|そろって|ともに|共に|the same day|同じ日", re.I
)
SEATED = re.compile(
    r"has a seat|have (?:a )?seats?|holds? a seat|is a member|are members|議席を(?:占め|持)|加盟して(?:いる|おり)",
    re.I,
)
OUTSIDE = re.compile(
    r"do(?:es)? not (?:yet )?belong|remains? outside|加盟して(?:い(?:な|ま)|お(?:ら|り))|未加盟|加盟を果たしていな|not (?:yet )?(?:a )?(?:UN )?members?\b|(?:has|have) (?:never|not|yet to) (?:yet )?join|neither .{0,40}\b(?:is|are) (?:yet )?(?:a )?members?\b|outside the (?:UN|United Nations)|stay(?:s|ed)? out of",
    re.I,
)
AHEAD_OF = re.compile(
    r"\b(?:some|a few|few|several|many|\w+) (?:days|weeks|months|years|decades) (?:ahead of|before|after|behind|earlier than|later than) (?!(?:the )?(?:independence|war)|its|winning|gaining)",
    re.I,
)
BESIDE = re.compile(
    r"\b(?:some|a few|few|several|many|\w+) (?:days|weeks|months|years|decades) (?:ahead of|before|after|behind|earlier|later)|\b(?:after|before|earlier|later) (?:the|that|its|this)\b|\bhalves\b|\bformer\b|successor|\bas well\b|\balso\b|後継|旧|前に|後に|より(?:早|遅)"
)
"""Another event by which an admission is told."""
HALF_A_YEAR = 0.55
ORDERS = {
    "en": (
        (re.compile(r"B .{0,30}\balready|(?:moment|time) of its .*|A had to wait|when A .*B had|A .*\b(?:after|later than|behind) B|from B .*until A|only after B", re.I), False),
        (re.compile(r"A .*\b(?:ahead of|before|earlier than|sooner than|senior to|beat|preceded|head start .*over|behind it than|earlier for A than for) B|A (?:was )?.*(?:being the earlier|quicker)|A .*when B|after A .* did B|from .*A .*until B|A .*first, with B|A .*the (?:later|recent)[^AB]*B|earlier for A than for B|B being the (?:later|more recent)", re.I), True),
    ),
    "ja": (
        (re.compile(r"A(?:の(?:国連)?加盟)?は、?B(?:の(?:国連)?加盟)?(?:より(?:も)?[^AB]*(?:遅|後)|に[^AB]*(?:遅|後)|から[^AB]*後)|Aが[^AB]*Bより[^AB]*(?:遅|後)"), False),
        (re.compile(r"A(?:の(?:国連)?加盟)?は、?B(?:の(?:国連)?加盟)?(?:より(?:も)?[^AB]*(?:早|先|前)|に[^AB]*先)|A(?:が|は)B(?:に|より)[^AB]*(?:先ん|早)|A[^AB]*から[^AB]*B[^AB]*(?:まで|開き|差)|A[^AB]*から[^AB]*(?:後|遅れ)[^AB]*B|Aが[^AB]*Bより[^AB]*(?:早|先|前)"), True),
    ),
}  # fmt: skip
"""Who came first of A and B, in the order in which a sentence names them."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Each state with its own date, and the time between two; nothing where a part cannot be held."""
    apart = (APART_JA if reading.lang == "ja" else APART).search(reading.text)
    if apart and any(w.start < apart.end() and apart.start() < w.end for w in reading.times):
        apart = None  # "five years before that" is a date
    if apart and not re.match(
        r" (?:\w+ )?(?:independence|winning|gaining|its)\b", reading.text[apart.end() :]
    ):
        return _apart(reading, clocks, apart)
    if reading.has("now") and SEATED.search(reading.text) and not reading.times:
        return _present(reading, clocks)
    if OUTSIDE.search(reading.text) and not reading.times:
        return _present(reading, clocks, denied=True)
    return _dated(reading, clocks)


def is_matter(reading: Reading) -> bool:
    """Whether a sentence is about nothing but membership of the United Nations."""
    told = bool(reading.told) and "un" in domains(reading.told[-1].text)
    return is_only(reading, "un", "membership") or (told and is_only(reading, "membership"))


def by_matter(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A sentence of nothing but membership of the United Nations: by its states and its one date, or the
    years between two admissions."""
    if not is_matter(reading):
        return []
    if reading.has("negated", "opinion") or OUTSIDE.search(reading.text):
        return []
    states = list(reading.meant or reading.subject)
    years = [a for a in reading.amounts if a.unit == "years"]
    if len(states) == 2 and len(years) == 1 and len(reading.amounts) == 1 and not reading.times:
        return _years_between(reading, clocks, (states[0], states[1]), years[0])
    if len(states) != 1 or len(reading.times) != 1 or reading.times[0].bound == "before":
        return []
    if BESIDE.search(reading.text):
        return []
    if reading.amounts and not reading.has("now"):
        return []
    dated = _joined(clocks, states[0], reading.times[0].date)
    return [dated] if dated else []


def _years_between(
    reading: Reading, clocks: Clocks, two: tuple[str, str], said: Amount
) -> list[Verdict]:
    """The years between two admissions: refuted where they are others, whoever came first."""
    rows = [row for code in two if (row := clocks.member(code))]
    if len(rows) != 2:
        return []
    first, second = (PartialDate.parse(r["un_from"]).earliest for r in rows)
    gap = (second - first).days / 365.25
    agrees = said.low - HALF_A_YEAR <= abs(gap) <= said.high + HALF_A_YEAR
    is_first = _is_first(reading, two)
    if agrees and is_first is None:
        return []
    agrees = agrees and is_first is (gap > 0)
    held = tuple(clocks.held("states", r, f"{r['code']}: {r['un_from']}", agrees) for r in rows)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "un-member", f"{said.value:g} years", held)]


def _is_first(reading: Reading, two: tuple[str, str]) -> bool | None:
    """Whether the state named first came first; None where no pattern tells."""
    bare = skeleton(reading, two)
    for pattern, is_first in ORDERS[reading.lang]:
        if pattern.search(bare):
            return is_first
    return None


def _dated(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Each state with its own date; or all with the one date, where the sentence means them together."""
    states = reading.meant or reading.subject
    if reading.has("both") and len(reading.pair) == 2 and not set(states) & set(reading.pair):
        states = reading.pair  # "the two halves of Czechoslovakia"
    dates = [when.date for when in reading.times]
    if len(states) == 1 and len({d.year for d in dates}) == 1 and len(dates) > 1:
        near = _nearest(reading)
        dates = [near if near.month else max(dates, key=lambda d: d.precision)]
    if (
        len(dates) == 1
        and len(states) > 1
        and (TOGETHER.search(reading.text) or not reading.states)
    ):
        dates *= len(states)
    if len(states) == 1 and len(dates) > 1:
        dates = [_nearest(reading)]
    if len(states) != len(dates) or not dates or reading.has("negated"):
        return []
    if len(states) == 1 and AHEAD_OF.search(reading.text):
        return []  # told by another admission, which is not held
    gaps = [a.value for a in reading.amounts if a.unit == "years"]
    gaps += [
        float(m[1])
        for m in re.finditer(r"(\d{1,2})年(?:近く|余り|以上)?(?:たっ|後|遅)", reading.text)
    ]
    if (
        gaps
        and len(states) == 2 == len(dates)
        and (abs(abs(dates[0].year - dates[1].year) - gaps[0]) > 1)
    ):
        return []
    verdicts = []
    for code, date_ in zip(states, dates, strict=True):
        verdict = _joined(clocks, code, date_)
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _joined(clocks: Clocks, code: str, date_: PartialDate) -> Verdict | None:
    row = clocks.member(code)
    if row is None:
        return None
    agrees = overlaps(PartialDate.parse(row["un_from"]), date_)
    held = clocks.held("states", row, f"{code}: {row['un_from']}", agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return Verdict(kind, "un-member", f"{code} {date_}", (held,))


def _nearest(reading: Reading) -> PartialDate:
    """The date nearest to the word of joining."""
    match = cues()["joins"].search(reading.text)
    at = match.start() if match else 0
    after = [w.date for w in reading.times if w.start >= at]
    if reading.lang == "en" and after:
        return after[0]
    return min(reading.times, key=lambda w: min(abs(w.start - at), abs(w.end - at))).date


def _apart(reading: Reading, clocks: Clocks, match: re.Match[str]) -> list[Verdict]:
    """The time between two admissions, and the date of the one that has it told."""
    states = list(reading.states)
    if len(states) == 1 and reading.subject:
        states = [*reading.subject, *states]
    if len(states) != 2:
        return []
    if reading.lang == "ja":
        later = match["way"][0] in "遅後"
        first, second = _in_order_ja(reading, states)
    else:
        later = match["way"].lower() in ("after", "later than", "behind")
        first, second = states
    rows = [clocks.member(code) for code in (first, second)]
    if rows[0] is None or rows[1] is None:
        return []
    days = [PartialDate.parse(r["un_from"]).earliest for r in rows if r]
    gap = (days[0] - days[1]).days / 365.25 * (1 if later else -1)
    said = (cardinal(match["n"]) or 1.0) * {
        "m": 1 / 12,
        "か": 1 / 12,
        "カ": 1 / 12,
        "ヶ": 1 / 12,
        "d": 10.0,
    }.get(match["unit"][0].lower(), 1.0)
    months = match["unit"][0].lower() in "mかカヶ"
    slack = 0.1 if months else HALF_A_YEAR
    agrees = said - max(slack, 0.1 * said) <= gap <= said + max(slack, 0.05 * said)
    held = tuple(
        clocks.held("states", r, f"{r['code']}: {r['un_from']}", agrees) for r in rows if r
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    verdicts = [Verdict(kind, "un-member", f"{first} {gap:.1f} {second}", held)]
    dates = [w.date for w in reading.times if not match.start() <= w.start < match.end()]
    if len(dates) == 1:
        near = [n.code for n in reading.named if n.end <= reading.times[0].start]
        dated = _joined(clocks, near[-1] if near else first, dates[0])
        verdicts += [dated] if dated else []
    return verdicts if len(dates) <= 1 else []


def _in_order_ja(reading: Reading, states: list[str]) -> tuple[str, str]:
    """Whose admission is told, and against whose: 「AはBに遅れた」「AがBより早い」."""
    clause = re.search(r"加盟(?:した|する|してから|し)(?:の)?\d+(?:年|か月|カ月)", reading.text)
    if clause:  # 「Aが加盟した5年後にBも加盟した」
        after = [n.code for n in reading.named if n.start >= clause.end()]
        if after and after[0] in states:
            return after[0], next(c for c in states if c != after[0])
    for named in reading.named:
        if re.match(r"(?:の加盟)?の?\d+(?:年|か月|カ月)", reading.text[named.end :]):
            return next(c for c in states if c != named.code), named.code
        if reading.text[named.end : named.end + 1] in ("に", "よ") or reading.text[
            named.end : named.end + 3
        ].startswith("の加盟"):
            other = next(c for c in states if c != named.code)
            return other, named.code
    return states[0], states[1]


def _present(reading: Reading, clocks: Clocks, denied: bool = False) -> list[Verdict]:
    """A member at the writing, and on the day of the audit; or none."""
    verdicts = []
    for code in reading.meant or reading.subject:
        row = clocks.member(code)
        if row is None:
            return []
        begin = PartialDate.parse(row["un_from"])
        end = PartialDate.parse(row["un_to"]) if row["un_to"] else None
        then = begin.earliest <= reading.written and (end is None or reading.written <= end.latest)
        now = then and (end is None or clocks.now.as_of <= end.latest)
        value = f"{code}: {row['un_from']}–{row['un_to'] or ''}"
        held: list[Held] = [clocks.held("states", row, value, then is not denied)]
        if denied:
            still = not (begin.earliest <= clocks.now.as_of)
            verdict = by_clocks("un-member", f"not {code}", not then, still, held, begin)
            verdicts += [verdict] if verdict else []
            continue
        verdict = by_clocks("un-member", code, then, now, held, end)
        verdicts += [verdict] if verdict else []
    return verdicts
