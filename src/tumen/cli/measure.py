"""`tumen measure`."""

from __future__ import annotations

import click

from tumen.cli.output import format_option, show
from tumen.core.errors import UsageError


@click.command()
@click.argument("name", required=False)
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--as-of", help="As known on this day (YYYY-MM-DD).")
@format_option
def command(name: str | None, a: str | None, b: str | None, as_of: str | None, form: str) -> None:
    """Print measure NAME for the pair A B; without a name, list the measures."""
    import tumen

    world = tumen.open()
    if name is None:
        show(
            ("name", "directed", "unit", "meaning"),
            [(m.name, m.directed, m.unit, m.meaning.en) for m in world.measures.values()],
            form,
        )
        return
    if a is None or b is None:
        raise UsageError("name two states: tumen measure NAME A B")
    panel = world.measure(name, a, b, as_of=as_of)
    show(panel.columns, panel.rows, form)
