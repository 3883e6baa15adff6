"""Have soldiers of one state died for the other, and how many, by whose account?"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Quantity, Text
from tumen.questions._claims import timeline_if_any
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
    ("killed", Text("deaths", "死者")),
    ("casualties", Text("killed and wounded together", "死傷者")),
    ("troops-sent", Text("troops sent", "派遣兵力")),
)
WORTH_COUNTING = 3
"""Reports graded doubtful or worse (4 to 6) are shown, but give neither a range nor a latest figure."""
SENTENCES: Sentences = {
    **WEIGHED,
    "acknowledged": {
        "en": "Officials of a party have acknowledged it: {n} in the ledger, the first known on {first}.",
        "ja": "当事国の当局者自身による認定が記録簿に{n}あり、最初のものは{first}に公になった。",
    },
    "not_acknowledged": {
        "en": "As of {day} it is a matter of unconfirmed reports: the ledger holds reports and "
        "estimates, but no acknowledgement by an official of either state.",
        "ja": "{day}の時点では未確認の情報にとどまる。記録簿にあるのは報道と推計であり、当事国当局による認定はない。",
    },
    "killed_range": {
        "en": "Estimates of deaths made known by {day} run from {low} to {high}, over {n}; they "
        "refer to different dates and are not averaged here.",
        "ja": "{day}までに公になった死者数の推計は{n}あり、{low}から{high}まで開きがある。"
        "対象時点が異なるため、ここでは平均しない。",
    },
    "latest": {
        "en": "The latest estimate, known on {when}, is {value} ({speaker}).",
        "ja": "最も新しい推計は{when}に公になった{value}({speaker})である。",
    },
    "no_claims": {
        "en": "the case ledger has no report of soldiers of {a} or {b} dying for the other",
        "ja": "{a}と{b}の一方の兵士が他方のために死亡したとの報告が記録簿にないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    everything = facts.claims(topics=("casualties", "deployment"), about=ask.codes)
    deaths = current(facts, [claim for claim in everything if claim["topic"] == "casualties"])
    if not everything:
        would = Text("reports with publisher and date", "発表者と日付のある報告")
        return Answer(unknowns=(not_known("no_claims", would, a=ask.a, b=ask.b),))
    findings = [*_acknowledged(facts, ask, everything), *_range(facts, ask, deaths)]
    confirmed = [
        claim
        for claim in current(facts, everything)
        if claim["kind"] in ("acknowledgement", "denial") or claim["status"] == "denied"
    ]
    top = strongest(facts, [c for c in confirmed if c["kind"] != "denial"] or everything, 2)
    spoken = quotes(facts, top)
    findings.extend(spoken)
    exhibits: list[Exhibit] = []
    for quantity, what in QUANTITIES:
        pooled, drawn = weighed(facts, ask, everything, quantity, what)
        findings.extend(pooled)
        exhibits.extend(drawn)
    exhibits.extend(
        timeline_if_any(
            facts,
            "casualties-acknowledgements",
            Text("Denials and acknowledgements", "否定と認定の経過"),
            confirmed,
            (("deployment", Text("Dispatch", "派遣")), ("casualties", Text("Deaths", "死傷者"))),
            lambda claim: str(claim["topic"]),
        )
    )
    rest = [claim for claim in current(facts, everything) if claim not in top]
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, rest),
        exhibits=tuple(exhibits),
        judgement=spoken[0] if spoken else findings[0],
    )


def _acknowledged(facts: Facts, ask: Ask, claims: Sequence[Row]) -> list[Finding]:
    official = [
        claim
        for claim in current(facts, claims)
        if claim["kind"] == "acknowledgement" and facts.evidence(claim)
    ]
    if official:
        first = min(PartialDate.parse(claim["known_from"]) for claim in official)
        return [
            stated(
                "acknowledged",
                {"n": Quantity(len(official), "reports"), "first": first},
                all_evidence(facts, official[:3], "claims"),
                first,
            )
        ]
    day = PartialDate.of(ask.as_of)
    reports = strongest(facts, claims, 3)
    return [stated("not_acknowledged", {"day": day}, all_evidence(facts, reports, "claims"), day)]


def _range(facts: Facts, ask: Ask, claims: Sequence[Row]) -> list[Finding]:
    deaths = [
        claim
        for claim in claims
        if claim["quantity"] == "killed"
        and claim["value"] is not None
        and claim["status"] == "estimate"
        and claim["credibility"] <= WORTH_COUNTING
        and facts.evidence(claim)
    ]
    if len(deaths) < 2:
        return []
    values = [claim["value"] for claim in deaths]
    latest = max(deaths, key=lambda claim: (str(claim["known_from"]), claim["id"]))
    when = PartialDate.parse(latest["known_from"])
    return [
        stated(
            "killed_range",
            {
                "day": PartialDate.of(ask.as_of),
                "low": Quantity(min(values), "killed"),
                "high": Quantity(max(values), "killed"),
                "n": Quantity(len(deaths), "reports"),
            },
            all_evidence(facts, deaths, "claims"),
        ),
        stated(
            "latest",
            {
                "when": when,
                "value": Quantity(latest["value"], "killed"),
                "speaker": voice(facts, latest),
            },
            facts.evidence(latest) + facts.rivals(latest),
            when,
        ),
    ]


QUESTION = Question(
    name="casualties",
    order=70,
    title={
        "en": "Have soldiers of {a} or {b} died for the other?",
        "ja": "{a}と{b}の一方の兵士が、他方のために死亡したのか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims",),
    opposites=(frozenset({"acknowledged", "not_acknowledged"}),),
)
