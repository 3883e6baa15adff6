"""The shipment check from the command line: a verdict, CSV in and out, refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

OIL = ("check", "--from", "RUS", "--to", "PRK", "--hs", "2710", "--date", "2024-03-01")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_answer_names_resolution_paragraph_and_cap(lang: str) -> None:
    result = run(*OIL, "--quantity", "20000 t", "--lang", lang)
    assert result.returncode == 0, result.stderr
    assert "S/RES/2397" in result.stdout
    assert ("legal advice" if lang == "en" else "法的助言") in result.stdout


def test_names_in_either_language_and_json() -> None:
    result = run(
        "check",
        "--from",
        "北朝鮮",
        "--to",
        "China",
        "--goods",
        "coal",
        "--date",
        "2018-01-01",
        "--format",
        "json",
    )
    assert json.loads(result.stdout)["verdict"].startswith("prohibited")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--hs", "9999"), "no code"),
        (("--goods", "moonbeams"), "moonbeams"),
        (("--hs", "2710", "--quantity", "many"), "not a quantity"),
        (("--hs", "2710", "--fact", "nonsense"), "name=value"),
        ((), "say what moves"),
    ],
)
def test_what_cannot_be_read_is_refused(args: tuple[str, ...], says: str) -> None:
    result = run("check", "--from", "RUS", "--to", "PRK", "--date", "2024-03-01", *args)
    assert result.returncode == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_many_rows(tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(
        "from,to,date,hs\nRUS,PRK,2024-03-01,2710\nRUS,PRK,2024-03-01,9999\n", encoding="utf-8"
    )
    result = run("check", "--csv", str(table))
    assert result.returncode == 2
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[0]["verdict"] == "capped"
    assert rows[1]["verdict"] == ""
    assert rows[1]["error"]
