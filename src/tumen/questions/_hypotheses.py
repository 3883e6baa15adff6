"""Rival explanations of one matter, ranked by what contradicts them (analysis of competing hypotheses)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Grid
from tumen.core.kinds import Facts, Ranked, Row, Sentences, Standing
from tumen.core.values import Listing, Quantity, Text
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import all_evidence, stated, strongest

MARKS = {"CC": "plus", "C": "plus", "N": "neutral", "I": "minus", "II": "minus"}
SHOWN = 16
SENTENCES: Sentences = {
    "hypotheses": {
        "en": "The ledger holds {n} explanations against {m}; it does not choose between them where "
        "the reports do not.",
        "ja": "記録簿では{m}を{n}通りの説明に照らしている。報告が決め手にならない限り、いずれとも断定しない。",
    },
    "least_contradicted": {
        "en": "On {matter}, the explanation least contradicted so far: {hypothesis}.",
        "ja": "{matter}をめぐる説明のうち、現時点で矛盾する報告が最も少ないのは{hypothesis}である。",
    },
    "hangs_on": {
        "en": "That order hangs on {n}: leave out any one of them and another explanation comes first.",
        "ja": "この順序を左右する報告が{n}ある。いずれかを除けば、別の説明が首位となる。",
    },
}
"""Questions that rank explanations add these to their own sentences."""


def explained(
    facts: Facts, claims: Sequence[Row], explains: str, matter: Text, key: str
) -> tuple[list[Finding], list[Exhibit], list[Row]]:
    """Findings, the matrix, and the claims that bear on the explanations of one matter."""
    names = {
        row["id"]: Text(row["name_en"], f"「{row['name_ja']}」")
        for row in facts.rows("hypotheses", explains=explains)
    }
    bearing = [
        claim
        for claim in claims
        if any(_rating(claim, name) for name in names) and facts.evidence(claim)
    ]
    used = [name for name in names if any(_rating(claim, name) for claim in bearing)]
    if len(used) < 2:
        return [], [], bearing
    ranked = facts.rank(bearing, used)
    order = ranked.order()
    findings = [
        stated(
            "hypotheses",
            {"n": len(order), "m": Quantity(len(bearing), "reports")},
            all_evidence(facts, strongest(facts, bearing, 4), "claims"),
        ),
        *_leading(facts, order, names, bearing, matter),
        *_sensitivity(facts, ranked, bearing),
    ]
    return findings, [_matrix(facts, bearing, names, order, key)], bearing


def _rating(claim: Row, hypothesis: str) -> str | None:
    for entry in claim["hypotheses"] or ():
        name, _, rating = entry.rpartition(":")
        if name == hypothesis:
            return str(rating)
    return None


def _leading(
    facts: Facts,
    order: Sequence[Standing],
    names: Mapping[str, Text],
    bearing: Sequence[Row],
    matter: Text,
) -> list[Finding]:
    """The explanations that nothing or least contradicts, when they are not all level."""
    leaders = [standing for standing in order if standing.rank == 1]
    if len(leaders) == len(order):
        return []
    told = {locator for standing in order if standing.rank > 1 for locator in standing.against}
    told |= {locator for standing in leaders for locator in standing.consistent}
    carrying = [claim for claim in bearing if f"claims/{claim['id']}" in told]
    if not carrying:
        return []
    shown = Listing(tuple(names[standing.hypothesis] for standing in leaders))
    evidence = all_evidence(facts, strongest(facts, carrying, 4), "claims")
    return [stated("least_contradicted", {"hypothesis": shown, "matter": matter}, evidence)]


def _sensitivity(facts: Facts, ranked: Ranked, bearing: Sequence[Row]) -> list[Finding]:
    """Which single report would put another explanation first, were it left out."""
    decisive = {swing.locator for swing in ranked.swings() if swing.is_lead}
    named = [claim for claim in bearing if f"claims/{claim['id']}" in decisive]
    if not named:
        return []
    evidence = all_evidence(facts, named, "claims")
    return [stated("hangs_on", {"n": Quantity(len(named), "reports")}, evidence)]


def _matrix(
    facts: Facts,
    claims: Sequence[Row],
    names: Mapping[str, Text],
    order: Sequence[Standing],
    key: str,
) -> Grid:
    columns = [standing.hypothesis for standing in order]
    shown = strongest(facts, claims, SHOWN)
    return Grid(
        key=key,
        title=Text("Explanations against the reports", "説明と報告の突き合わせ"),
        alt=Text(
            "Rows are reports, columns explanations; marks say whether a report fits or contradicts.",
            "行は報告、列は説明。報告が説明と合うか矛盾するかを印で示す。",
        ),
        sources=sources_of(facts, shown),
        made_by="table claims, column hypotheses; weighted inconsistency",
        note=Text(
            "Analysis of competing hypotheses: what counts is what contradicts, not what fits. "
            "The least contradicted stands first.",
            "競合仮説分析による。重視するのは合致する報告ではなく矛盾する報告であり、矛盾の少ない順に並べる。",
        ),
        columns=tuple(names[name] for name in columns),
        rows=tuple(Text(claim["statement_en"], claim["statement_ja"]) for claim in shown),
        cells=tuple(
            tuple(
                (MARKS.get(_rating(claim, name) or "", "unknown"), _rating(claim, name) or "")
                for name in columns
            )
            for claim in shown
        ),
    )
