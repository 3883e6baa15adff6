"""`tumen check`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tumen.cli.output import write_whole
from tumen.core.errors import UsageError
from tumen.core.values import LANGS, Lang

if TYPE_CHECKING:
    from tumen.api import World


@click.command()
@click.option("--from", "source", help="The state that sends (code or name).")
@click.option("--to", "target", help="The state that receives (code or name).")
@click.option("--hs", help="HS code: 2, 4 or 6 digits.")
@click.option("--goods", help="Goods in words, English or Japanese, instead of a code.")
@click.option("--service", help="A service or act, such as workers or banking.")
@click.option("--date", "day", help="Day of the shipment (YYYY-MM-DD).")
@click.option("--quantity", help='Number and unit, such as "20000 t".')
@click.option("--origin", help="State of origin of the goods, if another.")
@click.option("--fact", "facts", multiple=True, help="A fact that a rule asks: name=value.")
@click.option("--as-of", help="Rules as known on this day; default: today.")
@click.option(
    "--csv",
    "table",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Many shipments: a CSV file with from, to, date and hs, goods or service.",
)
@click.option("--lang", type=click.Choice(LANGS), default="en", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="File for --csv; default: standard output."
)
def command(
    source: str | None,
    target: str | None,
    hs: str | None,
    goods: str | None,
    service: str | None,
    day: str | None,
    quantity: str | None,
    origin: str | None,
    facts: tuple[str, ...],
    as_of: str | None,
    table: Path | None,
    lang: Lang,
    form: str,
    out: Path | None,
) -> None:
    """May this cross this border on this day, and by which paragraph? UN measures; no legal advice."""
    import tumen

    world = tumen.open()
    if table is not None:
        _many(world, table, as_of, out)
        return
    if source is None or target is None or day is None:
        raise UsageError("a check needs --from, --to and --date (or --csv FILE)")
    row = {
        "from": source, "to": target, "date": day, "hs": hs, "goods": goods, "service": service,
        "quantity": quantity, "origin": origin,
    }  # fmt: skip
    for fact in facts:
        name, separator, value = fact.partition("=")
        if not separator:
            raise UsageError(f"--fact {fact!r}: write name=value")
        row[name] = value
    answer = world.check({key: value for key, value in row.items() if value}, as_of=as_of)
    if form == "json":
        click.echo(json.dumps(answer.row(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(answer.lines(lang)))


def _many(world: World, table: Path, as_of: str | None, out: Path | None) -> None:
    target = io.StringIO()
    try:
        with table.open(encoding="utf-8-sig", newline="") as source:
            refused = world.check_csv(source, target, as_of=as_of)
    except UnicodeDecodeError:
        raise UsageError(f"{table}: not UTF-8") from None
    if out is None or str(out) == "-":
        sys.stdout.write(target.getvalue())
    else:
        write_whole(out, target.getvalue().encode())
    if refused:
        click.echo(f"{refused} rows could not be read; see their column error", err=True)
        sys.exit(2)
