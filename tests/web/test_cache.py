"""Kept answers: computed once, costly ones in a line of their own, none waited for without an end."""

from __future__ import annotations

import asyncio
import threading

import pytest

from tumen.web.cache import Cache, Rendered


def made(text: str) -> Rendered:
    return Rendered.of(text.encode(), "text/plain")


class Gate:
    """Work that goes on until it is let go."""

    def __init__(self, text: str) -> None:
        self.text, self.begun, self.go, self.runs = text, threading.Event(), threading.Event(), 0

    def __call__(self) -> Rendered:
        self.runs += 1
        self.begun.set()
        assert self.go.wait(10)
        return made(self.text)


async def begun(gate: Gate) -> None:
    assert await asyncio.to_thread(gate.begun.wait, 5)


def test_who_asks_at_the_same_time_gets_one_answer() -> None:
    async def ask() -> None:
        cache, gate = Cache(), Gate("a")
        asked = [asyncio.ensure_future(cache.get("a", gate)) for _ in range(5)]
        await begun(gate)
        gate.go.set()
        assert {one.body for one in await asyncio.gather(*asked)} == {b"a"}
        assert gate.runs == 1
        assert (await cache.get("a", lambda: made("other"))).body == b"a"
        cache.close()

    asyncio.run(ask())


def test_what_takes_too_long_is_given_up_and_kept_for_the_next() -> None:
    async def ask() -> None:
        cache, gate = Cache(), Gate("slow")
        with pytest.raises(TimeoutError):
            await cache.get("slow", gate, is_costly=True, within=0.1)
        gate.go.set()
        assert (await cache.get("slow", gate, is_costly=True, within=5)).body == b"slow"
        assert gate.runs == 1
        cache.close()

    asyncio.run(ask())


def test_a_page_waits_for_one_costly_request_at_most() -> None:
    async def ask() -> None:
        cache, gates = Cache(), [Gate(str(n)) for n in range(3)]
        order: list[str] = []
        costly = [asyncio.ensure_future(cache.run(gate, is_costly=True)) for gate in gates]
        for gate, task in zip(gates, costly, strict=True):
            task.add_done_callback(lambda _, text=gate.text: order.append(text))
        await begun(gates[0])
        page = asyncio.ensure_future(cache.get("page", lambda: made("page")))
        page.add_done_callback(lambda _: order.append("page"))
        await asyncio.sleep(0.05)
        assert not page.done()
        gates[0].go.set()
        assert (await page).body == b"page"
        assert not gates[2].begun.is_set()
        for gate in gates:
            gate.go.set()
        await asyncio.gather(*costly)
        assert order.index("page") < order.index("1") < order.index("2")
        cache.close()

    asyncio.run(ask())


def test_what_nobody_waits_for_is_never_begun() -> None:
    async def ask() -> None:
        cache, first, second = Cache(), Gate("first"), Gate("second")
        running = asyncio.ensure_future(cache.run(first, is_costly=True))
        await begun(first)
        with pytest.raises(TimeoutError):
            await cache.get("second", second, is_costly=True, within=0.05)
        fresh = asyncio.ensure_future(cache.get("second", lambda: made("anew"), is_costly=True))
        first.go.set()
        assert (await running).body == b"first"
        assert (await fresh).body == b"anew"
        assert second.runs == 0
        cache.close()

    asyncio.run(ask())


def test_an_error_goes_to_who_asked_and_is_not_kept() -> None:
    async def ask() -> None:
        cache = Cache()

        def wrong() -> Rendered:
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await cache.get("a", wrong)
        assert (await cache.get("a", lambda: made("well"))).body == b"well"
        cache.close()

    asyncio.run(ask())


def test_the_least_asked_goes_first() -> None:
    async def ask() -> None:
        cache = Cache(most_bytes=25)
        for name in "ab":
            await cache.get(name, lambda: made("0123456789"))
        await cache.get("a", lambda: made("not asked"))
        await cache.get("c", lambda: made("0123456789"))
        assert (await cache.get("a", lambda: made("again"))).body == b"0123456789"
        assert (await cache.get("b", lambda: made("again"))).body == b"again"
        cache.close()

    asyncio.run(ask())
