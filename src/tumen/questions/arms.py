"""What arms and military help has one state given the other, by whose account, and who denies it?"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Quantity, Text
from tumen.questions._findings import (
    all_evidence,
    current,
    not_known,
    quotes,
    stated,
    strongest,
    voice,
)
from tumen.questions._weighed import SENTENCES as WEIGHED
from tumen.questions._weighed import weighed

QUANTITIES = (
    ("containers-shipped", Text("containers shipped", "輸送されたコンテナ")),
    ("shells-sent", Text("shells sent", "供与された砲弾")),
    ("missiles-sent", Text("missiles sent", "供与されたミサイル")),
)
SENTENCES: Sentences = {
    **WEIGHED,
    "reported": {
        "en": "The ledger holds {n} by {voices} on arms, munitions or military technology passing "
        "between {a} and {b}, the first public on {first}, the latest on {last}.",
        "ja": "{a}と{b}の間の武器・弾薬・軍事技術の移転については、記録簿に{voices}による報告{n}がある。"
        "最初に公になったのは{first}、最も新しいものは{last}である。",
    },
    "denied": {
        "en": "It stands against {n} of denial by officials of the two.",
        "ja": "これに対し、両国の当局者による否定が{n}記録されている。",
    },
    "no_claims": {
        "en": "the case ledger has no report of arms or military help passing between {a} and {b}, and no "
        "dataset at hand counts deliveries of arms",
        "ja": "{a}と{b}の間の武器や軍事支援の移転に関する報告が記録簿になく、武器の引き渡しを数えた"
        "データセットも手元にないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    everything = [
        claim
        for claim in facts.claims(topics=("military-cooperation",), about=ask.codes)
        if facts.evidence(claim)
    ]
    if not everything:
        would = Text(
            "dated reports of deliveries, or a register of arms transfers",
            "引き渡しの日付のある報告、または武器移転の登録データ",
        )
        return Answer(unknowns=(not_known("no_claims", would, a=ask.a, b=ask.b),))
    denials = [claim for claim in everything if claim["kind"] == "denial"]
    reports = [claim for claim in everything if claim not in denials]
    findings: list[Finding] = [*_reported(facts, ask, reports), *_denied(facts, denials)]
    exhibits: list[Exhibit] = []
    for quantity, what in QUANTITIES:
        pooled, drawn = weighed(facts, ask, reports, quantity, what)
        findings.extend(pooled)
        exhibits.extend(drawn)
    transfers = [claim for claim in current(facts, reports) if claim["kind"] == "transfer"]
    top = [*strongest(facts, denials, 1), *strongest(facts, transfers, 1)]
    findings.extend(quotes(facts, top))
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [c for c in current(facts, everything) if c not in top]),
        exhibits=tuple(exhibits),
        judgement=findings[0],
    )


def _reported(facts: Facts, ask: Ask, reports: Sequence[Row]) -> list[Finding]:
    if not reports:
        return []
    known = sorted(PartialDate.of(claim["known"]) for claim in reports)
    voices = {voice(facts, claim) for claim in reports}
    evidence = all_evidence(facts, strongest(facts, reports, 4), "claims")
    return [
        stated(
            "reported",
            {
                "a": ask.a,
                "b": ask.b,
                "n": Quantity(len(reports), "reports"),
                "voices": Quantity(len(voices), "speakers"),
                "first": known[0],
                "last": known[-1],
            },
            evidence,
            known[-1],
        )
    ]


def _denied(facts: Facts, denials: Sequence[Row]) -> list[Finding]:
    if not denials:
        return []
    evidence = all_evidence(facts, denials, "claims")
    return [stated("denied", {"n": Quantity(len(denials), "reports")}, evidence)]


QUESTION = Question(
    name="arms",
    order=65,
    title={
        "en": "What arms and military help have {a} and {b} given each other?",
        "ja": "{a}と{b}は武器や軍事技術を融通し合っているのか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims",),
)
