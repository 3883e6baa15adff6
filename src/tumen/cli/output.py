"""Rows as a table, CSV or JSON, and files written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from tumen.core.errors import UsageError

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print the rows.",
)


def show(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    """Print rows to standard output."""
    if form == "json":
        listed = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1, default=str))
    elif form == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
        click.echo(buffer.getvalue(), nl=False)
    else:
        cells = [[_cell(cell) for cell in row] for row in rows]
        widths = [
            max([_width(name), *(_width(row[i]) for row in cells)])
            for i, name in enumerate(columns)
        ]
        for line in [list(columns), ["─" * width for width in widths], *cells]:
            padded = (
                cell + " " * (width - _width(cell))
                for cell, width in zip(line, widths, strict=True)
            )
            click.echo("  ".join(padded).rstrip())


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file through a temporary one beside it; UsageError when the place refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        os.replace(name, path)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}; choose another place with --out or --dir"
        ) from None
