"""From entries to rows of tables, with both clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from tumen.core.dates import PartialDate
from tumen.ledger.library import Case, Library
from tumen.ledger.schema import Claim, Hypothesis, Place, Source, Treaty

Row = dict[str, Any]

ALWAYS = date(1800, 1, 1)
"""Known time of rows that say nothing new about the world: sources, hypotheses, lasting places."""


def tables_of(library: Library) -> dict[str, list[Row]]:
    """Rows of claims, claim_links, ledger_sources, treaties, places and hypotheses.

    `known` is the last day of known_from, but not after the day on which the case was last
    reviewed: what had been read by then was public. `source` is the first source of an entry.
    """
    known = {
        claim.entry.id: _known(claim.entry.known_from, case)
        for case in library.cases
        for claim in case.claims
    }
    decided = _decided(library, known)
    rows: dict[str, list[Row]] = {
        name: []
        for name in ("claims", "claim_links", "ledger_sources", "treaties", "places", "hypotheses")
    }
    for case in library.cases:
        for claim in case.claims:
            entry = claim.entry
            rows["claims"].append(_claim(entry, claim.topic, case, known, decided))
            rows["claim_links"] += _links(entry, known)
        rows["ledger_sources"] += [_source(item.entry, case) for item in case.sources]
        rows["treaties"] += [_treaty(item.entry, case) for item in case.treaties]
        rows["places"] += [_place(item.entry, case) for item in case.places]
    rows["hypotheses"] = [_hypothesis(item.entry) for item in library.hypotheses]
    return rows


def _last(text: str) -> date:
    return PartialDate.parse(text).latest


def _known(text: str, case: Case) -> date:
    """The last day on which it may have become public."""
    reviewed = _last(case.about.entry.reviewed) if case.about else date.max
    return min(_last(text), reviewed)


def _clocks(
    start: str | None, end: str | None, known: date, source: str, end_known: date | None = None
) -> Row:
    return {
        "valid_from": start,
        "valid_to": end,
        "known": known,
        "end_known": end_known if end_known and end_known > known else None,
        "source": source,
    }


def _decided(library: Library, known: dict[str, date]) -> dict[str, date]:
    """When a forecast's outcome became known: with the first later claim that speaks of it."""
    found: dict[str, date] = {}
    for claim in library.claims():
        for link in claim.entry.relates_to:
            day = known[claim.entry.id]
            if link.id in known and day > known[link.id]:
                found[link.id] = min(day, found.get(link.id, day))
    return found


def _claim(
    claim: Claim, topic: str, case: Case, known: dict[str, date], decided: dict[str, date]
) -> Row:
    kept = msgspec.structs.asdict(claim)
    for name in ("event_date", "valid_from", "valid_to", "end_known", "relates_to"):
        del kept[name]
    end_known = _last(claim.end_known) if claim.end_known else None
    if claim.outcome not in (None, "open"):
        end_known = decided[claim.id]
    return {
        **kept,
        "case": case.name,
        "case_states": list(case.about.entry.states) if case.about else [],
        "topic": topic,
        "hypotheses": [f"{rating.id}:{rating.rating}" for rating in claim.hypotheses],
        **_clocks(
            claim.event_date or claim.valid_from,
            claim.event_date or claim.valid_to,
            known[claim.id],
            claim.sources[0],
            end_known,
        ),
    }


def _links(claim: Claim, known: dict[str, date]) -> Iterator[Row]:
    """A link is known when both of its claims are."""
    for link in claim.relates_to:
        yield {
            "claim": claim.id,
            "relation": link.relation,
            "other": link.id,
            **_clocks(None, None, max(known[claim.id], known[link.id]), claim.sources[0]),
        }


def _source(source: Source, case: Case) -> Row:
    kept = msgspec.structs.asdict(source)
    published = kept.pop("published")
    return {**kept, "case": case.name, **_clocks(published, published, ALWAYS, source.id)}


def _treaty(treaty: Treaty, case: Case) -> Row:
    """An end, and the status that goes with it, is known from end_known. A treaty that came into
    force after its signature has its status from that day."""
    kept = msgspec.structs.asdict(treaty)
    duties = msgspec.structs.asdict(kept.pop("duties"))
    known_from, ended = kept.pop("known_from"), kept.pop("end_known")
    known = _known(known_from or treaty.signed or "", case)
    later = ended or treaty.terminated or treaty.in_force
    return {
        **kept,
        **duties,
        "case": case.name,
        **_clocks(
            treaty.in_force,
            treaty.terminated,
            known,
            treaty.sources[0],
            _last(later) if later else None,
        ),
    }


def _place(place: Place, case: Case) -> Row:
    kept = msgspec.structs.asdict(place)
    known = kept.pop("known_from")
    return {
        **kept,
        "case": case.name,
        **_clocks(known, None, _known(known, case) if known else ALWAYS, place.sources[0]),
    }


def _hypothesis(hypothesis: Hypothesis) -> Row:
    return {**msgspec.structs.asdict(hypothesis), **_clocks(None, None, ALWAYS, "ledger")}
