"""`tumen mcp`."""

from __future__ import annotations

import sys

import click


@click.command()
def command() -> None:
    """Answer an assistant on standard input and output (Model Context Protocol), read only."""
    import tumen
    from tumen.web.mcp import serve

    serve(tumen.open(), sys.stdin, sys.stdout)
