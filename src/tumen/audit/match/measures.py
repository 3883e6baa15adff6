"""Caps of sanctions: how much of which goods a year, and whether the cap still stands."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.tense import is_past
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

CAP = re.compile(
    r"上限|制限|絞|抑え|枠|まで|\bcap|limit|ceiling|restrict|no more than|\blets?\b|\ballow|\bmay (?:buy|import|receive|have|take)|認め|許",
    re.I,
)
RESOLUTION = re.compile(r"(?:決議(?:第)?|resolution )\s*(\d{4})", re.I)
CRUDE, REFINED, COAL = "原油|crude", "精製|refined", "石炭|coal"


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """An amount that a measure allows, of the goods named, at the writing and today."""
    amounts = [a for a in reading.amounts if a.unit in ("barrels", "tonnes")]
    if len(amounts) != 1 or not CAP.search(reading.text):
        return []
    amount = amounts[0]
    number = RESOLUTION.search(reading.text)
    rows = [
        r
        for r in clocks.now.rows("sanction_measures")
        if r["cap_value"] and r["cap_unit"] == amount.unit
    ]
    rows = [r for r in rows if _same_goods(reading.text, r)]
    if number:
        rows = [r for r in rows if number[1] in r["instrument"]]
    stated = {*reading.states} or {*reading.pair}
    if not stated & {r["target"] for r in clocks.now.rows("sanction_measures")}:
        stated = {*reading.pair} if set(reading.states) <= set(reading.pair) else set()
    rows = [r for r in rows if r["target"] in stated]
    day = reading.written
    standing = [
        r
        for r in rows
        if (d := on(r)) and d.earliest <= day and not ((e := on(r, "valid_to")) and e.latest < day)
    ]
    if not standing:
        return []
    held = tuple(
        Held(
            clocks.now.evidence(r, "sanction_measures")[0],
            f"{r['cap_value']:,.0f} {r['cap_unit']}",
            amount.agrees(r["cap_value"], 0.001),
        )
        for r in standing
    )
    asserted = f"{amount.value:,.0f} {amount.unit}"
    if not any(h.agrees for h in held):
        return [Verdict(Kind.CONTRADICTED, "cap", asserted, held)]
    row = next(r for r, h in zip(standing, held, strict=True) if h.agrees)
    end = on(row, "valid_to")
    agreeing = tuple(h for h in held if h.agrees)
    lasting = reading.has("now") or not (reading.times or is_past(reading))
    if end and end.latest < clocks.now.as_of and lasting:
        ended = row["end_known"]
        return [
            Verdict(
                Kind.OUTDATED, "cap", asserted, agreeing, PartialDate.of(ended) if ended else end
            )
        ]
    return [Verdict(Kind.SUPPORTED, "cap", asserted, agreeing)]


def _same_goods(text: str, row: Row) -> bool:
    goods = " ".join([*row["goods"], *row["goods_ja"]])
    asked = [p for p in (CRUDE, REFINED, COAL) if re.search(p, text, re.I)]
    return len(asked) == 1 and bool(re.search(asked[0], goods, re.I))
