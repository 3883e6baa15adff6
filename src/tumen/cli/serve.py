"""`tumen serve`."""

from __future__ import annotations

import click

from tumen.core.errors import UsageError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--root-path", default="", help="Prefix under which a proxy serves the site.")
def command(host: str, port: int, root_path: str) -> None:
    """Serve the site: dossiers, comparisons, the shipment check, search, and an API for programs."""
    try:
        import uvicorn

        from tumen.web.app import create_app
    except ImportError as error:
        raise UsageError(
            f"the site needs the extra `web`: pip install 'tumen[web]' ({error})"
        ) from None
    click.echo(f"http://{host}:{port}{root_path}/", err=True)
    uvicorn.run(
        create_app(root=root_path),
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=10,
        limit_concurrency=1000,
    )
