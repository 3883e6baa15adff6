"""Which wars did the two states fight, against each other or side by side, and how did they end?"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.evidence import Finding, Unknown
from tumen.core.exhibits import Exhibit, Happening, Role, Table, Timeline
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Listing, Quantity, Slot, Text
from tumen.questions._findings import (
    about_either,
    all_evidence,
    current,
    not_known,
    quotes,
    span_of,
    stated,
    strongest,
)

OUTCOMES: dict[str, Text] = {
    "won": Text("coded as won", "勝利と分類"),
    "lost": Text("coded as lost", "敗北と分類"),
    "compromise": Text("coded as a compromise", "妥協と分類"),
    "stalemate": Text("coded as a stalemate", "膠着(どちらも勝利せず)と分類"),
    "changed-type": Text("changed into another kind of war", "別種の戦争へ移行"),
    "changed-side": Text("changed sides", "陣営を変更"),
    "ongoing": Text("ongoing at the end of the data", "データ末時点で継続中"),
    "other": Text("other", "その他"),
}
SENTENCES: Sentences = {
    "opposed": {
        "en": "{a} and {b} fought on opposite sides in {wars}, by the data set “{dataset}”.",
        "ja": "「{dataset}」によれば、{a}と{b}が敵味方に分かれて戦った国家間戦争は{wars}である。",
    },
    "together": {
        "en": "{a} and {b} fought on the same side in {wars}.",
        "ja": "{a}と{b}が同じ陣営で戦った国家間戦争は{wars}である。",
    },
    "no_war": {
        "en": "The data set “{dataset}” lists no inter-state war in which both {a} and {b} took "
        "part; it ends in {last}.",
        "ja": "「{dataset}」には、{a}と{b}がともに参戦した国家間戦争の記録はない"
        "(同データの対象は{last}まで)。",
    },
    "apart": {
        "en": "Since both have existed, {state} fought in {wars} without the other being counted as a "
        "participant.",
        "ja": "両国が並び立って以降、{state}は{wars}に参戦したが、同データで他方は参戦国に数えられていない。",
    },
    "disputes": {
        "en": "The data on militarised disputes ({first} to {last}) list {n} in which the two stood "
        "on opposite sides, the latest beginning on {latest}.",
        "ja": "軍事化した国家間紛争のデータ({first}〜{last})には、両国が対立した紛争が{n}記録され、"
        "直近のものは{latest}に始まる。",
    },
    "doubted": {
        "en": "Editions of the data disagree about {n:bare} of them, which therefore stay open.",
        "ja": "このうち{n}は版によって扱いが異なり、確定した事実とはみなせない。",
    },
    "not_covered": {
        "en": "no war with both {a} and {b} is listed, and the data end before the day asked",
        "ja": "{a}と{b}がともに参戦した戦争の記録がなく、データも問い合わせ時点まで届いていないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    mine, theirs = facts.involving("wars", ask.a.code), facts.involving("wars", ask.b.code)
    shared = sorted({row["war"] for row in mine} & {row["war"] for row in theirs})
    opposed, together = [], []
    for war in shared:
        sides_a = {row["side"] for row in mine if row["war"] == war}
        sides_b = {row["side"] for row in theirs if row["war"] == war}
        rows = [row for row in (*mine, *theirs) if row["war"] == war]
        if sides_a - sides_b or sides_b - sides_a:
            opposed.append(rows)
        if sides_a & sides_b:
            together.append(rows)
    findings: list[Finding] = []
    for key, wars in (("opposed", opposed), ("together", together)):
        if wars:
            named = Listing(tuple(_label(rows) for rows in wars))
            slots: dict[str, Slot] = {"a": ask.a, "b": ask.b, "wars": named}
            if key == "opposed":
                slots["dataset"] = facts.title(wars[0][0]["source"])
            findings.append(
                stated(key, slots, all_evidence(facts, [rows[0] for rows in wars], "wars"))
            )
    reference = facts.rows("wars")[:1]
    unknowns: tuple[Unknown, ...] = ()
    if not shared and reference:
        last = facts.coverage(reference[0]["source"]).last
        findings.append(
            stated(
                "no_war",
                {
                    "a": ask.a,
                    "b": ask.b,
                    "last": last,
                    "dataset": facts.title(reference[0]["source"]),
                },
                facts.evidence(reference[0], "wars"),
            )
        )
    around = _apart(facts, ask, shared)
    findings.extend(finding for finding, _ in around)
    findings.extend(_disputes(facts, ask))
    told = current(facts, facts.claims(topics=("war",), any_of=ask.codes))
    claims = about_either(facts, ask.codes, told)
    ends = [claim for claim in claims if claim["kind"] in ("treaty-act", "condition")]
    top = strongest(facts, ends or claims, 1)
    top += strongest(facts, [claim for claim in claims if claim not in top], 1)
    findings.extend(quotes(facts, top))
    if not findings:
        would = Text("a newer list of wars", "より新しい戦争一覧")
        unknowns = (not_known("not_covered", would, a=ask.a, b=ask.b),)
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [claim for claim in claims if claim not in top]),
        exhibits=tuple(
            _exhibits(
                facts, ask, [*opposed, *together, *(war for _, wars in around for war in wars)]
            )
        ),
        unknowns=unknowns,
        judgement=findings[0] if shared else None,
    )


def _apart(facts: Facts, ask: Ask, shared: Sequence[int]) -> list[tuple[Finding, list[list[Row]]]]:
    """The wars of the later-born state since both have existed, without the other."""
    starts = {
        code: min(
            (
                s.span.start.earliest
                for m in facts.states.line(code)
                if (s := facts.states[m]).span.start
            ),
            default=None,
        )
        for code in ask.codes
    }
    known = {code: start for code, start in starts.items() if start is not None}
    if not known:
        return []
    state = max((ask.a, ask.b), key=lambda s: known.get(s.code) or min(known.values()))
    since = max(known.values())
    wars: dict[int, list[Row]] = {}
    for row in facts.involving("wars", state.code):
        if row["war"] not in shared and PartialDate.parse(row["valid_from"]).earliest >= since:
            wars[row["war"]] = facts.rows("wars", war=row["war"])
    if not wars:
        return []
    listed = [wars[key] for key in sorted(wars)]
    own = [row for rows in listed for row in rows if row["state"] in facts.states.line(state.code)]
    slots: dict[str, Slot] = {
        "state": state,
        "wars": Listing(tuple(_label(rows) for rows in listed)),
    }
    return [(stated("apart", slots, all_evidence(facts, own, "wars")), listed)]


def _label(rows: Sequence[Row]) -> Text:
    start = min(PartialDate.parse(row["valid_from"]) for row in rows)
    ends = [parse_or_none(row["valid_to"]) for row in rows]
    last = max((end for end in ends if end), default=None)
    years = (
        str(start.year)
        if last and last.year == start.year
        else f"{start.year}–{last.year if last else ''}"
    )
    en, ja = rows[0]["name_en"], rows[0]["name_ja"]
    article = "" if en.startswith("World War") else "the "
    if str(start.year) in en:
        return Text(article + en, ja)
    return Text(f"{article}{en} ({years})", f"{ja}({years.replace('–', '〜')}年)")


def _disputes(facts: Facts, ask: Ask) -> list[Finding]:
    rows = facts.between("disputes", *ask.codes)
    if not rows:
        return []
    numbers = sorted({row["dispute"] for row in rows})
    doubted = [row for row in rows if row["is_doubted"]]
    coverage = facts.coverage(rows[0]["source"])
    found = [
        stated(
            "disputes",
            {
                "first": coverage.first,
                "last": coverage.last,
                "n": Quantity(len(numbers), "disputes"),
                "latest": max(PartialDate.parse(row["valid_from"]) for row in rows),
            },
            all_evidence(facts, rows[-3:], "disputes"),
        )
    ]
    if doubted:
        count = Quantity(len({row["dispute"] for row in doubted}), "disputes")
        found.append(stated("doubted", {"n": count}, all_evidence(facts, doubted[:3], "disputes")))
    return found


def _exhibits(facts: Facts, ask: Ask, wars: Sequence[Sequence[Row]]) -> list[Exhibit]:
    if not wars:
        return []
    rows: list[tuple[Slot | None, ...]] = []
    happenings = []
    sources = set()
    seen = set()
    for participants in wars:
        for row in participants:
            if (row["war"], row["state"], row["spell"]) in seen:
                continue
            seen.add((row["war"], row["state"], row["spell"]))
            sources.add(row["source"])
            span = span_of(row)
            deaths = row["battle_deaths"]
            rows.append(
                (
                    Text(row["name_en"], row["name_ja"]),
                    facts.states[row["state"]],
                    span.start,
                    span.end,
                    OUTCOMES.get(row["outcome"] or ""),
                    Quantity(deaths, "killed") if deaths is not None else None,
                )
            )
            happenings.append(
                Happening(
                    label=Text(row["name_en"], row["name_ja"]),
                    when=span,
                    lane=row["state"],
                    role=_role(facts, ask, row["state"]),
                    reference=f"wars/{row['war']}/{row['state']}/{row['spell']}",
                )
            )
    lanes = list(dict.fromkeys(happening.lane for happening in happenings))
    named = tuple(
        (code, Text(facts.states[code].name_en, facts.states[code].name_ja)) for code in lanes
    )
    note = Text(
        "Outcomes are the coders' categories; an armistice without a peace treaty may stand there "
        "as a stalemate or compromise, and states may tell it otherwise.",
        "結果は研究者による分類である。講和条約のない停戦も「膠着」や「妥協」とされることがあり、"
        "当事国の主張とは異なりうる。",
    )
    return [
        Timeline(
            key="wars-timeline",
            title=Text("The wars and who took part", "戦争と参戦国"),
            alt=Text("Spans of fighting of each state.", "各国の参戦期間。"),
            sources=tuple(sorted(sources)),
            made_by="table wars",
            lanes=named,
            happenings=tuple(happenings),
        ),
        Table(
            key="wars-outcomes",
            title=Text(
                "Participants, dates and outcomes as coded", "参戦国・期間・結果(データの分類)"
            ),
            alt=Text("One row per participant and spell.", "参戦国と参戦期間ごとに1行。"),
            sources=tuple(sorted(sources)),
            made_by="table wars",
            note=note,
            columns=(
                Text("War", "戦争"),
                Text("State", "国"),
                Text("From", "開始"),
                Text("To", "終了"),
                Text("Outcome", "結果"),
                Text("Battle deaths", "戦死者"),
            ),
            rows=tuple(rows),
            numeric=(5,),
        ),
    ]


def _role(facts: Facts, ask: Ask, code: str) -> Role:
    if code in facts.states.line(ask.a.code):
        return "a"
    return "b" if code in facts.states.line(ask.b.code) else "muted"


QUESTION = Question(
    name="wars",
    order=20,
    title={
        "en": "Which wars did {a} and {b} fight, and how did they end?",
        "ja": "{a}と{b}が関わった戦争は何か、どう終わったか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("wars", "disputes", "claims"),
)
