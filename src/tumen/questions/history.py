"""Why did one state seek the other's territory or influence, and what came of it?"""

from __future__ import annotations

from tumen.core.dates import PartialDate
from tumen.core.evidence import Finding
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Quantity, Slots, Text
from tumen.questions._claims import ledger_answer, timeline_if_any
from tumen.questions._findings import all_evidence, current, stated, strongest

UNTIL = 1948
"""Older events of the two lines of states; what follows belongs to the other questions."""

LANES = (
    ("history", Text("Power and territory", "勢力と領土")),
    ("origin", Text("Contacts", "接触")),
    ("other", Text("Other", "その他")),
)
SENTENCES: Sentences = {
    "chain": {
        "en": "The case ledger dates {n} between the two, or between their forerunners, before {until}; the first is of {first}.",
        "ja": "記録簿には、{until}より前の両国(前身を含む)に関する出来事が{n}記されており、最も古いものは{first}である。",
    },
    "early_treaty": {
        "en": "The earliest treaty in the ledger that concerns both is {treaty} of {signed}.",
        "ja": "記録簿にある、両国に関わる最も古い条約は「{treaty}」({signed})である。",
    },
    "no_claims": {
        "en": "the case ledger has no entry on the early history of {a} and {b}, and no dataset at "
        "hand records motives",
        "ja": "{a}と{b}の初期の歴史について記録簿に項目がなく、動機を記録したデータセットも手元にないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    claims = [
        claim
        for claim in current(facts, facts.claims(topics=("history", "origin"), about=ask.codes))
        if claim["valid_from"] and PartialDate.parse(claim["valid_from"]).year < UNTIL
    ]
    before: list[Finding] = []
    if claims:
        first = PartialDate.parse(claims[0]["valid_from"])
        before.append(
            stated(
                "chain",
                {
                    "n": Quantity(len(claims), "events"),
                    "until": PartialDate(UNTIL),
                    "first": first,
                },
                all_evidence(facts, strongest(facts, claims, 3), "claims"),
                first,
            )
        )
    if early := _early_treaty(facts, ask):
        signed = PartialDate.parse(early["signed"])
        slots: Slots = {"treaty": Text(early["name_en"], early["name_ja"]), "signed": signed}
        before.append(stated("early_treaty", slots, facts.evidence(early, "treaties"), signed))
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        quoted=3 if not before else 2,
        exhibits=timeline_if_any(
            facts,
            "history-chain",
            Text("The chain of events", "出来事の連なり"),
            claims,
            LANES,
            lambda claim: claim["topic"] if claim["topic"] in ("history", "origin") else "other",
        ),
        would_answer=Text(
            "dated claims with academic sources in a case folder",
            "学術的な出典を伴う、日付のある記録簿の項目",
        ),
    )


def _early_treaty(facts: Facts, ask: Ask) -> Row | None:
    signed = [
        row
        for row in facts.between("treaties", *ask.codes)
        if row["signed"] and PartialDate.parse(row["signed"]).year < UNTIL
    ]
    return min(signed, key=lambda row: str(row["signed"])) if signed else None


QUESTION = Question(
    name="history",
    order=10,
    title={
        "en": "Why did {a} and {b} seek influence over each other early on, and what came of it?",
        "ja": "{a}と{b}は歴史の初期に、なぜ互いに関心を持ち、どう関与したか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "treaties"),
)
