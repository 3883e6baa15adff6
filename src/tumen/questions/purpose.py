"""Why were troops or workers sent? Explanations with the claims for and against; nothing beyond them."""

from __future__ import annotations

from tumen.core.kinds import Answer, Ask, Facts, Question, Sentences
from tumen.core.values import Text
from tumen.questions._findings import current, not_known, quotes, strongest
from tumen.questions._hypotheses import SENTENCES as RANKING
from tumen.questions._hypotheses import explained

TOPICS = ("deployment", "workers", "motives", "casualties")
MATTER = Text("why troops or workers were sent", "兵士や労働者の派遣理由")
SENTENCES: Sentences = {
    **RANKING,
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
    everything = current(facts, facts.claims(about=ask.codes))
    findings, exhibits, bearing = explained(facts, everything, "dispatch", MATTER, "purpose-matrix")
    stating = [
        claim for claim in bearing if claim["kind"] in ("acknowledgement", "statement", "motive")
    ]
    top = strongest(facts, stating or claims, 2)
    findings.extend(quotes(facts, top))
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [claim for claim in (bearing or claims) if claim not in top]),
        exhibits=tuple(exhibits),
        judgement=next((f for f in findings if f.key == "least_contradicted"), None),
    )


QUESTION = Question(
    name="purpose",
    order=11,
    title={
        "en": "Why were troops or workers sent between {a} and {b}?",
        "ja": "{a}と{b}の間で、なぜ兵士や労働者が派遣されたのか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "hypotheses"),
)
