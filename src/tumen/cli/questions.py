"""`tumen questions`."""

from __future__ import annotations

import click

from tumen.cli.output import format_option, show


@click.command()
@format_option
def command(form: str) -> None:
    """List the questions that a dossier answers."""
    import tumen

    world = tumen.open()
    show(
        ("order", "name", "English", "日本語"),
        [(q.order, q.name, q.title["en"], q.title["ja"]) for q in world.questions],
        form,
    )
