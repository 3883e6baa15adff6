"""The entries of a case folder, one Struct per kind of entry. Unknown fields are refused.

Member codes are those of the time: the register of states has the dates (`SUN` from 1922-12-30 to
1991-12-26). Where a state of old has no member that continues it, its successors are named beside
it, so that readers of either find the claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from tumen.core.grades import CREDIBILITY, RELIABILITY
from tumen.core.units import UNITS
from tumen.ledger.vocabulary import (
    EXPLAINS,
    KINDS,
    OUTCOMES,
    PLACE_KINDS,
    QUANTITIES,
    RATINGS,
    RELATIONS,
    SOURCE_KINDS,
    STATUSES,
    TOPICS,
    TREATY_KINDS,
    TREATY_STATUSES,
)


def _one_of(words: Iterable[str], meaning: str) -> Meta:
    return Meta(description=meaning, extra_json_schema={"enum": [*words]})


ID, DAY, CODE = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^\d{4}(-\d{2}(-\d{2})?)?$", r"^[A-Z]{3}$"
URL, LANGUAGE = r"^https?://[^\s]+$", r"^[a-z]{2,3}$"
FORMS: dict[str, str] = {
    ID: "an id (small letters, digits and single hyphens)",
    DAY: "a date (YYYY, YYYY-MM or YYYY-MM-DD)",
    CODE: "a member code (three capital letters)",
    URL: "an address that begins with http:// or https://",
    LANGUAGE: "a language code of ISO 639 (two or three small letters)",
    "": "text",
}
"""What each pattern of text wants, in words."""

Id = Annotated[str, Meta(pattern=ID)]
Day = Annotated[str, Meta(pattern=DAY)]
Code = Annotated[str, Meta(pattern=CODE)]
Words = Annotated[str, Meta(min_length=1)]
Codes = Annotated[list[Code], Meta(min_length=1)]
Ids = Annotated[list[Id], Meta(min_length=1)]


class Entry(Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What every entry has."""

    id: Annotated[Id, Meta(description="its id, unique among all cases")]


class Link(Struct, forbid_unknown_fields=True, kw_only=True):
    """How a claim bears on another."""

    id: Annotated[Id, Meta(description="id of the other claim")]
    relation: Annotated[str, _one_of(RELATIONS, "what it does to the other")]


class Rating(Struct, forbid_unknown_fields=True, kw_only=True):
    """How a claim bears on a hypothesis."""

    id: Annotated[Id, Meta(description="id of the hypothesis")]
    rating: Annotated[str, _one_of(RATINGS, "how it bears")]


class Claim(Entry, kw_only=True):
    """One statement of one publisher about one fact at one date. File: `claims/<topic>.yaml`."""

    kind: Annotated[str, _one_of(KINDS, "what sort of thing it says")]
    subjects: Annotated[Codes, Meta(description="member codes, of the time, that it concerns")]
    statement_en: Annotated[Words, Meta(description="the statement in our own words, English")]
    statement_ja: Annotated[Words, Meta(description="the same as a Japanese editor writes it")]
    event_date: Annotated[Day | None, Meta(description="day, month or year of an event")] = None
    valid_from: Annotated[Day | None, Meta(description="when it began to be true")] = None
    valid_to: Annotated[Day | None, Meta(description="when it ceased; empty: open")] = None
    known_from: Annotated[Day, Meta(description="when all that it says had become public")]
    end_known: Annotated[
        Day | None, Meta(description="when valid_to became public, if after known_from")
    ] = None
    quantity: Annotated[str, _one_of(QUANTITIES, "what the value counts")] | None = None
    value: Annotated[float | None, Meta(description="the value stated")] = None
    low: Annotated[float | None, Meta(description='lower bound; "more than X": value X, low X')] = (
        None
    )
    high: Annotated[float | None, Meta(description='upper bound; "up to X": value X, high X')] = (
        None
    )
    unit: Annotated[str, _one_of(UNITS, "the unit")] | None = None
    growth_percent: Annotated[
        float | None,
        Meta(description="change on the year before as stated: -56 for down 56 percent"),
    ] = None
    speaker: Annotated[
        Words | None, Meta(description="who says it (office or person): one name per voice")
    ] = None
    speaker_ja: Annotated[Words | None, Meta(description="the same, Japanese")] = None
    speaker_state: Annotated[Code | None, Meta(description="the speaker's state")] = None
    beneficiary: Annotated[
        Code | None, Meta(description="motives and gains: the state that gains")
    ] = None
    place: Annotated[Id | None, Meta(description="id of a place of the ledger")] = None
    origin_group: Annotated[
        Id | None, Meta(description="shared by claims that repeat one original report")
    ] = None
    hypotheses: Annotated[list[Rating], Meta(description="hypotheses it bears on")] = []
    outcome: Annotated[str, _one_of(OUTCOMES, "forecasts: what became of it")] | None = None
    sources: Annotated[Ids, Meta(description="ids of sources, the best first")]
    credibility: Annotated[
        int,
        Meta(
            ge=min(CREDIBILITY),
            le=max(CREDIBILITY),
            description="Admiralty grade of the report, 1 (confirmed) to 6 (cannot be judged)",
        ),
    ]
    credibility_reason: Annotated[Words, Meta(description="why that grade")]
    status: Annotated[str, _one_of(STATUSES, "how well it stands")]
    relates_to: Annotated[list[Link], Meta(description="other claims it bears on")] = []


class Source(Entry, kw_only=True):
    """A document that entries cite; ids are shared by all cases. File: `sources.yaml`."""

    publisher: Annotated[Words, Meta(description="who published it; in brackets whom it relays")]
    title: Annotated[Words, Meta(description="title or subject")]
    url: Annotated[str, Meta(pattern=URL, description="address")]
    published: Annotated[
        Day | None, Meta(description="date of publication; empty: the document gives none")
    ] = None
    lang: Annotated[str, Meta(pattern=LANGUAGE, description="language of the document")]
    kind: Annotated[str, _one_of(SOURCE_KINDS, "what sort of document")]
    reliability: Annotated[str, _one_of(RELIABILITY, "Admiralty grade of the source")]
    reliability_reason: Annotated[Words, Meta(description="why that grade")]
    voice_of: Annotated[Code | None, Meta(description="the state for which it speaks")] = None


class Duties(Struct, forbid_unknown_fields=True, kw_only=True):
    """Obligations as the ATOP project codes them."""

    defence: Annotated[bool, Meta(description="help when the other is attacked")]
    offence: Annotated[bool, Meta(description="help beyond defence")]
    neutrality: Annotated[bool, Meta(description="no help to an attacker of the other")]
    non_aggression: Annotated[bool, Meta(description="no attack on the other")]
    consultation: Annotated[bool, Meta(description="consult in a crisis")]


class Treaty(Entry, kw_only=True):
    """A treaty between states. File: `treaties.yaml`."""

    name_en: Annotated[Words, Meta(description="name, English")]
    name_ja: Annotated[Words, Meta(description="name, Japanese")]
    parties: Annotated[
        list[Code], Meta(min_length=2, description="member codes of the parties, of the time")
    ]
    kind: Annotated[str, _one_of(TREATY_KINDS, "what it is about")]
    signed: Annotated[Day | None, Meta(description="signature; empty: not seen")] = None
    in_force: Annotated[Day | None, Meta(description="entry into force; empty: not seen")] = None
    terminated: Annotated[Day | None, Meta(description="end")] = None
    status: Annotated[str, _one_of(TREATY_STATUSES, "its status when the case was reviewed")]
    known_from: Annotated[
        Day | None, Meta(description="when it became public; empty: at signature")
    ] = None
    end_known: Annotated[
        Day | None, Meta(description="when its end became public; empty: when it ended")
    ] = None
    duties: Annotated[Duties, Meta(description="ATOP obligations, each true or false")]
    term_en: Annotated[Words | None, Meta(description="term in words, English")] = None
    term_ja: Annotated[Words | None, Meta(description="term in words, Japanese")] = None
    obligations_en: Annotated[
        list[Words], Meta(min_length=1, description="what it obliges to, English")
    ]
    obligations_ja: Annotated[
        list[Words], Meta(min_length=1, description="the same, Japanese, in the same order")
    ]
    sources: Annotated[Ids, Meta(description="ids of sources, the best first")]
    notes_en: Annotated[Words | None, Meta(description="limits of what was seen, English")] = None
    notes_ja: Annotated[Words | None, Meta(description="the same, Japanese")] = None
    replaces: Annotated[Id | None, Meta(description="id of the treaty that it replaced")] = None


class Place(Entry, kw_only=True):
    """A crossing, bridge, port, zone or town that claims speak of. File: `places.yaml`."""

    name_en: Annotated[Words, Meta(description="name, English")]
    name_ja: Annotated[Words, Meta(description="name, Japanese")]
    kind: Annotated[str, _one_of(PLACE_KINDS, "what it is")]
    subjects: Annotated[Codes, Meta(description="member codes of states it lies in or joins")]
    longitude: Annotated[float, Meta(ge=-180, le=180, description="degrees east")] | None = None
    latitude: Annotated[float, Meta(ge=-90, le=90, description="degrees north")] | None = None
    known_from: Annotated[
        Day | None, Meta(description="for what was built or planned later: since when")
    ] = None
    sources: Annotated[Ids, Meta(description="ids of sources, of the coordinates too")]


class Hypothesis(Entry, kw_only=True):
    """An explanation that claims are rated against, worded for any pair. File: `hypotheses.yaml`
    beside the case folders."""

    explains: Annotated[str, _one_of(EXPLAINS, "which question it answers")]
    name_en: Annotated[Words, Meta(description="the explanation as a phrase, English")]
    name_ja: Annotated[Words, Meta(description="the same in Japanese")]


class Lead(Entry, kw_only=True):
    """Something to look for. It has no source, is never loaded and never cited. File: `leads.yaml`."""

    topic: Annotated[str, _one_of(TOPICS, "what it is about")]
    lead: Annotated[Words, Meta(description="what may be true")]
    where_to_look: Annotated[Words, Meta(description="where a source may be found")]


class About(Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """The case as a whole. File: `case.yaml`."""

    title_en: Annotated[Words, Meta(description="title, English")]
    title_ja: Annotated[Words, Meta(description="title, Japanese")]
    states: Annotated[
        list[Code], Meta(min_length=2, max_length=2, description="the two member codes of today")
    ]
    third: Annotated[Code | None, Meta(description="a third state that it follows too")] = None
    scope_en: Annotated[Words, Meta(description="what it holds and what it does not, English")]
    scope_ja: Annotated[Words, Meta(description="the same, Japanese")]
    reviewed: Annotated[Day, Meta(description="last day on which sources were read for it")]


FILES: dict[str, type[Struct]] = {
    "sources.yaml": Source,
    "treaties.yaml": Treaty,
    "places.yaml": Place,
    "leads.yaml": Lead,
}
"""The files of a case that are lists, beside `case.yaml` and `claims/<topic>.yaml`."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a case folder, read as an object of its files by relative path. The schema
    of a single file is the one of its property; `hypotheses.yaml` lies beside the folders."""
    kinds = (About, Claim, Hypothesis, *FILES.values())
    refs, defs = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    by_kind = dict(zip(kinds, refs, strict=True))

    def listed(kind: type[Struct]) -> dict[str, Any]:
        return {"type": "array", "items": by_kind[kind]}

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case folder of the ledger",
        "type": "object",
        "properties": {
            "case.yaml": by_kind[About],
            **{name: listed(kind) for name, kind in FILES.items()},
            "hypotheses.yaml": listed(Hypothesis),
        },
        "patternProperties": {rf"^claims/({'|'.join(TOPICS)})\.yaml$": listed(Claim)},
        "required": ["case.yaml"],
        "additionalProperties": False,
        "$defs": defs,
    }
