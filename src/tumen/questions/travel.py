"""Can citizens travel there, and what do governments advise?"""

from __future__ import annotations

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Table
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Listing, Quantity, Slot, Text
from tumen.questions._claims import ledger_answer
from tumen.questions._findings import about_either, all_evidence, current, stated, strongest, weight

SENTENCES: Sentences = {
    "highest": {
        "en": "Of the governments whose advice is at hand, {issuers} advise against all travel to "
        "{state} (their highest level); the copies date from {first} to {last}.",
        "ja": "手元に勧告のある政府のうち、{issuers}が{state}への渡航を最高段階で「中止」するよう求めている"
        "(写しの日付は{first}〜{last})。",
    },
    "levels": {
        "en": "For {state} the advice at hand ranges from level {low} to level {high} of four, from {n}.",
        "ja": "{state}について手元にある勧告は、4段階中{low}から{high}まで、{n}分である。",
    },
    "level": {
        "en": "For {state} the advice at hand is level {low} of four, from {n}.",
        "ja": "{state}について手元にある勧告は、{n}分がいずれも4段階中{low}である。",
    },
    "no_claims": {
        "en": "no travel advice on {a} or {b} is at hand",
        "ja": "{a}・{b}に関する渡航情報が手元にないため",
    },
}
HIGHEST = 4


def answer(facts: Facts, ask: Ask) -> Answer:
    before: list[Finding] = []
    shown: list[Row] = []
    for state in (ask.b, ask.a):
        line = facts.states.line(state.code)
        rows = [row for row in facts.involving("travel_advice", state.code) if row["state"] in line]
        latest = {row["issuer"]: row for row in sorted(rows, key=lambda row: str(row["seen"]))}
        shown.extend(latest[issuer] for issuer in sorted(latest))
        levelled = [row for row in latest.values() if row["level"] is not None]
        if not levelled:
            continue
        top = [row for row in levelled if row["level"] == HIGHEST]
        dates = [PartialDate.parse(row["seen"]) for row in levelled]
        if top:
            issuers: tuple[Slot, ...] = tuple(facts.states[row["issuer"]] for row in top)
            before.append(
                stated(
                    "highest",
                    {
                        "issuers": Listing(issuers),
                        "state": state,
                        "first": min(dates),
                        "last": max(dates),
                    },
                    all_evidence(facts, top, "travel_advice"),
                    max(dates),
                )
            )
        else:
            levels = [row["level"] for row in levelled]
            slots: dict[str, Slot] = {
                "state": state,
                "low": min(levels),
                "n": Quantity(len(levelled), "states"),
            }
            key = "level"
            if min(levels) < max(levels):
                key, slots["high"] = "levels", max(levels)
            evidence = all_evidence(facts, levelled, "travel_advice")
            before.append(stated(key, slots, evidence, max(dates)))
    found = current(facts, facts.claims(topics=("travel",), any_of=ask.codes))
    claims = about_either(facts, ask.codes, found)
    top = [
        newest[-1]
        for kind in ("advice", "access")
        if (newest := [c for c in claims if c["kind"] == kind and weight(facts, c) >= 0.25])
    ]
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        top=top or strongest(facts, claims, 2),
        exhibits=_table(facts, shown),
        would_answer=Text(
            "advisories of governments with their dates", "日付のある各国政府の渡航情報"
        ),
    )


def _table(facts: Facts, rows: list[Row]) -> list[Exhibit]:
    if not rows:
        return []
    return [
        Table(
            key="travel-advice",
            title=Text("What governments advise", "各国政府の渡航情報"),
            alt=Text(
                "Issuer, destination, level, words and date of the copy.",
                "発出国、渡航先、段階、文言、写しの日付。",
            ),
            sources=tuple(sorted({row["source"] for row in rows})),
            made_by="table travel_advice: latest copy per issuer",
            note=Text(
                "Scales differ between governments. A copy shows what was advised on its day, not today.",
                "段階の尺度は国により異なる。写しはその日の勧告であり、現在のものとは限らない。",
            ),
            columns=(
                Text("Government", "発出国"),
                Text("On", "渡航先"),
                Text("Level", "段階"),
                Text("Words", "文言"),
                Text("Copy of", "写しの日付"),
            ),
            rows=tuple(
                (
                    facts.states[row["issuer"]],
                    facts.states[row["state"]],
                    row["level"],
                    row["advice"],
                    parse_or_none(row["seen"]),
                )
                for row in rows
            ),
            numeric=(2,),
        )
    ]


QUESTION = Question(
    name="travel",
    order=80,
    title={
        "en": "Can people travel to {b} and {a}, and what do governments advise?",
        "ja": "{b}や{a}へ渡航できるか、各国政府はどう勧告しているか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("travel_advice", "claims"),
)
