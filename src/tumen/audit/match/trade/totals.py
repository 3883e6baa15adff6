"""Totals of trade between two states, and who is the largest partner of one."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.trade.flows import CONTESTED, LEAST, flows_by_year
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence
from tumen.core.kinds import Row

BUT_FOR = re.compile(r"に次|に続|除け|\bafter\b|second|except|other than|next to", re.I)
OLD = 8
"""Years after which a largest partner is no longer told of the present."""
DIFFERS = 1.05
"""Ratio from which two totals of one year are told as a disagreement."""
MONTHLY = re.compile(r"月間|単月|か月|month|quarter|四半期|半期|first half", re.I)


def total(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """Both directions together in a year, by each side's figures and by every published total."""
    money = [a for a in reading.amounts if a.unit == "USD" and a.value >= LEAST]
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
        far = any(
            _ratio(v, amount.value) > DIFFERS for v, piece in figures if not _is_of_flows(piece)
        )
        far = far or any(_ratio(v, amount.value) > CONTESTED for v in values)
        if far and not reading.has("attribution"):
            return [Verdict(Kind.DISPUTED, "trade-total", asserted, held)]
        return [Verdict(Kind.SUPPORTED, "trade-total", asserted, agreeing)]
    if amount.high < min(values) * 0.75 or amount.low > max(values) * 1.33:
        return [Verdict(Kind.CONTRADICTED, "trade-total", asserted, held)]
    return []


def _ratio(a: float, b: float) -> float:
    return max(a / b, b / a)


def _is_of_flows(piece: Evidence) -> bool:
    """Whether a total is summed from the two flows: the two sides' reports of those always differ."""
    return piece.locator.startswith("measures/trade/")


def _totals(clocks: Clocks, two: tuple[str, str], year: int) -> list[tuple[float, Evidence]]:
    """Every figure for the total trade of two states in a year, with its evidence."""
    found: list[tuple[float, Evidence]] = []
    out, back = (flows_by_year(clocks, *way).get(year) for way in (two, two[::-1]))
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


def partner(reading: Reading, clocks: Clocks) -> list[Verdict]:
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
    asserted = f"{state}: {partner}"
    later = [] if reading.years else _overtaken(clocks, state, partner, last[-1]["year"])
    if agrees and later:
        newer = [
            clocks.held("trade_reporters", r, f"{r['year']}: {r['largest'][0]}", False)
            for r in later[:2]
        ]
        changed = PartialDate(later[0]["year"])
        return [Verdict(Kind.OUTDATED, "trade-partner", asserted, (*held, *newer), changed)]
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "trade-partner", asserted, held)]


def _overtaken(clocks: Clocks, state: str, partner: str, since: int) -> list[Row]:
    """The years up to the last at hand in which another was the largest partner, without a break."""
    rows = sorted(
        (
            r
            for r in clocks.now.rows("trade_reporters", state=state)
            if r["largest"] and r["year"] > since
        ),
        key=lambda r: r["year"],
    )
    found: list[Row] = []
    for row in reversed(rows):
        if row["largest"][0].split(":")[0] in clocks.line(partner):
            break
        found.append(row)
    return found[::-1] if len(found) > 1 else []
