"""Why were troops or workers sent? Hypotheses with the claims for and against; nothing beyond them."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Grid
from tumen.core.kinds import Answer, Ask, Facts, Question, Ranked, Row, Sentences, Standing
from tumen.core.values import Listing, Quantity, Text
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import (
    all_evidence,
    current,
    not_known,
    quotes,
    stated,
    strongest,
)

TOPICS = ("deployment", "workers", "motives", "casualties")
MARKS = {"CC": "plus", "C": "plus", "N": "neutral", "I": "minus", "II": "minus"}
SENTENCES: Sentences = {
    "hypotheses": {
        "en": "The ledger weighs {n} explanations against {m}; it does not choose between them where "
        "the reports do not.",
        "ja": "記録簿では{m}を{n}通りの説明に照らしている。報告が決め手にならない限り、いずれとも断定しない。",
    },
    "least_contradicted": {
        "en": "Least contradicted so far: {hypothesis}.",
        "ja": "現時点で矛盾する報告が最も少ないのは「{hypothesis}」という説明である。",
    },
    "hangs_on": {
        "en": "That order hangs on {n}: leave out any one of them and another explanation comes first.",
        "ja": "この順序を左右する報告が{n}ある。いずれかを除けば、別の説明が首位となる。",
    },
    "no_claims": {
        "en": "the case ledger has no report of troops or workers sent between {a} and {b}",
        "ja": "{a}と{b}の間の派兵や労働者派遣に関する報告が記録簿にないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    claims = current(facts, facts.claims(topics=TOPICS, about=ask.codes))
    if not claims:
        would = Text("claims on dispatches and their stated purposes", "派遣とその目的に関する記録")
        return Answer(unknowns=(not_known("no_claims", would, a=ask.a, b=ask.b),))
    bearing = [claim for claim in claims if claim["hypotheses"] and facts.evidence(claim)]
    names = {row["id"]: Text(row["name_en"], row["name_ja"]) for row in facts.rows("hypotheses")}
    ranked = facts.rank(bearing, [key for key in names if any(_rating(c, key) for c in bearing)])
    order = ranked.order() if bearing else ()
    findings: list[Finding] = []
    if len(order) > 1:
        findings.append(
            stated(
                "hypotheses",
                {"n": len(order), "m": Quantity(len(bearing), "reports")},
                all_evidence(facts, strongest(facts, bearing, 4), "claims"),
            )
        )
        findings.extend(_leading(facts, order, names, bearing))
        findings.extend(_sensitivity(facts, ranked, bearing))
    stating = [
        claim for claim in claims if claim["kind"] in ("acknowledgement", "statement", "motive")
    ]
    top = strongest(facts, stating or claims, 2)
    findings.extend(quotes(facts, top))
    exhibits: list[Exhibit] = [_matrix(facts, bearing, names, order)] if len(order) > 1 else []
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [claim for claim in (bearing or claims) if claim not in top]),
        exhibits=tuple(exhibits),
        judgement=next((f for f in findings if f.key == "least_contradicted"), None),
    )


def _rating(claim: Row, hypothesis: str) -> str | None:
    for entry in claim["hypotheses"] or ():
        key, _, rating = entry.partition(":")
        if key == hypothesis:
            return str(rating)
    return None


def _leading(
    facts: Facts, order: Sequence[Standing], names: dict[str, Text], bearing: Sequence[Row]
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
    return [stated("least_contradicted", {"hypothesis": shown}, evidence)]


def _sensitivity(facts: Facts, ranked: Ranked, bearing: Sequence[Row]) -> list[Finding]:
    """Which single report would put another explanation first, were it left out."""
    decisive = {swing.locator for swing in ranked.swings() if swing.is_lead}
    named = [claim for claim in bearing if f"claims/{claim['id']}" in decisive]
    if not named:
        return []
    evidence = all_evidence(facts, named, "claims")
    return [stated("hangs_on", {"n": Quantity(len(named), "reports")}, evidence)]


def _matrix(
    facts: Facts, claims: Sequence[Row], names: dict[str, Text], order: Sequence[Standing]
) -> Grid:
    ordered = [standing.hypothesis for standing in order]
    shown = strongest(facts, claims, 16)
    return Grid(
        key="purpose-matrix",
        title=Text("Explanations against the reports", "説明と報告の突き合わせ"),
        alt=Text(
            "Rows are reports, columns explanations; marks say whether a report fits or contradicts.",
            "行は報告、列は説明。報告が説明と合うか矛盾するかを印で示す。",
        ),
        sources=sources_of(facts, shown),
        made_by="table claims, column hypotheses",
        note=Text(
            "Analysis of competing hypotheses: what counts is what contradicts, not what fits.",
            "競合仮説分析による。重視するのは合致する報告ではなく、矛盾する報告である。",
        ),
        columns=tuple(names[key] for key in ordered),
        rows=tuple(Text(claim["statement_en"], claim["statement_ja"]) for claim in shown),
        cells=tuple(
            tuple(
                (MARKS.get(_rating(claim, key) or "", "unknown"), _rating(claim, key) or "")
                for key in ordered
            )
            for claim in shown
        ),
    )


QUESTION = Question(
    name="purpose",
    order=10,
    title={
        "en": "Why were troops or workers sent between {a} and {b}?",
        "ja": "{a}と{b}の間で、なぜ兵士や労働者が派遣されたのか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "hypotheses"),
)
