"""The common shape of a question that the case ledger answers: pick, quote, draw, or say why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit
from tumen.core.kinds import Answer, Ask, Facts, Row
from tumen.core.values import Text
from tumen.questions._exhibits import claim_timeline
from tumen.questions._findings import not_known, quotes, strongest


def ledger_answer(
    facts: Facts,
    ask: Ask,
    claims: Sequence[Row],
    *,
    before: Sequence[Finding] = (),
    further: Sequence[Finding] = (),
    quoted: int = 3,
    top: Sequence[Row] | None = None,
    exhibits: Sequence[Exhibit] = (),
    would_answer: Text,
    missing: str = "no_claims",
) -> Answer:
    """Computed findings first, then `top` (or the strongest claims); `further` and the rest below."""
    chosen = strongest(facts, claims, quoted) if top is None else top
    findings = (*before, *quotes(facts, chosen))
    unknowns = () if findings else (not_known(missing, would_answer, a=ask.a, b=ask.b),)
    return Answer(
        findings=findings,
        details=(*further, *quotes(facts, [claim for claim in claims if claim not in chosen])),
        exhibits=tuple(exhibits),
        unknowns=unknowns,
        judgement=findings[0] if findings else None,
    )


def timeline_if_any(
    facts: Facts,
    key: str,
    title: Text,
    claims: Sequence[Row],
    lanes: Sequence[tuple[str, Text]],
    lane_of: Callable[[Row], str],
) -> list[Exhibit]:
    """A timeline as a list of none or one, for building an answer."""
    drawn = claim_timeline(facts, key, title, claims, lanes, lane_of)
    return [drawn] if drawn else []
