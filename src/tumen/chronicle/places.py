"""The places that join a pair or lie on its lines, and what is known of each on the day asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tumen.core.dates import parse_or_none
from tumen.core.kinds import Facts, Row
from tumen.core.places import PlaceKnown, Told
from tumen.core.values import Text
from tumen.questions._findings import STATE_KINDS, current, span_of, weight

TOPICS = ("border", "corridor", "zone")
"""A place that a claim of these names belongs to the pair."""
LEAST_WEIGHT = 0.25
"""Of a report that may say what state a place is in."""


def places(facts: Facts, codes: Sequence[str]) -> list[PlaceKnown]:
    """Places that join two of the states, then those in one of them that their ledger follows."""
    joint: dict[str, Row] = {}
    alone: dict[str, Row] = {}
    claims: dict[str, Row] = {}
    for a, b in combinations(codes, 2):
        lines = [set(facts.states.line(code)) for code in (a, b)]
        about = current(facts, facts.claims(topics=TOPICS, about=(a, b)))
        own = [claim for claim in current(facts, facts.claims(any_of=(a, b))) if claim["place"]]
        followed = {claim["place"] for claim in about}
        for row in facts.rows("places"):
            subjects = set(row["subjects"])
            if all(line & subjects for line in lines):
                joint[row["id"]] = row
            elif row["id"] in followed and any(line & subjects for line in lines):
                alone[row["id"]] = row
        claims |= {claim["id"]: claim for claim in (*about, *own)}
    rows = [*joint.values(), *(row for key, row in alone.items() if key not in joint)]
    return [_known(facts, row, list(claims.values())) for row in rows]


def _state(facts: Facts, about: Sequence[Row]) -> Row | None:
    """Of well-graded claims on the state of a place the one that speaks of the latest time; a plan
    for a later day only where there is no other."""
    told = [c for c in about if c["kind"] in STATE_KINDS and weight(facts, c) >= LEAST_WEIGHT]
    begun = [c for c in told if str(c["valid_from"] or "") <= str(facts.as_of)]
    return max(
        begun or told, key=lambda c: (c["valid_from"] or "", c["known"], c["id"]), default=None
    )


def _known(facts: Facts, row: Row, claims: Sequence[Row]) -> PlaceKnown:
    about = [c for c in claims if c["place"] == row["id"] and facts.evidence(c)]
    about.sort(key=lambda c: (c["valid_from"] or c["known_from"] or "", c["id"]), reverse=True)
    newest = _state(facts, about)
    return PlaceKnown(
        row["id"],
        Text(row["name_en"], row["name_ja"]),
        row["kind"],
        row["longitude"],
        row["latitude"],
        parse_or_none(row["valid_from"]),
        _told(facts, newest) if newest else None,
        tuple(_told(facts, claim) for claim in about),
        facts.evidence(row, "places"),
    )


def _told(facts: Facts, claim: Row) -> Told:
    return Told(
        Text(claim["statement_en"], claim["statement_ja"]),
        span_of(claim).start or parse_or_none(claim["known_from"]),
        f"claims/{claim['id']}",
        facts.evidence(claim),
    )
