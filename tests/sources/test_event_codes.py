from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.event_codes import SOURCE

GOLDSTEIN = {
    "036": 4.0, "042": 1.9, "043": 2.8, "046": 7.0, "057": 8.0, "061": 6.4, "072": 8.3,
    "0874": 10.0, "112": -2.0, "13": -6.0, "130": -4.4, "138": -7.0, "15": -7.2, "163": -8.0,
    "171": -9.2, "182": -9.5, "186": -10.0, "190": -10.0, "193": -10.0,
}  # fmt: skip


def test_the_scale_has_its_published_values(parsed: Parse) -> None:
    values = {row["cameo"]: row["goldstein"] for row in parsed(SOURCE)["event_codes"]}
    assert {code: values[code] for code in GOLDSTEIN} == GOLDSTEIN


def test_the_classes_follow_the_roots(parsed: Parse) -> None:
    quads = {row["cameo"]: row["quad"] for row in parsed(SOURCE)["event_codes"]}
    assert [quads[code] for code in ("01", "057", "061", "0874", "112", "14", "15", "193")] == [
        1, 1, 2, 2, 3, 3, 4, 4,
    ]  # fmt: skip


def test_a_code_has_one_plover_type_or_none(parsed: Parse) -> None:
    types = {row["cameo"]: row["plover"] for row in parsed(SOURCE)["event_codes"]}
    assert (types["042"], types["163"], types["193"]) == ("CONSULT", "COERCE", "ASSAULT")
    assert types["08"] is None  # split in PLOVER
    assert types["010"] is None  # no counterpart


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("cameo-codes.csv", ",036,4,", ",036,NA,", "goldstein of 036: 'NA'"),
        ("cameo-codes.csv", ",13,-6,", ",93,-6,", "'93' is no CAMEO code"),
        ("CAMEO2PLOVER-2021.txt", "042: CONSULT", "042 = CONSULT", "line .*042 = CONSULT"),
        ("CAMEO2PLOVER-2021.txt", "042: CONSULT", "0429: CONSULT", "'0429'"),
    ],
)
def test_a_bad_table_says_where(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    folder = Path(copytree(ROOT / "tests" / "fixtures" / "event_codes", tmp_path / "raw"))
    text = (folder / file).read_text(encoding="latin-1")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="latin-1")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(folder, load()))


@pytest.mark.shared
def test_all_codes(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["event_codes"]
    values = {row["cameo"]: row["goldstein"] for row in rows}
    assert {code: values[code] for code in GOLDSTEIN} == GOLDSTEIN
    assert all(row["label"].isascii() for row in rows)
    assert {row["cameo"][:2] for row in rows if not row["plover"]} == {"01", "02", "08"}
    assert {row["cameo"][:2] for row in rows} == {f"{root:02d}" for root in range(1, 21)}
