"""`tumen serve`."""

from __future__ import annotations

import ipaddress
import math

import click

from tumen.core.errors import UsageError

SECONDS = {"s": 1, "min": 60}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--root-path", default="", help="Prefix under which a proxy serves the site.")
@click.option(
    "--rate",
    metavar="N/s",
    help="Requests that one client may make, as 5/s or 100/min. Default: no limit.",
)
@click.option(
    "--forwarded-by",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy (address or network) whose X-Forwarded-For names the client. May be repeated.",
)
@click.option(
    "--time-limit",
    default=20.0,
    show_default=True,
    type=click.FloatRange(0),
    help="Seconds that an audit, a search or a check may take; 0: no limit.",
)
def command(
    host: str,
    port: int,
    root_path: str,
    rate: str | None,
    forwarded_by: tuple[str, ...],
    time_limit: float,
) -> None:
    """Serve the site: dossiers, comparisons, the shipment check, search, and an API for programs."""
    try:
        import uvicorn

        from tumen.web.app import create_app
    except ImportError as error:
        raise UsageError(
            f"the site needs the extra `web`: pip install 'tumen[web]' ({error})"
        ) from None
    proxies = [_network(each) for each in forwarded_by]
    app = create_app(
        root=root_path, rate=_per_second(rate) if rate else None, patience=time_limit or None
    )
    click.echo(f"http://{host}:{port}{root_path}/", err=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        # Nobody's word for a client's address is taken unless told whose: not even a local one's.
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=10,
        limit_concurrency=1000,
    )


def _per_second(text: str) -> float:
    """A rate such as 5/s, 100/min or 0.5 (a second). UsageError for anything else."""
    number, _, unit = text.partition("/")
    try:
        rate = float(number) / SECONDS[unit.strip() or "s"]
    except (ValueError, KeyError):
        rate = 0.0
    if not 0 < rate < math.inf:
        raise UsageError(f"--rate {text!r}: write a number above 0 with /s or /min, such as 5/s")
    return rate


def _network(text: str) -> str:
    """A proxy's address or network. UsageError for anything else: a slip would let any client
    choose its own address."""
    try:
        return str(ipaddress.ip_network(text) if "/" in text else ipaddress.ip_address(text))
    except ValueError as error:
        raise UsageError(f"--forwarded-by: {error}; write 10.0.0.1 or 10.0.0.0/8") from None
