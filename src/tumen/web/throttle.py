"""At most so many requests of one client a second, with a reserve for the files of a page."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tumen.web.data import problem

MOST_CLIENTS = 20_000
"""Clients remembered at once; the one longest unseen is forgotten first, with what it had used."""
RESERVE_S = 10
"""How many seconds of the rate a client may save up."""
FREE = ("/static/", "/healthz", "/robots.txt", "/favicon.ico")
"""What is never counted: kept for ever by a browser, or asked for by the machinery of a site."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    seen: float


class Throttle:
    """A token bucket for each client address, of one process. It believes the address of the
    connection; whether a proxy's word for another one is taken is the server's matter."""

    def __init__(self, app: Any, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.rate, self._clock = app, rate, clock
        self.most = max(1, math.ceil(rate * RESERVE_S))
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"].startswith(FREE):
            await self.app(scope, receive, send)
            return
        bucket = self._bucket(client_of(scope))
        is_let = bucket.tokens >= 1
        if is_let:
            bucket.tokens -= 1
        headers = self._told(bucket)

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [
                    (name.lower().encode(), value.encode()) for name, value in headers.items()
                ]
            await send(message)

        if is_let:
            await self.app(scope, receive, sent)
            return
        wait = math.ceil((1 - bucket.tokens) / self.rate)
        answer = problem(
            429,
            f"more than {self.rate:g} requests a second; ask again in {wait} s",
            {"Retry-After": str(wait), "Cache-Control": "no-store"},
        )
        await answer(scope, receive, sent)

    def _bucket(self, client: str) -> _Bucket:
        """A client's bucket, filled for the time since it was last seen."""
        now = self._clock()
        bucket = self._buckets.setdefault(client, _Bucket(self.most, now))
        self._buckets.move_to_end(client)
        bucket.tokens = min(self.most, bucket.tokens + (now - bucket.seen) * self.rate)
        bucket.seen = now
        while len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return bucket

    def _told(self, bucket: _Bucket) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has it: the quota, what is left, when it is whole."""
        window = math.ceil(self.most / self.rate)
        whole = math.ceil((self.most - bucket.tokens) / self.rate)
        return {
            "RateLimit-Policy": f'"client";q={self.most};w={window}',
            "RateLimit": f'"client";r={int(bucket.tokens)};t={whole}',
        }


def client_of(scope: Any) -> str:
    """Whom a request is counted to: an address; of version 6 its network, since one household has
    a whole one of them."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network(f"{address}/64", strict=False))
