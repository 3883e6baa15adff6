"""`tumen measure`."""

from __future__ import annotations

from pathlib import Path

import click

from tumen.cli.output import show
from tumen.core.errors import UsageError


@click.command()
@click.argument("name", required=False)
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--as-of", help="As known on this day (YYYY-MM-DD).")
@click.option("--all", "whole", is_flag=True, help="All pairs, or all states for ideal-points.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
    help="How to print the rows; parquet writes a file.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The Parquet file to write (default: NAME.parquet here).",
)
def command(
    name: str | None,
    a: str | None,
    b: str | None,
    as_of: str | None,
    whole: bool,
    form: str,
    out: Path | None,
) -> None:
    """Print measure NAME for the pair A B; without a name, list the measures.

    With --all the whole panel: of a measure, or of ideal-points (one row per state and session).
    """
    import tumen

    world = tumen.open()
    if form == "parquet" and not (whole and name):
        raise UsageError("parquet holds whole panels: tumen measure NAME --all --format parquet")
    if out is not None and form != "parquet":
        raise UsageError("--out belongs to --format parquet; other formats print")
    if name is None:
        show(
            ("name", "directed", "unit", "meaning"),
            [(m.name, m.directed, m.unit, m.meaning.en) for m in world.measures.values()],
            form,
        )
    elif whole:
        if a is not None:
            raise UsageError("--all takes no states: leave them out, or leave out --all")
        if form == "parquet":
            path = out or Path(f"{name}.parquet")
            click.echo(f"{path}: {world.write_panel(name, path, as_of):,} rows", err=True)
        else:
            panel = world.panel(name, as_of=as_of)
            show(panel.columns, panel.rows, form)
    elif a is None or b is None:
        raise UsageError("name two states: tumen measure NAME A B, or --all")
    else:
        panel = world.measure(name, a, b, as_of=as_of)
        show(panel.columns, panel.rows, form)
