"""`tumen dossier`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tumen.cli.output import write_whole
from tumen.core.errors import UsageError
from tumen.core.values import LANGS


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--third", help="A third state; default: the one the data tie most to both.")
@click.option("--as-of", help="As known on this day (YYYY-MM-DD); default: today.")
@click.option(
    "--lang", "langs", type=click.Choice(LANGS), multiple=True, help="Language; default: both."
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(["html", "md", "json"]),
    multiple=True,
    help="Format; may be given more than once; default: all three.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File for one language and format; - for standard output.",
)
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the files.",
)
@click.option(
    "--exhibits",
    type=click.Path(path_type=Path),
    help="Also write every exhibit there as SVG, CSV and Vega-Lite.",
)
@click.option("--quiet", is_flag=True, help="Do not print the key judgements.")
def command(
    a: str,
    b: str,
    third: str | None,
    as_of: str | None,
    langs: tuple[str, ...],
    forms: tuple[str, ...],
    out: Path | None,
    folder: Path,
    exhibits: Path | None,
    quiet: bool,
) -> None:
    """Write the dossier of the pair A B and print its key judgements.

    A and B are codes (RUS, RU) or names in English or Japanese.
    """
    import tumen

    chosen_langs, chosen_forms = langs or LANGS, forms or ("html", "md", "json")
    if out is not None and len(langs) != 1:
        raise UsageError("--out takes one file: choose its language with --lang")
    if out is not None and len(forms) != 1:
        suffix = {".html": "html", ".md": "md", ".json": "json"}.get(out.suffix)
        if forms or suffix is None:
            raise UsageError("--out takes one file: choose its format with --format")
        chosen_forms = (suffix,)
    world = tumen.open()
    written = []
    for lang in chosen_langs:
        document = world.dossier(a, b, third=third, as_of=as_of, lang=lang)
        if not quiet and str(out) != "-":
            click.echo(document.headline())
            click.echo()
        for form in chosen_forms:
            content = document.render(form)
            if str(out) == "-":
                sys.stdout.buffer.write(content)
                continue
            path = out or folder / f"{document.slug}.{lang}.{form}"
            write_whole(path, content)
            written.append(path)
        if exhibits is not None:
            for key, forms_of in document.exhibits().items():
                for suffix, text in forms_of.items():
                    write_whole(exhibits / f"{key}.{lang}.{suffix}", text.encode())
            written.append(exhibits)
    for path in written:
        click.echo(str(path))
