"""What comes next? Dated forecasts and what became of them; a projection with its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate, Finding, Projection
from tumen.core.exhibits import Exhibit, Lines, Point, Series, Table
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Percent, Quantity, Text
from tumen.questions._claims import ledger_answer
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import all_evidence, current, stated

OUTCOMES: dict[str, Text] = {
    "open": Text("open", "未確定"),
    "came-true": Text("came true", "的中"),
    "failed": Text("failed", "外れ"),
    "partly": Text("came true in part", "一部的中"),
}
SENTENCES: Sentences = {
    "forecasts": {
        "en": "The ledger holds {n} by named institutions or persons on the two; of those decided, "
        "{right} came true at least in part and {wrong} did not.",
        "ja": "記録簿には、機関名または氏名の明らかな見通しが{n}ある。結果の出たもののうち、"
        "少なくとも一部が的中したものは{right}件、外れたものは{wrong}件である。",
    },
    "projected": {
        "en": "Carried on from {last}, trade both ways would stand at {value} in {year}; in a replay "
        "of {origins} earlier years such ranges ({low} to {high}) held in about {cover}.",
        "ja": "{last}までの推移を延長すると、{year}の往復貿易額は{value}となる。過去{origins}年分の検証で、"
        "この幅({low}〜{high})に約{cover}の結果が収まった。",
    },
    "skill": {
        "en": "That method erred {skill} less than simply repeating the last year.",
        "ja": "この方法の誤差は、前年の値をそのまま繰り返す予測より{skill}小さかった。",
    },
    "no_skill": {
        "en": "In a replay of {origins} earlier years no simple method did better than repeating the "
        "last year ({value} in {last}): the series has no skill to offer.",
        "ja": "過去{origins}年分の検証では、{last}の値({value})を繰り返す予測に勝る簡単な方法はなかった。"
        "この統計に予測力は認められない。",
    },
    "horizon": {
        "en": "The trade data at hand end in {last}, so the projection says nothing of the years "
        "after {end}.",
        "ja": "手元の貿易統計は{last}で終わるため、{end}より後については何も言えない。",
    },
    "no_claims": {
        "en": "no dated forecast on {a} and {b} is at hand, and too few years of trade for a projection",
        "ja": "{a}と{b}に関する日付のある見通しがなく、延長に足る年数の貿易統計もないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    claims = [
        claim
        for claim in current(facts, facts.claims(about=ask.codes))
        if (claim["kind"] == "forecast" or claim["topic"] == "outlook") and facts.evidence(claim)
    ]
    forecasts = [claim for claim in claims if claim["kind"] == "forecast"]
    before = _record(facts, forecasts)
    totals = _totals(facts, ask)
    estimates = [estimate for _, _, found in totals for estimate in found]
    projection = facts.project([(year, value) for year, value, _ in totals])
    if projection is not None:
        before.extend(_projected(facts, projection, estimates[-2:]))
    exhibits: list[Exhibit] = []
    if projection is not None:
        exhibits.append(_chart(totals, projection))
    if forecasts:
        exhibits.append(_table(facts, forecasts))
    answered = ledger_answer(
        facts,
        ask,
        forecasts or claims,
        before=before,
        quoted=1,
        exhibits=exhibits,
        would_answer=Text("forecasts with institution and date", "機関名と日付のある見通し"),
    )
    # A projection is an exhibit of method; only what somebody foresaw is a judgement.
    return replace(answered, judgement=before[0] if forecasts else None)


def _record(facts: Facts, forecasts: Sequence[Row]) -> list[Finding]:
    if not forecasts:
        return []
    right = sum(claim["outcome"] in ("came-true", "partly") for claim in forecasts)
    wrong = sum(claim["outcome"] == "failed" for claim in forecasts)
    return [
        stated(
            "forecasts",
            {"n": Quantity(len(forecasts), "forecasts"), "right": right, "wrong": wrong},
            all_evidence(facts, forecasts[:4], "claims"),
        )
    ]


def _totals(facts: Facts, ask: Ask) -> list[tuple[int, float, list[Estimate]]]:
    """Trade both ways by year, where both directions have a figure."""
    there = {e.period.year: e for e in facts.estimates("trade", *ask.codes)}
    back = {e.period.year: e for e in facts.estimates("trade", ask.b.code, ask.a.code)}
    return [
        (year, there[year].value + back[year].value, [there[year], back[year]])
        for year in sorted(there.keys() & back.keys())
    ]


def _projected(facts: Facts, projection: Projection, last: Sequence[Estimate]) -> list[Finding]:
    evidence = tuple(
        {piece: None for estimate in last for piece in facts.estimate_evidence(estimate)}
    )
    year, value = projection.last
    ahead = projection.years[0]
    found = []
    if projection.skill > 0:
        found.append(
            stated(
                "projected",
                {
                    "last": PartialDate(year),
                    "year": PartialDate(ahead.year),
                    "value": _dollars(ahead.value),
                    "low": _dollars(ahead.low),
                    "high": _dollars(ahead.high),
                    "origins": projection.origins,
                    "cover": Percent(projection.cover),
                },
                evidence,
            )
        )
        found.append(stated("skill", {"skill": Percent(projection.skill)}, evidence))
    else:
        found.append(
            stated(
                "no_skill",
                {
                    "origins": projection.origins,
                    "value": _dollars(value),
                    "last": PartialDate(year),
                },
                evidence,
            )
        )
    found.append(
        stated(
            "horizon",
            {"last": PartialDate(year), "end": PartialDate(projection.years[-1].year)},
            evidence,
        )
    )
    return found


def _dollars(value: float) -> Quantity:
    """Three figures: a projection knows no more."""
    return Quantity(value, "USD", figures=3)


def _chart(totals: Sequence[tuple[int, float, list[Estimate]]], projection: Projection) -> Lines:
    by_year = {year: value for year, value, _ in totals}
    history = tuple(
        Point(PartialDate(year), by_year.get(year))
        for year in range(min(by_year), max(by_year) + 1)
    )
    year, value = projection.last
    last = Point(PartialDate(year), value, value, value)
    ahead = tuple(Point(PartialDate(y.year), y.value, y.low, y.high) for y in projection.years)
    return Lines(
        key="outlook-projection",
        title=Text("Trade both ways, carried on", "往復貿易額とその延長"),
        alt=Text(
            "Trade by year and a short projection with a 90 per cent band.",
            "年ごとの貿易額と、90%の幅を付けた短期の延長。",
        ),
        sources=tuple(sorted({name for *_, found in totals for e in found for name in e.sources})),
        made_by=f"measure trade both ways; {projection.method}, {projection.origins} origins",
        note=Text(
            "A sum of reconciled exports both ways. The band holds only while the future errs as the "
            "past did; it fails after a break such as new sanctions.",
            "双方向の調整済み輸出額の合計。幅は過去と同程度の誤差を前提とし、新たな制裁などの断絶後は成り立たない。",
        ),
        unit="USD",
        series=(
            Series(Text("Reported", "報告値"), history, "a"),
            Series(Text("Projected", "延長"), (last, *ahead), "rival"),
        ),
    )


def _table(facts: Facts, forecasts: Sequence[Row]) -> Table:
    return Table(
        key="outlook-forecasts",
        title=Text("Forecasts and what became of them", "見通しとその結果"),
        alt=Text(
            "Who, when, what, and the outcome by later claims.",
            "発表者、日付、内容、後の記録による結果。",
        ),
        sources=sources_of(facts, forecasts),
        made_by="table claims: kind forecast",
        columns=(
            Text("By", "発表者"),
            Text("Known", "公表"),
            Text("Forecast", "見通し"),
            Text("Outcome", "結果"),
        ),
        rows=tuple(
            (
                claim["speaker"] or facts.evidence(claim)[0].publisher,
                PartialDate.parse(claim["known_from"]),
                Text(claim["statement_en"], claim["statement_ja"]),
                OUTCOMES.get(claim["outcome"] or "open"),
            )
            for claim in sorted(forecasts, key=lambda claim: str(claim["known_from"]))
        ),
    )


QUESTION = Question(
    name="outlook",
    order=16,
    title={"en": "What comes next for {a} and {b}?", "ja": "{a}と{b}の関係は今後どうなるか"},
    sentences=SENTENCES,
    answer=answer,
    tables=("claims",),
    measures=("trade",),
)
