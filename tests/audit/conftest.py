import pytest

import tumen
from tumen.api import World


@pytest.fixture(scope="session")
def world() -> World:
    return tumen.open()
