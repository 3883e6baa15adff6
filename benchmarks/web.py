"""How fast and how heavy is the site? Loopback, one server process of its own. Printed, not asserted.

    python benchmarks/web.py [seconds of mixed load]

First page after the start of the process; transferred weight of pages; 50 concurrent readers of a kept dossier;
mixed load over many addresses with the count of errors; memory of the server at the end.
"""

from __future__ import annotations

import gzip
import html
import http.client
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

READERS = 50
DOSSIER = "/en/RUS/PRK?as_of=2024-04-30"
PAGES = [
    "/en",
    "/ja",
    DOSSIER,
    "/ja/RUS/PRK?as_of=2024-04-30",
    "/ja/RUS/PRK",
    "/en/RUS/PRK/alliance?as_of=2024-04-30",
    "/ja/RUS/PRK/timeline",
    "/ja/RUS/PRK/map",
    "/en/JPN/CUB/map",
]
MIXED = [
    "/en/RUS/PRK/timeline?from=2015",
    "/ja/IND/PAK/timeline.csv",
    "/ja/RUS/PRK/map",
    *PAGES, "/en/sources", "/en/state/JPN", "/ja/state/DEU", "/en/search?q=Rajin", "/api/v1/states",
    "/ja/USA/JPN", "/en/FRA/DEU", "/en/PAK/IND", "/api/v1/measures/trade/JPN/USA", "/en/compare",
    "/en/check?from=RUS&to=PRK&goods=2710&date=2024-03-01", "/en/XXX/YYY", "/nowhere/at/all",
    "/en/RUS/PRK/x/alliance-ladder.svg?as_of=2024-04-30",
]  # fmt: skip


def get(port: int, path: str, kept: http.client.HTTPConnection | None = None) -> tuple[int, int]:
    """Status and transferred bytes of the body."""
    line = kept or http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    return answer.status, len(answer.read())


def weigh(port: int, path: str) -> dict[str, int]:
    """Bytes that a browser transfers for a page before anybody touches it, by kind."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    packed = answer.read()
    text = gzip.decompress(packed).decode()
    files = re.findall(r'(?:<link rel="stylesheet" href|<script type="module" src)="([^"]+)"', text)
    days = [html.unescape(link) for link in re.findall(r'data-days="([^"]+)"', text)]
    weights = {"page": len(packed)}
    for kind, links in (("style and scripts", files), ("days", days)):
        weights[kind] = sum(get(port, link)[1] for link in links)
    return weights


def memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def read_all(
    port: int, paths: list[str], seconds: float, seed: int, seen: list[tuple[int, float]]
) -> None:
    """One reader: addresses at random until the time is up."""
    lot, line = random.Random(seed), http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        try:
            status = get(port, lot.choice(paths), line)[0]
        except (OSError, http.client.HTTPException):
            status, line = 0, http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        seen.append((status, time.perf_counter() - start))


def load(port: int, paths: list[str], seconds: float) -> list[tuple[int, float]]:
    seen: list[tuple[int, float]] = []
    readers = [
        threading.Thread(target=read_all, args=(port, paths, seconds, seed, seen))
        for seed in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return seen


def told(name: str, seen: list[tuple[int, float]]) -> None:
    times = sorted(took for _, took in seen)
    bad = sum(status == 0 or status >= 500 for status, _ in seen)
    p95 = times[int(0.95 * len(times))]
    print(
        f"{name}: {len(seen):,} answers to {READERS} readers, median {statistics.median(times) * 1e3:.0f} ms, "
        f"p95 {p95 * 1e3:.0f} ms, longest {times[-1] * 1e3:.0f} ms, errors {bad}"
    )


def main(seconds: float) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    command = [
        sys.executable,
        "-c",
        "from tumen.cli import main; main()",
        "serve",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                get(port, "/en")
                break
            except OSError:
                time.sleep(0.01)
        print(f"first page after the start of the process: {time.perf_counter() - began:.2f} s")
        start = time.perf_counter()
        get(port, DOSSIER)
        print(f"first dossier: {time.perf_counter() - start:.2f} s")
        for path in PAGES:
            weights = weigh(port, path)
            parts = ", ".join(f"{kind} {size / 1024:.0f}" for kind, size in weights.items())
            print(f"  {path}: {sum(weights.values()) / 1024:.0f} KB transferred ({parts})")
        told("kept dossier", load(port, [DOSSIER], 10))
        told(f"mixed load, {seconds:.0f} s", load(port, MIXED, seconds))
        print(f"memory of the server: {memory_mb(server.pid):.0f} MB")
    finally:
        server.terminate()
        print(f"stopped with {server.wait(20)}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0)
