"""Measures compiled for checking: dates as days, codes as prefixes, exceptions as conditions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tumen.core.dates import PartialDate
from tumen.sanctions.rules import (
    Condition,
    Exemption,
    Measure,
    Regime,
    Row,
    WindDown,
    read_measures,
    read_regimes,
)
from tumen.sanctions.shipment import Subject
from tumen.sanctions.verdict import Applied, Match, State

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
IMPLIED = {"approved": "notified"}
"""What the committee approved it was also told of."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One measure. Days are ordinals: it began between start0 and start1 and was last in force
    between end0 and end1."""

    measure: Measure
    start0: int
    start1: int
    end0: int
    end1: int
    codes: tuple[tuple[str, bool, frozenset[str], str], ...]
    """Code, whether it is covered whole, the classes that decide where not, basis."""
    classes: frozenset[str]
    exemptions: tuple[Exemption, ...]
    wind_down: WindDown | None

    def in_force(self, day: int) -> bool | None:
        """Whether it is in force on a day; None where its dates are too coarse."""
        if day < self.start0 or day > self.end1:
            return False
        return True if self.start1 <= day <= self.end0 else None

    def match(
        self, code: str, classes: frozenset[str], is_closed: bool, is_exact: bool
    ) -> tuple[Match, str | None, frozenset[str]] | None:
        """How it meets goods: (how, basis, classes that decide); None where it does not."""
        if not self.classes.isdisjoint(classes):
            basis = next((b for own, _, _, b in self.codes if code.startswith(own)), None)
            return Match.WHOLE, basis, self.classes & classes
        if self.measure.all_goods:
            return Match.WHOLE, None, frozenset()
        best: tuple[Match, str | None, frozenset[str]] | None = None
        for own, whole, deciding, basis in self.codes:
            if code.startswith(own):
                if whole and not (is_exact and deciding):
                    return Match.WHOLE, basis, frozenset()
                if not whole and not is_closed:
                    best = Match.PART, basis, deciding
            elif own.startswith(code) and best is None and not is_exact:
                best = Match.FINER, basis, deciding
        return best


def _rule(measure: Measure, frees: tuple[Exemption, ...], as_of: date | None) -> Rule:
    start, end = measure.effective_from, measure.effective_to
    if as_of is not None and measure.end_known is not None and measure.end_known > as_of:
        end = None
    return Rule(
        measure,
        start.earliest.toordinal() if start else FIRST,
        start.latest.toordinal() if start else LAST,
        end.earliest.toordinal() if end else LAST,
        end.latest.toordinal() if end else LAST,
        tuple(
            (
                code,
                group.is_whole,
                group.classes or (frozenset() if group.is_whole else measure.classes),
                group.basis,
            )
            for group in measure.hs
            for code in group.codes
        ),
        measure.classes,
        (*measure.exemptions, *frees),
        measure.wind_down,
    )


class Rulebook:
    """All rules, as known on a day: later measures are not there, ends not yet known are open."""

    def __init__(
        self,
        measures: Iterable[Measure],
        regimes: Iterable[Regime],
        as_of: date | None = None,
    ) -> None:
        self.measures = tuple(measures)
        self.regimes = tuple(regimes)
        self.as_of = as_of
        known = [m for m in self.measures if as_of is None or m.known <= as_of]
        frees = [m for m in known if m.effect == "frees"]
        self.rules: tuple[Rule, ...] = tuple(
            _rule(
                measure,
                tuple(e for free in frees if measure.id in free.exempts for e in free.exemptions),
                as_of,
            )
            for measure in known
        )
        self.by_id: dict[str, Rule] = {rule.measure.id: rule for rule in self.rules}
        self.targets = frozenset(regime.target for regime in self.regimes)
        self.general = tuple(_rule(free, (), as_of) for free in frees if free.exempts_all)
        self.applied: dict[Hashable, Applied] = {}
        self._goods: dict[tuple[str, str, bool], tuple[Rule, ...]] = {}
        self._services: dict[tuple[str, str, bool], tuple[Rule, ...]] = {}
        self._by_code: dict[
            tuple[str, str, str, bool, frozenset[str], bool, bool],
            tuple[tuple[Rule, Match, str | None, frozenset[str]], ...],
        ] = {}

    def forget(self) -> None:
        """Drop what was remembered of earlier checks (a long-lived server, a benchmark)."""
        for kept in (self.applied, self._goods, self._services, self._by_code):
            kept.clear()

    @classmethod
    def from_rows(
        cls, measures: Iterable[Row], regimes: Iterable[Row], as_of: date | None = None
    ) -> Rulebook:
        """From rows of tables `sanction_measures` and `sanction_regimes`."""
        return cls(read_measures(measures), read_regimes(regimes), as_of)

    def known_by(self, as_of: date) -> Rulebook:
        """The same rules as they were known on an earlier day."""
        return Rulebook(self.measures, self.regimes, as_of)

    def regime(self, target: str) -> Regime | None:
        """The UN regime on a state, if it is held."""
        return next((r for r in self.regimes if r.target == target), None)

    def on_goods(self, target: str, flow: str, un: bool) -> tuple[Rule, ...]:
        """Rules on goods that move one way ("from-target" or "to-target"): of the UN or others."""
        key = (target, flow, un)
        found = self._goods.get(key)
        if found is None:
            found = self._goods[key] = tuple(
                rule
                for rule in self.rules
                if rule.measure.target == target
                and (rule.measure.authority == "UN") is un
                and rule.measure.direction in (flow, "both")
            )
        return found

    def meeting(
        self, target: str, flow: str, subject: Subject, un: bool
    ) -> tuple[tuple[Rule, Match, str | None, frozenset[str]], ...]:
        """The rules that meet goods, with how they do. Remembered: a code is asked for often."""
        return self.meeting_code(target, flow, subject.code or "", subject, un)

    def meeting_code(
        self, target: str, flow: str, code: str, subject: Subject, un: bool
    ) -> tuple[tuple[Rule, Match, str | None, frozenset[str]], ...]:
        """The rules that would meet the subject if its code were this one."""
        key = (target, flow, code, un, subject.classes, subject.is_closed, subject.is_exact)
        found = self._by_code.get(key)
        if found is None:
            met = (
                (rule, rule.match(code, subject.classes, subject.is_closed, subject.is_exact))
                for rule in self.on_goods(target, flow, un)
            )
            found = self._by_code[key] = tuple((rule, *how) for rule, how in met if how)
        return found

    def beside(self, target: str, flow: str) -> tuple[Rule, ...]:
        """UN rules on a state that no code settles: they go by end use, technical list or name."""
        key = (f"beside {target}", flow, True)
        found = self._goods.get(key)
        if found is None:
            found = self._goods[key] = tuple(
                rule
                for rule in self.rules
                if rule.measure.target == target
                and rule.measure.authority == "UN"
                and (
                    (
                        rule.measure.direction in (flow, "both")
                        and not rule.codes
                        and rule.measure.effect != "lists"
                    )
                    or (rule.measure.direction == "persons" and not rule.measure.amends)
                )
            )
        return found

    def on_service(self, target: str, flow: str, service: str, un: bool) -> tuple[Rule, ...]:
        """Rules that name a service, rendered one way."""
        key = (f"{target} {flow}", service, un)
        found = self._services.get(key)
        if found is None:
            found = self._services[key] = tuple(
                rule
                for rule in self.rules
                if rule.measure.target == target
                and (rule.measure.authority == "UN") is un
                and service in rule.measure.services
                and rule.measure.flow in (flow, "both")
            )
        return found


def holds(condition: Condition, facts: Mapping[str, str]) -> State:
    """Whether a condition holds; a fact that is not given leaves it open."""
    value = facts.get(condition.fact)
    if value is None:
        return State.OPEN
    if condition.before is not None:
        given, limit = PartialDate.parse(value), condition.before.earliest
        if given.latest < limit:
            return State.HOLDS
        return State.FAILS if given.earliest >= limit else State.OPEN
    if condition.equals is not None:
        fits = value == condition.equals or IMPLIED.get(value) == condition.equals
        return State.HOLDS if fits else State.FAILS
    return State.HOLDS if value != condition.differs else State.FAILS


def all_hold(conditions: Iterable[Condition], facts: Mapping[str, str]) -> State:
    """The weakest of several conditions; no condition holds nothing."""
    weakest = None
    for condition in conditions:
        state = holds(condition, facts)
        if state is State.FAILS:
            return state
        if weakest is None or state < weakest:
            weakest = state
    return State.FAILS if weakest is None else weakest
