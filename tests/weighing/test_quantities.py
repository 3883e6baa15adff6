"""The vocabulary of quantities is complete in itself and covers the project's ledger."""

from __future__ import annotations

import pytest

from tumen.core.errors import UsageError
from tumen.weighing.quantities import QUANTITIES, Nature, quantity_of


def test_levels_and_totals_have_a_window() -> None:
    for quantity in QUANTITIES.values():
        needs = quantity.nature in (Nature.SNAPSHOT, Nature.CUMULATIVE)
        assert (quantity.window_days > 0) == needs, quantity.name


def test_an_unknown_quantity_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="add it to QUANTITIES"):
        quantity_of("moonbeams")
