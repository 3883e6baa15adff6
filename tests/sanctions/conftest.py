"""The packaged rules, and the deliveries of the reported-oil fixture where they are read."""

from __future__ import annotations

import pytest

from tumen.ledger.case import PACKAGED
from tumen.ledger.measures import read_measures, tables_of_measures
from tumen.sanctions import Rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    tables = tables_of_measures(read_measures(PACKAGED))
    return Rulebook.from_rows(tables["sanction_measures"], tables["sanction_regimes"])
