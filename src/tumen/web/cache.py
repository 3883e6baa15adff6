"""Rendered answers, kept as bytes: computed once, however many ask at the same time."""

from __future__ import annotations

import asyncio
import contextlib
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
class _Work:
    """An answer under way, and how many wait for it."""

    answer: asyncio.Future[Rendered]
    waiting: int = 0
    is_running: bool = False
    is_dropped: bool = False


@dataclass
class Cache:
    """The least recently asked goes first. The engine works on one thread of its own: the store is
    not shared between threads, and readers of kept pages never wait for it.

    Costly work stands in a line of its own, from which the engine is handed one piece at a time: a
    page waits for one of them at most. What nobody waits for any more is not begun; what has begun
    cannot be stopped, and is kept for who asks again.
    """

    most_bytes: int = MOST_BYTES
    _kept: OrderedDict[str, Rendered] = field(default_factory=OrderedDict)
    _pending: dict[str, _Work] = field(default_factory=dict)
    _bytes: int = 0
    _opened: ThreadPoolExecutor | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def _engine(self) -> ThreadPoolExecutor:
        """Begun with the first question, and again after a stop."""
        if self._opened is None:
            self._opened = ThreadPoolExecutor(1, "engine")
        return self._opened

    async def get(
        self,
        key: str,
        make: Callable[[], Rendered],
        *,
        is_costly: bool = False,
        within: float | None = None,
    ) -> Rendered:
        """The kept answer of a key, or the one that `make` gives on the engine's thread.

        Raises TimeoutError when there is none after `within` seconds.
        """
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        work = self._pending.get(key)
        if work is None or work.is_dropped:
            work = self._pending[key] = begun = self._begin(make, is_costly)
            work.answer.add_done_callback(lambda _: self._finished(key, begun))
        return await self._wait(work, within)

    async def run(
        self,
        make: Callable[[], Rendered],
        *,
        is_costly: bool = False,
        within: float | None = None,
    ) -> Rendered:
        """An answer that is not kept, such as an audit of somebody's text."""
        return await self._wait(self._begin(make, is_costly), within)

    def _begin(self, make: Callable[[], Rendered], is_costly: bool) -> _Work:
        async def answer() -> Rendered:
            async with self._turn if is_costly else contextlib.nullcontext():
                return await asyncio.get_running_loop().run_in_executor(self._engine, run)

        def run() -> Rendered:
            work.is_running = True
            return make()

        work = _Work(asyncio.ensure_future(answer()))
        return work

    async def _wait(self, work: _Work, within: float | None) -> Rendered:
        work.waiting += 1
        try:
            done, _ = await asyncio.wait({work.answer}, timeout=within)
        finally:
            work.waiting -= 1
            if not work.waiting and not work.is_running:
                work.is_dropped = work.answer.cancel()  # False for what is done
        if not done:
            work.answer.add_done_callback(_heard)
            raise TimeoutError
        return work.answer.result()

    def _finished(self, key: str, work: _Work) -> None:
        if self._pending.get(key) is work:
            del self._pending[key]
        if _heard(work.answer):
            self._keep(key, work.answer.result())

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
        self._turn = asyncio.Lock()


def _heard(answer: asyncio.Future[Rendered]) -> bool:
    """Whether there is an answer; an error that nobody waits for any more counts as heard."""
    return not answer.cancelled() and answer.exception() is None
