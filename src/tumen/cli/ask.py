"""`tumen ask`."""

from __future__ import annotations

import click

from tumen.cli.output import format_option, show


@click.command()
@click.argument("question")
@click.option("--lang", type=click.Choice(["auto", "en", "ja"]), default="auto", show_default=True)
@click.option("--as-of", help="As known on this day; default: today.")
@format_option
def command(question: str, lang: str, as_of: str | None, form: str) -> None:
    """The best evidence for QUESTION, or "not covered"."""
    import tumen
    from tumen.api import language_of

    shown = language_of(question) if lang == "auto" else lang
    hits = tumen.open().reply(question, lang=lang, as_of=as_of)
    if not hits and form == "table":
        told = (
            "手元の根拠では答えられない。"
            if shown == "ja"
            else "Not covered by the evidence at hand."
        )
        click.echo(told)
        return
    columns = ("locator", "statement", "publisher", "known", "grade")
    rows = [
        (hit.locator, hit.statement.ja if shown == "ja" else hit.statement.en, piece.publisher,
         str(piece.known), f"{piece.reliability}{piece.credibility}")
        for hit in hits
        for piece in hit.evidence[:1]
    ]  # fmt: skip
    show(columns, rows, form)
