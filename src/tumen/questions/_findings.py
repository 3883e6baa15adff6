"""What every question does with rows: quote a claim, state a computed sentence, pick and order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.evidence import Evidence, Finding, Unknown
from tumen.core.grades import report_weight, source_weight
from tumen.core.kinds import Facts, Row
from tumen.core.values import Slot, Slots, Text


def quote(facts: Facts, claim: Row) -> Finding | None:
    """The claim's own statement as a sentence, with its evidence and its rivals."""
    evidence = facts.evidence(claim)
    if not evidence:
        return None
    return Finding(
        key="quote",
        slots={"statement": Text(claim["statement_en"], claim["statement_ja"])},
        evidence=evidence + facts.rivals(claim),
        when=parse_or_none(claim["valid_from"]),
    )


def quotes(facts: Facts, claims: Iterable[Row]) -> tuple[Finding, ...]:
    """Quotes of several claims, in their order."""
    return tuple(found for claim in claims if (found := quote(facts, claim)) is not None)


def stated(
    key: str, slots: Slots, evidence: Iterable[Evidence], when: PartialDate | None = None
) -> Finding:
    """A sentence of the question's own, on the evidence given."""
    return Finding(key=key, slots=slots, evidence=tuple(evidence), when=when)


def all_evidence(facts: Facts, rows: Iterable[Row], table: str) -> tuple[Evidence, ...]:
    """Evidence of several rows, each piece once."""
    pieces = {piece: None for row in rows for piece in facts.evidence(row, table)}
    return tuple(pieces)


def current(facts: Facts, claims: Iterable[Row]) -> list[Row]:
    """Claims that no later claim supersedes, as known on the day."""
    return [claim for claim in claims if not facts.linked_from(claim, "supersedes")]


def about_either(facts: Facts, codes: Sequence[str], claims: Iterable[Row]) -> list[Row]:
    """Claims that belong to a pair: about both, or about one of the two in a case that follows it.

    A claim that only mentions a state of the pair (as the one who speaks, say) does not: a travel
    notice of Japan on a third country is no news of Japan.
    """
    pair = {member for code in codes for member in facts.states.line(code)}
    lines = [set(facts.states.line(code)) for code in codes]
    kept = []
    for claim in claims:
        subjects = set(claim["subjects"])
        followed = {m for code in claim["case_states"] for m in facts.states.line(code)}
        if all(line & subjects for line in lines) or subjects & pair & followed:
            kept.append(claim)
    return kept


def nearest_first(facts: Facts, codes: Sequence[str], claims: Iterable[Row], n: int) -> list[Row]:
    """The n weightiest claims, those about both states before those about one."""
    lines = [set(facts.states.line(code)) for code in codes]
    both = [c for c in claims if all(line & set(c["subjects"]) for line in lines)]
    one = [c for c in claims if c not in both]
    chosen = strongest(facts, both, n)
    return chosen + strongest(facts, one, n - len(chosen))


def weight(facts: Facts, claim: Row) -> float:
    """How much a claim weighs: its best source's grade times the report's own."""
    graded = [source_weight(piece.reliability) for piece in facts.evidence(claim)]
    return max(graded, default=0.0) * report_weight(claim["credibility"])


def voice(facts: Facts, claim: Row) -> Text:
    """Who says it: the speaker, or else the publisher."""
    if claim["speaker"]:
        return Text(claim["speaker"], claim["speaker_ja"] or claim["speaker"])
    publisher = facts.evidence(claim)[0].publisher
    return Text(publisher, publisher)


def strongest(facts: Facts, claims: Iterable[Row], n: int) -> list[Row]:
    """The n weightiest claims (later ones first among equals), in order of their dates."""
    ranked = sorted(
        claims,
        key=lambda claim: (weight(facts, claim), claim["valid_from"] or claim["known_from"]),
        reverse=True,
    )[:n]
    return sorted(ranked, key=lambda claim: claim["valid_from"] or claim["known_from"])


STATE_KINDS = ("condition", "opening", "closure", "reopening", "construction", "transport", "plan")
"""Kinds of claims that tell the state of a place."""


def latest_by_place(facts: Facts, claims: Iterable[Row], kinds: Sequence[str]) -> list[Row]:
    """For each place of these kinds, the newest well-graded claim on its state, newest first."""
    places = {row["id"] for row in facts.rows("places") if row["kind"] in kinds}
    newest: dict[str, Row] = {}
    for claim in sorted(claims, key=lambda claim: (claim["known"], claim["id"])):
        told = claim["kind"] in STATE_KINDS and weight(facts, claim) >= 0.25
        if claim["place"] in places and told:
            newest[claim["place"]] = claim
    return sorted(newest.values(), key=lambda claim: (claim["known"], claim["id"]), reverse=True)


def span_of(row: Row) -> Span:
    """The valid time of a row."""
    return Span(parse_or_none(row["valid_from"]), parse_or_none(row["valid_to"]))


def is_bilateral(facts: Facts, codes: Sequence[str], treaty: Row) -> bool:
    """Whether a treaty has no party outside the lines of these states."""
    pair = {member for code in codes for member in facts.states.line(code)}
    return set(treaty["parties"]) <= pair


def not_known(key: str, would_answer: Text, **slots: Slot) -> Unknown:
    """ "Not known, because …" and what would answer it."""
    return Unknown(key, slots, would_answer)
