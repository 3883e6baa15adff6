from pathlib import Path

import pandas as pd
import pyreadr
import pytest

from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.evidence import Licence
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.cow_alliances import FILE, SOURCE


def spans(rows: list[dict], a: str, b: str) -> list[tuple]:  # type: ignore[type-arg]
    return sorted(
        (r["valid_from"], r["valid_to"], r["defence"], r["non_aggression"], r["consultation"])
        for r in rows
        if {r["a"], r["b"]} == {a, b}
    )


def test_it_may_not_be_shipped() -> None:
    assert SOURCE.origin.licence is Licence.NOT_REDISTRIBUTABLE


def test_an_entente_is_a_promise_to_consult(parsed: Parse) -> None:
    rows = parsed(SOURCE)["alliances"]
    assert spans(rows, "USA", "CAN") == [
        ("1950", "1952", True, True, True),
        ("1953", "1954", False, True, False),
    ]
    assert spans(rows, "PRK", "SUN") == [("1990", "1991", False, True, False)]
    assert spans(rows, "PRK", "RUS") == [("1992", "1993", False, True, False)]
    assert spans(rows, "USA", "GBR") == [("2011", None, True, False, False)]


def test_one_member_under_two_numbers_is_no_pair(parsed: Parse) -> None:
    assert not any("DEU" in (row["a"], row["b"]) for row in parsed(SOURCE)["alliances"])


def test_a_missing_direction_is_refused(tmp_path: Path) -> None:
    columns = [
        "ccode1",
        "ccode2",
        "year",
        "cow_defense",
        "cow_neutral",
        "cow_nonagg",
        "cow_entente",
    ]
    half = pd.DataFrame([(2.0, 20.0, 1950.0, 1.0, 0.0, 0.0, 0.0)], columns=columns)
    pyreadr.write_rdata(str(tmp_path / FILE), half, df_name="cow_alliance")
    with pytest.raises(DataError, match="one direction only"):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_file(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["alliances"]
    assert spans(rows, "PRK", "SUN") == [("1961", "1991", True, True, False)]
    assert spans(rows, "PRK", "RUS") == [
        ("1992", "1995", True, True, False),
        ("2000", None, False, False, True),
    ]
    assert spans(rows, "CHN", "PRK") == [("1961", None, True, True, False)]
