"""`tumen sql`."""

from __future__ import annotations

import click

from tumen.cli.output import format_option, show


@click.command()
@click.argument("query", required=False)
@click.option("--as-of", help="As known on this day (YYYY-MM-DD).")
@format_option
def command(query: str | None, as_of: str | None, form: str) -> None:
    """Run one read-only QUERY on the tables; without one, list tables and columns."""
    import tumen

    world = tumen.open()
    if query is None:
        show(
            ("table", "column", "type", "meaning"),
            [
                (table.name, column.name, column.type, column.meaning)
                for table in world.tables.values()
                for column in table.all_columns
            ],
            form,
        )
        return
    panel = world.sql(query, as_of=as_of)
    show(panel.columns, panel.rows, form)
