"""The command line as a stranger uses it: exit codes, one clear line, files whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*args: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from tumen.cli import main; main()", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("dossier", "Atlantis", "PRK"), "Atlantis"),
        (("dossier", "Korea", "JPN"), "did you mean"),
        (("dossier", "RUS", "ロシア"), "same state"),
        (("dossier", "RUS", "PRK", "--as-of", "1500-01-01"), "did not exist"),
        (("dossier", "RUS", "PRK", "--as-of", "2999-01-01"), "future"),
        (("dossier", "RUS", "PRK", "--as-of", "yesterday"), "not a date"),
        (("dossier", "RUS", "PRK", "--third", "PRK"), "third"),
        (("dossier", "RUS", "PRK", "--lang", "fr"), "fr"),
        (("dossier", "RUS", "PRK", "--out", "x.html"), "--lang"),
        (("dossier", "RUS", "PRK", "--lang", "en", "--out", "x"), "--format"),
        (("dossier", "RUS", "PRK", "--dir", "/proc/none"), "cannot write"),
        (("dossier", "RUS"), "Missing argument"),
        (("measure", "nonsense", "RUS", "PRK"), "vote_agreement"),
        (("measure", "trade", "RUS"), "two states"),
        (("sql", "drop table votes"), "one query only"),
        (("sources", "load", "nonsense", "."), "no source"),
        (("states", "Atlantis"), "Atlantis"),
        (("nonsense",), "No such command"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_2(
    tmp_path: Path, args: tuple[str, ...], says: str
) -> None:
    result = run(*args, cwd=tmp_path)
    assert result.returncode == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_dossier_is_written_in_both_languages(tmp_path: Path) -> None:
    result = run("dossier", "ロシア", "北朝鮮", "--as-of", "2026-11-01", "--dir", str(tmp_path))
    assert result.returncode == 0, result.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        f"RUS-PRK.{lang}.{form}" for lang in ("en", "ja") for form in ("html", "md", "json")
    }
    assert "ロシア" in result.stdout
    assert str(tmp_path / "RUS-PRK.en.html") in result.stdout


def test_one_file_or_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    args = ("dossier", "USA", "JPN", "--as-of", "2026-11-01", "--lang", "ja", "--quiet")
    assert run(*args, "--out", str(path)).returncode == 0
    piped = run(*args, "--format", "md", "--out", "-")
    assert piped.stdout == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize(
    "args",
    [
        ("measure",),
        ("measure", "vote_agreement", "USA", "RUS"),
        ("states", "Japan"),
        ("sources",),
        ("questions",),
        ("sql", "select code, name_ja from states where code = 'JPN'"),
        ("sql",),
    ],
    ids=" ".join,
)
def test_rows_come_as_table_csv_and_json(args: tuple[str, ...], form: str) -> None:
    result = run(*args[:1], "--format", form, *args[1:])
    assert result.returncode == 0, result.stderr
    if form == "json":
        assert json.loads(result.stdout)
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(result.stdout)))) > 1
    else:
        assert "─" in result.stdout


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.returncode == 0
    for name in ("dossier", "measure", "states", "sources", "questions", "sql", "snapshot"):
        assert name in result.stdout
