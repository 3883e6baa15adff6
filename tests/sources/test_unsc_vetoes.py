from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.unsc_vetoes import FILE, SOURCE


def test_names_count_where_indicators_are_empty(parsed: Parse) -> None:
    rows = parsed(SOURCE)["vetoes"]
    soviet = {row["valid_from"] for row in rows if row["state"] == "SUN"}
    assert {"1966-11-04", "1979-01-15"} <= soviet


def test_questions_without_a_draft_are_numbered(parsed: Parse) -> None:
    drafts = [row["draft"] for row in parsed(SOURCE)["vetoes"]]
    assert {"S/PV.49 (1)", "S/PV.49 (2)", "S/PV.49 (3)", "S/PV.23"} <= set(drafts)


def test_a_joint_veto_is_one_row_each(parsed: Parse) -> None:
    joint = [row for row in parsed(SOURCE)["vetoes"] if row["draft"] == "S/2022/431"]
    assert sorted(row["state"] for row in joint) == ["CHN", "RUS"]
    assert joint[0]["valid_from"] == joint[0]["valid_to"] == "2022-05-26"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("5/26/2022", "26.5.2022", "month/day/year"),
        (",USSR,,,", ",Ruritania,,,", "Ruritania"),
        (",USSR,,,", ",,,,", "names nobody"),
        ("crisis_topic", "topic", "topic"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    folder = Path(copytree(ROOT / "tests" / "fixtures" / "unsc_vetoes", tmp_path / "raw"))
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(folder, load()))


@pytest.mark.shared
def test_the_whole_list_gives_the_librarys_counts(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["vetoes"]
    assert Counter(row["state"] for row in rows) == {
        "SUN": 90, "RUS": 31, "CHN": 17, "USA": 82, "GBR": 29, "FRA": 16,
    }  # fmt: skip
    drafts = Counter(row["draft"] for row in rows if row["state"] in ("RUS", "CHN"))
    assert sum(1 for n in drafts.values() if n == 2) == 14
