"""The reference page says what the code does."""

from __future__ import annotations

import os
from pathlib import Path

from tumen.ledger.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ledger.md"
MARK = "<!-- generated: TUMEN_GOLDEN=write pytest tests/ledger/test_reference.py -->\n\n"


def test_the_page_lists_every_field_and_word() -> None:
    written, mark, tables = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark, f"{PAGE.name} lacks the line {MARK!r}"
    if os.environ.get("TUMEN_GOLDEN") == "write":
        PAGE.write_text(written + mark + reference(), encoding="utf-8")
    else:
        assert tables == reference()
