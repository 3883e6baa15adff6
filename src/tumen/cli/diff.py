"""`tumen diff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tumen.cli.output import write_whole
from tumen.core.values import LANGS


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--from", "since", required=True, help="The earlier day (YYYY-MM-DD).")
@click.option("--to", "until", help="The later day; default: today.")
@click.option("--lang", type=click.Choice(LANGS), default="en", show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md", "json", "atom"]),
    default="md",
    show_default=True,
)
@click.option("--out", type=click.Path(path_type=Path), help="File; default: standard output.")
def command(
    a: str, b: str, since: str, until: str | None, lang: str, form: str, out: Path | None
) -> None:
    """Which findings on the pair A B are new, changed, reversed or withdrawn, and by which reports."""
    import tumen

    content = tumen.open().diff(a, b, since=since, until=until, lang=lang).render(form)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(content)
    else:
        write_whole(out, content)
        click.echo(str(out))
