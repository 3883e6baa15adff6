"""Why were troops or workers sent? Hypotheses with the claims for and against; nothing beyond them."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Grid
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
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
    "contradicted": {
        "en": "Reports speak against this explanation: {hypothesis}.",
        "ja": "「{hypothesis}」という説明には、矛盾する報告がある。",
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
    scores = _scores(bearing, names)
    findings: list[Finding] = []
    if len(scores) > 1:
        findings.append(
            stated(
                "hypotheses",
                {"n": len(scores), "m": Quantity(len(bearing), "reports")},
                all_evidence(facts, strongest(facts, bearing, 4), "claims"),
            )
        )
        least = min(scores.values())
        best = [key for key, score in scores.items() if score == least]
        if len(best) < len(scores):
            carried = [
                claim
                for claim in bearing
                if any(_rating(claim, key) in ("C", "CC") for key in best)
            ]
            if carried:
                shown = Listing(tuple(names[key] for key in best))
                findings.append(
                    stated(
                        "least_contradicted",
                        {"hypothesis": shown},
                        all_evidence(facts, strongest(facts, carried, 3), "claims"),
                    )
                )
    stating = [
        claim for claim in claims if claim["kind"] in ("acknowledgement", "statement", "motive")
    ]
    top = strongest(facts, stating or claims, 2)
    findings.extend(quotes(facts, top))
    exhibits: list[Exhibit] = [_matrix(facts, bearing, names, scores)] if len(scores) > 1 else []
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [claim for claim in (bearing or claims) if claim not in top]),
        exhibits=tuple(exhibits),
        judgement=findings[1] if len(findings) > 1 and len(scores) > 1 else None,
    )


def _rating(claim: Row, hypothesis: str) -> str | None:
    for entry in claim["hypotheses"] or ():
        key, _, rating = entry.partition(":")
        if key == hypothesis:
            return str(rating)
    return None


def _scores(claims: Sequence[Row], names: dict[str, Text]) -> dict[str, int]:
    """Inconsistent ratings per hypothesis (I counts 1, II counts 2): fewer is better (Heuer 1999)."""
    used = {entry.partition(":")[0] for claim in claims for entry in claim["hypotheses"] or ()}
    return {
        key: sum({"I": 1, "II": 2}.get(_rating(claim, key) or "", 0) for claim in claims)
        for key in sorted(used)
        if key in names
    }


def _matrix(
    facts: Facts, claims: Sequence[Row], names: dict[str, Text], scores: dict[str, int]
) -> Grid:
    ordered = sorted(scores, key=lambda key: (scores[key], key))
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
