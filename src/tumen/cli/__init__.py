"""The command line. Each command imports its own engine, so that `--help` stays quick."""

from __future__ import annotations

import importlib
import sys

import click

from tumen.core.errors import TumenError

COMMANDS = {
    "dossier": "Write the dossier of a pair of states.",
    "diff": "List what changed for a pair between two days of knowledge.",
    "check": "Check a shipment or service against the UN measures.",
    "audit": "Hold a text against the evidence, sentence by sentence.",
    "search": "Search claims, treaties and measures in both languages.",
    "ask": "Answer a question with the best evidence, or say that it is not covered.",
    "measure": "Print a measure for a pair of states.",
    "states": "List the states and the names they answer to.",
    "sources": "List the sources, their coverage and licences.",
    "questions": "List the questions that a dossier answers.",
    "serve": "Serve the site and its API.",
    "mcp": "Answer an assistant (Model Context Protocol).",
    "sql": "Run one read-only query on the tables.",
    "case": "Check a case folder of the ledger, or start one.",
    "snapshot": "Build the embedded snapshot from raw data.",
}


class LazyGroup(click.Group):
    """Commands are modules of this package, imported when called; their help lines stand here."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"tumen.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tumen")
def group() -> None:
    """Tumen: what is known about the relations of two states, sentence by sentence with its source.

    \b
    tumen dossier USA JPN --lang en          any pair: codes or names, English or Japanese
    tumen dossier ロシア 北朝鮮 --as-of 2024-04-30
    """


def main() -> None:
    """Run; an error that the reader can mend is one line on stderr and exit code 2."""
    try:
        group.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except TumenError as error:
        click.echo(f"tumen: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
