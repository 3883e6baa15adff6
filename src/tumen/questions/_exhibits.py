"""Exhibits that several questions draw from claims: a timeline in lanes, a strip of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tumen.core.dates import parse_or_none
from tumen.core.exhibits import Happening, ReportDot, Role, Strip, Timeline
from tumen.core.kinds import Facts, Row
from tumen.core.values import Text
from tumen.questions._findings import span_of, voice


def sources_of(facts: Facts, claims: Iterable[Row], table: str = "claims") -> tuple[str, ...]:
    """The sources behind rows, each once."""
    return tuple(sorted({p.source for row in claims for p in facts.evidence(row, table)}))


def claim_timeline(
    facts: Facts,
    key: str,
    title: Text,
    claims: Sequence[Row],
    lanes: Sequence[tuple[str, Text]],
    lane_of: Callable[[Row], str],
) -> Timeline | None:
    """Dated claims in lanes; None when fewer than two have a date."""
    dated = [claim for claim in claims if claim["valid_from"] and facts.evidence(claim)]
    if len(dated) < 2:
        return None
    used = {lane_of(claim) for claim in dated}
    return Timeline(
        key=key,
        title=title,
        alt=Text(
            f"{title.en}: {len(dated)} dated entries of the case ledger.",
            f"{title.ja}:記録簿の日付のある項目{len(dated)}件。",
        ),
        sources=sources_of(facts, dated),
        made_by=f"table claims: {', '.join(sorted({claim['topic'] for claim in dated}))}",
        lanes=tuple(lane for lane in lanes if lane[0] in used),
        happenings=tuple(
            Happening(
                label=Text(claim["statement_en"], claim["statement_ja"]),
                when=span_of(claim),
                lane=lane_of(claim),
                role="rival" if claim["status"] == "disputed" else "pair",
                reference=f"claims/{claim['id']}",
            )
            for claim in dated
        ),
    )


def report_strip(
    facts: Facts, key: str, title: Text, claims: Sequence[Row], unit: str, note: Text | None = None
) -> Strip | None:
    """Every report of one quantity on one scale; None for fewer than two."""
    dots = []
    for claim in claims:
        evidence = facts.evidence(claim)
        if not evidence or claim["unit"] != unit:
            continue
        dots.append(
            ReportDot(
                label=voice(facts, claim),
                when=parse_or_none(claim["known_from"]) or evidence[0].known,
                value=claim["value"],
                low=claim["low"],
                high=claim["high"],
                source=evidence[0].source,
                role=_role(facts, claim),
            )
        )
    if len(dots) < 2:
        return None
    return Strip(
        key=key,
        title=title,
        alt=Text(
            f"{title.en}: {len(dots)} reports by publisher and date.",
            f"{title.ja}:報告{len(dots)}件を発表者と日付ごとに示す。",
        ),
        sources=tuple(sorted({dot.source for dot in dots})),
        made_by=f"table claims: quantity {claims[0]['quantity']}",
        note=note,
        unit=unit,
        dots=tuple(sorted(dots, key=lambda dot: (dot.when.earliest, dot.source))),
    )


def _role(facts: Facts, claim: Row) -> Role:
    superseded = facts.linked_from(claim, "supersedes")
    return "rival" if superseded or claim["status"] in ("disputed", "denied") else "a"
