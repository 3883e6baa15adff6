"""`tumen audit`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tumen.cli.output import write_whole
from tumen.core.errors import UsageError

if TYPE_CHECKING:
    from tumen.api import Reader

FORMS = ("html", "md", "json", "csv", "annotations", "claim-review")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lang", type=click.Choice(["auto", "en", "ja"]), default="auto", show_default=True)
@click.option("--about", help="States that 'both' means, with commas: IND,PAK.")
@click.option("--as-of", help="Evidence as known on this day; default: today.")
@click.option("--written", help="The day on which the text was written; default: the day asked.")
@click.option("--format", "form", type=click.Choice(FORMS), default="md", show_default=True)
@click.option(
    "--reader", help="Address of an OpenAI-compatible model that may restate sentences (…/v1)."
)
@click.option("--reader-model", help="Its model. A key is read from TUMEN_READER_KEY.")
@click.option("--out", type=click.Path(path_type=Path), help="File; default: standard output.")
def command(
    file: Path,
    lang: str,
    about: str | None,
    as_of: str | None,
    written: str | None,
    form: str,
    reader: str | None,
    reader_model: str | None,
    out: Path | None,
) -> None:
    """Hold the text of FILE (- for standard input) against the evidence, sentence by sentence.

    With --reader the text is sent to that address, and to no other; its answers are only words to
    read, never verdicts.
    """
    import tumen

    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}; name a text file, or -") from None
    named = [part.strip() for part in about.split(",") if part.strip()] if about else None
    page = tumen.open().audit(
        raw, lang=lang, about=named, as_of=as_of, written=written,
        reader=_restater(reader, reader_model),
    )  # fmt: skip
    content = page.render(form)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(content)
    else:
        write_whole(out, content)
        click.echo(str(out))


def _restater(url: str | None, model: str | None) -> Reader | None:
    if url is None and model is None:
        return None
    if not url or not model:
        raise UsageError("--reader needs --reader-model, and the other way round")
    from tumen.api import reader

    return reader(url, model, os.environ.get("TUMEN_READER_KEY", ""))
