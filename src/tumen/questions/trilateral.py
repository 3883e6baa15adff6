"""How close are the pair and a third state: votes, vetoes, treaties, visits; agreement and difference?"""

from __future__ import annotations

from itertools import combinations

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.evidence import Estimate, Finding
from tumen.core.exhibits import Exhibit, Lines, Point, Role, Series
from tumen.core.kinds import Answer, Ask, Facts, Question, Sentences
from tumen.core.states import State
from tumen.core.values import Percent, Quantity, Slot, Text
from tumen.questions._claims import ledger_answer
from tumen.questions._findings import all_evidence, current, not_known, stated, strongest
from tumen.questions._series import by_year

TOGETHER = ("summit", "meeting", "visit", "statement")
SENTENCES: Sentences = {
    "votes": {
        "en": "In {year}, the last year with enough votes, {x} and {y} cast the same vote in "
        "{share} of {n} in the UN General Assembly ({low} to {high}).",
        "ja": "十分な投票数がある最後の年である{year}、国連総会で{x}と{y}の票は{n}のうち{share}で一致した"
        "(区間{low}〜{high})。",
    },
    "closest": {
        "en": "Of the three pairs, {x} and {y} voted most alike in {year} ({share}).",
        "ja": "3組のうち{year}に最も票が一致したのは{x}と{y}({share})である。",
    },
    "joint_vetoes": {
        "en": "In the Security Council {x} and {y} have cast {n} together, the last in {last}.",
        "ja": "安全保障理事会では、{x}と{y}が{n}の拒否権を共同で行使しており、直近は{last}である。",
    },
    "pacts": {
        "en": "No alliance in the ledger joins all three; on {day}, {n} with a defence obligation "
        "bound two of them to each other.",
        "ja": "記録簿に三国すべてを結ぶ同盟条約はない。{day}の時点で、三国のうち二国の間で効力を持つ防衛条約は{n}である。",
    },
    "trio_treaty": {
        "en": "All three are parties to {treaty}.",
        "ja": "三国すべてが「{treaty}」の当事国である。",
    },
    "no_third": {
        "en": "no third state is tied by the data to both {a} and {b}",
        "ja": "データ上、{a}と{b}の双方に結びつく第三国が見当たらないため",
    },
    "no_claims": {
        "en": "neither votes, treaties nor the case ledger speak of {a} and {b} with a third state",
        "ja": "{a}と{b}と第三国の関係を示す投票・条約・記録簿の項目がないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    if ask.third is None:
        would = Text("a third state named by the reader", "読者による第三国の指定")
        return Answer(unknowns=(not_known("no_third", would, a=ask.a, b=ask.b),))
    trio = (ask.a, ask.b, ask.third)
    series = {
        (x.code, y.code): facts.estimates("vote_agreement", x.code, y.code)
        for x, y in combinations(trio, 2)
    }
    before = [*_votes(facts, trio, series), *_vetoes(facts, trio), *_pacts(facts, ask, trio)]
    claims = current(
        facts, facts.claims(topics=("trilateral", "alliance"), any_of=(ask.third.code,))
    )
    claims = [
        claim
        for claim in claims
        if set(claim["subjects"]) & {m for code in ask.codes for m in facts.states.line(code)}
    ]
    third = set(facts.states.line(ask.third.code))
    lines = [set(facts.states.line(code)) for code in ask.codes]
    together = [
        claim
        for claim in claims
        if claim["kind"] in TOGETHER
        and third & set(claim["subjects"])
        and all(line & set(claim["subjects"]) for line in lines)
    ]
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        top=strongest(facts, together or claims, 1),
        exhibits=_exhibits(facts, series),
        would_answer=Text(
            "votes, treaties or claims with a third state", "第三国との投票・条約・記録"
        ),
    )


def _votes(
    facts: Facts, trio: tuple[State, State, State], series: dict[tuple[str, str], list[Estimate]]
) -> list[Finding]:
    found: list[Finding] = []
    pair = series[(trio[0].code, trio[1].code)]
    if pair:
        last = pair[-1]
        found.append(
            stated(
                "votes",
                {
                    "year": last.period,
                    "x": trio[0],
                    "y": trio[1],
                    "share": Percent(last.value),
                    "n": Quantity(last.n, "roll calls"),
                    "low": Percent(last.low),
                    "high": Percent(last.high),
                },
                facts.estimate_evidence(last),
                last.period,
            )
        )
        same_year = {
            codes: estimate
            for codes, listed in series.items()
            for estimate in listed
            if estimate.period == last.period
        }
        if len(same_year) == 3:
            codes, top = max(same_year.items(), key=lambda item: item[1].value)
            found.append(
                stated(
                    "closest",
                    {
                        "x": facts.states[codes[0]],
                        "y": facts.states[codes[1]],
                        "year": top.period,
                        "share": Percent(top.value),
                    },
                    facts.estimate_evidence(top),
                    top.period,
                )
            )
    return found


def _vetoes(facts: Facts, trio: tuple[State, State, State]) -> list[Finding]:
    found = []
    for x, y in combinations(trio, 2):
        counts = facts.estimates("joint_vetoes", x.code, y.code)
        if counts:
            slots: dict[str, Slot] = {
                "x": x,
                "y": y,
                "n": Quantity(sum(count.value for count in counts), "vetoes"),
                "last": counts[-1].period,
            }
            found.append(
                stated(
                    "joint_vetoes", slots, facts.estimate_evidence(counts[-1]), counts[-1].period
                )
            )
    return found


def _pacts(facts: Facts, ask: Ask, trio: tuple[State, State, State]) -> list[Finding]:
    lines = [set(facts.states.line(state.code)) for state in trio]
    joined = [
        row
        for row in facts.between("treaties", *ask.codes)
        if all(line & set(row["parties"]) for line in lines)
    ]
    found = [
        stated(
            "trio_treaty",
            {"treaty": Text(row["name_en"], row["name_ja"])},
            facts.evidence(row, "treaties"),
        )
        for row in joined[:1]
        if facts.evidence(row, "treaties")
    ]
    defence = {
        row["id"]: row
        for x, y in combinations(trio, 2)
        for row in facts.between("treaties", x.code, y.code)
        if row["defence"]
        and Span(parse_or_none(row["in_force"]), parse_or_none(row["terminated"])).surely_on(
            ask.as_of
        )
        and set(row["parties"]) <= set().union(*lines)
    }
    if defence and not any(row["kind"] == "alliance" for row in joined):
        day = PartialDate.of(ask.as_of)
        rows = [defence[key] for key in sorted(defence)]
        found.append(
            stated(
                "pacts",
                {"n": Quantity(len(rows), "treaties"), "day": day},
                all_evidence(facts, rows, "treaties"),
                day,
            )
        )
    return found


def _exhibits(facts: Facts, series: dict[tuple[str, str], list[Estimate]]) -> list[Exhibit]:
    drawn: list[Exhibit] = []
    listed = {codes: estimates for codes, estimates in series.items() if estimates}
    roles: tuple[Role, ...] = ("pair", "a", "b")
    if listed:
        drawn.append(
            Lines(
                key="trilateral-votes",
                title=Text(
                    "How often the three voted alike in the UN General Assembly",
                    "国連総会における三国の投票一致率",
                ),
                alt=Text(
                    "One line per pair with its interval; gaps are years with too few votes.",
                    "組ごとの折れ線と区間。途切れは投票が少ない年。",
                ),
                sources=tuple(
                    sorted({name for found in listed.values() for e in found for name in e.sources})
                ),
                made_by="measure vote_agreement",
                note=Text(
                    "Absence is not a vote. Emergency-session votes of 2022–2023 are not in the data.",
                    "欠席は票に数えない。2022〜2023年の緊急特別会合の票はデータに含まれない。",
                ),
                unit="share",
                series=tuple(
                    Series(
                        Text(
                            f"{facts.states[x].name_en}–{facts.states[y].name_en}",
                            f"{facts.states[x].name_ja}・{facts.states[y].name_ja}",
                        ),
                        by_year(estimates, lambda e: Point(e.period, e.value, e.low, e.high)),
                        role,
                    )
                    for ((x, y), estimates), role in zip(listed.items(), roles, strict=False)
                ),
            )
        )
    return drawn


QUESTION = Question(
    name="trilateral",
    order=90,
    title={
        "en": "How do {a} and {b} stand with a third state, {third}?",
        "ja": "{a}・{b}と第三国({third})の三国関係はどうか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "treaties", "votes"),
    measures=("vote_agreement", "joint_vetoes"),
)
