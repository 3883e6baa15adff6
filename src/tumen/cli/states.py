"""`tumen states`."""

from __future__ import annotations

import click

from tumen.cli.output import format_option, show


@click.command()
@click.argument("name", required=False)
@format_option
def command(name: str | None, form: str) -> None:
    """List all members with their dates, or the one that NAME means."""
    import tumen

    world = tumen.open()
    states = [world.state(name)] if name else list(world.states)
    show(
        ("code", "iso2", "English", "日本語", "from", "to"),
        [(s.code, s.iso2, s.name_en, s.name_ja, s.span.start, s.span.end) for s in states],
        form,
    )
