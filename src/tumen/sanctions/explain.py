"""A verdict as sentences: keys and slots, which the renderer writes in either language.

`SENTENCES` are data (`data/sentences.toml`). The explanation says what the rules are and what they
rest on; it is no legal advice, and it never says how a rule could be got around.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from tumen.core.dates import PartialDate, Span
from tumen.core.states import States
from tumen.core.values import Lang, Listing, Percent, Quantity, Slot, Slots, Text
from tumen.sanctions import codes
from tumen.sanctions.goods import find_goods, service_names
from tumen.sanctions.rules import Measure
from tumen.sanctions.shipment import resolve
from tumen.sanctions.verdict import Applied, CapUse, Change, Match, State, Verdict

_FILE = Path(__file__).parent / "data" / "sentences.toml"
Line = tuple[str, Slots]
_STATES = {State.OPEN: "open", State.HOLDS: "holds", State.FAILS: "fails"}


@cache
def sentences() -> dict[str, dict[Lang, str]]:
    """All sentences and names by key."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def name(kind: str, key: str) -> Text:
    """A name that stands inside a sentence: of a verdict, fact, value or class."""
    found = sentences()[f"{kind}-{key}"]
    return Text(found["en"], found["ja"])


def explain(verdict: Verdict, states: States) -> tuple[Line, ...]:
    """The explanation, line by line: what was asked, the answer, its rules, the cap, what limits
    it, what would change it, measures of single states, and what it is not."""
    return tuple(_lines(verdict, states))


def _lines(verdict: Verdict, states: States) -> Iterator[Line]:
    yield _asked(verdict, states)
    yield f"answer-{verdict.code.value}", {}
    for reason in verdict.reasons:
        yield f"reason-{reason.key}", dict(_wanted(reason.key, dict(reason.slots)))
    for applied in verdict.rules:
        yield from _rule(applied)
    for use in verdict.caps:
        yield from _cap(use, states)
    for applied in verdict.depends:
        yield _depends(applied)
    if verdict.beside:
        shown = dict.fromkeys(measure.instrument for measure in verdict.beside)
        yield "beside", {"measures": Listing(tuple(shown))}
    for change in verdict.changes:
        yield _change(change, states)
    for applied in verdict.autonomous:
        measure = applied.measure
        authority = _member(measure.authority, states)
        yield "autonomous", {"authority": authority, "summary": measure.summary}
    if verdict.reviewed is None:
        yield "closing-undated", {}
    else:
        yield "closing", {"day": verdict.reviewed}


def _wanted(key: str, slots: dict[str, str | Text | PartialDate]) -> Iterator[tuple[str, Slot]]:
    """The slots that the sentence of a reason has."""
    template = sentences()[f"reason-{key}"]["en"]
    for slot, value in slots.items():
        if f"{{{slot}}}" in template:
            yield slot, value


def _asked(verdict: Verdict, states: States) -> Line:
    shipment = verdict.shipment
    common: dict[str, Slot] = {
        "from": states[shipment.from_state],
        "to": states[shipment.to_state],
        "date": shipment.date,
    }
    if shipment.service is not None:
        key = resolve(shipment).service or ""
        return "asked-service", {**common, "what": service_names()[key]}
    code = verdict.hs or ""
    common |= {"code": code, "label": codes.short_label(code)}
    if shipment.goods is None:
        return "asked-code", common
    return "asked-goods", {**common, "what": find_goods(shipment.goods).name}


def _rule(applied: Applied) -> Iterator[Line]:
    measure = applied.measure
    slots: dict[str, Slot] = {"instrument": measure.instrument, "summary": measure.summary}
    key = "rule"
    if measure.paragraph is None:
        key += "-unseen"
    else:
        slots["paragraph"] = measure.paragraph
    if measure.effective_to is not None:
        key += "-ended"
        slots["span"] = Span(measure.effective_from, measure.effective_to)
    elif measure.effective_from is not None:
        slots["since"] = measure.effective_from
    yield key, slots
    if applied.basis is not None:
        yield f"basis-{applied.basis}", {}
    if measure.wind_down is not None and applied.wind_down is not None:
        yield f"wind-down-{_STATES[applied.wind_down]}", {"text": measure.wind_down.text}
    for exemption, state in applied.exemptions:
        yield f"exception-{_STATES[state]}", {"text": exemption.text}
    if measure.reporting is not None:
        yield "reporting", {"text": measure.reporting}


def _depends(applied: Applied) -> Line:
    measure = applied.measure
    slots: dict[str, Slot] = {"instrument": _short(measure), "summary": measure.summary}
    if applied.match is Match.FINER:
        return "depends-finer", slots
    classes = tuple(name("class", each) for each in applied.classes)
    return "depends-class", {**slots, "classes": Listing(classes)}


def _short(measure: Measure) -> str:
    if measure.paragraph is None:
        return measure.instrument
    return f"{measure.instrument} §{measure.paragraph}"


def _cap(use: CapUse, states: States) -> Iterator[Line]:
    span = Span(_day(use.start), _day(use.end))
    if use.value is None:
        rule = next((cap.rule for cap in use.measure.caps if cap.rule), use.measure.summary)
        yield "cap-open", {"rule": rule, "span": span}
        return
    yield "cap", {"cap": Quantity(use.value, use.unit), "span": span}
    yield _reported(use, states)
    for supplier, months in use.missing:
        slots: dict[str, Slot] = {"months": Listing(tuple(months))}
        yield "cap-missing", {**slots, "supplier": _member(supplier, states)}
    for report in use.estimates:
        yield (
            "cap-estimate",
            {"amount": Quantity(report.barrels, "barrels"), "reporter": report.reporter},
        )
    yield from _own(use)


def _reported(use: CapUse, states: States) -> Line:
    if use.reported is None:
        return "cap-none-reported", {}
    slots: dict[str, Slot] = {
        "amount": Quantity(use.reported, use.unit),
        "share": Percent(use.share or 0.0, 1),
    }
    if any(report.supplier is None for report in use.reports):
        return "cap-reported-together", {**slots, "reporter": use.reports[0].reporter}
    suppliers = dict.fromkeys(report.supplier or "" for report in use.reports)
    named = tuple(_member(supplier, states) for supplier in suppliers)
    return "cap-reported", {**slots, "suppliers": Listing(named)}


def _member(code: str, states: States) -> Slot:
    """A state by its code; another authority as it is written."""
    return states[code] if code in states else code  # noqa: SIM401 (States is no mapping)


def _own(use: CapUse) -> Iterator[Line]:
    if use.low is None or use.high is None or use.value is None:
        return
    if use.low == use.high:
        share = Percent(use.low / use.value, 1)
        yield "cap-own", {"amount": Quantity(use.low, use.unit, figures=3), "share": share}
        return
    yield (
        "cap-converted",
        {
            "low": Quantity(use.low, use.unit, figures=3),
            "high": Quantity(use.high, use.unit, figures=3),
        },
    )


def _day(day: date) -> PartialDate:
    return PartialDate.of(day)


_OWN_SENTENCE = frozenset(
    {"date", "direction", "class", "hs", "quantity-more-than", "quantity-at-most"}
)


def _change(change: Change, states: States) -> Line:
    verdict = name("verdict", change.code.value)
    if change.fact == "class" and change.value == "none":
        return "change-class-none", {"verdict": verdict}
    slots: dict[str, Slot] = {"value": _value(change, states), "verdict": verdict}
    if change.fact in _OWN_SENTENCE:
        return f"change-{change.fact}", slots
    return "change-fact", {**slots, "fact": name("fact", change.fact)}


def _value(change: Change, states: States) -> Slot:
    fact, value = change.fact, change.value
    if fact in ("date", "contract", "completed"):
        return PartialDate.parse(value)
    if fact == "origin" and value in states:
        return states[value]
    if fact == "direction":
        source, target = value.split(" > ")
        return Text(
            f"{states[source].name_en} to {states[target].name_en}",
            f"{states[source].name_ja}から{states[target].name_ja}へ",
        )
    if fact.startswith("quantity-"):
        amount, unit = value.split(" ", 1)
        return Quantity(float(amount), unit)
    if fact == "class":
        return name("class", value)
    if f"value-{value}" in sentences():
        return name("value", value)
    return value
