"""How does trade cross the border, and what holds it back: closures, lines, oil against the cap?"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.evidence import Finding
from tumen.core.exhibits import Bar, Bars, Exhibit
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Quantity, Text
from tumen.questions._claims import ledger_answer, timeline_if_any
from tumen.questions._findings import all_evidence, current, span_of, stated

KINDS = ("closure", "reopening", "opening", "transport", "construction", "obstacle")
TOPICS = ("trade", "corridor", "border", "sanctions")
SENTENCES: Sentences = {
    "closures": {
        "en": "The ledger records {n} of closing or reopening between them, the latest on {latest}.",
        "ja": "両国間の往来の閉鎖・再開について、記録簿には{n}の記載があり、直近は{latest}である。",
    },
    "oil_reported": {
        "en": "For {year} {supplier} reported {barrels} of refined petroleum to the UN committee, "
        "against a yearly cap of {cap}.",
        "ja": "{year}分として、{supplier}は石油精製品{barrels}を国連委員会に報告している(年間上限は{cap})。",
    },
    "oil_silent": {
        "en": "After the deliveries of {last} no report of {supplier} to the committee is at hand; "
        "that is silence, not zero.",
        "ja": "{last}分を最後に、{supplier}から委員会への報告は手元にない。これは未報告であり、ゼロを意味しない。",
    },
    "no_claims": {
        "en": "no entry on crossings, closures or deliveries between {a} and {b} is at hand",
        "ja": "{a}と{b}の間の越境、閉鎖、搬入に関する記録が手元にないため",
    },
}
LANES = (
    ("closure", Text("Closed", "閉鎖")),
    ("reopening", Text("Reopened", "再開")),
    ("transport", Text("Rail, road, sea", "鉄道・道路・海路")),
    ("other", Text("Building and obstacles", "建設・障害")),
)


def answer(facts: Facts, ask: Ask) -> Answer:
    claims = current(facts, facts.claims(topics=TOPICS, kinds=KINDS, about=ask.codes))
    before: list[Finding] = []
    changes = [c for c in claims if c["kind"] in ("closure", "reopening") and c["valid_from"]]
    if changes:
        latest = max(PartialDate.parse(claim["valid_from"]) for claim in changes)
        before.append(
            stated(
                "closures",
                {"n": Quantity(len(changes), "events"), "latest": latest},
                all_evidence(facts, changes[-3:], "claims"),
                latest,
            )
        )
    deliveries = facts.between("oil_deliveries", *ask.codes)
    before.extend(_oil(facts, ask, deliveries))
    exhibits: list[Exhibit] = []
    if gauge := _gauge(facts, ask, deliveries):
        exhibits.append(gauge)
    exhibits.extend(
        timeline_if_any(
            facts,
            "border-trade-timeline",
            Text("Closures, reopenings and lines", "閉鎖・再開・輸送路"),
            claims,
            LANES,
            lambda claim: (
                claim["kind"] if claim["kind"] in ("closure", "reopening", "transport") else "other"
            ),
        )
    )
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        quoted=2,
        exhibits=exhibits,
        would_answer=Text(
            "dated claims on crossings and deliveries", "越境・搬入に関する日付のある記録"
        ),
    )


def _cap(facts: Facts, state: str) -> Row | None:
    """The yearly cap in barrels on refined petroleum for a state, if a measure sets one."""
    caps = [
        row
        for row in facts.rows("sanction_measures")
        if row["target"] in facts.states.line(state)
        and row["cap_value"]
        and (row["cap_unit"] or "").startswith("barrels")
        and any(code.startswith("2710") for code in row["hs"] or ())
    ]
    return max(caps, key=lambda row: str(row["valid_from"])) if caps else None


def _official_by_year(deliveries: Sequence[Row]) -> dict[int, list[Row]]:
    """Per year the official reports that do not overlap, the longest first: a report of January to
    August is part of the report of the year and must not be added to it."""
    years: dict[int, list[Row]] = {}
    dated = [
        (span_of(row), row)
        for row in deliveries
        if row["is_official"] and row["barrels"] is not None and row["valid_from"]
    ]

    def days(item: tuple[Span, Row]) -> int:
        start, end = item[0].start, item[0].end or item[0].start
        return (end.latest - start.earliest).days if start and end else 0

    for span, row in sorted(dated, key=days, reverse=True):
        if span.start is None:
            continue
        taken = years.setdefault(span.start.year, [])
        if not any(_overlap(span, span_of(other)) for other in taken):
            taken.append(row)
    return years


def _overlap(x: Span, y: Span) -> bool:
    if x.start is None or y.start is None:
        return True
    return (
        x.start.earliest <= (y.end or y.start).latest
        and y.start.earliest <= (x.end or x.start).latest
    )


def _oil(facts: Facts, ask: Ask, deliveries: Sequence[Row]) -> list[Finding]:
    official = [row for row in deliveries if row["is_official"] and row["barrels"] is not None]
    if not official:
        return []
    receiver = official[0]["state"]
    cap = _cap(facts, receiver)
    supplier = ask.b if receiver in facts.states.line(ask.a.code) else ask.a
    last = max(official, key=lambda row: str(row["valid_to"] or row["valid_from"]))
    year = PartialDate.parse(last["valid_from"]).year
    of_year = _official_by_year(official)[year]
    evidence = all_evidence(facts, of_year, "oil_deliveries")
    found: list[Finding] = []
    if cap is not None:
        found.append(
            stated(
                "oil_reported",
                {
                    "year": PartialDate(year),
                    "supplier": supplier,
                    "barrels": Quantity(sum(row["barrels"] for row in of_year), "barrels"),
                    "cap": Quantity(cap["cap_value"], "barrels"),
                },
                (*evidence, *facts.evidence(cap, "sanction_measures")),
                PartialDate(year),
            )
        )
    end = parse_or_none(last["valid_to"] or last["valid_from"])
    if end is not None and (ask.as_of - end.latest).days > 365:
        found.append(stated("oil_silent", {"last": end, "supplier": supplier}, evidence, end))
    return found


def _gauge(facts: Facts, ask: Ask, deliveries: Sequence[Row]) -> Bars | None:
    if not deliveries:
        return None
    receiver = deliveries[0]["state"]
    cap = _cap(facts, receiver)
    years = _official_by_year(deliveries)
    if not years:
        return None
    first, last = min(years), max(max(years), ask.as_of.year)
    bars = [
        Bar(
            Text(str(year), f"{year}年"),
            sum(row["barrels"] for row in years[year]) if year in years else None,
            role="a",
        )
        for year in range(first, last + 1)
    ]
    for row in deliveries:
        if not row["is_official"] and row["barrels"] is not None:
            span = span_of(row)
            bars.append(
                Bar(
                    Text(f"{span.start} ({row['reporter']})", f"{span.start}({row['reporter']})"),
                    row["barrels"],
                    role="rival",
                    flag="estimate",
                )
            )
    sources = {row["source"] for row in deliveries}
    return Bars(
        key="border-trade-oil",
        title=Text("Refined petroleum reported, against the cap", "石油精製品の報告量と上限"),
        alt=Text(
            "One bar per year of official reports; years without a report are marked; outside "
            "estimates beside.",
            "公式報告を年ごとに棒で示し、報告のない年は「未報告」とする。外部の推計を並べる。",
        ),
        sources=tuple(sorted(sources)),
        made_by="table oil_deliveries",
        note=Text(
            "Barrels. A year without a report is not zero. Rival estimates may cover part of a year.",
            "単位はバレル。報告のない年はゼロではない。外部の推計には年の一部のみのものがある。",
        ),
        unit="barrels",
        bars=tuple(bars),
        limit=Bar(Text("Yearly cap", "年間上限"), cap["cap_value"]) if cap else None,
    )


QUESTION = Question(
    name="border_trade",
    order=15,
    title={
        "en": "How does trade cross between {a} and {b}, and what holds it back?",
        "ja": "{a}と{b}の国境貿易の実態と障害は",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "oil_deliveries", "sanction_measures"),
)
