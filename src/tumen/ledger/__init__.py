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
from tumen.ledger.rows import tables_of

__all__ = [
    "PACKAGED",
    "Case",
    "Library",
    "case_folders",
    "check_case",
    "read_case",
    "read_cases",
    "read_tables",
    "tables_of",
]


def read_tables(*roots: Path, states: States | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of all cases found below the roots. The first error raises LedgerError."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for root in roots:
        for table, found in tables_of(read_cases(root, states)).items():
            rows.setdefault(table, []).extend(found)
    return rows
