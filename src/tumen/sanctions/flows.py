"""Trade seen in the data under a measure in force.

A yearly total cannot prove a breach: it does not say on which day, under which contract, under which
exemption or of which origin. Totals without codes cannot even be held against a measure on goods.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError
from tumen.core.values import Text
from tumen.sanctions.decide import decide
from tumen.sanctions.rulebook import Rulebook
from tumen.sanctions.shipment import Shipment
from tumen.sanctions.verdict import Applied, Code

WHY_NOT = Text(
    "The trade figures held are yearly totals of all goods. They say neither which goods nor on which "
    "day they crossed, so none can be held against a measure on goods, and none proves a breach.",
    "手元の貿易額は全品目の年間合計である。どの品目がいつ越境したかを示さないため、品目ごとの措置に"
    "照らすことはできず、違反の証拠にもならない。",
)
CANNOT_PROVE = Text(
    "Figures of a year cannot prove a breach: the day, the contract, the origin and any exemption are "
    "not in them.",
    "年間の数値は違反の証拠にはならない。日付、契約、産地、適用除外の有無が分からないためである。",
)


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow of goods in a period under one or more measures in force for all of it or part."""

    exporter: str
    importer: str
    period: PartialDate
    hs: str
    value_usd: float | None
    code: Code
    rules: tuple[Applied, ...]
    is_whole_period: bool
    """The measures were in force on every day of the period."""


@dataclass(frozen=True, slots=True)
class Flows:
    """Flows under measures, with what they cannot show; `why_not` where none could be held against
    them at all."""

    flows: tuple[Flow, ...]
    cannot_prove: Text
    why_not: Text | None
    unread: tuple[str, ...]


def flows_under_measures(rows: Iterable[Mapping[str, Any]], rulebook: Rulebook) -> Flows:
    """Rows of trade (exporter, importer, year or `period`, value_usd, and `hs` where it is known)
    that fall under a UN measure in force at some time of their period. Rows without a code are
    counted out and said so; an unknown code is listed in `unread`."""
    found: list[Flow] = []
    unread: list[str] = []
    coded = 0
    for row in rows:
        hs = row.get("hs")
        if not hs:
            continue
        coded += 1
        period = PartialDate.parse(str(row.get("period") or row["year"]))
        try:
            flow = _flow(row, str(hs), period, rulebook)
        except UsageError as error:
            unread.append(str(error))
            continue
        if flow is not None:
            found.append(flow)
    return Flows(tuple(found), CANNOT_PROVE, None if coded else WHY_NOT, tuple(unread))


def _flow(row: Mapping[str, Any], hs: str, period: PartialDate, rulebook: Rulebook) -> Flow | None:
    def on(day: date) -> Code:
        return _decided(row, hs, PartialDate.of(day), rulebook)

    verdict = decide(Shipment(row["exporter"], row["importer"], period, hs=hs), rulebook)
    rules = (*verdict.rules, *verdict.depends)
    if not rules:
        return None
    first, last = on(period.earliest), on(period.latest)
    whole = Code.NONE_FOUND not in (first, last) and all(
        applied.measure.effective_from is not None
        and applied.measure.effective_from.latest <= period.earliest
        for applied in rules
    )
    return Flow(
        row["exporter"], row["importer"], period, verdict.hs or hs, row.get("value_usd"),
        last if verdict.code is Code.UNDECIDED and not whole else verdict.code, rules, whole,
    )  # fmt: skip


def _decided(row: Mapping[str, Any], hs: str, when: PartialDate, rulebook: Rulebook) -> Code:
    return decide(Shipment(row["exporter"], row["importer"], when, hs=hs), rulebook).code
