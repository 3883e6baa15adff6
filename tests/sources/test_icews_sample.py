from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.evidence import Licence
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.icews_sample import FILE, SOURCE


def test_a_story_counts_once_and_a_missing_country_is_no_state(parsed: Parse) -> None:
    rows = parsed(SOURCE)["events"]
    assert {(r["actor"], r["target"], r["day"], r["cameo"], r["n"]) for r in rows} == {
        ("RUS", "PRK", date(2018, 6, 1), "040", 1),
        ("PRK", "RUS", date(2018, 6, 1), "040", 1),
        ("RUS", "PRK", date(2018, 6, 2), "051", 1),
    }
    assert {row["goldstein"] for row in rows if row["cameo"] == "051"} == {3.4}


def test_it_never_enters_the_snapshot() -> None:
    assert SOURCE.origin.licence is Licence.NOT_REDISTRIBUTABLE


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2018-06-01", "1/6/2018", "line 2: '1/6/2018'"),
        ("North Korea", "Ruritania", "Ruritania"),
        ("\t3.4\t", "\thigh\t", "'high' is not a number"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "icews_sample" / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_sample(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["events"]
    pair = [row for row in rows if {row["actor"], row["target"]} == {"PRK", "RUS"}]
    assert 10 < sum(row["n"] for row in pair) < 80  # of 80 rows, many are copies
