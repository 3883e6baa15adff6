"""`tumen snapshot`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from tumen.cli.output import format_option, show, write_whole


@click.group()
def command() -> None:
    """Build or inspect the embedded snapshot."""


@command.command("build")
@click.option(
    "--raw",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="Folder with the raw files in data/<dataset>/.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where to write it; default: the snapshot inside the package.",
)
@click.option(
    "--licences", type=click.Path(path_type=Path), help="Also write the page of data licences here."
)
def build(raw: Path, out: Path | None, licences: Path | None) -> None:
    """Parse the raw files and the case ledger into tables, check them, swap them in."""
    import tumen

    started = time.perf_counter()

    def progress(step: str) -> None:
        if sys.stderr.isatty():
            click.echo(
                f"\r\033[K{time.perf_counter() - started:5.1f} s  {step}", nl=False, err=True
            )

    manifest = tumen.build_snapshot(raw, out, progress)
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    if licences is not None:
        write_whole(licences, tumen.licences_page(manifest).encode())
    rows = sum(stored.rows for stored in manifest.tables.values())
    click.echo(
        f"snapshot {manifest.id}: {len(manifest.tables)} tables, {rows:,} rows, "
        f"{len(manifest.cards)} datasets, {time.perf_counter() - started:.0f} s"
    )


@command.command("diff")
@click.argument("old", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument(
    "new", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False
)
@click.option(
    "--pair", nargs=2, metavar="A B", help="Show the pair's estimates that moved instead."
)
@click.option("--as-of", help="With --pair: as known on this day (YYYY-MM-DD).")
@format_option
def diff(
    old: Path, new: Path | None, pair: tuple[str, str] | None, as_of: str | None, form: str
) -> None:
    """What moved between two releases of the data: snapshot OLD and NEW (default: the embedded)."""
    import tumen

    world = tumen.open(snapshot=new)
    if pair:
        panel = world.estimates_moved(old, *pair, as_of=as_of)
        show(panel.columns, panel.rows, form)
        return
    columns = ("table", "source", "before", "after", "new", "changed", "gone")
    rows = [tuple(getattr(moved, name) for name in columns) for moved in world.rows_moved(old)]
    show(columns, rows, form)
