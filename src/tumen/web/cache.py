"""Rendered answers, kept as bytes: computed once, however many ask at the same time."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

MOST_BYTES = 96 * 2**20
PACKED_FROM = 512
"""Smaller bodies are sent as they are."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body with its type, its gzip form and the tag of its content."""

    body: bytes
    media: str
    status: int = 200
    packed: bytes = b""
    etag: str = ""

    @classmethod
    def of(cls, body: bytes, media: str, status: int = 200) -> Rendered:
        tag = hashlib.sha256(body).hexdigest()[:24]
        packed = gzip.compress(body, 6, mtime=0) if len(body) >= PACKED_FROM else b""
        return cls(body, media, status, packed, tag)

    @property
    def weight(self) -> int:
        return len(self.body) + len(self.packed)


@dataclass
class Cache:
    """The least recently asked goes first. The engine works on one thread of its own: the store is
    not shared between threads, and readers of kept pages never wait for it."""

    most_bytes: int = MOST_BYTES
    _kept: OrderedDict[str, Rendered] = field(default_factory=OrderedDict)
    _pending: dict[str, asyncio.Future[Rendered]] = field(default_factory=dict)
    _bytes: int = 0
    _opened: ThreadPoolExecutor | None = None

    @property
    def _engine(self) -> ThreadPoolExecutor:
        """Begun with the first question, and again after a stop."""
        if self._opened is None:
            self._opened = ThreadPoolExecutor(1, "engine")
        return self._opened

    async def get(self, key: str, make: Callable[[], Rendered]) -> Rendered:
        """The kept answer of a key, or the one that `make` gives on the engine's thread."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._pending:
            loop = asyncio.get_running_loop()
            self._pending[key] = asyncio.ensure_future(loop.run_in_executor(self._engine, make))
        future = self._pending[key]
        try:
            made = await asyncio.shield(future)
        finally:
            if future.done():
                self._pending.pop(key, None)
        self._keep(key, made)
        return made

    async def run(self, make: Callable[[], Rendered]) -> Rendered:
        """An answer that is not kept, such as an audit of somebody's text."""
        return await asyncio.get_running_loop().run_in_executor(self._engine, make)

    def _keep(self, key: str, made: Rendered) -> None:
        if key in self._kept or made.weight > self.most_bytes or made.status != 200:
            return
        self._kept[key] = made
        self._bytes += made.weight
        while self._bytes > self.most_bytes:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.weight

    def clear(self) -> None:
        self._kept.clear()
        self._bytes = 0

    def close(self) -> None:
        """Let the engine finish what it does, and stop."""
        if self._opened is not None:
            self._opened.shutdown(wait=True)
            self._opened = None
