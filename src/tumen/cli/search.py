"""`tumen search`."""

from __future__ import annotations

import click

from tumen.cli.output import format_option, show
from tumen.core.values import LANGS


@click.command()
@click.argument("query")
@click.option("--lang", type=click.Choice(LANGS), help="Search one language only.")
@click.option("--as-of", help="As known on this day; default: today.")
@click.option("--limit", type=int, default=10, show_default=True)
@format_option
def command(query: str, lang: str | None, as_of: str | None, limit: int, form: str) -> None:
    """Statements that hold the words of QUERY, best first, each with its source."""
    import tumen
    from tumen.api import language_of

    hits = tumen.open().search(query, lang=lang, as_of=as_of, limit=limit)
    shown = lang or language_of(query)
    rows = [
        (hit.locator, hit.statement.ja if shown == "ja" else hit.statement.en,
         hit.evidence[0].publisher, str(hit.evidence[0].known))
        for hit in hits
    ]  # fmt: skip
    show(("locator", "statement", "publisher", "known"), rows, form)
