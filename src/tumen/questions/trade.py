"""What do the two trade, by whose report, and which measures and agreements govern it?"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.evidence import Estimate, Finding
from tumen.core.exhibits import Butterfly, Exhibit, Lines, Mark, Point, Role, Series, Table
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.states import State
from tumen.core.values import Quantity, Slot, Text
from tumen.questions._claims import ledger_answer
from tumen.questions._findings import (
    about_either,
    all_evidence,
    current,
    span_of,
    stated,
    strongest,
)

SENTENCES: Sentences = {
    "last_year": {
        "en": "In {year}, the last year at hand, {a} reported {sent} of exports to {b}, and "
        "{b:possessive} imports from {a} stand at {received}.",
        "ja": "手元の統計の末年である{year}、{a}から{b}への輸出は{a}側の報告で{sent}、{b}側の輸入統計で{received}である。",
    },
    "last_year_estimated": {
        "en": "For {year}, the last year at hand, exports from {a} to {b} stand at {sent} in "
        "{a:possessive} column and {received} in {b:possessive}; at least one of the two is the "
        "compiler's estimate.",
        "ja": "手元の統計の末年である{year}、{a}から{b}への輸出は{a}側の欄で{sent}、{b}側の欄で{received}であり、"
        "少なくとも一方は編者による推計値である。",
    },
    "outlier": {
        "en": "The figure for exports from {a} to {b} in {year}, {value}, is more than {times} times those "
        "of the years around it; trade of another partner booked under the wrong name is a known "
        "trap, and nothing at hand confirms it.",
        "ja": "{year}の{a}から{b}への輸出額{value}は、前後の年の{times}倍を超える。別の国との取引が誤って"
        "計上される例が知られており、これを裏づける資料は手元にない。",
    },
    "one_report": {
        "en": "In {year}, the last year at hand, exports from {a} to {b} were {value} by {by}.",
        "ja": "手元の統計の末年である{year}、{a}から{b}への輸出は{by}で{value}である。",
    },
    "compiled": {
        "en": "For {year}, {compiler} put trade between {a} and {b} at {value}.",
        "ja": "{year}の{a}と{b}の貿易額を、{compiler}は{value}としている。",
    },
    "measures": {
        "en": "On {day}, {n} of the Security Council on {target} were in effect, on goods, finance, "
        "transport and labour; the table lists each with its paragraph.",
        "ja": "{day}の時点で効力を持つ{target}に対する国連安保理の措置は{n}あり、物品、金融、輸送、労働に及ぶ。"
        "個々の措置と項番号は表に示す。",
    },
    "agreements": {
        "en": "Both are parties to {n} in force in the list “{dataset}” (to {last}), the latest of them {example}.",
        "ja": "「{dataset}」({last}まで)には、両国がともに当事国で効力のある協定が{n}あり、最も新しいものは「{example}」である。",
    },
    "no_agreement": {
        "en": "The list “{dataset}” (to {last}) names no trade agreement in force between {a} and {b}.",
        "ja": "「{dataset}」({last}まで)に、{a}と{b}の間で効力のある通商協定はない。",
    },
    "no_claims": {
        "en": "no source at hand reports trade between {a} and {b}",
        "ja": "{a}と{b}の貿易を示す情報源が手元にないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    forward = facts.estimates("trade", *ask.codes)
    backward = facts.estimates("trade", ask.b.code, ask.a.code)
    before = [
        *_last(facts, ask.a, ask.b, forward),
        *_last(facts, ask.b, ask.a, backward),
        *_outliers(facts, ask.a, ask.b, forward)[-1:],
        *_outliers(facts, ask.b, ask.a, backward)[-1:],
        *_compiled(facts, ask),
        *_measures(facts, ask),
        *_agreements(facts, ask),
    ]
    told = facts.claims(topics=("trade",), about=ask.codes)
    tariffs = about_either(facts, ask.codes, facts.claims(topics=("tariff",), any_of=ask.codes))
    claims = current(facts, [*tariffs, *told])
    rate = strongest(facts, current(facts, tariffs), 1)
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        top=rate or strongest(facts, claims, 1),
        exhibits=_exhibits(facts, ask, forward, backward),
        would_answer=Text("trade statistics of either side", "いずれかの国の貿易統計"),
    )


def _last(facts: Facts, a: State, b: State, estimates: Sequence[Estimate]) -> list[Finding]:
    if not estimates:
        return []
    last = estimates[-1]
    sent, received = last.extra["exporter_usd"], last.extra["importer_usd"]
    flagged = last.extra["exporter_flag"] or last.extra["importer_flag"]
    slots: dict[str, Slot] = {
        "year": last.period,
        "a": facts.states.on(a.code, last.period),
        "b": facts.states.on(b.code, last.period),
    }
    if sent is not None and received is not None:
        slots |= {"sent": _dollars(sent), "received": _dollars(received)}
        key = "last_year_estimated" if flagged else "last_year"
        return [stated(key, slots, facts.estimate_evidence(last), last.period)]
    by = (
        Text(f"{a.name_en}'s report", f"{a.name_ja}側の報告")
        if sent is not None
        else Text(f"{b.name_en}'s report", f"{b.name_ja}側の報告")
    )
    slots |= {"value": _dollars(sent if sent is not None else received), "by": by}
    return [stated("one_report", slots, facts.estimate_evidence(last), last.period)]


SPIKE = 4
LEAST_SPIKE_USD = 1e7


def _outliers(facts: Facts, a: State, b: State, estimates: Sequence[Estimate]) -> list[Finding]:
    """Years whose figure towers over both neighbours: to be read with care, not to be printed as news."""
    found = []
    for before, here, after in zip(estimates, estimates[1:], estimates[2:], strict=False):
        is_run = before.period.year + 1 == here.period.year == after.period.year - 1
        if is_run and here.value > max(LEAST_SPIKE_USD, SPIKE * max(before.value, after.value)):
            slots: dict[str, Slot] = {
                "a": facts.states.on(a.code, here.period),
                "b": facts.states.on(b.code, here.period),
                "year": here.period,
                "value": _dollars(here.value),
                "times": SPIKE,
            }
            found.append(stated("outlier", slots, facts.estimate_evidence(here), here.period))
    return found


def _dollars(value: float) -> Quantity:
    """Four figures: what a sentence can carry; the table below has them all."""
    return Quantity(value, "USD", figures=4)


def _compiled(facts: Facts, ask: Ask) -> list[Finding]:
    """Compilers' totals of the last whole year; a part of a year is no yearly figure."""
    rows = [
        row
        for row in facts.between("trade_totals", *ask.codes)
        if row["flow"] == "total" and row["valid_from"] == str(row["year"])
    ]
    if not rows:
        return []
    last = max(row["year"] for row in rows)
    return [
        stated(
            "compiled",
            {
                "year": PartialDate(row["year"]),
                "compiler": Text(row["compiler"], row["compiler"]),
                "a": ask.a,
                "b": ask.b,
                "value": Quantity(row["value_usd"], "USD"),
            },
            facts.evidence(row, "trade_totals"),
            PartialDate(row["year"]),
        )
        for row in rows
        if row["year"] == last
    ][:2]


def _live_measures(facts: Facts, ask: Ask) -> list[Row]:
    lines = {member for code in ask.codes for member in facts.states.line(code)}
    return [
        row
        for row in facts.rows("sanction_measures")
        if row["target"] in lines and row["valid_from"] and span_of(row).possibly_on(ask.as_of)
    ]


def _measures(facts: Facts, ask: Ask) -> list[Finding]:
    found = []
    for target in (ask.a, ask.b):
        line = facts.states.line(target.code)
        rows = [
            row
            for row in _live_measures(facts, ask)
            if row["authority"] == "UN" and row["target"] in line
        ]
        evidence = all_evidence(facts, rows[:4], "sanction_measures")
        if rows and evidence:
            day = PartialDate.of(ask.as_of)
            found.append(
                stated(
                    "measures",
                    {"day": day, "n": Quantity(len(rows), "measures"), "target": target},
                    evidence,
                    day,
                )
            )
    return found


def _agreements(facts: Facts, ask: Ask) -> list[Finding]:
    mine = {row["agreement"]: row for row in facts.involving("trade_agreements", ask.a.code)}
    theirs = {row["agreement"]: row for row in facts.involving("trade_agreements", ask.b.code)}
    shared = sorted(
        (
            key
            for key in mine.keys() & theirs.keys()
            # Members of one bloc are one party and do not face each other.
            if mine[key]["bloc"] is None or mine[key]["bloc"] != theirs[key]["bloc"]
            if all(row["entry"] and not row["valid_to"] for row in (mine[key], theirs[key]))
        ),
        key=lambda key: (str(mine[key]["entry"]), key),
    )
    if shared:
        row = mine[shared[-1]]
        return [
            stated(
                "agreements",
                {
                    "n": Quantity(len(shared), "treaties"),
                    "example": Text(row["name"], row["name"]),
                    "last": facts.coverage(row["source"]).last,
                    "dataset": facts.title(row["source"]),
                },
                facts.evidence(row, "trade_agreements"),
            )
        ]
    some = [*mine.values(), *theirs.values()][:1]
    if not some:
        return []
    last = facts.coverage(some[0]["source"]).last
    slots: dict[str, Slot] = {
        "a": ask.a,
        "b": ask.b,
        "last": last,
        "dataset": facts.title(some[0]["source"]),
    }
    return [stated("no_agreement", slots, facts.evidence(some[0], "trade_agreements"))]


def _exhibits(
    facts: Facts, ask: Ask, forward: Sequence[Estimate], backward: Sequence[Estimate]
) -> list[Exhibit]:
    drawn: list[Exhibit] = []
    sources = tuple(sorted({name for e in (*forward, *backward) for name in e.sources}))
    if forward or backward:
        marks = tuple(
            Mark(
                span_of(row),
                Text(row["instrument"], row["instrument"]),
            )
            for row in _first_of_each(_live_measures(facts, ask))
        )
        roles: tuple[tuple[Sequence[Estimate], State, State, Role, Role], ...] = (
            (forward, ask.a, ask.b, "a", "pair"),
            (backward, ask.b, ask.a, "b", "third"),
        )
        series = []
        for estimates, x, y, role_x, role_y in roles:
            for side, who, role in (("exporter", x, role_x), ("importer", y, role_y)):
                points = _points(estimates, f"{side}_usd", f"{side}_flag")
                if any(point.value is not None for point in points):
                    series.append(
                        Series(
                            Text(
                                f"{x.name_en} → {y.name_en} ({who.name_en}'s report)",
                                f"{x.name_ja}→{y.name_ja}({who.name_ja}側)",
                            ),
                            points,
                            role,
                        )
                    )
        drawn.append(
            Lines(
                key="trade-reports",
                title=Text("Trade by year and reporter", "貿易額の推移(報告国別)"),
                alt=Text(
                    "One line per direction and reporter; a gap is a year without a report.",
                    "方向と報告国ごとの折れ線。途切れは報告のない年。",
                ),
                sources=sources,
                made_by="measure trade",
                note=Text(
                    "Exporters report free on board, importers with freight and insurance. Hollow "
                    "points are estimates of the compiler. Current US dollars.",
                    "輸出はFOB、輸入は運賃・保険料込みのCIF建て。白抜きは編者による推計。名目米ドル。",
                ),
                unit="USD",
                series=tuple(series),
                marks=marks,
            )
        )
        if butterfly := _butterfly(ask, forward, sources):
            drawn.append(butterfly)
    if measures := _live_measures(facts, ask):
        drawn.append(_measure_table(facts, measures))
    return drawn


def _first_of_each(rows: Sequence[Row]) -> list[Row]:
    """One measure per instrument of the UN, for the marks behind the series."""
    first: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: str(row["valid_from"])):
        if row["authority"] == "UN":
            first.setdefault(row["instrument"], row)
    return list(first.values())


def _points(estimates: Sequence[Estimate], name: str, flag: str) -> tuple[Point, ...]:
    by_year = {estimate.period.year: estimate for estimate in estimates}
    if not by_year:
        return ()
    return tuple(
        Point(
            PartialDate(year),
            by_year[year].extra[name] if year in by_year else None,
            flag="estimate" if year in by_year and by_year[year].extra[flag] else None,
        )
        for year in range(min(by_year), max(by_year) + 1)
    )


def _butterfly(ask: Ask, forward: Sequence[Estimate], sources: tuple[str, ...]) -> Butterfly | None:
    both = [
        e
        for e in forward
        if e.extra["exporter_usd"] is not None or e.extra["importer_usd"] is not None
    ]
    if len(both) < 3:
        return None
    recent = both[-20:]
    return Butterfly(
        key="trade-mirror",
        title=Text(
            f"The same flow told twice: {ask.a.name_en} to {ask.b.name_en}",
            f"同じ取引の二つの記録:{ask.a.name_ja}から{ask.b.name_ja}へ",
        ),
        alt=Text(
            "Per year the exporter's report to the left, the importer's to the right.",
            "年ごとに、左が輸出国、右が輸入国の報告。",
        ),
        sources=sources,
        made_by="measure trade: exporter_usd, importer_usd",
        unit="USD",
        left=Series(
            Text(f"{ask.a.name_en} says it sent", f"{ask.a.name_ja}側の輸出"),
            tuple(
                Point(
                    e.period,
                    e.extra["exporter_usd"],
                    flag="estimate" if e.extra["exporter_flag"] else None,
                )
                for e in recent
            ),
            "a",
        ),
        right=Series(
            Text(f"{ask.b.name_en} says it got", f"{ask.b.name_ja}側の輸入"),
            tuple(
                Point(
                    e.period,
                    e.extra["importer_usd"],
                    flag="estimate" if e.extra["importer_flag"] else None,
                )
                for e in recent
            ),
            "b",
        ),
    )


def _measure_table(facts: Facts, measures: Sequence[Row]) -> Table:
    ordered = sorted(
        measures, key=lambda row: (row["authority"] != "UN", str(row["valid_from"]), row["id"])
    )
    return Table(
        key="trade-measures",
        title=Text("Measures in force on the day asked", "問い合わせ時点で効力のある措置"),
        alt=Text(
            "Authority, instrument, paragraph, start and content.",
            "主体、文書、項、開始日、内容の一覧。",
        ),
        sources=tuple(
            sorted({p.source for p in all_evidence(facts, ordered, "sanction_measures")})
        ),
        made_by="table sanction_measures",
        note=Text(
            "An explanation, not legal advice. Where a paragraph was not seen, none is printed.",
            "説明であり、法的助言ではない。項番号を確認できなかったものは記載していない。",
        ),
        columns=(
            Text("By", "主体"),
            Text("Instrument", "文書"),
            Text("Paragraph", "項"),
            Text("Since", "開始"),
            Text("What it says", "内容"),
        ),
        rows=tuple(
            (
                str(row["authority"]),
                str(row["instrument"]),
                str(row["paragraph"] or "–"),
                parse_or_none(row["valid_from"]),
                Text(row["summary_en"], row["summary_ja"]),
            )
            for row in ordered
        ),
    )


QUESTION = Question(
    name="trade",
    order=12,
    title={
        "en": "What do {a} and {b} trade, and what governs it?",
        "ja": "{a}と{b}の貿易と関税、制裁下の取引はどうなっているか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("trade", "trade_totals", "trade_agreements", "sanction_measures", "claims"),
    measures=("trade",),
)
