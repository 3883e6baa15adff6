"""The kernel: which rules speak of a shipment on each day that its date may mean, and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tumen.core.dates import PartialDate
from tumen.sanctions.caps import CONVERSION_SOURCE, Deliveries, is_exceeded, uses
from tumen.sanctions.rulebook import Rule, Rulebook, all_hold
from tumen.sanctions.rules import Exemption, Measure
from tumen.sanctions.shipment import Shipment, Subject, resolve
from tumen.sanctions.verdict import (
    SEVERITY,
    Applied,
    CapUse,
    Code,
    Match,
    Reason,
    State,
    Verdict,
)

NO_DELIVERIES = Deliveries()
Met = tuple[Rule, Match, str | None, frozenset[str]]


@dataclass(slots=True)
class _Day:
    """The finding for one day, with or without the rules whose dates are too coarse."""

    code: Code
    rules: list[Applied]
    depends: list[Applied]
    caps: list[CapUse]


def decide(
    shipment: Shipment, rulebook: Rulebook, deliveries: Deliveries = NO_DELIVERIES
) -> Verdict:
    """The verdict without what would change it. Raises UsageError for what cannot be read."""
    subject = resolve(shipment)
    target, flow = _target(shipment, rulebook)
    if target is None:
        return _outside(shipment, subject, rulebook)
    regime = rulebook.regime(target)
    assert regime is not None
    first, last = shipment.date.earliest.toordinal(), shipment.date.latest.toordinal()
    if first < regime.first_day.earliest.toordinal():
        reason = Reason("before_first_day", (("day", regime.first_day),))
        return Verdict(shipment, Code.UNDECIDED, subject.code, target, reasons=(reason,))
    met = _met(rulebook, target, flow, subject, un=True)
    found = _found(met, first, last, subject, deliveries, rulebook)
    beside = _beside(rulebook, target, flow, subject, first, last, met)
    other = _met(rulebook, target, flow, subject, un=False)
    autonomous = [
        _applied(each, subject, last, rulebook)
        for each in other
        if each[0].in_force(last) is not False
    ]
    verdict = _joined(shipment, subject, found, regime.reviewed)
    code, rules, depends, caps, reasons, sources = verdict
    return Verdict(
        shipment, code, subject.code, target, rules, depends, beside, tuple(autonomous), caps,
        reasons, (), regime.reviewed, sources,
    )  # fmt: skip


def code_of(shipment: Shipment, rulebook: Rulebook, deliveries: Deliveries) -> Code:
    """The verdict's word alone: what is asked, many times over, to see which fact would change it."""
    subject = resolve(shipment)
    target, flow = _target(shipment, rulebook)
    if target is None:
        return Code.UNDECIDED
    regime = rulebook.regime(target)
    assert regime is not None
    first, last = shipment.date.earliest.toordinal(), shipment.date.latest.toordinal()
    if first < regime.first_day.earliest.toordinal():
        return Code.UNDECIDED
    met = _met(rulebook, target, flow, subject, un=True)
    found = _found(met, first, last, subject, deliveries, rulebook)
    depends = [applied for day in found for applied in day.depends]
    code, _ = _word(found, depends, shipment.date.latest > regime.reviewed.latest)
    return code


def _found(
    met: list[Met],
    first: int,
    last: int,
    subject: Subject,
    deliveries: Deliveries,
    rulebook: Rulebook,
) -> list[_Day]:
    """What each day says that the date may mean, rules of uncertain force once in and once out."""
    return [
        _on(day, met, subject, deliveries, rulebook, maybe)
        for day in _days(met, first, last)
        for maybe in _passes(met, day)
    ]


def _word(found: list[_Day], depends: list[Applied], after_review: bool) -> tuple[Code, bool]:
    """The verdict's word, and whether the days differ."""
    code = found[0].code
    differ = any(day.code is not code for day in found[1:])
    if differ or (depends and code in (Code.NONE_FOUND, Code.NOTIFY)):
        code = Code.UNDECIDED
    if after_review and code is Code.NONE_FOUND:
        code = Code.UNDECIDED
    return code, differ


def _target(shipment: Shipment, rulebook: Rulebook) -> tuple[str | None, str]:
    if shipment.from_state in rulebook.targets:
        return shipment.from_state, "from-target"
    if shipment.to_state in rulebook.targets:
        return shipment.to_state, "to-target"
    return None, ""


def _outside(shipment: Shipment, subject: Subject, rulebook: Rulebook) -> Verdict:
    """Neither end is a state whose measures are held: nothing can be said, least of all "none"."""
    held = ", ".join(sorted(rulebook.targets))
    origin = subject.facts.get("origin")
    key = "third_state_trade" if origin in rulebook.targets else "no_regime_held"
    reason = Reason(key, (("held", held), ("origin", origin or "")))
    return Verdict(shipment, Code.UNDECIDED, subject.code, None, reasons=(reason,))


def _met(rulebook: Rulebook, target: str, flow: str, subject: Subject, un: bool) -> list[Met]:
    if subject.service is None:
        found = rulebook.meeting(target, flow, subject, un)
        return [each for each in found if each[0].measure.effect in ("prohibits", "caps")]
    met: list[Met] = []
    for rule in rulebook.on_service(target, flow, subject.service, un):
        if not rule.classes or rule.classes & subject.classes:
            met.append((rule, Match.WHOLE, None, rule.classes & subject.classes))
        elif not subject.is_closed:
            met.append((rule, Match.PART, None, rule.classes))
    return met


def _days(met: Iterable[Met], first: int, last: int) -> list[int]:
    """Days on which something may differ: the first, and each on which a rule begins or has ended."""
    if first == last:
        return [first]
    days = {first}
    for rule, *_ in met:
        days.update((rule.start0, rule.start1, rule.end0 + 1, rule.end1 + 1))
        if rule.wind_down is not None and rule.wind_down.until:
            days.add(rule.wind_down.until.latest.toordinal() + 1)
    return sorted(day for day in days if first <= day <= last)


def _passes(met: Iterable[Met], day: int) -> tuple[bool, ...]:
    """Count the rules of uncertain force once in and once out."""
    return (True, False) if any(each[0].in_force(day) is None for each in met) else (True,)


def _on(
    day: int,
    met: list[Met],
    subject: Subject,
    deliveries: Deliveries,
    rulebook: Rulebook,
    maybe: bool,
) -> _Day:
    found = _Day(Code.NONE_FOUND, [], [], [])
    for each in met:
        rule = each[0]
        force = rule.in_force(day)
        if force is False or (force is None and not maybe):
            continue
        applied = _applied(each, subject, day, rulebook)
        if rule.measure.caps:
            applied, caps = _capped(applied, rule, day, subject, deliveries)
            if applied.match is Match.WHOLE:
                found.caps += caps
        if applied.match is Match.WHOLE:
            found.rules.append(applied)
            if SEVERITY[applied.code] > SEVERITY[found.code]:
                found.code = applied.code
        else:
            found.depends.append(applied)
    return found


def _applied(met: Met, subject: Subject, day: int, rulebook: Rulebook) -> Applied:
    """The rule as it speaks of the subject. Remembered: it depends on few facts."""
    rule, match, basis, classes = met
    wind_down = _wind_down(rule, subject, day) if rule.wind_down is not None else None
    is_exempt = bool(subject.facts) and _is_exempt(rulebook.general, subject, day)
    certain = rule.in_force(day) is True
    key = (rule.measure.id, match, basis, classes, subject.facts_key, wind_down, is_exempt, certain)
    found = rulebook.applied.get(key)
    if found is None:
        states = tuple((each, all_hold(each.conditions, subject.facts)) for each in rule.exemptions)
        code = _outcome(states, wind_down)
        if code in (Code.PROHIBITED, Code.UNLESS_EXEMPTED) and is_exempt:
            code = Code.NOTIFY
        found = rulebook.applied[key] = Applied(
            rule.measure,
            match,
            code,
            basis,
            tuple(sorted(classes)),
            states,
            wind_down,
            certain,
        )
    return found


def _wind_down(rule: Rule, subject: Subject, day: int) -> State | None:
    """Where it is not said when the matter was completed, the day asked about counts."""
    if rule.wind_down is None or not rule.wind_down.conditions:
        return None
    until = rule.wind_down.until
    if until and day > until.latest.toordinal():
        return State.FAILS
    facts = subject.facts
    if "completed" not in facts:
        facts = {**facts, "completed": date.fromordinal(day).isoformat()}
    return all_hold(rule.wind_down.conditions, facts)


def _outcome(exemptions: tuple[tuple[Exemption, State], ...], wind_down: State | None) -> Code:
    """What a ban says of the shipment, its exceptions considered."""
    held = [each.outcome for each, state in exemptions if state is State.HOLDS]
    if "free" in held or wind_down is State.HOLDS:
        return Code.NONE_FOUND
    if held:
        return Code.NOTIFY
    if wind_down is State.OPEN or any(state is State.OPEN for _, state in exemptions):
        return Code.UNLESS_EXEMPTED
    return Code.PROHIBITED


def _is_exempt(general: tuple[Rule, ...], subject: Subject, day: int) -> bool:
    return any(
        rule.in_force(day) and all_hold(each.conditions, subject.facts) is State.HOLDS
        for rule in general
        for each in rule.exemptions
    )


def _capped(
    applied: Applied, rule: Rule, day: int, subject: Subject, deliveries: Deliveries
) -> tuple[Applied, tuple[CapUse, ...]]:
    """A cap forbids what goes beyond it; an exception that holds lifts it."""
    caps = uses(rule.measure, date.fromordinal(day), subject, deliveries)
    if applied.code in (Code.NONE_FOUND, Code.NOTIFY):
        return applied, caps
    beyond = [each for cap in caps if (each := is_exceeded(cap)) is not None]
    either = any(cap.stands == "either" for cap in rule.measure.caps)
    exceeded = bool(beyond) and (all(beyond) if either else any(beyond))
    code = applied.code if exceeded else Code.CAPPED
    return (
        Applied(
            applied.measure, applied.match, code, applied.basis, applied.classes,
            applied.exemptions, applied.wind_down, applied.certain,
        ),
        caps,
    )  # fmt: skip


def _joined(
    shipment: Shipment, subject: Subject, found: list[_Day], reviewed: PartialDate
) -> tuple[
    Code,
    tuple[Applied, ...],
    tuple[Applied, ...],
    tuple[CapUse, ...],
    tuple[Reason, ...],
    tuple[str, ...],
]:
    """One answer for all days that the date may mean: where they differ, none can be given."""
    rules, depends, caps = found[0].rules, found[0].depends, found[0].caps
    if len(found) > 1:
        rules = _once(applied for day in found for applied in day.rules)
        depends = _once(applied for day in found for applied in day.depends)
        by_period = {(c.measure.id, c.unit, c.start): c for day in found for c in day.caps}
        caps = list(by_period.values())
    is_late = shipment.date.latest > reviewed.latest
    code, differ = _word(found, depends, is_late)
    reasons: list[Reason] = []
    if differ:
        reasons.append(Reason("date_too_coarse", (("date", shipment.date),)))
    elif depends and found[0].code in (Code.NONE_FOUND, Code.NOTIFY):
        keys = {"finer_code" if a.match is Match.FINER else "part_of_code" for a in depends}
        reasons += [Reason(key, (("code", subject.code or ""),)) for key in sorted(keys)]
    if is_late:
        reasons.append(Reason("after_review", (("day", reviewed),)))
    sources = dict.fromkeys(s for each in rules for s in each.measure.sources)
    sources.update(dict.fromkeys(s for each in depends for s in each.measure.sources))
    if any(use.conversion for use in caps):
        sources[CONVERSION_SOURCE] = None
    return code, tuple(rules), tuple(depends), tuple(caps), tuple(reasons), tuple(sources)


def _once(applied: Iterable[Applied]) -> list[Applied]:
    kept: dict[str, Applied] = {}
    for each in applied:
        kept.setdefault(each.measure.id, each)
    return list(kept.values())


def _beside(
    rulebook: Rulebook,
    target: str,
    flow: str,
    subject: Subject,
    first: int,
    last: int,
    met: list[Met],
) -> tuple[Measure, ...]:
    """Measures in force that no code settles: end use, technical lists, listed names, vigilance."""
    if subject.service is not None:
        return ()
    met_ids = {each[0].measure.id for each in met}
    return tuple(
        rule.measure
        for rule in rulebook.beside(target, flow)
        if rule.start0 <= last and first <= rule.end1 and rule.measure.id not in met_ids
    )
