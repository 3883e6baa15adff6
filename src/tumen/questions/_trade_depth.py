"""Trade beyond the two reports: both weighed, who depends on whom, where the trend broke."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate, Finding
from tumen.core.exhibits import Exhibit, Lines, Point, Role, Series, Table
from tumen.core.kinds import Ask, Facts, Row, Sentences
from tumen.core.states import State
from tumen.core.values import Listing, Number, Percent, Quantity, Slot, Text
from tumen.questions._findings import stated
from tumen.questions._series import by_year

WIDE = 1.25
"""Reports further apart than this factor are told of: freight and insurance do not explain it."""
RECENT = 10
SENTENCES: Sentences = {
    "pooled": {
        "en": "Weighed by how well each side's reports agree with those of all its partners, exports from {a} to "
        "{b} in {year} come to {value}; the 90% interval is {interval}.",
        "ja": "双方の報告を、相手国全体の報告との一致度で重み付けすると、{year}の{a}から{b}への輸出は{value}となる(90%区間は{interval})。",
    },
    "gap": {
        "en": "The two sides' own reports of {year} lie apart: {a} put its exports to {b} at {sent}, {b} its "
        "imports from {a} at {received}.",
        "ja": "{year}の双方自身の報告には開きがある。{a}は{b}への輸出を{sent}、{b}は{a}からの輸入を{received}としている。",
    },
    "dependence": {
        "en": "In {year}, {b} accounted for {share} of all trade of {a}, by {basis}.",
        "ja": "{year}の{a}の貿易総額に占める{b}の割合は{share}である({basis})。",
    },
    "partners": {
        "en": "The largest partner of {a} in {year} was {partner} with {share}; over all partners the "
        "concentration index stands at {index} (1: a single partner).",
        "ja": "{year}の{a}の最大の貿易相手は{partner}で{share}を占めた。全相手国の集中度指数は{index}である(1は相手が1国のみ)。",
    },
    "break": {
        "en": "The trend of exports from {a} to {b} last broke in {year} (90% interval {low} to {high}): before "
        "it, they changed by {before} a year, since then by {after}.",
        "ja": "{a}から{b}への輸出の趨勢が最後に変わったのは{year}である(90%区間は{low}〜{high})。"
        "それまでの年率は{before}、以後は{after}である。",
    },
}
BASES = {
    "own": Text("its own books", "同国自身の統計による"),
    "mirror": Text(
        "its partners' books, as it published none", "同国の公表がないため相手国側の統計による"
    ),
}


def pooled(facts: Facts, a: State, b: State) -> list[Finding]:
    """The last year's two reports as one figure with an interval."""
    estimates = facts.estimates("trade_pooled", a.code, b.code)
    if not estimates:
        return []
    last = estimates[-1]
    slots: dict[str, Slot] = {
        **_named(facts, a, b, last.period),
        "value": Quantity(last.value, "USD", figures=3),
        "interval": Quantity(None, "USD", last.low, last.high, figures=3),
    }
    return [stated("pooled", slots, facts.estimate_evidence(last), last.period)]


def gap(facts: Facts, a: State, b: State) -> list[Finding]:
    """The last of the recent years in which both sides' own reports lie apart."""
    apart = [
        estimate
        for estimate in facts.estimates("mirror_gap", a.code, b.code)[-RECENT:]
        if not estimate.extra["is_estimated"] and _ratio(estimate) > WIDE
    ]
    if not apart:
        return []
    last = apart[-1]
    slots: dict[str, Slot] = {
        **_named(facts, a, b, last.period),
        "sent": Quantity(last.extra["exporter_usd"], "USD", figures=3),
        "received": Quantity(last.extra["importer_usd"], "USD", figures=3),
    }
    return [stated("gap", slots, facts.estimate_evidence(last), last.period)]


def _ratio(estimate: Estimate) -> float:
    sent, received = estimate.extra["exporter_usd"], estimate.extra["importer_usd"]
    return float("inf") if min(sent, received) <= 0 else max(sent / received, received / sent)


def dependence(facts: Facts, a: State, b: State) -> list[Finding]:
    """How much of the trade of a is trade with b, in the last year at hand."""
    estimates = facts.estimates("trade_dependence", a.code, b.code)
    if not estimates:
        return []
    last = estimates[-1]
    slots: dict[str, Slot] = {
        **_named(facts, a, b, last.period),
        "share": Percent(last.value, digits=_digits(last.value)),
        "basis": BASES[last.extra["basis"]],
    }
    return [stated("dependence", slots, facts.estimate_evidence(last), last.period)]


def _digits(share: float) -> int:
    """Decimals of a per cent that keep a small share from being printed as nothing."""
    return 0 if share >= 0.1 else 1 if share >= 0.01 else 3


def trend_break(facts: Facts, a: State, b: State) -> list[Finding]:
    """The last break of the weighed series, with its interval."""
    estimates = facts.estimates("trade_pooled", a.code, b.code)
    found = facts.breaks([(e.period.year, e.value) for e in estimates])
    if not found:
        return []
    last = found[-1]
    when = PartialDate(last.year)
    slots: dict[str, Slot] = {
        **_named(facts, a, b, when),
        "low": PartialDate(last.low),
        "high": PartialDate(last.high),
        "before": Percent(last.growth_before),
        "after": Percent(last.growth_after),
    }
    return [stated("break", slots, facts.estimate_evidence(estimates[-1]), when)]


def _books(facts: Facts, state: State) -> Row | None:
    """The state's totals of its last year at hand."""
    rows = facts.rows("trade_reporters", state=list(facts.states.line(state.code)))
    return max(rows, key=lambda row: int(row["year"])) if rows else None


def _shares(facts: Facts, row: Row) -> list[tuple[State, float]]:
    pairs = (entry.rpartition(":") for entry in row["largest"])
    return [(facts.states[code], float(share)) for code, _, share in pairs]


def partners(facts: Facts, state: State) -> list[Finding]:
    """The largest partner and the concentration of a state's trade."""
    row = _books(facts, state)
    if row is None:
        return []
    partner, share = _shares(facts, row)[0]
    slots: dict[str, Slot] = {
        "a": state,
        "year": PartialDate(row["year"]),
        "partner": partner,
        "share": Percent(share),
        "index": Number(row["concentration"], digits=2),
    }
    evidence = facts.evidence(row, "trade_reporters")
    return [stated("partners", slots, evidence, PartialDate(row["year"]))]


def depth_exhibits(facts: Facts, ask: Ask) -> list[Exhibit]:
    """Dependence over the years, and the largest partners of each."""
    drawn: list[Exhibit] = []
    sides: tuple[tuple[State, State, Role], ...] = ((ask.a, ask.b, "a"), (ask.b, ask.a, "b"))
    shares = [
        (x, y, role, estimates)
        for x, y, role in sides
        if (estimates := facts.estimates("trade_dependence", x.code, y.code))
    ]
    if any(len(estimates) > 2 for *_, estimates in shares):
        drawn.append(_dependence_lines(shares))
    if table := _partner_table(facts, ask):
        drawn.append(table)
    return drawn


def _dependence_lines(
    shares: Sequence[tuple[State, State, Role, Sequence[Estimate]]],
) -> Lines:
    return Lines(
        key="trade-dependence",
        title=Text("Who depends on whom", "貿易の依存度"),
        alt=Text(
            "Share of each in all trade of the other, by year.", "相手国の貿易総額に占める割合の推移。"
        ),
        sources=tuple(sorted({name for *_, found in shares for e in found for name in e.sources})),
        made_by="measure trade_dependence",
        note=Text(
            "By a state's own books or, in years for which it published none, its partners'; such a total "
            "lacks partners that report nothing. Years without either are gaps.",
            "自国の統計、公表のない年は相手国側の統計による。後者には報告のない相手国が含まれない。"
            "どちらもない年は途切れる。",
        ),
        unit="share",
        series=tuple(
            Series(
                Text(f"{y.name_en} in {x.name_en}'s trade", f"{x.name_ja}の貿易に占める{y.name_ja}"),
                by_year(
                    found,
                    lambda e: Point(
                        e.period, e.value, e.low, e.high,
                        flag="estimate" if e.extra["basis"] == "mirror" else None,
                    ),
                ),
                role,
            )
            for x, y, role, found in shares
        ),
    )  # fmt: skip


def _partner_table(facts: Facts, ask: Ask) -> Table | None:
    rows: list[tuple[Slot | None, ...]] = []
    sources: set[str] = set()
    for state in (ask.a, ask.b):
        if row := _books(facts, state):
            sources.add(row["source"])
            listed = Listing(
                tuple(
                    Text(f"{partner.name_en} {share:.1%}", f"{partner.name_ja} {share:.1%}")
                    for partner, share in _shares(facts, row)
                )
            )
            year = PartialDate(row["year"])
            index = Number(row["concentration"], digits=2)
            rows.append((state, year, listed, index, BASES[row["basis"]]))
    if not rows:
        return None
    return Table(
        key="trade-partners",
        title=Text("The largest partners", "主な貿易相手"),
        alt=Text(
            "Each state's five largest partners, their shares and the concentration of its trade.",
            "各国の上位5か国の割合と集中度。",
        ),
        sources=tuple(sorted(sources)),
        made_by="table trade_reporters",
        note=Text(
            "Concentration: sum of the squared shares of all partners (Herfindahl-Hirschman index).",
            "集中度は全相手国の割合の二乗和(ハーフィンダール・ハーシュマン指数)。",
        ),
        columns=(
            Text("State", "国"),
            Text("Year", "年"),
            Text("Partners", "相手国"),
            Text("Concentration", "集中度"),
            Text("By", "根拠"),
        ),
        rows=tuple(rows),
        numeric=(3,),
    )


def _named(facts: Facts, a: State, b: State, when: PartialDate) -> dict[str, Slot]:
    """The two by the names of the time, and the year."""
    return {
        "a": facts.states.on(a.code, when),
        "b": facts.states.on(b.code, when),
        "year": when,
    }
