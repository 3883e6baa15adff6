from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.evidence import Licence
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.nti_tests import FILE, SOURCE


def test_two_digit_years_and_broken_lines_are_read(parsed: Parse) -> None:
    rows = parsed(SOURCE)["tests_and_launches"]
    assert {row["year"]: row["events"] for row in rows} == {1984: 2, 1999: 1, 2022: 1, 2023: 1}
    assert {(row["state"], row["kind"], row["source"]) for row in rows} == {
        ("PRK", "missile", "nti_tests")
    }


def test_it_never_enters_the_snapshot() -> None:
    assert SOURCE.origin.licence is Licence.NOT_REDISTRIBUTABLE


@pytest.mark.parametrize(
    ("new", "problem"), [("7/7/22", "is not like 9-Apr-84"), ("7-Jul-24", "is outside 1984 to")]
)
def test_a_bad_date_says_where(tmp_path: Path, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "nti_tests" / FILE).read_text(encoding="latin-1")
    (tmp_path / FILE).write_text(text.replace("7-Jul-22", new), encoding="latin-1", newline="")
    with pytest.raises(DataError, match=rf"test 4: .*{problem}"):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_database(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["tests_and_launches"]
    counts = {row["year"]: row["events"] for row in rows}
    assert sum(counts.values()) == 245
    assert (min(counts), max(counts), counts[2022]) == (1984, 2023, 69)
    assert 2018 not in counts
