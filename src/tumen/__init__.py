"""Tumen: an evidence engine for relations between states.

import tumen
w = tumen.open()
w.dossier("USA", "JPN", as_of="2024-04-30", lang="ja")
w.measure("vote_agreement", "USA", "JPN").polars()
"""

from tumen.api import (
    World,
    audit,
    build_snapshot,
    case_schema,
    licences_page,
    load_source,
    open,
)
from tumen.core.errors import TumenError

__all__ = [
    "TumenError",
    "World",
    "audit",
    "build_snapshot",
    "case_schema",
    "licences_page",
    "load_source",
    "open",
]
