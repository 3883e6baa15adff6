"""Trade in goods between two states in a year: both sides' figures."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.audit.match.clocks import Clocks
from tumen.audit.match.domains import domains, is_only
from tumen.audit.match.trade import roles
from tumen.audit.match.trade.compared import (
    RECORD,
    STEADY,
    Comparison,
    compared,
    judge_comparison,
    record,
)
from tumen.audit.match.trade.flows import (
    CONTESTED,
    LEAST,
    REVERSE,
    flows_by_year,
    reported,
    spoken_of,
    way,
)
from tumen.audit.match.trade.totals import partner, total
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate

OTHER = re.compile(
    r"石油|原油|石炭|武器|サービス|うち|\boil\b|\bcoal\b|arms|services|weapons|自動車|\bcars\b|食料|\bfoods?\b|農産|水産|食品|鉄鋼|半導体|機械|衣料|繊維|木材|穀物|小麦|肥料|医薬|天然ガス|電子|部品|サービス"
    r"|\b(?:wine|cement|rice|steel|gas|LNG|machine\w*|textiles?|garments?|clothing|semiconductors?|chips|electronics|medicines?|pharma\w*|wheat|grain|beef|pork|fish|seafood|timber|gold|copper|iron|alumini?um|fertili[sz]ers?|tourism|aircraft|ships|parts|vehicles|crops|fruits?|soya?|soybeans?|coffee|sugar|cotton|tea|milk|dairy|phones?)\b"
    r"|worth of (?!(?:\w+ ){0,2}(?:goods|merchandise|products|stuff)\b)\w+",
    re.I,
)
MORE = re.compile(
    r"(?P<sold>(?:export\w*|s[eo]ld?|shipped) (?:far |much |considerably )?more (?:\w+ ){0,5}?than (?:it |they )?(?:import|bought|buys?|purchas))"
    r"|(?P<bought>(?:import\w*|bought|buys?) (?:far |much |considerably )?more (?:\w+ ){0,5}?than (?:it |they )?(?:export|s[eo]ld?|shipped))"
    r"|(?P<sold_ja>輸出(?:額)?(?:が|は)輸入(?:額)?を上回)|(?P<bought_ja>輸入(?:額)?(?:が|は)輸出(?:額)?を上回)",
    re.I,
)
TIMES_AS = re.compile(r"倍|分の|割|times|half of|a third|per ?cent|percent", re.I)
_COMPARES = re.compile(
    r"\beven (?:less|more)\b|下回|上回|及ばな|しのい|twice|half as|times as|前年割れ", re.I
)
"""A flow set against another: the figure alone does not hold the sentence."""
REVERSED = re.compile(r"逆は|逆に|逆方向|逆向き|other way|opposite|in return|reverse|対し", re.I)
LESS_BY = re.compile(r"(?:これ|それ)より[^、。]{0,4}$|(?:by|less|more|fewer) $", re.I)
BALANCE = re.compile(r"surplus|deficit|balance of trade|trade balance|黒字|赤字", re.I)
TOTAL = re.compile(
    r"貿易(?:額|総額|高)|(?:貿易|交易|取引)(?:は|が|の規模)|二国間貿易|往復貿易"
    r"|\b(?:two-way|bilateral|total) trade|\btrade (?:between|with)\b|\btrade (?:was|is|stood|reached|turnover|volume)|\bcommerce between",
    re.I,
)
PARTNER = re.compile(
    r"最大の(?:貿易|輸出|輸入)?相手|(?:largest|biggest|top|most important|main) trad(?:ing|e) partner",
    re.I,
)
YEARLY = re.compile(
    r"\ba year\b|\bper year|annual|every year|each year|nowadays|年に|年間|毎年", re.I
)
FROM_TO = re.compile(r"から.{0,12}(?:へ|に渡|向け)")


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Exports or imports of one state with the other, each dollar figure with the year nearest it."""
    two = reading.two
    if two is None or OTHER.search(reading.text):
        return []
    reading = _in_dollars(reading)
    if BALANCE.search(reading.text):
        return _balance(reading, clocks, two)
    if MORE.search(reading.text):
        return _more(reading, clocks, two)
    if not reading.amounts and _is_trade(reading) and len(reading.times) == 1 == len(reading.years):
        ahead = roles.surplus(reading, two)
        if ahead and not reading.has("negated"):
            other = next(c for c in two if c != ahead)
            return _surplus(clocks, (ahead, other), reading.years[0], True)
    if PARTNER.search(reading.text):
        return partner(reading, clocks)
    if roles.are_both_meant(reading, two) or (
        TOTAL.search(reading.text) and not reading.has("exports", "imports")
    ):
        return total(reading, clocks, two)
    moved = bool(FROM_TO.search(reading.text)) and "品" in reading.text
    told = reading.has("exports", "imports", "goods") or moved or STEADY.search(reading.text)
    if not told and not _is_trade(reading):
        return []
    if RECORD.search(reading.text) or STEADY.search(reading.text):
        values = _values(reading, clocks, two)
        kept = record(reading, clocks, two)
        return [*kept, *values] if kept else []
    made = compared(reading, clocks, two)
    if made is None or (not made and _COMPARES.search(reading.text)):
        return []
    books = _books(reading)
    found = [judge_comparison(one, clocks, books) for one in made]
    rest = _without(reading, made)
    has_money = any(a.unit == "USD" for a in rest.amounts)
    values = _values(rest, clocks, two) if has_money else []
    held = [v for v in found if v]
    if has_money and made and not values:
        held = [v for v in held if v.kind is Kind.CONTRADICTED]
    if len(held) < len(made):
        return [v for v in (*held, *values) if v.kind is Kind.CONTRADICTED]
    return [*held, *values]


def _is_trade(reading: Reading) -> bool:
    """Whether a sentence is of nothing but goods that go from one state to another."""
    return is_only(reading, "trade", beside=("money",)) or (
        bool(reading.told)
        and is_only(reading, beside=("trade", "money"))
        and "trade" in domains(reading.told[-1].text)
    )


def _in_dollars(reading: Reading) -> Reading:
    """ "165 million dollars in 1994 after some 140 million in 1993": both are of dollars."""
    if not any(a.unit == "USD" for a in reading.amounts):
        return reading
    return replace(
        reading,
        amounts=tuple(
            replace(a, unit="USD") if not a.unit and a.value >= LEAST else a
            for a in reading.amounts
        ),
    )


def _without(reading: Reading, made: list[Comparison]) -> Reading:
    """The sentence less the years and figures that its comparisons took."""
    taken = [one.used for one in made]

    def is_free(start: int) -> bool:
        return not any(a <= start < b for a, b in taken)

    money = [a for a in reading.amounts if a.unit == "USD"]
    enough = len(money) >= len(reading.times)
    return replace(
        reading,
        times=tuple(w for w in reading.times if enough or is_free(w.start)),
        amounts=tuple(a for a in reading.amounts if is_free(a.start)),
    )


def _values(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """Each dollar figure with the year nearest it."""
    money = [a for a in reading.amounts if a.unit == "USD" and a.value >= LEAST]
    years = [w for w in reading.times if w.date.month is None]
    if len(money) == 1 and not reading.times and YEARLY.search(reading.text):
        return _yearly(reading, clocks, way(reading, two), money[0])
    if len(money) == 2 and len(years) == 1 and REVERSE.search(reading.text):
        return _both_ways(reading, clocks, two, money, years[0].date.year)
    one = spoken_of(reading, two)
    if not money or one is None or (years and len(money) > len(years)):
        return []
    if not years and (len(money) > 1 or reading.times):
        return []
    if len(money) < len(years) and TIMES_AS.search(reading.text):
        return []
    seller, buyer = one.seller, one.buyer
    series = flows_by_year(clocks, seller, buyer)
    verdicts = []
    for i, amount in enumerate(money):
        if not years:
            year = one.year
        elif len(money) == len(years):
            year = years[i].date.year
        else:
            year = min(years, key=lambda when: abs(when.start - amount.start)).date.year
        found = series.get(year)
        if found is None:
            return []
        verdict = _compare(reading, clocks, amount, found)
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _more(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """That the state named first sold the other more than it bought from it in a year, or less."""
    match = MORE.search(reading.text)
    if match is None or len(reading.years) != 1 or reading.has("negated"):
        return []
    return _surplus(clocks, two, reading.years[0], bool(match["sold"] or match["sold_ja"]))


def _both_ways(
    reading: Reading, clocks: Clocks, two: tuple[str, str], money: list[Amount], year: int
) -> list[Verdict]:
    """Two figures of one year: the flow named first, and the one back."""
    if LESS_BY.search(reading.text[: money[1].start]):
        return []  # the second figure is not a flow but how much less it was
    pair = way(reading, two)
    verdicts = []
    for (seller, buyer), amount in zip((pair, pair[::-1]), money, strict=True):
        series = flows_by_year(clocks, seller, buyer)
        verdict = _compare(reading, clocks, amount, series[year]) if year in series else None
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _yearly(
    reading: Reading, clocks: Clocks, pair: tuple[str, str], amount: Amount
) -> list[Verdict]:
    """A flow "a year", told of the present: by the years about the writing, and by the last at hand."""
    series = flows_by_year(clocks, *pair)
    then = [y for y in (reading.written.year, reading.written.year - 1) if y in series]
    if not then:
        return []
    fits = {y: _fits(amount, found) for y, found in series.items()}
    asserted = f"{amount.value:,.0f} USD, {pair[0]}→{pair[1]}"

    def held(year: int, agrees: bool) -> Held:
        found = series[year]
        piece = clocks.now.estimate_evidence(found)[0]
        return Held(piece, f"{year}: {found.value:,.0f} USD", agrees)

    last = max(series)
    if any(fits[y] for y in then):
        year = next(y for y in then if fits[y])
        later = [y for y in sorted(series) if y > reading.written.year]
        if fits[last] or not later:
            return [Verdict(Kind.SUPPORTED, "trade", asserted, (held(year, True),))]
        first = next((y for y in later if not any(fits[z] for z in later if z >= y)), last)
        pieces = (held(year, True), held(first, False))
        return [Verdict(Kind.OUTDATED, "trade", asserted, pieces, PartialDate(first))]
    if all(_is_far(amount, series[y]) for y in then):
        return [Verdict(Kind.CONTRADICTED, "trade", asserted, (held(then[0], False),))]
    return []


def _fits(amount: Amount, found: Estimate) -> bool:
    """Whether a side's report lies in the amount; "more than" and "less than" are open to one side."""
    values = reported(found) or [found.value]
    if amount.is_open and amount.low > 0:
        return any(v >= amount.low for v in values)
    return any(amount.agrees(v, 0.03) for v in values)


def _is_far(amount: Amount, found: Estimate) -> bool:
    return amount.high < found.low * 0.7 or amount.low > found.high * 1.4


def _balance(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """A surplus or deficit of the state named first, where both sides' figures say the same."""
    one = spoken_of(reading, two)
    if one is None or len(reading.years) > 1:
        return []
    money = [a for a in reading.amounts if a.unit == "USD"]
    if len(money) > 2:
        return []
    values: list[Verdict] = []
    if len(money) == 2 and REVERSED.search(reading.text):
        values = _both_ways(reading, clocks, two, money, one.year)
    elif money:
        values = _values(reading, clocks, two)
    if money and not values:
        return []
    ahead = roles.surplus(reading, two)
    if ahead:
        other = next(c for c in two if c != ahead)
        return [*values, *_surplus(clocks, (ahead, other), one.year, True)]
    said = bool(re.search("surplus|黒字", reading.text, re.I))
    if not said and not re.search("deficit|赤字", reading.text, re.I):
        return []
    return [*values, *_surplus(clocks, two, one.year, said)]


def _surplus(clocks: Clocks, two: tuple[str, str], year: int, said: bool) -> list[Verdict]:
    """Whether the first of two sold the other more than it bought, where the intervals tell."""
    sold, bought = (flows_by_year(clocks, *way).get(year) for way in (two, two[::-1]))
    if sold is None or bought is None:
        return []
    surplus = sold.low > bought.high
    if not surplus and not bought.low > sold.high:
        return []
    agrees = said is surplus
    held = tuple(
        Held(clocks.now.estimate_evidence(e)[0], f"{e.a}→{e.b} {e.value:,.0f} USD", agrees)
        for e in (sold, bought)
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "trade-balance", f"{two[0]} {year}", held)]


BOOKS = re.compile(
    r"\b(?:by|according to|on) (?:the )?(?P<whose>\w+(?: \w+)?)(?:(?:'s|’s|s')? own| own|'s|’s)? (?:own )?(?:books|figures|count|statistics|customs|numbers|data|reckoning)\b"
    r"|(?P<ja>\w{1,8}?)(?:側)?の(?:統計|税関|発表)",
    re.I,
)


def _books(reading: Reading) -> str | None:
    """The state by whose statistics a flow is told: 「日本側の統計で」, "by Hanoi's own count"."""
    match = BOOKS.search(reading.text)
    if match is None:
        return None
    inside = [n.code for n in reading.named if match.start() <= n.start < match.end()]
    if not inside and re.search("同国|its own", match.group()):
        return reading.states[0] if reading.states else None
    return inside[0] if len(set(inside)) == 1 else None


def _compare(reading: Reading, clocks: Clocks, amount: Amount, found: Estimate) -> Verdict | None:
    piece = clocks.now.estimate_evidence(found)[0]
    sides = reported(found)
    agrees = [amount.agrees(v, 0.01) for v in sides]
    held = tuple(Held(piece, f"{v:,.0f} USD", a) for v, a in zip(sides, agrees, strict=True))
    asserted = f"{amount.value:,.0f} USD {found.period}"
    if not sides:
        return None
    books = _books(reading)
    if books and found.extra.get("exporter_usd") and books in clocks.line(found.a):
        sides, agrees, held = sides[:1], agrees[:1], held[:1]
    elif books and found.extra.get("importer_usd") and books in clocks.line(found.b):
        sides, agrees, held = sides[-1:], agrees[-1:], held[-1:]
    main = agrees[0] if found.extra.get("exporter_usd") else agrees[-1]
    if (
        main
        and not all(agrees)
        and max(sides) / min(sides) > CONTESTED
        and not reading.has("attribution")
    ):
        return Verdict(Kind.DISPUTED, "trade", asserted, held)
    if main or all(agrees):
        return Verdict(Kind.SUPPORTED, "trade", asserted, tuple(h for h in held if h.agrees))
    attributed = bool(re.search(r"統計|側の|statistics|reported by|figures", reading.text))
    if any(agrees):
        if attributed:
            return None
        if max(sides) / min(sides) > 1.15:
            return Verdict(Kind.DISPUTED, "trade", asserted, held)
        return Verdict(Kind.SUPPORTED, "trade", asserted, tuple(h for h in held if h.agrees))
    low, high = min(found.low, *sides) * 0.8, max(found.high, *sides) * 1.2
    if amount.high < low or amount.low > high:
        return Verdict(Kind.CONTRADICTED, "trade", asserted, held)
    return None
