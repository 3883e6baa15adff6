"""`tumen sources`."""

from __future__ import annotations

from pathlib import Path

import click

from tumen.cli.output import format_option, show


@click.group(invoke_without_command=True)
@format_option
@click.pass_context
def command(ctx: click.Context, form: str) -> None:
    """List the datasets of the store; `load` adds one from your own files."""
    if ctx.invoked_subcommand:
        return
    import tumen

    world = tumen.open()
    show(
        ("name", "covers", "released", "licence", "producer", "url"),
        [
            (
                card.name,
                f"{card.coverage.first}–{card.coverage.last}",
                card.origin.released,
                card.origin.licence.value,
                card.origin.producer,
                card.origin.url,
            )
            for card in world.sources.values()
        ],
        form,
    )


@command.command("load")
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def load(name: str, folder: Path) -> None:
    """Load dataset NAME from FOLDER into your own store.

    For sources that Tumen may not ship: FOLDER holds the files as their publisher gives them.
    """
    import tumen

    stored = tumen.load_source(name, folder)
    for table, rows in sorted(stored.items()):
        click.echo(f"{table}: {rows} rows")
