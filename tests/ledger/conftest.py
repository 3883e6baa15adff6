"""Copies of the real cases to damage, and the register of states."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.states import State, States, Succession
from tumen.ledger import PACKAGED

REGISTER = PACKAGED.parent / "sources" / "register"


@pytest.fixture(scope="session")
def states() -> States:
    """The register, without aliases."""
    with (REGISTER / "members.csv").open(encoding="utf-8") as file:
        members = [
            State(
                row["code"],
                row["name_en"],
                row["name_ja"],
                span=Span(parse_or_none(row["start"]), parse_or_none(row["end"])),
            )
            for row in csv.DictReader(file)
        ]
    with (REGISTER / "successions.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return States(
        members,
        [Succession(a, b, PartialDate.parse(when), yes == "true") for a, b, when, yes in rows],
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with copies of the two packaged cases; their hypotheses stay in the package."""
    for name in ("rus-prk", "chn-prk"):
        shutil.copytree(PACKAGED / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def edit(root: Path) -> Callable[[str, str, str], int]:
    """Replace text that occurs once in a file of the root; the line on which it began."""

    def replace(name: str, old: str, new: str) -> int:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times in {name}: {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
