from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.states import FILE, SOURCE

FIXTURE = ROOT / "tests" / "fixtures" / "states" / FILE


def test_members_carry_lifetime_and_seat(parsed: Parse) -> None:
    rows = {row["code"]: row for row in parsed(SOURCE)["states"]}
    assert rows["SUN"]["valid_from"] == "1922-12-30"
    assert rows["SUN"]["valid_to"] == "1991-12-26"
    assert rows["RUS"]["valid_to"] is None
    assert rows["PRK"]["un_from"] == rows["KOR"]["un_from"] == "1991-09-17"
    assert rows["TWN"]["is_disputed"]
    assert not rows["JPN"]["is_disputed"]
    assert sum(1 for row in rows.values() if row["un_from"] and not row["un_to"]) == 193


def test_a_file_that_contradicts_the_register_is_refused(tmp_path: Path) -> None:
    text = FIXTURE.read_text(encoding="utf-8").replace(",408,", ",409,")
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="PRK"):
        SOURCE.parse(Raw(tmp_path, load()))


def test_a_new_column_needs_a_decision(tmp_path: Path) -> None:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    (tmp_path / FILE).write_text(f"{lines[0]},mood\n{lines[1]},fine\n", encoding="utf-8")
    with pytest.raises(DataError, match="mood"):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_all_of_iso_3166_is_in_the_register(parsed_whole: Parse) -> None:
    assert len(parsed_whole(SOURCE)["states"]) > 270
