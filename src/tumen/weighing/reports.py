"""One publisher's statement of one quantity at one date: what the weighing reads.

Nothing here judges. A report keeps what its claim states, in the unit of its claim, both clocks,
both Admiralty grades, who speaks and whether the speaker is a party to the matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.errors import DataError
from tumen.core.grades import CREDIBILITY, RELIABILITY, report_weight, source_weight
from tumen.core.kinds import Row
from tumen.core.rounding import rounding
from tumen.core.units import UNITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A stated figure. At least one of value, low, high; `low` alone means "at least", `high`
    alone "up to". `locator` is the one that its Evidence bears."""

    locator: str
    voice: str  # who says it: the speaker, or else the publisher
    publisher: str
    reliability: str
    credibility: int
    known: date
    when: Span
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    origin_group: str | None = None
    interested: bool = False
    superseded_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()  # said by the ledger, whichever of the two came first
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.reliability not in RELIABILITY or self.credibility not in CREDIBILITY:
            raise DataError(
                f"{self.locator}: grade {self.reliability}{self.credibility} is not an Admiralty "
                "grade; write A to F and 1 to 6"
            )
        stated = [x for x in (self.low, self.value, self.high) if x is not None]
        if not stated:
            raise DataError(f"{self.locator}: a report needs a value, a low or a high")
        if stated != sorted(stated):
            raise DataError(
                f"{self.locator}: low {self.low}, value {self.value} and high {self.high} are not "
                "in order"
            )

    @property
    def strength(self) -> float:
        """0 to 1: the grade of the source times the grade of the report."""
        return source_weight(self.reliability) * report_weight(self.credibility)

    @property
    def figure(self) -> tuple[float | None, float | None, float | None]:
        """What is stated: low, value, high."""
        return self.low, self.value, self.high

    @property
    def period(self) -> PartialDate:
        """The date of the figure: when its span ends, or for an open span when it became known."""
        return self.when.end or PartialDate.of(self.known)

    @property
    def day(self) -> date:
        """The last day that the figure may speak of: a report cannot count beyond its own day."""
        return min(self.period.latest, self.known)

    @property
    def centre(self) -> float:
        """The stated value; without one the middle of the bounds, or the one bound."""
        if self.value is not None:
            return self.value
        bounds = [x for x in (self.low, self.high) if x is not None]
        return sum(bounds) / len(bounds)

    @property
    def is_open_above(self) -> bool:
        """ "At least": the lower bound is all that is stated."""
        return self.high is None and self.low is not None and self.low == self.centre

    @property
    def is_open_below(self) -> bool:
        """ "Up to": the upper bound is all that is stated."""
        return self.low is None and self.high is not None and self.high == self.centre

    @property
    def interval(self) -> tuple[float, float]:
        """The stated bounds; a side without bound reaches as far as rounding can explain."""
        below, above = rounding(self.centre)
        return (
            below if self.low is None else self.low,
            above if self.high is None else self.high,
        )


def reports_of(
    claims: Iterable[Row],
    sources: Mapping[str, Row],
    links: Iterable[Row] = (),
    parties: Collection[str] = (),
) -> tuple[Report, ...]:
    """Reports of the claims that state a figure, in base units when the claims mix scales.

    `sources` are rows of ledger_sources by id, `links` rows of claim_links. `parties` are the
    member codes of the states with a stake: the pair, and its opponents where there is a war. (A
    claim's subjects do not tell: they may name the speaker's own state.) Forecasts are no reports
    of what is, and are left out.
    """
    superseded, contradicted = defaultdict(set), defaultdict(set)
    for link in links:
        if link["relation"] in ("supersedes", "updates"):
            superseded[link["other"]].add(f"claims/{link['claim']}")
        elif link["relation"] == "contradicts":
            contradicted[link["other"]].add(f"claims/{link['claim']}")
            contradicted[link["claim"]].add(f"claims/{link['other']}")
    figures = [
        claim
        for claim in claims
        if any(claim[name] is not None for name in ("value", "low", "high"))
        and claim["kind"] != "forecast"
        and claim["outcome"] is None
    ]
    unit = _common_unit(figures)
    found = []
    for claim in figures:
        cited = [sources[name] for name in claim["sources"] if name in sources]
        if not cited:
            raise DataError(
                f"claims/{claim['id']}: none of its sources {', '.join(claim['sources'])} is in "
                "ledger_sources; add them to the case's sources"
            )
        best = max(cited, key=lambda row: source_weight(row["reliability"]))
        state = claim["speaker_state"] or best["voice_of"]
        scale = UNITS[claim["unit"]].scale / UNITS[unit].scale if claim["unit"] != unit else 1.0
        low, value, high = (
            None if claim[name] is None else claim[name] * scale
            for name in ("low", "value", "high")
        )
        found.append(
            Report(
                locator=f"claims/{claim['id']}",
                voice=claim["speaker"] or best["publisher"],
                publisher=best["publisher"],
                reliability=best["reliability"],
                credibility=claim["credibility"],
                known=claim["known"],
                when=Span(parse_or_none(claim["valid_from"]), parse_or_none(claim["valid_to"])),
                unit=unit,
                value=value,
                low=low,
                high=high,
                origin_group=claim["origin_group"],
                interested=state in parties,
                superseded_by=tuple(sorted(superseded[claim["id"]])),
                contradicted_by=tuple(sorted(contradicted[claim["id"]])),
                sources=tuple(row["id"] for row in cited),
            )
        )
    return tuple(found)


def _common_unit(claims: list[Row]) -> str:
    """The unit that all claims share, or the first of those that share a base."""
    units = sorted({claim["unit"] for claim in claims}, key=lambda name: (UNITS[name].scale, name))
    bases = {UNITS[name].base or name for name in units}
    if len(bases) > 1:
        where = ", ".join(f"{claim['id']} in {claim['unit']}" for claim in claims[:6])
        raise DataError(
            f"these reports cannot be weighed together: {where}; give them different quantities"
        )
    return units[0] if units else ""
