"""The case ledger: curated claims, treaties, places and their sources, kept as YAML in case folders.

`check_case` says all that is wrong with a folder, `read_cases` reads a root of folders, `tables_of`
and `read_tables` give the rows, `json_schema` the published form.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tumen.core.states import States
from tumen.ledger.case import PACKAGED, case_folders, check_case, read_case, read_cases
from tumen.ledger.library import Case, Library
from tumen.ledger.measures import read_measures, tables_of_measures
from tumen.ledger.rows import tables_of
from tumen.ledger.schema import json_schema

__all__ = [
    "PACKAGED",
    "Case",
    "Library",
    "case_folders",
    "check_case",
    "json_schema",
    "read_case",
    "read_cases",
    "read_tables",
    "tables_of",
]


def read_tables(*roots: Path, states: States | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of all cases and measures found below the roots. The first error raises LedgerError.

    `states` is the register that member codes are held against.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for root in roots:
        library = read_cases(root, states)
        cited = [source.entry.id for source in library.sources()]
        for tables in (tables_of(library), tables_of_measures(read_measures(root, cited))):
            for table, found in tables.items():
                rows.setdefault(table, []).extend(found)
    return rows
