"""When did relations begin, and how often did they break and revive?"""

from __future__ import annotations

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Happening, Timeline
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Slots, Text
from tumen.questions._claims import ledger_answer
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import current, is_bilateral, span_of, stated

TOPICS = ("origin", "recognition", "history", "alliance")
KINDS = ("recognition", "rupture", "treaty-act", "summit", "visit", "meeting", "event", "opening")
SENTENCES: Sentences = {
    "first_treaty": {
        "en": "Their first bilateral treaty in the ledger is {treaty}, signed on {signed}.",
        "ja": "記録簿にある両国の最初の二国間条約は「{treaty}」({signed}署名)である。",
    },
    "first_vote": {
        "en": "Both have voted in the UN General Assembly since {start}.",
        "ja": "両国がともに国連総会の投票に参加し始めたのは{start}である。",
    },
    "coexist": {
        "en": "The two exist side by side as states since {start}, by the register of states.",
        "ja": "国家の登録簿によれば、両国が国家として並び立つのは{start}からである。",
    },
    "no_claims": {
        "en": "no dated entry on the beginning of relations between {a} and {b} is at hand",
        "ja": "{a}と{b}の関係の始まりについて、日付のある記録が手元にないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    claims = current(facts, facts.claims(topics=("origin",), about=ask.codes))
    claims += [
        claim
        for claim in current(facts, facts.claims(topics=("recognition",), about=ask.codes))
        if claim["kind"] in ("recognition", "rupture") and claim not in claims
    ]
    treaties = sorted(
        (
            row
            for row in facts.between("treaties", *ask.codes)
            if row["signed"] and is_bilateral(facts, ask.codes, row)
        ),
        key=lambda row: str(row["signed"]),
    )
    before: list[Finding] = []
    if treaties:
        first = treaties[0]
        signed = PartialDate.parse(first["signed"])
        slots: Slots = {"treaty": Text(first["name_en"], first["name_ja"]), "signed": signed}
        before.append(stated("first_treaty", slots, facts.evidence(first, "treaties"), signed))
    before.extend(_first_vote(facts, ask))
    if not before:
        before.extend(_coexist(facts, ask))
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        quoted=2,
        exhibits=_timeline(facts, ask, treaties),
        would_answer=Text("dated claims on first contacts", "最初の接触に関する日付のある記録"),
    )


def _first_vote(facts: Facts, ask: Ask) -> list[Finding]:
    estimates = facts.estimates("vote_agreement", *ask.codes)
    if not estimates:
        return []
    first = estimates[0]
    return [
        stated("first_vote", {"start": first.period}, facts.estimate_evidence(first), first.period)
    ]


def _coexist(facts: Facts, ask: Ask) -> list[Finding]:
    # Before a successor was known its predecessor stands for it.
    lines = [
        [r for m in facts.states.line(c) for r in facts.rows("states", code=m)] for c in ask.codes
    ]
    if not all(lines):
        return []
    rows = [line[-1] for line in lines]
    starts = [parse_or_none(row["valid_from"]) for row in rows]
    known = [start for start in starts if start is not None]
    if not known:
        return []
    start = max(known)
    row = rows[starts.index(start)]
    return [stated("coexist", {"start": start}, facts.evidence(row, "states"), start)]


def _timeline(facts: Facts, ask: Ask, treaties: list[Row]) -> list[Exhibit]:
    claims = [
        claim
        for claim in current(facts, facts.claims(topics=TOPICS, kinds=KINDS, about=ask.codes))
        if claim["valid_from"] and facts.evidence(claim)
    ]
    if len(claims) + len(treaties) < 2:
        return []
    happenings = [
        Happening(
            Text(claim["statement_en"], claim["statement_ja"]),
            span_of(claim),
            "ruptures" if claim["kind"] == "rupture" else "contacts",
            "warn" if claim["kind"] == "rupture" else "pair",
            f"claims/{claim['id']}",
        )
        for claim in claims
    ] + [
        Happening(
            Text(row["name_en"], row["name_ja"]),
            Span(parse_or_none(row["signed"]), parse_or_none(row["signed"])),
            "treaties",
            "a",
            f"treaties/{row['id']}",
        )
        for row in treaties
    ]
    return [
        Timeline(
            key="beginnings-timeline",
            title=Text("Contacts, treaties, ruptures and revivals", "接触・条約・断絶・再開"),
            alt=Text("Dated entries in three lanes.", "日付のある項目を3列に分けて示す。"),
            sources=tuple(
                sorted({*sources_of(facts, claims), *sources_of(facts, treaties, "treaties")})
            ),
            made_by="tables claims, treaties",
            lanes=(
                ("treaties", Text("Treaties", "条約")),
                ("contacts", Text("Contacts", "接触・往来")),
                ("ruptures", Text("Ruptures", "断絶")),
            ),
            happenings=tuple(happenings),
        )
    ]


QUESTION = Question(
    name="beginnings",
    order=50,
    title={
        "en": "When did relations between {a} and {b} begin?",
        "ja": "{a}と{b}の関係はいつ始まったか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "treaties", "states"),
    measures=("vote_agreement",),
)
