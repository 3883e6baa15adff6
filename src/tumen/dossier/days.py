"""The days on which what a dossier rests on became known: where a reader who moves the day may look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tumen.core.dates import PartialDate
from tumen.core.kinds import Facts, Measure, Table
from tumen.dossier.document import Document


def days_of_change(
    document: Document, facts: Facts, tables: Mapping[str, Table], measures: Mapping[str, Measure]
) -> list[date]:
    """Days on which evidence that the document cites became public, or an end or a later act of
    the rows behind it did; oldest first, none after the document's own day."""
    known = {PartialDate.parse(item.known).latest for item in document.evidence}
    for name in sorted(_tables_of(document, measures)):
        table = tables[name]
        named = {column.name for column in table.columns} & {"parties", "subjects"}
        if named or len(table.members) == 2:
            known.update(_later_days(document, facts, table))
    return sorted(day for day in known if day <= facts.as_of)


def _tables_of(document: Document, measures: Mapping[str, Measure]) -> set[str]:
    """The tables that the locators of the evidence name."""
    found: set[str] = set()
    for item in document.evidence:
        first, _, rest = item.locator.partition("/")
        found.update(measures[rest.partition("/")[0]].tables if first == "measures" else (first,))
    return found


def _later_days(document: Document, facts: Facts, table: Table) -> Iterator[date]:
    for row in facts.between(table.name, document.a.code, document.b.code):
        if row["end_known"]:
            yield row["end_known"]
        for column in table.acts:
            if row[column]:
                yield PartialDate.parse(row[column]).latest
