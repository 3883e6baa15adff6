"""Which third state do the data tie most to both states of a pair?"""

from __future__ import annotations

from collections import defaultdict

from tumen.core.dates import Span, parse_or_none
from tumen.store.facts import StoreFacts

TRADE_WEIGHT = 4.0
"""A partner that takes a quarter of the exports counts as much as a common land border."""


def third_state(facts: StoreFacts, a: str, b: str) -> str | None:
    """The living state with the largest smaller tie to either side; None when nothing ties any.

    The tie of two states adds a land border (1), an alliance in force (2 with a defence
    obligation, else 1), and the partner's share of the state's last reported exports
    (TRADE_WEIGHT times it). The weaker of the two ties decides, their sum breaks a draw.
    """
    ties_a, ties_b = _ties(facts, a), _ties(facts, b)
    own = {*facts.line(a), *facts.line(b)}
    scored = [
        (min(ties_a[code], ties_b[code]), ties_a[code] + ties_b[code], code)
        for code in ties_a.keys() & ties_b.keys()
        if code not in own and facts.states[code].exists_on(facts.as_of)
    ]
    return max(scored, key=lambda score: (score[0], score[1], score[2]))[2] if scored else None


def _ties(facts: StoreFacts, code: str) -> dict[str, float]:
    line = set(facts.line(code))
    ties: dict[str, float] = defaultdict(float)
    for row in facts.involving("contiguity", code):
        if row["kind"] == "land" and not row["valid_to"]:
            ties[row["b"] if row["a"] in line else row["a"]] += 1
    allied: dict[str, float] = defaultdict(float)
    for row in facts.involving("alliances", code):
        if not row["valid_to"]:
            other = row["b"] if row["a"] in line else row["a"]
            allied[other] = max(allied[other], 2 if row["defence"] else 1)
    for row in facts.involving("treaties", code):
        span = Span(parse_or_none(row["in_force"]), parse_or_none(row["terminated"]))
        if row["kind"] == "alliance" and span.surely_on(facts.as_of):
            for other in set(row["parties"]) - line:
                allied[other] = max(allied[other], 2 if row["defence"] else 1)
    for other, weight in allied.items():
        ties[other] += weight
    exports = [
        row for row in facts.rows("trade", exporter=sorted(line)) if row["reporter"] == "exporter"
    ] or facts.rows("trade", exporter=sorted(line))
    if exports:
        last = max(row["year"] for row in exports)
        total = sum(row["value_usd"] for row in exports if row["year"] == last)
        for row in exports:
            if row["year"] == last and total:
                ties[row["importer"]] += TRADE_WEIGHT * row["value_usd"] / total
    return ties
