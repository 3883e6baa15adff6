"""Imports point one way. The same rules as import-linter's, for a contributor without tools."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "tumen"
ALLOWED = {
    "core": {"core"},
    "tables": {"core", "tables"},
    "sources": {"core", "tables", "sources"},
    "ledger": {"core", "tables", "ledger"},
    "derived": {"core", "tables", "derived"},
    "store": {"core", "tables", "store"},
    "measures": {"core", "tables", "measures"},
    "weighing": {"core", "tables", "weighing"},
    "outlook": {"core", "outlook"},
    "sanctions": {"core", "tables", "sanctions"},
    "votes": {"core", "tables", "votes"},
    "questions": {"core", "questions"},
    "chronicle": {"core", "questions", "chronicle"},
    "dossier": {"core", "dossier"},
    "audit": {"core", "audit"},
    "web": {"api", "core", "web"},
    "cli": {"api", "core", "cli", "web"},
}


def imported(path: Path) -> Iterator[str]:
    """Our own packages that a file imports, `import tumen` itself being the public api."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = (
                [f"tumen.{alias.name}" for alias in node.names]
                if node.module == "tumen"
                else [node.module]
            )
        for module in modules:
            parts = module.split(".")
            if parts[0] == "tumen":
                yield parts[1] if len(parts) > 1 else "api"


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_imports_point_at_contracts(package: str) -> None:
    for path in sorted((SRC / package).rglob("*.py")):
        wrong = set(imported(path)) - ALLOWED[package]
        assert not wrong, f"{path.relative_to(SRC)} imports {sorted(wrong)}"


def test_every_package_is_ruled() -> None:
    packages = {path.name for path in SRC.iterdir() if (path / "__init__.py").exists()}
    assert packages == set(ALLOWED)


@pytest.mark.parametrize("package", ["measures", "sources", "questions"])
def test_siblings_do_not_import_each_other(package: str) -> None:
    for path in sorted((SRC / package).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                f"tumen.{package}."
            ):
                assert (node.module or "").rsplit(".", 1)[1].startswith("_"), (
                    f"{path.name}: {node.module}"
                )


def test_no_pair_is_special() -> None:
    """No state's code stands in the code; data folders may name states."""
    data = {"register", "cases", "snapshot"}
    for path in sorted(SRC.rglob("*.py")):
        if not data & set(path.parts) and "PRK" in path.read_text(encoding="utf-8"):
            raise AssertionError(f"{path.relative_to(SRC)} names a state of the first pair")
