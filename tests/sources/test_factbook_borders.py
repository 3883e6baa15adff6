import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.factbook_borders import FILE, SOURCE


def lengths(rows: list[dict[str, Any]]) -> dict[tuple[str, str], float]:
    return {(row["a"], row["b"]): row["length_km"] for row in rows}


def archive(folder: Path, boundaries: object) -> Path:
    """An archive with one profile."""
    profile = json.dumps({"Geography": boundaries}).encode()
    with tarfile.open(folder / FILE, "w:xz") as file:
        entry = tarfile.TarInfo("./asia/kn.json")
        entry.size = len(profile)
        file.addfile(entry, io.BytesIO(profile))
    return folder


def test_both_profiles_of_a_border_are_kept(parsed: Parse) -> None:
    found = lengths(parsed(SOURCE)["borders"])
    assert found["PRK", "RUS"] == found["RUS", "PRK"] == 18
    assert found["PRK", "CHN"] == 1352
    assert found["KOR", "PRK"] == 237
    assert found["HKG", "CHN"] == 33


def test_stretches_of_one_border_are_added_and_stay_as_stated(parsed: Parse) -> None:
    rows = {(row["a"], row["b"]): row for row in parsed(SOURCE)["borders"]}
    assert rows["RUS", "CHN"]["length_km"] == 4179
    assert rows["RUS", "CHN"]["stated"] == "China (southeast) 4,133 km; China (south) 46 km"
    assert rows["ISR", "PSE"]["length_km"] == 389
    assert rows["PRK", "RUS"]["stated"] is None
    assert rows["CAF", "COD"]["length_km"] == 1747  # separated by a comma there


def test_groups_of_states_have_no_border(parsed: Parse) -> None:
    owners = {row["a"] for row in parsed(SOURCE)["borders"]}
    assert owners == {"PRK", "KOR", "RUS", "CHN", "PSE", "ISR", "HKG", "CAF"}


def test_trade_partners_are_not_loaded() -> None:
    assert set(SOURCE.rows) == {"borders"}
    assert any("partners" in field for field in SOURCE.ignored)


@pytest.mark.parametrize(
    ("boundaries", "problem"),
    [
        ({}, "no land boundaries"),
        (
            {"Land boundaries": {"border countries": {"text": "China about 900 miles"}}},
            "cannot read",
        ),
        ({"Land boundaries": {"border countries": {"text": "Ruritania 9 km"}}}, "Ruritania"),
        ({"Land boundaries": {"maritime": {"text": "Japan 9 km"}}}, "'maritime'"),
    ],
)
def test_a_bad_profile_says_what_is_wrong(tmp_path: Path, boundaries: object, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(archive(tmp_path, boundaries), load()))


@pytest.mark.shared
def test_all_profiles(parsed_whole: Parse) -> None:
    found = lengths(parsed_whole(SOURCE)["borders"])
    assert (found["PRK", "CHN"], found["PRK", "KOR"], found["PRK", "RUS"]) == (1352, 237, 18)
    differing = {pair for pair in found if found.get(pair[::-1], found[pair]) != found[pair]}
    assert {("MEX", "USA"), ("DEU", "POL"), ("ISR", "JOR")} == {p for p in differing if p[0] < p[1]}
