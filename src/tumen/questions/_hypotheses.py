"""Rival explanations of one matter, ranked by what contradicts them (analysis of competing hypotheses)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.core.dates import PartialDate
from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Grid, Table
from tumen.core.kinds import Facts, Moment, Ranked, Row, Sentences, Standing
from tumen.core.values import Listing, Quantity, Slots, Text
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import all_evidence, current, stated, strongest

MARKS = {"CC": "plus", "C": "plus", "N": "neutral", "I": "minus", "II": "minus"}
SHOWN = 16
LEVEL = Text("all level", "いずれも並ぶ")
SENTENCES: Sentences = {
    "hypotheses": {
        "en": "The ledger holds {n} explanations against {m}; it does not choose between them where "
        "the reports do not.",
        "ja": "記録簿では{m}を{n}通りの説明に照らしている。報告が決め手にならない限り、いずれとも断定しない。",
    },
    "least_contradicted": {
        "en": "On {matter}, the explanation least contradicted so far: {hypothesis}.",
        "ja": "{matter}をめぐる説明のうち、現時点で矛盾する報告が最も少ないのは{hypothesis}である。",
    },
    "lead_changed": {
        "en": "Judged by what was public at the time, the lead last changed on {since}; first since "
        "then: {hypothesis}.",
        "ja": "各時点で公になっていた報告に照らすと、首位が最後に入れ替わったのは{since}で、以後は{hypothesis}が首位にある。",
    },
    "hangs_on": {
        "en": "That order hangs on {n}: leave out any one of them and another explanation comes first.",
        "ja": "この順序を左右する報告が{n}ある。いずれかを除けば、別の説明が首位となる。",
    },
}
"""Questions that rank explanations add these to their own sentences."""


def explained(
    facts: Facts, claims: Sequence[Row], explains: str, matter: Text, key: str
) -> tuple[list[Finding], list[Exhibit], list[Row]]:
    """Findings, the exhibits, and the claims that bear on the explanations of one matter.

    `claims` may hold superseded ones: they counted until they were superseded.
    """
    names = {
        row["id"]: Text(row["name_en"], f"「{row['name_ja']}」")
        for row in facts.rows("hypotheses", explains=explains)
    }
    rated = [
        claim
        for claim in claims
        if any(_rating(claim, name) for name in names) and facts.evidence(claim)
    ]
    bearing = current(facts, rated)
    used = [name for name in names if any(_rating(claim, name) for claim in bearing)]
    if len(used) < 2:
        return [], [], bearing
    ranked = facts.rank(bearing, used)
    order = ranked.order()
    findings = [
        stated(
            "hypotheses",
            {"n": len(order), "m": Quantity(len(bearing), "reports")},
            all_evidence(facts, strongest(facts, bearing, 4), "claims"),
        ),
        *_leading(facts, order, names, bearing, matter),
        *_sensitivity(facts, ranked, bearing),
    ]
    turns = _turns(facts.replay(rated, used))
    findings.extend(_lead_changed(facts, turns, names, rated))
    exhibits: list[Exhibit] = [_matrix(facts, bearing, names, order, key)]
    exhibits.extend(_turning_points(facts, turns, names, rated, key))
    return findings, exhibits, bearing


def _rating(claim: Row, hypothesis: str) -> str | None:
    for entry in claim["hypotheses"] or ():
        name, _, rating = entry.rpartition(":")
        if name == hypothesis:
            return str(rating)
    return None


def _leading(
    facts: Facts,
    order: Sequence[Standing],
    names: Mapping[str, Text],
    bearing: Sequence[Row],
    matter: Text,
) -> list[Finding]:
    """The explanations that nothing or least contradicts, when they are not all level."""
    leaders = [standing for standing in order if standing.rank == 1]
    if len(leaders) == len(order):
        return []
    told = {locator for standing in order if standing.rank > 1 for locator in standing.against}
    told |= {locator for standing in leaders for locator in standing.consistent}
    carrying = [claim for claim in bearing if f"claims/{claim['id']}" in told]
    if not carrying:
        return []
    shown = Listing(tuple(names[standing.hypothesis] for standing in leaders))
    evidence = all_evidence(facts, strongest(facts, carrying, 4), "claims")
    return [stated("least_contradicted", {"hypothesis": shown, "matter": matter}, evidence)]


def _sensitivity(facts: Facts, ranked: Ranked, bearing: Sequence[Row]) -> list[Finding]:
    """Which single report would put another explanation first, were it left out."""
    decisive = {swing.locator for swing in ranked.swings() if swing.is_lead}
    named = [claim for claim in bearing if f"claims/{claim['id']}" in decisive]
    if not named:
        return []
    evidence = all_evidence(facts, named, "claims")
    return [stated("hangs_on", {"n": Quantity(len(named), "reports")}, evidence)]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A day on which others came to lead, by what became known that day."""

    day: date
    leaders: tuple[str, ...]
    by: tuple[str, ...]
    is_open: bool  # all explanations level


def _turns(moments: Sequence[Moment]) -> list[_Turn]:
    """The first moment and each at which the lead changed, oldest first."""
    turns: list[_Turn] = []
    for moment in moments:
        leading = tuple(sorted(s.hypothesis for s in moment.order if s.rank == 1))
        if not turns or turns[-1].leaders != leading:
            is_open = len(leading) == len(moment.order)
            turns.append(_Turn(moment.day, leading, moment.new, is_open))
    return turns


def _lead_changed(
    facts: Facts, turns: Sequence[_Turn], names: Mapping[str, Text], rated: Sequence[Row]
) -> list[Finding]:
    """When others last came to lead, and by which reports."""
    if len(turns) < 2 or turns[-1].is_open:
        return []
    by = [claim for claim in rated if f"claims/{claim['id']}" in turns[-1].by]
    if not by:
        return []
    since = PartialDate.of(turns[-1].day)
    leading = Listing(tuple(names[name] for name in turns[-1].leaders))
    slots: Slots = {"hypothesis": leading, "since": since}
    return [stated("lead_changed", slots, all_evidence(facts, by, "claims"), since)]


def _turning_points(
    facts: Facts,
    turns: Sequence[_Turn],
    names: Mapping[str, Text],
    rated: Sequence[Row],
    key: str,
) -> list[Table]:
    """The days on which the lead changed, each with the reports that did it."""
    if len(turns) < 2:
        return []
    by_locator = {f"claims/{claim['id']}": claim for claim in rated}
    shown = [by_locator[name] for turn in turns for name in turn.by]
    return [
        Table(
            key=f"{key}-turns",
            title=Text(
                "When another explanation came to stand first", "首位の説明が入れ替わった時点"
            ),
            alt=Text(
                "Day, the explanations least contradicted from then on, and the reports of that day.",
                "日付、その時点から矛盾の最も少なくなった説明、その日に公になった報告。",
            ),
            sources=sources_of(facts, shown),
            made_by="table claims, column hypotheses; replayed over the known time",
            columns=(
                Text("Known", "公表"),
                Text("Least contradicted from then on", "以後、矛盾の最も少ない説明"),
                Text("By these reports", "きっかけとなった報告"),
            ),
            rows=tuple(
                (
                    PartialDate.of(turn.day),
                    LEVEL if turn.is_open else Listing(tuple(names[n] for n in turn.leaders)),
                    Listing(tuple(_statement(by_locator[name]) for name in turn.by)),
                )
                for turn in turns
            ),
        )
    ]


def _statement(claim: Row) -> Text:
    return Text(claim["statement_en"], claim["statement_ja"])


def _matrix(
    facts: Facts,
    claims: Sequence[Row],
    names: Mapping[str, Text],
    order: Sequence[Standing],
    key: str,
) -> Grid:
    columns = [standing.hypothesis for standing in order]
    shown = strongest(facts, claims, SHOWN)
    return Grid(
        key=key,
        title=Text("Explanations against the reports", "説明と報告の突き合わせ"),
        alt=Text(
            "Rows are reports, columns explanations; marks say whether a report fits or contradicts.",
            "行は報告、列は説明。報告が説明と合うか矛盾するかを印で示す。",
        ),
        sources=sources_of(facts, shown),
        made_by="table claims, column hypotheses; weighted inconsistency",
        note=Text(
            "Analysis of competing hypotheses: what counts is what contradicts, not what fits. "
            "The least contradicted stands first.",
            "競合仮説分析による。重視するのは合致する報告ではなく矛盾する報告であり、矛盾の少ない順に並べる。",
        ),
        columns=tuple(names[name] for name in columns),
        rows=tuple(_statement(claim) for claim in shown),
        cells=tuple(
            tuple(
                (MARKS.get(_rating(claim, name) or "", "unknown"), _rating(claim, name) or "")
                for name in columns
            )
            for claim in shown
        ),
    )
