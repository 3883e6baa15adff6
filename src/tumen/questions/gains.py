"""Who gains what from the relation? Motives and gains by side, each as a claim with its source."""

from __future__ import annotations

from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Table
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Quantity, Slot, Text
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import (
    all_evidence,
    current,
    not_known,
    quotes,
    stated,
    strongest,
)

KINDS = ("motive", "gain")
SENTENCES: Sentences = {
    "side": {
        "en": "For {state} the ledger names gains or motives in {n}.",
        "ja": "{state}側の利益や動機については、記録簿に{n}の記載がある。",
    },
    "no_claims": {
        "en": "no claim at hand says what {a} or {b} gains from the other, and no dataset records motives",
        "ja": "{a}と{b}が互いから得る利益を述べた記録がなく、動機を記録したデータセットもないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    everything = current(facts, facts.claims(about=ask.codes))
    named = [
        claim
        for claim in everything
        if (claim["beneficiary"] or claim["kind"] in KINDS or claim["topic"] == "motives")
        and facts.evidence(claim)
    ]
    if not named:
        would = Text("claims on motives and gains, by side", "双方の動機と利益に関する記録")
        return Answer(unknowns=(not_known("no_claims", would, a=ask.a, b=ask.b),))
    findings: list[Finding] = []
    chosen: list[Row] = []
    for state in (ask.a, ask.b):
        line = facts.states.line(state.code)
        own = [claim for claim in named if claim["beneficiary"] in line]
        if not own:
            continue
        top = strongest(facts, [claim for claim in own if claim["kind"] in KINDS] or own, 1)
        chosen.extend(top)
        findings.append(
            stated(
                "side",
                {"state": state, "n": Quantity(len(own), "reports")},
                all_evidence(facts, strongest(facts, own, 3), "claims"),
            )
        )
        findings.extend(quotes(facts, top))
    if not findings:
        chosen = strongest(facts, named, 3)
        findings.extend(quotes(facts, chosen))
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [claim for claim in named if claim not in chosen]),
        exhibits=_table(facts, ask, named),
        judgement=findings[1] if len(findings) > 1 else findings[0],
    )


def _table(facts: Facts, ask: Ask, claims: list[Row]) -> tuple[Exhibit, ...]:
    sided = [claim for claim in claims if claim["beneficiary"] in facts.states]
    if not sided:
        return ()
    rows: list[tuple[Slot | None, ...]] = [
        (
            facts.states[claim["beneficiary"]],
            Text(claim["statement_en"], claim["statement_ja"]),
            facts.evidence(claim)[0].known,
        )
        for claim in sorted(sided, key=lambda claim: (claim["beneficiary"], claim["known_from"]))
    ]
    return (
        Table(
            key="gains-by-side",
            title=Text("Gains and motives by side", "双方の利益と動機"),
            alt=Text("State, statement and day it became known.", "国、記述、公になった日。"),
            sources=sources_of(facts, sided),
            made_by="table claims: beneficiary",
            columns=(Text("Side", "側"), Text("Report", "報告"), Text("Known", "公表")),
            rows=tuple(rows),
        ),
    )


QUESTION = Question(
    name="gains",
    order=13,
    title={"en": "Who gains what: {a} and {b}?", "ja": "{a}と{b}の双方の利益は何か"},
    sentences=SENTENCES,
    answer=answer,
    tables=("claims",),
)
