"""Many checks at once: rows in, rows out. A row that cannot be read keeps its place and says why."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError
from tumen.sanctions.caps import Deliveries
from tumen.sanctions.decide import NO_DELIVERIES, decide
from tumen.sanctions.rulebook import Rulebook
from tumen.sanctions.shipment import Shipment, parse_quantity
from tumen.sanctions.verdict import SEVERITY, Verdict
from tumen.tables.sanction_measures import FACTS

ASKED = ("from", "to", "date", "hs", "goods", "service", "quantity", "unit", "origin")
ANSWERED = (
    "verdict", "resolutions", "paragraphs", "effective_from", "hs_basis", "cap_share_reported",
    "depends_on", "reasons", "autonomous", "sources", "error",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be read: no verdict, and why."""

    row: Mapping[str, str]
    problem: str


def read_shipment(row: Mapping[str, str]) -> Shipment:
    """A shipment from the cells of a row; columns other than ASKED must be facts. Empty cells are
    not given. Raises UsageError naming the column."""
    cells = {key: value.strip() for key, value in row.items() if key and value and value.strip()}
    wrong = [key for key in cells if key not in ASKED and key not in FACTS]
    if wrong:
        known = ", ".join((*ASKED, *FACTS))
        raise UsageError(f"column {wrong[0]!r} is not known; known: {known}")
    for column in ("from", "to", "date"):
        if column not in cells:
            raise UsageError(f"column {column!r} is empty")
    quantity, unit = None, cells.get("unit")
    if text := cells.get("quantity"):
        quantity, unit = _quantity(text, unit)
    facts = {key: cells[key] for key in cells if key in FACTS and key not in ASKED}
    return Shipment(
        cells["from"].upper(),
        cells["to"].upper(),
        PartialDate.parse(cells["date"]),
        cells.get("hs"),
        cells.get("goods"),
        cells.get("service"),
        quantity,
        unit,
        cells["origin"].upper() if "origin" in cells else None,
        facts,
    )


def _quantity(text: str, unit: str | None) -> tuple[float, str]:
    if unit is None:
        return parse_quantity(text)
    try:
        return float(text.replace(",", "")), unit
    except ValueError:
        raise UsageError(f"column 'quantity': {text!r} is no number") from None


def check_many(
    rows: Iterable[Mapping[str, str] | Shipment],
    rulebook: Rulebook,
    deliveries: Deliveries = NO_DELIVERIES,
) -> Iterator[Verdict | Refused]:
    """One answer to a row, in order, without what would change it (`check` adds that)."""
    for row in rows:
        try:
            shipment = row if isinstance(row, Shipment) else read_shipment(row)
            yield decide(shipment, rulebook, deliveries)
        except UsageError as error:
            yield Refused({} if isinstance(row, Shipment) else row, str(error))


def answer_row(answer: Verdict | Refused) -> dict[str, str]:
    """The columns ANSWERED of one answer; several values stand with "; " between them."""
    if isinstance(answer, Refused):
        return dict.fromkeys(ANSWERED, "") | {"error": answer.problem}
    rules = sorted(answer.rules, key=lambda a: -SEVERITY.get(a.code, 0))
    shares = [use.share for use in answer.caps if use.share is not None]
    return {
        "verdict": answer.code.value,
        "resolutions": _cell(a.measure.instrument for a in rules),
        "paragraphs": _cell(a.measure.paragraph or "not seen" for a in rules),
        "effective_from": _cell(str(a.measure.effective_from or "not seen") for a in rules),
        "hs_basis": _cell(a.basis or "-" for a in rules),
        "cap_share_reported": _cell(f"{share:.4f}" for share in shares),
        "depends_on": _cell(name for a in answer.depends for name in a.classes or ("finer code",)),
        "reasons": _cell(reason.key for reason in answer.reasons),
        "autonomous": _cell(a.measure.authority for a in answer.autonomous),
        "sources": _cell(dict.fromkeys(answer.sources)),
        "error": "",
    }


def _cell(values: Iterable[str]) -> str:
    return "; ".join(values)


def check_csv(
    source: TextIO,
    target: TextIO,
    rulebook: Rulebook,
    deliveries: Deliveries = NO_DELIVERIES,
) -> int:
    """Read shipments from CSV, write them with their answers, and give the number of rows refused.

    Raises UsageError when the header lacks from, to or date.
    """
    reader = csv.DictReader(source)
    header = [column.strip() for column in reader.fieldnames or ()]
    missing = [column for column in ("from", "to", "date") if column not in header]
    if missing:
        raise UsageError(
            f"the CSV has no column {missing[0]!r}; it needs from, to, date and one of hs, goods, "
            f"service; further columns: {', '.join((*ASKED[6:], *FACTS))}"
        )
    reader.fieldnames = header
    writer = csv.DictWriter(target, [*header, *ANSWERED], lineterminator="\n")
    writer.writeheader()
    refused = 0
    for row in reader:
        if None in row:
            answer: Verdict | Refused = Refused(row, "more cells than the header has columns")
            del row[None]
        else:
            answer = next(check_many([row], rulebook, deliveries))
        refused += isinstance(answer, Refused)
        writer.writerow({**row, **answer_row(answer)})
    return refused
