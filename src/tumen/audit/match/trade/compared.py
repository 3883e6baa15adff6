"""One flow set against another: half of it, three times that of a year, less than the year before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tumen.audit.cardinals import cardinal
from tumen.audit.match.clocks import Clocks
from tumen.audit.match.trade.flows import Flow, flows_by_year, spoken_of, told
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.times import When
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.evidence import Estimate

FAR = 1.15
"""Beyond the interval told by this factor, a ratio is another one."""
SLACK = 0.04
NEAR = 6
"""Characters between a year and the share of its figure, in Japanese."""
OF_THAT = re.compile(
    r"\s*(?:of (?:that|those|it)\b(?! year)|that (?:figure|sum|amount|much)\b"
    r"|as (?:large|much|many|big|high|great)\b(?! as)|what (?:it|they) (?:sold|bought)|(?:those|that) the other way)",
    re.I,
)
OF_REVERSE = re.compile(
    r"\s*(?:as (?:much|many|large|big) )?(?:as )?(?:(?:that|those|what|in return)\b.{0,12})?"
    r"(?:it|they|in return|the other way|the reverse|in the opposite direction)\b(?: (?:bought|imported|purchased|sold|exported|got))?",
    re.I,
)
RETURNED = re.compile(r"\s*as (?:much|many|large) (?:in return|back|the other way)", re.I)
OF_YEAR = re.compile(
    r"\s*(?:as (?:much|many|large|big|high) )?(?:as )?(?:of |than )?(?:the |what (?:it|they) (?:was|were|had been|(?:had )?(?:sold|shipped|bought|exported|imported)(?: there)?) |those |that )?(?:figure|level|total|amount|value|sum)?\s*(?:(?:for|in|of|the|a) |(?:record|boom|peak) (?:year )?)*$",
    re.I,
)
BOUGHT = re.compile(r"\b(?:bought|buys|imported|imports|purchased)\b", re.I)
CHANGE = re.compile(
    r"(?P<up>\b(?:rose|grew|risen|grown|increased|climbed|jumped|went up|up|gained)\b)|(?P<down>\b(?:fell|sank|dropped|declined|decreased|shrank|slipped|plunged|shrunk|fallen|sunk|went down|down)\b)",
    re.I,
)
CHANGE_AFTER = re.compile(
    r"\s*(?:(?P<up>more|higher|up|above|increase|rise|growth)|(?P<down>less|lower|down|below|drop|fall|decline))\b",
    re.I,
)
BEFORE_JA = re.compile(
    r"(?:(?P<that>(?:その|それの|この))|(?P<reverse>(?:逆方向|反対方向|逆)の)|(?P<bought>輸入の)|(?P<sold>輸出の))(?:約|およそ|ほぼ)?$"
)
YEAR_BEFORE_JA = re.compile(
    r"(?:前年|前の年)(?:(?P<of>の)|(?:比で?|より|を|に比べ|から))(?:約|およそ|ほぼ|は)?$"
)
AFTER_YEAR_JA = re.compile(
    r"^(?:(?P<of>の)|(?P<than>を|より|に比べ|比で?|から))(?:約|およそ|ほぼ|は)?$"
)
SIGN_JA = re.compile(r"^.{0,3}(?:(?P<up>増|上回|伸び|膨ら|多)|(?P<down>減|下回|縮|落ち|少な))")
BEYOND_JA = re.compile(
    r"(?P<what>これ|それ|輸入|輸出|その(?:数|額)|前年|前の年|(?:昨年|\d{4}年))(?P<by>を)(?:さらに|大きく|やや|大幅に|約?[0-9.,億万千]+ドル(?:ほど|余り|近く)?)?(?:(?P<up>上回|超え|しの)|(?P<down>下回))"
    r"|(?P<year_ja>前年割れ)"
)
BEYOND_EN = re.compile(
    r"\b(?:sold|bought|shipped|exported|imported) (?:it|them|her|him|us)? ?(?:even|still) (?P<even>less|more)\b"
    r"|\b(?P<more>exceeded|surpassed|outstripped)\b.{0,20}\b(?:those|that|the other way|the reverse)"
    r"|\b(?:was|were) (?:even |still )?(?P<size>smaller|larger|lower|higher|bigger|less|more)\b(?! than \d)",
    re.I,
)
RECORD = re.compile(
    r"(?P<way>highest|largest|biggest|lowest|smallest) (?:figure |total |level )?(?:in|for) (?P<n>a decade|\w+ years)",
    re.I,
)
STEADY = re.compile(
    r"(?:have|has) (?P<way>grown|risen|fallen|declined|shrunk) every (?:single )?year since", re.I
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """That `one` flow is between `low` and `high` times `base`; `used` are places in the text."""

    one: Flow
    base: Flow
    low: float
    high: float
    used: tuple[int, int]


def compared(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Comparison] | None:
    """The comparisons that a sentence makes; None of one that cannot be told."""
    one = spoken_of(reading, two)
    if one is None:
        return []
    found: list[Comparison] = []
    for amount in reading.amounts:
        if amount.unit in ("ratio", "percent"):
            made = (_share_ja if reading.lang == "ja" else _share)(reading, one, amount)
            if made is None:
                return None
            found.append(made)
    if not found:
        beyond = (_beyond_ja if reading.lang == "ja" else _beyond)(reading, one)
        found += [beyond] if beyond else []
    return found


def _span(amount: Amount, scale: float) -> tuple[float, float]:
    return amount.low / scale, amount.high / scale


def _share(reading: Reading, one: Flow, amount: Amount) -> Comparison | None:
    """English: "half of that", "three times as much as it bought", "a third of the figure for 1981"."""
    text, scale = reading.text, 100.0 if amount.unit == "percent" else 1.0
    low, high = _span(amount, scale)
    start = amount.end - len(re.search(r"(?: as \w+| of| the| that)?$", text[: amount.end]).group())  # type: ignore[union-attr]
    rest, ahead = text[start:], text[max(0, amount.start - 28) : amount.start]
    verb = BOUGHT.search(ahead)
    one = one.back if verb and not _only_buys(reading) else one
    later = [w for w in reading.times if w.start >= amount.end]
    way = CHANGE.search(ahead) or CHANGE_AFTER.match(text[amount.end :])
    if way and not re.search(r"\bto (?:about |only |just )?$", ahead) and amount.unit == "percent":
        year = later[0].date.year if later else one.year - 1
        if year > one.year:
            one, year = one.at(year), one.year
        low, high = (1 + low, 1 + high) if way["up"] else (1 - high, 1 - low)
        end = later[0].end if later else amount.end
        return Comparison(one, one.at(year), low, high, (amount.start, end))
    if later and OF_YEAR.fullmatch(text[start : later[0].start]):
        return Comparison(one, one.at(later[0].date.year), low, high, (amount.start, later[0].end))
    if RETURNED.match(rest):
        return Comparison(one, one.back, low, high, (amount.start, amount.end))
    before = told(reading)
    if OF_THAT.match(rest) and not re.match(r"\s*as \w+ as", rest):
        base = before if before is not None and before != one else one.back
        return Comparison(one, base, low, high, (amount.start, amount.end))
    if OF_REVERSE.match(rest):
        return Comparison(one, one.back, low, high, (amount.start, amount.end))
    return None


def _only_buys(reading: Reading) -> bool:
    """Whether the flow is already that of the buying: the sentence tells of nothing but imports."""
    return reading.has("imports") and not reading.has("exports")


def _share_ja(reading: Reading, one: Flow, amount: Amount) -> Comparison | None:
    """Japanese: 「2004年の3倍」「前年より1割余り増」「その10分の1」「輸入のおよそ7倍」。"""
    text, scale = reading.text, 100.0 if amount.unit == "percent" else 1.0
    low, high = _span(amount, scale)
    used = (amount.start, amount.end)
    ahead = text[: amount.start]
    if match := BEFORE_JA.search(ahead):
        if match["that"]:
            before = told(reading)
            base = before if before is not None and before != one else one.back
        else:
            base = one.back
        return Comparison(one, base, low, high, used)
    if match := YEAR_BEFORE_JA.search(ahead):
        base = one.at(one.year - 1)
        if match["of"]:
            return Comparison(one, base, low, high, used)
        return _changed_ja(text, one, base, amount, used)
    near = [w for w in reading.times if w.end <= amount.start and amount.start - w.end < NEAR]
    if not near:
        return None
    told_of = near[-1].end - (text[near[-1].end - 1] == "の")  # a date takes its の with it
    particle = AFTER_YEAR_JA.match(text[told_of : amount.start])
    base = one.at(near[-1].date.year)
    ago = re.match(r"(\d+)年前", text[near[-1].start :])
    if ago and len({w.date.year for w in reading.times}) > 1:
        rest = [w.date.year for w in reading.times if w is not near[-1]]
        base = one.at(rest[0] - int(ago[1]))
    used = (near[-1].start, amount.end)
    if one.year == base.year:
        one = _other_year(reading, one, near[-1])
    if particle is None or one.year == base.year:
        return None
    if particle["of"]:
        return Comparison(one, base, low, high, used)
    return _changed_ja(text, one, base, amount, used)


def _changed_ja(
    text: str, one: Flow, base: Flow, amount: Amount, used: tuple[int, int]
) -> Comparison | None:
    """「1割余り増え」「2割減」: by how much a flow differs from another."""
    way = SIGN_JA.match(text[amount.end :])
    if way is None or amount.unit == "ratio":
        return None
    low, high = _span(amount, 100.0)
    low, high = (1 + low, 1 + high) if way["up"] else (1 - high, 1 - low)
    return Comparison(one, base, low, high, used)


def _other_year(reading: Reading, one: Flow, apart: When) -> Flow:
    """The flow in a year of the sentence beside the one it is compared with."""
    rest = [w.date.year for w in reading.times if w is not apart]
    before = told(reading)
    return one.at(rest[0] if rest else before.year if before else one.year)


def _beyond_ja(reading: Reading, one: Flow) -> Comparison | None:
    match = BEYOND_JA.search(reading.text)
    if match is None:
        return None
    before = told(reading)
    up = bool(match["up"])
    what = match["what"] or "前年"
    if what[0] in "前昨" or what[0].isdigit():
        inside = next((w for w in reading.times if match.start() <= w.start < match.end()), None)
        base = one.at(inside.date.year if inside else one.year - 1)
        if base.year == one.year:
            one = _other_year(reading, one, inside) if inside else one
        if base.year == one.year:
            return None
    elif what in ("輸入", "輸出"):
        base = one.back
    elif before is not None and before != one:
        base = before
    else:
        return None
    low, high = (1.0, 1e9) if up else (0.0, 1.0)
    return Comparison(one, base, low, high, match.span())


def _beyond(reading: Reading, one: Flow) -> Comparison | None:
    match = BEYOND_EN.search(reading.text)
    if match is None:
        return None
    way = (match["even"] or match["size"] or "more").lower()
    up = way in ("more", "larger", "higher", "bigger")
    if match["even"] and any(a.unit == "USD" for a in reading.amounts):
        subject, base = one.back, one
    elif match["even"]:
        before = told(reading)
        subject, base = one, before if before is not None and before != one else one.back
    else:
        before = told(reading)
        if before is None or before == one:
            return None
        subject, base = one, before
    low, high = (1.0, 1e9) if up else (0.0, 1.0)
    return Comparison(subject, base, low, high, match.span())


def judge_comparison(made: Comparison, clocks: Clocks, books: str | None) -> Verdict | None:
    """By the exporters' reports where both gave one, by the importers', and by the estimates; by one
    state's own where the sentence goes by its `books`."""
    one, base = made.one.found(clocks), made.base.found(clocks)
    if one is None or base is None:
        return None
    ratios = _by_books(clocks, one, base, books) or _ratios(one, base)
    fits = [made.low * (1 - SLACK) <= r <= made.high * (1 + SLACK) for r in ratios]
    far = [r < made.low / FAR or r > made.high * FAR for r in ratios]
    if made.high >= 1e9 or (made.low == 0.0 and made.high == 1.0):
        far = [not f for f in fits]
        fits = [all(fits)] * len(fits)
    if fits[0] or sum(fits) > 1:
        agrees = True
    elif all(far) and not any(fits):
        agrees = False
    else:
        return None
    held = tuple(
        Held(
            clocks.now.estimate_evidence(e)[0],
            f"{e.a}→{e.b} {e.period}: {_main(e):,.0f} USD",
            agrees,
        )
        for e in (one, base)
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    asserted = f"{made.one.seller}→{made.one.buyer} {made.one.year}: {made.base.seller}→{made.base.buyer} {made.base.year}"
    return Verdict(kind, "trade", asserted, held)


def _by_books(clocks: Clocks, one: Estimate, base: Estimate, books: str | None) -> list[float]:
    """The ratio by the reports of one state."""
    values = [
        float(v)
        for e in (one, base)
        if books
        and (v := e.extra.get("exporter_usd" if books in clocks.line(e.a) else "importer_usd"))
    ]
    return [values[0] / values[1]] if len(values) == 2 else []


def _main(found: Estimate) -> float:
    """The exporter's report, else what there is."""
    return float(found.extra.get("exporter_usd") or found.value)


def _ratios(one: Estimate, base: Estimate) -> list[float]:
    """First by the exporters' reports, or the first that both have."""
    found = []
    for side in ("exporter_usd", "importer_usd"):
        mine, theirs = one.extra.get(side), base.extra.get(side)
        if mine and theirs:
            found.append(float(mine) / float(theirs))
    if (one.a, one.b) == (base.b, base.a):  # one state's own books: what it sold and what it bought
        for mine, theirs in (("exporter_usd", "importer_usd"), ("importer_usd", "exporter_usd")):
            if one.extra.get(mine) and base.extra.get(theirs):
                found.append(float(one.extra[mine]) / float(base.extra[theirs]))
    return [*found, one.value / base.value] if base.value else found or [float("nan")]


def record(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """ "The highest in a decade", "have grown every year since": by the exporter's reports."""
    one = spoken_of(reading, two)
    if one is None:
        return []
    series = flows_by_year(clocks, one.seller, one.buyer)
    if match := RECORD.search(reading.text):
        n = 10 if match["n"].lower() == "a decade" else int(cardinal(match["n"].split()[0]) or 0)
        span = [series[y] for y in range(one.year - n + 1, one.year) if y in series]
        if one.year not in series or len(span) < n // 2:
            return []
        best = match["way"].lower() in ("highest", "largest", "biggest")
        values = [_main(e) for e in span]
        mine = _main(series[one.year])
        agrees = mine >= max(values) if best else mine <= min(values)
        rival = max(span, key=_main) if best else min(span, key=_main)
        shown = [series[one.year], rival]
    elif match := STEADY.search(reading.text):
        years = [y for y in sorted(series) if one.year <= y < reading.written.year]
        up = match["way"].lower() in ("grown", "risen")
        steps = [(series[a], series[b]) for a, b in pairwise(years)]
        wrong = next(((a, b) for a, b in steps if (_main(b) > _main(a)) is not up), None)
        if len(steps) < 2:
            return []
        agrees = wrong is None
        shown = list(wrong or steps[-1])
    else:
        return []
    held = tuple(
        Held(clocks.now.estimate_evidence(e)[0], f"{e.period}: {_main(e):,.0f} USD", agrees)
        for e in shown
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "trade", f"{one.seller}→{one.buyer} {match.group()}", held)]
