"""How many checks a second, in one process? Beside a plain scan of all measures. Printed, not asserted.

    python benchmarks/sanctions.py [checks]

Shipments are drawn at random (seed 1): any code of the nomenclature, any day from 2006 to 2026, both
directions. The full scan gives the same verdict, with its rules, but holds every rule against every shipment:
nothing is indexed or remembered. The bare scan gives the verdict's word only, for goods and full days,
written apart from the check: it must agree on every shipment.
`decide` is the verdict with its rules, exceptions, cap and what stands beside; `check` adds every single
fact that would change it, which is several verdicts more.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tumen.core.dates import PartialDate
from tumen.ledger.case import PACKAGED
from tumen.ledger.measures import read_measures, tables_of_measures
from tumen.sanctions import Code, Rulebook, Shipment, Verdict, check, codes
from tumen.sanctions.decide import decide
from tumen.sanctions.rules import Measure

FIRST, LAST = date(2006, 7, 15), date(2026, 11, 1)


def draw(count: int, target: str) -> list[Shipment]:
    """Shipments to and from the target, with codes of all levels."""
    lot = random.Random(1)
    every = [
        code
        for chapter in codes.below("")
        for heading in codes.below(chapter)
        for code in (chapter, heading, *codes.below(heading))
    ]
    span = (LAST - FIRST).days
    return [
        Shipment(
            *lot.choice([("RUS", target), (target, "RUS"), (target, "CHN"), ("CHN", target)]),
            PartialDate.of(FIRST + timedelta(days=lot.randrange(span))),
            hs=lot.choice(every),
        )
        for _ in range(count)
    ]


def scan(shipment: Shipment, measures: Sequence[Measure]) -> Code:
    """The verdict by reading every measure: no index, nothing remembered."""
    day = shipment.date.earliest
    found, is_part = Code.NONE_FOUND, False
    for measure in measures:
        if measure.authority != "UN" or measure.effect not in ("prohibits", "caps"):
            continue
        flow = "from-target" if shipment.from_state == measure.target else "to-target"
        if measure.direction not in (flow, "both"):
            continue
        if measure.effective_from is None or day < measure.effective_from.latest:
            continue
        if measure.effective_to is not None and day > measure.effective_to.earliest:
            continue
        how = _meets(measure, shipment.hs or "")
        if how is None:
            continue
        if how == "part":
            is_part = True
            continue
        code = _alone(measure, measures, day)
        if _weight(code) > _weight(found):
            found = code
    if found is Code.NONE_FOUND and is_part:
        return Code.UNDECIDED
    return found


def _meets(measure: Measure, code: str) -> str | None:
    how = None
    for group in measure.hs:
        for own in group.codes:
            if code.startswith(own):
                if group.is_whole:
                    return "whole"
                how = "part"
            elif own.startswith(code):
                how = "part"
    return how


def _alone(measure: Measure, measures: Sequence[Measure], day: date) -> Code:
    if measure.caps:
        return Code.CAPPED
    frees = [m for m in measures if measure.id in m.exempts]
    if measure.exemptions or any(m.exemptions for m in frees):
        return Code.UNLESS_EXEMPTED
    wind_down = measure.wind_down
    if wind_down and (wind_down.until is None or day <= wind_down.until.latest):
        return Code.UNLESS_EXEMPTED
    return Code.PROHIBITED


def _weight(code: Code) -> int:
    order = (Code.NONE_FOUND, Code.CAPPED, Code.UNLESS_EXEMPTED, Code.PROHIBITED)
    return order.index(code)


def unremembered(shipment: Shipment, rulebook: Rulebook) -> Verdict:
    """The verdict with its rules, every rule held against the shipment anew."""
    rulebook.forget()
    return decide(shipment, rulebook)


def rate(run: Callable[[Shipment], object], shipments: Sequence[Shipment]) -> float:
    """Calls a second."""
    started = time.perf_counter()
    for shipment in shipments:
        run(shipment)
    return len(shipments) / (time.perf_counter() - started)


def main(count: int) -> None:
    tables = tables_of_measures(read_measures(PACKAGED))
    rulebook = Rulebook.from_rows(tables["sanction_measures"], tables["sanction_regimes"])
    (target,) = rulebook.targets
    shipments = draw(count, target)
    cold = rate(lambda s: decide(s, rulebook), shipments)
    warm = rate(lambda s: decide(s, rulebook), shipments)
    full = rate(lambda s: check(s, rulebook), shipments[: count // 5])
    scanned = rate(lambda s: unremembered(s, rulebook), shipments[: count // 5])
    plain = rate(lambda s: scan(s, rulebook.measures), shipments[: count // 5])
    differ = sum(
        decide(s, rulebook).code is not scan(s, rulebook.measures) for s in shipments[: count // 5]
    )
    print(f"measures {len(rulebook.measures)}, shipments {count}")
    print(f"decide, first pass   {cold:10,.0f} a second")
    print(f"decide, second pass  {warm:10,.0f} a second")
    print(f"check, with changes  {full:10,.0f} a second")
    print(f"full scan            {scanned:10,.0f} a second")
    print(f"bare scan            {plain:10,.0f} a second (the verdict's word only)")
    print(f"decide / full scan   {warm / scanned:10.1f} times (first pass {cold / scanned:.1f})")
    print(f"verdicts that differ from the bare scan: {differ} of {count // 5}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
