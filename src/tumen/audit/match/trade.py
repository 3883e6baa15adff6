"""Trade in goods between two states in a year: both sides' figures."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate, Evidence

OTHER = re.compile(
    r"石油|原油|石炭|武器|サービス|うち|\boil\b|\bcoal\b|arms|services|weapons|自動車|\bcars\b|食料|\bfoods?\b|農産|水産|食品|鉄鋼|半導体|機械|衣料|繊維|木材|穀物|小麦|肥料|医薬|天然ガス|電子|部品|サービス"
    r"|\b(?:wine|cement|rice|steel|gas|LNG|machine\w*|textiles?|garments?|clothing|semiconductors?|chips|electronics|medicines?|pharma\w*|wheat|grain|beef|pork|fish|seafood|timber|gold|copper|iron|alumini?um|fertili[sz]ers?|tourism|aircraft|ships|parts|vehicles|crops|fruits?|soya?|soybeans?|coffee|sugar|cotton|tea|milk|dairy|phones?)\b"
    r"|worth of (?!goods|merchandise|products|stuff)\w+",
    re.I,
)
MORE = re.compile(
    r"(?P<sold>(?:export\w*|s[eo]ld?|shipped) (?:far |much |considerably )?more (?:\w+ ){0,5}?than (?:it |they )?(?:import|bought|buys?|purchas))"
    r"|(?P<bought>(?:import\w*|bought|buys?) (?:far |much |considerably )?more (?:\w+ ){0,5}?than (?:it |they )?(?:export|s[eo]ld?|shipped))"
    r"|(?P<sold_ja>輸出(?:額)?(?:が|は)輸入(?:額)?を上回)|(?P<bought_ja>輸入(?:額)?(?:が|は)輸出(?:額)?を上回)",
    re.I,
)
TIMES_AS = re.compile(r"倍|分の|割|times|half of|a third|per ?cent|percent", re.I)
AHEAD = re.compile(r"昨年|前年|last year|the year before", re.I)
"""A figure of last year set against one of another year: which is meant is not clear."""
OTHER_FLOW = re.compile(r"\beven (?:less|more)\b|下回|上回|及ばな|しのい", re.I)
"""A flow set against another: the figure alone does not hold the sentence."""
BUT_FOR = re.compile(r"に次|に続|除け|\bafter\b|second|except|other than|next to", re.I)
OLD = 8
"""Years after which a largest partner is no longer told of the present."""
CONTESTED = 1.5
"""Ratio of the two sides' reports from which neither stands for the flow alone."""
DIFFERS = 1.05
"""Ratio from which two totals of one year are told as a disagreement."""
BALANCE = re.compile(r"surplus|deficit|黒字|赤字", re.I)
TOTAL = re.compile(
    r"貿易(?:額|総額|高)|(?:貿易|交易|取引)(?:は|が|の規模)|二国間貿易|往復貿易"
    r"|\b(?:two-way|bilateral|total) trade|\btrade (?:between|with)\b|\btrade (?:was|is|stood|reached|turnover|volume)|\bcommerce between",
    re.I,
)
PARTNER = re.compile(
    r"最大の(?:貿易|輸出|輸入)?相手|(?:largest|biggest|top|most important|main) trad(?:ing|e) partner",
    re.I,
)
REVERSE = re.compile(
    r"other way|opposite direction|in return|the reverse|逆方向|逆向き|反対方向", re.I
)
YEARLY = re.compile(
    r"\ba year\b|\bper year|annual|every year|each year|nowadays|年に|年間|毎年", re.I
)
MONTHLY = re.compile(r"月間|単月|か月|month|quarter|四半期|半期|first half", re.I)
FROM_TO = re.compile(r"から.{0,12}(?:へ|に渡|向け)")


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Exports or imports of one state with the other, each dollar figure with the year nearest it."""
    two = reading.two
    if two is None or OTHER.search(reading.text):
        return []
    if BALANCE.search(reading.text):
        return _balance(reading, clocks, two)
    if MORE.search(reading.text):
        return _more(reading, clocks, two)
    if PARTNER.search(reading.text):
        return _partner(reading, clocks)
    if TOTAL.search(reading.text) and not reading.has("exports", "imports"):
        return _total(reading, clocks, two)
    moved = bool(FROM_TO.search(reading.text)) and "品" in reading.text
    if not (reading.has("exports", "imports") or moved):
        return []
    money = [a for a in reading.amounts if a.unit == "USD" and a.value >= 1e5]
    years = [w for w in reading.times if w.date.month is None]
    if len(money) == 1 and not reading.times and YEARLY.search(reading.text):
        return _yearly(reading, clocks, _direction(reading, two), money[0])
    if len(money) == 2 and len(years) == 1 and REVERSE.search(reading.text):
        return _both_ways(reading, clocks, two, money, years[0].date.year)
    rest = "".join(reading.text[a:b] for a, b in _beside(money, len(reading.text)))
    if not money or not years or len(money) > len(years) or OTHER_FLOW.search(rest):
        return []
    if len(money) < len(years) and TIMES_AS.search(reading.text):
        years = [min(years, key=lambda when: abs(when.start - money[0].start))]
        if AHEAD.search(reading.text[: money[0].start]):
            return []
    seller, buyer = _direction(reading, two)
    series = _series(clocks, seller, buyer)
    verdicts = []
    for i, amount in enumerate(money):
        if len(money) == len(years):
            year = years[i].date.year
        else:
            year = min(years, key=lambda when: abs(when.start - amount.start)).date.year
        found = series.get(year)
        if found is None:
            continue
        verdict = _compare(reading, clocks, amount, found)
        if verdict:
            verdicts.append(verdict)
    return verdicts


def _more(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """That the state named first sold the other more than it bought from it in a year, or less."""
    match = MORE.search(reading.text)
    if match is None or len(reading.years) != 1 or reading.has("negated"):
        return []
    return _surplus(clocks, two, reading.years[0], bool(match["sold"] or match["sold_ja"]))


def _beside(money: list[Amount], end: int) -> list[tuple[int, int]]:
    """The places of a text that no amount takes up."""
    starts = [0, *(a.end for a in money)]
    return list(zip(starts, [*(a.start for a in money), end], strict=True))


def _series(clocks: Clocks, seller: str, buyer: str) -> dict[int, Estimate]:
    """A flow by year."""
    return {e.period.year: e for e in clocks.now.estimates("trade", seller, buyer)}


def _sides(found: Estimate) -> list[float]:
    """What the exporter and the importer reported, in dollars, of those who did."""
    return [float(v) for side in ("exporter_usd", "importer_usd") if (v := found.extra.get(side))]


def _both_ways(
    reading: Reading, clocks: Clocks, two: tuple[str, str], money: list[Amount], year: int
) -> list[Verdict]:
    """Two figures of one year: the flow named first, and the one back."""
    pair = _direction(reading, two)
    verdicts = []
    for (seller, buyer), amount in zip((pair, pair[::-1]), money, strict=True):
        series = _series(clocks, seller, buyer)
        verdict = _compare(reading, clocks, amount, series[year]) if year in series else None
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _yearly(
    reading: Reading, clocks: Clocks, pair: tuple[str, str], amount: Amount
) -> list[Verdict]:
    """A flow "a year", told of the present: by the years about the writing, and by the last at hand."""
    series = _series(clocks, *pair)
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
    values = _sides(found) or [found.value]
    if amount.is_open and amount.low > 0:
        return any(v >= amount.low for v in values)
    return any(amount.agrees(v, 0.03) for v in values)


def _is_far(amount: Amount, found: Estimate) -> bool:
    return amount.high < found.low * 0.7 or amount.low > found.high * 1.4


def _balance(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """A surplus or deficit of the state named first, where both sides' figures say the same."""
    if len(reading.years) != 1:
        return []
    said = bool(re.search("surplus|黒字", reading.text, re.I))
    return _surplus(clocks, two, reading.years[0], said)


def _surplus(clocks: Clocks, two: tuple[str, str], year: int, said: bool) -> list[Verdict]:
    """Whether the first of two sold the other more than it bought, where the intervals tell."""
    sold, bought = (_series(clocks, *way).get(year) for way in (two, two[::-1]))
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


def _direction(reading: Reading, two: tuple[str, str]) -> tuple[str, str]:
    """Who sells to whom. "A's exports to B", "AのBへの輸出", "BからAへ"."""
    first, second = two
    text = reading.text
    if reading.lang == "ja":
        target = re.search(r"対(?=[^\s]{1,8}輸[出入])", text)
        if target:
            ahead = [n.code for n in reading.named if n.start >= target.end()]
            if ahead:
                second = ahead[0]
                first = next(c for c in two if c != second) if second in two else first
        elif (kara := re.search("から", text)) and not reading.has("imports"):
            before = [
                n.code for n in reading.named if n.end <= kara.start() and kara.start() - n.end < 2
            ]
            if before and before[-1] in two:
                first = before[-1]
                second = next(c for c in two if c != first)
    elif match := re.search(
        r"(?:exports?|exported|shipped|sold).{0,60}?\bto\b|\bfrom\b", text, re.I
    ):
        after = [n.code for n in reading.named if n.start >= match.end()]
        if after and after[0] in two:
            if match.group().lower() == "from":
                first = after[0]
                second = next(c for c in two if c != first)
                return first, second
            second = after[0]
            first = next(c for c in two if c != second)
            return first, second
    if reading.has("imports") and not reading.has("exports"):
        return second, first
    return first, second


def _compare(reading: Reading, clocks: Clocks, amount: Amount, found: Estimate) -> Verdict | None:
    piece = clocks.now.estimate_evidence(found)[0]
    sides = _sides(found)
    agrees = [amount.agrees(v, 0.01) for v in sides]
    held = tuple(Held(piece, f"{v:,.0f} USD", a) for v, a in zip(sides, agrees, strict=True))
    asserted = f"{amount.value:,.0f} USD {found.period}"
    if not sides:
        return None
    main = agrees[0] if found.extra.get("exporter_usd") else agrees[-1]
    if main and max(sides) / min(sides) > CONTESTED and not reading.has("attribution"):
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


def _total(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """Both directions together in a year, by each side's figures and by every published total."""
    money = [a for a in reading.amounts if a.unit == "USD" and a.value >= 1e5]
    if len(money) != 1 or len(reading.years) != 1 or MONTHLY.search(reading.text):
        return []
    if any(w.date.month for w in reading.times):
        return []
    amount, year = money[0], reading.years[0]
    figures = _totals(clocks, two, year)
    if not figures:
        return []
    held = tuple(
        Held(piece, f"{value:,.0f} USD", amount.agrees(value, 0.02)) for value, piece in figures
    )
    asserted = f"{amount.value:,.0f} USD {year}"
    values = [value for value, _ in figures]
    agreeing = tuple(h for h in held if h.agrees)
    if agreeing:
        far = any(max(v / amount.value, amount.value / v) > DIFFERS for v in values)
        if far and not reading.has("attribution"):
            return [Verdict(Kind.DISPUTED, "trade-total", asserted, held)]
        return [Verdict(Kind.SUPPORTED, "trade-total", asserted, agreeing)]
    if amount.high < min(values) * 0.75 or amount.low > max(values) * 1.33:
        return [Verdict(Kind.CONTRADICTED, "trade-total", asserted, held)]
    return []


def _totals(clocks: Clocks, two: tuple[str, str], year: int) -> list[tuple[float, Evidence]]:
    """Every figure for the total trade of two states in a year, with its evidence."""
    found: list[tuple[float, Evidence]] = []
    out, back = (_series(clocks, *way).get(year) for way in (two, two[::-1]))
    if out and back:
        piece = clocks.now.estimate_evidence(out)[0]
        sides = (("exporter_usd", "importer_usd"), ("importer_usd", "exporter_usd"))
        for mine, theirs in sides:
            if out.extra.get(mine) and back.extra.get(theirs):
                found.append((float(out.extra[mine]) + float(back.extra[theirs]), piece))
    for a, b in (two, two[::-1]):
        found += [
            (r["value_usd"], clocks.now.evidence(r, "trade_totals")[0])
            for r in clocks.now.rows("trade_totals", state=a, partner=b, flow="total", year=year)
            if r["value_usd"] and r["valid_from"] == r["valid_to"] == str(year)
        ]
    for claim in clocks.now.claims(about=two, quantity="trade-total"):
        start = on(claim)
        if claim["value"] and start and start.year == year and start.month is None:
            scale = {"million USD": 1e6, "billion USD": 1e9}.get(claim["unit"], 1.0)
            found.append((claim["value"] * scale, clocks.now.evidence(claim)[0]))
    return found


def _partner(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The largest partner of a state in goods, in the last years before the writing.

    English says "A is B's largest partner", and so does Japanese: the partner first.
    """
    if len(reading.states) != 2 or reading.has("negated") or BUT_FOR.search(reading.text):
        return []
    partner, state = reading.states
    rows = [
        r
        for r in clocks.now.rows("trade_reporters", state=state)
        if r["largest"] and r["year"] <= reading.written.year
        if not reading.years or r["year"] in reading.years
    ]
    last = sorted(rows, key=lambda r: r["year"])[-3:]
    if not last or (not reading.years and last[-1]["year"] < reading.written.year - OLD):
        return []
    same = {r["largest"][0].split(":")[0] in clocks.line(partner) for r in last}
    if len(same) != 1:
        return []
    agrees = same.pop()
    held = tuple(
        clocks.held("trade_reporters", r, f"{r['year']}: {r['largest'][0]}", agrees) for r in last
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "trade-partner", f"{state}: {partner}", held)]
