"""Evidence and what stands on it. A sentence without evidence cannot be constructed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tumen.core.confidence import COMPUTED, Confidence, judge
from tumen.core.dates import PartialDate
from tumen.core.values import Slots, Text


class Licence(StrEnum):
    """What may be done with a source's data. The wheel never holds the last kind."""

    OPEN = "open"
    WITH_CITATION = "with-citation"
    NOT_REDISTRIBUTABLE = "not-redistributable"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dataset comes from: complete, or the source does not load."""

    producer: str
    title: Text
    version: str
    released: PartialDate
    url: str
    licence: Licence
    licence_name: str
    citation: str
    reliability: str
    reliability_reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a source speaks of, and what it means when it has no row there."""

    first: PartialDate
    last: PartialDate
    absent_row: str  # "unknown", or "none" where the producer says that the list is complete
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What a reader must know of a dataset: travels in the snapshot's manifest, so that no parser
    need be imported to cite it."""

    name: str
    origin: Origin
    coverage: Coverage
    known_rule: Text
    caveats: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece that carries a sentence: a dataset row or a ledger claim, with its publisher.

    `locator` says where in the source (a table and key, or a claim's id); `statement` is what the
    report itself says, in both languages, when it is a claim.
    """

    source: str
    publisher: str
    title: str
    url: str
    published: PartialDate | None
    known: PartialDate
    reliability: str
    credibility: int
    locator: str
    statement: Text | None = None
    relation: str = "supports"  # or "contradicts": a rival report, shown beside the sentence
    interested: bool = False  # a party to the matter speaks about itself
    origin_group: str | None = None  # copies of one original report share this
    is_dataset: bool = False  # a row of a dataset, not a report of the ledger

    def __post_init__(self) -> None:
        if not self.source or not self.locator:
            raise ValueError(f"evidence needs a source and a place in it: {self}")


@dataclass(frozen=True, slots=True)
class Reason:
    """What one report contributed to a weighed value."""

    locator: str
    weight: float
    why: Text


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval, for a pair and a period, as a measure or the weighing gives it."""

    measure: str
    a: str
    b: str
    period: PartialDate
    value: float
    low: float
    high: float
    n: int
    sources: tuple[str, ...]
    known: date
    extra: Mapping[str, Any] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"an estimate needs its sources: {self.measure} {self.a} {self.b}")
        if not self.low <= self.value <= self.high:
            raise ValueError(
                f"{self.measure} {self.a} {self.b} {self.period}: {self.value} lies outside "
                f"its interval {self.low} to {self.high}"
            )


@dataclass(frozen=True, slots=True)
class ProjectedYear:
    """One year ahead: value with its interval, in the unit of the series."""

    year: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Projection:
    """A series carried on, with its track record. `skill` 0: no better than "as last year"."""

    method: str
    years: tuple[ProjectedYear, ...]
    last: tuple[int, float]
    skill: float
    origins: int
    cover: float


@dataclass(frozen=True, slots=True)
class TrendBreak:
    """The year in which a new trend begins, with its 90 % interval, and the yearly growth (0.1: 10 %)
    on either side."""

    year: int
    low: int
    high: int
    growth_before: float
    growth_after: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with its evidence, date and confidence.

    `key` names the sentence in its question's SENTENCES; `slots` fill it. A finding that quotes a
    claim has the key "quote" and its words in `slots["statement"]`. `when` is the valid time.
    """

    key: str
    slots: Slots
    evidence: tuple[Evidence, ...]
    when: PartialDate | None = None
    confidence: Confidence | None = None

    def __post_init__(self) -> None:
        if not any(piece.relation == "supports" for piece in self.evidence):
            raise ValueError(f"no source, no sentence: {self.key}")
        if self.confidence is None:
            supporting = [piece for piece in self.evidence if piece.relation == "supports"]
            rivals = [piece for piece in self.evidence if piece.relation == "contradicts"]
            computed = all(piece.is_dataset for piece in self.evidence)
            object.__setattr__(
                self,
                "confidence",
                COMPUTED
                if computed
                else judge(
                    [
                        (p.reliability, p.credibility, p.origin_group or p.publisher)
                        for p in supporting
                    ],
                    [(p.reliability, p.credibility, p.origin_group or p.publisher) for p in rivals],
                ),
            )

    @property
    def known(self) -> date:
        """The latest day on which a piece of its evidence became known."""
        return max(piece.known.latest for piece in self.evidence)


@dataclass(frozen=True, slots=True)
class Unknown:
    """ "Not known, because …": the reason, and what would answer. Not a finding: it claims nothing."""

    key: str
    slots: Slots
    would_answer: Text
