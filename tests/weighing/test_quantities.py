"""The vocabulary of quantities is complete in itself and covers the project's ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tumen.core.errors import UsageError
from tumen.weighing.quantities import QUANTITIES, Nature, quantity_of

CASES = Path(__file__).parents[2] / "src" / "tumen" / "cases"


def test_levels_and_totals_have_a_window() -> None:
    for quantity in QUANTITIES.values():
        needs = quantity.nature in (Nature.SNAPSHOT, Nature.CUMULATIVE)
        assert (quantity.window_days > 0) == needs, quantity.name


def test_every_quantity_of_the_ledger_has_a_rule() -> None:
    for path in sorted(CASES.glob("*/claims.yaml")):
        claims = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        named = {claim["quantity"] for claim in claims if claim.get("quantity")}
        assert not named - set(QUANTITIES), path.parent.name


def test_an_unknown_quantity_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="add it to QUANTITIES"):
        quantity_of("moonbeams")
