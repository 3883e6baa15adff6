"""The verdict on an assertion. One without evidence that holds the compared value cannot be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence


class Kind(StrEnum):
    """What the evidence says of an assertion. The order is of gravity, worst first."""

    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    INCONSISTENT = "inconsistent"
    DISPUTED = "disputed"
    SUPPORTED = "supported"
    NOT_COVERED = "not_covered"
    OPINION = "opinion"


FIRM = frozenset({Kind.SUPPORTED, Kind.OUTDATED, Kind.CONTRADICTED})
ORDER = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Held:
    """What one piece of evidence holds of the value compared, in its own words, and if it agrees."""

    evidence: Evidence
    value: str
    agrees: bool

    def __post_init__(self) -> None:
        if not self.value.strip():
            raise ValueError(f"the evidence holds no value: {self.evidence.locator}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kind, the relation compared, what is asserted, and what the evidence holds.

    `changed` is the day on which the state of affairs, or the knowledge of it, changed; only of an
    outdated assertion. `nearest` is evidence beside the point, shown when nothing decides. `reader`
    is who put the assertion in plainer words, if anybody did; it has no part in the verdict.
    """

    kind: Kind
    relation: str
    asserted: str
    held: tuple[Held, ...] = ()
    changed: PartialDate | None = None
    nearest: tuple[Evidence, ...] = ()
    other: int | None = None
    reader: str = ""

    def __post_init__(self) -> None:
        agreeing = any(held.agrees for held in self.held)
        opposing = any(not held.agrees for held in self.held)
        if self.kind is Kind.SUPPORTED and not agreeing:
            raise ValueError(f"supported by nothing that holds the value: {self.asserted}")
        if self.kind is Kind.CONTRADICTED and not opposing:
            raise ValueError(f"contradicted by nothing that holds a value: {self.asserted}")
        if self.kind is Kind.OUTDATED and (not self.held or self.changed is None):
            raise ValueError(f"outdated needs its evidence and a day: {self.asserted}")
        if self.kind is Kind.DISPUTED and not self.held:
            raise ValueError(f"disputed by nothing: {self.asserted}")
        if (self.changed is not None) != (self.kind is Kind.OUTDATED):
            raise ValueError(f"only what is outdated has a day of change: {self.asserted}")
        if (self.other is not None) != (self.kind is Kind.INCONSISTENT):
            raise ValueError(f"inconsistent with which sentence? {self.asserted}")
        if self.kind in (Kind.NOT_COVERED, Kind.OPINION, Kind.INCONSISTENT) and self.held:
            raise ValueError(f"{self.kind} cites evidence as if it decided: {self.asserted}")


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict of a sentence with several assertions."""
    return min(verdicts, key=lambda verdict: ORDER.index(verdict.kind))


def by_clocks(
    relation: str,
    asserted: str,
    then: bool,
    now: bool,
    held: Sequence[Held],
    changed: PartialDate | date | None,
) -> Verdict | None:
    """What held at the writing and what holds now: supported, contradicted, outdated.

    What was wrong when written and came true later is left undecided.
    """
    if then and now:
        return Verdict(Kind.SUPPORTED, relation, asserted, tuple(h for h in held if h.agrees))
    if not then and not now:
        return Verdict(Kind.CONTRADICTED, relation, asserted, tuple(held))
    if then and changed is not None:
        day = changed if isinstance(changed, PartialDate) else PartialDate.of(changed)
        return Verdict(Kind.OUTDATED, relation, asserted, tuple(held), day)
    return None
