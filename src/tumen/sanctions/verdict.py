"""What the check answers: a verdict with its rules, the cap, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from tumen.core.dates import PartialDate
from tumen.core.values import Text
from tumen.sanctions.rules import Exemption, Measure
from tumen.sanctions.shipment import Shipment


class Code(StrEnum):
    """The six verdicts on the UN measures."""

    PROHIBITED = "prohibited"
    UNLESS_EXEMPTED = "prohibited-unless-exempted"
    CAPPED = "capped"
    NOTIFY = "notification-or-licence"
    NONE_FOUND = "no-un-measure-found"
    UNDECIDED = "cannot-be-decided"


SEVERITY = {
    Code.NONE_FOUND: 0,
    Code.NOTIFY: 1,
    Code.CAPPED: 2,
    Code.UNLESS_EXEMPTED: 3,
    Code.PROHIBITED: 4,
}


class Match(IntEnum):
    """How a rule meets the subject. Above PART it is certain that the rule speaks of it."""

    FINER = 1  # the rule's code is finer than the one given
    PART = 2  # the rule covers some goods of the code only
    WHOLE = 3  # by code, service or class


class State(IntEnum):
    """Whether an exception holds, given the facts."""

    FAILS = 0
    OPEN = 1
    HOLDS = 2


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule that speaks, or may speak, of the shipment."""

    measure: Measure
    match: Match
    code: Code
    """What it alone would say, if it speaks of the shipment."""
    basis: str | None
    classes: tuple[str, ...]
    exemptions: tuple[tuple[Exemption, State], ...]
    wind_down: State | None
    certain: bool
    """False: the rule's own dates are too coarse to say whether it was in force."""


@dataclass(frozen=True, slots=True)
class Report:
    """One row of deliveries that a cap's use rests on."""

    supplier: str | None
    start: date
    end: date
    barrels: float
    reporter: str
    official: bool
    url: str


@dataclass(frozen=True, slots=True)
class CapUse:
    """How much of a cap is used in its period. Reported amounts are a lower bound: what nobody
    reported is unknown, not zero."""

    measure: Measure
    value: float | None
    unit: str
    start: date
    end: date
    reported: float | None
    """Sum of the official reports held; None: none is held."""
    reports: tuple[Report, ...]
    estimates: tuple[Report, ...]
    missing: tuple[tuple[str, tuple[PartialDate, ...]], ...]
    """By supplier that has reported before: the months of the period without a report."""
    low: float | None
    high: float | None
    """The shipment in the cap's unit, as a range where it had to be converted."""
    conversion: str | None

    @property
    def share(self) -> float | None:
        """Reported part of the cap."""
        if self.value is None or self.reported is None:
            return None
        return self.reported / self.value


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that would make the verdict another."""

    fact: str
    value: str
    code: Code


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict cannot be reached, or what limits it: a key of the sentences and its slots."""

    key: str
    slots: tuple[tuple[str, str | Text | PartialDate], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer. `rules` made it, `depends` would if they spoke of the goods, `beside` stand
    next to it (end use, listed names). `autonomous` never enters `code`."""

    shipment: Shipment
    code: Code
    hs: str | None
    target: str | None
    rules: tuple[Applied, ...] = ()
    depends: tuple[Applied, ...] = ()
    beside: tuple[Measure, ...] = ()
    autonomous: tuple[Applied, ...] = ()
    caps: tuple[CapUse, ...] = ()
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    reviewed: PartialDate | None = None
    sources: tuple[str, ...] = ()
