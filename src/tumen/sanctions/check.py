"""The check: a verdict on a shipment and the single facts that would make it another.

It explains the measures and gives no legal advice; what would change a verdict is stated as a fact
of the rules, never as a way around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tumen.core.dates import PartialDate, Precision
from tumen.core.errors import UsageError
from tumen.sanctions import codes
from tumen.sanctions.caps import Deliveries
from tumen.sanctions.decide import NO_DELIVERIES, code_of, decide
from tumen.sanctions.rulebook import FIRST, LAST, Rule, Rulebook, holds
from tumen.sanctions.rules import Condition
from tumen.sanctions.shipment import Shipment, resolve
from tumen.sanctions.verdict import SEVERITY, Change, Code, Match, State, Verdict

NEAR = 8
"""How many codes on either side are tried for the nearest one that the rule does not speak of."""


def check(
    shipment: Shipment, rulebook: Rulebook, deliveries: Deliveries = NO_DELIVERIES
) -> Verdict:
    """The verdict with what would change it. Raises UsageError (with candidates) for a state, code,
    name, unit, fact or date that cannot be read: unknown input never gives "no measure found"."""
    verdict = decide(shipment, rulebook, deliveries)
    if verdict.target is None:
        return verdict
    changes = tuple(dict.fromkeys(_Altered(verdict, rulebook, deliveries).changes()))
    return replace(verdict, changes=changes)


class _Altered:
    """The same shipment with one fact altered at a time."""

    def __init__(self, verdict: Verdict, rulebook: Rulebook, deliveries: Deliveries) -> None:
        self._verdict = verdict
        self._rulebook = rulebook
        self._deliveries = deliveries
        self._shipment = verdict.shipment
        self._subject = resolve(verdict.shipment)

    def changes(self) -> Iterator[Change]:
        yield from self._date()
        yield from self._direction()
        yield from self._exceptions()
        yield from self._classes()
        yield from self._code()
        yield from self._quantity()

    def _code_of(self, shipment: Shipment) -> Code | None:
        try:
            return code_of(shipment, self._rulebook, self._deliveries)
        except UsageError:
            return None

    def _change(self, fact: str, value: str, shipment: Shipment) -> Iterator[Change]:
        """The change, where the altered shipment has another verdict."""
        code = self._code_of(shipment)
        if code not in (None, Code.UNDECIDED, self._verdict.code):
            assert code is not None
            yield Change(fact, value, code)

    def _governing(self) -> list[Rule]:
        """The rules that made the verdict."""
        rules = self._verdict.rules
        most = max((SEVERITY[a.code] for a in rules), default=0)
        return [
            self._rulebook.by_id[a.measure.id] for a in rules if SEVERITY[a.code] == most and most
        ]

    def _on(self, day: int) -> tuple[str, Shipment]:
        when = PartialDate.of(date.fromordinal(day))
        return str(when), replace(self._shipment, date=when)

    def _date(self) -> Iterator[Change]:
        when = self._shipment.date
        if when.precision is not Precision.DAY:
            if any(reason.key == "date_too_coarse" for reason in self._verdict.reasons):
                for day in (when.earliest, when.latest):
                    yield from self._change("date", *self._on(day.toordinal()))
            return
        governing = self._governing()
        begun = [rule.start0 for rule in governing if rule.start0 > FIRST]
        if begun:
            yield from self._change("date", *self._on(min(begun) - 1))
        ended = [rule.end1 for rule in governing if rule.end1 < LAST]
        if ended:
            yield from self._change("date", *self._on(max(ended) + 1))
        for rule in governing:
            until = rule.wind_down.until if rule.wind_down else None
            if until is not None and when.latest <= until.latest:
                after = until.latest + timedelta(days=1)
                yield from self._change("date", *self._on(after.toordinal()))
        if not governing:
            yield from self._later(when.latest.toordinal())

    def _later(self, day: int) -> Iterator[Change]:
        """Rules that speak of it but began only afterwards."""
        verdict = self._verdict
        flow = "from-target" if self._shipment.from_state == verdict.target else "to-target"
        subject = self._subject
        if verdict.target is None or subject.service is not None:
            return
        met = self._rulebook.meeting(verdict.target, flow, subject, un=True)
        later = [
            rule.start1
            for rule, match, *_ in met
            if match is Match.WHOLE and day < rule.start0 and rule.start1 < LAST
        ]
        if later:
            yield from self._change("date", *self._on(min(later)))

    def _direction(self) -> Iterator[Change]:
        here = self._shipment
        turned = replace(here, from_state=here.to_state, to_state=here.from_state)
        yield from self._change("direction", f"{here.to_state} > {here.from_state}", turned)

    def _exceptions(self) -> Iterator[Change]:
        facts = self._subject.facts
        for applied in (*self._verdict.rules, *self._verdict.depends):
            rule = self._rulebook.by_id[applied.measure.id]
            sets = [each.conditions for each in rule.exemptions]
            if rule.wind_down is not None:
                sets.append(rule.wind_down.conditions)
            for conditions in sets:
                lacking = [c for c in conditions if holds(c, facts) is not State.HOLDS]
                if len(lacking) == 1:
                    yield from self._with(lacking[0], meets=True)
                for condition in lacking:
                    if condition.differs and holds(condition, facts) is State.OPEN:
                        yield from self._with(condition, meets=False)

    def _with(self, condition: Condition, *, meets: bool) -> Iterator[Change]:
        value = self._value(condition, meets)
        if value is None:
            return
        here = self._shipment
        if condition.fact == "origin":
            altered = replace(here, origin=value)
        else:
            altered = replace(here, facts={**here.facts, condition.fact: value})
        yield from self._change(condition.fact, value, altered)

    def _value(self, condition: Condition, meets: bool) -> str | None:
        """A value of the fact that meets the condition, or breaks it."""
        if condition.before is not None:
            day = condition.before.earliest - timedelta(days=1 if meets else 0)
            return str(PartialDate.of(day))
        if condition.equals is not None:
            return condition.equals if meets else None
        if not meets:
            return condition.differs
        ends = (self._shipment.from_state, self._shipment.to_state)
        return next((end for end in ends if end != condition.differs), None)

    def _classes(self) -> Iterator[Change]:
        """Where a rule covers part of a code, the class of the goods decides."""
        here = self._shipment
        parts = [a for a in self._verdict.depends if a.match is Match.PART]
        for name in dict.fromkeys(name for a in parts for name in a.classes):
            yield from self._change(
                "class", name, replace(here, facts={**here.facts, "class": name})
            )
        if parts and "class" not in here.facts:
            altered = replace(here, facts={**here.facts, "class": "none"})
            yield from self._change("class", "none", altered)

    def _code(self) -> Iterator[Change]:
        here, own = self._shipment, self._verdict.hs
        if own is None or here.goods is not None:
            return
        if any(a.match is Match.FINER for a in self._verdict.depends):
            seen: set[Code] = set()
            for finer in codes.below(own):
                for change in self._change("hs", finer, replace(here, hs=finer)):
                    if change.code not in seen:
                        seen.add(change.code)
                        yield change
            return
        siblings = codes.below(own[:-2])
        at = siblings.index(own)
        rules = self._meeting(own)
        for step in range(1, NEAR + 1):
            for place in (at + step, at - step):
                if not 0 <= place < len(siblings) or self._meeting(siblings[place]) == rules:
                    continue
                other = siblings[place]
                found = list(self._change("hs", other, replace(here, hs=other)))
                if found:
                    yield found[0]
                    return

    def _meeting(self, code: str) -> tuple[tuple[Rule, Match], ...]:
        """The rules that meet a code, on any day."""
        target = self._verdict.target or ""
        flow = "from-target" if self._shipment.from_state == target else "to-target"
        met = self._rulebook.meeting_code(target, flow, code, self._subject, un=True)
        return tuple((rule, match) for rule, match, *_ in met)

    def _quantity(self) -> Iterator[Change]:
        """The amount at which a cap is passed, in the cap's first unit."""
        use = next((cap for cap in self._verdict.caps if cap.value is not None), None)
        if use is None or use.value is None or use.unit not in ("barrels", "tonnes"):
            return
        left = max(use.value - (use.reported or 0.0), 0.0)
        is_within = self._verdict.code is Code.CAPPED
        fact = "quantity-more-than" if is_within else "quantity-at-most"
        amount = left + 1 if is_within else left
        altered = replace(self._shipment, quantity=amount, unit=use.unit)
        yield from self._change(fact, f"{left:.0f} {use.unit}", altered)
