"""`tumen case`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.group()
def command() -> None:
    """Check a case folder of the ledger, or start a new one."""


@command.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
def check(folder: Path) -> None:
    """List every error of a case FOLDER: file, line, field, and what is allowed."""
    import tumen

    errors = tumen.open().check_case(folder)
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        click.echo(f"{len(errors)} errors", err=True)
        sys.exit(2)
    click.echo(f"{folder}: no errors")


@command.command("new")
@click.argument("a")
@click.argument("b")
@click.option(
    "--dir", "folder", type=click.Path(path_type=Path), help="Default: among your own cases."
)
def new(a: str, b: str, folder: Path | None) -> None:
    """Write a commented start of a case on the pair A B."""
    import tumen

    for path in tumen.open().new_case(a, b, folder):
        click.echo(str(path))


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of a case's files."""
    import tumen

    click.echo(json.dumps(tumen.case_schema(), ensure_ascii=False, indent=1))
