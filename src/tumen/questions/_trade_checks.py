"""What the figures of trade can and cannot bear: sums that do not add up, flows under a measure."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Finding
from tumen.core.kinds import Ask, Facts, Row, Sentences
from tumen.core.rounding import rounding
from tumen.core.units import resolve
from tumen.core.values import Listing, Percent, Quantity, Slot, Text
from tumen.questions._findings import all_evidence, span_of, stated

SENTENCES: Sentences = {
    "growth_misfit": {
        "en": "Two figures do not add up, beyond rounding: {value} in {year} as a change of {growth} implies "
        "{implied} for {earlier_year}, where a report gives {earlier}.",
        "ja": "丸めの範囲を超えて食い違う数値がある。{year}の{value}が前年比{growth}であれば{earlier_year}は{implied}となるはずだが、"
        "{earlier}とする報告がある。",
    },
    "part_misfit": {
        "en": "A part exceeds its whole: for {year}, {compiler} gives {part} of trade between {a} and {b} but "
        "{whole} for all trade of {state}.",
        "ja": "部分が全体を上回る数値がある。{compiler}は{year}の{a}と{b}の貿易額を{part}とする一方、{state}の貿易総額を{whole}としている。",
    },
    "oil_under_measure": {
        "en": "The refined petroleum reported as delivered to {state} in {years} falls under {measures}; totals of a "
        "month or a year cannot by themselves prove a breach.",
        "ja": "{years}に{state}へ引き渡されたと報告されている石油精製品は{measures}の対象である。月や年の合計だけでは違反の証拠にならない。",
    },
    "uncoded": {
        "en": "The yearly totals of this data set say neither which goods crossed nor on which day: none of "
        "them can be held against the measures on goods in force, and none proves a breach.",
        "ja": "このデータの年間合計は、どの品目がいつ越境したかを示さない。効力のある品目ごとの措置に照らすことはできず、違反の証拠にもならない。",
    },
}


def growth_misfits(facts: Facts, claims: Sequence[Row]) -> list[Finding]:
    """Levels of two years against the growth stated for the later one."""
    totals = [
        claim
        for claim in claims
        if claim["quantity"] == "trade-total" and claim["value"] is not None and _whole_year(claim)
        if facts.evidence(claim)
    ]
    found = []
    for claim in totals:
        if claim["growth_percent"] is None:
            continue
        year = PartialDate.parse(claim["valid_from"]).year
        low, high = _implied(claim)
        for earlier in totals:
            if PartialDate.parse(earlier["valid_from"]).year != year - 1:
                continue
            least, most = (end * _scale(earlier) for end in rounding(earlier["value"]))
            if most < low or least > high:
                slots: dict[str, Slot] = {
                    "value": _dollars(claim),
                    "year": PartialDate(year),
                    "growth": Percent(claim["growth_percent"] / 100),
                    "implied": Quantity(None, "USD", low, high, figures=3),
                    "earlier": _dollars(earlier),
                    "earlier_year": PartialDate(year - 1),
                }
                evidence = all_evidence(facts, [claim, earlier], "claims")
                found.append(stated("growth_misfit", slots, evidence, PartialDate(year)))
    return found


def _whole_year(claim: Row) -> bool:
    return claim["valid_from"] is not None and claim["valid_from"] == claim["valid_to"] and (
        len(claim["valid_from"]) == 4
    )  # fmt: skip


def _scale(claim: Row) -> float:
    return resolve(claim["unit"])[1]


def _dollars(claim: Row) -> Quantity:
    return Quantity(claim["value"] * _scale(claim), "USD", figures=4)


def _implied(claim: Row) -> tuple[float, float]:
    """What the year before must have been: the level over the growth, both as far as rounding goes."""
    least, most = (end * _scale(claim) for end in rounding(claim["value"]))
    slowest, fastest = (1 + end / 100 for end in sorted(rounding(claim["growth_percent"])))
    return least / fastest, most / slowest


def part_misfits(facts: Facts, ask: Ask) -> list[Finding]:
    """A compiler's total with one partner against its total with all."""
    found = []
    for state in (ask.a, ask.b):
        line = facts.states.line(state.code)
        rows = [row for row in facts.involving("trade_totals", state.code) if row["state"] in line]
        for part in facts.between("trade_totals", *ask.codes):
            wholes = [
                row
                for row in rows
                if row["partner"] is None
                and (row["compiler"], row["year"]) == (part["compiler"], part["year"])
                and part["state"] in line
            ]
            total = _total(wholes)
            if part["flow"] == "total" and total is not None and part["value_usd"] > total * 1.01:
                slots: dict[str, Slot] = {
                    "year": PartialDate(part["year"]),
                    "compiler": Text(part["compiler"], part["compiler"]),
                    "a": ask.a,
                    "b": ask.b,
                    "state": state,
                    "part": Quantity(part["value_usd"], "USD", figures=4),
                    "whole": Quantity(total, "USD", figures=4),
                }
                evidence = all_evidence(facts, [part, *wholes], "trade_totals")
                found.append(stated("part_misfit", slots, evidence, PartialDate(part["year"])))
    return found


def _total(rows: Sequence[Row]) -> float | None:
    """The total a compiler gives, or the sum of its exports and imports."""
    by_flow: dict[str, float] = {row["flow"]: row["value_usd"] for row in rows}
    if "total" in by_flow:
        return by_flow["total"]
    if {"exports", "imports"} <= set(by_flow):
        return by_flow["exports"] + by_flow["imports"]
    return None


def under_measures(
    facts: Facts, ask: Ask, measures: Sequence[Row], traded: Finding | None
) -> list[Finding]:
    """Flows seen in the data that fall under a UN measure in force, with the paragraph."""
    found = []
    goods = [row for row in measures if row["authority"] == "UN" and row["hs"]]
    petroleum = [row for row in goods if "2710" in row["hs"]]
    deliveries = facts.between("oil_deliveries", *ask.codes)
    for state in (ask.a, ask.b):
        line = facts.states.line(state.code)
        rules = [row for row in petroleum if row["target"] in line]
        under = [
            row
            for row in deliveries
            if row["state"] in line and row["valid_from"]
            if any(_began_by(rule, row) for rule in rules)
        ]
        if not under:
            continue
        years = sorted({PartialDate.parse(row["valid_from"]).year for row in under})
        named = dict.fromkeys(_paragraph(rule) for rule in rules)
        slots: dict[str, Slot] = {
            "state": state,
            "years": Listing(tuple(PartialDate(year) for year in years)),
            "measures": Listing(tuple(named)),
        }
        evidence = (
            *all_evidence(facts, under[-3:], "oil_deliveries"),
            *all_evidence(facts, rules, "sanction_measures"),
        )
        found.append(stated("oil_under_measure", slots, evidence, PartialDate(years[-1])))
    if goods and traded is not None:
        found.append(stated("uncoded", {}, traded.evidence))
    return found


def _paragraph(rule: Row) -> Text:
    instrument, paragraph = rule["instrument"], rule["paragraph"]
    if not paragraph:
        return Text(instrument, instrument)
    return Text(f"{instrument}, paragraph {paragraph}", f"{instrument}第{paragraph}項")


def _began_by(rule: Row, delivery: Row) -> bool:
    """Whether the measure held at some time of the delivery."""
    start, period = span_of(rule).start, span_of(delivery)
    end = period.end or period.start
    return start is not None and end is not None and start.earliest <= end.latest
